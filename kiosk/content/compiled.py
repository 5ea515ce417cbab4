"""Compiled content on its way to visitors: written as files, checked, and read from memory.

What was checked is what is shown. `check_into` reads each file of a folder once, compares it with
the length and the hash that the index names, and copies it into a piece of memory that it then
seals: from there on nobody can change it, whatever becomes of the folder. Visitor processes
inherit that memory and know no folder. It holds an uncompressed ZIP archive.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import IO, TypeVar, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

import msgspec

from kiosk.content.greeting import Greeting, greeting
from kiosk.content.model import BundleIndex, Content, ContentUnreadable, FileMark
from kiosk.content.stored import StoredContent, records_of, shape_of_content, unopened

T = TypeVar("T")
# Gives out a file by its name: all of it, or its first so many bytes and one more. Raises OSError.
Read = Callable[[str, int], bytes]

INDEX = "bundle.json"
MEDIA = "media"

_MOST_BYTES_OF_INDEX = 1 << 20
_MOST_BYTES = 1 << 28
_NAME = re.compile(r"(media/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_SEALS = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL


def write_compiled(
    folder: Path, index: BundleIndex, contents: Iterable[Content], pictures: Mapping[str, bytes]
) -> None:
    """Write all files of a bundle into `folder`; the same content always gives the same bytes."""
    contents = tuple(contents)
    # Records and mappings keep the order they were compiled in, which visitors see.
    files = {
        language_file(content.language): msgspec.json.encode(content, enc_hook=dict)
        for content in contents
    }
    files |= {f"{MEDIA}/{name}": data for name, data in sorted(pictures.items())}
    (folder / MEDIA).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    marks = {name: _mark(data) for name, data in files.items()}
    greetings = {content.language: greeting(content) for content in contents}
    shape = shape_of_content()
    marked = msgspec.structs.replace(index, greetings=greetings, files=marks, shape=shape)
    (folder / INDEX).write_bytes(msgspec.json.encode(marked))


def language_file(language: str) -> str:
    """The name of the file that holds one language."""
    return f"{language}.json"


def check_into(descriptor: int, folder: Path, *, was_tried: bool = False) -> None:
    """Copy what is in `folder`, once it is found right, into a memory file, and seal that.

    By its hashes, what `was_tried` before is the same as then: it is not decoded once more, which
    takes most of the time, where the index says that its shape is that of this program's content.
    Raises ContentUnreadable, and then seals nothing.
    """
    _check_into(descriptor, partial(_open_and_read, folder), lambda _: True, was_tried=was_tried)


def _check_into(
    descriptor: int, read: Read, is_wanted: Callable[[str], bool], *, was_tried: bool = False
) -> None:
    written = _read(read, INDEX, _MOST_BYTES_OF_INDEX)
    index = _decoded(written, BundleIndex, INDEX)
    files = {
        name: _verified(read, name, mark) for name, mark in index.files.items() if is_wanted(name)
    }
    is_known = was_tried and index.shape == shape_of_content()
    for language in index.languages:
        name = language_file(language)
        if name not in files or language not in index.greetings:
            raise _unreadable(INDEX, f"it has no {name}, or no greeting in its language")
        if not is_known:
            _decode(files[name], name)
    with os.fdopen(os.dup(descriptor), "wb") as file, ZipFile(file, "w") as archive:
        for name, data in {INDEX: written, **files}.items():
            archive.writestr(ZipInfo(name), data)
    fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, _SEALS)


def _decode(data: bytes, name: str) -> None:
    stored = _decoded(data, StoredContent, name)
    # One after the other: all at once they are slower to decode.
    for record, kind in records_of(stored):
        _decoded(record, kind, name)


def index_of(folder: Path) -> BundleIndex:
    """What the index in `folder` says; nothing of it is checked. Raises ContentUnreadable."""
    read = partial(_open_and_read, folder)
    return _decoded(_read(read, INDEX, _MOST_BYTES_OF_INDEX), BundleIndex, INDEX)


def checked(folder: Path) -> CheckedContent:
    """Check what is in `folder` here and now. Raises ContentUnreadable."""
    return _checked(lambda descriptor: check_into(descriptor, folder))


def checked_texts(read: Read) -> CheckedContent:
    """Check index and languages of compiled content, wherever its files are. Of pictures it has
    nothing but their marks. Raises ContentUnreadable, and what `read` raises but OSError."""
    return _checked(lambda descriptor: _check_into(descriptor, read, is_text))


def texts_in(folder: Path) -> CheckedContent:
    """The same of the content in `folder`. Raises ContentUnreadable."""
    return checked_texts(partial(_open_and_read, folder))


def is_text(name: str) -> bool:
    """Whether a file of compiled content holds words, by its name."""
    return not name.startswith(f"{MEDIA}/")


def _checked(check: Callable[[int], None]) -> CheckedContent:
    descriptor = os.memfd_create("kiosk-content", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        check(descriptor)
        return CheckedContent(descriptor)
    finally:
        os.close(descriptor)


class CheckedContent:
    """The files of compiled content that was checked, in memory that nobody can change."""

    def __init__(self, descriptor: int) -> None:
        """Raises ContentUnreadable for memory that is not sealed, or holds something else."""
        try:
            seals = fcntl.fcntl(descriptor, fcntl.F_GET_SEALS)
            if seals & _SEALS != _SEALS:
                raise _unreadable("memory", "it is not sealed")
            memory = _Mapped(descriptor, 0, prot=mmap.PROT_READ)
            self._archive = ZipFile(cast("IO[bytes]", memory))
        except (OSError, ValueError, BadZipFile) as error:
            raise _unreadable("memory", str(error)) from error
        self.index = _decoded(self.read(INDEX), BundleIndex, INDEX)

    def read(self, name: str) -> bytes:
        """A file, by its name in the bundle. Raises ContentUnreadable."""
        try:
            return self._archive.read(name)
        except (KeyError, BadZipFile) as error:
            raise _unreadable(name, "it is not there") from error

    def content(self, language: str) -> Content:
        """All that one language shows, its pages and questions decoded when they are asked for.
        Raises ContentUnreadable."""
        name = language_file(language)
        return unopened(_decoded(self.read(name), StoredContent, name))

    def picture(self, name: str) -> bytes:
        """A picture, by its name in media/. Raises ContentUnreadable."""
        return self.read(f"{MEDIA}/{name}")

    def offered(self, wanted: Iterable[str]) -> dict[str, Greeting]:
        """The wanted languages that there are, in that order; a visit begins in the first. All
        there are where none is wanted, the source's first; that one alone where none is there."""
        source = self.index.source_language
        wanted = tuple(wanted) or (source, *self.index.languages)
        there = [code for code in wanted if code in self.index.languages] or [source]
        return {code: self.index.greetings[code] for code in there}


class _Mapped(mmap.mmap):
    """Memory that an archive can be read from, wherever another process reads in it."""

    def seekable(self) -> bool:
        """Which Python 3.11's archives ask for."""
        return True


def _mark(data: bytes) -> FileMark:
    import hashlib  # visitor processes compute none

    return FileMark(len(data), hashlib.sha256(data).hexdigest())


def _verified(read: Read, name: str, mark: FileMark) -> bytes:
    if not _NAME.fullmatch(name):
        raise _unreadable(INDEX, "it names a file that cannot be part of a bundle")
    data = _read(read, name, min(mark.length, _MOST_BYTES))
    if _mark(data) != mark:
        raise _unreadable(name, "it is not the file that was compiled")
    return data


def _read(read: Read, name: str, most: int) -> bytes:
    try:
        return read(name, most)
    except OSError as error:
        raise _unreadable(name, error.strerror or str(error)) from error


def _open_and_read(folder: Path, name: str, most: int) -> bytes:
    # A device or a pipe must not be waited for.
    descriptor = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(most + 1)


def _decoded(data: bytes | msgspec.Raw, kind: type[T], name: str) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    # ValueError: msgspec's own errors, and bytes that are no text.
    except (ValueError, RecursionError) as error:
        raise _unreadable(name, str(error)) from error


def _unreadable(name: str, why: str) -> ContentUnreadable:
    return ContentUnreadable(
        f"{name} of the compiled content cannot be used: {why}.",
        "Run `make setup` in a source tree, or install the content again.",
    )
