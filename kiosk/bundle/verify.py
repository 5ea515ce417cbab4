"""Is this bundle what a trusted publisher made, whole, and not older than what was there?

The order is TUF's (5.3, 5.6, 5.7): the newest root that the bundle's chain leads to, the targets
metadata that one of that root's publishers signed, its version, its list of files; content last,
file by file, when somebody takes it. Metadata that has expired is accepted, with a notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kiosk.bundle.container import Container, Sink, check_length
from kiosk.bundle.progress import Counter, Report, say_nothing
from kiosk.bundle.public_key import PublicKey
from kiosk.bundle.refused import ExtraFile, MissingFile, OlderContent, shown
from kiosk.bundle.trust import Root, Targets, advance, floor, read_root, read_targets


class Notice(NamedTuple):
    """Something that staff should know, and that stops nothing."""

    code: str
    sentence: str


class Summary(NamedTuple):
    """What there is to say of a bundle. `root_version`: of the root that names its publishers;
    `created` and the two that expire: days (YYYY-MM-DD); `publishers`: who signed it; `total`:
    bytes of the content."""

    bundle: str
    version: int
    created: str
    expires: str
    publishers: tuple[PublicKey, ...]
    root_version: int
    root_expires: str
    files: int
    total: int


@dataclass(frozen=True)
class Verified:
    """A bundle whose metadata hold; its content holds as far as it is handed out by this.

    `root` is the newest root, which the kiosk trusts once the bundle is accepted.
    """

    root: Root
    targets: Targets
    container: Container

    @property
    def summary(self) -> Summary:
        """What there is to say of it."""
        targets, root = self.targets, self.root
        return Summary(
            bundle=targets.bundle,
            version=targets.version,
            created=targets.created,
            expires=targets.expires,
            publishers=tuple(key for key in root.publishers if key.id in targets.signed_by),
            root_version=root.version,
            root_expires=root.expires,
            files=len(targets.files),
            total=sum(mark.length for mark in targets.files.values()),
        )

    def copy(self, path: str, sink: Sink) -> None:
        """Hand a file on to `sink`, piece by piece: if this raises, what `sink` has got must be
        thrown away. Raises what `Container.copy` raises."""
        self.container.copy(path, self.targets.files[path], sink)

    def read(self, path: str, most: int) -> bytes:
        """A file of at most so many bytes. Raises what `Container.read` raises."""
        return self.container.read(path, self.targets.files[path], most)

    def check_content(self, report: Report = say_nothing) -> None:
        """Compare every file, in the order in which they stand. Raises what `copy` raises."""
        counter = Counter("verify", self.summary.total, report)
        for path in self.container.lengths:
            self.copy(path, counter)


def verify(container: Container, root: Root, floors: Mapping[str, int]) -> Verified:
    """The bundle, if `root` leads to who signed it. `floors`: the highest versions accepted so
    far, by the ids of the keys that signed them. Reads nothing of content.

    Raises what `advance` and `read_targets` raise; OlderContent, MissingFile, ExtraFile,
    WrongLength.
    """
    newest = advance(root, container.chain)
    targets = read_targets(newest, container.targets)
    lowest = floor(newest, floors)
    if targets.version < lowest:
        sentence = f"The bundle is of version {targets.version}; {lowest} was accepted before."
        raise OlderContent(sentence)
    _check_files(container, targets)
    return Verified(newest, targets, container)


def what_it_says(container: Container) -> Summary:
    """What the bundle says of itself, if it agrees with itself. It is believed for that by the
    first root that it brings, which anybody can make. Raises what `verify` raises."""
    return verify(container, read_root(container.chain[0]), {}).summary


def notices(summary: Summary, today: date) -> tuple[Notice, ...]:
    """What staff should know of an accepted bundle. No date ever stops one (docs/security.md)."""
    found = []
    for code, what, expires in (
        ("expired", "The publisher wanted this content", summary.expires),
        ("root-expired", "The holders of the root keys wanted their list", summary.root_expires),
    ):
        if expires < today.isoformat():
            found.append(Notice(code, f"{what} renewed by {expires}. It can still be used."))
    return tuple(found)


def _check_files(container: Container, targets: Targets) -> None:
    for path in sorted(targets.files.keys() - container.lengths.keys()):
        raise MissingFile(f"{shown(path)} is signed, but not in the bundle.")
    for path in sorted(container.lengths.keys() - targets.files.keys()):
        raise ExtraFile(f"{shown(path)} is in the bundle, but not signed.")
    for path, mark in targets.files.items():
        check_length(path, container.lengths[path], mark)
