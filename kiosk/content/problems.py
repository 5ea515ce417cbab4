"""What is wrong with a bundle's source: one sentence for each problem, with file and line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

MOST_LISTED = 500
_LONGEST_QUOTE = 60
_LONGEST_COMPARED = 40
_MOST_COMPARED = 30


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

    Only short words are compared, and only with the first few of about their length: the
    folder is not trusted, and comparing is slow.
    """
    if not 0 < len(word) <= _LONGEST_COMPARED:
        return ""
    alike = [each for each in known if each != word and abs(len(each) - len(word)) <= len(word) / 2]
    alike.sort(key=lambda each: (each[:1] != word[:1], abs(len(each) - len(word)), each))
    near = difflib.get_close_matches(word, alike[:_MOST_COMPARED], n=1, cutoff=0.7)
    return f" Did you mean {quoted(near[0])}?" if near else ""


def listed(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file and line, each once; of very many, the first and how many follow."""
    ordered = sorted(set(problems))
    rest = len(ordered) - MOST_LISTED
    if rest <= 0:
        return tuple(ordered)
    more = Problem(".", 1, "more-problems", f"And {rest} more problems. Mend these first.")
    return (*ordered[:MOST_LISTED], more)
