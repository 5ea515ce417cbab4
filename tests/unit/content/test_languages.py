"""A bundle in two languages: each text where it belongs, and what has no translation marked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.content.assemble import assemble
from kiosk.content.blocks import (
    Block,
    Bullets,
    Callout,
    ChannelLink,
    Heading,
    PageLink,
    Paragraph,
    Picture,
    Quotation,
    Span,
)
from kiosk.content.checking import check_bundle
from kiosk.content.compile import check_folder, compile_folder
from kiosk.content.compiled import checked
from kiosk.content.model import Content
from kiosk.content.source.records import read_records
from kiosk.content.translation.catalogue import Catalogue, Entry
from kiosk.content.translation.localise import localised
from kiosk.paths import resources
from tests.makers import ContentMaker

CLEAN = Path(__file__).parent / "clean"
LUXEMBOURG = Path(__file__).parents[3] / "data" / "luxembourg"
FR = "locales/fr.po"
FOR_YOU = "pages/for-you.md"
ABOUT = "pages/about.md"
ICONS = frozenset(icon.stem for icon in (resources() / "icons").glob("*.svg"))


def french(maker: ContentMaker) -> Content:
    out = maker.folder.parent / "out"
    assert compile_folder(maker.folder, out, maker.today) == ()
    return checked(out).content("fr")


def marked(text: str, name: str = "anglais") -> str:
    return f"\u2066{text}\u2069 ({name})"


def block(content: Content, kind: type[Block], number: int = 0) -> Block:
    blocks = content.pages["for-you"].blocks  # type: ignore[index]
    return [each for each in blocks if isinstance(each, kind)][number]


def test_every_kind_of_record(maker: ContentMaker) -> None:
    content = french(maker)
    assert (content.language, content.source_language) == ("fr", "en")
    assert content.emergency[0].label == "Danger immédiat"
    assert content.sites["school"].name == "Ici, à l’école"
    assert content.profiles["school"].attract_call == "Touchez l’écran"
    assert content.profiles["school"].doors[2].title == "S’informer"
    assert content.channels["police-form"].title == "La police de la Lumbrie"
    assert content.channels["police-form"].receives == (
        Span("La police.", strong=True),
        Span(" Des agents formés le lisent."),
    )
    assert content.services["helpline"].name == "Ligne d’écoute de la Lumbrie"
    assert content.services["helpline"].phone == "116 111"
    assert content.questions["when-to-report"].question == "Quand puis-je signaler ?"
    assert content.pages["about"].origin.sources[0].date == "2025"


def test_every_kind_of_block(maker: ContentMaker) -> None:
    content = french(maker)
    assert block(content, Callout) == Callout(
        (
            Span("Ce n’est pas ta faute.", strong=True),
            Span(" Tu peux toujours demander de l’aide."),
        )
    )
    assert block(content, Heading) == Heading(2, "Quelqu’un qui écoute")
    assert block(content, Paragraph) == Paragraph(
        (
            Span("Appelle le 116 111 quand tu veux et dis "),
            Span("ce que tu veux", strong=True),
            Span("."),
        )
    )
    ordered = Bullets(((Span("D’abord ceci."),), (Span("Puis cela."),)), ordered=True)
    assert block(content, Bullets, 1) == ordered
    quotation = Quotation((Span("Ils ont écouté. Cela m’a aidé."),), "Un élève, Lumbrie")
    assert block(content, Quotation) == quotation
    assert block(content, Picture) == Picture("bridge.svg", "Deux personnes sur un pont")
    assert block(content, ChannelLink) == ChannelLink("image-hotline", "La ligne")
    assert block(content, PageLink) == PageLink("signs")


def test_what_has_no_translation_is_marked(maker: ContentMaker) -> None:
    content = french(maker)
    assert content.pages["signs"].title == marked("Signs")
    assert content.pages["signs"].blocks == (Paragraph((Span(marked("Somebody may be afraid.")),)),)


def test_what_is_fuzzy_is_marked_and_not_shown(maker: ContentMaker) -> None:
    items = block(french(maker), Bullets)
    assert items == Bullets(((Span("Ne réponds plus."),), (Span(marked("Tell someone.")),)))
    maker.replace(FR, "#, fuzzy\n", "")
    items = block(french(maker), Bullets)
    assert items.items[1] == (Span("Parle à quelqu’un de ton école."),)


def test_a_mark_is_never_bold(maker: ContentMaker) -> None:
    maker.replace(FR, 'msgstr "**Non.**"', 'msgstr ""')
    assert french(maker).channels["image-hotline"].name_asked == (
        Span("\u2066"),
        Span("No.", strong=True),
        Span("\u2069 (anglais)"),
    )


def test_what_is_translated_by_itself_is_not_marked(maker: ContentMaker) -> None:
    maker.append(FR, '\nmsgid "Signs"\nmsgstr "Signs"\n')
    maker.replace(FR, '#. pages/signs.md: title\nmsgid "Signs"\nmsgstr ""\n\n', "")
    assert french(maker).pages["signs"].title == "Signs"


def test_the_mark_of_a_language_from_right_to_left(maker: ContentMaker) -> None:
    bundle = (maker.folder / "bundle.yaml").read_text("utf-8")
    bundle = bundle.replace("source_language: en", "source_language: ar")
    maker.write("bundle.yaml", bundle.replace("\n  en:\n    state", "\n  ar:\n    state"))
    assert french(maker).pages["signs"].title == "\u2067Signs\u2069 (arabe)"


def test_the_source_is_as_it_was(maker: ContentMaker) -> None:
    french(maker)
    english = (maker.folder.parent / "out" / "en.json").read_bytes()
    maker.replace("bundle.yaml", "  fr:\n    state: draft\n", "")
    maker.replace("bundle.yaml", "  fr:\n    - sans espoir\n", "")
    maker.remove(FR)
    out = maker.folder.parent / "out"
    assert compile_folder(maker.folder, out, maker.today) == ()
    languages = b',{"code":"fr","state":"draft","fuzzy":1,"missing":'
    before, _, after = english.partition(languages)
    assert (out / "en.json").read_bytes() == before + after.partition(b"}")[2]


def test_completeness(maker: ContentMaker) -> None:
    counts = check_bundle(maker.folder, maker.today).completeness["fr"]
    assert (counts.fuzzy, counts.translated > 40, counts.missing > 5) == (1, True, True)
    (language,) = [each for each in french(maker).languages if each.code == "fr"]
    found = (language.translated, language.fuzzy, language.missing)
    assert found == (counts.translated, counts.fuzzy, counts.missing)


ARABIC = "\u0661\u0661\u0666 \u0661\u0661\u0661"
PLANTED = (
    ("a number", "116 111 quand", "116 112 quand", "number-differs", 2),
    ("a number too many", "D’abord ceci.", "D’abord ceci, à 5.", "number-differs", 1),
    ("other digits", "Appelle le 116 111", f"Appelle le {ARABIC}", "number-differs", 4),
    ("another grouping", "Appelle le 116 111", "Appelle le 116111", "number-differs", 4),
    ("bold that is lost", "**Non.**", "Non.", "markup-differs", 1),
    ("bold that does not end", "**Non.**", "**Non. **", "markup", 1),
    ("an address", "À quoi il sert.", "À quoi sert example.org ?", "address-differs", 1),
    ("a placeholder", "À quoi il sert.", "À quoi sert {date} ?", "placeholder-differs", 1),
    ("a word to avoid", "À quoi il sert.", "Sans espoir.", "word-to-avoid", 1),
    ("a list", "Il montre où trouver de l’aide.", "- Il montre.", "markup-differs", 1),
    ("italics", "Il montre où trouver de l’aide.", "Il *montre*.", "italics", 1),
    ("a link", "Il montre où trouver de l’aide.", "[Il](page:signs) a.", "link-not-alone", 1),
    ("HTML", "Il montre où trouver de l’aide.", "<b>Il", "html", 1),
    ("italics in YAML", "La ligne l’examine.", "La ligne *l’examine*.", "italics", 1),
    ("a long title", "Pour toi", "Pour toi " * 12, "too-much-text", 1),
    ("a long heading", "Quelqu’un qui écoute", "Quelqu’un " * 10, "too-much-text", 1),
    ("a long paragraph", "Il montre où trouver de l’aide.", "Il " * 85, "too-much-text", 2),
    ("a long item", "Puis cela.", "Puis " * 85, "too-much-text", 1),
    ("a long text of YAML", "Tu peux parler à un enseignant", "Tu peux " * 85, "too-much-text", 1),
    ("a withheld number", "116 111 quand", "800 12345 quand", "withheld-fact", 5),
)  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "code", "count"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED]
)
def test_what_is_wrong_with_a_translation(
    maker: ContentMaker, old: str, new: str, code: str, count: int
) -> None:
    before = (maker.folder / FR).read_text("utf-8")
    assert before.count(old) == 1
    line = before[: before.index(old)].count("\n") + 1
    place = before[: before.index(old)].rindex("\nmsgid ")
    msgid = before[: place + 1].count("\n") + 1
    maker.write(FR, before.replace(old, new))
    problems = check_folder(maker.folder, maker.today)
    assert code in {problem.code for problem in problems}
    assert len(problems) == count, problems
    assert {(problem.file, problem.line) for problem in problems} == {(FR, msgid)}
    assert msgid < line


def test_texts_may_be_longer_than_in_the_source(maker: ContentMaker) -> None:
    maker.replace(FR, '"Pour toi"', f'"{"x" * 49} {"x" * 48}"')
    assert check_folder(maker.folder, maker.today) == ()
    maker.replace(FR, f'"{"x" * 49} ', f'"{"x" * 50} ')
    assert [problem.code for problem in check_folder(maker.folder, maker.today)] == [
        "too-much-text"
    ]


def test_what_is_not_shown_may_be_wrong(maker: ContentMaker) -> None:
    maker.replace(FR, "Parle à quelqu’un de ton école.", "**5 sans espoir** example.org")
    assert check_folder(maker.folder, maker.today) == ()


def test_a_mark_that_would_begin_a_list_can_be_written(maker: ContentMaker) -> None:
    maker.replace(FR, "Il montre où trouver de l’aide.", "\\\\- Il montre.")
    assert check_folder(maker.folder, maker.today) == ()
    blocks = french(maker).pages["about"].blocks
    assert blocks[0] == Paragraph((Span("- Il montre."),))


def test_a_language_without_its_catalogue(maker: ContentMaker) -> None:
    maker.remove(FR)
    (problem,) = check_folder(maker.folder, maker.today)
    assert (problem.file, problem.code) == (FR, "missing-file")
    assert "kiosk content update" in problem.sentence


def test_catalogues_wait_until_the_source_is_right(maker: ContentMaker) -> None:
    maker.write(FR, "nonsense")
    assert [problem.code for problem in check_folder(maker.folder, maker.today)] == ["catalogue"]
    maker.replace(ABOUT, "page:for-you", "page:for-me")
    assert [problem.code for problem in check_folder(maker.folder, maker.today)] == ["dead-link"]


def test_no_break_spaces_stay(maker: ContentMaker) -> None:
    maker.replace(FR, "Quand puis-je signaler ?", "Quand puis-je signaler\u00a0?")
    assert french(maker).questions["when-to-report"].question == "Quand puis-je signaler\u00a0?"


def test_same_source_gives_the_same_languages(maker: ContentMaker, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert compile_folder(maker.folder, tmp_path / name, maker.today) == ()
    assert (tmp_path / "one/fr.json").read_bytes() == (tmp_path / "two/fr.json").read_bytes()


@pytest.mark.parametrize("name", ["clean", "luxembourg"])
def test_a_catalogue_that_repeats_the_source_changes_nothing(name: str, tmp_path: Path) -> None:
    folder = {"clean": CLEAN, "luxembourg": LUXEMBOURG}[name]
    bundle = check_bundle(folder, date.today() if name == "luxembourg" else ContentMaker.today)
    entries = {message.text: Entry(message.text, 1, False) for message in bundle.messages}
    new = localised(bundle.original.source, bundle.messages, Catalogue("en", entries))
    assert (new.source.problems, new.gaps) == ((), frozenset())
    repeated = assemble(new.source, read_records(new.source, ICONS), {})
    original = assemble(bundle.original.source, bundle.original.records, {})
    assert repeated == original
