"""Why something was not done, in the staff's language.

The programs that do it say so in English, with names and numbers, and receipts keep that. On the
panel stands what it comes to, where the language has words for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.staff.records import Refusal
from kiosk.visit.origins import Translate

# A sentence, and what to do.
_Told = tuple[str, str]


def in_words(refusal: Refusal, _: Translate) -> Refusal:
    """The refusal in the language of `_`; as it was said, where that has no words for it."""
    tell = _BY_CODE.get(refusal.code, _unknown)
    told = tell(_)
    return refusal if told == tell(str) else Refusal(refusal.code, *told)


def _forged(_: Translate) -> _Told:
    return (
        _("No publisher whom this kiosk knows has signed this."),
        _("Nothing was changed. Ask whoever gave you the file where it is from."),
    )


def _damaged(_: Translate) -> _Told:
    return (
        _("The file is damaged or not complete."),
        _("Nothing was changed. Copy the file to the stick again."),
    )


def _gone(_: Translate) -> _Told:
    return (
        _("The file cannot be read any more."),
        _("Nothing was changed. Plug the stick in again and wait until the file is listed."),
    )


def _older(_: Translate) -> _Told:
    return (
        _("This is older than content that the kiosk had before."),
        _("Nothing was changed. Ask the publisher for a newer version."),
    )


def _same(_: Translate) -> _Told:
    return (
        _("The kiosk has other content with the same version."),
        _("Nothing was changed. Ask the publisher for a newer version."),
    )


def _newer_format(_: Translate) -> _Told:
    return (
        _("This is made for a newer program."),
        _("Nothing was changed. The program of this kiosk must be renewed first."),
    )


def _large(_: Translate) -> _Told:
    return (
        _("This is larger than the kiosk may take."),
        _("Nothing was changed. Tell the publisher."),
    )


def _no_space(_: Translate) -> _Told:
    return (
        _("There is not enough room on the kiosk’s disk."),
        _("Nothing was changed. Tell whoever looks after the machine."),
    )


def _disk(_: Translate) -> _Told:
    return (
        _("The kiosk cannot write to its disk."),
        _("Tell whoever looks after the machine; “kiosk doctor” says more."),
    )


def _busy(_: Translate) -> _Told:
    return (
        _("Other content is being installed just now."),
        _("Nothing was changed. Try again in a few minutes."),
    )


def _cancelled(_: Translate) -> _Told:
    return _("It was cancelled."), _("Nothing was changed.")


def _nothing_before(_: Translate) -> _Told:
    return _("There is no content to go back to."), _("Nothing was changed.")


def _slot(_: Translate) -> _Told:
    return (
        _("The content that is kept here is damaged."),
        _("Install it anew from a stick."),
    )


def _unfit(_: Translate) -> _Told:
    return (
        _("Not every page of it can be shown here as it should be."),
        _("Nothing was changed. Give the publisher the receipt."),
    )


def _receipt(_: Translate) -> _Told:
    return (
        _("No receipt could be written to the stick."),
        _("Nothing else is lost. For a receipt, use a stick that has room and can be written to."),
    )


def _later(_: Translate) -> _Told:
    return (
        _("There are too many files to look at all of them."),
        _("Leave only those on the stick that are for this kiosk."),
    )


def _silent(_: Translate) -> _Told:
    return (
        _("This machine can play no sound."),
        _("Tell whoever looks after the machine; “kiosk doctor” says more."),
    )


def _unknown(_: Translate) -> _Told:
    return (
        _("It could not be done."),
        _("Tell whoever looks after the machine; “kiosk doctor” says more."),
    )


_CODES: Mapping[Callable[[Translate], _Told], str] = {
    _forged: "demonstration not-signed root-differs root-finished root-missing root-not-signed "
    "root-refused root-skipped root-unfinished targets-not-signed untrusted",
    _damaged: "bad-name bundle-refused compressed duplicate encrypted extra-file incomplete "
    "missing-file not-a-bundle not-as-packed root-unreadable targets-unreadable wrong-hash "
    "wrong-length",
    _gone: "file-gone not-a-file not-readable unreadable",
    _older: "older-content",
    _same: "same-version",
    _newer_format: "newer-format",
    _large: "too-large too-many-files",
    _no_space: "no-space",
    _disk: "pointer-damaged store-fails store-not-writable",
    _busy: "store-busy",
    _cancelled: "cancelled",
    _nothing_before: "nothing-before",
    _slot: "slot-damaged",
    _unfit: "content-unreadable trial-failed",
    _receipt: "receipt-not-written",
    _later: "not-looked-at",
    _silent: "no-sound-device no-sound-player sound-failed",
}
_BY_CODE = {code: tell for tell, codes in _CODES.items() for code in codes.split()}
