"""docs/bundle-format.md says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.bundle.index import FORMAT_DATA
from kiosk.bundle.limits import LIMITS
from kiosk.bundle.names import MOST_BYTES
from kiosk.bundle.pack import NotPacked
from kiosk.bundle.refused import BundleRefused
from kiosk.bundle.unpack import ForDemonstrations
from kiosk.bundle.untrusted import Untrusted
from kiosk.errors import KioskError
from tests.attacks import ATTACKS

DOCUMENT = (Path(__file__).parents[3] / "docs" / "bundle-format.md").read_text("utf-8")
# Codes that tests plant in other ways.
ELSEWHERE = {
    *("unreadable", "older-content", "not-packed", "demonstration"),
    *("root-missing", "root-skipped", "root-differs", "root-not-signed"),
}


def documented_codes() -> set[str]:
    rows = DOCUMENT.partition("| code | what is wrong | what to do |")[2].split("\n")
    return {code for row in rows for code in re.findall(r"`([a-z0-9-]+)`", row.split(" | ")[0])}


def codes_of(kind: type[KioskError]) -> set[str]:
    below = kind.__subclasses__()
    return {each.code for each in below}.union(*(codes_of(each) for each in below))


def test_every_code_is_documented_and_planted():
    codes = codes_of(BundleRefused) | codes_of(Untrusted) | {NotPacked.code, ForDemonstrations.code}
    together = {BundleRefused.code, Untrusted.code}
    assert documented_codes() - together == codes
    assert codes == {attack.code for attack in ATTACKS.values()} | ELSEWHERE


def test_every_code_is_one_cause():
    kinds = BundleRefused.__subclasses__() + Untrusted.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert all(kind.__doc__ for kind in kinds)


def test_limits_and_format_are_documented():
    assert f"`{FORMAT_DATA.decode()}`" in DOCUMENT
    assert f"At most {MOST_BYTES} bytes" in DOCUMENT
    for words, limit in (
        ("16 MB", LIMITS.metadata),
        ("4 GB", LIMITS.total),
        ("20,000", LIMITS.files),
        ("256", LIMITS.roots),
    ):
        number, _, unit = words.partition(" ")
        size = int(number.replace(",", "")) * {"": 1, "MB": 10**6, "GB": 10**9}[unit]
        assert f"| {words} |" in DOCUMENT
        assert size == limit
