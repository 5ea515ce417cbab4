"""Folders that hold something other than the files of a bundle."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content.compile import check_folder
from kiosk.content.problems import Problem
from tests.makers import ContentMaker

ABOUT = "pages/about.md"
Change = Callable[[ContentMaker], object]


def bind_socket(path: Path) -> None:
    """Put a socket into a folder, whose path may be too long for its name."""
    here = Path.cwd()
    with socket.socket(socket.AF_UNIX) as bound:
        os.chdir(path.parent)
        try:
            bound.bind(path.name)
        finally:
            os.chdir(here)


def replace_by_link(maker: ContentMaker) -> None:
    """Move the pages elsewhere and leave a link."""
    elsewhere = maker.folder.parent / "elsewhere"
    (maker.folder / "pages").rename(elsewhere)
    (maker.folder / "pages").symlink_to(elsewhere)


def replace_by_file(maker: ContentMaker) -> None:
    """Put a file in the place of the folder of pictures."""
    maker.remove("media/bridge.svg")
    (maker.folder / "media").rmdir()
    maker.write("media", "text")


# The change, the place of the problem, its code, words of its sentence.
ROWS: dict[str, tuple[Change, str, str, str]] = {
    "a link": (
        lambda m: m.put(ABOUT, lambda path: path.symlink_to("signs.md")),
        "pages/about.md:1",
        "link",
        "a link",
    ),
    "a link to nothing": (
        lambda m: m.put(ABOUT, lambda path: path.symlink_to("nothing")),
        "pages/about.md:1",
        "link",
        "a link",
    ),
    "a link to itself": (
        lambda m: m.put(ABOUT, lambda path: path.symlink_to(path.name)),
        "pages/about.md:1",
        "link",
        "a link",
    ),
    "a link to a device": (
        lambda m: m.put(ABOUT, lambda path: path.symlink_to("/dev/zero")),
        "pages/about.md:1",
        "link",
        "a link",
    ),
    "a folder": (lambda m: m.put(ABOUT, Path.mkdir), "pages/about.md:1", "not-a-file", "a folder"),
    "a pipe": (lambda m: m.put(ABOUT, os.mkfifo), "pages/about.md:1", "not-a-file", "pipe"),
    "a socket": (lambda m: m.put(ABOUT, bind_socket), "pages/about.md:1", "not-a-file", "socket"),
    "a pipe for bundle.yaml": (
        lambda m: m.put("bundle.yaml", os.mkfifo),
        "bundle.yaml:1",
        "not-a-file",
        "pipe",
    ),
    "a link for a folder": (replace_by_link, "pages:1", "link", "a link"),
    "a link to the folder itself": (
        lambda m: m.put_folder("locales", lambda path: path.symlink_to(m.folder)),
        "locales:1",
        "link",
        "a link",
    ),
    "a file for a folder": (replace_by_file, "media:1", "not-a-folder", "not a folder"),
    "a large file": (
        lambda m: m.append(ABOUT, " " * 1_000_001),
        "pages/about.md:1",
        "too-large",
        "1 MB",
    ),
    "Latin 1": (
        lambda m: m.write(ABOUT, (m.folder / ABOUT).read_bytes() + b"\nCaf\xe9"),
        "pages/about.md:19",
        "not-utf8",
        "0xe9",
    ),
    "UTF-16": (
        lambda m: m.write(ABOUT, "a text".encode("utf-16")),
        "pages/about.md:1",
        "not-utf8",
        "0xff",
    ),
    "a mark at the beginning": (
        lambda m: m.write(ABOUT, "\ufeff".encode() + (m.folder / ABOUT).read_bytes()),
        "pages/about.md:1",
        "control-character",
        "U+FEFF",
    ),
    "no front matter": (
        lambda m: m.write(ABOUT, "Only text.\n"),
        "pages/about.md:1",
        "front-matter",
        "---",
    ),
    "front matter without end": (
        lambda m: m.write(ABOUT, "---\nid: about\n"),
        "pages/about.md:1",
        "front-matter",
        "---",
    ),
    "an empty file": (lambda m: m.write("channels.yaml", ""), "channels.yaml:1", "empty", ""),
    "nothing but notes": (
        lambda m: m.write("channels.yaml", "# later\n"),
        "channels.yaml:1",
        "empty",
        "",
    ),
    "a mapping for a list": (
        lambda m: m.write("channels.yaml", "id: form\n"),
        "channels.yaml:1",
        "wrong-type",
        "list",
    ),
    "no bundle.yaml": (
        lambda m: m.remove("bundle.yaml"),
        "bundle.yaml:1",
        "missing-file",
        "bundle.yaml",
    ),
    "no profile": (
        lambda m: m.remove("profiles/school.yaml"),
        "profiles:1",
        "missing-file",
        "agency.yaml",
    ),
    "another spelling": (
        lambda m: m.write("channels.yml", ""),
        "channels.yml:1",
        "unexpected-file",
        "Did you mean “channels.yaml”?",
    ),
    "a file of the system": (
        lambda m: m.write(".DS_Store", b"\x00"),
        ".DS_Store:1",
        "unexpected-file",
        "bundle.yaml",
    ),
    "a copy": (
        lambda m: m.write("pages/about.md~", "old"),
        "pages/about.md~:1",
        "unexpected-file",
        "“about.md~”",
    ),
    "a folder in a folder": (
        lambda m: (m.folder / "pages" / "more").mkdir(),
        "pages/more:1",
        "unexpected-file",
        "“more”",
    ),
    "a page in capitals": (
        lambda m: m.write("pages/About.md", "---\n"),
        "pages/About.md:1",
        "unexpected-file",
        "my-page.md",
    ),
    "an unknown profile": (
        lambda m: m.write("profiles/hotel.yaml", ""),
        "profiles/hotel.yaml:1",
        "unexpected-file",
        "agency.yaml",
    ),
    "another kind of picture": (
        lambda m: m.write("media/hut.gif", b"GIF89a"),
        "media/hut.gif:1",
        "unexpected-file",
        "“hut.gif”",
    ),
    "a catalogue of no language": (
        lambda m: m.write("locales/de.po", ""),
        "locales/de.po:1",
        "language",
        "“de”",
    ),
}


def found(maker: ContentMaker) -> list[Problem]:
    return list(check_folder(maker.folder, maker.today))


@pytest.mark.parametrize("name", ROWS)
def test_problem(maker: ContentMaker, name: str) -> None:
    change, place, code, words = ROWS[name]
    assert found(maker) == []
    change(maker)
    (problem,) = [problem for problem in found(maker) if problem.code == code]
    assert f"{problem.file}:{problem.line}" == place
    assert words in problem.sentence


@pytest.mark.parametrize("name", ["pages", "faq", "media", "profiles"])
def test_nothing_is_said_of_what_lies_in_a_folder_that_is_not_read(
    maker: ContentMaker, name: str
) -> None:
    (maker.folder / name).rename(maker.folder.parent / name)
    (maker.folder / name).symlink_to(maker.folder.parent / name)
    (problem,) = found(maker)
    assert (problem.file, problem.code) == (name, "link")


@pytest.mark.parametrize(
    "name", [b"caf\xe9.md", b"a\x1b[2Jb.md", "a\u202eb.md".encode(), b"a\nb.md"]
)
def test_name_that_cannot_be_printed(maker: ContentMaker, name: bytes) -> None:
    assert found(maker) == []
    (maker.folder / "pages" / os.fsdecode(name)).touch()
    (problem,) = found(maker)
    assert problem.code == "unexpected-file"
    assert str(problem).isprintable()
    assert str(problem).encode()
