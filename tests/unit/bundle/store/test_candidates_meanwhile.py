"""Whatever becomes of a stick while its bundles are looked at, and however many they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.bundle import candidates, file
from kiosk.bundle.candidates import Listed
from kiosk.commands import store_candidates
from kiosk.commands.store_candidates import MOST_COMPARED, look_into
from kiosk.commands.store_look import Onlooker
from kiosk.exits import Exit
from kiosk.staff.offers import Offer
from tests.onlooking import CENTS, bundle, never, one, onlooker_of, put
from tests.store_programs import store
from tests.stores import Kiosk


@pytest.fixture
def new(here: Kiosk, stick: Path) -> Path:
    """A good bundle on a stick."""
    return put(stick, "new.kbundle", bundle(here, 5))


@contextmanager
def meanwhile(monkeypatch: pytest.MonkeyPatch, then: Callable[[], object]) -> Iterator[None]:
    """Something happens between the listing and the reading."""

    def listed(folder: Path) -> tuple[Listed, ...]:
        found = candidates_of(folder)
        then()
        return found

    candidates_of = candidates.bundle_files
    with monkeypatch.context() as patch:
        patch.setattr(candidates, "bundle_files", listed)
        yield


def a_link(file: Path) -> None:
    file.rename(file.with_suffix(".elsewhere"))
    file.symlink_to(file.with_suffix(".elsewhere"))


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def nothing(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    ("becomes", "code"),
    [
        (a_link, "not-a-bundle"),
        (a_pipe, "not-a-bundle"),
        (a_folder, "not-a-bundle"),
        (nothing, "unreadable"),
        (lambda file: None, None),
    ],
)
def test_a_file_becomes_something_else(look, new, monkeypatch, becomes, code):
    with meanwhile(monkeypatch, lambda: becomes(new)):
        offer = one(look(new.parent))
    assert (offer.refusal and offer.refusal.code) == code
    assert (offer.version, offer.changes) == ((0, None) if code else (5, (CENTS,)))


def test_a_file_is_exchanged_before_it_is_compared(here, look, stick, monkeypatch):
    """For one that would be taken as well: it is not the one that is listed."""
    file = put(stick, "new.kbundle", bundle(here, 5))
    compare = Onlooker.compare

    def late(onlooker: Onlooker, offer: Offer) -> Any:
        put(stick, "new.kbundle", bundle(here, 6))
        return compare(onlooker, offer)

    with monkeypatch.context() as patch:
        patch.setattr(Onlooker, "compare", late)
        offer = one(look(stick))
    assert (offer.version, offer.refusal.code) == (5, "unreadable")
    assert "exchanged" in offer.refusal.sentence
    offer = one(look(stick))
    assert (offer.version, offer.refusal, offer.changes) == (6, None, (CENTS,))
    assert file.exists()


class _Pulled(FileIO):
    """A file on a stick that is pulled out after so many bytes, in all."""

    left = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(-1 if size is None else size) or b""
        _Pulled.left -= len(piece)
        if _Pulled.left < 0:
            raise OSError(19, "No such device")
        return piece


def test_a_stick_is_pulled_out_at_any_byte(here, stick, monkeypatch):
    put(stick, "new.kbundle", bundle(here, 5))
    onlooker = onlooker_of(here)
    whole = one(look_into([stick], onlooker, never))

    @contextmanager
    def opened(path: Path, *, follow: bool = True) -> Iterator[FileIO]:
        with _Pulled(path) as pulled:
            yield pulled

    monkeypatch.setattr(file, "opened", opened)
    outcomes = set()
    for part in range(0, 400, 8):
        _Pulled.left = part * whole.size // 100
        offer = one(look_into([stick], onlooker, never))
        outcomes.add((offer.version, offer.refusal and offer.refusal.code))
        assert offer in (whole, msgspec.structs.replace(offer, changes=None))
    assert outcomes == {(0, "unreadable"), (5, "unreadable"), (5, None)}


def test_folders_that_cannot_be_looked_into(here, look, stick, folder):
    put(stick, "new.kbundle", bundle(here, 5))
    found = look(folder / "nowhere", stick, stick / "new.kbundle")
    assert [each.folder for each in found.unreadable] == [
        str(folder / "nowhere"),
        str(stick / "new.kbundle"),
    ]
    assert {each.refusal.code for each in found.unreadable} == {"unreadable"}
    assert one(found).refusal is None
    assert look(stick).unreadable == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_of_somebody_else(here, look, stick):
    stick.chmod(0)
    try:
        assert len(look(stick).unreadable) == 1
    finally:
        stick.chmod(0o700)


@pytest.mark.parametrize("name", [b"\xff.kbundle", b"a\n.kbundle", "é\u202e☎.kbundle".encode()])
def test_any_name(here, look, stick, name):
    file = stick / os.fsdecode(name)
    put(stick, os.fsdecode(name), bundle(here, 5))
    offer = one(look(stick))
    if name.startswith(b"\xff"):
        assert offer.refusal.code == "unreadable"
        assert offer.file == f"{stick}/\\xff.kbundle"
    else:
        assert (offer.refusal, offer.file) == (None, str(file))


def test_a_folder_of_any_name(here, look, stick):
    place = stick / os.fsdecode(b"\xff")
    place.mkdir()
    put(place, "new.kbundle", bundle(here, 5))
    found = look(place, stick / os.fsdecode(b"\xfe"))
    assert one(found).refusal.code == "unreadable"
    assert one(found).folder == f"{stick}/\\xff"
    assert found.unreadable[0].folder == f"{stick}/\\xfe"


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.tuples(st.integers(0, 20_000), st.binary(min_size=1, max_size=40)),
    )
)
def test_garbage_is_refused(here, stick, data):
    """Any bytes, and a bundle with any bytes in it."""
    if isinstance(data, tuple):
        whole = bundle(here, 5).data()
        at = data[0] % len(whole)
        data = whole[:at] + data[1] + whole[at + len(data[1]) :]
    put(stick, "new.kbundle", data)
    offer = one(look_into([stick], onlooker_of(here), never))
    assert offer.refusal is not None or offer.version == 5


def test_a_huge_claim_costs_nothing(here, look, stick):
    whole = bundle(here, 5).data()
    for name, data in (("a", whole), ("b", whole[:100]), ("c", b"")):
        os.truncate(put(stick, f"{name}.kbundle", data), 5_000_000_000)
    codes = {Path(each.file).stem: each.refusal.code for each in look(stick).candidates}
    assert codes == {"a": "too-large", "b": "too-large", "c": "not-a-bundle"}


# --- there is little time ---------------------------------------------------------------


def test_the_first_few_are_compared(here, look, stick):
    for version in range(4, 11):
        put(stick, f"{version}.kbundle", bundle(here, version))
    found = look(stick).candidates
    assert [each.version for each in found] == [10, 9, 8, 7, 6, 5, 4]
    assert {each.refusal for each in found} == {None}
    compared = [each.changes is not None for each in found]
    assert compared == [True] * MOST_COMPARED + [False] * 2


def test_what_is_refused_or_active_does_not_count(here, look, stick, capsys):
    active = put(stick, "active.kbundle", bundle(here, 20))
    assert store(here, "install", str(active)) == Exit.DONE
    capsys.readouterr()
    for version in range(21, 21 + MOST_COMPARED):
        put(stick, f"{version}.kbundle", bundle(here, version))
        put(stick, f"{version}-bad.kbundle", bundle(here, version + 50, signed_by=[]))
    found = [each for each in look(stick).candidates if each.refusal is None]
    assert [each.version for each in found] == [25, 24, 23, 22, 21, 20]
    assert None not in [each.changes for each in found]


def test_many_files_do_not_take_for_ever(here, stick, folder):
    """Nor does one stick take the time of another."""
    (folder / "other").mkdir()
    for number in range(10):
        put(stick, f"{number}.kbundle", bundle(here, 5))
    put(folder / "other", "x.kbundle", bundle(here, 5))
    asked = iter([False] * 4)
    found = look_into([stick, folder / "other"], onlooker_of(here), lambda: next(asked, True))
    looked = [each for each in found.candidates if each.refusal is None]
    assert len(looked) == 4
    assert {each.folder for each in looked} == {str(stick), str(folder / "other")}
    assert {each.changes for each in looked} == {None}
    others = [each.refusal.code for each in found.candidates if each.refusal]
    assert others == ["not-looked-at"] * 7


def test_the_time_is_that_of_a_clock_that_never_goes_back(here, look, stick, monkeypatch):
    put(stick, "new.kbundle", bundle(here, 5))
    assert one(look(stick)).refusal is None
    monkeypatch.setattr(store_candidates, "SECONDS", -1.0)
    assert one(look(stick)).refusal.code == "not-looked-at"


def test_words_that_are_too_many_to_compare(here, look, stick, monkeypatch, capsys):
    file = put(stick, "new.kbundle", bundle(here, 5))
    monkeypatch.setattr("kiosk.commands.editions.MOST_BYTES", 1000)
    offer = one(look(stick))
    assert (offer.changes, offer.refusal) == (None, None)
    assert store(here, "preview", str(file)) == Exit.DONE
    assert "What it would change is not known.\n" in capsys.readouterr().out
