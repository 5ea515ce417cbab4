"""What is on each screen, without a screen."""

from __future__ import annotations

import pytest

from kiosk.content.blocks import (
    Bullets,
    Callout,
    ChannelId,
    ChannelLink,
    Contact,
    Heading,
    PageId,
    PageLink,
    Paragraph,
    Picture,
    Quotation,
    ServiceId,
    Span,
)
from kiosk.content.model import Address
from kiosk.settings import Host, Settings
from kiosk.visit.routes import routes
from kiosk.visit.rows import Row
from kiosk.visit.screen import Kiosk, Screen
from kiosk.visit.screens import build_screen
from kiosk.visit.state import START, Place, VisitState, exists
from tests.stories import CHECKED, PRINTED, Story, channel, page, service, words


def screen(place: Place, story: Story | None = None, settings: Settings | None = None) -> Screen:
    """Return the screen of a place reached from the start screen."""
    content = (story or Story()).content()
    return build_screen(Kiosk(content, settings or Settings(), str), VisitState((START, place)))


def rows(screen: Screen, kind: str) -> list[Row]:
    return [row for row in screen.rows if row.kind == kind]


def test_every_place_is_reached_in_the_promised_number_of_touches() -> None:
    ways = routes(Kiosk(Story().content(), Settings(), str))
    assert len(ways[Place("help")]) == 1
    assert len(ways[Place("code", "hotline")]) == 3
    assert {Place("page", "signs"), Place("question", "may-i-ask")} <= ways.keys()


def test_the_section_is_the_door_a_visitor_came_through() -> None:
    content = Story().content()
    state = VisitState((START, Place("report"), Place("channel", "hotline")))
    assert build_screen(Kiosk(content, Settings(), str), state).section == "Report something"


def test_blocks_become_rows_in_order() -> None:
    strong = (Span("Now ", strong=False), Span("<b>&", strong=True))
    story = Story()
    story.pages[0] = page(
        "about",
        Callout(strong),
        Bullets((words("one"), words("two")), ordered=True),
        Bullets((words("three"),)),
        Quotation(words("Said"), "Somebody, 2022"),
        Picture("bridge.svg", "A bridge"),
        Contact(ServiceId("police")),
        ChannelLink(ChannelId("hotline"), "Report it"),
        PageLink(PageId("law")),
        Heading(2, "Title"),
        Heading(3, "Less"),
    )
    kinds = [row.kind for row in screen(Place("page", "about"), story).rows]
    assert kinds == [
        "callout", "item", "item", "item", "quotation", "picture",
        "service", "detail", "answer", "answer", "card", "card", "caption",
    ]  # fmt: skip
    kinds = [row.kind for row in screen(Place("more", "about"), story).rows]
    assert kinds == ["heading", "subheading", "service", "detail", "caption"]
    shown = screen(Place("page", "about"), story)
    assert rows(shown, "callout")[0].rich == "Now <b>&lt;b&gt;&amp;</b>"
    assert rows(shown, "callout")[0].body == "Now <b>&"
    assert [row.number for row in rows(shown, "item")] == ["1", "2", ""]
    assert [row.title for row in rows(shown, "answer")] == ["Report it", "Law"]


def test_a_page_is_its_first_layer_and_leads_to_the_rest() -> None:
    story = Story()
    body = (Paragraph(words("One thing.")), Heading(2, "Title"), Paragraph(words("The rest.")))
    story.pages[3] = page("law", *body)
    first = screen(Place("page", "law"), story)
    rest = screen(Place("more", "law"), story)
    assert [row.body for row in rows(first, "paragraph")] == ["One thing."]
    assert (first.action, first.action_target) == ("More", "more:law")
    assert [row.body for row in rows(rest, "paragraph")] == ["The rest."]
    assert (rest.title, rest.lead, rest.action) == ("Law", "", "")
    assert first.rows[-1] == rest.rows[-1]
    assert first.rows[-1].kind == "caption"


def test_a_contact_is_short_in_the_first_layer_and_whole_in_the_rest() -> None:
    story = Story(services=[service("police", cost="Free", anonymous=True)])
    story.pages[3] = page("law", Contact(ServiceId("police")), Heading(2, "Title"))
    short = rows(screen(Place("page", "law"), story), "detail")
    assert [row.body for row in short] == ["As printed by The Example Post, 2021"]
    assert short[0].last
    assert len(rows(screen(Place("more", "law"), story), "detail")) == 3
    story.pages[3] = page("law", Contact(ServiceId("police")))
    assert len(rows(screen(Place("page", "law"), story), "detail")) == 3


def test_a_page_without_headings_has_no_more() -> None:
    assert screen(Place("page", "law")).action == ""
    assert not exists(Place("more", "law"), Story().content())
    assert not exists(Place("more", "nothing"), Story().content())


def test_the_safety_note_stands_at_the_head_of_its_page_only() -> None:
    kiosk = Kiosk(Story().content(), Settings(), str)
    signs = Place("page", "signs")
    noted = build_screen(kiosk, VisitState((START, signs), safety_note=signs))
    unnoted = build_screen(kiosk, VisitState((START, signs), safety_note=Place("page", "law")))
    assert noted.rows[0].kind == "safety"
    assert not rows(unnoted, "safety")


def test_a_service_shows_only_what_is_known() -> None:
    story = Story(services=[service("line", "116 111", anonymous=False, cost="Free")])
    bare = Story(services=[service("police")])
    shown = [row.body for row in rows(screen(Place("numbers"), story), "detail")]
    assert shown == ["Not anonymous", "Free", "As printed by The Example Post, 2021"]
    assert len(rows(screen(Place("numbers"), bare), "detail")) == 1


def test_a_field_of_its_own_origin_says_so() -> None:
    told = service(
        "line",
        hours="Mo-Fr 09:00-16:00",
        hours_text="Monday to Friday, 9 to 16",
        facts={"hours": PRINTED, "phone": CHECKED},
    )
    shown = [row.body for row in rows(screen(Place("numbers"), Story(services=[told])), "detail")]
    assert shown == [
        "Monday to Friday, 9 to 16. As printed by The Example Post, 2021",
        "Checked on 1 March 2026",
    ]


def test_a_card_of_several_rows_has_one_beginning_and_one_end() -> None:
    shown = screen(Place("channel", "hotline")).rows
    facts = [row for row in shown if row.kind == "fact"]
    assert [row.first for row in facts] == [True, False, False, False, False]
    assert [row.last for row in facts] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        (Address("https://example.org/a"), "The form."),
        (Address("https://example.org/a", "fr"), "The form (in this language: French)."),
        (
            Address("https://example.org/a", "de", "Melden"),
            "The form (in this language: German). There, press “Melden”.",
        ),
    ],
)
def test_a_code_says_what_it_opens(address: Address, opens: str) -> None:
    story = Story(channels=[channel("hotline", addresses={"": address})])
    code = screen(Place("code", "hotline"), story).code
    assert code is not None
    assert (code.url, code.host, code.opens) == (address.url, "example.org", opens)


def test_a_code_opens_the_page_of_the_visitors_language() -> None:
    addresses = {"": Address("https://example.org/fr"), "en": Address("https://example.org/en")}
    story = Story(channels=[channel("hotline", addresses=addresses)])
    code = screen(Place("code", "hotline"), story).code
    assert code is not None
    assert code.url == "https://example.org/en"


def test_the_host_is_named_from_the_settings() -> None:
    settings = Settings(host=Host("The Example School", "Room 12"))
    assert [row.body for row in rows(screen(Place("page", "about"), None, settings), "card")] == [
        "The Example School",
        "Room 12",
    ]


def test_a_site_of_the_settings_that_the_content_lacks_is_not_shown() -> None:
    assert rows(screen(Place("help")), "card")
    assert not rows(screen(Place("help"), None, Settings(site="elsewhere")), "card")


def test_a_profile_that_the_content_lacks_is_stood_in_for() -> None:
    shown = screen(START, None, Settings(profile="airport"))
    assert [row.title for row in shown.rows] == ["Get help", "Report something", "Learn"]
