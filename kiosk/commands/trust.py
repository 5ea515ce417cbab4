"""What `kiosk keys` and `kiosk trust` do, on the publisher's side."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.output import show

if TYPE_CHECKING:
    from kiosk.bundle.keys import NamedKey
    from kiosk.bundle.public_key import PublicKey
    from kiosk.bundle.root_making import Signatures
    from kiosk.bundle.trust import Root
    from kiosk.bundle.trust_folder import Draft, Trust


def new_key(options: Namespace) -> None:
    """Make a key. Raises NoPassphrase, and what `make_key` raises."""
    from kiosk.bundle.keys import make_key, require_new
    from kiosk.bundle.passphrase import read_passphrase

    require_new(options.out, options.name)
    passphrase = read_passphrase(options.passphrase_fd, twice=True)
    _show_key(options, make_key(options.out, options.name, passphrase))


def show_key(options: Namespace) -> None:
    """Say the fingerprint of a key. Raises what `read_public` raises."""
    from kiosk.bundle.keys import read_public

    _show_key(options, read_public(options.file))


def init_trust(options: Namespace) -> None:
    """Draft the first root file. Raises KeyRefused, and what `begin_trust` raises."""
    from datetime import date

    from kiosk.bundle.root_making import Holders
    from kiosk.bundle.trust_folder import begin_trust

    keys, publishers = _public_keys(options.keys), _public_keys(options.publisher)
    holders = Holders(keys, options.threshold, publishers)
    trust = begin_trust(options.out, holders, date.today(), demonstration=options.demonstration)
    _show_trust(options, trust)


def rotate_trust(options: Namespace) -> None:
    """Draft the next root file. Raises KeyRefused, and what `rotate_trust` of the folder raises."""
    from datetime import date

    from kiosk.bundle import trust_folder

    trust = trust_folder.rotate_trust(
        options.folder,
        date.today(),
        keys=options.keys and _public_keys(options.keys),
        threshold=options.threshold,
        publishers=options.publisher and _public_keys(options.publisher),
    )
    _show_trust(options, trust)


def sign_trust(options: Namespace) -> None:
    """Add a signature to the draft. Raises NoPassphrase, and what `read_private` and `sign_trust`
    of the folder raise."""
    from kiosk.bundle import trust_folder
    from kiosk.bundle.keys import read_private
    from kiosk.bundle.passphrase import read_passphrase

    passphrase = read_passphrase(options.passphrase_fd, twice=False)
    signer = read_private(options.key, passphrase)
    _show_trust(options, trust_folder.sign_trust(options.folder, signer))


def show_trust(options: Namespace) -> None:
    """Say what the root files hold and lack. Raises what `read_trust` raises."""
    from kiosk.bundle.trust_folder import read_trust

    _show_trust(options, read_trust(options.folder))


def _public_keys(files: Sequence[Path]) -> tuple[PublicKey, ...]:
    from kiosk.bundle.keys import read_public

    return tuple(read_public(file).key for file in files)


def _show_key(options: Namespace, named: NamedKey) -> None:
    if options.format == "json":
        show(json.dumps({"name": named.name, **_key_fields(named.key)}, indent=2))
    else:
        show(f"{named.name or 'unnamed'}: {named.key.words}")


def _show_trust(options: Namespace, trust: Trust) -> None:
    if options.format == "json":
        show(json.dumps(_trust_fields(trust), indent=2))
        return
    for root in trust.roots:
        for_show = ", for demonstrations only" if root.demonstration else ""
        show(f"Version {root.version}, signed, until {root.expires}{for_show}")
        for line in _holder_lines(root.keys, root.threshold, root.publishers):
            show(line)
    if trust.draft is not None:
        for line in _draft_lines(trust.draft):
            show(line)


def _draft_lines(draft: Draft) -> Iterator[str]:
    yield f"Version {draft.version}, a draft"
    yield from _holder_lines(*draft.holders)
    for part in draft.signatures:
        is_own = part.version == draft.version
        whose = "its own root keys" if is_own else f"the root keys of version {part.version}"
        yield f"  signatures by {whose}: {len(part.signed)} of {part.threshold}"
        yield from (f"    signed   {key.words}" for key in part.signed)
        yield from (f"    not yet  {key.words}" for key in part.unsigned)


def _holder_lines(
    keys: Sequence[PublicKey], threshold: int, publishers: Sequence[PublicKey]
) -> Iterator[str]:
    yield f"  root keys, {threshold} of {len(keys)} sign together"
    yield from (f"    {key.words}" for key in keys)
    yield "  publishers, each signs alone"
    yield from (f"    {key.words}" for key in publishers)


def _trust_fields(trust: Trust) -> Mapping[str, Any]:
    return {
        "versions": list(map(_root_fields, trust.roots)),
        "draft": trust.draft and _draft_fields(trust.draft),
    }


def _root_fields(root: Root) -> Mapping[str, Any]:
    return {
        "version": root.version,
        "expires": root.expires,
        "demonstration": root.demonstration,
        **_holder_fields(root.keys, root.threshold, root.publishers),
    }


def _draft_fields(draft: Draft) -> Mapping[str, Any]:
    return {
        "version": draft.version,
        **_holder_fields(*draft.holders),
        "signatures": list(map(_signature_fields, draft.signatures)),
    }


def _holder_fields(
    keys: Sequence[PublicKey], threshold: int, publishers: Sequence[PublicKey]
) -> Mapping[str, Any]:
    return {
        "threshold": threshold,
        "keys": list(map(_key_fields, keys)),
        "publishers": list(map(_key_fields, publishers)),
    }


def _signature_fields(part: Signatures) -> Mapping[str, Any]:
    return {
        "version": part.version,
        "missing": part.missing,
        "signed": [key.words for key in part.signed],
        "unsigned": [key.words for key in part.unsigned],
    }


def _key_fields(key: PublicKey) -> Mapping[str, str]:
    return {"id": key.id, "words": key.words}
