"""However hostile metadata is, there is an end to the memory that it takes.

Each bundle is read by a process of its own, which says how much it has grown at most.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.bundle.index import CONTENT
from kiosk.bundle.limits import LIMITS, ROOT_BYTES, WIDEST
from kiosk.bundle.names import MOST_BYTES
from kiosk.bundle.targets_making import Described, signed_targets
from kiosk.bundle.trust import Mark, read_root, read_targets
from tests.bundles import BundleMaker
from tests.publisher import Publisher

MOST_MEMORY = 160_000_000  # bytes, beside the program itself

READER = """
import re, sys
from pathlib import Path
from kiosk.bundle.container import read_container
from kiosk.bundle.file import opened
from kiosk.bundle.trust import read_root
from kiosk.bundle.verify import verify
from kiosk.errors import KioskError

def peak():
    found = re.search(r"VmHWM:\\s*([0-9]+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) * 1024

root = read_root(Path("root.json").read_bytes())
before = peak()
try:
    with opened(Path("a.kbundle")) as file:
        said = len(verify(read_container(file), root, {}).targets.files)
except KioskError as refused:
    said = refused.code
print(said, peak() - before)
"""


def read(folder: Path, bundle: BundleMaker) -> tuple[str, int]:
    """What becomes of a bundle, and how many bytes of memory that takes."""
    (folder / "root.json").write_bytes(bundle.trusted)
    (folder / "a.kbundle").write_bytes(bundle.data())
    command = [sys.executable, "-c", READER]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    said, memory = done.stdout.split()
    return said, int(memory)


def longest(number: int) -> str:
    """One of the longest names that there are."""
    return f"{number:05}".ljust(MOST_BYTES - len(CONTENT), "n")


def deepest(number: int) -> str:
    """One that lies in as many folders as can be, all its own."""
    return f"{number:06}" + "/a" * ((MOST_BYTES - len(CONTENT) - 6) // 2)


def of(publisher: Publisher, name: Callable[[int], str]) -> BundleMaker:
    """A bundle of as many files as are allowed."""
    return BundleMaker(publisher, {name(number): b"" for number in range(LIMITS.files)})


@pytest.mark.parametrize("name", [longest, deepest])
def test_the_largest_that_is_allowed_fits(publisher, tmp_path, name):
    said, memory = read(tmp_path, of(publisher, name))
    assert said == str(LIMITS.files)
    assert LIMITS.files * MOST_BYTES < memory < MOST_MEMORY


# --- the list of files ------------------------------------------------------------------


def repeated(part: bytes, last: bytes = b"0", most: int = LIMITS.targets - 10_000) -> bytes:
    """A JSON list of as many of these as there is room for."""
    return b"[" + part * ((most - len(last)) // len(part)) + last + b"]"


HOSTILE = {
    "numbers": repeated(b"1,"),
    "long numbers": repeated(b"999999999,"),
    "lists": repeated(b"[],"),
    "objects": repeated(b"{},"),
    "texts": repeated(b'"ab",'),
    "lists in lists": repeated(b"[", most=300_000).ljust(400_000, b"]"),
    "names": b"{" + b",".join(b'"%x":[]' % number for number in range(600_000)) + b"}",
    # The first letter makes all others take four bytes.
    "a text": b'"\\ud83d\\ude00' + b"a" * (LIMITS.targets - 10_000) + b'"',
}


def listing(publisher: Publisher, field: bytes) -> BundleMaker:
    """A bundle whose list of files has a field that nobody knows."""
    targets = publisher.targets()
    changed = targets.replace(b'"_type":', b'"x-more": ' + field + b', "_type":')
    assert len(targets) < len(changed) <= LIMITS.targets
    return BundleMaker(publisher).targets(changed)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_list_is_refused_within_its_bounds(publisher, tmp_path, hostile):
    said, memory = read(tmp_path, listing(publisher, HOSTILE[hostile]))
    assert said in ("targets-unreadable", "targets-not-signed")
    assert memory < MOST_MEMORY


def test_a_harmless_field_is_read(publisher, tmp_path):
    """Whoever did not sign it is refused for that, and not for the field."""
    said, memory = read(tmp_path, listing(publisher, b"[1, 2]"))
    assert said == "targets-not-signed"
    assert memory < 10_000_000


@pytest.mark.parametrize("name", ["metadata/1.root.json", "metadata/targets.json"])
def test_a_file_of_metadata_has_a_largest_size(bundle, tmp_path, name):
    most = ROOT_BYTES if "root" in name else LIMITS.targets
    assert read(tmp_path, bundle.put(name, b" " * most))[0].endswith("-unreadable")
    assert read(tmp_path, bundle.put(name, b" " * (most + 1)))[0] == "too-large"


def test_every_list_that_can_be_packed_is_read(publisher):
    """Also where the limits are as wide as they can be set."""
    for limits in (LIMITS, WIDEST):
        files = limits.files
        marks = {longest(number): Mark(10**9, "0" * 64) for number in range(files)}
        described = Described("b" * 60, 2**63 - 1, date(2026, 11, 22))
        data = signed_targets(publisher.publisher_keys[0], described, marks)
        assert len(data) <= limits.targets
        assert len(read_targets(read_root(publisher.root()), data).files) == files
