"""What readers get of the content of a bundle, which is read against what was signed."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.bundle.verify import Verified
    from kiosk.content.difference import Edition

MOST_BYTES = 32_000_000  # of words, in all languages: they are compared in memory


def edition_in(verified: Verified) -> Edition:
    """What readers get of a bundle: each file of words compared with what was signed, of pictures
    the marks alone. Raises TooLarge, ContentUnreadable, and what `Verified.read` raises."""
    from kiosk.bundle.refused import TooLarge
    from kiosk.content.compiled import checked_texts, is_text
    from kiosk.content.difference import edition_of

    files = verified.targets.files
    total = sum(mark.length for name, mark in files.items() if is_text(name))
    if total > MOST_BYTES:
        sentence = f"Its words have {total:,} bytes; {MOST_BYTES:,} can be compared."
        raise TooLarge(sentence)

    def read(name: str, most: int) -> bytes:
        if name not in files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
        return verified.read(name, MOST_BYTES)[: most + 1]

    return edition_of(checked_texts(read))
