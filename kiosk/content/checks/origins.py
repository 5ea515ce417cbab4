"""How long a fact stays confirmed, and which facts may not be withheld."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.problems import Problem, quoted
from kiosk.content.recheck import MONTHS, is_overdue
from kiosk.content.source.read import Source
from kiosk.content.source.tree import Value, YamlTree

# The one problem that time alone brings: it does not keep a bundle from being compiled.
RECHECK = "recheck"


def check_origins(source: Source) -> Iterator[Problem]:
    """Confirmed facts that nobody has looked at for too long; withheld emergency numbers."""
    months = recheck_months(source.bundle)
    for tree in source.trees:
        for state, checked_on in _origins(tree):
            if state == "confirmed" and is_overdue(checked_on.text, months, source.today):
                sentence = f"Confirmed on {quoted(checked_on.text)}, over {months} months ago."
                advice = "Check it again, or call it published."
                yield checked_on.problem(RECHECK, f"{sentence} {advice}")
    for value in source.bundle.texts_at("emergency", "*", "state"):
        if value.text == "withheld":
            sentence = "A number of the constant strip cannot be withheld. Take it out."
            yield value.problem("withheld-fact", sentence)


def _origins(tree: YamlTree) -> Iterator[tuple[str, Value]]:
    """Each state with the day it was checked on."""
    values = {value.steps: value for value in tree.texts()}
    for steps, value in values.items():
        checked_on = values.get((*steps[:-1], "checked_on"))
        if steps[-1:] == ("state",) and checked_on:
            yield value.text, checked_on


def recheck_months(bundle: YamlTree) -> int:
    """After how many months a fact of this bundle should be checked again."""
    for value in bundle.texts_at("recheck_months"):
        if value.text.isascii() and value.text.isdigit():
            return int(value.text[:6])
    return MONTHS
