"""How all kiosks are whose receipts are on a stick: the fleet view without a network."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from kiosk.errors import KioskError
from kiosk.staff.receipt_reading import Reading, read_receipts
from kiosk.staff.receipt_text import as_builtins, content_name, said_time
from kiosk.staff.receipt_writing import FOLDER
from kiosk.staff.receipts import Receipt, Version

_WIDEST = 44
_HEADINGS = ("Kiosk", "Content", "Last try", "Result", "Problems", "When")


class NoReceipts(KioskError):
    """There is no receipt to make a table of."""

    code = "no-receipts"


def read_states(folder: Path, today: date) -> tuple[tuple[KioskState, ...], Reading]:
    """The newest state of each kiosk by the receipts in `folder`, and how these were read.

    Raises NoReceipts.
    """
    reading = read_receipts(folder)
    if not reading.receipts:
        unread = f" ({reading.gaps()[0]})" if reading.unread else ""
        raise NoReceipts(
            f"There are no receipts in {folder}{unread}.",
            f"Name a stick that has been in a kiosk, or a folder with copies of its {FOLDER}.",
        )
    return states_of(reading.receipts, today), reading


class KioskState(NamedTuple):
    """A kiosk as its newest receipt tells: how many `tries` are known of it, and what one has to
    know or do about it, in words, the most urgent first."""

    receipt: Receipt
    tries: int
    is_out_of_date: bool
    notes: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether nothing is to be done here."""
        return not self.notes


def states_of(receipts: Iterable[Receipt], today: date) -> tuple[KioskState, ...]:
    """The newest state of each kiosk, those first where there is something to do.

    Of a kiosk whose clock stood before what it knew of, at least the day of that is known, and
    taken. Receipts of the same time count in the order they come in.
    """
    tries: dict[str, list[Receipt]] = defaultdict(list)
    for receipt in receipts:
        tries[receipt.kiosk].append(receipt)
    newest = _newest_versions(receipt for known in tries.values() for receipt in known)
    states = [_state(sorted(known, key=_moment), newest, today) for known in tries.values()]
    return tuple(sorted(states, key=lambda state: (state.is_right, state.receipt.kiosk)))


def _moment(receipt: Receipt) -> tuple[str, str]:
    return max(receipt.time, receipt.time_floor), receipt.time


def _newest_versions(receipts: Iterable[Receipt]) -> dict[str, Version]:
    """The newest version of each bundle that some kiosk has, or had."""
    newest: dict[str, Version] = {}
    for receipt in receipts:
        for version in filter(None, (receipt.before, receipt.after)):
            known = newest.setdefault(version.bundle, version)
            newest[version.bundle] = max(known, version, key=lambda one: one.version)
    return newest


def _state(tries: Sequence[Receipt], newest: dict[str, Version], today: date) -> KioskState:
    receipt = tries[-1]
    there = newest[receipt.after.bundle] if receipt.after else None
    is_out_of_date = bool(there and receipt.after and receipt.after.version < there.version)
    notes = [*_refusal(receipt)]
    if is_out_of_date:
        notes.append(f"Out of date: there is {there}.")
    notes += _problems(receipt)
    notes += _clock(receipt, today)
    return KioskState(receipt, len(tries), is_out_of_date, tuple(notes))


def _refusal(receipt: Receipt) -> Iterator[str]:
    if receipt.reason:
        reason = receipt.reason
        yield f"{reason.code}: {reason.sentence} {_arrow(reason.advice)}".rstrip()
    elif receipt.result == "refused":
        yield "The receipt does not say why. → Look at the kiosk."


def _problems(receipt: Receipt) -> Iterator[str]:
    health = receipt.health
    for found in health.findings if health else ():
        yield f"{found.section}: {found.finding} {_arrow(found.advice)}".rstrip()
    if health and health.problems > len(health.findings):
        yield f"Further problems: {health.problems - len(health.findings)}."


def _clock(receipt: Receipt, today: date) -> Iterator[str]:
    if receipt.clock_is_behind:
        yield f"Its clock is behind: it was {receipt.time_floor} or later. → Set the clock."
    # A day more, for time zones.
    elif receipt.time[:10] > (today + timedelta(days=1)).isoformat():
        yield "Its clock is ahead, so this may not be its last try. → Set the clock."


def _arrow(advice: str) -> str:
    return f"→ {advice}" if advice else ""


def as_table(states: Sequence[KioskState]) -> str:
    """One line for each kiosk, and below it one for each thing to know or do."""
    rows = [_HEADINGS, *map(cells, states)]
    widths = [max(min(len(cell), _WIDEST) for cell in column) for column in zip(*rows, strict=True)]
    lines = [_row(rows[0], widths)]
    for state, row in zip(states, rows[1:], strict=True):
        lines += [_row(row, widths), *(f"    {note}" for note in state.notes)]
    return "\n".join(lines)


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
    return "  ".join(padded).rstrip()


def cells(state: KioskState) -> tuple[str, str, str, str, str, str]:
    """What a table says of a kiosk, beside its notes."""
    receipt = state.receipt
    tried = f"{receipt.tried} {receipt.file}".strip()
    problems = str(receipt.health.problems) if receipt.health else "unknown"
    content = content_name(receipt.after)
    return receipt.kiosk, content, tried, receipt.result, problems, said_time(receipt.time)


def as_json(states: Sequence[KioskState], reading: Reading) -> str:
    """The same for machines, with the newest receipt of each kiosk as it was written."""
    kiosks = [
        {
            "kiosk": state.receipt.kiosk,
            "tries": state.tries,
            "out_of_date": state.is_out_of_date,
            "notes": state.notes,
            "receipt": as_builtins(state.receipt),
        }
        for state in states
    ]
    unread = [
        {"file": str(one.path), "code": one.code, "sentence": one.sentence}
        for one in reading.unread
    ]
    whole = {"kiosks": kiosks, "unread": unread, "left_out": reading.left_out}
    return json.dumps(whole, indent=2, ensure_ascii=False)
