"""Power is lost at any moment: what is active is the old or the new, and the floor never falls."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import files
from kiosk.bundle.refused import OlderContent
from kiosk.bundle.store.accepted import FILES
from kiosk.bundle.store.pointer import Pointer
from tests.power import is_cut_off
from tests.publisher import Publisher
from tests.stores import Kiosk, content_of, point

_MOST_CALLS = 400


class Story(NamedTuple):
    """What was done before, what is done when the power goes, and the versions that may be active
    afterwards (None: the release's), the last of them once it is done. `floor`: of the versions
    accepted before; `holds`: whether what is active was right all the time."""

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


def two_and_nothing_else_knows(kiosk: Kiosk) -> None:
    """What was accepted is known by the damaged slot alone."""
    two_and_damage(kiosk)
    (kiosk.store.folder / FILES[1]).write_bytes(b"")


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
        lambda kiosk: point(_one(kiosk), Pointer("1-example-3", None)),
        Kiosk.rollback,
        (3, None),
        3,
    ),
    "start": Story(two, Kiosk.recover, (4,), 4),
    "start-with-damage": Story(two_and_damage, Kiosk.recover, (3,), 4, holds=False),
    "start-with-more-damage": Story(
        two_and_nothing_else_knows, Kiosk.recover, (3,), 4, holds=False
    ),
    "start-without-pointer": Story(two_and_a_lost_pointer, Kiosk.recover, (4,), 4, holds=False),
    "start-with-leftovers": Story(two_and_too_many, Kiosk.recover, (4,), 4),
}


def _one(kiosk: Kiosk) -> Path:
    kiosk.install(kiosk.bundle(3))
    return kiosk.store.folder


@pytest.mark.parametrize("loses_names", [False, True])
@pytest.mark.parametrize("name", sorted(STORIES))
@pytest.mark.slow
def test_power_is_lost_at_any_call(folder, publisher, name, loses_names):
    tell(STORIES[name], folder, publisher, loses_names)


@pytest.mark.parametrize(
    ("name", "loses_names", "every"),
    [("another", False, 7), ("another", True, 7), ("going-back", True, 1)],
)
def test_power_is_lost_at_some_calls(folder, publisher, name, loses_names, every):
    tell(STORIES[name], folder, publisher, loses_names, every)


@pytest.mark.parametrize(
    ("careless", "name", "active"),
    [
        ("", "another", 5),
        ("sync_disk", "another", 4),
        ("", "going-back", 3),
        ("sync_folder", "going-back", 4),
    ],
)
def test_each_wait_for_the_disk_is_needed(kiosk, monkeypatch, careless, name, active):
    story = STORIES[name]
    story.before(kiosk)
    if careless:
        monkeypatch.setattr(files, careless, lambda _: None)
    work = partial(story.work, kiosk)
    assert not is_cut_off(work, _MOST_CALLS, kiosk.store.folder, loses_names=True)
    kiosk.recover()
    assert kiosk.content == content_of(active)


def tell(
    story: Story, folder: Path, publisher: Publisher, loses_names: bool, every: int = 1
) -> None:
    """Let power be lost at each of its calls, and when it is done."""
    seen = []
    for kiosk in after_each_loss(story, folder, publisher, loses_names, every):
        if story.holds:
            assert kiosk.content in [version and content_of(version) for version in story.expected]
        seen.append(what_a_start_finds(kiosk, story))
    assert len(seen) * every > 3
    assert seen[-1] == story.expected[-1]
    assert set(seen) == set(story.expected)


def after_each_loss(
    story: Story, folder: Path, publisher: Publisher, loses_names: bool, every: int = 1
) -> Iterator[Kiosk]:
    """The kiosk as it is after power was lost at each call, and when the work was done."""
    prepared = Kiosk(folder / "prepared", publisher)
    (folder / "prepared").mkdir()
    story.before(prepared)
    for call in range(1, _MOST_CALLS, every):
        kiosk = Kiosk(folder / "kiosk", publisher)
        shutil.rmtree(folder / "kiosk", ignore_errors=True)
        shutil.copytree(folder / "prepared", folder / "kiosk")
        work = partial(story.work, kiosk)
        was_cut = is_cut_off(work, call, folder / "kiosk", loses_names=loses_names)
        yield kiosk
        if not was_cut:
            return
    raise AssertionError("the work has no end")


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


@pytest.mark.parametrize("loses_names", [False, True])
@pytest.mark.slow
def test_a_new_root_counts_no_sooner_than_what_came_with_it(folder, publisher, loses_names):
    """It does not trust who signed what is active until then."""
    second = publisher.publisher_keys[1]
    chain = publisher.root(), publisher.root(2, publishers=[second])

    def install_from_another(kiosk: Kiosk) -> None:
        kiosk.install(kiosk.bundle(5, chain, signed_by=[second]))

    story = STORIES["another"]._replace(work=install_from_another)
    active = [
        kiosk.recover().active for kiosk in after_each_loss(story, folder, publisher, loses_names)
    ]
    assert list(dict.fromkeys(active)) == ["2-example-4", "3-example-5"]


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


def test_names_that_do_not_last_are_lost(tmp_path):
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "gone").mkdir()

    def changes() -> None:
        (tmp_path / "new").touch()
        (tmp_path / "new").replace(tmp_path / "old")
        (tmp_path / "made").mkdir()
        (tmp_path / "made" / "a").touch()
        shutil.rmtree(tmp_path / "gone")

    before = snapshot(tmp_path)
    assert not is_cut_off(changes, _MOST_CALLS, tmp_path, loses_names=True)
    assert snapshot(tmp_path) == before
    assert not is_cut_off(changes, _MOST_CALLS, tmp_path)
    assert snapshot(tmp_path) == {"old": b"", "made": None, "made/a": b""}


@pytest.mark.parametrize("wait", [files.sync_folder, files.sync_disk])
def test_what_lasts_is_kept(tmp_path, wait):
    def careful() -> None:
        (tmp_path / "made").mkdir()
        files.write_new(tmp_path / "made" / "a", b"new", 0o600)
        wait(tmp_path)
        (tmp_path / "made" / "b").mkdir()

    assert not is_cut_off(careful, _MOST_CALLS, tmp_path, loses_names=True)
    assert snapshot(tmp_path) == {"made": None, "made/a": b"new"}


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """All that is below a folder."""
    found = {str(path.relative_to(folder)): path for path in folder.rglob("*")}
    return {name: path.read_bytes() if path.is_file() else None for name, path in found.items()}


def test_a_kiosk_goes_on_after_it(tmp_path, publisher: Publisher):
    kiosk = Kiosk(tmp_path, publisher)
    kiosk.install(kiosk.bundle(3))
    assert is_cut_off(lambda: kiosk.install(kiosk.bundle(4)), 20, tmp_path)
    kiosk.recover()
    assert kiosk.install(kiosk.bundle(4)).slot.endswith("-example-4")
    assert kiosk.content == content_of(4)
