"""The sandbox: what visitor processes give up on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kiosk.doctor.check import Check, ok, problem, warning
from kiosk.doctor.trial import Trial
from kiosk.supervisor.sandbox.enter import Name


class _Words(NamedTuple):
    """What visitor processes do thanks to a protection, and what gives it to them."""

    deed: str
    advice: str


_LINUX_6_12 = "Use Linux 6.12 or newer; until then the unit's User= keeps others out of reach."
_LANDLOCK = (
    "Use a kernel with Landlock, with landlock among lsm= on its command line, and let the "
    "unit's SystemCallFilter= allow its three calls. Until then ProtectSystem=strict must do."
)
_FILTER = "Use a 64-bit x86 or ARM machine; until then the unit's RestrictAddressFamilies= must do."

_WORDS: dict[Name, _Words] = {
    "privileges": _Words("gain no privileges", "Set NoNewPrivileges=yes in the unit."),
    "core": _Words("leave no core dump", "Set LimitCORE=0 in the unit."),
    "files": _Words("write nothing, read only what they need, start no programs", _LANDLOCK),
    "changes": _Words("change no file in length, permissions, times or attributes", _FILTER),
    "network": _Words("have no network", _FILTER),
    "signals": _Words("send no signals to other processes", _LINUX_6_12),
    "abstract-sockets": _Words("reach no service by a socket without a file", _LINUX_6_12),
    "swap": _Words("stay out of swap", "Set LimitMEMLOCK=infinity in the unit."),
}
_REPORT = "The kernel took the rule and does not keep it: use another kernel, and report this."


def check_sandbox(try_sandbox: Callable[[], tuple[Trial, ...]]) -> Iterator[Check]:
    """Does each protection hold against a process that tries?"""
    try:
        trials = try_sandbox()
    except OSError as error:
        finding = f"It could not be tried ({error.strerror or error})."
        yield problem("sandbox", finding, "Free memory and space in /tmp, and try again.")
        return
    yield from map(_check, trials)


def _check(trial: Trial) -> Check:
    deed, advice = _WORDS[trial.name]
    if trial.lacking:
        finding = f"Nothing makes visitor processes {deed}: {trial.lacking}."
        return warning("sandbox", finding, advice)
    if not trial.held:
        return problem("sandbox", f"It is not true that visitor processes {deed}.", _REPORT)
    return ok("sandbox", f"Visitor processes {deed}.")
