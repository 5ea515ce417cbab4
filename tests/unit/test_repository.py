"""The repository holds sources: nothing large, nothing generated, no key, pictures only in their
places."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 300 * 1000
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tiff", ".svg"}
TRUST = Path("data/trust")  # a release brings its own
GALLERIES = ("docs/pictures/", "resources/icons/")
NEVER = {
    *(".ttf", ".otf", ".woff", ".woff2", ".mo", ".pyc", ".so", ".zip", ".gz", ".xz", ".pdf"),
    *(".kbundle", ".pem", ".key"),
}
PRIVATE_KEY = re.compile(rb"\s*-----BEGIN [A-Z ]*PRIVATE KEY-----")


def is_at_home(path: Path) -> bool:
    """Whether a file of this kind belongs where it lies; `path` begins at the root."""
    if path.suffix.lower() in NEVER:
        return False
    if path.is_relative_to(TRUST):
        return path == TRUST / "README.md"
    in_gallery = path.parent.name == "media" or path.as_posix().startswith(GALLERIES)
    return path.suffix.lower() not in PICTURES or in_gallery


def strangers(root: Path) -> list[str]:
    """The files that are to be committed and do not belong there."""
    paths = committed(root)
    return [str(path) for path in paths if not is_at_home(path) or is_large_or_secret(root / path)]


def committed(root: Path) -> list[Path]:
    """The files that are to be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True, text=True
    )
    return [Path(name) for name in listed.stdout.split("\0") if (root / name).is_file()]


def is_large_or_secret(file: Path) -> bool:
    """Whether a file is too large, or a private key, whatever it is called."""
    data = file.read_bytes()
    return len(data) > MOST_BYTES or PRIVATE_KEY.match(data) is not None


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no checkout")
def test_everything_in_the_repository_belongs_there():
    assert strangers(ROOT) == []
    assert TRUST / "README.md" in committed(ROOT)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tour/start.png", b"x"),
        ("resources/fonts/a.ttf", b"x"),
        ("data/all.json", bytes(MOST_BYTES + 1)),
        ("data/trust/1.root.json", b"{}"),
        ("keys/anna", b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNza"),
        ("notes.txt", b"\n-----BEGIN ENCRYPTED PRIVATE KEY-----\n"),
    ],
)
def test_a_stranger_is_found(tmp_path, name, data):
    for each, content in (("kiosk/run.py", b"x"), ("resources/icons/a.svg", b"x"), (name, data)):
        file = tmp_path / each
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    assert strangers(tmp_path) == [name]
