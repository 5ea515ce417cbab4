"""The kiosk with something wrong in it: `altered.py ALTERATION run …`.

The program itself has no switch for any of this. Here one of its functions is replaced before it
starts; its visitor processes are copies of this one, so what is replaced is theirs too.
"""

import os
import resource
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

from msgspec.structs import replace

from kiosk import cli
from kiosk.content.model import Content
from kiosk.output import complain
from kiosk.supervisor import environment
from kiosk.supervisor.sandbox import enter
from kiosk.visit import lists, state
from kiosk.visit.screen import Kiosk, Screen

ALTERATIONS: dict[str, Callable[[], None]] = {}


def alteration(change: Callable[[], None]) -> Callable[[], None]:
    ALTERATIONS[change.__name__.replace("_", "-")] = change
    return change


def give_nothing_up() -> None:
    enter.enter_sandbox = lambda *_, **__: ()


@alteration
def caches() -> None:
    """Qt keeps what it has compiled of QML."""
    give_nothing_up()
    made = environment.visitor_environment

    def with_caches(*arguments: object, **options: object) -> dict[str, str]:
        found = made(*arguments, **options)
        del found["QML_DISABLE_DISK_CACHE"]
        return found | {"HOME": os.environ["HOME"]}

    environment.visitor_environment = with_caches


@alteration
def talks() -> None:
    """Every list says that it is opened."""
    for name in ("help", "report", "learn", "numbers", "questions"):
        before_list(name, partial(complain, f"kiosk: somebody opened {name}."))


@alteration
def trips() -> None:
    """Two lists cannot be opened, each with a telling error."""
    for name in ("report", "learn"):
        before_list(name, partial(trip, name))


def before_list(name: str, then: Callable[[], object]) -> None:
    """Do something whenever a list is built, before it is."""
    build = getattr(lists, f"{name}_screen")

    def build_later(kiosk: Kiosk, section: str) -> Screen:
        then()
        return build(kiosk, section)

    setattr(lists, f"{name}_screen", build_later)


def trip(name: str) -> NoReturn:
    raise ValueError(f"{name} was opened, for shame")


@alteration
def leaves_cores() -> None:
    """A crash leaves all that there is."""
    give_nothing_up()
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


@alteration
def remembers() -> None:
    """The next visitor begins where the last one was."""
    give_nothing_up()
    memory = Path("last-page").absolute()
    go = state._open

    def go_and_remember(visit: state.VisitState, place: state.Place, content: Content) -> object:
        after = go(visit, place, content)
        if not visit.touched and memory.exists():
            return replace(after, trail=(state.START, state.parse_place(memory.read_text())))
        memory.write_text(place.target)
        return after

    state._open = go_and_remember


if __name__ == "__main__":
    ALTERATIONS[sys.argv[1]]()
    sys.exit(cli.main(sys.argv[2:]))
