"""What is wrong with a bundle's source: one sentence for each problem, with file and line."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_LISTED = 500
_LONGEST_QUOTE = 60
_LONGEST_COMPARED = 40
_MOST_COMPARED = 10


@dataclass(frozen=True, order=True)
class Problem:
    """One problem. `file` is relative to the bundle's folder; `line` counts from 1.

    `code` is stable and meant for machines; `sentence` is for the author.
    """

    file: str
    line: int
    code: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code}: {self.sentence}"

    def as_dict(self) -> dict[str, str | int]:
        """The problem for `--format json`."""
        return {
            "file": self.file,
            "line": self.line,
            "code": self.code,
            "sentence": self.sentence,
        }


def printable(text: str) -> str:
    """`text` with everything a terminal might obey or hide written as an escape.

    Bytes of a file name that are not UTF-8 become `\\xff`.
    """
    decoded = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in decoded
    )


def quoted(value: str) -> str:
    """The offending value as a sentence shows it: in quotes, on one line, shortened."""
    line = " ".join(value[: 4 * _LONGEST_QUOTE].split())
    short = line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"
    return f"“{printable(short)}”"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“ Did you mean …?”, or nothing where no known word is near.

    Only short words are compared, and only with those that begin or end most alike: comparing
    is slow, and both may come from a folder that means harm.
    """
    if not 0 < len(word) <= _LONGEST_COMPARED:
        return ""
    others = set(known) - {word}
    alike = set(_neighbours(word, others))
    alike |= {each[::-1] for each in _neighbours(word[::-1], {each[::-1] for each in others})}
    near = get_close_matches(word, sorted(alike), n=1, cutoff=0.7)
    return f" Did you mean {quoted(near[0])}?" if near else ""


def _neighbours(word: str, others: Iterable[str]) -> list[str]:
    """Those next to the word in the alphabet: they have the longest beginnings in common."""
    ordered = sorted(others)
    place = bisect(ordered, word)
    return ordered[max(0, place - _MOST_COMPARED) : place + _MOST_COMPARED]


def listed(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file and line, each once; of very many, the first and how many follow."""
    ordered = sorted(set(problems))
    rest = len(ordered) - MOST_LISTED
    if rest <= 0:
        return tuple(ordered)
    more = Problem(".", 1, "more-problems", f"And at least {rest} more problems. Mend these first.")
    return (*ordered[:MOST_LISTED], more)
