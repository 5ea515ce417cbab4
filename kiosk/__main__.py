"""Starts the program: `kiosk`, `python -m kiosk`, and the frozen one."""

from __future__ import annotations

import sys


def main() -> int:
    """Run one command. Returns its exit code (kiosk.cli.Exit)."""
    # A run writes nothing, not even bytecode; set-up has compiled it.
    sys.dont_write_bytecode = True
    try:
        from kiosk import cli
    except KeyboardInterrupt:
        return 130
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
