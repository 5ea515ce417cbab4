"""The kiosk with something wrong in it: `altered.py ALTERATION run …`.

The program itself has no switch for any of this. Here one of its functions is replaced before it
starts; its visitor processes are copies of this one, so what is replaced is theirs too.
"""

import os
import sys
from collections.abc import Callable

from kiosk import cli
from kiosk.supervisor import environment
from kiosk.supervisor.sandbox import enter

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


if __name__ == "__main__":
    ALTERATIONS[sys.argv[1]]()
    sys.exit(cli.main(sys.argv[2:]))
