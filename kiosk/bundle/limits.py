"""How much a bundle may be. Checked before anything of that size is read or written."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.settings import Bundle

_MB = 1_000_000
ROOT_BYTES = 1 << 20  # of one root file: room for thousands of keys
_LISTED_BYTES = 400  # of one file in the list: 280 where its name is the longest that there can be


class Limits(NamedTuple):
    """What is taken; settings may narrow it, or widen it up to WIDEST.

    `metadata` and `total` are bytes: all that is not content (index, headers, TUF metadata), and
    all content together. `files` and `roots` are numbers: of content's files, and of the root
    metadata that lead from the first root to the newest (TUF 5.3.3).
    """

    metadata: int = 16_000_000
    total: int = 4_000_000_000
    files: int = 20_000
    roots: int = 256

    @property
    def targets(self) -> int:
        """Bytes of the list of files: more than a list of so many files has."""
        return ROOT_BYTES + _LISTED_BYTES * self.files


LIMITS = Limits()
# A ZIP archive of this kind ends at 4 GiB and 65,534 entries.
WIDEST = Limits(metadata=64_000_000, total=4_294_000_000, files=65_000)


def limits_in(settings: Bundle) -> Limits:
    """What a kiosk with these settings takes."""
    return Limits(
        metadata=settings.metadata_mb * _MB,
        total=settings.content_mb * _MB,
        files=settings.files,
    )
