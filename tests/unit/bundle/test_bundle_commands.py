"""`kiosk bundle`: from a source folder to a file, and what that says."""

from __future__ import annotations

import json
import os
import pty
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kiosk import paths
from kiosk.bundle import keys, progress
from kiosk.bundle.keys import make_key, read_private
from kiosk.cli import main
from kiosk.exits import Exit
from tests.attacks import ATTACKS
from tests.bundles import BundleMaker
from tests.makers import ContentMaker
from tests.publisher import Publisher

PASSPHRASE = b"correct horse"


class Desk(NamedTuple):
    """What a publisher has: a source folder, root files, a key."""

    source: Path
    trust: Path
    key: Path


remembered = cache(read_private)


@pytest.fixture(scope="module", autouse=True)
def remembering() -> Iterator[None]:
    """Keys are read once: decrypting one takes a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "read_private", remembered)
        yield


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publisher's key as a file; making one takes a second."""
    folder = tmp_path_factory.mktemp("key")
    make_key(folder, "publisher", PASSPHRASE)
    return folder / "publisher"


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory, key: Path) -> Path:
    """Root files that name this key."""
    folder = tmp_path_factory.mktemp("trust")
    root = Publisher().root(publishers=[remembered(key, PASSPHRASE)])
    (folder / "1.root.json").write_bytes(root)
    return folder


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory, trust: Path, key: Path) -> Path:
    """A bundle as the command packs it."""
    folder = tmp_path_factory.mktemp("packed")
    desk = Desk(ContentMaker(folder / "source").folder, trust, key)
    assert pack(desk, folder / "lumbria.kbundle") == Exit.DONE
    return folder / "lumbria.kbundle"


@pytest.fixture
def desk(tmp_path: Path, trust: Path, key: Path) -> Desk:
    """All there is to pack with."""
    return Desk(ContentMaker(tmp_path / "source").folder, trust, key)


@contextmanager
def descriptor_of(text: bytes) -> Iterator[str]:
    reading, writing = os.pipe()
    os.write(writing, text)
    os.close(writing)
    try:
        yield str(reading)
    finally:
        os.close(reading)


def pack(desk: Desk, out: Path, *options: str, passphrase: bytes = PASSPHRASE) -> int:
    with descriptor_of(passphrase) as number:
        where = ["--trust", str(desk.trust), "--key", str(desk.key), "--out", str(out)]
        how = ["--passphrase-fd", number, *options]
        return main(["bundle", "pack", str(desk.source), *where, *how])


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


# --- as it should be --------------------------------------------------------------------


def test_from_a_source_folder_to_a_kiosk(packed, trust, capsys):
    assert main(["bundle", "verify", str(packed), "--trust", str(trust)]) == Exit.DONE
    verified = capsys.readouterr().out
    assert "bundle     lumbria 3, made 2025-05-06\n" in verified
    assert "publisher  " in verified
    assert " files, " in verified
    assert "root       version 1, until 2036-11-20\n" in verified
    assert verified.endswith("It is signed, complete and as it was made.\n")
    assert main(["bundle", "info", str(packed)]) == Exit.DONE
    assert "what the file says of itself" in capsys.readouterr().out


def test_packing_twice_gives_the_same(desk, packed, tmp_path, capsys):
    out = tmp_path / "again.kbundle"
    assert pack(desk, out) == Exit.DONE
    assert out.read_bytes() == packed.read_bytes()
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.startswith("bundle     lumbria 3, made 2025-05-06\n")
    assert printed.out.endswith(f"It is in {out}.\n")


def test_machines_are_told_the_same(desk, tmp_path, capsys):
    out = tmp_path / "lumbria.kbundle"
    assert pack(desk, out, "--format", "json") == Exit.DONE
    written = said(capsys)
    assert written.pop("packed") == str(out)
    assert (written["bundle"], written["version"]) == ("lumbria", 3)
    verify = ["bundle", "verify", str(out), "--trust", str(desk.trust), "--format", "json"]
    assert main(verify) == Exit.DONE
    verified = said(capsys)
    assert verified.pop("verified") is True
    assert main(["bundle", "info", str(out), "--format", "json"]) == Exit.DONE
    looked_at = said(capsys)
    assert looked_at.pop("verified") is False
    assert looked_at == verified
    assert verified["publishers"][0]["words"].count(" ") == 7
    assert {**written, "notices": verified["notices"]} == verified


def test_without_a_folder_the_programs_own_root_decides(packed, trust, monkeypatch, capsys):
    monkeypatch.setattr(paths, "trust", lambda: trust)
    assert main(["bundle", "verify", str(packed)]) == Exit.DONE
    monkeypatch.setattr(paths, "trust", lambda: trust / "none")
    assert main(["bundle", "verify", str(packed)]) == Exit.REFUSED
    assert capsys.readouterr().err.startswith("root-missing: ")


def test_the_settings_say_how_much_a_bundle_may_be(desk, packed, tmp_path, capsys):
    settings, out = tmp_path / "settings.toml", tmp_path / "lumbria.kbundle"
    how = ("--settings", str(settings))
    verify = ("bundle", "verify", str(packed), "--trust", str(desk.trust), *how)
    for text, refusal in (
        ("[bundle]\nfiles = 1\n", "too-many-files: "),
        ("[bundle]\nfiles = 0\n", f"{settings}:2: wrong-value: bundle.files must be "),
    ):
        settings.write_text(text)
        for command in (verify, ("bundle", "info", str(packed), *how)):
            assert main(command) == Exit.REFUSED
            assert capsys.readouterr().err.startswith(refusal)
        assert pack(desk, out, *how) == Exit.REFUSED
        assert capsys.readouterr().err.startswith(refusal)
        assert not out.exists()
    settings.write_text("[bundle]\nfiles = 100\n")
    assert main(verify) == Exit.DONE
    assert pack(desk, out, *how) == Exit.DONE


def test_expired_is_a_notice(desk, tmp_path, capsys):
    out = tmp_path / "lumbria.kbundle"
    assert pack(desk, out, "--created", "2001-01-02") == Exit.DONE
    capsys.readouterr()
    assert main(["bundle", "verify", str(out), "--trust", str(desk.trust)]) == Exit.DONE
    shown = capsys.readouterr().out
    assert shown.startswith("bundle     lumbria 3, made 2001-01-02\n")
    assert "notice     expired: The publisher wanted this content renewed by 2002-01-02." in shown


# --- refused ----------------------------------------------------------------------------


def test_what_the_check_refuses_is_not_packed(desk, tmp_path, capsys):
    (desk.source / "services.yaml").unlink()
    assert pack(desk, tmp_path / "a.kbundle") == Exit.REFUSED
    printed = capsys.readouterr()
    assert "services.yaml:1: missing-file: There is no services.yaml." in printed.out
    assert "problem" in printed.err
    assert not (tmp_path / "a.kbundle").exists()
    assert pack(desk, tmp_path / "a.kbundle", "--format", "json") == Exit.REFUSED
    assert "missing-file" in {problem["code"] for problem in said(capsys)["problems"]}


def test_a_folder_that_is_not_there(desk, tmp_path, capsys):
    missing = desk._replace(source=tmp_path / "none")
    assert pack(missing, tmp_path / "a.kbundle") == Exit.REFUSED
    assert "no-folder" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"trust": Path("/nowhere")}, "not-readable"),
        ({"key": Path("/nowhere")}, "not-readable"),
    ],
)
def test_what_is_missing_for_packing(desk, tmp_path, capsys, change, code):
    assert pack(desk._replace(**change), tmp_path / "a.kbundle") == Exit.REFUSED
    assert capsys.readouterr().err.startswith(f"{code}: ")


def test_a_key_that_is_no_publishers(desk, tmp_path, capsys):
    (tmp_path / "1.root.json").write_bytes(Publisher().root())
    other = desk._replace(trust=tmp_path)
    assert pack(other, tmp_path / "a.kbundle") == Exit.REFUSED
    assert capsys.readouterr().err.startswith("targets-not-signed: ")
    assert not (tmp_path / "a.kbundle").exists()


def test_a_root_that_is_a_draft_trusts_nobody(desk, tmp_path, capsys):
    publisher = Publisher()
    file = tmp_path / "a.kbundle"
    file.write_bytes(BundleMaker(publisher).data())
    (tmp_path / "1.root.json").write_bytes(publisher.root(signed_by=publisher.root_keys[:1]))
    assert main(["bundle", "verify", str(file), "--trust", str(tmp_path)]) == Exit.REFUSED
    assert capsys.readouterr().err.startswith("root-missing: ")
    assert pack(desk._replace(trust=tmp_path), tmp_path / "b.kbundle") == Exit.REFUSED
    assert capsys.readouterr().err.startswith("root-missing: ")


@pytest.mark.parametrize("name", ["compressed", "parent", "other-hash", "newer"])
@pytest.mark.parametrize("step", ["verify", "info"])
def test_an_attack_is_a_sentence(publisher, tmp_path, capsys, name, step):
    file = tmp_path / "a.kbundle"
    file.write_bytes(ATTACKS[name].change(BundleMaker(publisher)).data())
    (tmp_path / "1.root.json").write_bytes(publisher.root())
    trust = ["--trust", str(tmp_path)] if step == "verify" else []
    command = ["bundle", step, str(file), *trust]
    if name == "other-hash" and step == "info":
        assert main(command) == Exit.DONE  # it looks at no content, and says so
        return
    assert main(command) == Exit.REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"{ATTACKS[name].code}: ")
    assert "\nNothing was changed. " in printed.err
    assert main([*command, "--format", "json"]) == Exit.REFUSED
    refused = said(capsys)
    assert refused["code"] == ATTACKS[name].code
    assert set(refused) == {"code", "sentence", "advice"}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "required: STEP"),
        (["pack", "x"], "required: --trust, --key, --out"),
        (["verify"], "required: F.kbundle"),
        (["pack", "x", "--created", "20260102"], "“20260102” is not a day, such as 2026-11-21"),
        (["pack", "x", "--created", "9999-12-31"], "is not a day"),
        (["pack", "x", "--created", "soon"], "is not a day"),
    ],
)
def test_misuse(arguments, expected, capsys):
    assert main(["bundle", *arguments]) == Exit.MISUSE
    assert expected in capsys.readouterr().err


def test_the_packaged_program_does_not_pack(desk, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(paths, "is_frozen", lambda: True)
    assert pack(desk, tmp_path / "a.kbundle") == Exit.MISUSE
    assert "only shows content" in capsys.readouterr().err


# --- progress ---------------------------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small bundles count as long ones."""
    monkeypatch.setattr(progress, "EVERY", 1)


@pytest.fixture
def file(publisher: Publisher, tmp_path: Path) -> Path:
    """A bundle, with the root files that it is trusted by beside it."""
    (tmp_path / "1.root.json").write_bytes(publisher.root())
    (tmp_path / "a.kbundle").write_bytes(BundleMaker(publisher).data())
    return tmp_path / "a.kbundle"


@pytest.mark.usefixtures("impatient")
def test_progress_is_lines_for_machines(file, capsys):
    command = ["bundle", "verify", str(file), "--trust", str(file.parent)]
    assert main([*command, "--format", "json"]) == Exit.DONE
    printed = capsys.readouterr()
    told = [json.loads(line) for line in printed.err.splitlines()]
    assert [each["step"] for each in told] == ["verify"] * 3
    assert told[-1]["done"] == told[-1]["total"] == json.loads(printed.out)["total"]
    assert main(command) == Exit.DONE
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("impatient")
def test_progress_is_lines_for_people_at_a_terminal(file, monkeypatch):
    leading, following = pty.openpty()
    with open(following, "w") as terminal, monkeypatch.context() as patch:  # noqa: PTH123
        patch.setattr(sys, "stderr", terminal)
        assert main(["bundle", "verify", str(file), "--trust", str(file.parent)]) == Exit.DONE
    shown = b""
    with suppress(OSError):  # all is read, and the other side is closed
        while part := os.read(leading, 1000):
            shown += part
    os.close(leading)
    assert b"verify: 100 %" in shown


def test_what_is_done_at_once_is_not_told(file, capsys):
    command = ["bundle", "verify", str(file), "--trust", str(file.parent), "--format", "json"]
    assert main(command) == Exit.DONE
    assert capsys.readouterr().err == ""
