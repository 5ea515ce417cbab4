"""A layer over the whole file system that takes whatever a process writes."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

# The whole file system under a layer that takes whatever is written: $1 is the layer's folder,
# /mnt there is what was written. Shared memory is no part of the file system and gets its own.
_LAYER = """
mount -t tmpfs -o size=8m none "$1"
cd "$1"
mkdir written work root
mount -t overlay overlay -o lowerdir=/,upperdir=written,workdir=work root
for kept in proc dev sys tmp/.X11-unix; do mount --rbind "/$kept" "root/$kept"; done
mount -t tmpfs -o size=8m none root/dev/shm
mount --rbind written root/mnt
started_in="$2"
eval "$3"
shift 3
exec chroot root env --chdir="$started_in" "$@"
"""
_FILL = (
    "for place in written root/dev/shm; do cat /dev/zero > $place/full || true; done 2> /dev/null"
)


def possible(*command: str) -> bool:
    return subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0


def layered(command: Sequence[str], folder: Path, *, is_full: bool = False) -> tuple[str, ...]:
    """The command, in a layer that it may fill; `is_full`: there is no room for a single byte."""
    if not possible("unshare", "--mount"):
        pytest.skip("only root may lay a layer over the file system")
    layer = folder / "layer"
    layer.mkdir()
    shell = ("sh", "-ec", _LAYER, "sh", str(layer), str(folder), _FILL if is_full else "true")
    return ("unshare", "--mount", *shell, *command)


def written(pid: int) -> list[Path]:
    """What is written, everywhere, seen while the process runs."""
    root = Path(f"/proc/{pid}/root")
    return sorted(
        path.relative_to(root) for place in ("mnt", "dev/shm") for path in (root / place).rglob("*")
    )
