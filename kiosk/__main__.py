"""Starts the program: `kiosk`, `python -m kiosk`, and the frozen one."""

from __future__ import annotations

import gc
import sys

# Loading modules leaves no garbage, so look for it when there is much more than at the start.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


def main() -> int:
    """Run one command. Returns its exit code (kiosk.exits.Exit)."""
    # A run writes nothing, not even bytecode; set-up has compiled it.
    sys.dont_write_bytecode = True
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        from kiosk import cli
    except KeyboardInterrupt:
        return 130
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
