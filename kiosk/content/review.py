"""Which facts should be looked at again, and the note that somebody did.

A note changes two lines of one record: every other byte of its file stays as it is.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.content.checks.origins import recheck_months
from kiosk.content.problems import did_you_mean, printable
from kiosk.content.recheck import due_on
from kiosk.content.source.read import Source, front_matter
from kiosk.content.source.tree import Steps, YamlTree
from kiosk.content.source.yaml_nodes import read_yaml
from kiosk.errors import KioskError

_KINDS = {"pages": "page", "faq": "question", "channels": "channel", "services": "service"}
# What tells one record of a list from the others, the best first.
_NAMES = ("id", "country", "phone", "kind")
_LINE = r"(?P<before> *(?:- +)*)%s:(?P<value>.*?)(?P<end>\r?)"


class CannotStamp(KioskError):
    """It cannot be noted that a fact was checked."""

    code = "cannot-stamp"


class Fact(NamedTuple):
    """Something that has a source: a page, a service, one field of it. `name` is like
    `page:grooming` or `service:kjt.hours`; `steps` lead to it in its file."""

    name: str
    state: str
    due: date
    sources: tuple[str, ...]
    tree: YamlTree
    steps: Steps

    @property
    def line(self) -> int:
        """The line that says when it was checked."""
        return self.tree.line((*self.steps, "checked_on"))

    def __str__(self) -> str:
        place = f"{self.tree.file}:{self.line}"
        first = f"{self.due} {self.name} ({self.state}, {place})"
        return "\n".join((first, *(f"    {printable(source)}" for source in self.sources)))


def facts_of(source: Source) -> tuple[Fact, ...]:
    """Everything that has a source and a day it was checked on, the longest unseen first."""
    months = recheck_months(source.bundle)
    found = [fact for tree in source.trees for fact in _facts(tree, months)]
    seen: Counter[str] = Counter()
    named = []
    for fact in found:
        seen[fact.name] += 1
        number = seen[fact.name]
        named.append(fact if number == 1 else fact._replace(name=f"{fact.name}.{number}"))
    return tuple(sorted(named, key=lambda fact: (fact.due, fact.name)))


def due_facts(source: Source, within_days: int) -> tuple[Fact, ...]:
    """The facts to check by `within_days` from the day of the reading, the oldest first."""
    until = source.today + timedelta(days=within_days)
    return tuple(fact for fact in facts_of(source) if fact.due <= until)


def _facts(tree: YamlTree, months: int) -> Iterator[Fact]:
    for value in tree.texts():
        *steps, last = value.steps or ("",)
        due = due_on(value.text, months) if last == "checked_on" else None
        if due:
            record = _at(tree.data, tuple(steps))
            sources = tuple(tree.texts_at(*steps, "sources", "*", "address"))
            yield Fact(
                name=_name(tree, tuple(steps)),
                state=str(record.get("state", "")),
                due=due,
                sources=tuple(each.text for each in sources),
                tree=tree,
                steps=tuple(steps),
            )


def _name(tree: YamlTree, steps: Steps) -> str:
    path = Path(tree.file)
    if path.suffix == ".md":
        return f"{_KINDS[path.parts[0]]}:{path.stem}"
    kind = str(steps[0]) if path.stem == "bundle" else _KINDS.get(path.stem, path.stem)
    return f"{kind}:{'.'.join(_parts(tree.data, steps))}"


def _parts(node: Any, steps: Steps) -> Iterator[str]:
    """How people name what `steps` lead to: records by what they are called, fields by key."""
    for place, step in enumerate(steps):
        node = node[step]
        if isinstance(step, int):
            names = (node[key] for key in _NAMES if isinstance(node.get(key), str))
            yield re.sub(r"\s", "", next(names, str(step + 1)))
        elif place and steps[place - 1] == "facts":
            yield step


def _at(node: Any, steps: Steps) -> Any:
    for step in steps:
        node = node[step]
    return node


# --- noting that a fact was checked -----------------------------------------------------


def stamp(folder: Path, source: Source, name: str, by: str) -> Fact:
    """Note in its file that `by` checked a fact on the day of the reading. Raises CannotStamp."""
    facts = {fact.name: fact for fact in facts_of(source)}
    fact = facts.get(name)
    if fact is None:
        near = did_you_mean(name, facts)
        advice = near.strip() or "`kiosk content review DIR --within 9999` lists all."
        raise CannotStamp(f"There is no fact “{printable(name)}”.", advice)
    path = folder / fact.tree.file
    today = source.today.isoformat()
    try:
        text = path.read_bytes().decode()
        stamped = _stamped(text, fact, today, by)
        is_right = _data(stamped, path) == _expected(_data(text, path), fact, today, by)
    except (LookupError, TypeError, UnicodeDecodeError):
        is_right = False
    if not is_right:
        raise CannotStamp(
            f"{fact.tree.file}:{fact.line} is written in a way that this command cannot change.",
            "Write `checked_on` and `checked_by` on lines of their own, or change them by hand.",
        )
    path.write_bytes(stamped.encode())
    return fact


def _stamped(text: str, fact: Fact, today: str, by: str) -> str:
    lines = text.split("\n")
    at = fact.line - 1
    before, end = _set(lines, at, "checked_on", today)
    signature = json.dumps(by, ensure_ascii=False)
    if (*fact.steps, "checked_by") in fact.tree.lines:
        _set(lines, fact.tree.line((*fact.steps, "checked_by")) - 1, "checked_by", signature)
    else:
        lines.insert(at + 1, f"{' ' * len(before)}checked_by: {signature}{end}")
    return "\n".join(lines)


def _set(lines: list[str], at: int, key: str, value: str) -> tuple[str, str]:
    """Change the value in a line; what stands before the key, and the line's end. A comment
    behind the value stays."""
    found = re.fullmatch(_LINE % key, lines[at])
    if not found:
        return "", ""
    before, old, end = found["before"], found["value"], found["end"]
    comment = re.search(r"(?<!\s)\s+#[^\"']*$", old)
    lines[at] = f"{before}{key}: {value}{comment.group() if comment else ''}{end}"
    return before, end


def _data(text: str, path: Path) -> Any:
    plain = text.replace("\r\n", "\n")
    parts = front_matter(plain) if path.suffix == ".md" else (plain, "", 1)
    return read_yaml(parts[0], path.name).data if parts else None


def _expected(data: Any, fact: Fact, today: str, by: str) -> Any:
    record = _at(data, fact.steps)
    record["checked_on"], record["checked_by"] = today, by
    return data
