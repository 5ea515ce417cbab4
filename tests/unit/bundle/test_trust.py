"""Whom to believe: the attacks of TUF's list on root files and lists of files."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from tuf.api.metadata import Metadata

from kiosk.bundle.trust import Mark, advance, floor, read_root, read_targets
from kiosk.bundle.untrusted import (
    RootDiffers,
    RootMissing,
    RootNotSigned,
    RootSkipped,
    RootUnreadable,
    TargetsNotSigned,
    TargetsUnreadable,
    Untrusted,
)
from tests.publisher import Publisher, public, resigned, signer

LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)
NEW = [signer() for _ in range(3)]
STRANGERS = [signer() for _ in range(3)]

Chain = Callable[[Publisher], Sequence[bytes]]


def edited(data: bytes, edit: Callable[[dict], None]) -> bytes:
    """Metadata with its signatures as they were, and something else in it."""
    metadata = json.loads(data)
    edit(metadata)
    return json.dumps(metadata).encode()


def with_copied_signatures(data: bytes, of: bytes) -> bytes:
    return edited(data, lambda it: it.update(signatures=json.loads(of)["signatures"]))


def signed_twice(data: bytes) -> bytes:
    """One key's signature, listed twice."""
    return edited(data, lambda it: it["signatures"].append(it["signatures"][0]))


# --- the untouched things ---------------------------------------------------------------


def test_a_root_is_read(publisher):
    data = publisher.root()
    root = read_root(data)
    assert (root.version, root.threshold, root.data) == (1, 2, data)
    assert list(root.keys) == [public(key) for key in publisher.root_keys]
    assert list(root.publishers) == [public(key) for key in publisher.publisher_keys]
    assert root.expires == "2036-11-20"


@pytest.mark.parametrize("first", [1, 2, 3, 4])
@pytest.mark.parametrize("last", [1, 2, 3, 4])
def test_a_chain_leads_to_its_end_and_never_back(publisher, first, last):
    chain = publisher.chain(4)
    root = read_root(chain[first - 1])
    newest = advance(root, chain[:last])
    assert newest.version == max(first, last)
    assert newest.data == chain[newest.version - 1]


def test_a_chain_may_begin_with_the_next_version(publisher):
    chain = publisher.chain(3)
    assert advance(read_root(chain[0]), chain[1:]).version == 3


def test_keys_are_handed_over(publisher):
    both = publisher.root_keys[:2] + NEW[:2]
    chain = [
        publisher.root(),
        publisher.root(2, keys=NEW, publishers=STRANGERS, signed_by=both),
        publisher.root(3, keys=NEW, publishers=STRANGERS),
    ]
    root = advance(read_root(chain[0]), chain)
    assert list(root.keys) == [public(key) for key in NEW]
    assert read_targets(root, publisher.targets(signed_by=STRANGERS[:1])).version == 1


def test_a_further_signature_makes_no_other_root(publisher):
    two = publisher.root(1)
    three = publisher.root(1, signed_by=publisher.root_keys)
    assert advance(read_root(two), [three]).data == two


def test_targets_are_read(publisher):
    root = read_root(publisher.root())
    second = publisher.publisher_keys[1]
    targets = read_targets(
        root, publisher.targets(7, {"en.json": b"abc"}, signed_by=[second, *STRANGERS])
    )
    sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (targets.version, targets.bundle, targets.created) == (7, "example", "2026-11-21")
    assert targets.files == {"en.json": Mark(3, sha256)}
    assert targets.signed_by == {public(second).id}


def test_what_has_expired_is_accepted_and_says_so(publisher):
    root = advance(
        read_root(publisher.root(expires=LONG_AGO)), [publisher.root(2, expires=LONG_AGO)]
    )
    targets = read_targets(root, publisher.targets(expires=LONG_AGO))
    assert (root.version, root.expires, targets.expires) == (2, "2001-01-01", "2001-01-01")


# --- root files on the way --------------------------------------------------------------

WRONG_CHAINS: dict[str, tuple[Chain, type[Untrusted]]] = {
    "root missing": (lambda p: [], RootMissing),
    "unsigned": (lambda p: [p.root(2, signed_by=[])], RootNotSigned),
    "one signature short": (lambda p: [p.root(2, signed_by=p.root_keys[:1])], RootNotSigned),
    "one key signs twice": (
        lambda p: [signed_twice(p.root(2, signed_by=p.root_keys[:1]))],
        RootUnreadable,
    ),
    "signed by publishers": (lambda p: [p.root(2, signed_by=p.publisher_keys)], RootNotSigned),
    "signed by strangers": (lambda p: [p.root(2, signed_by=STRANGERS)], RootNotSigned),
    "signatures of another version": (
        lambda p: [with_copied_signatures(p.root(2), of=p.root(3))],
        RootNotSigned,
    ),
    "changed after it was signed": (
        lambda p: [edited(p.root(2), lambda it: it["signed"].update(x=1))],
        RootNotSigned,
    ),
    "same version": (lambda p: [p.root(1, expires=LONG_AGO)], RootDiffers),
    "same version, then the next": (
        lambda p: [p.root(1, publishers=STRANGERS), p.root(2)],
        RootDiffers,
    ),
    "skipped version": (lambda p: [p.root(1), p.root(3)], RootSkipped),
    "begins too late": (lambda p: [p.root(3)], RootSkipped),
    "a version twice": (lambda p: [p.root(2), p.root(2)], RootSkipped),
    "backwards": (lambda p: [p.root(2), p.root(1)], RootSkipped),
    "wrong rotation: not by the keys before": (
        lambda p: [p.root(2, keys=NEW, signed_by=NEW)],
        RootNotSigned,
    ),
    "wrong rotation: not by its own keys": (
        lambda p: [p.root(2, keys=NEW, signed_by=p.root_keys)],
        RootNotSigned,
    ),
    "wrong rotation: one of each": (
        lambda p: [p.root(2, keys=NEW, signed_by=[p.root_keys[0], NEW[0]])],
        RootNotSigned,
    ),
    "wrong rotation: a lower threshold": (
        lambda p: [p.root(2, threshold=1, signed_by=p.root_keys[:1])],
        RootNotSigned,
    ),
    "wrong rotation: in the second step": (
        lambda p: [
            p.root(2, keys=NEW, signed_by=p.root_keys + NEW),
            p.root(3, keys=p.root_keys),
        ],
        RootNotSigned,
    ),
    "more signatures than keys are asked for": (
        lambda p: [p.root(2, threshold=4, signed_by=p.root_keys)],
        RootNotSigned,
    ),
    "a list of files": (lambda p: [p.targets(2)], RootUnreadable),
    "nothing": (lambda p: [b""], RootUnreadable),
    "no JSON": (lambda p: [b"root"], RootUnreadable),
    "too deep": (lambda p: [b"[" * 100_000], RootUnreadable),
    "a later version of the standard": (
        lambda p: [p.root(2, spec_version="2.0.0")],
        RootUnreadable,
    ),
}


@pytest.mark.parametrize("case", WRONG_CHAINS)
def test_a_wrong_chain_is_refused(publisher, case):
    chain, cause = WRONG_CHAINS[case]
    root = read_root(publisher.root())
    with pytest.raises(cause) as refused:
        advance(root, chain(publisher))
    assert refused.type is cause
    assert refused.value.args[0].endswith(".")
    assert refused.value.advice


@pytest.mark.parametrize("case", ["unsigned", "one signature short", "no JSON", "a list of files"])
def test_a_first_root_is_held_against_itself(publisher, case):
    chain, cause = WRONG_CHAINS[case]
    with pytest.raises(cause):
        read_root(chain(publisher)[0])


# --- what python-tuf leaves open --------------------------------------------------------


def with_keys(publisher: Publisher, change: Callable[[dict], dict]) -> bytes:
    """A root file that is signed by all its keys, in which the first of them is written anew."""
    metadata = json.loads(publisher.root())
    signed = metadata["signed"]
    first = publisher.root_keys[0].public_key.keyid
    signed["keys"][first] = change(signed["keys"][first])
    return resigned(metadata, publisher.root_keys)


def twice_under_two_ids(publisher: Publisher) -> bytes:
    """A root file in which one key is the first and the second, by another id."""
    metadata = json.loads(publisher.root(signed_by=[]))
    signed = metadata["signed"]
    first, second, _ = signed["roles"]["root"]["keyids"]
    signed["keys"][second] = signed["keys"][first]
    data = json.loads(resigned(metadata, publisher.root_keys[:1]))
    data["signatures"].append({**data["signatures"][0], "keyid": second})
    return json.dumps(data).encode()


def test_one_key_under_two_ids_does_not_count_twice(publisher):
    data = twice_under_two_ids(publisher)
    metadata = Metadata.from_bytes(data)
    metadata.verify_delegate("root", metadata)  # python-tuf counts it twice
    with pytest.raises(RootUnreadable, match="its own id"):
        read_root(data)


CHANGES_OF_A_KEY: dict[str, Callable[[dict], dict]] = {
    "capitals": lambda key: {**key, "keyval": {"public": key["keyval"]["public"].upper()}},
    "a field more": lambda key: {**key, "note": "x"},
    "a value more": lambda key: {**key, "keyval": {**key["keyval"], "note": "x"}},
    "another kind": lambda key: {**key, "keytype": "rsa", "scheme": "rsassa-pss-sha256"},
    "no digits": lambda key: {**key, "keyval": {"public": "x"}},
    "short": lambda key: {**key, "keyval": {"public": "00"}},
    "no text": lambda key: {**key, "keyval": {"public": 1}},
    "anybody's": lambda key: {**key, "keyval": {"public": "01" + "00" * 31}},
}


def test_keys_written_as_they_were_pass(publisher):
    assert read_root(with_keys(publisher, dict)).version == 1


@pytest.mark.parametrize("change", CHANGES_OF_A_KEY)
def test_a_key_is_written_in_one_way(publisher, change):
    with pytest.raises(RootUnreadable):
        read_root(with_keys(publisher, CHANGES_OF_A_KEY[change]))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": True},
        {"version": 0},
        {"version": "1"},
        {"version": 2**63},
        {"keys": {}},
        {"roles": {}},
        {"expires": "soon"},
        {"_type": "timestamp"},
    ],
    ids=str,
)
def test_a_root_of_another_shape_is_refused(publisher, changes):
    with pytest.raises(RootUnreadable):
        metadata = json.loads(publisher.root())
        metadata["signed"] |= changes
        read_root(resigned(metadata, publisher.root_keys))


@pytest.mark.parametrize("threshold", [True, 0, -1, "2"])
def test_a_threshold_is_a_number_of_keys(publisher, threshold):
    with pytest.raises(RootUnreadable):
        read_root(edited(publisher.root(), lambda it: set_threshold(it, threshold)))


def set_threshold(metadata: dict, threshold: object) -> None:
    metadata["signed"]["roles"]["root"]["threshold"] = threshold


def test_fields_nobody_knows_are_signed_and_not_read(publisher):
    assert read_root(publisher.root(later={"a": ["b"]})).version == 1
    with pytest.raises(RootNotSigned):
        read_root(edited(publisher.root(), lambda it: it["signed"].update(later=1)))


# --- lists of files ---------------------------------------------------------------------


def without_first_publisher(publisher: Publisher) -> bytes:
    """A root file that revokes the key that signed so far."""
    return publisher.root(2, publishers=publisher.publisher_keys[1:])


WRONG_TARGETS: dict[str, tuple[Callable[[Publisher], bytes], type[Untrusted]]] = {
    "unsigned": (lambda p: p.targets(signed_by=[]), TargetsNotSigned),
    "by a stranger": (lambda p: p.targets(signed_by=STRANGERS), TargetsNotSigned),
    "by root keys": (lambda p: p.targets(signed_by=p.root_keys), TargetsNotSigned),
    "changed after it was signed": (
        lambda p: edited(p.targets(), lambda it: it["signed"].update(version=9)),
        TargetsNotSigned,
    ),
    "signatures of another list": (
        lambda p: with_copied_signatures(p.targets(2), of=p.targets(3)),
        TargetsNotSigned,
    ),
    "a root file": (lambda p: p.root(), TargetsUnreadable),
    "nothing": (lambda p: b"", TargetsUnreadable),
    "not said whose": (lambda p: p.targets(**{"x-kiosk": {}}), TargetsUnreadable),
    "said in no way": (lambda p: p.targets(**{"x-kiosk": []}), TargetsUnreadable),
    "an id that is a path": (lambda p: p.targets(bundle="../etc"), TargetsUnreadable),
    "an id without end": (lambda p: p.targets(bundle="a" * 61), TargetsUnreadable),
    "no day": (lambda p: p.targets(created="2026-02-30"), TargetsUnreadable),
    "a day in short": (lambda p: p.targets(created="20261121"), TargetsUnreadable),
    "version 0": (lambda p: p.targets(0), TargetsUnreadable),
    "version true": (lambda p: p.targets(True), TargetsUnreadable),
    "handed over": (
        lambda p: p.targets(delegations={"keys": {}, "roles": []}),
        TargetsUnreadable,
    ),
}


@pytest.mark.parametrize("case", WRONG_TARGETS)
def test_a_wrong_list_is_refused(publisher, case):
    make, cause = WRONG_TARGETS[case]
    with pytest.raises(cause) as refused:
        read_targets(read_root(publisher.root()), make(publisher))
    assert refused.type is cause
    assert refused.value.advice


@pytest.mark.parametrize(
    "file",
    [
        {"length": -1},
        {"length": True},
        {"length": "3"},
        {"length": 2**63},
        {"hashes": {}},
        {"hashes": {"md5": "0" * 32}},
        {"hashes": {"sha256": "0" * 63}},
        {"hashes": {"sha256": "G" * 64}},
        {"hashes": {"sha256": 1}},
    ],
    ids=str,
)
def test_a_file_has_a_length_and_a_hash(publisher, file):
    whole = {"length": 3, "hashes": {"sha256": "0" * 64}}
    root = read_root(publisher.root())
    targets = read_targets(root, publisher.targets(targets={"a": whole}))
    assert targets.files == {"a": Mark(3, "0" * 64)}
    with pytest.raises(TargetsUnreadable):
        read_targets(root, publisher.targets(targets={"a": {**whole, **file}}))


def test_a_length_beyond_32_bits_is_one(publisher):
    file = {"length": 2**40, "hashes": {"sha256": "0" * 64}}
    targets = read_targets(read_root(publisher.root()), publisher.targets(targets={"a": file}))
    assert targets.files["a"].length == 2**40


def test_a_revoked_key_signs_nothing_any_more(publisher):
    root = read_root(publisher.root())
    targets = publisher.targets()
    assert read_targets(root, targets)
    with pytest.raises(TargetsNotSigned):
        read_targets(advance(root, [without_first_publisher(publisher)]), targets)


# --- the floor --------------------------------------------------------------------------


def test_there_is_no_floor_before_anything_was_accepted(publisher):
    assert floor(read_root(publisher.root()), {}) == 0


def test_the_floor_is_the_highest_of_all_trusted_keys(publisher):
    first, second = (public(key).id for key in publisher.publisher_keys)
    root = read_root(publisher.root())
    assert floor(root, {first: 3, second: 7, public(STRANGERS[0]).id: 99}) == 7


def test_a_fast_forward_is_undone_by_a_new_root(publisher):
    first, second = (public(key).id for key in publisher.publisher_keys)
    floors = {first: 2**62, second: 5}
    root = read_root(publisher.root())
    assert floor(root, floors) == 2**62
    root = advance(root, [without_first_publisher(publisher)])
    assert floor(root, floors) == 5  # old bundles of the other key cannot come back
    with pytest.raises(TargetsNotSigned):
        read_targets(root, publisher.targets(2**62))
