"""Power is lost at any moment: what is active is the old or the new, and the floor never falls."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.bundle.refused import OlderContent
from kiosk.bundle.store.accepted import FILES
from kiosk.bundle.store.pointer import Pointer, write_pointer
from tests.power import is_cut_off
from tests.publisher import Publisher
from tests.stores import Kiosk, content_of

_MOST_CALLS = 400


class Story(NamedTuple):
    """What was done before, what is done when the power goes, and the versions that may be active
    afterwards (None: the release's). `floor`: of the versions accepted before; `holds`: whether
    what is active was right all the time."""

    before: Callable[[Kiosk], object]
    work: Callable[[Kiosk], object]
    expected: tuple[int | None, ...]
    floor: int
    holds: bool = True


def nothing(kiosk: Kiosk) -> None:
    """A kiosk as it is delivered."""


def two(kiosk: Kiosk) -> None:
    for version in (3, 4):
        kiosk.install(kiosk.bundle(version))


def two_and_back(kiosk: Kiosk) -> None:
    two(kiosk)
    kiosk.rollback()


def two_and_damage(kiosk: Kiosk) -> None:
    two(kiosk)
    (kiosk.slot() / "content/en.json").write_bytes(b"{}")
    (kiosk.store.folder / FILES[0]).write_bytes(b"")
    (kiosk.store.work / "left").mkdir()


def two_and_a_lost_pointer(kiosk: Kiosk) -> None:
    two(kiosk)
    (kiosk.store.folder / "pointer.json").write_bytes(b"{")


def two_and_too_many(kiosk: Kiosk) -> None:
    two(kiosk)
    shutil.copytree(kiosk.slot(), kiosk.store.slots / "9-example-4")


def install(kiosk: Kiosk) -> None:
    kiosk.install(kiosk.bundle(5))


STORIES = {
    "the-first": Story(nothing, install, (None, 5), 2),
    "another": Story(two, install, (4, 5), 4),
    "after-going-back": Story(two_and_back, install, (3, 5), 4),
    "going-back": Story(two, Kiosk.rollback, (4, 3), 4),
    "going-back-to-the-release": Story(
        lambda kiosk: write_pointer(_one(kiosk), Pointer("1-example-3", None)),
        Kiosk.rollback,
        (3, None),
        3,
    ),
    "start": Story(two, Kiosk.recover, (4,), 4),
    "start-with-damage": Story(two_and_damage, Kiosk.recover, (3,), 4, holds=False),
    "start-without-pointer": Story(two_and_a_lost_pointer, Kiosk.recover, (4,), 4, holds=False),
    "start-with-leftovers": Story(two_and_too_many, Kiosk.recover, (4,), 4),
}


def _one(kiosk: Kiosk) -> Path:
    kiosk.install(kiosk.bundle(3))
    return kiosk.store.folder


@pytest.mark.parametrize("name", sorted(STORIES))
@pytest.mark.slow
def test_power_is_lost_at_any_call(folder, publisher, name):
    tell(STORIES[name], folder, publisher)


@pytest.mark.parametrize(("name", "every"), [("another", 7), ("going-back", 1)])
def test_power_is_lost_at_some_calls(folder, publisher, name, every):
    tell(STORIES[name], folder, publisher, every)


def tell(story: Story, folder: Path, publisher: Publisher, every: int = 1) -> None:
    """Let power be lost at each of its calls."""
    prepared = Kiosk(folder / "prepared", publisher)
    (folder / "prepared").mkdir()
    story.before(prepared)
    seen = set()
    for call in range(1, _MOST_CALLS, every):
        kiosk = Kiosk(folder / "kiosk", publisher)
        shutil.rmtree(folder / "kiosk", ignore_errors=True)
        shutil.copytree(folder / "prepared", folder / "kiosk")
        was_cut = is_cut_off(lambda kiosk=kiosk: story.work(kiosk), call, folder / "kiosk")
        if story.holds:
            assert kiosk.content in [version and content_of(version) for version in story.expected]
        seen.add(what_a_start_finds(kiosk, story))
        if not was_cut:
            break
    assert not was_cut
    assert call > 3
    assert seen == set(story.expected)


def what_a_start_finds(kiosk: Kiosk, story: Story) -> int | None:
    """The version that is active; all else is compared."""
    (version,) = (each for each in story.expected if kiosk.recover().active == slot_of(kiosk, each))
    assert kiosk.content == (None if version is None else content_of(version))
    assert list(kiosk.store.work.iterdir()) == []
    assert len(kiosk.slots) <= 2
    status = kiosk.status()
    assert not any(slot.damage for slot in (status.active, status.previous) if slot)
    assert status.floor >= story.floor
    with pytest.raises(OlderContent):
        kiosk.install(kiosk.bundle(story.floor - 1))
    assert kiosk.recover().notices == ()
    return version


def slot_of(kiosk: Kiosk, version: int | None) -> str | None:
    """The slot of a version, as it is called."""
    if version is None:
        return None
    return next((name for name in kiosk.slots if name.endswith(f"-{version}")), "nowhere")


def test_power_that_stays_is_no_obstacle(tmp_path, publisher):
    kiosk = Kiosk(tmp_path, publisher)
    assert not is_cut_off(lambda: install(kiosk), 10_000, tmp_path)
    assert kiosk.content == content_of(5)


def test_what_does_not_last_is_lost(tmp_path):
    def careless() -> None:
        descriptor = os.open(tmp_path / "a", os.O_WRONLY | os.O_CREAT)
        os.write(descriptor, b"x")
        os.close(descriptor)
        os.mkdir(tmp_path / "b")  # noqa: PTH102

    assert is_cut_off(careless, 4, tmp_path)
    assert (tmp_path / "a").read_bytes() == b""
    assert not (tmp_path / "b").exists()


def test_a_kiosk_goes_on_after_it(tmp_path, publisher: Publisher):
    kiosk = Kiosk(tmp_path, publisher)
    kiosk.install(kiosk.bundle(3))
    assert is_cut_off(lambda: kiosk.install(kiosk.bundle(4)), 20, tmp_path)
    kiosk.recover()
    assert kiosk.install(kiosk.bundle(4)).slot.endswith("-example-4")
    assert kiosk.content == content_of(4)
