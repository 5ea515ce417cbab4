"""What the default content, data/luxembourg, promises in each kind of place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.content.compile import compile_folder
from kiosk.content.compiled import checked
from kiosk.content.model import Content
from kiosk.settings import PROFILES, ProfileName, Settings
from kiosk.visit.routes import routes
from kiosk.visit.screen import Kiosk, Screen
from kiosk.visit.screens import build_screen
from kiosk.visit.state import START, Place, VisitState

ROOT = Path(__file__).resolve().parents[2]
THE_DAY = date(2026, 11, 21)
OF_THE_GUIDE = ("guide", "outcome")
OF_COUNTRIES = ("countries", "country", "contact-code")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The default content."""
    out = tmp_path_factory.mktemp("content") / "content"
    assert compile_folder(ROOT / "data" / "luxembourg", out, THE_DAY) == ()
    return checked(out).content("en")


@pytest.fixture(params=PROFILES)
def kiosk(request: pytest.FixtureRequest, content: Content) -> Kiosk:
    """A kiosk of each kind of place."""
    return Kiosk(content, Settings(profile=request.param), str)


def shown(content: Content, profile: ProfileName, place: Place) -> Screen:
    """The screen of a place, in a kind of place."""
    trail = (START,) if place == START else (START, place)
    return build_screen(Kiosk(content, Settings(profile=profile), str), VisitState(trail))


def test_help_is_one_touch_away_and_every_channel_three(kiosk: Kiosk) -> None:
    ways = routes(kiosk)
    assert len(ways[Place("help")]) == 1
    assert kiosk.profile.channels
    for channel in kiosk.profile.channels:
        report = (Place("report"), Place("channel", channel), Place("code", channel))
        assert ways[report[-1]] == report


def test_nothing_is_more_than_five_touches_away(kiosk: Kiosk) -> None:
    ways = routes(kiosk)
    assert max(len(way) for way in ways.values()) <= 5
    assert {("code", name) for name in kiosk.content.channels} <= {(p.kind, p.id) for p in ways}


def test_all_of_the_guide_and_of_the_countries_is_reached(kiosk: Kiosk) -> None:
    content = kiosk.content
    assert content.guide is not None
    assert content.directory is not None
    reached = {place.target for place in routes(kiosk)}
    assert {f"guide:{name}" for name in content.guide.questions} <= reached
    assert {f"outcome:{name}" for name in content.guide.outcomes} <= reached
    assert {f"country:{code}" for code in content.directory.countries} <= reached
    codes = [
        f"contact-code:{country.code}-{number}"
        for country in content.directory.countries.values()
        for number, contact in enumerate(country.contacts, start=1)
        if contact.address
    ]
    assert len(codes) > 30
    assert set(codes) <= reached


def test_the_guide_begins_on_top_of_the_channels_and_in_get_help(kiosk: Kiosk) -> None:
    for root in ("report", "help"):
        screen = build_screen(kiosk, VisitState((START, Place(root))))
        targets = [row.target for row in screen.rows]
        assert "guide:danger" in targets
        assert root == "help" or targets[0] == "guide:danger"


@pytest.mark.parametrize("outcome", ["danger-here", "danger-abroad"])
def test_in_danger_a_number_comes_first(content: Content, outcome: str) -> None:
    screen = shown(content, "school", Place("outcome", outcome))
    assert screen.rows[0].number in ("112", "113")
    ways = routes(Kiosk(content, Settings(), str))
    assert [place.kind for place in ways[Place("outcome", outcome)]][-2:] == ["guide", "outcome"]


def test_nobody_is_asked_at_what_work_on_the_way_to_someone_to_talk_to(kiosk: Kiosk) -> None:
    way = routes(kiosk)[Place("outcome", "talk")]
    assert [place.target for place in way][1:] == ["guide:danger", "guide:about", "outcome:talk"]


@pytest.mark.parametrize("profile", ["airport", "agency"])
def test_where_people_travel_other_countries_come_first(
    content: Content, profile: ProfileName
) -> None:
    assert shown(content, profile, START).entries[0].target == "countries"
    assert shown(content, profile, START).rows[0].target == "report"
    assert content.profiles[profile].channels[:2] == ("police-travel", "dontlookaway")


def test_where_pupils_are_help_comes_first(content: Content) -> None:
    assert shown(content, "school", START).rows[0].target == "help"
    assert shown(content, "school", Place("help")).rows[0].number == "116 111"
    abroad = shown(content, "school", Place("page", "abroad"))
    assert "countries" in [row.target for row in abroad.rows]


def test_an_agency_begins_with_the_guidance_for_its_own_people_too(content: Content) -> None:
    targets = [entry.target for entry in shown(content, "agency", START).entries]
    assert "page:for-travel-professionals" in targets


def test_every_contact_abroad_says_where_it_comes_from(content: Content) -> None:
    directory = content.directory
    assert directory is not None
    for code, country in directory.countries.items():
        rows = shown(content, "airport", Place("country", code)).rows
        said = [row.body for row in rows if row.symbol == "info" and row.kind == "detail"]
        assert len(said) == len(country.contacts), code
        assert all(text.startswith(("As printed by ", "Checked on ")) for text in said)


def test_no_address_holds_an_old_term(content: Content) -> None:
    directory = content.directory
    assert directory is not None
    addresses = [each.address for one in directory.countries.values() for each in one.contacts]
    addresses += [
        each.url for channel in content.channels.values() for each in channel.addresses.values()
    ]
    assert "https://childfocus.be" in addresses
    assert not [address for address in addresses if "porn" in address.lower()]


def test_the_attract_screen_and_the_doors_name_no_topic(kiosk: Kiosk) -> None:
    start = build_screen(kiosk, VisitState((START,)))
    attract = build_screen(kiosk, VisitState())
    said = f"{attract.title} {attract.lead} {start.title} {start.lead}".lower()
    said += " ".join(f"{row.title} {row.body}" for row in start.rows).lower()
    assert not [word for word in ("abuse", "sexual", "exploit", "victim") if word in said]
