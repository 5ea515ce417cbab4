"""Carries what the staff panel asks for to the process that does its errands, and the answers."""

from __future__ import annotations

from socket import socket

from PySide6.QtCore import QObject, QSocketNotifier

from kiosk.display.staff_model import StaffModel
from kiosk.output import complain
from kiosk.staff.errands.link import LinkBroken, Request, panel_end


class Messenger(QObject):
    """The event loop's end of the link. Whatever is wrong on it closes the panel."""

    def __init__(self, link: socket) -> None:
        super().__init__()
        # Not handed on: a socket closes its descriptor when it is dropped.
        self._socket = link
        self._end = panel_end(link)
        self._staff: StaffModel | None = None
        self._notifier = QSocketNotifier(link.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.setEnabled(False)
        self._notifier.activated.connect(self.hear)

    def serve(self, staff: StaffModel) -> None:
        """From now on, tell this model."""
        self._staff = staff
        self._notifier.setEnabled(True)

    def ask(self, request: Request) -> None:
        """Ask for an errand."""
        try:
            self._end.say(request)
        except LinkBroken as error:
            self._close(error)

    def hear(self) -> None:
        """Take in what was said meanwhile."""
        assert self._staff
        try:
            for report in self._end.hear():
                self._staff.take(report)
        except LinkBroken as error:
            self._close(error)

    def _close(self, error: LinkBroken) -> None:
        if self._notifier.isEnabled():
            self._notifier.setEnabled(False)
            complain(str(error))
        if self._staff:
            self._staff.lose_errands()
