"""Why a bundle's file is refused. Each cause has a stable code; nothing is ever repaired."""

from __future__ import annotations

from kiosk.errors import KioskError

_LONGEST_NAME = 60

COPY_AGAIN = (
    "Nothing was changed. Copy the file once more, and eject the stick before you pull it out."
)
ANOTHER_FILE = (
    "Nothing was changed. `kiosk bundle pack` writes no such file: ask the publisher for another."
)


class BundleRefused(KioskError):
    """The bundle's file is refused. Nothing of it is used."""

    code = "bundle-refused"
    what_to_do = ANOTHER_FILE

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, self.what_to_do)


# --- the file ---------------------------------------------------------------------------


class NotABundle(BundleRefused):
    """The file is something else."""

    code = "not-a-bundle"
    what_to_do = "Nothing was changed. Choose a file that ends in .kbundle."


class Unreadable(BundleRefused):
    """The file cannot be opened, or reading it fails."""

    code = "unreadable"
    what_to_do = COPY_AGAIN


class NewerFormat(BundleRefused):
    """The file is of a format that this program does not know yet."""

    code = "newer-format"
    what_to_do = (
        "Nothing was changed. Install a newer version of the program, or ask the publisher for a "
        "bundle in the format of this one."
    )


class Incomplete(BundleRefused):
    """The file begins as a bundle and does not end as one."""

    code = "incomplete"
    what_to_do = COPY_AGAIN


class TooLarge(BundleRefused):
    """There are more bytes than the limits allow."""

    code = "too-large"
    what_to_do = "Nothing was changed. Ask the publisher for a smaller bundle."


class TooManyFiles(BundleRefused):
    """There are more files than the limits allow."""

    code = "too-many-files"
    what_to_do = TooLarge.what_to_do


# --- its index --------------------------------------------------------------------------


class BadName(BundleRefused):
    """A file's name is not one of those that a bundle may hold."""

    code = "bad-name"


class Duplicate(BundleRefused):
    """Two names are the same, or would be on some file system."""

    code = "duplicate"


class Compressed(BundleRefused):
    """A file is compressed. Everything in a bundle is stored as it is."""

    code = "compressed"


class Encrypted(BundleRefused):
    """A file is encrypted. Nothing in a bundle is secret."""

    code = "encrypted"


class NotAFile(BundleRefused):
    """An entry is a link, a folder, a device: anything but a file."""

    code = "not-a-file"


class NotAsPacked(BundleRefused):
    """A byte between the files is not what follows from their names, lengths and checksums."""

    code = "not-as-packed"


# --- what the publisher signed ----------------------------------------------------------


class ExtraFile(BundleRefused):
    """There is a file that the publisher did not sign."""

    code = "extra-file"


class MissingFile(BundleRefused):
    """A file that belongs to every bundle, or that the publisher signed, is not there."""

    code = "missing-file"


class WrongLength(BundleRefused):
    """A file has another length than the publisher signed."""

    code = "wrong-length"


class WrongHash(BundleRefused):
    """A file has other bytes than the publisher signed."""

    code = "wrong-hash"
    what_to_do = COPY_AGAIN


class OlderContent(BundleRefused):
    """The bundle is older than one that was accepted before (TUF 5.6.4, rollback attack)."""

    code = "older-content"
    what_to_do = (
        "Nothing was changed. Take the newest bundle. To go back to the version before, use Undo "
        "on the staff panel or `kiosk store rollback`."
    )


def shown(name: str | bytes) -> str:
    """A name from outside as a sentence shows it: in quotes, escaped, shortened."""
    text = name.decode("ascii", "backslashreplace") if isinstance(name, bytes) else name
    escaped = ascii(text[: _LONGEST_NAME + 1])[1:-1]
    is_whole = len(text) <= _LONGEST_NAME and len(escaped) <= 2 * _LONGEST_NAME
    return f"“{escaped}”" if is_whole else f"“{escaped[:_LONGEST_NAME]}…”"
