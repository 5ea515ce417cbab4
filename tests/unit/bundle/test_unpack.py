"""A verified bundle as a folder: with all of it, or not there at all."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kiosk.bundle.refused import WrongHash
from kiosk.bundle.root_making import Holders, first_root, with_signature
from kiosk.bundle.small_files import AlreadyThere, NotWritten
from kiosk.bundle.trust import Root, advance, read_root
from kiosk.bundle.trust_folder import read_trust
from kiosk.bundle.unpack import unpack
from kiosk.bundle.verify import Verified
from kiosk.cli import main
from kiosk.content.compiled import write_compiled
from kiosk.content.model import BundleIndex, ContentUnreadable
from kiosk.exits import Exit
from tests.bundles import CONTENT, BundleMaker, verified
from tests.power import failing
from tests.publisher import Publisher, public
from tests.stores import files_in

TODAY = date(2026, 11, 22)


def take(folder: Path) -> None:
    """Content that can be used."""


def roots_of(publisher: Publisher, versions: int) -> tuple[Root, ...]:
    first, *later = publisher.chain(versions)
    roots = [read_root(first)]
    for data in later:
        roots.append(advance(roots[-1], [data]))
    return tuple(roots)


def bundle(publisher: Publisher, known: int, brings: int) -> tuple[Verified, tuple[Root, ...]]:
    """A bundle that brings so many root files, for who knows so many."""
    roots = roots_of(publisher, known)
    maker = BundleMaker(publisher, chain=publisher.chain(brings))
    return verified(maker.data(), roots[-1].data), roots


@pytest.mark.parametrize(("known", "brings"), [(1, 1), (1, 3), (2, 3), (3, 1), (3, 3)])
def test_content_and_every_root_file(publisher, tmp_path, known, brings):
    out = tmp_path / "release"
    unpack(*bundle(publisher, known, brings), out, take)
    assert files_in(out / "content") == CONTENT
    assert read_trust(out / "trust").chain == publisher.chain(max(known, brings))
    assert list(tmp_path.iterdir()) == [out]


def test_the_root_files_are_those_that_are_known(publisher, tmp_path):
    """Not what a bundle has in their place: those before the newest are not looked at."""
    roots = roots_of(publisher, 2)
    stranger = Publisher().root()
    found = verified(BundleMaker(publisher, chain=(stranger, roots[1].data)).data(), roots[1].data)
    unpack(found, roots, tmp_path / "release", take)
    assert read_trust(tmp_path / "release" / "trust").chain == publisher.chain(2)


def test_what_is_looked_at_is_what_is_left(publisher, tmp_path):
    seen: list[object] = []
    unpack(*bundle(publisher, 1, 1), tmp_path / "a", lambda folder: seen.append(files_in(folder)))
    assert seen == [CONTENT]


def test_what_is_not_what_was_signed_leaves_nothing(publisher, tmp_path):
    maker = BundleMaker(publisher).put("content/en.json", b'{"title":"Lumbrja"}')
    with pytest.raises(WrongHash):
        unpack(maker.verified(), roots_of(publisher, 1), tmp_path / "release", take)
    assert list(tmp_path.iterdir()) == []


def test_content_that_cannot_be_used_leaves_nothing(publisher, tmp_path):
    def refuse(folder: Path) -> None:
        raise ContentUnreadable("It cannot be used.", "Take another.")

    with pytest.raises(ContentUnreadable):
        unpack(*bundle(publisher, 1, 1), tmp_path / "release", refuse)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda out: out.symlink_to("nowhere")])
def test_what_is_there_is_left_alone(publisher, tmp_path, make):
    make(tmp_path / "release")
    before = (tmp_path / "release").lstat()
    with pytest.raises(AlreadyThere):
        unpack(*bundle(publisher, 1, 1), tmp_path / "release", take)
    assert [path.lstat() for path in tmp_path.iterdir()] == [before]


@pytest.mark.parametrize("call", [1, 3, 6, 12])
def test_a_full_disk_leaves_nothing(publisher, tmp_path, call):
    found = bundle(publisher, 1, 1)
    with failing(call, 28), pytest.raises(NotWritten, match="No space left"):
        unpack(*found, tmp_path / "release", take)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a\0b", "a" * 300])
def test_a_name_that_no_folder_can_have(publisher, tmp_path, name):
    with pytest.raises(NotWritten):
        unpack(*bundle(publisher, 1, 1), tmp_path / name, take)


# --- the command ------------------------------------------------------------------------


def release(
    publisher: Publisher, folder: Path, *options: str, root: bytes | None = None
) -> tuple[int, Path]:
    """Unpack a bundle with content that this program reads."""
    root = root or publisher.root()
    write_compiled(folder / "once", BundleIndex("example", 3, "Example", "en", ()), (), {})
    data = BundleMaker(publisher, files_in(folder / "once"), (root,)).data()
    (folder / "a.kbundle").write_bytes(data)
    (folder / "1.root.json").write_bytes(root)
    where = ["--trust", str(folder), "--out", str(folder / "release")]
    return main(
        ["bundle", "unpack", str(folder / "a.kbundle"), *where, *options]
    ), folder / "release"


def demonstration(publisher: Publisher) -> bytes:
    """A root file of theirs that is for show."""
    keys = tuple(map(public, publisher.root_keys))
    publishers = tuple(map(public, publisher.publisher_keys))
    root = first_root(Holders(keys, 2, publishers), TODAY, demonstration=True)
    for signer in publisher.root_keys[:2]:
        root = with_signature(root, None, signer)
    return root


def test_the_command_says_what_it_unpacked(publisher, tmp_path, capsys):
    done, out = release(publisher, tmp_path)
    assert done == Exit.DONE
    printed = capsys.readouterr().out
    assert printed.startswith("bundle     example 3, made 2026-11-21\n")
    assert printed.endswith(f"It is in {out}.\n")
    assert sorted(path.name for path in out.iterdir()) == ["content", "trust"]


def test_a_demonstration_has_to_be_asked_for(publisher, tmp_path, capsys):
    root = demonstration(publisher)
    done, out = release(publisher, tmp_path, "--format", "json", root=root)
    assert done == Exit.REFUSED
    assert json.loads(capsys.readouterr().out)["code"] == "demonstration"
    assert not out.exists()
    done, out = release(publisher, tmp_path, "--demonstration", root=root)
    assert done == Exit.DONE
    assert read_trust(out / "trust").roots[-1].demonstration


def test_a_demonstration_stays_one_whatever_its_keys_sign(publisher):
    """Whoever has the keys can leave the word out of the next version."""
    first = read_root(demonstration(publisher))
    assert first.demonstration
    assert advance(first, [publisher.root(2)]).demonstration
    assert not advance(read_root(publisher.root()), [publisher.root(2)]).demonstration


def test_content_of_another_program_is_no_release(publisher, tmp_path, capsys):
    (tmp_path / "a.kbundle").write_bytes(BundleMaker(publisher).data())
    (tmp_path / "1.root.json").write_bytes(publisher.root())
    command = ["bundle", "unpack", str(tmp_path / "a.kbundle"), "--trust", str(tmp_path)]
    assert main([*command, "--out", str(tmp_path / "release")]) == Exit.REFUSED
    assert capsys.readouterr().err.startswith("content-unreadable: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.root.json", "a.kbundle"]
