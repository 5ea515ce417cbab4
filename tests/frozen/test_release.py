"""What a release trusts and shows comes out of a signed bundle, or there is no release."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.bundle.trust_folder import read_trust
from kiosk.content.compiled import checked
from kiosk.display.emergency.page import read_pages
from tests.frozen.conftest import RELEASE, ROOT
from tests.frozen.publishing import Desk

DEMONSTRATION = ROOT / "build" / "trust", ROOT / "build" / "default.kbundle"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def file(desk: Desk) -> Path:
    return desk.bundle(1)


def release(out: Path, *arguments: Path | str) -> subprocess.CompletedProcess[str]:
    """Make one, as `make dist` does."""
    command = [RELEASE, out, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_release_of_ones_own(desk, file, tmp_path):
    out = tmp_path / "release"
    done = release(out, desk.trust, file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "demonstration" not in done.stdout
    (root,) = read_trust(out / "trust").roots
    assert root.data == desk.publisher.root()
    assert not root.demonstration
    assert checked(out / "content").index.id == "examplia"
    assert read_pages(out / "emergency.json")
    assert sorted(path.name for path in out.iterdir()) == ["content", "emergency.json", "trust"]


@pytest.mark.parametrize("arguments", [(), ("", "")])
def test_without_a_bundle_it_is_a_demonstration(tmp_path, arguments):
    done = release(tmp_path / "release", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert "This is a demonstration." in done.stdout
    assert read_trust(tmp_path / "release" / "trust").roots[-1].demonstration
    content = (tmp_path / "release" / "content" / "bundle.json").read_bytes()
    assert content == (ROOT / "build" / "content" / "bundle.json").read_bytes()


@pytest.mark.parametrize("which", ["trust", "bundle"])
def test_one_alone_is_no_release(desk, file, tmp_path, which):
    done = release(tmp_path / "release", *((desk.trust, "") if which == "trust" else ("", file)))
    assert done.returncode == 2
    assert done.stderr.startswith("TRUST and BUNDLE belong together")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda trust, file: DEMONSTRATION, "demonstration"),
        (lambda trust, file: (trust, DEMONSTRATION[1]), "root-differs"),
        (lambda trust, file: (DEMONSTRATION[0], file), "root-differs"),
        (lambda trust, file: (trust.parent / "nowhere", file), "not-readable"),
        (lambda trust, file: (trust, trust.parent / "nowhere"), "unreadable"),
        (lambda trust, file: (trust, damaged(file)), "wrong-hash"),
    ],
)
def test_what_does_not_hold_is_no_release(desk, file, tmp_path, change, code):
    """And of an earlier one nothing is left to be taken for it."""
    out = tmp_path / "release"
    (out / "content").mkdir(parents=True)
    done = release(out, *change(desk.trust, file))
    assert done.returncode == 1
    assert done.stderr.startswith(f"{code}: ")
    assert list(tmp_path.iterdir()) == []


def damaged(file: Path) -> Path:
    """One letter of its content is another."""
    data = file.read_bytes()
    bad = file.with_name("bad.kbundle")
    bad.write_bytes(data.replace(b"Examplia", b"Examplja", 1))
    return bad


def test_make_hands_on_what_it_is_given():
    make = shutil.which("make")
    assert make is not None
    command = [make, "--no-print-directory", "--dry-run", "dist", "TRUST=a", "BUNDLE=b"]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert 'deploy/release.sh build/release "a" "b"' in told
