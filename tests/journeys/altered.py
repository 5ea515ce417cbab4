"""The kiosk with something wrong in it: `altered.py ALTERATION run …`.

The program itself has no switch for any of this. Here one of its functions is replaced before it
starts; its visitor processes are copies of this one, so what is replaced is theirs too.
"""

import os
import resource
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

from msgspec.structs import replace

from kiosk import cli, paths
from kiosk.content.model import Content
from kiosk.output import complain
from kiosk.supervisor import environment
from kiosk.supervisor.sandbox import enter, needs
from kiosk.visit import lists, state
from kiosk.visit.screen import Kiosk, Screen

TWO_GB = 2 << 30
ALTERATIONS: dict[str, Callable[[], None]] = {}


def alteration(change: Callable[[], None]) -> Callable[[], None]:
    ALTERATIONS[change.__name__.replace("_", "-")] = change
    return change


def give_nothing_up() -> None:
    enter.enter_sandbox = lambda *_, **__: ()


def add_to_environment(**more: str) -> None:
    """Have visitor processes find more than the kiosk lets them."""
    made = environment.visitor_environment
    environment.visitor_environment = lambda *given, **also: made(*given, **also) | more


@alteration
def caches() -> None:
    """Qt keeps what it has compiled of QML."""
    give_nothing_up()
    add_to_environment(HOME=os.environ["HOME"], QML_DISABLE_DISK_CACHE="0")


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
def loops() -> None:
    """One list never ends to be built."""
    before_list("learn", loop)


def loop() -> NoReturn:
    while True:
        pass


@alteration
def loops_in_qml() -> None:
    """The screen of a code never ends to be built."""
    resources = shutil.copytree(paths.resources(), Path("resources").absolute())
    screen = resources / "qml" / "Kiosk" / "Screens" / "CodeScreen.qml"
    first, brace, rest = screen.read_text().partition("id: screen\n")
    screen.write_text(f"{first}{brace}Component.onCompleted: {{ while (true) {{}} }}\n{rest}")
    paths.resources = lambda: resources


@alteration
def hoards() -> None:
    """One list takes 2 GB."""
    hoard: list[bytes] = []
    before_list("learn", lambda: hoard.append(b"." * TWO_GB))


@alteration
def starves() -> None:
    """The same, where there is not as much."""
    hoards()
    resource.setrlimit(resource.RLIMIT_AS, (TWO_GB, TWO_GB))


@alteration
def shows_a_copy() -> None:
    """The content is one that a test may damage."""
    content = Path("content").absolute()
    paths.default_content = lambda: content


@alteration
def has_no_fonts() -> None:
    """No font is found."""
    configuration = Path("fonts.conf").absolute()
    configuration.write_text("<fontconfig><cachedir>/nowhere</cachedir></fontconfig>")
    needs._SYSTEM += (str(configuration),)
    add_to_environment(FONTCONFIG_FILE=str(configuration))


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
    go, choose = state._open, state._choose

    def go_and_remember(visit: state.VisitState, place: state.Place, content: Content) -> object:
        memory.write_text(place.target)
        return go(visit, place, content)

    def begin_there(visit: state.VisitState, choice: state.Choice) -> object:
        after = choose(visit, choice)
        if visit.touched or not memory.exists():
            return after
        return replace(after, trail=(state.START, state.parse_place(memory.read_text())))

    state._open, state._choose = go_and_remember, begin_there


if __name__ == "__main__":
    ALTERATIONS[sys.argv[1]]()
    sys.exit(cli.main(sys.argv[2:]))
