"""What `kiosk store candidates` and `preview` refuse: just what an installation refuses."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.commands.store_candidates import look_into
from kiosk.errors import KioskError
from kiosk.exits import Exit
from tests.attacks import TARGETS
from tests.bundles import BundleMaker
from tests.contents import compiled_files
from tests.onlooking import bundle, never, one, onlooker_of, put
from tests.publisher import Publisher
from tests.store_programs import store
from tests.stores import Kiosk


def refusal(kiosk: Kiosk, step: str, file: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    assert store(kiosk, step, str(file), "--format", "json") == Exit.REFUSED
    return json.loads(capsys.readouterr().out)


def older(here: Kiosk) -> BundleMaker:
    return bundle(here, 2)


def of_a_stranger(here: Kiosk) -> BundleMaker:
    return BundleMaker(Publisher(), compiled_files(5)).sign(5)


def signed_by_nobody(here: Kiosk) -> BundleMaker:
    return bundle(here, 5, signed_by=[])


def other_of_the_same_version(here: Kiosk) -> BundleMaker:
    return bundle(here, 4, "Dollars")


def half(here: Kiosk) -> bytes:
    return bundle(here, 5).data()[:-1]


def garbage(here: Kiosk) -> bytes:
    return b"garbage"


def words_flipped(here: Kiosk) -> BundleMaker:
    data = compiled_files(5, "Cents")["fr.json"]
    return bundle(here, 5).put("content/fr.json", data.replace(b"Cents", b"Money"))


REFUSED: Mapping[str, Callable[[Kiosk], BundleMaker | bytes]] = {
    "older-content": older,
    "root-differs": of_a_stranger,
    "targets-not-signed": signed_by_nobody,
    "same-version": other_of_the_same_version,
    "incomplete": half,
    "not-a-bundle": garbage,
    "wrong-hash": words_flipped,
}


@pytest.mark.parametrize("code", REFUSED)
def test_it_is_said_as_an_installation_says_it(here, look, stick, capsys, code):
    file = put(stick, "new.kbundle", bundle(here, 4))
    assert one(look(stick)).refusal is None
    assert store(here, "install", str(file)) == Exit.DONE
    capsys.readouterr()
    put(stick, "new.kbundle", REFUSED[code](here))
    offer = one(look(stick))
    found = msgspec.to_builtins(offer.refusal)
    assert found["code"] == code
    assert found == refusal(here, "preview", file, capsys)
    installed = refusal(here, "install", file, capsys)
    assert found == {name: installed[name] for name in found}
    assert offer.changes is None


def test_of_a_refused_one_is_told_what_it_says_of_itself(here, look, stick):
    put(stick, "new.kbundle", of_a_stranger(here).sign(99, created="2099-12-31"))
    offer = one(look(stick))
    assert (offer.bundle, offer.version, offer.created) == ("example", 99, "2099-12-31")
    assert offer.publisher == ()
    put(stick, "new.kbundle", bundle(here, 99))
    assert len(one(look(stick)).publisher) == 1


def test_there_is_too_little_room(here, look, stick, monkeypatch, capsys):
    file = put(stick, "new.kbundle", bundle(here, 4))
    assert one(look(stick)).refusal is None
    disk = (4096, 4096, 10_000, 9, 9, 10_000, 9_000, 9_000, 0, 255)
    monkeypatch.setattr(os, "statvfs", lambda _: os.statvfs_result(disk))
    offer = one(look(stick))
    assert offer.refusal.code == "no-space"
    assert (offer.version, offer.publisher) == (4, ())
    assert refusal(here, "preview", file, capsys)["code"] == "no-space"
    assert refusal(here, "install", file, capsys)["sentence"] == offer.refusal.sentence


def test_what_a_publisher_signed_may_be_no_content(here, look, stick):
    put(stick, "new.kbundle", here.bundle(4))
    offer = one(look(stick))
    assert offer.refusal.code == "content-unreadable"
    assert offer.version == 4


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_what_is_not_what_was_signed_is_refused(here, stick, name):
    """By the list where index, metadata and words show it: there are no words in these. By the
    preview in any case."""
    attack = TARGETS[name]
    file = put(stick, "new.kbundle", attack.change(BundleMaker(here.publisher)))
    onlooker = onlooker_of(here)
    refused = one(look_into([stick], onlooker, never)).refusal
    assert refused.code in (attack.code, "content-unreadable")
    with pytest.raises(KioskError) as inspected:
        onlooker.inspect(file, lambda _: None)
    assert inspected.value.code == attack.code


def test_a_damaged_picture_is_found_by_the_preview(here, look, stick, capsys):
    picture = compiled_files(5)["media/bridge.svg"]
    made = bundle(here, 5)
    file = put(stick, "new.kbundle", made)
    assert store(here, "preview", str(file)) == Exit.DONE
    capsys.readouterr()
    put(stick, "new.kbundle", made.put("content/media/bridge.svg", picture[::-1]))
    assert one(look(stick)).refusal is None
    assert refusal(here, "preview", file, capsys)["code"] == "wrong-hash"
