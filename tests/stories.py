"""Small contents made in memory, for tests that need no source folder."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.content.blocks import Block, ChannelId, PageId, Paragraph, ServiceId, Span
from kiosk.content.model import (
    Address,
    Channel,
    Content,
    Door,
    EmergencyNumber,
    Group,
    Language,
    Origin,
    Page,
    Profile,
    Question,
    QuestionId,
    Service,
    Site,
    SiteId,
    Source,
)

PRINTED = Origin(
    "published", "2026-03-01", (Source("The Example Post", "https://example.org", "2021-05"),)
)
CHECKED = Origin("confirmed", "2026-03-01", (Source("Example", "https://example.org", "2026"),))


def words(text: str) -> tuple[Span, ...]:
    """Return plain running text."""
    return (Span(text),)


def page(name: str, *blocks: Block, speaks_of_abuse: bool = False) -> Page:
    """Return a page that holds `blocks`."""
    held = blocks or (Paragraph(words(f"All there is to say about {name}.")),)
    return Page(
        PageId(name), name.title(), f"About {name}.", "everyone", held, PRINTED, speaks_of_abuse
    )


def channel(name: str, **changes: object) -> Channel:
    """Return a channel that takes reports under https://example.org/NAME."""
    values: dict[str, object] = {
        "id": ChannelId(name),
        "title": f"Report to {name}",
        "summary": "For what you saw.",
        "opens": "The form",
        "receives": words("The example police."),
        "name_asked": words("Yes."),
        "need": words("What you saw."),
        "next": words("They read it."),
        "change": words("No."),
        "addresses": {"": Address(f"https://example.org/{name}")},
        "origin": PRINTED,
        "questions": (QuestionId("may-i-ask"),),
    }
    return Channel(**{**values, **changes})  # type: ignore[arg-type]


def service(name: str, phone: str = "113", **changes: object) -> Service:
    """Return a service with a number."""
    values: dict[str, object] = {
        "id": ServiceId(name),
        "name": name.title(),
        "summary": "They listen.",
        "origin": PRINTED,
        "phone": phone,
    }
    return Service(**{**values, **changes})  # type: ignore[arg-type]


@dataclass
class Story:
    """A small content; every part can be changed before it is made."""

    pages: list[Page] = field(
        default_factory=lambda: [
            page("about"),
            page("abroad"),
            page("signs", speaks_of_abuse=True),
            page("law", speaks_of_abuse=True),
        ]
    )
    channels: list[Channel] = field(default_factory=lambda: [channel("hotline")])
    services: list[Service] = field(
        default_factory=lambda: [service("police"), service("line", "116 111")]
    )

    def profile(self) -> Profile:
        """Return a profile that reaches everything."""
        doors = (
            Door("help", "Get help", "For you, or for someone you worry about.", "For you."),
            Door("report", "Report something", "You need no proof.", "No proof."),
            Door("learn", "Learn", "What helps.", "What helps."),
        )
        return Profile(
            "school",
            "A school",
            "Touch the screen",
            "Information for everyone",
            doors,
            ("numbers", "questions", "page:abroad"),
            tuple(each.id for each in self.services),
            (PageId("signs"),),
            tuple(each.id for each in self.channels),
            (Group("All", tuple(each.id for each in self.pages)),),
        )

    def content(self) -> Content:
        """Make the content."""
        question = Question(
            QuestionId("may-i-ask"), "May I ask?", (Paragraph(words("You may.")),), PRINTED
        )
        numbers = (EmergencyNumber("Danger now", "112"), EmergencyNumber("Police", "113"))
        return Content(
            bundle="example",
            version=1,
            title="Example",
            language="en",
            source_language="en",
            country="LU",
            time_zone="Europe/Luxembourg",
            languages=(Language("en", "draft"),),
            emergency=numbers,
            profiles={"school": self.profile()},
            pages={each.id: each for each in self.pages},
            channels={each.id: each for each in self.channels},
            services={each.id: each for each in self.services},
            questions={question.id: question},
            sites={
                SiteId("school"): Site(SiteId("school"), "Someone here", "A teacher you trust.")
            },
        )
