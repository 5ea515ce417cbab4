"""Collects the program's own words into kiosk.pot; with --check, says whether it is complete.

No line numbers and no dates, and a stable order: a difference shows what changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
POT = ROOT / "translations" / "kiosk.pot"
# Which of Babel's extractors reads which files, and what marks a word in them.
SOURCES = (
    ("resources/qml", "*.qml", "javascript", "qsTr"),
    ("kiosk", "*.py", "python", "_"),
)


def found_words() -> Iterator[tuple[str, str, list[str]]]:
    """Find every marked word, its file, and the comments for translators before it."""
    for folder, pattern, method, keyword in SOURCES:
        for file in sorted((ROOT / folder).rglob(pattern)):
            with file.open("rb") as source:
                for _, word, comments, _ in extract(method, source, {keyword: None}, ("i18n:",)):
                    yield str(word), file.relative_to(ROOT).as_posix(), comments


def template() -> bytes:
    """Return the template of all words."""
    catalogue = Catalog(project="kiosk", charset="utf-8", header_comment="# The kiosk's own words.")
    for word, file, comments in sorted(found_words()):
        catalogue.add(word, locations=[(file, None)], auto_comments=comments)
    written = BytesIO()
    write_po(written, catalogue, sort_by_file=True, include_lineno=False, omit_header=True)
    return written.getvalue()


def main() -> int:
    """Write the template or compare it."""
    if "--check" not in sys.argv:
        POT.write_bytes(template())
        return 0
    if POT.is_file() and POT.read_bytes() == template():
        return 0
    print("translations/kiosk.pot does not hold all words of the program: run `make strings`.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
