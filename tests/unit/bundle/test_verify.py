"""What a bundle is to a kiosk that has a root and a past."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kiosk.bundle.refused import OlderContent, TooLarge, WrongHash
from kiosk.bundle.untrusted import RootDiffers, RootNotSigned, RootSkipped, TargetsNotSigned
from kiosk.bundle.verify import notices, what_it_says
from tests.bundles import CONTENT, VERSION, BundleMaker, received, verified
from tests.publisher import Publisher, public

TODAY = date(2026, 11, 22)


def key_id(publisher: Publisher) -> str:
    return publisher.publisher_keys[0].public_key.keyid


def test_what_a_bundle_says_of_itself(bundle, publisher):
    summary = bundle.verified().summary
    assert summary.bundle == "example"
    assert (summary.version, summary.created, summary.expires) == (3, "2026-11-21", "2036-11-20")
    assert summary.publishers == (public(publisher.publisher_keys[0]),)
    assert (summary.root_version, summary.root_expires) == (1, "2036-11-20")
    assert (summary.files, summary.total) == (3, sum(map(len, CONTENT.values())))


# --- rolled back ------------------------------------------------------------------------


def test_an_older_bundle_is_refused(bundle, publisher):
    with pytest.raises(OlderContent) as refused:
        bundle.verified(floors={key_id(publisher): VERSION + 1})
    assert refused.value.code == "older-content"
    assert f"version {VERSION}; {VERSION + 1} was" in str(refused.value)


@pytest.mark.parametrize("version", [0, VERSION - 1, VERSION])
def test_a_bundle_that_is_not_older_is_taken(bundle, publisher, version):
    assert received(bundle.verified(floors={key_id(publisher): version})) == CONTENT


def test_an_older_bundle_of_another_publisher_is_refused_too(bundle, publisher):
    bundle.sign(signed_by=publisher.publisher_keys[1:])
    with pytest.raises(OlderContent):
        bundle.verified(floors={key_id(publisher): VERSION + 1})


def test_a_new_root_undoes_a_fast_forward(publisher):
    """The key that signed the highest version was a thief's, and is no publisher's any more."""
    thief, honest = publisher.publisher_keys
    chain = (publisher.root(), publisher.root(2, publishers=[honest]))
    bundle = BundleMaker(publisher, chain=chain)
    past = {thief.public_key.keyid: 2**63 - 1, honest.public_key.keyid: VERSION}
    assert received(bundle.sign(VERSION, signed_by=[honest]).verified(floors=past)) == CONTENT
    with pytest.raises(OlderContent):
        bundle.sign(VERSION - 1, signed_by=[honest]).verified(floors=past)
    with pytest.raises(TargetsNotSigned):
        bundle.sign(2**63 - 1, signed_by=[thief]).verified(floors=past)


# --- the chain --------------------------------------------------------------------------


def test_a_bundle_that_brings_newer_roots_is_taken(publisher):
    chain = (publisher.root(), publisher.root(2), publisher.root(3))
    assert BundleMaker(publisher, chain=chain).verified().root.version == 3


def test_a_bundle_whose_chain_has_a_gap_is_refused(publisher):
    chain = (publisher.root(), publisher.root(3))
    with pytest.raises(RootSkipped):
        BundleMaker(publisher, chain=chain).verified()


def test_a_bundle_of_strangers_is_refused(bundle):
    stranger = Publisher()
    with pytest.raises(RootDiffers):
        verified(BundleMaker(stranger).data(), bundle.trusted)
    chain = (bundle.trusted, stranger.root(2))
    with pytest.raises(RootNotSigned):
        verified(BundleMaker(stranger, chain=chain).data(), bundle.trusted)


# --- what it says on its own --------------------------------------------------------------


def test_a_bundle_of_strangers_can_be_looked_at(bundle):
    stranger = BundleMaker(Publisher())
    assert what_it_says(stranger.verified().container).version == VERSION


def test_a_bundle_that_contradicts_itself_cannot(bundle):
    container = bundle.verified().container
    container.targets = BundleMaker(Publisher()).verified().container.targets
    with pytest.raises(TargetsNotSigned):
        what_it_says(container)


# --- notices ----------------------------------------------------------------------------


def test_nothing_to_notice(bundle):
    assert notices(bundle.verified().summary, TODAY) == ()


def test_an_expired_bundle_is_taken_with_a_notice(bundle):
    taken = bundle.sign(expires=datetime(2026, 11, 21, tzinfo=UTC)).verified()
    assert received(taken) == CONTENT
    (notice,) = notices(taken.summary, TODAY)
    assert notice.code == "expired"
    assert "renewed by 2026-11-21. It can still be used." in notice.sentence


def test_an_expired_root_is_taken_with_a_notice(publisher):
    root = publisher.root(2, expires=datetime(2001, 1, 1, tzinfo=UTC))
    taken = BundleMaker(publisher, chain=(publisher.root(), root)).verified()
    assert received(taken) == CONTENT
    assert [notice.code for notice in notices(taken.summary, TODAY)] == ["root-expired"]


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2100, 1, 1)])
def test_no_clock_stops_a_bundle(bundle, day):
    taken = bundle.verified()
    assert len(notices(taken.summary, day)) == (2 if day.year == 2100 else 0)
    assert received(taken) == CONTENT


# --- content ----------------------------------------------------------------------------


def test_all_content_is_compared_and_progress_is_told(publisher):
    content = {"bundle.json": b"{}", **{f"media/{n}.svg": bytes(5 << 20) for n in range(6)}}
    bundle = BundleMaker(publisher, content)
    told = []
    bundle.verified().check_content(told.append)
    assert told
    assert len(told) <= 20
    assert {(each.step, each.total) for each in told} == {("verify", (30 << 20) + 2)}
    assert [each.done for each in told] == sorted({each.done for each in told})


def test_content_that_is_wrong_is_refused_at_its_end(bundle):
    bundle.put("content/en.json", CONTENT["en.json"][::-1])
    taken = bundle.verified()
    with pytest.raises(WrongHash):
        taken.check_content()
    pieces = []
    with pytest.raises(WrongHash):
        taken.copy("en.json", pieces.append)
    assert b"".join(pieces) == CONTENT["en.json"][::-1]
    with pytest.raises(WrongHash):
        taken.read("en.json", 1000)
    assert taken.read("media/bridge.svg", 6) == b"<svg/>"


def test_no_more_is_read_than_is_asked_for(bundle):
    with pytest.raises(TooLarge):
        bundle.verified().read("media/bridge.svg", 5)
