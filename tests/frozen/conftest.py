"""The packaged program, built once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / "deploy" / "release.sh"
EMPTY_ENVIRONMENT = {"PATH": "/usr/bin:/bin"}


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, built as `make dist` builds a demonstration, and moved away from where it was
    built."""
    build = tmp_path_factory.mktemp("build")
    subprocess.run([RELEASE, "build/release"], cwd=ROOT, check=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    folders = ["--workpath", str(build / "work"), "--distpath", str(build / "dist")]
    subprocess.run([*command, *folders, "kiosk.spec"], cwd=ROOT, check=True)
    moved = tmp_path_factory.mktemp("elsewhere") / "kiosk"
    shutil.move(build / "dist" / "kiosk", moved)
    size = sum(file.lstat().st_size for file in moved.rglob("*") if file.is_file())
    print(f"\nthe packaged program: {size / 1e6:.0f} MB")
    return moved


def run(
    program: Path, cwd: Path, *arguments: str, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the packaged program with next to no environment."""
    return subprocess.run(
        [program / "kiosk", *arguments],
        cwd=cwd,
        env=EMPTY_ENVIRONMENT,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
