"""Check the source of a bundle, and turn it into what kiosks read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from kiosk.content.assemble import assemble
from kiosk.content.checks import CHECKS
from kiosk.content.checks.origins import RECHECK
from kiosk.content.compiled import INDEX, write_compiled
from kiosk.content.model import BundleIndex, Content, Page, Picture, Question
from kiosk.content.problems import Problem, listed
from kiosk.content.source.read import Source, read_source
from kiosk.content.source.records import Records, read_records
from kiosk.errors import KioskError
from kiosk.paths import resources

# A few more than are ever listed.
_MOST_OF_A_CHECK = 600


class NotCompiled(KioskError):
    """The compiled content cannot be written."""

    code = "not-compiled"


def check_folder(folder: Path, today: date) -> tuple[Problem, ...]:
    """All problems of the bundle's source in `folder`, by file and line; none if it is clean.

    Never raises for what lies in the folder.
    """
    return _checked(folder, today)[2]


def compile_folder(folder: Path, out: Path, today: date) -> tuple[Problem, ...]:
    """Compile the bundle's source in `folder` into the folder `out`, if it has no problems.

    A fact that should be checked again is no obstacle: it is compiled as published. `out` is
    replaced as a whole. Raises NotCompiled where it cannot be written, or holds something other
    than compiled content.
    """
    source, records, found = _checked(folder, today)
    problems = tuple(problem for problem in found if problem.code != RECHECK)
    if not problems:
        content = assemble(source, records)
        try:
            _refuse_out(folder.resolve(), out.resolve())
            _replace(out.resolve(), content, source)
        except OSError as error:
            reason = f"{out} cannot be written ({error.strerror})."
            raise NotCompiled(reason, "Make room, or choose another folder.") from error
    return problems


def contents_of(folder: Path, today: date) -> tuple[Content, ...]:
    """What `compile_folder` would compile, a content for each language; none where it would not."""
    source, records, found = _checked(folder, today)
    is_fit = all(problem.code == RECHECK for problem in found)
    return (assemble(source, records),) if is_fit else ()


def _checked(folder: Path, today: date) -> tuple[Source, Records, tuple[Problem, ...]]:
    source = read_source(folder, today)
    icons = frozenset(icon.stem for icon in (resources() / "icons").glob("*.svg"))
    records = read_records(source, icons)
    found = (islice(check(source), _MOST_OF_A_CHECK) for check in CHECKS)
    problems = (*source.problems, *records.problems, *(one for each in found for one in each))
    return source, records, listed(problems)


def _refuse_out(folder: Path, out: Path) -> None:
    """Compiling replaces `out`: nothing but compiled content may lie there."""
    if out == folder or folder in out.parents:
        raise NotCompiled(f"{out} lies in the source itself.", "Choose another folder.")
    is_new = not out.exists() or (out.is_dir() and not any(out.iterdir()))
    if not is_new and not (out / INDEX).is_file():
        raise NotCompiled(
            f"{out} holds something else than compiled content.",
            "Choose a folder that is empty or not there yet.",
        )


def _replace(out: Path, content: Content, source: Source) -> None:
    """Write beside `out`, then swap: nobody ever sees half of it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        new = beside / "new"
        new.mkdir()
        _write(new, content, source)
        if out.exists():
            out.rename(beside / "old")
        new.rename(out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(folder: Path, content: Content, source: Source) -> None:
    index = BundleIndex(
        id=content.bundle,
        version=content.version,
        title=content.title,
        source_language=content.source_language,
        languages=tuple(language.code for language in content.languages),
    )
    pictures = {name: source.pictures[name] for name in _pictures(content)}
    write_compiled(folder, index, [content], pictures)


def _pictures(content: Content) -> Iterator[str]:
    articles: tuple[Page | Question, ...] = (*content.pages.values(), *content.questions.values())
    blocks = (block for article in articles for block in article.blocks)
    yield from (block.file for block in blocks if isinstance(block, Picture))
