"""Turn the source of a bundle, once it is checked, into what kiosks read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk.content.assemble import assemble
from kiosk.content.blocks import Picture
from kiosk.content.checking import Bundle, check_bundle
from kiosk.content.compiled import INDEX, CheckedContent, checked, write_compiled
from kiosk.content.languages import PSEUDO
from kiosk.content.model import BundleIndex, Content, Page, Question
from kiosk.content.problems import Problem
from kiosk.content.source.read import Source
from kiosk.content.translation.marking import changed, mark_of, pseudo_of
from kiosk.errors import KioskError


class NotCompiled(KioskError):
    """The compiled content cannot be written."""

    code = "not-compiled"


class SourceRefused(KioskError):
    """The source of a bundle has problems, so there is no content."""

    code = "source-refused"


def check_folder(folder: Path, today: date) -> tuple[Problem, ...]:
    """All problems of the bundle's source in `folder`, by file and line; none if it is clean.

    Never raises for what lies in the folder.
    """
    return check_bundle(folder, today).problems


def compile_folder(
    folder: Path, out: Path, today: date, *, pseudo: bool = False
) -> tuple[Problem, ...]:
    """Compile the bundle's source in `folder` into the folder `out`, if it has no problems.

    A fact that should be checked again is no obstacle: it is compiled as published. `out` is
    replaced as a whole. Raises NotCompiled where it cannot be written, or holds something other
    than compiled content. `pseudo`: in the invented languages too, to try layouts with.
    """
    bundle = check_bundle(folder, today)
    if not bundle.obstacles:
        try:
            _refuse_out(folder.resolve(), out.resolve())
            contents = contents_of(bundle)
            contents += [pseudo_content(bundle, language) for language in PSEUDO if pseudo]
            _replace(out.resolve(), contents, bundle.original.source)
        except OSError as error:
            reason = f"{out} cannot be written ({error.strerror})."
            raise NotCompiled(reason, "Make room, or choose another folder.") from error
    return bundle.obstacles


def checked_source(folder: Path, today: date) -> CheckedContent:
    """What compiling the bundle's source in `folder` would give, and nothing written that stays.

    Raises SourceRefused where it has problems, and NotCompiled where there is no room.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-content-") as temporary:
        out = Path(temporary) / "content"
        count = len(compile_folder(folder, out, today))
        if count:
            raise SourceRefused(
                f"{folder} has {count} problem{'s' if count > 1 else ''}, so it shows nothing yet.",
                "`kiosk content check` names them all. Correct them, and try again.",
            )
        return checked(out)


def contents_of(bundle: Bundle) -> list[Content]:
    """The content in every language, that of the source first, of a bundle without problems.

    A text without a translation is that of the source, and marked.
    """
    original = bundle.original
    contents = [assemble(original.source, original.records, bundle.completeness)]
    for language, version in bundle.translations.items():
        mark = mark_of(contents[0].source_language, language)
        marked = changed(version.source, version.records, version.gaps, mark)
        contents.append(assemble(*marked, bundle.completeness))
    return contents


def pseudo_content(bundle: Bundle, language: str) -> Content:
    """The content of a bundle without problems in one of the invented languages: every text that
    translators would get is changed. No list of languages names it."""
    original = bundle.original
    places = frozenset(message.place for message in bundle.messages)
    source, records = changed(original.source, original.records, places, pseudo_of(language))
    return assemble(replace(source, language=language), records, bundle.completeness)


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


def _replace(out: Path, contents: Sequence[Content], source: Source) -> None:
    """Write beside `out`, then swap: nobody ever sees half of it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        new = beside / "new"
        new.mkdir()
        _write(new, contents, source)
        if out.exists():
            out.rename(beside / "old")
        new.rename(out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(folder: Path, contents: Sequence[Content], source: Source) -> None:
    first = contents[0]
    index = BundleIndex(
        id=first.bundle,
        version=first.version,
        title=first.title,
        source_language=first.source_language,
        languages=tuple(content.language for content in contents),
    )
    pictures = {name: source.pictures[name] for name in _pictures(first)}
    write_compiled(folder, index, contents, pictures)


def _pictures(content: Content) -> Iterator[str]:
    articles: tuple[Page | Question, ...] = (*content.pages.values(), *content.questions.values())
    blocks = (block for article in articles for block in article.blocks)
    yield from (block.file for block in blocks if isinstance(block, Picture))
