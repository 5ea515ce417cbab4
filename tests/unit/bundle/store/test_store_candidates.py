"""`kiosk store candidates` and `preview`: bundles are looked at, and nothing is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from kiosk import paths
from kiosk.bundle.store.pointer import pointer_file
from kiosk.cli import main
from kiosk.content.translation.program import compile_words
from kiosk.exits import Exit
from kiosk.staff.offers import Offer, Offers
from kiosk.supervisor.sandbox.landlock import landlock_abi
from tests.onlooking import CENTS, bundle, one, put
from tests.store_programs import store
from tests.stores import files_in

# --- as it should be --------------------------------------------------------------------


def test_what_is_on_a_stick(here, look, stick):
    put(stick, "old.kbundle", bundle(here, 4, "Free"))
    new = put(stick / "kiosk", "new.kbundle", bundle(here, 5, created="2026-11-22"))
    newest, older = look(stick).candidates
    (words,) = [key.words for key in here.release.root.publishers[:1]]
    assert newest == Offer(
        file=str(new),
        folder=str(stick),
        id=newest.id,
        size=new.stat().st_size,
        bundle="example",
        version=5,
        created="2026-11-22",
        publisher=(words,),
        changes=(CENTS,),
    )
    assert (older.version, older.changes, older.refusal) == (4, (), None)


def test_it_is_compared_with_what_is_active(here, look, stick, capsys):
    put(stick, "new.kbundle", bundle(here, 5))
    assert one(look(stick)).changes == (CENTS,)
    assert store(here, "install", str(put(stick, "x", bundle(here, 4)))) == Exit.DONE
    capsys.readouterr()
    assert one(look(stick)).changes == ()
    assert store(here, "rollback") == Exit.DONE
    capsys.readouterr()
    assert one(look(stick)).changes == (CENTS,)


def test_what_is_active_already_changes_nothing(here, look, stick, capsys):
    file = put(stick, "new.kbundle", bundle(here, 4))
    assert one(look(stick)).active is False
    assert store(here, "install", str(file)) == Exit.DONE
    capsys.readouterr()
    offer = one(look(stick))
    assert (offer.active, offer.changes, offer.refusal) == (True, (), None)
    assert store(here, "preview", str(file)) == Exit.DONE
    assert "It is active already.\n" in capsys.readouterr().out


def test_people_are_told(here, stick, capsys):
    new = put(stick, "new.kbundle", bundle(here, 5))
    old = put(stick, "old.kbundle", bundle(here, 2))
    os.utime(old, (0, 0))
    bad = put(stick, "a\nb\u202e.kbundle", b"x")
    assert store(here, "candidates", str(stick), str(stick / "nowhere")) == Exit.DONE
    words = here.release.root.publishers[0].words
    assert capsys.readouterr().out.splitlines() == [
        f"{stick}/nowhere: unreadable: {stick}/nowhere cannot be looked into "
        "(No such file or directory).",
        str(new),
        "  bundle     example 5, made 2026-11-21",
        f"  publisher  {words}",
        f"  changed  {CENTS.what}",
        str(old),
        "  bundle     example 2, made 2026-11-21",
        "  refused    older-content: The bundle is of version 2; 3 was accepted before.",
        "  advice     Nothing was changed. Take the newest bundle. To go back to the version "
        "before, use Undo on the staff panel or `kiosk store rollback`.",
        f"{stick}/a\\nb\\u202e.kbundle",
        "  refused    not-a-bundle: The file does not begin as a bundle does.",
        "  advice     Nothing was changed. Choose a file that ends in .kbundle.",
    ]
    bad.unlink()
    new.unlink()
    old.unlink()
    assert store(here, "candidates", str(stick)) == Exit.DONE
    assert capsys.readouterr().out == "There is no bundle.\n"


@pytest.fixture
def words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the program's words in French, and two without a translation."""
    catalogue = folder / "words" / "fr" / "LC_MESSAGES"
    catalogue.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n"Language: fr\\n"\n\n'
    translated = 'msgid "not yet translated: {languages}"\nmsgstr "sans traduction : {languages}"\n'
    others = "".join(f'\nmsgid "{text}"\nmsgstr ""\n' for text in ("cost", "{name}: {detail}"))
    (catalogue / "kiosk.po").write_text(head + translated + others)
    compile_words(folder / "words")
    monkeypatch.setattr(paths, "translations", lambda: folder / "words")


@pytest.mark.usefixtures("words")
def test_in_another_language(here, look, stick, capsys):
    put(stick, "new.kbundle", bundle(here, 5))
    (change,) = one(look(stick, language="fr")).changes
    assert change.what.endswith("; sans traduction : français")
    assert "\u2066cost\u2069" in change.what  # which has no translation
    assert store(here, "candidates", str(stick), "--language", "fr") == Exit.DONE
    said = "Lumbrie: cost: Cents (anglais) (before: Gratuit); sans traduction : français\n"
    assert said in capsys.readouterr().out
    assert one(look(stick, language="xx")).changes == (CENTS,)


def test_two_sticks(here, look, stick, folder):
    """Each copy is an entry of its own, and the newest is first wherever it is."""
    (folder / "other").mkdir()
    for number, place in ((5, stick), (6, folder / "other"), (4, stick), (4, folder / "other")):
        put(place, f"{number}.kbundle", bundle(here, number))
    found = look(stick, folder / "other").candidates
    assert [each.version for each in found] == [6, 5, 4, 4]
    assert {each.folder for each in found[2:]} == {str(stick), str(folder / "other")}
    assert len({each.id for each in found}) == 4


def test_a_folder_and_one_inside_it(here, look, stick):
    put(stick / "kiosk", "new.kbundle", bundle(here, 5))
    assert len(look(stick, stick / "kiosk", stick).candidates) == 1


def test_the_same_file_is_the_same_id(here, look, stick):
    file = put(stick, "new.kbundle", bundle(here, 5))
    first = one(look(stick)).id
    assert one(look(stick)).id == first
    status = file.stat()
    for other in (bundle(here, 6), bundle(here, 5).put("content/en.json", b"{}")):
        put(stick, "new.kbundle", other)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert one(look(stick)).id != first
    put(stick, "new.kbundle", bundle(here, 5))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert one(look(stick)).id == first


def test_all_of_one(here, stick, capsys):
    file = put(stick, "new.kbundle", bundle(here, 5))
    assert store(here, "preview", str(file), "--format", "json") == Exit.DONE
    offer = msgspec.json.decode(capsys.readouterr().out, type=Offer)
    assert (offer.file, offer.folder, offer.changes) == (str(file), str(stick), (CENTS,))
    assert store(here, "preview", str(file)) == Exit.DONE
    assert capsys.readouterr().out.endswith(f"  changed  {CENTS.what}\n")
    assert not here.store.folder.exists()


# --- the kiosk itself -------------------------------------------------------------------


def test_what_is_active_cannot_be_read(here, look, stick, capsys):
    new = put(stick, "new.kbundle", bundle(here, 4))
    assert store(here, "install", str(new)) == Exit.DONE
    capsys.readouterr()
    put(stick, "new.kbundle", bundle(here, 5))
    assert one(look(stick)).changes == ()
    (here.slot() / "content/en.json").write_bytes(b"{}")
    offer = one(look(stick))
    assert (offer.changes, offer.refusal) == (None, None)


def test_what_the_store_does_not_know_is_a_refusal(here, stick, capsys):
    here.recover()
    assert store(here, "candidates", str(stick)) == Exit.DONE
    pointer_file(here.store.folder).write_bytes(b"x")
    assert store(here, "candidates", str(stick)) == Exit.REFUSED
    assert capsys.readouterr().err.startswith("pointer-damaged: ")


def test_a_program_without_root_files_looks_at_nothing(here, stick, folder, monkeypatch, capsys):
    assert store(here, "candidates", str(stick)) == Exit.DONE
    capsys.readouterr()
    monkeypatch.setattr(paths, "trust", lambda: folder / "nowhere")
    for step in ("candidates", "preview"):
        assert store(here, step, str(stick), "--format", "json") == Exit.REFUSED
        assert json.loads(capsys.readouterr().out)["code"] == "root-missing"


def test_while_another_is_at_work_in_the_store(here, look, stick):
    put(stick, "new.kbundle", bundle(here, 5))
    here.recover()
    with here.store.locked():
        assert one(look(stick)).changes == (CENTS,)


@pytest.mark.parametrize(
    "arguments",
    [
        ["candidates"],
        ["preview"],
        ["candidates", "x", "--language", "../../x"],
        ["candidates", "x", "--language", ""],
    ],
)
def test_misuse(capsys, arguments):
    assert main(["store", *arguments]) == Exit.MISUSE
    assert capsys.readouterr().err


def test_it_is_confined_to_what_it_reads(here, confined, stick):
    assert store(here, "candidates", str(stick)) == Exit.DONE
    kiosk = [here.store.folder, paths.trust(), paths.default_content()]
    assert confined == [*kiosk, stick]


REALLY = """
import sys
from pathlib import Path
from kiosk import paths
from kiosk.cli import main
folder = Path(sys.argv[1])
paths.trust = lambda: folder / "trust"
paths.default_content = lambda: folder / "content"
code = main(["store", "candidates", *sys.argv[2:]])
for deed in (folder.joinpath("new").touch, folder.joinpath("secret").read_bytes):
    try:
        deed()
    except PermissionError:
        continue
    code = 99
sys.exit(code)
"""


def test_it_can_do_nothing_else(here, stick, folder):
    """As a process of its own, in the sandbox."""
    try:
        landlock_abi()
    except OSError as error:
        pytest.skip(f"no Landlock: {error}")
    put(stick, "new.kbundle", bundle(here, 5))
    (folder / "secret").write_bytes(b"secret")
    options = [str(stick), "--store", str(here.store.folder), "--format", "json"]
    command = [sys.executable, "-c", REALLY, str(folder), *options]
    before = files_in(folder)
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (Exit.DONE, b"")
    assert one(msgspec.json.decode(done.stdout, type=Offers)).changes == (CENTS,)
    assert files_in(folder) == before
