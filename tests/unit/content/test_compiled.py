"""From compiled files to the memory that visitors read: nothing but what was compiled gets there,
and nothing changes there."""

import json
import mmap
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.content.compile import compile_folder
from kiosk.content.compiled import CheckedContent, check_into, checked
from kiosk.content.model import ContentUnreadable
from kiosk.content.stored import shape_of_content
from kiosk.supervisor.supply import memory_file
from tests.makers import ContentMaker, compile_in_languages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Compiled content."""
    maker = ContentMaker(tmp_path / "source")
    assert compile_folder(maker.folder, tmp_path / "out", maker.today) == ()
    return tmp_path / "out"


@pytest.fixture
def memory():
    descriptor = memory_file()
    yield descriptor
    os.close(descriptor)


def index_of(folder: Path) -> dict:
    return json.loads((folder / "bundle.json").read_text())


def rewrite_index(folder: Path, **changes: object) -> None:
    (folder / "bundle.json").write_text(json.dumps({**index_of(folder), **changes}))


def test_what_was_compiled_is_read(folder, memory):
    check_into(memory, folder)
    content = CheckedContent(memory)
    assert content.index.languages == ("en", "fr")
    assert content.content("en").language == "en"
    for name in index_of(folder)["files"]:
        assert content.read(name) == (folder / name).read_bytes()


def test_the_same_content_is_the_same_memory(folder):
    first, second = memory_file(), memory_file()
    check_into(first, folder)
    check_into(second, folder)
    size = os.fstat(first).st_size
    assert os.pread(first, size, 0) == os.pread(second, size + 1, 0)
    os.close(first)
    os.close(second)


def longer(folder: Path) -> None:
    (folder / "en.json").write_bytes((folder / "en.json").read_bytes() + b" ")


def same_length(folder: Path) -> None:
    text = (folder / "en.json").read_text()
    (folder / "en.json").write_text(text.replace("112", "113", 1))


def through_a_link(folder: Path) -> None:
    (folder / "en.json").rename(folder / "elsewhere.json")
    (folder / "en.json").symlink_to(folder / "elsewhere.json")


def a_pipe(folder: Path) -> None:
    (folder / "en.json").unlink()
    os.mkfifo(folder / "en.json")


def mark(name: str, text: bytes) -> dict:
    from hashlib import sha256

    return {name: {"length": len(text), "sha256": sha256(text).hexdigest()}}


def named_outside(folder: Path) -> None:
    (folder.parent / "other.json").write_text("{}")
    rewrite_index(folder, files=index_of(folder)["files"] | mark("../other.json", b"{}"))


def no_content(folder: Path) -> None:
    (folder / "en.json").write_text("{}")
    rewrite_index(folder, files=mark("en.json", b"{}"), shape="")


HARM = {
    "a byte more": longer,
    "another digit": same_length,
    "a file that is gone": lambda folder: (folder / "en.json").unlink(),
    "a folder in its place": lambda folder: (
        (folder / "en.json").unlink(),
        (folder / "en.json").mkdir(),
    ),
    "a link in its place": through_a_link,
    "a pipe in its place": a_pipe,
    "a file outside": named_outside,
    "a language that is not named": lambda folder: rewrite_index(folder, languages=["en", "de"]),
    "a language that is no content": no_content,
    "no index": lambda folder: (folder / "bundle.json").unlink(),
    "an index that is no JSON": lambda folder: (folder / "bundle.json").write_text("{,}"),
    "an index that is no text": lambda folder: (folder / "bundle.json").write_bytes(b'{"\xff":1}'),
    "a very deep index": lambda folder: (folder / "bundle.json").write_text("[" * 100_000),
    "an index without files": lambda folder: rewrite_index(folder, files={}),
}


@pytest.mark.parametrize("was_tried", [False, True])
@pytest.mark.parametrize("harm", HARM.values(), ids=HARM.keys())
def test_anything_else_is_refused(folder, memory, harm, was_tried):
    harm(folder)
    with pytest.raises(ContentUnreadable):
        check_into(memory, folder, was_tried=was_tried)
    with pytest.raises(ContentUnreadable, match="it is not sealed"):
        CheckedContent(memory)


@pytest.mark.parametrize("was_tried", [False, True])
def test_unharmed_it_is_taken(folder, memory, was_tried):
    check_into(memory, folder, was_tried=was_tried)
    CheckedContent(memory)


def with_a_number_for_a_title(folder: Path) -> None:
    text = (folder / "en.json").read_bytes().replace(b'"title":"Signs"', b'"title":1234567')
    (folder / "en.json").write_bytes(text)
    rewrite_index(folder, files=index_of(folder)["files"] | mark("en.json", text))


def test_a_page_of_another_shape_is_refused(folder, memory):
    with_a_number_for_a_title(folder)
    with pytest.raises(ContentUnreadable, match="Expected `str`"):
        check_into(memory, folder)


def test_what_was_tried_before_is_not_decoded_again(folder, memory):
    with_a_number_for_a_title(folder)
    check_into(memory, folder, was_tried=True)


def test_what_a_program_with_other_records_wrote_is_decoded_all_the_same(folder, memory):
    """It was tried by that program, not by this one."""
    with_a_number_for_a_title(folder)
    rewrite_index(folder, shape="0" * 64)
    with pytest.raises(ContentUnreadable, match="Expected `str`"):
        check_into(memory, folder, was_tried=True)


def test_the_shape_is_the_same_in_every_process():
    code = "from kiosk.content.stored import shape_of_content as s; print(s())"
    shapes = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert shapes == {shape_of_content()}


def test_nobody_can_change_it(folder, memory):
    check_into(memory, folder)
    before = os.pread(memory, 1 << 20, 0)
    for change in (
        lambda: os.write(memory, b"x"),
        lambda: os.pwrite(memory, b"x", 0),
        lambda: os.ftruncate(memory, 0),
        lambda: mmap.mmap(memory, 0, prot=mmap.PROT_WRITE),
    ):
        with pytest.raises(PermissionError):
            change()
    assert os.pread(memory, 1 << 20, 0) == before


def test_before_it_is_sealed_it_can_be_changed(memory):
    os.pwrite(memory, b"x", 0)
    os.ftruncate(memory, 0)


def test_a_folder_that_changes_later_changes_nothing(folder, memory):
    check_into(memory, folder)
    text = (folder / "en.json").read_bytes()
    (folder / "en.json").write_bytes(b"")
    assert CheckedContent(memory).read("en.json") == text


def test_many_may_read_it_at_once(folder, memory):
    check_into(memory, folder)
    contents = [CheckedContent(memory) for _ in range(4)]
    wanted = (folder / "en.json").read_bytes()
    read: list[bytes] = []
    readers = [
        threading.Thread(target=lambda c=c: read.extend(c.read("en.json") for _ in range(50)))
        for c in contents
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert read == [wanted] * 200


def test_what_is_not_there_is_a_sentence(folder):
    with pytest.raises(ContentUnreadable, match=r"media/none\.png .* it is not there"):
        checked(folder).picture("none.png")


def test_the_languages_offered_are_those_wanted_that_there_are(tmp_path):
    titles = {"fr": "Lumbrie", "en": "Lumbria", "ar": "لومبريا"}
    content = checked(compile_in_languages(tmp_path / "out", titles))
    assert list(content.offered(("ar", "de", "en"))) == ["ar", "en"]
    assert list(content.offered(())) == ["en", "fr", "ar"]
    assert list(content.offered(("de",))) == ["en"]


def test_the_index_knows_each_language_by_its_own_name(tmp_path):
    titles = {"en": "Lumbria", "fr": "Lumbrie", "ar": "لومبريا"}
    content = checked(compile_in_languages(tmp_path / "out", titles))
    offered = content.offered(("fr", "ar"))
    assert [greeting.name for greeting in offered.values()] == ["Français", "العربية"]
    assert [greeting.right_to_left for greeting in offered.values()] == [False, True]
    call = content.content("fr").profiles["school"].attract_call
    assert offered["fr"].calls["school"].call == call


def test_an_index_without_a_greeting_is_refused(folder, memory):
    rewrite_index(folder, greetings={})
    with pytest.raises(ContentUnreadable, match="no greeting"):
        check_into(memory, folder)
