"""Measures what the store takes to copy, verify and activate a bundle, without the trial and the
start of the program, beside `sha256sum`, `cp` and `sync` of the same bytes. Prints a table. All in
turn, on the disk of the folder that is named; on one that is busy the numbers mean little.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner

from kiosk.bundle.file import opened
from kiosk.bundle.pack import pack
from kiosk.bundle.public_key import listed_key
from kiosk.bundle.root_making import Holders, first_root, with_signature
from kiosk.bundle.store.install import install
from kiosk.bundle.store.place import Store
from kiosk.bundle.store.recover import recover
from kiosk.bundle.store.state import Release
from kiosk.bundle.trust import read_root

_MB = 1_000_000
_SIZES = (_MB, 100 * _MB)
_FILES = 10
_AT_MOST = 1.5
_TODAY = date(2026, 11, 22)


class Desk(NamedTuple):
    """What a publisher has."""

    signer: CryptoSigner
    root: bytes

    @property
    def release(self) -> Release:
        """What a kiosk of theirs begins with."""
        return Release(read_root(self.root), 1, {})


def _desk() -> Desk:
    signers = [CryptoSigner(Ed25519PrivateKey.generate()) for _ in range(3)]
    first, second, publisher = (listed_key(signer.public_key) for signer in signers)
    root = first_root(Holders((first, second), 2, (publisher,)), _TODAY)
    for signer in signers[:2]:
        root = with_signature(root, None, signer)
    return Desk(signers[2], root)


def _bundle(desk: Desk, size: int, folder: Path) -> Path:
    """A bundle of about so many bytes, all of them random."""
    content = folder / f"content-{size}"
    content.mkdir()
    (content / "bundle.json").write_bytes(b'{"id":"bench","version":1}')
    for number in range(_FILES):
        (content / f"{number}.json").write_bytes(os.urandom(size // _FILES))
    out = folder / f"{size}.kbundle"
    pack(content, (desk.root,), desk.signer, out, _TODAY)
    shutil.rmtree(content)
    return out


def _install(desk: Desk, bundle: Path, folder: Path) -> float:
    store, release = Store(folder / "store"), desk.release
    recover(store, release)
    with opened(bundle) as file:
        return _seconds(lambda: install(store, file, release, lambda *_: None))


def _copy(bundle: Path, folder: Path) -> float:
    def by_hand() -> None:
        for command in (["sha256sum", bundle], ["cp", bundle, folder / "copy"], ["sync"]):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    return _seconds(by_hand)


def _seconds(work: Callable[[], object]) -> float:
    subprocess.run(["sync"], check=True)  # what was written before is nobody's matter
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _row(desk: Desk, size: int, folder: Path, repeat: int) -> str:
    bundle = _bundle(desk, size, folder)
    ours, theirs = [], []
    for _ in range(repeat):
        for times, measure in (
            (ours, lambda place: _install(desk, bundle, place)),
            (theirs, lambda place: _copy(bundle, place)),
        ):
            with TemporaryDirectory(dir=folder) as place:
                times.append(measure(Path(place)))
    bundle.unlink()
    mine, other = median(ours), median(theirs)
    shown = f"{mine * 1e3:.0f} ms | {other * 1e3:.0f} ms | {mine / other:.2f}"
    return f"| a bundle of {size // _MB} MB, {_FILES} files | {shown} | ratio ≤ {_AT_MOST} |"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=7, metavar="N", help="of each measurement")
    parser.add_argument("--dir", type=Path, default=None, help="where, instead of $TMPDIR")
    options = parser.parse_args()
    desk = _desk()
    print("| copy, verify, activate | kiosk | sha256sum, cp, sync | ratio | target |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with TemporaryDirectory(prefix="kiosk-bench-", dir=options.dir) as folder:
        for size in _SIZES:
            print(_row(desk, size, Path(folder), options.repeat))
    print(
        f"\nmedians of {options.repeat}, taken in turn · load {os.getloadavg()[0]:.1f} at the end"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
