"""Pages wait as they were written until somebody opens them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from kiosk.content.blocks import PageId
from kiosk.content.compile import compile_folder
from kiosk.content.compiled import checked, write_compiled
from kiosk.content.model import Content, ContentUnreadable, Page
from kiosk.content.stored import StoredContent, Unopened, unopened
from tests.makers import ContentMaker


@pytest.fixture
def out(maker: ContentMaker, tmp_path: Path) -> Path:
    assert compile_folder(maker.folder, tmp_path / "out", maker.today) == ()
    return tmp_path / "out"


def test_it_is_the_content_that_was_compiled(out: Path) -> None:
    for language in ("en", "fr"):
        whole = msgspec.json.decode((out / f"{language}.json").read_bytes(), type=Content)
        read = checked(out).content(language)
        assert isinstance(read.pages, Unopened)
        assert dict(read.pages) == whole.pages
        assert dict(read.questions) == whole.questions
        assert msgspec.structs.replace(read, pages={}, questions={}) == msgspec.structs.replace(
            whole, pages={}, questions={}
        )


def test_no_page_is_looked_at_before_it_is_opened(out: Path) -> None:
    data = (out / "en.json").read_bytes()
    broken = data.replace(b'"title":"Signs"', b'"title":12345678')
    assert broken != data
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(broken, type=Content)
    content = unopened(msgspec.json.decode(broken, type=StoredContent))
    assert content.pages[PageId("travel")].title == "When you travel"
    with pytest.raises(msgspec.ValidationError):
        content.pages[PageId("signs")]


def test_it_can_be_used_like_any_mapping(out: Path) -> None:
    pages = checked(out).content("en").pages
    assert list(pages) == ["about", "for-you", "signs", "travel"]
    assert (len(pages), PageId("about") in pages, PageId("none") in pages) == (4, True, False)
    assert pages.get(PageId("none")) is None
    assert isinstance(pages[PageId("about")], Page)
    assert pages[PageId("about")] is pages[PageId("about")]
    with pytest.raises(KeyError):
        pages[PageId("none")]


def test_it_can_be_written_again(out: Path, tmp_path: Path) -> None:
    bundle = checked(out)
    (tmp_path / "again").mkdir()
    contents = [bundle.content(language) for language in bundle.index.languages]
    write_compiled(tmp_path / "again", bundle.index, contents, {})
    for name in ("en.json", "fr.json"):
        assert (tmp_path / "again" / name).read_bytes() == (out / name).read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"title":"Signs"', b'"title":12345678'), (b'"question":"When', b'"question_":"hen')],
)
def test_a_page_that_is_none_is_refused_before_anybody_opens_it(
    out: Path, old: bytes, new: bytes
) -> None:
    data = (out / "en.json").read_bytes()
    assert data.count(old) == 1
    bundle = checked(out)
    (out / "en.json").write_bytes(data.replace(old, new))
    marks = dict(bundle.index.files)
    marks["en.json"] = msgspec.structs.replace(
        marks["en.json"], sha256=sha256(data.replace(old, new)).hexdigest()
    )
    index = msgspec.structs.replace(bundle.index, files=marks)
    (out / "bundle.json").write_bytes(msgspec.json.encode(index))
    with pytest.raises(ContentUnreadable, match=r"en\.json"):
        checked(out)
