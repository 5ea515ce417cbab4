"""Rows of the tables of problems: one change to a clean bundle, and the problem it must give."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.content.compile import check_folder
from tests.makers import ContentMaker

# In a row's new text: here begins what the problem's line must be.
HERE = "§"


@dataclass(frozen=True)
class Row:
    """In `file`, `old` is replaced by `new`, whose line with a § must be named with `code`.

    The sentence must hold all `words`; `also` are the codes of what else is wrong then.
    """

    name: str
    file: str
    old: str
    new: str
    code: str
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"


def check_row(maker: ContentMaker, row: Row) -> None:
    """Assert that the clean bundle is clean, and that the row's change gives its problem."""
    assert check_folder(maker.folder, maker.today) == ()
    maker.replace(row.file, row.old, row.new)
    line = maker.line_of(row.file, HERE)
    maker.replace(row.file, HERE, "")
    problems = check_folder(maker.folder, maker.today)
    assert sorted(problem.code for problem in problems) == sorted((row.code, *row.also)), problems
    (problem, *_) = [
        problem
        for problem in problems
        if (problem.code, problem.file, problem.line) == (row.code, row.file, line)
    ] or [None]
    assert problem is not None, problems
    for word in row.words:
        assert word in problem.sentence, problem
