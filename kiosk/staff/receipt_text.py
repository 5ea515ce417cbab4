"""A receipt as a file holds it, for people and for machines.

It is one text: sentences, the line `For machines (JSON):`, and a JSON object. Both halves are made
from the same record, and only the second is ever read back.

Whoever reads one takes fields it does not know for additions, and refuses a newer "format".
Receipts are written by anybody who has had the stick: all texts are cut and made printable, on
the way in and on the way out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec

from kiosk.errors import KioskError
from kiosk.staff.receipts import Receipt, Version, Way

FORMAT = 1
MOST_BYTES = 128 * 1024

_MOST_LETTERS = 400
_MOST_FINDINGS = 10
_MARK = "For machines (JSON):"
_MARK_LINE = re.compile(rf"^{re.escape(_MARK)}[ \t\r]*$", re.MULTILINE)
_WAYS: dict[Way, str] = {
    "stick": "from a stick",
    "drop-folder": "from the drop folder",
    "kiosk": "on the kiosk itself",
}


class NotAReceipt(KioskError):
    """A file that is named like a receipt holds something else, or only a part of one."""

    code = "not-a-receipt"


class NewerReceipt(KioskError):
    """A receipt was written by a newer program, in a format that this one does not know."""

    code = "newer-format"


def as_text(receipt: Receipt) -> str:
    """The receipt as a file holds it, at most MOST_BYTES long in UTF-8."""
    receipt = msgspec.convert(as_builtins(receipt), Receipt)
    machines = msgspec.json.encode({"format": FORMAT, **as_builtins(receipt)})
    listing = msgspec.json.format(machines, indent=2).decode()
    return "\n".join([*_sentences(receipt), "", _MARK, listing, ""])


def as_builtins(receipt: Receipt) -> dict[str, Any]:
    """The receipt as JSON has it, every text cut to one printable line."""
    cut: dict[str, Any] = _cut(msgspec.to_builtins(receipt))
    return cut


def read_receipt(data: bytes) -> Receipt:
    """The record in a receipt's file. Raises NotAReceipt, NewerReceipt."""
    try:
        text = data.decode("utf-8-sig")
        mark = _MARK_LINE.search(text)
        values = _cut(msgspec.json.decode(text[mark.end() :] if mark else ""))
        number = msgspec.convert(values, _Numbered).format
        receipt = msgspec.convert(values, Receipt) if number <= FORMAT else None
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise NotAReceipt(
            f"It is no receipt, or only a part of one ({one_line(str(error))}).",
            "Have the kiosk write it again.",
        ) from error
    if receipt is None:
        raise NewerReceipt(
            f"It has format {number}; this program knows formats up to {FORMAT}.",
            "Read it with the newer program.",
        )
    return receipt


class _Numbered(msgspec.Struct):
    format: Annotated[int, msgspec.Meta(ge=1, lt=1 << 31)]


def _sentences(receipt: Receipt) -> Iterator[str]:
    yield "A receipt of an information kiosk. It says nothing about visitors."
    yield ""
    for label, value in _lines(receipt):
        yield f"{label + ':':16}{value}" if label else f"{'':16}{value}"


def _lines(receipt: Receipt) -> Iterator[tuple[str, str]]:
    yield "Kiosk", receipt.kiosk
    yield "Time", f"{said_time(receipt.time)}, by the kiosk's clock"
    if receipt.clock_is_behind:
        yield "", f"The clock is behind: it was {receipt.time_floor} or later."
    yield "Tried", " ".join(filter(None, (receipt.tried, receipt.file, _WAYS[receipt.way])))
    yield "Result", receipt.result
    if receipt.reason:
        yield "Reason", f"{receipt.reason.code}: {receipt.reason.sentence}"
    if receipt.reason and receipt.reason.advice:
        yield "What to do", receipt.reason.advice
    yield "Content before", content_name(receipt.before)
    yield "Content after", content_name(receipt.after)
    yield "Health", str(receipt.health or "It was not examined.")
    for found in receipt.health.findings if receipt.health else ():
        yield "", f"{found.section}: {found.finding} → {found.advice}"
    yield "Program", f"kiosk {receipt.program}"


def said_time(time: str) -> str:
    """A receipt's time for people."""
    return f"{time[:10]} {time[11:16]} UTC"


def content_name(version: Version | None) -> str:
    """What a kiosk shows, in words."""
    return str(version or "unknown")


def _cut(value: Any) -> Any:
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        return {key: _cut(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_cut(inner) for inner in value[:_MOST_FINDINGS]]
    return value


def one_line(text: str, keep: str = "") -> str:
    """A text cut to one line, without controls, marks of direction, and what UTF-8 cannot say, but
    with these characters to `keep`."""
    cut = text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"
    return "".join(
        letter if letter.isprintable() or letter in keep else " " for letter in cut
    ).strip()
