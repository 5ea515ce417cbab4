"""What processes hold: all that they could still read, and whoever looks into them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from tests.processes import children_of

_CHUNK = 1 << 24
# What the kernel lends to every process, and cannot be read as memory.
_NOT_ITS_OWN = ("[vvar]", "[vvar_vclock]", "[vsyscall]")
_LONGEST = 1024


def family(pid: int) -> list[int]:
    """A process and all that it has started."""
    return [pid, *(each for child in children_of(pid) for each in family(child))]


def forms(text: str) -> re.Pattern[bytes]:
    """A text as Python, Qt and files write it."""
    encoded = {text.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
    return re.compile(b"|".join(map(re.escape, encoded)))


def holders(pids: Iterable[int], wanted: re.Pattern[bytes]) -> list[str]:
    """Where in the processes something is found: memory, environment, command line, open files."""
    return [f"{pid} {place}" for pid in pids for place, data in _all(pid) if wanted.search(data)]


def files_with(folder: Path, wanted: re.Pattern[bytes]) -> list[Path]:
    """The files below a folder in which it is found."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if wanted.search(path.read_bytes())]


def _all(pid: int) -> Iterator[tuple[str, bytes]]:
    process = Path(f"/proc/{pid}")
    with suppress(FileNotFoundError, ProcessLookupError):  # one that has ended holds nothing
        for name in ("environ", "cmdline", "comm"):
            yield name, (process / name).read_bytes()
        for descriptor in (process / "fd").iterdir():
            with suppress(FileNotFoundError):  # it has closed that meanwhile
                target = str(descriptor.readlink())
                if target.startswith("/memfd:"):
                    yield target, descriptor.read_bytes()
        yield from _memory(process)


def _memory(process: Path) -> Iterator[tuple[str, bytes]]:
    with (process / "mem").open("rb", buffering=0) as memory:
        for line in (process / "maps").read_text().splitlines():
            span, permissions, *rest = line.split(maxsplit=5)
            name = rest[3] if len(rest) > 3 else "anonymous"
            if permissions.startswith("r") and name not in _NOT_ITS_OWN:
                start, end = (int(number, 16) for number in span.split("-"))
                yield from ((name, data) for data in _pieces(memory, start, end))


def _pieces(memory, start: int, end: int) -> Iterator[bytes]:
    """A span in pieces that overlap, so that nothing is cut in two."""
    while start < end:
        memory.seek(start)
        try:
            yield memory.read(min(_CHUNK + _LONGEST, end - start))
        except OSError:  # behind the end of a mapped file there is nothing
            return
        start += _CHUNK
