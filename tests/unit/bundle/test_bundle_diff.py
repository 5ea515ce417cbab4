"""`kiosk bundle diff`: what changes for readers from one bundle, or folder, to another."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.bundle.container import read_container
from kiosk.bundle.refused import Incomplete, TooLarge, Unreadable, WrongHash
from kiosk.bundle.trust import read_root
from kiosk.bundle.verify import verify
from kiosk.cli import main
from kiosk.commands import editions
from kiosk.commands.editions import edition_in
from kiosk.content.difference import difference
from kiosk.content.model import ContentUnreadable
from kiosk.exits import Exit
from tests.attacks import ATTACKS
from tests.bundles import BundleMaker
from tests.contents import COST, NOT_TRANSLATED, compiled_files, write_files
from tests.makers import ContentMaker
from tests.publisher import Publisher
from tests.stores import Stick

CHANGED = f"Changed  {COST}{NOT_TRANSLATED}\n"


@pytest.fixture
def before(publisher: Publisher) -> BundleMaker:
    return BundleMaker(publisher, compiled_files(3))


@pytest.fixture
def after(publisher: Publisher) -> BundleMaker:
    return BundleMaker(publisher, compiled_files(4, "Cents")).sign(4)


@pytest.fixture
def desk(tmp_path: Path, before: BundleMaker, after: BundleMaker) -> Path:
    """A folder with two bundles and the root files that they are trusted by."""
    for name, bundle in (("a", before), ("b", after)):
        (tmp_path / f"{name}.kbundle").write_bytes(bundle.data())
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "1.root.json").write_bytes(before.trusted)
    return tmp_path


def diff(desk: Path, one: str, other: str, *options: str) -> int:
    where = [str(desk / name) for name in (one, other)]
    return main(["bundle", "diff", *where, "--trust", str(desk / "trust"), *options])


# --- as it should be --------------------------------------------------------------------


def test_two_bundles(desk, capsys):
    assert diff(desk, "a.kbundle", "b.kbundle") == Exit.DONE
    assert capsys.readouterr() == (CHANGED, "")
    assert diff(desk, "b.kbundle", "a.kbundle") == Exit.DONE
    assert "cost: Free (before: Cents)" in capsys.readouterr().out


def test_what_is_the_same(desk, capsys):
    assert diff(desk, "a.kbundle", "a.kbundle") == Exit.DONE
    assert capsys.readouterr() == ("Nothing changes for readers.\n", "")


def test_a_folder_will_do_as_well(desk, capsys):
    write_files(desk / "compiled", compiled_files(4, "Cents"))
    assert diff(desk, "a.kbundle", "compiled") == Exit.DONE
    assert capsys.readouterr().out == CHANGED
    assert diff(desk, "compiled", "b.kbundle") == Exit.DONE
    assert capsys.readouterr().out == "Nothing changes for readers.\n"


def test_so_will_a_source_folder(desk, monkeypatch, capsys):
    """Which is compiled as of today: facts may be due again by now."""
    ContentMaker(desk / "source").replace("services.yaml", "cost: Free", "cost: Cents")
    assert diff(desk, "a.kbundle", "source") == Exit.DONE
    assert CHANGED in capsys.readouterr().out
    monkeypatch.setattr(paths, "is_frozen", lambda: True)
    assert diff(desk, "a.kbundle", "source") == Exit.MISUSE
    assert "only shows content" in capsys.readouterr().err


def test_machines_are_told_as_of_two_folders(desk, capsys):
    write_files(desk / "old", compiled_files(3))
    write_files(desk / "new", compiled_files(4, "Cents"))
    assert diff(desk, "a.kbundle", "b.kbundle", "--format", "json") == Exit.DONE
    said = json.loads(capsys.readouterr().out)
    folders = [str(desk / name) for name in ("old", "new")]
    assert main(["content", "diff", *folders, "--format", "json"]) == Exit.DONE
    assert json.loads(capsys.readouterr().out) == said
    assert said["count"] == 1


def test_a_picture_is_known_by_what_was_signed(publisher, before):
    drawn = dict(compiled_files(3))
    index = json.loads(drawn["bundle.json"])
    drawn["media/bridge.svg"] = b"<svg></svg>"
    mark = publisher.targets(files=drawn)
    signed = json.loads(mark)["signed"]["targets"]["media/bridge.svg"]
    index["files"]["media/bridge.svg"] = {
        "length": signed["length"],
        "sha256": signed["hashes"]["sha256"],
    }
    drawn["bundle.json"] = json.dumps(index).encode()
    after = edition_in(BundleMaker(publisher, drawn).verified())
    changes = difference(edition_in(before.verified()), after)
    assert {change.aspect for change in changes} == {"pictures"}


def test_the_roots_are_those_of_the_program(desk, monkeypatch, capsys):
    monkeypatch.setattr(paths, "trust", lambda: desk / "trust")
    assert main(["bundle", "diff", *[str(desk / f"{each}.kbundle") for each in "ab"]]) == Exit.DONE
    assert capsys.readouterr().out == CHANGED


# --- as it must not be ------------------------------------------------------------------


@pytest.mark.parametrize("name", ["other-hash", "signed-by-nobody", "bytes-behind", "link"])
@pytest.mark.parametrize("place", ["a", "b"])
def test_each_is_verified(desk, publisher, capsys, name, place):
    attack = ATTACKS[name]
    (desk / f"{place}.kbundle").write_bytes(attack.change(BundleMaker(publisher)).data())
    assert diff(desk, "a.kbundle", "b.kbundle", "--format", "json") == Exit.REFUSED
    refused = json.loads(capsys.readouterr().out)
    assert refused["code"] == attack.code
    assert refused["advice"]


def test_a_picture_that_is_not_as_signed_is_refused(desk, before, capsys):
    """As by `kiosk bundle verify`, although pictures are not compared."""
    changed = compiled_files(3)["media/bridge.svg"][::-1]
    (desk / "a.kbundle").write_bytes(before.put("content/media/bridge.svg", changed).data())
    assert diff(desk, "a.kbundle", "b.kbundle") == Exit.REFUSED
    assert capsys.readouterr().err.startswith("wrong-hash: ")


@pytest.mark.parametrize("name", ["nowhere", "pipe"])
def test_what_is_no_file_is_refused(desk, capsys, name):
    os.mkfifo(desk / "pipe")
    assert diff(desk, "a.kbundle", name) == Exit.REFUSED
    assert capsys.readouterr().err.partition(":")[0] in ("unreadable", "not-a-bundle")


def test_a_bundle_of_a_stranger_is_refused(desk, capsys):
    stranger = BundleMaker(Publisher(), compiled_files(3))
    (desk / "a.kbundle").write_bytes(stranger.data())
    assert diff(desk, "a.kbundle", "b.kbundle") == Exit.REFUSED
    assert capsys.readouterr().err.startswith("root-")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"en.json": b"{}"}, "bundle.json of the compiled content cannot be used: No such file"),
        ({"bundle.json": b"["}, "bundle.json of the compiled content cannot be used: "),
        ({**compiled_files(3), "en.json": b"{}"}, "en.json of the compiled content cannot"),
    ],
)
def test_what_a_publisher_signed_may_be_no_content(desk, publisher, capsys, files, expected):
    (desk / "a.kbundle").write_bytes(BundleMaker(publisher, files).data())
    assert diff(desk, "a.kbundle", "b.kbundle") == Exit.REFUSED
    assert capsys.readouterr().err.startswith(f"content-unreadable: {expected}")


def test_a_file_of_words_may_be_missing(publisher):
    files = dict(compiled_files(3))
    del files["fr.json"]
    with pytest.raises(ContentUnreadable, match=r"fr\.json .* No such file"):
        edition_in(BundleMaker(publisher, files).verified())


def test_words_that_are_too_many_to_compare(before, monkeypatch):
    total = sum(len(data) for name, data in compiled_files(3).items() if "media" not in name)
    monkeypatch.setattr(editions, "MOST_BYTES", total)
    assert edition_in(before.verified()).contents.keys() == {"en", "fr"}
    monkeypatch.setattr(editions, "MOST_BYTES", total - 1)
    with pytest.raises(TooLarge, match="can be compared"):
        edition_in(before.verified())


def gone() -> bytes:
    raise OSError(19, "No such device")


@pytest.mark.parametrize(("then", "kind"), [(gone, Unreadable), (lambda: b"", Incomplete)])
def test_a_stick_is_pulled_out_while_words_are_read(before, then, kind):
    data, outcomes = before.data(), set()
    expected = edition_in(before.verified())
    for part in range(0, 260, 4):
        stick: Any = Stick(data, part * len(data) // 100, then)
        try:
            found = edition_in(verify(read_container(stick), read_root(before.trusted), {}))
        except kind:
            outcomes.add("refused")
        else:
            outcomes.add("read")
            assert difference(expected, found) == ()
    assert outcomes == {"refused", "read"}


def test_a_stick_gives_other_bytes_when_words_are_read(before):
    """After all of it was compared."""
    file = BytesIO(before.data())
    bundle = verify(read_container(file), read_root(before.trusted), {})
    bundle.check_content()
    assert edition_in(bundle).contents.keys() == {"en", "fr"}
    file.seek(0)
    file.write(before.data().replace(b"Free", b"Cash"))
    with pytest.raises(WrongHash):
        edition_in(bundle)


def test_misuse(capsys):
    assert main(["bundle", "diff", "only-one"]) == Exit.MISUSE
    assert "are required: B" in capsys.readouterr().err
