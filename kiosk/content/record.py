"""What every record of the compiled content is, and where a fact comes from."""

from __future__ import annotations

from typing import Literal

import msgspec

State = Literal["confirmed", "published"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A value that never changes."""


class Source(Record, frozen=True):
    """Who printed a fact, where, and when. `date`: YYYY, YYYY-MM or YYYY-MM-DD.

    An `undated` source shows no date of its own; `date` is then the day it was read.
    """

    name: str
    address: str
    date: str
    undated: bool = False


class Origin(Record, frozen=True):
    """How sure we are of a fact. `checked_on`: YYYY-MM-DD."""

    state: State
    checked_on: str
    sources: tuple[Source, ...]
