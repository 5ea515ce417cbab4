"""What leads where, and where words and numbers may stand."""

from __future__ import annotations

from kiosk.content.compile import check_folder
from tests.makers import ContentMaker

CHANNELS = "channels.yaml"
SERVICES = "services.yaml"
SCHOOL = "profiles/school.yaml"
ABOUT = "pages/about.md"
SIGNS = "pages/signs.md"
FOR_YOU = "pages/for-you.md"
OLD = "pages/old-advice.md"
ANSWER = "faq/when-to-report.md"


def problems_of(maker: ContentMaker) -> list[str]:
    """The problems, each as far as its code."""
    problems = check_folder(maker.folder, maker.today)
    return [f"{problem.file}:{problem.line}: {problem.code}" for problem in problems]


def test_withheld_question_is_not_listed(maker: ContentMaker) -> None:
    assert problems_of(maker) == []
    maker.replace(ANSWER, "state: published", "state: withheld")
    assert problems_of(maker) == ["channels.yaml:22: withheld-fact"]


def test_page_that_nothing_leads_to(maker: ContentMaker) -> None:
    assert problems_of(maker) == []
    maker.replace(FOR_YOU, "- [](page:signs)\n", "")
    assert problems_of(maker) == ["pages/signs.md:1: unreachable"]


def test_pages_that_only_lead_to_each_other(maker: ContentMaker) -> None:
    maker.replace(FOR_YOU, "- [](page:signs)\n", "")
    maker.replace(SIGNS, "afraid.\n", "afraid.\n\n[](page:island)\n")
    island = (maker.folder / SIGNS).read_text().replace("id: signs", "id: island")
    maker.write("pages/island.md", island.replace("page:island", "page:signs"))
    assert problems_of(maker) == ["pages/island.md:1: unreachable", "pages/signs.md:1: unreachable"]


def test_page_that_only_a_withheld_page_leads_to(maker: ContentMaker) -> None:
    maker.replace(FOR_YOU, "- [](page:signs)\n", "")
    maker.replace(OLD, "[](service:old-shelter)", "[](page:signs)")
    assert problems_of(maker) == ["pages/signs.md:1: unreachable"]


def test_channel_that_nothing_leads_to(maker: ContentMaker) -> None:
    maker.replace(SCHOOL, "  - image-hotline\n", "")
    assert problems_of(maker) == []
    maker.replace(FOR_YOU, "- [The hotline](channel:image-hotline)\n", "")
    assert problems_of(maker) == ["channels.yaml:31: unreachable"]


def test_answers_lead_on_where_the_questions_are_listed(maker: ContentMaker) -> None:
    maker.replace(FOR_YOU, "- [](page:signs)\n", "")
    maker.replace(CHANNELS, "  questions:\n    - when-to-report\n", "")
    maker.replace(ANSWER, "At any time.", "[](page:signs)")
    assert problems_of(maker) == ["pages/signs.md:1: unreachable"]
    maker.replace(SCHOOL, "- numbers", "- questions")
    assert problems_of(maker) == []


def test_reach_is_not_judged_while_a_file_cannot_be_read(maker: ContentMaker) -> None:
    maker.replace(SCHOOL, "title: A school", "title: A: school")
    assert problems_of(maker) == [f"{SCHOOL}:1: yaml-syntax"]


def test_links_are_checked_whatever_else_is_wrong_with_a_record(maker: ContentMaker) -> None:
    maker.replace(CHANNELS, "  icon: travel\n", "  icon: trvel\n")
    maker.replace(CHANNELS, "topic: travel", "topic: travl")
    maker.replace(ABOUT, "audience: everyone", "audience: cats")
    maker.replace(ABOUT, "page:for-you", "page:for-me")
    assert problems_of(maker) == [
        "channels.yaml:4: icon",
        "channels.yaml:19: dead-link",
        "pages/about.md:5: unknown-value",
        "pages/about.md:17: dead-link",
    ]


def test_words_of_another_language_may_stand(maker: ContentMaker) -> None:
    maker.replace(ABOUT, "It shows", "Not sans espoir: it shows")
    assert problems_of(maker) == []


def test_part_of_a_word_is_no_word_to_avoid(maker: ContentMaker) -> None:
    maker.replace(ABOUT, "It shows", "A hopelessly wicked, good person: it shows")
    assert problems_of(maker) == []


def test_notes_and_addresses_are_no_texts(maker: ContentMaker) -> None:
    maker.replace(SERVICES, "  note: The office", "  note: Hopeless, 800 12345. The office")
    maker.replace(SIGNS, "ministry.example/signs", "ministry.example/hopeless")
    assert problems_of(maker) == []
