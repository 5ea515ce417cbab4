"""Templates and catalogues: what translators get, and what becomes of it in time."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.content.checking import check_bundle, check_source
from kiosk.content.source import schema, wayfinding
from kiosk.content.source.read import Source, read_source
from kiosk.content.source.records import Records
from kiosk.content.translation.messages import messages_of
from kiosk.content.translation.parts import PARTS, translated_keys
from kiosk.content.translation.po import CatalogueWrong, po_bytes, read_po
from kiosk.content.translation.template import TEMPLATE, NotWritten, extract_into, update_in
from tests.makers import ContentMaker

FR = "locales/fr.po"
FOR_YOU = "pages/for-you.md"


def extract(maker: ContentMaker) -> str:
    extract_into(maker.folder, check_source(maker.folder, maker.today).messages)
    return (maker.folder / TEMPLATE).read_text("utf-8")


def update(maker: ContentMaker) -> str:
    bundle = check_source(maker.folder, maker.today)
    assert bundle.obstacles == ()
    locales = bundle.original.source.locales
    assert update_in(maker.folder, bundle.messages, bundle.languages, locales) == ()
    return (maker.folder / FR).read_text("utf-8")


def texts(maker: ContentMaker) -> list[str]:
    return [message.text for message in messages_of(read_source(maker.folder, maker.today))]


def hints(maker: ContentMaker, text: str) -> list[str]:
    messages = check_source(maker.folder, maker.today).messages
    return [message.hint for message in messages if message.text == text]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Danger now", "bundle.yaml: emergency, label"),
        ("Here at school", "bundle.yaml: sites, school, name"),
        ("Touch the screen", "profiles/school.yaml: attract, call"),
        ("Good to know", "profiles/school.yaml: learn, title"),
        ("They may.", "channels.yaml police-form: police_contact"),
        ("Under the old bridge", "services.yaml youth-office: place"),
        ("When can I report?", "faq/when-to-report.md: question"),
        ("Someone to talk to.", f"{FOR_YOU}: summary"),
        ("**It is not your fault.** You may always ask for help.", f"{FOR_YOU}: callout"),
        ("Someone who listens", f"{FOR_YOU}: heading"),
        (
            "Call 116 111, at any time you like, and say as much **as you like**.",
            f"{FOR_YOU}: paragraph",
        ),
        ("Stop answering.", f"{FOR_YOU}: item of a list"),
        ("They listened. It helped me.", f"{FOR_YOU}: quotation"),
        ("A pupil, Lumbria", f"{FOR_YOU}: who said it, where"),
        ("Two people on a bridge", f"{FOR_YOU}: picture, in words"),
        ("The hotline", f"{FOR_YOU}: button"),
    ],
)
def test_every_kind_of_text_is_for_translators(maker: ContentMaker, text: str, hint: str) -> None:
    assert hints(maker, text) == [hint]


@pytest.mark.parametrize(
    "text",
    [
        "A school",
        "Lumbria, an invented country",
        "Ada Example",
        "Signaler",
        "116 111",
        "https://www.example.org/helpline",
        "Letter of 3 May 2025",
        "travel",
        "The office moved in 2019, so its number cannot be right.",
        "hopeless",
    ],
)
def test_what_is_the_same_in_every_language_is_not(maker: ContentMaker, text: str) -> None:
    sources = [path.read_text("utf-8") for path in maker.folder.rglob("*.*") if path.is_file()]
    assert any(text in source for source in sources)
    assert text not in texts(maker)


@pytest.mark.parametrize(
    "text", ["Old advice", "Go to the old shelter.", "Old shelter", "Tuesday 10:00–12:00"]
)
def test_what_is_withheld_is_not(maker: ContentMaker, text: str) -> None:
    assert text not in texts(maker)
    for file in ("pages/old-advice.md", "services.yaml"):
        source = (maker.folder / file).read_text("utf-8")
        maker.write(file, source.replace("state: withheld", "state: published"))
    assert text in texts(maker)


def test_records_of_every_schema_are_looked_into() -> None:
    keys = {part: translated_keys(part) for part in PARTS.values()}
    assert {part.model for part, steps in keys.items() if steps} == {
        schema.Bundle,
        schema.Channel,
        schema.Service,
        schema.Profile,
        schema.Page,
        schema.Question,
        wayfinding.Guide,
        wayfinding.Countries,
    }
    assert ("*", "facts", "*", "sources", "*", "name") in keys[PARTS["services"]]


def test_every_kind_of_record_is_a_part() -> None:
    records = {field.name for field in fields(Records)} - {"problems"}
    assert records == set(PARTS) <= {field.name for field in fields(Source)}


def test_a_text_stands_once_with_its_first_places(maker: ContentMaker) -> None:
    template = extract(maker)
    assert template.count('msgid "Helpline of Lumbria"') == 1
    before = template.partition('msgid "Helpline of Lumbria"')[0].rpartition("\n\n")[2]
    assert before.splitlines() == [
        "#. bundle.yaml: emergency, sources, name",
        "#. services.yaml helpline: name",
        "#. services.yaml helpline: sources, name",
        "#. and elsewhere",
    ]


def test_templates_tell_no_time_and_no_line(maker: ContentMaker) -> None:
    template = extract(maker)
    maker.replace(FOR_YOU, "## Someone who", "\n\n\n## Someone who")
    assert extract(maker) == template
    assert "Date" not in template
    assert "#:" not in template


def test_updating_twice_changes_nothing(maker: ContentMaker) -> None:
    once = update(maker)
    assert update(maker) == once
    assert once.count('msgstr ""\n') < once.count("msgid")


def test_the_catalogue_of_the_clean_bundle_is_up_to_date(maker: ContentMaker) -> None:
    before = (maker.folder / FR).read_text("utf-8")
    assert update(maker) == before


def test_a_changed_text_is_fuzzy_and_keeps_what_it_was(maker: ContentMaker) -> None:
    maker.replace(FOR_YOU, "Stop answering.", "Stop answering them.")
    entry = """#, fuzzy
#| msgid "Stop answering."
msgid "Stop answering them."
msgstr "Ne réponds plus."
"""
    assert entry in update(maker)
    maker.replace(FOR_YOU, "Stop answering them.", "Stop answering them now.")
    assert entry.replace("them.", "them now.") in update(maker)
    assert update(maker) == update(maker)


def test_what_a_text_was_before_stays_over_several_lines(maker: ContentMaker) -> None:
    previous = '#| msgid ""\n#| "Tell someone at your school, as soon as you can, even if'
    assert previous in update(maker)
    read = read_po((maker.folder / FR).read_text("utf-8"), "fr")
    (was,) = read["Tell someone."].previous_id
    assert was.endswith("even if you think that it was nothing at all.")


def test_a_text_that_is_gone_is_kept_aside(maker: ContentMaker) -> None:
    maker.replace(FOR_YOU, "### What others said\n\n> They listened.\n> It helped me.\n", "")
    maker.replace(FOR_YOU, "> — A pupil, Lumbria\n", "")
    assert '#~ msgid "They listened. It helped me."\n' in update(maker)


def test_a_new_language_begins_empty(maker: ContentMaker) -> None:
    maker.replace("bundle.yaml", "  fr:\n    state: draft", "  uk:\n    state: draft")
    maker.remove(FR)
    bundle = check_source(maker.folder, maker.today)
    assert update_in(maker.folder, bundle.messages, bundle.languages, {}) == ()
    written = (maker.folder / "locales/uk.po").read_text("utf-8")
    assert '"Language: uk\\n"\n' in written
    assert "nplurals=3" in written
    maker.replace("bundle.yaml", "  fr:\n    - sans espoir\n", "")
    counts = check_bundle(maker.folder, maker.today).completeness["uk"]
    assert (counts.translated, counts.fuzzy) == (0, 0)
    assert counts.missing == written.count("msgstr") - 1


def test_comments_of_translators_stay(maker: ContentMaker) -> None:
    maker.replace(
        FR, "#. pages/about.md: paragraph\n", "# Ask the ministry.\n#. pages/about.md: paragraph\n"
    )
    assert "# Ask the ministry.\n#. pages/about.md: paragraph\n" in update(maker)


WRONG = {
    "a line without quotes": ('msgid "a"\nmsgstr b\n', 2),
    "quotes that do not end": ('msgid "a\nmsgstr "b"\n', 1),
    "quotes inside of quotes": ('msgid "a"b"\nmsgstr "b"\n', 1),
    "an escape that does not exist": ('msgid "a"\nmsgstr "\\q"\n', 2),
    "no translation": ('msgid "a"\n\nmsgid "b"\nmsgstr "b"\n', 1),
    "a text of nothing": ('"b"\n', 1),
    "twice": ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 4),
    "a head that is none": ('msgid ""\nmsgstr "Plural-Forms: nplurals=x;\\n"\n', 1),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line"), WRONG.values(), ids=WRONG.keys())
def test_a_catalogue_that_does_not_compile(maker: ContentMaker, text: str, line: int) -> None:
    with pytest.raises(CatalogueWrong):
        read_po(text, "fr")
    maker.write(FR, text)
    (problem,) = check_bundle(maker.folder, maker.today).problems
    assert (problem.code, problem.file, problem.line) == ("catalogue", FR, line)
    bundle = check_source(maker.folder, maker.today)
    found = update_in(maker.folder, bundle.messages, bundle.languages, {"fr": text})
    assert found == (problem,)
    assert (maker.folder / FR).read_text("utf-8") == text


def test_a_catalogue_that_compiles() -> None:
    catalogue = read_po('msgid "a \\"b\\""\nmsgstr ""\n"c\\n"\n"d"\n', "fr")
    assert catalogue['a "b"'].string == "c\nd"
    assert read_po(po_bytes(catalogue, "x").decode(), "fr")['a "b"'].string == "c\nd"


def test_the_head_of_a_catalogue_is_written_anew(maker: ContentMaker) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=nope\\n"\n\n'
    maker.write(FR, f'{head}msgid "Free"\nmsgstr "Gratuit"\n')
    written = update(maker)
    assert '"Language: fr\\n"\n' in written
    assert "charset=UTF-8" in written
    assert "nplurals=2; plural=(n > 1)" in written
    assert 'msgstr "Gratuit"' in written


def test_a_folder_that_cannot_be_written_is_a_sentence(maker: ContentMaker) -> None:
    maker.put_folder("locales", lambda path: path.write_text("text"))
    with pytest.raises(NotWritten, match="cannot be written"):
        extract_into(maker.folder, ())


def test_same_source_gives_the_same_template(tmp_path: Path) -> None:
    one, other = ContentMaker(tmp_path / "one"), ContentMaker(tmp_path / "other")
    assert extract(one) == extract(other)
