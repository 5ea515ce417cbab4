"""Any bundle, good or bad: built by an encoder of its own, which can be told to lie."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO
from typing import Any, NamedTuple
from zlib import crc32

from kiosk.bundle.container import read_container
from kiosk.bundle.limits import LIMITS, Limits
from kiosk.bundle.trust import read_root
from kiosk.bundle.verify import Verified, verify
from tests.publisher import Publisher

CONTENT = {
    "bundle.json": b'{"id":"lumbria","version":3}',
    "en.json": b'{"title":"Lumbria"}',
    "media/bridge.svg": b"<svg/>",
}
VERSION = 3

# Names and sizes of the fields by the specification (APPNOTE 4.3.7, 4.3.12, 4.3.16).
_LOCAL = (
    "signature:4s needs:H flags:H method:H time:H date:H crc:L stored:L length:L named:H extra:H"
)
_CENTRAL = (
    "signature:4s made_by:H needs:H flags:H method:H time:H date:H crc:L stored:L length:L "
    "named:H extra:H comment:H disk:H internal:H external:L offset:L"
)
_END = "signature:4s disk:H index_disk:H here:H count:H length:L offset:L comment:H"
_USUAL = {"needs": 20, "made_by": 3 << 8 | 20, "date": 1 << 5 | 1, "external": 0o100644 << 16}

Fields = Mapping[str, Any]


class Entry(NamedTuple):
    """A file in the archive, and what its two headers say of it that is not so."""

    name: bytes
    data: bytes
    in_header: Fields
    in_index: Fields


class BundleMaker:
    """A small bundle that verifies, and any bad one made out of it.

    Every method returns the maker, so that changes can be written in a row. Names are those in the
    archive, such as `content/en.json`.
    """

    def __init__(
        self,
        publisher: Publisher,
        content: Mapping[str, bytes] = CONTENT,
        chain: tuple[bytes, ...] = (),
    ) -> None:
        self.publisher = publisher
        self.trusted = publisher.root()
        self.content = dict(content)
        self.entries: list[Entry] = []
        self.add("kbundle.json", b'{"format":1}')
        for version, data in enumerate(chain or (self.trusted,), start=1):
            self.add(f"metadata/{version}.root.json", data)
        self.add("metadata/targets.json", b"")
        for path, data in sorted(content.items()):
            self.add(f"content/{path}", data)
        self.ahead = self.before_index = self.in_index = self.behind = b""
        self._end: Fields = {}
        self.sign()

    # --- what is in it ------------------------------------------------------------------

    def sign(self, version: int = VERSION, **how: Any) -> BundleMaker:
        """Have the publisher sign the content that the bundle began with."""
        return self.targets(self.publisher.targets(version, self.content, **how))

    def targets(self, data: bytes) -> BundleMaker:
        """Bring this targets metadata."""
        return self.put("metadata/targets.json", data)

    def add(
        self, name: str | bytes, data: bytes = b"", at: int | None = None, **fields: Any
    ) -> BundleMaker:
        """One entry more, as the last one or at a place."""
        raw = name.encode() if isinstance(name, str) else name
        place = len(self.entries) if at is None else at
        self.entries.insert(place, Entry(raw, data, fields, fields))
        return self

    def sign_also(self, path: str, data: bytes = b"", **fields: Any) -> BundleMaker:
        """A further file of the content, which is signed; its entry says these things."""
        self.content[path] = data
        names = [entry.name for entry in self.entries]
        name = f"content/{path}".encode("utf-8", "surrogateescape")
        first = next(at for at, each in enumerate(names) if each.startswith(b"content/"))
        place = first + sum(1 for each in names[first:] if each < name)
        return self.add(name, data, at=place, **fields).sign()

    def put(self, name: str, data: bytes) -> BundleMaker:
        """Other bytes in the place of an entry's."""
        return self._change(name, data=data)

    def rename(self, name: str, new: str | bytes) -> BundleMaker:
        """Another name for an entry, in its place."""
        return self._change(name, name=new.encode() if isinstance(new, str) else new)

    def remove(self, name: str) -> BundleMaker:
        """One entry less."""
        self.entries.pop(self._at(name))
        return self

    def swap(self, name: str, other: str) -> BundleMaker:
        """Two entries, each in the place of the other."""
        here, there = self._at(name), self._at(other)
        self.entries[here], self.entries[there] = self.entries[there], self.entries[here]
        return self

    # --- what it says of it -------------------------------------------------------------

    def say(self, name: str, **fields: Any) -> BundleMaker:
        """Fields of both headers of an entry that are not as they should be."""
        return self.say_in_header(name, **fields).say_in_index(name, **fields)

    def say_in_header(self, name: str, **fields: Any) -> BundleMaker:
        """The same for the header before the file alone."""
        entry = self.entries[self._at(name)]
        return self._change(name, in_header={**entry.in_header, **fields})

    def say_in_index(self, name: str, **fields: Any) -> BundleMaker:
        """The same for the index alone."""
        entry = self.entries[self._at(name)]
        return self._change(name, in_index={**entry.in_index, **fields})

    def say_at_end(self, **fields: Any) -> BundleMaker:
        """Fields of the end record that are not as they should be."""
        self._end = {**self._end, **fields}
        return self

    def squeeze_in(self, **places: bytes) -> BundleMaker:
        """Bytes that nobody asked for: `ahead` of all, `before_index`, `in_index` (at its end),
        `behind` all."""
        for place, data in places.items():
            assert hasattr(self, place)
            setattr(self, place, data)
        return self

    # --- what comes of it ---------------------------------------------------------------

    def data(self) -> bytes:
        """The file."""
        files, index = bytearray(), bytearray()
        for entry in self.entries:
            sizes = dict.fromkeys(("stored", "length"), len(entry.data))
            usual = {**_USUAL, **sizes, "named": len(entry.name), "crc": crc32(entry.data)}
            usual |= {"offset": len(files)}
            index += _packed(_CENTRAL, {"signature": b"PK\1\2", **usual, **entry.in_index})
            index += entry.name + entry.in_index.get("more", b"")
            files += _packed(_LOCAL, {"signature": b"PK\3\4", **usual, **entry.in_header})
            files += entry.name + entry.in_header.get("more", b"") + entry.data
        files += self.before_index
        index += self.in_index
        count = len(self.entries)
        end = {"signature": b"PK\5\6", "here": count, "count": count}
        end |= {"length": len(index), "offset": len(files), **self._end}
        return self.ahead + bytes(files + index) + _packed(_END, end) + self.behind

    def verified(
        self, limits: Limits = LIMITS, floors: Mapping[str, int] | None = None
    ) -> Verified:
        """The bundle, verified as by a kiosk that trusts the publisher's first root."""
        return verified(self.data(), self.trusted, limits, floors)

    def _at(self, name: str) -> int:
        (at,) = [at for at, entry in enumerate(self.entries) if entry.name == name.encode()]
        return at

    def _change(self, name: str, **fields: Any) -> BundleMaker:
        at = self._at(name)
        self.entries[at] = self.entries[at]._replace(**fields)
        return self


def verified(
    data: bytes,
    trusted: bytes,
    limits: Limits = LIMITS,
    floors: Mapping[str, int] | None = None,
) -> Verified:
    """What these bytes are to a kiosk that trusts this root."""
    return verify(read_container(BytesIO(data), limits), read_root(trusted), floors or {})


def received(bundle: Verified) -> dict[str, bytes]:
    """What a kiosk gets from a bundle, all of it compared."""
    return {path: bundle.read(path, 1 << 30) for path in bundle.container.lengths}


def _packed(fields: str, values: Fields) -> bytes:
    names, sizes = zip(*(field.split(":") for field in fields.split()), strict=True)
    return struct.pack("<" + "".join(sizes), *(values.get(name, 0) for name in names))
