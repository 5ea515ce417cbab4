"""Compiled content as the files of a bundle: the clean one, and the same with other facts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.content.compile import compile_folder
from tests.makers import ContentMaker
from tests.stores import files_in

# What the second differs in, as people are told.
COST = "Helpline of Lumbria: cost: Cents (before: Free)"
NOT_TRANSLATED = "; not yet translated: French"


@cache
def compiled_files(version: int, cost: str = "Free") -> Mapping[str, bytes]:
    """All files of the clean bundle in this version, with this cost of the helpline."""
    with TemporaryDirectory() as temporary:
        maker = ContentMaker(Path(temporary) / "source")
        maker.replace("bundle.yaml", "version: 3\n", f"version: {version}\n")
        if cost != "Free":
            maker.replace("services.yaml", "cost: Free", f"cost: {cost}")
        assert compile_folder(maker.folder, Path(temporary) / "out", maker.today) == ()
        return files_in(Path(temporary) / "out")


def write_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write them into a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
