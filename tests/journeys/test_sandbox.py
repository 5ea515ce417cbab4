"""The visitor process on the screen is confined, all of it."""

from pathlib import Path


def marks(pid: int) -> list[tuple[int, int]]:
    """For each thread, whether it may gain privileges no more, and how many filters it has."""
    found = []
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        found.append((int(lines["NoNewPrivs"]), int(lines["Seccomp_filters"])))
    return found


def core_limit(pid: int) -> list[str]:
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()
    return next(line for line in lines if line.startswith("Max core file size")).split()[4:6]


def test_every_thread_is_confined(kiosk):
    visitor = kiosk.visitor()
    (supervisor,) = marks(kiosk.process.pid)
    assert len(marks(visitor)) > 1
    assert set(marks(visitor)) == {(1, supervisor[1] + 1)}
    assert core_limit(visitor) == ["0", "0"]
