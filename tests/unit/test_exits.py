"""Every exit code is written down, with what to do."""

import re
from enum import IntEnum
from pathlib import Path

import pytest

from kiosk.doctor.check import State
from kiosk.exits import Exit
from kiosk.supervisor.faults import FAULT

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"


def undocumented(codes: type[IntEnum], document: str) -> set[str]:
    """The names of codes that have no row with their number, name and meaning."""
    rows = re.findall(r"(?m)^\| (\d+) \| `(\w+)` \| .+ \|$", document)
    return {code.name for code in codes if (str(code.value), code.name) not in rows}


@pytest.mark.parametrize("codes", [Exit, State])
def test_every_code_is_documented(codes):
    assert undocumented(codes, OPERATIONS.read_text("utf-8")) == set()


@pytest.mark.parametrize("code", Exit)
def test_a_code_that_is_missing_is_found(code):
    document = OPERATIONS.read_text("utf-8").replace(f"| {code.value} | `{code.name}`", "")
    assert undocumented(Exit, document) == {code.name}


def test_the_code_of_a_visitor_process_is_one_of_them():
    assert Exit.FAULT == FAULT
