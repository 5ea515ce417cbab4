"""What a bundle's file can be that it must not be: adding an attack is adding a row.

Each is a bundle that verifies, changed in one way, and the code of its refusal.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import NamedTuple

from tests.bundles import CONTENT, BundleMaker

Change = Callable[[BundleMaker], BundleMaker]

FILE = "content/en.json"
LAST = "content/media/bridge.svg"
_ZEROS = zlib.compress(bytes(10_000_000), wbits=-15)


class Attack(NamedTuple):
    """A change, and the code it is refused with."""

    code: str
    change: Change


def _name(name: str | bytes) -> Attack:
    return Attack("bad-name", lambda bundle: bundle.add(name))


def _twin(name: str) -> Attack:
    return Attack("duplicate", lambda bundle: bundle.add(name))


def _format(data: bytes, code: str = "not-a-bundle") -> Attack:
    return Attack(code, lambda bundle: bundle.put("kbundle.json", data))


def _said(code: str = "not-as-packed", name: str = FILE, **fields: object) -> Attack:
    """Both headers of a file say this."""
    return Attack(code, lambda bundle: bundle.say(name, **fields))


def _indexed(code: str = "not-as-packed", name: str = FILE, **fields: object) -> Attack:
    """The index says this, and the header before the file does not."""
    return Attack(code, lambda bundle: bundle.say_in_index(name, **fields))


def _headed(name: str, **fields: object) -> Attack:
    """The header before the file says this, and the index does not."""
    return Attack("not-as-packed", lambda bundle: bundle.say_in_header(name, **fields))


def _ended(code: str, **fields: object) -> Attack:
    return Attack(code, lambda bundle: bundle.say_at_end(**fields))


def _many(count: int) -> Change:
    def change(bundle: BundleMaker) -> BundleMaker:
        for number in range(count):
            bundle.add(f"content/z{number:05}")
        return bundle

    return change


def _claim() -> dict[str, int]:
    return {"length": 4_000_000_000, "stored": 4_000_000_000}


def _without_entries(bundle: BundleMaker) -> BundleMaker:
    bundle.entries.clear()
    return bundle


def _exchanged(bundle: BundleMaker) -> BundleMaker:
    return bundle.put(FILE, CONTENT["media/bridge.svg"]).put(LAST, CONTENT["en.json"])


def _with_targets_of_another(bundle: BundleMaker) -> BundleMaker:
    bundle.content["en.json"] = CONTENT["en.json"][::-1]
    return bundle.sign(4)


def _signing(bundle: BundleMaker, path: str) -> BundleMaker:
    bundle.content[path] = b""
    return bundle.sign()


def _signing_length(bundle: BundleMaker, length: int) -> BundleMaker:
    targets = json.loads(bundle.publisher.targets(files=bundle.content))["signed"]["targets"]
    targets["en.json"]["length"] = length
    return bundle.sign(targets=targets)


NAMES = {
    "absolute": _name("/etc/passwd"),
    "absolute-inside": _name("content//etc/passwd"),
    "parent": _name("content/../../etc/passwd"),
    "parent-first": _name("../x"),
    "parent-last": _name("content/.."),
    "here": _name("content/./x"),
    "backslash": _name("content\\..\\x"),
    "drive": _name("C:/x"),
    "stream": _name("content/en.json:x"),
    "line-break": _name("content/a\nb"),
    "nul": _name("content/a\0b"),
    "escape": _name("content/\x1b[2Jx"),
    "delete": _name("content/a\x7f"),
    "bidi": _name("content/a\u202egvs.exe"),
    "not-nfc": _name("content/e\u0301.svg"),
    "nfc": _name("content/\u00e9.svg"),
    "full-width": _name("content/\uff0e\uff0e"),
    "not-utf8": _name(b"content/\xff"),
    "overlong-slash": _name(b"content/..\xc0\xafx"),
    "device": _name("content/NUL"),
    "device-with-suffix": _name("content/con.svg"),
    "device-as-folder": _name("content/com1/x"),
    "hidden": _name("content/.htaccess"),
    "dot-at-the-end": _name("content/en.json."),
    "space-at-the-end": _name("content/en.json "),
    "option": _name("content/-rf"),
    "folder": _name("content/media/"),
    "folder-alone": _name("content/"),
    "empty": _name(""),
    "too-long": _name("content/" + "a" * 173),
    "endless": _name("a" * 65_535),
    "twice": _twin(FILE),
    "twice-format": _twin("kbundle.json"),
    "twice-targets": _twin("metadata/targets.json"),
    "other-case": _twin("content/EN.json"),
    "other-case-of-a-folder": _twin("content/Media/x"),
    "file-as-a-folder": _twin("content/en.json/x"),
    "folder-as-a-file": _twin("content/media"),
}

PLACES = {
    "stranger": Attack("extra-file", lambda bundle: bundle.add("README.txt")),
    "snapshot": Attack("extra-file", lambda bundle: bundle.add("metadata/snapshot.json")),
    "unlike-number": Attack("extra-file", lambda bundle: bundle.add("metadata/02.root.json")),
    "no-number": Attack("extra-file", lambda bundle: bundle.add("metadata/0.root.json")),
    "huge-number": Attack(
        "missing-file", lambda bundle: bundle.add("metadata/999999999.root.json", at=2)
    ),
    "no-root": Attack("missing-file", lambda bundle: bundle.remove("metadata/1.root.json")),
    "no-targets": Attack("missing-file", lambda bundle: bundle.remove("metadata/targets.json")),
    "no-format": Attack("not-a-bundle", lambda bundle: bundle.remove("kbundle.json")),
    "other-order": Attack("not-as-packed", lambda bundle: bundle.swap(FILE, LAST)),
    "content-first": Attack(
        "not-as-packed", lambda bundle: bundle.swap(FILE, "metadata/targets.json")
    ),
}

FORMATS = {
    "newer": _format(b'{"format":2}', "newer-format"),
    "much-newer": _format(b'{"format":999999999,"made":"x"}', "newer-format"),
    "older": _format(b'{"format":0}'),
    "endless-format": _format(b'{"format":' + b"9" * 5000 + b"}"),
    "no-number-of-format": _format(b'{"format":true}'),
    "more-to-say": _format(b'{"format":1,"x":2}'),
    "white-space": _format(b'{"format": 1}'),
    "deep": _format(b"[" * 100_000),
}

RECORDS = {
    "compressed": _said("compressed", method=8),
    "bomb": Attack(
        "compressed",
        lambda bundle: bundle.put(FILE, _ZEROS).say(FILE, method=8, length=10_000_000),
    ),
    "other-method": _said("compressed", method=99),
    "other-stored-length": _said("compressed", stored=1),
    "encrypted": _said("encrypted", flags=1),
    "link": _said("not-a-file", external=0o120777 << 16),
    "character-device": _said("not-a-file", external=0o020666 << 16),
    "block-device": _said("not-a-file", external=0o060666 << 16),
    "pipe": _said("not-a-file", external=0o010666 << 16),
    "socket": _said("not-a-file", external=0o140666 << 16),
    "folder-by-rights": _said("not-a-file", external=0o040755 << 16),
    "set-user-id": _said(external=0o104755 << 16),
    "no-rights": _said(external=0),
    "folder-of-dos": _said(external=0o100644 << 16 | 0x10),
    "descriptor": _said(flags=8),
    "utf8-flag": _said(flags=0x800),
    "patch-flag": _said(flags=0x20),
    "other-date": _said(date=0x5B75),
    "other-time": _said(time=1),
    "other-system": _said(made_by=20),
    "needs-zip64": _said(needs=45),
    "text": _said(internal=1),
    "other-disk": _indexed(disk=1),
    "extra-field": _said(extra=4, more=b"\xfe\xca\0\0"),
    "comment-of-a-file": _indexed(comment=2, more=b"hi"),
    "zip64": _said(
        "too-large",
        length=0xFFFFFFFF,
        stored=0xFFFFFFFF,
        extra=20,
        more=b"\1\0\x10\0" + bytes(16),
    ),
    "wrong-signature": _indexed(signature=b"PK\1\3"),
    "name-ends-later": _indexed(name=LAST, named=9_999),
    "name-ends-earlier": _indexed(named=3),
    "overlap": _indexed(offset=0),
    "all-at-one-place": Attack(
        "not-as-packed",
        lambda bundle: bundle.add("content/y", offset=100).add("content/z", offset=100),
    ),
    "gap": _headed(FILE, more=b"gap"),
    "other-name-before-the-file": _headed(FILE, named=6),
    "other-length-before-the-file": _headed(FILE, length=1),
    "compressed-before-the-file": _headed(FILE, method=8),
    "other-length-before-metadata": _headed("metadata/targets.json", length=1),
    "flag-before-metadata": _headed("metadata/1.root.json", flags=1),
    "flag-before-the-format": Attack(
        "not-a-bundle", lambda bundle: bundle.say_in_header("kbundle.json", flags=1)
    ),
    "other-checksum-of-the-format": _indexed(name="kbundle.json", crc=0),
    "four-gigabytes": _said(name=LAST, length=4_000_000_000, stored=4_000_000_000),
    "four-gigabytes-first": _said(length=4_000_000_000, stored=4_000_000_000),
    "eight-gigabytes": Attack(
        "too-large",
        lambda bundle: bundle.add("content/y", **_claim()).add("content/z", **_claim()),
    ),
}

ENDS = {
    "script-ahead": Attack("not-a-bundle", lambda bundle: bundle.squeeze_in(ahead=b"#!/bin/sh\n")),
    "bytes-before-the-index": Attack(
        "not-as-packed", lambda bundle: bundle.squeeze_in(before_index=b"x")
    ),
    "bytes-in-the-index": Attack("not-as-packed", lambda bundle: bundle.squeeze_in(in_index=b"x")),
    "bytes-behind": Attack("incomplete", lambda bundle: bundle.squeeze_in(behind=b"x")),
    "comment": Attack(
        "incomplete", lambda bundle: bundle.say_at_end(comment=2).squeeze_in(behind=b"hi")
    ),
    "second-end": Attack(
        "incomplete", lambda bundle: bundle.squeeze_in(behind=b"PK\5\6" + bytes(18))
    ),
    "several-disks": _ended("incomplete", disk=1),
    "index-on-another-disk": _ended("incomplete", index_disk=1),
    "two-counts": _ended("incomplete", here=1),
    "count-too-low": _ended("not-as-packed", count=5, here=5),
    "count-too-high": _ended("not-as-packed", count=7, here=7),
    "count-none": _ended("not-as-packed", count=0, here=0),
    "count-of-zip64": _ended("too-many-files", count=0xFFFF, here=0xFFFF),
    "count-50000": _ended("too-many-files", count=50_000, here=50_000),
    "index-elsewhere": _ended("incomplete", offset=0),
    "index-beyond": _ended("incomplete", offset=0xFFFFFFFF),
    "index-longer": _ended("incomplete", length=0xFFFFFFFF),
    "50000-files": Attack("too-many-files", _many(50_000)),
    "one-file-too-many": Attack("too-many-files", _many(20_001 - len(CONTENT))),
    "nothing": Attack("not-a-bundle", _without_entries),
}

# What the publisher signed is not what is there. Rolling back needs a kiosk with a past.
TARGETS = {
    "other-length": Attack("wrong-length", lambda bundle: bundle.put(FILE, b"{}")),
    "other-hash": Attack("wrong-hash", lambda bundle: bundle.put(FILE, CONTENT["en.json"][::-1])),
    "extra-file": Attack("extra-file", lambda bundle: bundle.add("content/zz.json", b"{}")),
    "missing-file": Attack("missing-file", lambda bundle: bundle.remove(FILE)),
    "two-files-exchanged": Attack("wrong-length", _exchanged),
    "targets-of-another": Attack("wrong-hash", _with_targets_of_another),
    "file-of-another": Attack(
        "wrong-hash",
        lambda bundle: bundle.put("content/bundle.json", b'{"id":"lumbria","version":4}'),
    ),
    "signed-by-nobody": Attack("targets-not-signed", lambda bundle: bundle.sign(signed_by=[])),
    "signed-by-a-root-key": Attack(
        "targets-not-signed", lambda bundle: bundle.sign(signed_by=bundle.publisher.root_keys)
    ),
    "no-list": Attack("targets-unreadable", lambda bundle: bundle.targets(b"{}")),
    "deep-list": Attack("targets-unreadable", lambda bundle: bundle.targets(b"[" * 100_000)),
    "root-as-list": Attack(
        "targets-unreadable", lambda bundle: bundle.targets(bundle.publisher.root())
    ),
    "list-as-root": Attack(
        "root-unreadable",
        lambda bundle: bundle.put("metadata/1.root.json", bundle.publisher.targets()),
    ),
    "name-only-signed": Attack("missing-file", lambda bundle: _signing(bundle, "../x")),
    "signed-beyond-64-bits": Attack(
        "targets-unreadable", lambda bundle: _signing_length(bundle, 2**64)
    ),
    "signed-beyond-31-bits": Attack(
        "wrong-length", lambda bundle: _signing_length(bundle, 2**32 + 2)
    ),
    "signed-below-zero": Attack("targets-unreadable", lambda bundle: _signing_length(bundle, -1)),
}

IN_THE_INDEX = {**NAMES, **PLACES, **FORMATS, **RECORDS, **ENDS}
ATTACKS = {**IN_THE_INDEX, **TARGETS}
