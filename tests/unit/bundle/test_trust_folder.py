"""A publisher's folder of root files: begun, signed, rotated and shown."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, PublicFormat
from securesystemslib.signer import CryptoSigner

from kiosk.bundle.root_making import Holders, NotSigned, RootRefused
from kiosk.bundle.small_files import AlreadyThere, NotReadable
from kiosk.bundle.trust import advance, floor, read_root, read_targets
from kiosk.bundle.trust_folder import (
    Finished,
    Trust,
    Unfinished,
    begin_trust,
    read_trust,
    rotate_trust,
    sign_trust,
)
from kiosk.bundle.untrusted import RootMissing, RootNotSigned, RootSkipped, RootUnreadable
from kiosk.cli import main
from kiosk.exits import Exit
from tests.publisher import Publisher, public, signer

TODAY = date(2026, 11, 22)
PASSPHRASE = b"a few words"
NEW = [signer() for _ in range(3)]


def holders(publisher: Publisher, **changes: object) -> Holders:
    keys = tuple(map(public, publisher.root_keys))
    publishers = tuple(map(public, publisher.publisher_keys))
    return Holders(keys, 2, publishers)._replace(**changes)


def begun(folder: Path, publisher: Publisher) -> Trust:
    """A folder with a first root file that two have signed."""
    begin_trust(folder, holders(publisher), TODAY)
    return signed(folder, *publisher.root_keys[:2])


def signed(folder: Path, *keys: CryptoSigner) -> Trust:
    for key in keys:
        trust = sign_trust(folder, key)
    return trust


@pytest.fixture
def folder(tmp_path, publisher) -> Path:
    begun(tmp_path / "trust", publisher)
    return tmp_path / "trust"


# --- begun and signed -------------------------------------------------------------------


def test_a_draft_becomes_a_root_by_two_signatures(tmp_path, publisher):
    trust = begin_trust(tmp_path / "a" / "b", holders(publisher), TODAY)
    assert (trust.newest, trust.chain) == (None, ())
    assert [part.missing for part in trust.draft.signatures] == [2]
    trust = signed(tmp_path / "a" / "b", publisher.root_keys[2])
    assert [part.missing for part in trust.draft.signatures] == [1]
    assert trust.draft.signatures[0].signed == (public(publisher.root_keys[2]),)
    trust = signed(tmp_path / "a" / "b", publisher.root_keys[0])
    assert (trust.draft, trust.newest.version) == (None, 1)
    assert read_root(trust.chain[0]) == trust.newest
    assert trust.newest.expires == "2036-11-21"
    assert read_targets(trust.newest, publisher.targets())


def test_a_root_file_is_as_python_tuf_writes_it(folder):
    (file,) = folder.iterdir()
    data = json.loads(file.read_bytes())
    assert file.name == "1.root.json"
    assert file.read_bytes() == json.dumps(data, separators=(",", ":"), sort_keys=True).encode()
    assert set(data["signed"]["roles"]) == {"root", "targets", "snapshot", "timestamp"}


def test_a_second_first_root_is_refused(folder, publisher):
    with pytest.raises(AlreadyThere):
        begin_trust(folder, holders(publisher), TODAY)


def test_a_finished_root_takes_no_signature(folder, publisher):
    before = (folder / "1.root.json").read_bytes()
    with pytest.raises(Finished):
        sign_trust(folder, publisher.root_keys[2])
    assert (folder / "1.root.json").read_bytes() == before


def test_one_key_signs_once_and_strangers_never(tmp_path, publisher):
    begin_trust(tmp_path, holders(publisher), TODAY)
    sign_trust(tmp_path, publisher.root_keys[0])
    before = (tmp_path / "1.root.json").read_bytes()
    for key in (publisher.root_keys[0], publisher.publisher_keys[0], NEW[0]):
        with pytest.raises(NotSigned):
            sign_trust(tmp_path, key)
    assert (tmp_path / "1.root.json").read_bytes() == before


def test_a_draft_that_was_weakened_on_its_way_is_not_signed(tmp_path, publisher):
    begin_trust(tmp_path, holders(publisher), TODAY)
    weak = publisher.root(threshold=1, signed_by=[])
    (tmp_path / "1.root.json").write_bytes(weak)
    with pytest.raises(RootRefused):
        sign_trust(tmp_path, publisher.root_keys[0])
    assert (tmp_path / "1.root.json").read_bytes() == weak


def test_what_an_earlier_try_left_is_no_obstacle(tmp_path, publisher):
    begin_trust(tmp_path, holders(publisher), TODAY)
    (tmp_path / ".1.root.json.new").write_text("half a fi")
    assert signed(tmp_path, *publisher.root_keys[:2]).draft is None
    assert [file.name for file in tmp_path.iterdir()] == ["1.root.json"]


# --- roots that would not protect anything ----------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda p: {"threshold": 1}, "at least two"),
        (lambda p: {"threshold": 0}, "at least two"),
        (lambda p: {"threshold": 4}, "4 signatures cannot come from 3 root keys"),
        (lambda p: {"keys": ()}, "2 signatures cannot come from 0 root keys"),
        (lambda p: {"publishers": ()}, "Nobody could sign a bundle"),
        (lambda p: {"publishers": (public(p.root_keys[0]),)}, "both as a root key and"),
        (lambda p: {"keys": (public(p.root_keys[0]),) * 2}, "root key is named twice"),
        (lambda p: {"publishers": (public(NEW[0]),) * 2}, "publisher's key is named twice"),
    ],
)
def test_a_root_that_protects_nothing_is_refused(tmp_path, folder, publisher, change, said):
    with pytest.raises(RootRefused) as refused:
        begin_trust(tmp_path / "new", holders(publisher, **change(publisher)), TODAY)
    assert said in refused.value.args[0] + refused.value.advice
    assert not (tmp_path / "new").exists()
    with pytest.raises(RootRefused):
        rotate_trust(folder, TODAY, **change(publisher))
    assert [file.name for file in folder.iterdir()] == ["1.root.json"]


@pytest.mark.parametrize("number", [2, 3])
def test_two_or_all_of_the_keys_may_sign(tmp_path, publisher, number):
    begin_trust(tmp_path, holders(publisher, threshold=number), TODAY)
    assert signed(tmp_path, *publisher.root_keys[:number]).newest.threshold == number


# --- rotated ----------------------------------------------------------------------------


def test_what_is_not_named_stays_as_it_was(folder, publisher):
    old = read_trust(folder).newest
    rotate_trust(folder, date(2030, 1, 1))
    new = signed(folder, *publisher.root_keys[1:]).newest
    assert (new.version, new.expires) == (2, "2040-01-01")
    assert (new.keys, new.threshold, new.publishers) == (old.keys, old.threshold, old.publishers)


@pytest.mark.parametrize("demonstration", [True, False])
def test_what_began_as_a_demonstration_stays_one(tmp_path, publisher, demonstration):
    begin_trust(tmp_path, holders(publisher), TODAY, demonstration=demonstration)
    first = signed(tmp_path, *publisher.root_keys[:2]).newest
    rotate_trust(tmp_path, TODAY)
    second = signed(tmp_path, *publisher.root_keys[:2]).newest
    assert (first.demonstration, second.demonstration) == (demonstration, demonstration)


def test_that_it_is_one_is_signed(tmp_path, publisher):
    begin_trust(tmp_path, holders(publisher), TODAY, demonstration=True)
    root = signed(tmp_path, *publisher.root_keys[:2]).newest
    with pytest.raises(RootNotSigned):
        read_root(root.data.replace(b"x-kiosk", b"x-other"))


def test_new_keys_are_signed_for_by_old_and_new(folder, publisher):
    first = read_trust(folder).newest
    kept, *_ = publisher.root_keys
    rotate_trust(folder, TODAY, keys=tuple(map(public, (kept, *NEW))), threshold=3)
    trust = signed(folder, kept, NEW[0])
    assert [(part.version, part.missing) for part in trust.draft.signatures] == [(1, 1), (2, 1)]
    trust = signed(folder, NEW[1])
    assert [(part.version, part.missing) for part in trust.draft.signatures] == [(1, 1), (2, 0)]
    trust = signed(folder, publisher.root_keys[1])
    assert trust.draft is None
    assert advance(first, trust.chain) == trust.newest
    assert trust.newest.keys == tuple(map(public, (kept, *NEW)))


def test_a_revoked_publisher_signs_nothing_and_counts_no_floor(folder, publisher):
    lost, kept = publisher.publisher_keys
    rotate_trust(folder, TODAY, publishers=(public(kept),))
    trust = signed(folder, *publisher.root_keys[:2])
    assert floor(trust.newest, {public(lost).id: 2**40, public(kept).id: 3}) == 3


def test_one_draft_at_a_time(folder, publisher):
    rotate_trust(folder, TODAY)
    with pytest.raises(Unfinished):
        rotate_trust(folder, TODAY)
    assert signed(folder, *publisher.root_keys[:2]).newest.version == 2
    assert rotate_trust(folder, TODAY).draft.version == 3


# --- folders that are not whole ---------------------------------------------------------


@pytest.fixture
def three(folder, publisher) -> Path:
    """A folder with three versions."""
    for _ in range(2):
        rotate_trust(folder, TODAY)
        signed(folder, *publisher.root_keys[:2])
    return folder


def test_a_whole_folder_is_read(three):
    (three / "README.md").write_text("what is in here")
    assert [root.version for root in read_trust(three).roots] == [1, 2, 3]


@pytest.mark.parametrize("version", [1, 2])
def test_a_missing_version_is_named(three, version):
    (three / f"{version}.root.json").unlink()
    with pytest.raises(RootSkipped, match=rf"{version}\.root\.json is missing"):
        read_trust(three)


@pytest.mark.parametrize(("to", "of"), [(2, 1), (2, 3), (1, 2), (3, 1)])
def test_a_version_in_the_place_of_another_is_refused(three, to, of):
    (three / f"{to}.root.json").write_bytes((three / f"{of}.root.json").read_bytes())
    with pytest.raises(RootSkipped):
        read_trust(three)


def test_an_unsigned_version_among_signed_ones_is_no_draft(three):
    data = json.loads((three / "2.root.json").read_bytes())
    (three / "2.root.json").write_text(json.dumps({**data, "signatures": []}))
    with pytest.raises(RootNotSigned):
        read_trust(three)


def test_an_unsigned_newest_version_is_one(three):
    data = json.loads((three / "3.root.json").read_bytes())
    (three / "3.root.json").write_text(json.dumps({**data, "signatures": []}))
    assert read_trust(three).draft.version == 3


@pytest.mark.parametrize("data", [b"", b"{}", b"x" * (1 << 21)], ids=["empty", "other", "large"])
def test_a_damaged_version_is_refused(three, data):
    (three / "2.root.json").write_bytes(data)
    with pytest.raises((RootUnreadable, NotReadable)):
        read_trust(three)


@pytest.mark.parametrize("name", ["", "01.root.json", "1.root.json.bak", "root.json"])
def test_a_folder_without_root_files_is_named(tmp_path, name):
    (tmp_path / name).exists() or (tmp_path / name).touch()
    with pytest.raises(RootMissing):
        read_trust(tmp_path)


@pytest.mark.parametrize("name", ["nowhere", "file", "a\0b"])
def test_a_folder_that_is_none_is_refused(tmp_path, name):
    (tmp_path / "file").touch()
    with pytest.raises(NotReadable):
        read_trust(tmp_path / name)


# --- the commands -----------------------------------------------------------------------


@pytest.fixture
def files(tmp_path) -> Path:
    """Key files of four people. The product's own are slower; test_keys.py has those."""
    encryption = PrivateFormat.OpenSSH.encryption_builder().kdf_rounds(1).build(PASSPHRASE)
    for name in ("ann", "bob", "cleo", "dan"):
        key = Ed25519PrivateKey.generate()
        private = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, encryption)
        line = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
        (tmp_path / name).write_bytes(private)
        (tmp_path / f"{name}.pub").write_bytes(line + f" {name}\n".encode())
    (tmp_path / "passphrase").write_bytes(PASSPHRASE)
    return tmp_path


def init(files: Path, *changes: str) -> int:
    keys = [str(files / f"{name}.pub") for name in ("ann", "bob", "cleo")]
    publisher = str(files / "dan.pub")
    command = ["trust", "init", "--keys", *keys, "--threshold", "2", "--publisher", publisher]
    return main([*command, "--out", str(files / "trust"), *changes])


def sign(files: Path, name: str, *options: str) -> int:
    with (files / "passphrase").open("rb") as passphrase:
        command = ["trust", "sign", str(files / "trust"), "--key", str(files / name)]
        return main([*command, "--passphrase-fd", str(passphrase.fileno()), *options])


def test_a_ceremony(files, capsys):
    trust = str(files / "trust")
    assert init(files) == Exit.DONE
    drafted = capsys.readouterr().out
    assert "Version 1, a draft" in drafted
    assert "signatures by its own root keys: 0 of 2" in drafted
    assert sign(files, "ann") == Exit.DONE
    assert "signatures by its own root keys: 1 of 2" in capsys.readouterr().out
    assert sign(files, "bob") == Exit.DONE
    assert "Version 1, signed, until 20" in capsys.readouterr().out
    assert main(["keys", "show", str(files / "ann.pub")]) == Exit.DONE
    words = capsys.readouterr().out.removeprefix("ann: ").strip()
    rotate = ["trust", "rotate", trust, "--publisher", str(files / "cleo.pub")]
    assert main(rotate) == Exit.REFUSED  # a root key
    assert capsys.readouterr().err.startswith("root-refused: ")
    keys = [str(files / f"{name}.pub") for name in ("bob", "cleo")]
    assert main(["trust", "rotate", trust, "--keys", *keys]) == Exit.DONE
    assert "signatures by the root keys of version 1: 0 of 2" in capsys.readouterr().out
    assert sign(files, "cleo") == Exit.DONE
    assert sign(files, "bob") == Exit.DONE
    capsys.readouterr()
    assert main(["trust", "show", trust]) == Exit.DONE
    first, second = capsys.readouterr().out.split("Version 2, signed")
    assert words in first
    assert words not in second


def test_a_demonstration_says_so(files, capsys):
    assert init(files, "--demonstration") == Exit.DONE
    assert sign(files, "ann") == Exit.DONE
    assert sign(files, "bob") == Exit.DONE
    assert "for demonstrations only" in capsys.readouterr().out


def test_machines_read_it_too(files, capsys):
    assert init(files, "--format", "json") == Exit.DONE
    shown = json.loads(capsys.readouterr().out)
    assert (shown["versions"], shown["draft"]["version"]) == ([], 1)
    assert sign(files, "ann", "--format", "json") == Exit.DONE
    (part,) = json.loads(capsys.readouterr().out)["draft"]["signatures"]
    assert (part["missing"], len(part["signed"]), len(part["unsigned"])) == (1, 1, 2)
    assert sign(files, "bob", "--format", "json") == Exit.DONE
    shown = json.loads(capsys.readouterr().out)
    assert (shown["draft"], [each["version"] for each in shown["versions"]]) == (None, [1])
    assert shown["versions"][0]["demonstration"] is False
    assert len(shown["versions"][0]["keys"][0]["words"].split()) == 8


def test_a_refusal_is_said_to_machines_on_standard_output(files, capsys):
    assert init(files, "--threshold", "1", "--format", "json") == Exit.REFUSED
    printed = capsys.readouterr()
    refusal = json.loads(printed.out)
    assert (refusal["code"], printed.err) == ("root-refused", "")
    assert refusal["sentence"].endswith(".")
    assert refusal["advice"]
    assert init(files, "--threshold", "1") == Exit.REFUSED
    printed = capsys.readouterr()
    assert printed.err == f"root-refused: {refusal['sentence']}\n{refusal['advice']}\n"
    assert printed.out == ""


def test_a_wrong_passphrase_signs_nothing(files, capsys):
    assert init(files) == Exit.DONE
    (files / "passphrase").write_text("another")
    assert sign(files, "ann") == Exit.REFUSED
    assert capsys.readouterr().err.startswith("wrong-passphrase: ")
    assert len(read_trust(files / "trust").draft.signatures[0].signed) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["keys"], "required: STEP"),
        (["trust"], "required: STEP"),
        (["trust", "init"], "required: --out, --keys, --threshold, --publisher"),
        (["trust", "sign", "x"], "required: --key"),
        (["trust", "rotate", "x", "--threshold", "two"], "“two” is not a number of keys"),
        (["trust", "show"], "required: DIR"),
    ],
)
def test_misuse(arguments, said, capsys):
    assert main(arguments) == Exit.MISUSE
    assert said in capsys.readouterr().err
