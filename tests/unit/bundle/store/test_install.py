"""A bundle becomes the active content, or everything stays as it was."""

from __future__ import annotations

import fcntl
import os

import pytest

from kiosk.bundle.limits import Limits
from kiosk.bundle.refused import BundleRefused, OlderContent
from kiosk.bundle.store.refused import Busy, Cancelled, SameVersion
from kiosk.bundle.store.watch import Watch
from kiosk.bundle.untrusted import TargetsNotSigned
from kiosk.errors import KioskError
from tests.attacks import ATTACKS
from tests.bundles import BundleMaker
from tests.stores import Kiosk, content_of, everything, files_in


class Ugly(KioskError):
    """What a trial may find."""

    code = "picture-missing"


# --- as it should be --------------------------------------------------------------------


def test_the_first_bundle(kiosk):
    assert kiosk.content is None
    done = kiosk.install(kiosk.bundle(3))
    assert (done.slot, done.previous, done.is_new, done.notices) == ("1-example-3", None, True, ())
    assert done.summary.version == 3
    assert kiosk.content == content_of(3)
    assert kiosk.slots == ["1-example-3"]
    assert list(kiosk.store.work.iterdir()) == []
    metadata = files_in(kiosk.slot() / "metadata")
    assert metadata["1.root.json"] == kiosk.publisher.root()
    assert set(metadata) == {"1.root.json", "targets.json"}


def test_the_one_before_is_kept_and_the_one_before_that_is_not(kiosk):
    for version in (3, 4, 5):
        kiosk.install(kiosk.bundle(version))
    assert kiosk.slots == ["2-example-4", "3-example-5"]
    assert kiosk.content == content_of(5)
    assert files_in(kiosk.slot("previous") / "content") == content_of(4)


def test_the_same_bundle_again_changes_nothing(kiosk):
    kiosk.install(kiosk.bundle(3))
    before = everything(kiosk)
    done = kiosk.install(kiosk.bundle(3))
    assert (done.slot, done.is_new) == ("1-example-3", False)
    assert everything(kiosk) == before


def test_the_same_bundle_again_mends_a_slot_that_does_not_hold(kiosk):
    for version in (3, 4):
        kiosk.install(kiosk.bundle(version))
    (kiosk.slot() / "content/en.json").write_bytes(b"{}")
    assert kiosk.install(kiosk.bundle(4)).is_new
    assert kiosk.content == content_of(4)
    assert kiosk.slot("previous").name == "1-example-3"


def test_the_same_version_with_other_content_is_refused(kiosk):
    kiosk.install(kiosk.bundle(3))
    other = BundleMaker(kiosk.publisher, content_of(3, **{"fr.json": b"{}"}))
    with pytest.raises(SameVersion, match="version 3"):
        kiosk.install(other.data())
    assert kiosk.content == content_of(3)
    assert kiosk.install(other.sign(4).data()).is_new


def test_the_same_content_signed_by_another_publisher_is_taken(kiosk):
    kiosk.install(kiosk.bundle(3))
    roots = (kiosk.publisher.root(), kiosk.publisher.root(2))
    again = kiosk.bundle(3, roots, signed_by=kiosk.publisher.publisher_keys[1:])
    assert kiosk.install(again).is_new
    assert kiosk.status().root_version == 2


def test_a_newer_root_stays(kiosk):
    first, second = kiosk.publisher.publisher_keys
    roots = (kiosk.publisher.root(), kiosk.publisher.root(2, publishers=[second]))
    kiosk.install(kiosk.bundle(3, roots, signed_by=[second]))
    with pytest.raises(TargetsNotSigned):
        kiosk.install(kiosk.bundle(4, signed_by=[first]))
    assert kiosk.install(kiosk.bundle(4, signed_by=[second])).is_new
    assert kiosk.status().root_version == 2


def test_a_version_of_a_thief_is_no_obstacle_once_the_key_is_revoked(kiosk):
    thief, honest = kiosk.publisher.publisher_keys
    kiosk.install(kiosk.bundle(9, signed_by=[thief]))
    with pytest.raises(OlderContent):
        kiosk.install(kiosk.bundle(3, signed_by=[honest]))
    roots = (kiosk.publisher.root(), kiosk.publisher.root(2, publishers=[honest]))
    kiosk.install(kiosk.bundle(3, roots, signed_by=[honest]))
    assert kiosk.content == content_of(3)
    assert kiosk.status().floor == 3
    with pytest.raises(KioskError, match="No publisher"):
        kiosk.rollback()
    assert kiosk.content == content_of(3)


def test_each_step_is_told_before_it_begins(kiosk):
    kiosk.install(kiosk.bundle(3))
    assert [said.step for said in kiosk.said] == ["copy", "verify", "trial", "activate"]
    assert all(said.done == 0 for said in kiosk.said)


# --- refused ----------------------------------------------------------------------------


def test_older_content_than_that_of_the_release_is_refused(kiosk):
    with pytest.raises(OlderContent):
        kiosk.install(kiosk.bundle(1))
    assert kiosk.content is None
    assert kiosk.install(kiosk.bundle(2)).is_new


@pytest.fixture(scope="module")
def attacked(tmp_path_factory, publisher):
    """A kiosk that has content, and keeps it."""
    kiosk = Kiosk(tmp_path_factory.mktemp("attacked"), publisher)
    kiosk.install(kiosk.bundle(2))
    return kiosk


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_an_attack_leaves_all_as_it_was(attacked, name):
    before = everything(attacked)
    attack = ATTACKS[name]
    with pytest.raises(KioskError) as refused:
        attacked.install(attack.change(BundleMaker(attacked.publisher)).data())
    assert refused.value.code == attack.code
    assert everything(attacked) == before
    assert attacked.content == content_of(2)


def test_what_is_no_attack_is_installed(kiosk):
    assert kiosk.install(BundleMaker(kiosk.publisher).data()).is_new


def test_a_newer_format_is_refused_with_what_to_do(kiosk):
    data = kiosk.bundle(3).replace(b'{"format":1}', b'{"format":2}')
    with pytest.raises(BundleRefused, match="format 2") as refused:
        kiosk.install(data)
    assert refused.value.code == "newer-format"
    assert "newer version of the program" in refused.value.advice


def test_what_the_trial_refuses_is_not_active(kiosk):
    kiosk.install(kiosk.bundle(3))
    before = everything(kiosk)
    tried = []

    def trial(content, watch):
        tried.append(files_in(content))
        return Ugly("A picture is missing.", "Ask the publisher.")

    with pytest.raises(Ugly):
        kiosk.install(kiosk.bundle(4), trial=trial)
    assert tried == [content_of(4)]
    assert everything(kiosk) == before
    with pytest.raises(OlderContent):
        kiosk.install(kiosk.bundle(1))
    assert kiosk.status().floor == 3


def test_limits_can_be_narrower(kiosk):
    with pytest.raises(BundleRefused) as refused:
        kiosk.install(kiosk.bundle(3), limits=Limits(files=2))
    assert refused.value.code == "too-many-files"


# --- cancelled --------------------------------------------------------------------------


def test_it_can_be_cancelled_until_it_is_active(kiosk):
    kiosk.install(kiosk.bundle(3))
    before = everything(kiosk)
    for patience in range(100):
        left = iter(range(patience))
        watch = Watch(cancelled=lambda left=left: next(left, None) is None)
        try:
            kiosk.install(kiosk.bundle(4), watch=watch)
        except Cancelled:
            assert everything(kiosk) == before
            assert kiosk.slots == ["1-example-3"]
        else:
            break
    assert patience > 6
    assert kiosk.content == content_of(4)


def test_an_interruption_leaves_all_as_it_was(kiosk):
    kiosk.install(kiosk.bundle(3))
    before = everything(kiosk)

    def trial(content, watch):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kiosk.install(kiosk.bundle(4), trial=trial)
    assert everything(kiosk) == before


# --- two at once ------------------------------------------------------------------------


def test_two_at_once_do_not_mix(kiosk):
    kiosk.install(kiosk.bundle(3))
    refused = []

    def trial(content, watch):
        with pytest.raises(Busy) as busy:
            kiosk.install(kiosk.bundle(5))
        refused.append(busy.value)

    kiosk.install(kiosk.bundle(4), trial=trial)
    assert kiosk.content == content_of(4)
    assert "in use" in refused[0].args[0]
    assert "Try again" in refused[0].advice
    assert kiosk.install(kiosk.bundle(5)).is_new


def test_the_lock_is_not_left_to_the_trial(kiosk):
    def trial(content, watch):
        folder = os.open(kiosk.store.folder, os.O_RDONLY)
        mine = os.fstat(folder).st_ino
        os.close(folder)
        held = [number for number in range(3, 100) if is_open(number, mine)]
        assert held
        assert all(fcntl.fcntl(each, fcntl.F_GETFD) & fcntl.FD_CLOEXEC for each in held)

    def is_open(number: int, inode: int) -> bool:
        try:
            return os.fstat(number).st_ino == inode
        except OSError:
            return False

    kiosk.install(kiosk.bundle(3), trial=trial)
