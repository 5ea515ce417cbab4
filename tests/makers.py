"""Builders of good and bad input."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from kiosk.content.compile import compile_folder
from kiosk.content.compiled import checked, write_compiled
from kiosk.content.model import Content
from tests.arabic import in_arabic

_CLEAN = Path(__file__).parent / "unit" / "content" / "clean"
_DATA = Path(__file__).resolve().parents[1] / "data"
LUXEMBOURG = _DATA / "luxembourg"
# An invented country: a model for publishers, complete and small.
EXAMPLE = _DATA / "example"
# The day on which both are clean.
TODAY = date(2026, 11, 21)


class ContentMaker:
    """The source of a small, clean, invented bundle, and any bad one made out of it.

    Every method returns the maker, so that changes can be written in a row.
    """

    # The day on which the clean bundle is clean.
    today = date(2025, 5, 6)

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(_CLEAN, folder, dirs_exist_ok=True)

    def replace(self, file: str, old: str, new: str) -> ContentMaker:
        """Replace `old`, which must stand in the file exactly once."""
        text = (self.folder / file).read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        return self.write(file, text.replace(old, new))

    def write(self, file: str, content: str | bytes) -> ContentMaker:
        """Write a whole file, new or not."""
        path = self.folder / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def append(self, file: str, text: str) -> ContentMaker:
        """Write at the end of a file."""
        return self.write(file, (self.folder / file).read_bytes() + text.encode())

    def remove(self, file: str) -> ContentMaker:
        """Remove a file."""
        (self.folder / file).unlink()
        return self

    def put(self, file: str, make: Callable[[Path], object]) -> ContentMaker:
        """Put something else in the place of a file: a link, a folder, a pipe."""
        (self.folder / file).unlink(missing_ok=True)
        make(self.folder / file)
        return self

    def put_folder(self, folder: str, make: Callable[[Path], object]) -> ContentMaker:
        """Put something else in the place of a folder."""
        shutil.rmtree(self.folder / folder)
        make(self.folder / folder)
        return self

    def line_of(self, file: str, text: str) -> int:
        """The number of the only line of a file that holds `text`."""
        lines = (self.folder / file).read_bytes().decode().split("\n")
        (number,) = [number for number, line in enumerate(lines, start=1) if text in line]
        return number


def compiled(folder: Path, language: str = "en") -> Content:
    """What one language shows of the bundle in `folder`, which must be clean."""
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "content"
        assert compile_folder(folder, out, TODAY) == ()
        return checked(out).content(language)


def compile_in_languages(
    folder: Path, titles: Mapping[str, str], *, with_letters: bool = False
) -> Path:
    """Write compiled content into `folder`: the clean bundle under a title in each language. In
    Arabic `with_letters`, all of it is written from right to left."""
    maker = ContentMaker(folder.with_name(f"{folder.name}-source"))
    once = folder.with_name(f"{folder.name}-once")
    assert compile_folder(maker.folder, once, maker.today) == ()
    bundle = checked(once)
    content = bundle.content("en")
    contents = [
        replace(
            in_arabic(content) if with_letters and code == "ar" else content,
            language=code,
            title=title,
        )
        for code, title in titles.items()
    ]
    pictures = {
        name.removeprefix("media/"): bundle.read(name)
        for name in bundle.index.files
        if name.startswith("media/")
    }
    write_compiled(folder, replace(bundle.index, languages=tuple(titles)), contents, pictures)
    return folder
