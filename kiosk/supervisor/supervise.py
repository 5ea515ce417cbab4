"""The supervisor: one loop that tells the policy what happened and does what it says."""

from __future__ import annotations

import os
import selectors
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from kiosk.output import complain
from kiosk.supervisor import events, heartbeat, policy
from kiosk.supervisor.heartbeat import Pulse
from kiosk.supervisor.process import Life, VisitorProcess
from kiosk.supervisor.service import Service
from kiosk.supervisor.signals import end_signals
from kiosk.supervisor.state import Ending, State, Step
from kiosk.supervisor.streams import hand_down_no_descriptors, hold_standard_streams
from kiosk.supervisor.supply import Active, Supply

if TYPE_CHECKING:
    from kiosk.supervisor.deliveries import Deliveries, DropFolder

# A process that sleeps in the kernel dies late; the kiosk does not wait for it for ever.
_SECONDS_TO_DIE = 5.0


class Programs(NamedTuple):
    """What the processes do that the supervisor starts.

    `visitor` starts hidden, and reads its content from the memory of this descriptor once it has
    been `checked`; `emergency`, where there is one, shows the emergency page at once; `staff`,
    where there is one, the staff panel, with the same content. `admits_staff` says whether that can
    be opened now. `drop_folder`, where there is one, returns where content is brought; it is asked
    once, when the first process has had time to start.
    """

    visitor: Callable[[int], Life]
    content: Active
    emergency: Life | None = None
    staff: Callable[[int], Life] | None = None
    admits_staff: Callable[[], bool] = lambda: False
    drop_folder: Callable[[], DropFolder] | None = None


def supervise(
    programs: Programs,
    *,
    closable: bool = False,
    shares_display: bool = True,
    memory_limit: Callable[[], int | None] = lambda: None,
    require_display: Callable[[], object] = lambda: None,
    notify_socket: str = "",
) -> Ending:
    """Keep a visitor process on the screen, until a signal, staff or, if `closable`, its window
    ends it. Returns how it ended.

    With `shares_display` another is kept warm. `memory_limit` returns how many bytes of memory a
    visitor process may hold, or None; it is asked once, when the first one has had time to
    start. `notify_socket` is where the service manager listens, if one does. `require_display`
    raises what ends the kiosk where there is no screen any more; it is asked before each further
    process. No process is left when this returns or raises.
    """
    hold_standard_streams()
    hand_down_no_descriptors()
    state = State(closable, shares_display, has_emergency=programs.emergency is not None)
    with end_signals() as signals, selectors.DefaultSelector() as selector:
        selector.register(signals, selectors.EVENT_READ, events.Stopped())
        service = Service(notify_socket)
        supervisor = _Supervisor(programs, selector, memory_limit, require_display, service)
        try:
            supervisor.begin(state)
            return supervisor.run()
        finally:
            supervisor.end()


class _Supervisor:
    """The processes that live, by number, and the policy's state."""

    def __init__(
        self,
        programs: Programs,
        selector: selectors.BaseSelector,
        memory_limit: Callable[[], int | None],
        require_display: Callable[[], object],
        service: Service,
    ) -> None:
        self._programs = programs
        self._selector = selector
        self._state = State()
        self._supply = Supply(programs.content)
        self._deliveries: Deliveries | None = None
        self._living: dict[int, VisitorProcess] = {}
        self._beat_at = time.monotonic() + heartbeat.SECONDS
        self._memory_limit = cache(memory_limit)
        self._require_display = require_display
        self._service = service

    def begin(self, state: State) -> None:
        """Start the first process."""
        self._take(policy.begin(state))

    def run(self) -> Ending:
        """Take events until the policy says that it is over."""
        while self._state.ending is None:
            for event in self._next_events(self._seconds_to_wait()):
                self._take(policy.apply(self._state, event, time.monotonic()))
            self._memory_limit()  # not before: the first process was to have the machine
        return self._state.ending

    def end(self) -> None:
        """End all processes and see them dead."""
        self._service.end()
        for process in self._living.values():
            process.kill()
        deadline = time.monotonic() + _SECONDS_TO_DIE
        while self._living and (left := deadline - time.monotonic()) > 0:
            for _ in self._next_events(left):
                pass
        self._supply.close()
        if self._deliveries:
            self._deliveries.close()

    def _seconds_to_wait(self) -> float:
        times = (self._beat_at, self._state.wakes_at)
        return max(0.0, min(at for at in times if at is not None) - time.monotonic())

    def _next_events(self, seconds: float) -> Iterator[events.Event]:
        for key, _ in self._selector.select(seconds):
            match key.data:
                case events.Said(number, _):
                    yield from self._words(number)
                case events.Exited(number):
                    # Its last words may have come together with its end.
                    yield from self._words(number)
                    self._reap(number)
                    yield key.data
                case events.Stopped():
                    os.read(key.fd, 64)
                    yield key.data
                case events.Renewed():
                    yield from self._end_check()
                case found if self._deliveries and found is self._deliveries:
                    self._selector.unregister(key.fileobj)
                    self._deliveries.end_try(time.monotonic())
        yield events.Woke()
        yield from self._beats()

    def _words(self, number: int) -> Iterator[events.Event]:
        process = self._living.get(number)
        if process is None or not process.is_linked:
            return
        words = process.words()
        if not process.is_linked:
            self._selector.unregister(process.link)
        for word in words:
            if process.pulse:
                process.pulse = heartbeat.hear(process.pulse, word)
            if word == "staff" and not (self._programs.staff and self._programs.admits_staff()):
                continue
            yield events.Said(number, word)

    def _reap(self, number: int) -> None:
        process = self._living.pop(number)
        self._selector.unregister(process.pidfd)
        if process.is_linked:
            self._selector.unregister(process.link)
        process.reap()

    # --- is everybody well? -------------------------------------------------------------

    def _beats(self) -> Iterator[events.Event]:
        now = time.monotonic()
        if now < self._beat_at:
            return
        self._beat_at = now + heartbeat.SECONDS
        self._service.beat(is_right=self._state.is_right)
        self._supply.beat()
        self._check_if_due()
        self._try_delivery(now)
        for number, process in list(self._living.items()):
            if process.pulse:
                yield from self._beat(number, process, process.pulse)

    def _beat(self, number: int, process: VisitorProcess, pulse: Pulse) -> Iterator[events.Event]:
        process.pulse, verdict = heartbeat.beat(pulse)
        if verdict == "hung":
            process.pulse = None
            yield events.Hung(number)
        elif verdict == "ask":
            process.say("alive?")
            if pulse.is_settled and self._is_too_heavy(process):
                yield events.Grown(number)

    def _is_too_heavy(self, process: VisitorProcess) -> bool:
        most = self._memory_limit()
        return most is not None and process.resident_bytes() > most

    # --- the content --------------------------------------------------------------------

    def _check_if_due(self) -> None:
        if not self._living or not self._supply.is_due():
            return  # where nobody lives, the next start asks again
        try:
            process = self._supply.start_check()
        except OSError as error:
            complain(f"kiosk: content cannot be checked ({error.strerror}). It is tried again.")
            return
        self._selector.register(process.pidfd, selectors.EVENT_READ, events.Renewed())

    def _end_check(self) -> Iterator[events.Event]:
        assert self._supply.process
        self._selector.unregister(self._supply.process.pidfd)
        had_content = self._supply.has_content
        is_right = self._supply.end_check()
        if had_content:
            yield from [events.Renewed()] if is_right else []
            return
        for number, process in self._living.items():
            if is_right:
                process.say("checked")
            elif number != self._state.emergency:
                process.kill()  # it waits for what there is not; the next one has it checked anew

    def _try_delivery(self, now: float) -> None:
        if self._programs.drop_folder is None:
            return
        if self._deliveries is None:
            from kiosk.supervisor.deliveries import Deliveries

            self._deliveries = Deliveries(self._programs.drop_folder())
        quiet, is_free = self._state.is_quiet, self._supply.process is None
        process = self._deliveries.beat(now, is_quiet=quiet, is_free=is_free)
        if process:
            self._selector.register(process.pidfd, selectors.EVENT_READ, self._deliveries)

    # --- what the policy commands -------------------------------------------------------

    def _take(self, step: Step) -> None:
        self._state, commands = step
        self._service.see(is_right=self._state.is_right)
        for command in commands:
            match command:
                case events.Start(number):
                    self._start(number, partial(self._with_content, self._programs.visitor))
                case events.StartStaff(number) if self._programs.staff:
                    self._start(number, partial(self._with_content, self._programs.staff))
                case events.StartEmergency(number) if self._programs.emergency:
                    complain(
                        "kiosk: visitor processes fail; the emergency page is shown meanwhile."
                    )
                    self._start(number, partial(VisitorProcess, self._programs.emergency))
                case events.Show(number) if number in self._living:
                    self._show(self._living[number])
                case events.Dismiss(number) if number in self._living:
                    self._living[number].say("leave")
                case events.Kill(number):
                    self._living[number].kill()

    def _with_content(self, program: Callable[[int], Life]) -> VisitorProcess:
        content = self._supply.descriptor
        process = VisitorProcess(program(content), keeps=(content,))
        if self._supply.has_content:
            process.say("checked")
        return process

    def _start(self, number: int, start: Callable[[], VisitorProcess]) -> None:
        if number > 1:
            self._require_display()
        try:
            process = start()
        except OSError as error:
            complain(f"kiosk: a visitor process cannot be started ({error.strerror}).")
            gone = events.Exited(number)
            self._take(policy.apply(self._state, gone, time.monotonic()))
            return
        self._living[number] = process
        self._selector.register(process.link, selectors.EVENT_READ, events.Said(number, ""))
        self._selector.register(process.pidfd, selectors.EVENT_READ, events.Exited(number))
        self._check_if_due()  # after it, since it has more to load than a check

    def _show(self, process: VisitorProcess) -> None:
        process.say("show")
        if process.pulse:
            process.pulse = heartbeat.told_to_show(process.pulse)
