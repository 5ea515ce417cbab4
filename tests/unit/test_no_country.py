"""The program knows no country: what is said of Luxembourg stands in data/luxembourg alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.makers import LUXEMBOURG, compiled

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("kiosk", "resources", "translations")
KINDS = {".py", ".qml", ".svg", ".pot", ".toml", ".json", ".txt", ""}
NAMES = ("Luxemb", "Lëtzebuerg", "KJT", "Kanner-Jugendtelefon", "BEE SECURE", "Stopline", "ALUPSE")
NAMES += ("OKaJu", "ECPAT", "Détresse", "childprotection", "dontlookaway", '"LU"')
# The emergency page without any file: its numbers are those of the release, and a test of its own
# compares them with the content that is released.
LAST_RESORT = "kiosk/display/emergency/built_in.py"


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """What would give the country away: its names, hosts, and numbers in any grouping."""
    return tuple(_patterns())


def _patterns() -> Iterator[re.Pattern[str]]:
    content = compiled(LUXEMBOURG)
    addresses = [
        address.url for each in content.channels.values() for address in each.addresses.values()
    ]
    hosts = {re.sub(r"^https://(www\.)?|/.*", "", address) for address in addresses}
    yield from (re.compile(re.escape(word)) for word in (*NAMES, *hosts, content.time_zone))
    phones = [each.phone for each in (*content.services.values(), *content.emergency)]
    for digits in {re.sub(r"\D", "", phone) for phone in phones if phone}:
        yield re.compile(rf"(?<![\d.]){'[ /-]?'.join(digits)}(?![\d.])")


def given_away(root: Path) -> list[str]:
    """Each file that gives the country away, with what does."""
    files = [file for part in PARTS for file in sorted((root / part).rglob("*"))]
    texts = {
        file.relative_to(root).as_posix(): file.read_text("utf-8")
        for file in files
        if file.is_file() and file.suffix in KINDS
    }
    # The numbers of drawings are coordinates.
    found = [
        f"{name}: {match.group()}"
        for name, text in texts.items()
        for pattern in patterns()
        for match in pattern.finditer(re.sub(r'\b(d|points)="[^"]*"', "", text))
    ]
    assert len(texts) > 100 or root != ROOT, "the program was not found"
    return found


def test_the_program_knows_no_country() -> None:
    assert [found for found in given_away(ROOT) if not found.startswith(LAST_RESORT)] == []


@pytest.mark.parametrize(
    "planted",
    [
        'TITLE = "The Luxembourg Police"',
        'COUNTRY = "LU"',
        "# as the Kanner-Jugendtelefon says",
        'ADDRESS = "https://stopline.bee-secure.lu/"',
        'ADDRESS = "https://dontlookaway.report"',
        'ZONE = "Europe/Luxembourg"',
        "CALL = '113'",
        'CALL = "116111"',
        'CALL = "8002 12 34"',
    ],
)
def test_a_country_that_is_planted_is_found(tmp_path: Path, planted: str) -> None:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk" / "planted.py").write_text(planted, "utf-8")
    found = given_away(tmp_path)
    assert found
    assert {each.partition(":")[0] for each in found} == {"kiosk/planted.py"}


def test_the_last_resort_is_the_only_exception() -> None:
    assert {found.partition(":")[0] for found in given_away(ROOT)} == {LAST_RESORT}
