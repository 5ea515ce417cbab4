"""The process that does the panel's errands: looks for bundles, and runs one program at a time."""

from __future__ import annotations

import select
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Literal, NoReturn

from kiosk.staff.actions import Cancel, Finished, Found, Played, Stepped
from kiosk.staff.errands.answers import (
    CANCELLED,
    Answer,
    Available,
    Unreadable,
    available,
    outcome_of,
    refusal_of,
    step_of,
    stored_of,
)
from kiosk.staff.errands.link import End, Holds, Look, Request, Sound
from kiosk.staff.errands.programs import Programs
from kiosk.staff.errands.running import Running
from kiosk.staff.errands.sight import Place, Sight
from kiosk.staff.records import Outcome, Refusal, Sounded, Stored
from kiosk.staff.screens import Deed, Install, Undo

# Seconds from one look to the next: nobody says when files change.
LOOK_S = 2.0

Task = Literal["status", "candidates", "sound"] | Deed

_GONE = Refusal(
    "file-gone",
    "The file is no longer there.",
    "Nothing was changed. Plug the stick in again and wait until the list shows the file.",
)


class Errands:
    """What is known, what is to be done next, and the program that runs.

    It does nothing before it is asked to look. A deed goes before a look, which then begins anew.
    """

    def __init__(
        self,
        link: End[Request],
        programs: Programs,
        see: Callable[[], Sight],
        *,
        release: str = "",
        mounts: int | None = None,
        look_s: float = LOOK_S,
    ) -> None:
        """`release` is the version of the release's own content, `mounts` a descriptor that tells
        of mounts by POLLPRI."""
        self._link = link
        self._programs = programs
        self._see = see
        self._release = release
        self._look_s = look_s
        self._sight: Sight | None = None
        self._available: Mapping[str, Available] = {}
        self._active = release
        self._is_asked = False
        self._language = ""
        self._look_at = 0.0
        self._next: list[Task] = []
        self._task: Task | None = None
        self._receipt_in: Place | None = None
        self._running: Running | None = None
        self._poll = select.poll()
        self._poll.register(link.descriptor, select.POLLIN)
        if mounts is not None:
            self._poll.register(mounts, select.POLLPRI)

    def run(self) -> NoReturn:
        """Go on until the panel is gone, and with it the reason to be: then LinkBroken is
        raised."""
        try:
            while True:
                self._wait()
                for request in self._link.hear():
                    self._take(request)
                self._watch_program()
                self._look()
                self._begin_next()
        finally:
            if self._running:
                self._running.end()

    def _wait(self) -> None:
        for descriptor, event in self._poll.poll(1000 * self._look_s):
            if event & select.POLLPRI:
                self._look_at = 0.0
            elif event == select.POLLHUP and descriptor != self._link.descriptor:
                self._poll.unregister(descriptor)  # it has no more to say; its end is told as well

    # --- what the panel asks ------------------------------------------------------------

    def _take(self, request: Request) -> None:
        match request:
            case Look(language=language):
                self._language = language
                self._is_asked, self._sight, self._look_at = True, None, 0.0
            case Sound():
                self._want("sound")
            case Install() | Undo() if not isinstance(self._task, Deed):
                self._give_up_looking()
                self._next.insert(0, request)
            case Cancel() if self._running and isinstance(self._task, Deed):
                self._running.cancel()
            case Cancel() if self._next and isinstance(self._next[0], Deed):
                del self._next[0]
                self._link.say(Finished(Outcome(self._active, self._active, CANCELLED)))

    def _give_up_looking(self) -> None:
        if self._running and self._task:
            self._next.append(self._task)
            self._end_program()

    # --- what there is ------------------------------------------------------------------

    def _look(self) -> None:
        now = time.monotonic()
        if not self._is_asked or isinstance(self._task, Deed) or now < self._look_at:
            return
        self._look_at = now + self._look_s
        sight = self._see()
        if sight == self._sight:
            return
        if self._sight is None or sight.active != self._sight.active:
            self._want("status")
        self._want("candidates")
        self._sight = sight
        self._available = {
            key: each for key, each in self._available.items() if _is_there(each, sight)
        }
        self._tell_candidates(is_looking=True)

    def _want(self, task: Task) -> None:
        if task not in self._next:
            self._next.append(task)

    def _tell_candidates(
        self, refusals: tuple[Refusal, ...] = (), *, is_looking: bool = False
    ) -> None:
        found = tuple(each.candidate for each in self._available.values())
        self._link.say(Found(found, is_looking, refusals))

    # --- the program --------------------------------------------------------------------

    def _begin_next(self) -> None:
        while self._next and self._running is None:
            task = self._next.pop(0)
            command = self._command(task)
            if command is None:
                continue
            try:
                self._running = Running(command)
            except OSError as error:
                self._task = task
                self._take_answer(Answer(error.errno or -1, b""))
                continue
            self._task = task
            self._poll.register(self._running.progress, select.POLLIN)
            self._poll.register(self._running.pidfd, select.POLLIN)

    def _command(self, task: Task) -> tuple[str, ...] | None:
        sight = self._sight or Sight()
        match task:
            case "status":
                return self._programs.status()
            case "sound":
                return self._programs.sound()
            case "candidates" if sight.files:
                return self._programs.candidates(sight, self._language)
            case "candidates":
                self._tell_candidates()
            case Undo():
                self._receipt_in = sight.drive
                return self._programs.rollback(sight.drive)
            case Install(candidate=candidate) if candidate.id in self._available:
                offer = self._available[candidate.id]
                self._receipt_in = offer.place
                return self._programs.install(offer.file, offer.place)
            case Install():
                self._link.say(Finished(Outcome(self._active, self._active, _GONE)))
        return None

    def _watch_program(self) -> None:
        if self._running is None:
            return
        has_ended = self._running.has_ended()
        for line in self._running.lines():
            step = step_of(line)
            if step and isinstance(self._task, Deed):
                self._link.say(Stepped(step))
        if has_ended:
            self._take_answer(self._end_program())

    def _end_program(self) -> Answer:
        assert self._running
        for descriptor in (self._running.progress, self._running.pidfd):
            self._forget(descriptor)
        answer, self._running = self._running.end(), None
        return answer

    def _forget(self, descriptor: int) -> None:
        with suppress(KeyError):  # it had no more to say
            self._poll.unregister(descriptor)

    def _take_answer(self, answer: Answer) -> None:
        task, self._task = self._task, None
        match task:
            case "status":
                self._take_status(answer)
            case "candidates":
                self._take_candidates(answer)
            case "sound":
                self._link.say(Played(Sounded(None if answer.code == 0 else refusal_of(answer))))
            case Install(candidate=candidate):
                self._finish(answer, candidate.version)
            case Undo(slot=slot):
                self._finish(answer, slot.version)

    def _take_status(self, answer: Answer) -> None:
        try:
            stored = stored_of(answer, self._release)
        except Unreadable:
            refusal = refusal_of(answer)
            if refusal.code == "store-busy":
                self._sight = None  # somebody installs; look at everything again
            else:
                self._link.say(Holds(Stored((), refusal=refusal)))
            return
        self._active = stored.slots[0].version
        self._link.say(Holds(stored))

    def _take_candidates(self, answer: Answer) -> None:
        try:
            found, refusals = available(answer, self._sight or Sight())
        except Unreadable:
            found, refusals = (), (refusal_of(answer),)
        self._available = {offer.candidate.id: offer for offer in found}
        self._tell_candidates(refusals, is_looking="candidates" in self._next)

    def _finish(self, answer: Answer, after: str) -> None:
        """A deed has ended: what is there now is another thing than before."""
        outcome = outcome_of(answer, self._active, after, self._receipt_in)
        if outcome.is_cancelled and self._sight and self._sight.active != self._see().active:
            outcome = Outcome(self._active, after)  # it was too late
        self._link.say(Finished(outcome))
        self._sight, self._look_at = None, 0.0


def _is_there(offer: Available, sight: Sight) -> bool:
    return any(offer.file == listed.path for listed in sight.files)
