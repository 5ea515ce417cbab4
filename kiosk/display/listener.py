"""Does what the supervisor says, and tells it how the visit goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

from kiosk.display.stage import Scene
from kiosk.supervisor.link import Link


class Listener(QObject):
    """The event loop's end of the link. `show` puts the stage's window on the screen."""

    def __init__(self, link: Link, stage: Scene, show: Callable[[], None]) -> None:
        super().__init__()
        self._link = link
        self._window = stage.window
        self._visit = stage.model
        self._show = show
        self._is_shown = self._has_ended = self._owes_answer = False
        self._window.frameSwapped.connect(self._after_frame)
        self._visit.begun.connect(lambda: link.say("touched"))
        self._visit.staffAsked.connect(lambda: link.say("staff"))
        self._visit.frameClosed.connect(lambda: link.say("closed"))
        self._notifier = QSocketNotifier(link.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.hear)

    def hear(self) -> None:
        """Take in what was said meanwhile."""
        for word in self._link.hear():
            if word == "show":
                self._show()
            elif word == "leave":
                self._visit.leave()
            elif word == "alive?":
                self._answer()

    def _answer(self) -> None:
        """Prove that a visitor sees what happens: where there are frames, by drawing one.

        Where a compositor wants none, the end of a visit does not wait for its cover.
        """
        if self._window.isExposed():
            self._owes_answer = True
            self._window.update()
        else:
            self._say_ended()
            self._link.say("alive")

    def _after_frame(self) -> None:
        if not self._is_shown:
            self._is_shown = True
            self._link.say("shown")
        self._say_ended()
        if self._owes_answer:
            self._owes_answer = False
            self._link.say("alive")

    def _say_ended(self) -> None:
        if self._visit.is_over and not self._has_ended:
            self._has_ended = True
            self._link.say(self._visit.farewell)
