"""Bundles on a stick, and a kiosk that looks at them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kiosk.bundle.store.known import read_known
from kiosk.commands.store_look import Onlooker
from kiosk.staff.offers import Offer, Offers
from kiosk.staff.records import Change
from tests.bundles import BundleMaker
from tests.contents import COST, NOT_TRANSLATED, compiled_files
from tests.stores import Kiosk

CENTS = Change("changed", f"{COST}{NOT_TRANSLATED}")


def bundle(kiosk: Kiosk, version: int, cost: str = "Cents", **how: Any) -> BundleMaker:
    """A bundle of theirs in which the helpline costs something."""
    return BundleMaker(kiosk.publisher, compiled_files(version, cost)).sign(version, **how)


def put(folder: Path, name: str, bundle: BundleMaker | bytes) -> Path:
    (folder / name).write_bytes(bundle if isinstance(bundle, bytes) else bundle.data())
    return folder / name


def one(offers: Offers) -> Offer:
    (offer,) = offers.candidates
    return offer


def never() -> bool:
    return False


def onlooker_of(kiosk: Kiosk) -> Onlooker:
    return Onlooker(kiosk.store, read_known(kiosk.store, kiosk.release), "en")
