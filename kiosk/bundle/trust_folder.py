"""The folder that holds a publisher's root files, `1.root.json` and on (TUF 5.3.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from securesystemslib.signer import Signer

from kiosk.bundle.limits import ROOT_BYTES
from kiosk.bundle.metadata import root_metadata
from kiosk.bundle.public_key import PublicKey
from kiosk.bundle.root_making import (
    Holders,
    Signatures,
    first_root,
    holders_of,
    next_root,
    signatures_of,
    with_signature,
)
from kiosk.bundle.small_files import (
    NotReadable,
    make_folder,
    read_small,
    replace_file,
    write_new,
)
from kiosk.bundle.trust import Root, advance, read_root
from kiosk.bundle.untrusted import RootMissing, RootNotSigned, RootSkipped
from kiosk.errors import KioskError

_NAME = re.compile(r"([1-9][0-9]{0,5})\.root\.json")


class Unfinished(KioskError):
    """The newest root file has not been signed by enough yet."""

    code = "root-unfinished"


class Finished(KioskError):
    """The newest root file has all signatures that it needs."""

    code = "root-finished"


@dataclass(frozen=True)
class Draft:
    """A root file that is not signed by enough yet."""

    version: int
    holders: Holders
    signatures: tuple[Signatures, ...]
    data: bytes


@dataclass(frozen=True)
class Trust:
    """What a folder holds: verified root files from version 1 on, and perhaps a draft."""

    roots: tuple[Root, ...]
    draft: Draft | None

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The root files that a bundle brings along."""
        return tuple(root.data for root in self.roots)

    @property
    def newest(self) -> Root | None:
        """The root file that holds."""
        return self.roots[-1] if self.roots else None


def read_trust(folder: Path) -> Trust:
    """Read and verify all root files of a folder. Raises RootMissing, and what `advance` raises."""
    roots: list[Root] = []
    versions = _versions(folder)
    for version in versions:
        data = read_small(_file(folder, version), ROOT_BYTES)
        previous = roots[-1] if roots else None
        _require_version(version, data)
        try:
            roots.append(advance(previous, [data]) if previous else read_root(data))
        except RootNotSigned:
            if version != versions[-1]:
                raise
            draft = Draft(version, holders_of(data), signatures_of(data, previous), data)
            return Trust(tuple(roots), draft)
    return Trust(tuple(roots), None)


def begin_trust(
    folder: Path, holders: Holders, today: date, *, demonstration: bool = False
) -> Trust:
    """Draft the first root file of a folder. Raises RootRefused, AlreadyThere, NotWritten."""
    data = first_root(holders, today, demonstration=demonstration)
    make_folder(folder)
    write_new(_file(folder, 1), data)
    return read_trust(folder)


def write_trust(folder: Path, roots: Sequence[Root]) -> None:
    """Write verified root files into a folder that holds none yet. Raises AlreadyThere,
    NotWritten."""
    make_folder(folder)
    for root in roots:
        write_new(_file(folder, root.version), root.data)


def rotate_trust(
    folder: Path,
    today: date,
    *,
    keys: tuple[PublicKey, ...] | None = None,
    threshold: int | None = None,
    publishers: tuple[PublicKey, ...] | None = None,
) -> Trust:
    """Draft the next root file; what is not named stays as it was. Raises Unfinished, and what
    `read_trust` and `begin_trust` raise."""
    newest = _finished(read_trust(folder))
    holders = Holders(
        keys=newest.keys if keys is None else keys,
        threshold=newest.threshold if threshold is None else threshold,
        publishers=newest.publishers if publishers is None else publishers,
    )
    write_new(_file(folder, newest.version + 1), next_root(newest, holders, today))
    return read_trust(folder)


def sign_trust(folder: Path, signer: Signer) -> Trust:
    """Add a signature to the newest root file while it lacks some. Raises Finished, NotSigned,
    RootRefused, NotWritten, and what `read_trust` raises."""
    trust = read_trust(folder)
    if trust.draft is None:
        raise Finished(
            "The newest version has all the signatures it needs.", "There is nothing to sign."
        )
    data = with_signature(trust.draft.data, trust.newest, signer)
    replace_file(_file(folder, trust.draft.version), data)
    return read_trust(folder)


def _finished(trust: Trust) -> Root:
    if trust.newest is None or trust.draft is not None:
        raise Unfinished(
            "The newest version is not signed by enough yet.",
            "Let it be signed first, or remove its file if it is not to be.",
        )
    return trust.newest


def _versions(folder: Path) -> Sequence[int]:
    """The versions that there are files of: all from 1 on. Raises RootMissing, RootSkipped,
    NotReadable."""
    try:
        names = [file.name for file in folder.iterdir()]
    except (OSError, ValueError) as error:
        raise NotReadable(f"The folder {folder} cannot be read.", "Name another.") from error
    versions = sorted(int(found[1]) for name in names if (found := _NAME.fullmatch(name)))
    if not versions:
        raise RootMissing(f"There is no root file in {folder}.", "`kiosk trust init` makes one.")
    missing = set(range(1, versions[-1])) - set(versions)
    if missing:
        raise RootSkipped(f"{min(missing)}.root.json is missing.", "Copy the whole folder again.")
    return versions


def _require_version(version: int, data: bytes) -> None:
    if root_metadata(data).signed.version != version:
        raise RootSkipped(
            f"{version}.root.json holds another version.", "Copy the whole folder again."
        )


def _file(folder: Path, version: int) -> Path:
    return folder / f"{version}.root.json"
