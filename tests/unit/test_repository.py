"""The repository holds sources: nothing large, nothing generated, pictures only in their places."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 300 * 1000
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tiff", ".svg"}
GALLERIES = ("docs/pictures/", "resources/icons/")
NEVER = {
    *(".ttf", ".otf", ".woff", ".woff2", ".mo", ".pyc", ".so", ".zip", ".gz", ".xz", ".pdf"),
    *(".kbundle", ".pem", ".key"),
}


def is_at_home(path: Path) -> bool:
    """Whether a file of this kind belongs where it lies; `path` begins at the root."""
    if path.suffix.lower() in NEVER:
        return False
    in_gallery = path.parent.name == "media" or path.as_posix().startswith(GALLERIES)
    return path.suffix.lower() not in PICTURES or in_gallery


def strangers(root: Path) -> list[str]:
    """The files that are to be committed and do not belong there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True, text=True
    )
    paths = [Path(name) for name in listed.stdout.split("\0") if (root / name).is_file()]
    large = {path for path in paths if (root / path).stat().st_size > MOST_BYTES}
    return [str(path) for path in paths if path in large or not is_at_home(path)]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no checkout")
def test_everything_in_the_repository_belongs_there():
    assert strangers(ROOT) == []


@pytest.mark.parametrize(
    ("name", "size"),
    [("tour/start.png", 10), ("resources/fonts/a.ttf", 10), ("data/all.json", MOST_BYTES + 1)],
)
def test_a_stranger_is_found(tmp_path, name, size):
    for each, length in (("kiosk/run.py", 10), ("resources/icons/a.svg", 10), (name, size)):
        file = tmp_path / each
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes(length))
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    assert strangers(tmp_path) == [name]
