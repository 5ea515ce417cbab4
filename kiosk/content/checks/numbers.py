"""Phone numbers inside texts: none that is withheld, and each as its service writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kiosk.content.checks.texts import visible_texts
from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source
from kiosk.content.source.tree import Value

_NUMBER = re.compile(r"(?<![\w.,])\+?\d[\d ()/-]*\d(?!\w|[.]\w)")


def check_numbers(source: Source) -> Iterator[Problem]:
    """Numbers in texts that are withheld, or grouped otherwise than where they belong."""
    hidden, shown = _numbers(source)
    for value in visible_texts(source):
        if "phone" in value.steps:
            continue
        for found in _NUMBER.findall(value.text):
            digits = _digits(found)
            if digits in hidden and digits not in shown:
                where = f"{hidden[digits].file}:{hidden[digits].line}"
                sentence = f"The number {quoted(found)} is withheld ({where}). Leave it out."
                yield value.problem("withheld-fact", sentence)
            elif digits in shown and found not in shown[digits]:
                written = " or ".join(quoted(each) for each in sorted(shown[digits]))
                sentence = f"{quoted(found)} is written {written} where it belongs."
                yield value.problem("phone-differs", sentence)


def _numbers(source: Source) -> tuple[Mapping[str, Value], Mapping[str, set[str]]]:
    """The withheld numbers and the others, by their digits."""
    hidden: dict[str, Value] = {}
    shown: dict[str, set[str]] = {}
    for value in source.bundle.texts_at("emergency", "*", "phone"):
        shown.setdefault(_digits(value.text), set()).add(value.text)
    for value in source.services.texts_at("*", "phone"):
        if _is_withheld(source, value):
            hidden[_digits(value.text)] = value
        else:
            shown.setdefault(_digits(value.text), set()).add(value.text)
    return hidden, shown


def _is_withheld(source: Source, phone: Value) -> bool:
    item = phone.steps[0]
    states = (
        *source.services.texts_at(item, "state"),
        *source.services.texts_at(item, "facts", "phone", "state"),
    )
    return any(state.text == "withheld" for state in states)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
