"""Values that are not what their key says: addresses, phones, hours, dates, codes, texts."""

from __future__ import annotations

import pytest

from kiosk.content.compile import check_folder
from tests.makers import ContentMaker
from tests.unit.content.table import Row, check_row

CHANNELS, SERVICES, BUNDLE = "channels.yaml", "services.yaml", "bundle.yaml"
SCHOOL, ABOUT, SIGNS = "profiles/school.yaml", "pages/about.md", "pages/signs.md"


def address(name: str, address: str, code: str, *words: str) -> Row:
    """A channel whose address is wrong."""
    return Row(name, CHANNELS, "https://report.example.org/\n", f"§{address}\n", code, words)


def source_address(name: str, address: str, *words: str) -> Row:
    """A source whose address is wrong."""
    return Row(name, SIGNS, "https://ministry.example/signs", f"§{address}", "address", words)


def phone(name: str, phone: str) -> Row:
    """A service whose number is wrong."""
    words = (f"“{phone}”",)
    return Row(name, SERVICES, "phone: 27 12 34 56", f"§phone: {phone}", "phone", words)


def hours(name: str, hours: str, *words: str) -> Row:
    """A service whose hours are wrong."""
    return Row(name, SERVICES, "hours: Tu 10:00-12:00", f"§hours: {hours}", "hours", words)


def day(name: str, day: str, *words: str) -> Row:
    """A page that was checked on no day."""
    return Row(name, SIGNS, "checked_on: 2024-05-07", f"§checked_on: {day}", "date", words)


def source_date(name: str, date: str, *words: str) -> Row:
    """A source whose date is wrong."""
    return Row(name, SIGNS, "    date: 2024", f"    §date: {date}", "date", words)


def title(name: str, title: str, code: str, *words: str) -> Row:
    """A page with a wrong title: plain text."""
    return Row(name, ABOUT, "title: About this screen", f"§title: {title}", code, words)


def change(name: str, text: str, code: str, *words: str) -> Row:
    """A channel with a wrong text, which may hold bold."""
    return Row(name, CHANNELS, "  change: Not in the form.", f"  §change: {text}", code, words)


ADDRESSES = (
    address("http", "http://report.example.org/", "address-not-https", "“http://report.example"),
    address("a phone's scheme", "tel:112", "address-not-https"),
    address("no scheme", "report.example.org/", "address-not-https"),
    address("capitals", "HTTPS://report.example.org/", "address-not-https"),
    address("a user", "https://www.example.org@evil.example/", "address-user", "@"),
    address("a password", "https://a:b@report.example.org/", "address-user"),
    address("a backslash", "https://report.example.org\\@evil.example/", "address-user"),
    address("a port", "https://report.example.org:8443/", "address-port", "8443"),
    address("the usual port", "https://report.example.org:443/", "address-port"),
    address("no port behind the colon", "https://report.example.org:/", "address-port"),
    address("a fragment", "'https://report.example.org/#top'", "address-fragment", "#top"),
    address("a query", "https://report.example.org/?q=1", "address-query", "?q=1"),
    address("an empty query", "https://report.example.org/?", "address-query"),
    address("another query", "https://report.example.org/form?lang=frr", "address-query"),
    address("an unknown host", "https://example.com/", "address-host", "“example.com”"),
    address("a host above", "https://example.org/", "address-host", "“example.org”"),
    address("a host below", "https://a.www.example.org/", "address-host"),
    address(
        "a similar host", "https://reports.example.org/", "address-host", "“report.example.org”?"
    ),
    address("a host with a dot behind", "https://report.example.org./", "address-host"),
    address("a host in capitals", "https://Report.example.org/", "address-host", "lower-case"),
    address("a Cyrillic letter", "https://r\u0435port.example.org/", "address-host", "ASCII"),
    address("Punycode", "https://xn--rport-wva.example.org/", "address-host", "ASCII"),
    address("a number for a host", "https://192.0.2.7/", "address-host"),
    address("a number of version 6", "'https://[2001:db8::1]/'", "address-host"),
    address("half a bracket", "'https://[report.example.org/'", "address"),
    address("no host", "https:///form", "address-host"),
    address("a space", "https://report.example.org/a b", "address", "% signs"),
    address("a letter with an accent", "https://report.example.org/é", "address", "% signs"),
    address("a very long one", "https://report.example.org/" + "a" * 130, "address", "157"),
    Row(
        "one of several",
        CHANNELS,
        "https://report.example.org/de",
        "§http://report.example.org/de",
        "address-not-https",
    ),
    Row(
        "of no language",
        CHANNELS,
        "  address:\n    fr:",
        "  address:\n    §'': https://www.example.org/\n    fr:",
        "language",
        ("Name it",),
    ),
    Row(
        "of an unknown language", CHANNELS, "    de: https", "    §xx: https", "language", ("“xx”",)
    ),
    Row(
        "of a service",
        SERVICES,
        "  address: https://www.example.org/helpline\n  state",
        "  §address: https://evil.example/\n  state",
        "address-host",
        ("“evil.example”",),
    ),
    Row(
        "a host with a scheme",
        BUNDLE,
        "  - www.example.org",
        "  - www.example.org\n  §- https://a.example",
        "address-host",
    ),
    Row(
        "a query elsewhere",
        BUNDLE,
        "queries:\n",
        "queries:\n  §- https://evil.example/?a=b\n",
        "address-host",
    ),
    source_address("of a source, without host", "https:///signs"),
    source_address("of a source, with a space", "https://ministry.example/a b"),
    source_address("of a source, on a disk", "file:///etc/passwd", "“file:///etc/passwd”"),
    source_address("of a source, a script", "javascript:alert(1)"),
    source_address("of a source, with half a bracket", "http://[ministry.example/signs"),
    source_address("of a source, very long", "http://ministry.example/" + "a" * 380, "404"),
)

PHONES = (
    phone("letters", "27 ABC"),
    phone("too few digits", "27 1"),
    phone("too many digits", "27 12 34 56 78 90 12"),
    phone("an unknown short number", "119"),
    phone("another country's short number", "911"),
    phone("an unknown foreign number", "+33 1"),
    phone("an extension", "27 12 34 56 ext. 5"),
    phone("other digits", "\u0662\u0667 \u0661\u0662 \u0663\u0664"),
    phone("a very long one", "27" + " 1" * 20),
    Row("of the strip", BUNDLE, "phone: 112", "§phone: 1122", "phone", ("“1122”", "LU")),
)

HOURS = (
    hours("in words", "every morning", "“every morning”"),
    hours("an hour too many", "Tu 10:00-49:00"),
    hours("an unknown day", "Tx 10:00-12:00"),
    hours("very long ones", "Tu 10:00-12:00" + ",14:00-15:00" * 20),
)

DATES = (
    day("a day that does not exist", "2025-02-29", "“2025-02-29” does not exist"),
    day("tomorrow", "2025-05-07", "future"),
    day("another order", "07.05.2024", "YYYY-MM-DD"),
    day("a year for a day", "2024"),
    day("no day at all", "soon", "“soon”"),
    day("other digits", "\u0662\u0660\u0662\u0664-05-07"),
    source_date("a month that does not exist", "2024-13", "“2024-13”"),
    source_date("next year", "2026", "future"),
    source_date("year 0", "0000"),
    source_date("a season", "Spring 2024"),
    Row("of a review", BUNDLE, "reviewed_on: 2025-05-06", "§reviewed_on: 2025-05-99", "date"),
    Row("of a fact", SERVICES, "        date: 2025-02", "        §date: 2025-2", "date"),
)

CODES = (
    Row("an unknown language", SERVICES, "[en, fr, pt-BR]", "§[en, xx]", "language", ("“xx”",)),
    Row("a language in words", SERVICES, "[en, fr, pt-BR]", "§[English]", "language"),
    Row("a language in capitals", SERVICES, "[en, fr, pt-BR]", "§[EN]", "language"),
    Row("an unknown country", BUNDLE, "country: LU", "§country: OO", "country", ("“OO”",)),
    Row("a country in words", BUNDLE, "country: LU", "§country: Luxembourg", "country"),
    Row(
        "an unknown time zone",
        BUNDLE,
        "Europe/Luxembourg",
        "§Europe/Luxemburg",
        "time-zone",
        ("Did you mean “Europe/Luxembourg”?",),
    ),
)

TEXTS = (
    title("HTML", "About <b>this</b>", "html", "“<b>”"),
    title("a comment of HTML", "About <!-- this -->", "html"),
    title("an entity", "About&nbsp;this", "html", "“&nbsp;”"),
    title("bold in plain text", "About **this**", "markup"),
    title("a link in plain text", "About [this](page:signs)", "markup"),
    Row(
        "a web address",
        SERVICES,
        "summary: An office that advises families.",
        "§summary: See www.example.org",
        "web-address",
        ("“www.example.org”",),
    ),
    change("a web address in running text", "See https://www.example.org/a", "web-address"),
    change("italics in running text", "Not *here*.", "italics"),
    change("a link in running text", "Not [here](page:about).", "link-not-alone"),
    change("bold that does not end", "Not **here.", "markup", "“*”"),
    change("a list for running text", "[a]", "wrong-type"),
    title("a long title", "about " * 12, "too-much-text", "71 characters; 70"),
    Row(
        "a long summary",
        ABOUT,
        "summary: What it is for.",
        "§summary: " + "for what " * 21,
        "too-much-text",
        ("188",),
    ),
    Row(
        "a long text of a door",
        SCHOOL,
        "text: You saw something that worries you.",
        "§text: " + "worries " * 12,
        "too-much-text",
        ("90",),
    ),
    Row(
        "a long short text of a door",
        SCHOOL,
        "short: Something worries you.",
        "§short: " + "worries " * 6,
        "too-much-text",
        ("45",),
    ),
    change("a long running text", "not " * 61, "too-much-text", "61 words"),
    Row("a long phrase to avoid", BUNDLE, "- hopeless", "§- a b c d e f g h i", "too-much-text"),
    change("a long word", "n" * 61, "too-much-text", "61 characters"),
)


@pytest.mark.parametrize("row", (*ADDRESSES, *PHONES, *HOURS, *DATES, *CODES, *TEXTS), ids=str)
def test_problem(maker: ContentMaker, row: Row) -> None:
    check_row(maker, row)


@pytest.mark.parametrize(
    "phone", ("112", "113", "116 000", "116 111", "45 45 45", "8002 0000", "+352 27 12 34 56")
)
def test_valid_phone(maker: ContentMaker, phone: str) -> None:
    maker.replace(SERVICES, "phone: 27 12 34 56", f"phone: '{phone}'")
    assert check_folder(maker.folder, maker.today) == ()
