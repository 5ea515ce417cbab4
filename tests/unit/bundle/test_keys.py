"""Keys as files: made by the command, read by OpenSSH, and the other way round."""

from __future__ import annotations

import base64
import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from kiosk.bundle.keys import ROUNDS, WrongPassphrase, make_key, read_private, read_public
from kiosk.bundle.public_key import KeyRefused
from kiosk.bundle.small_files import AlreadyThere, NotReadable
from kiosk.cli import main
from kiosk.exits import Exit

PASSPHRASE = "correct horse, größer"
KEYGEN = shutil.which("ssh-keygen")
needs_keygen = pytest.mark.skipif(KEYGEN is None, reason="OpenSSH is not installed")


@contextmanager
def descriptor_of(text: str | bytes) -> Iterator[str]:
    """The number of a file descriptor that this can be read from."""
    reading, writing = os.pipe()
    os.write(writing, text.encode() if isinstance(text, str) else text)
    os.close(writing)
    try:
        yield str(reading)
    finally:
        os.close(reading)


def new_key(folder: Path, name: str, *options: str, passphrase: str | bytes = PASSPHRASE) -> int:
    with descriptor_of(passphrase) as number:
        command = ["keys", "new", name, "--out", str(folder), "--passphrase-fd", number]
        return main([*command, *options])


@pytest.fixture(scope="session")
def key(tmp_path_factory) -> Path:
    """A private key, with its public half beside it."""
    folder = tmp_path_factory.mktemp("keys")
    before = os.umask(0)
    try:
        assert new_key(folder / "new", "alice") == Exit.DONE
    finally:
        os.umask(before)
    return folder / "new" / "alice"


def public_of(private: Path) -> Path:
    return private.with_name(f"{private.name}.pub")


def ssh_keygen(*arguments: str | Path) -> str:
    assert KEYGEN
    done = subprocess.run([KEYGEN, *arguments], check=True, capture_output=True, text=True)
    return done.stdout


# --- made -------------------------------------------------------------------------------


def test_a_key_is_for_its_owner_alone(key):
    assert key.stat().st_mode & 0o777 == 0o600
    assert public_of(key).stat().st_mode & 0o777 == 0o644
    assert sorted(file.name for file in key.parent.iterdir()) == ["alice", "alice.pub"]


def test_its_passphrase_is_slow_to_guess(key):
    lines = key.read_text().splitlines()
    assert lines[0] == "-----BEGIN OPENSSH PRIVATE KEY-----"
    fields = base64.b64decode("".join(lines[1:-1])).removeprefix(b"openssh-key-v1\0")
    parts = []
    for _ in range(3):
        length = int.from_bytes(fields[:4])
        parts.append(fields[4 : 4 + length])
        fields = fields[4 + length :]
    assert (parts[0], parts[1]) == (b"aes256-ctr", b"bcrypt")
    assert int.from_bytes(parts[2][-4:]) == ROUNDS >= 128


def test_it_signs_what_its_public_half_verifies(key):
    signer = read_private(key, PASSPHRASE.encode())
    named = read_public(public_of(key))
    assert (signer.public_key.keyid, named.name) == (named.key.id, "alice")
    signer.public_key.verify_signature(signer.sign(b"text"), b"text")


@needs_keygen
def test_openssh_reads_it(key):
    shown = ssh_keygen("-y", "-P", PASSPHRASE, "-f", key)
    assert shown.split()[:2] == public_of(key).read_text().split()[:2]
    assert ssh_keygen("-l", "-f", public_of(key)).endswith(" alice (ED25519)\n")


@needs_keygen
def test_a_key_of_openssh_is_as_good(tmp_path, capsys):
    file = tmp_path / "bob"
    ssh_keygen("-q", "-t", "ed25519", "-a", "4", "-N", PASSPHRASE, "-C", "bob@desk", "-f", file)
    assert main(["keys", "show", str(public_of(file))]) == Exit.DONE
    assert capsys.readouterr().out.startswith("bob@desk: ")
    signer = read_private(file, PASSPHRASE.encode())
    assert signer.public_key.keyid == read_public(public_of(file)).key.id


@pytest.mark.parametrize("there", ["alice", "alice.pub"])
def test_nothing_is_overwritten(tmp_path, there, capsys):
    (tmp_path / there).write_text("mine")
    assert new_key(tmp_path, "alice") == Exit.REFUSED
    assert capsys.readouterr().err.startswith("already-there: ")
    assert [file.name for file in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text() == "mine"


def test_nothing_is_overwritten_that_appears_meanwhile(tmp_path):
    (tmp_path / "alice.pub").write_text("mine")
    with pytest.raises(AlreadyThere):
        make_key(tmp_path, "alice", PASSPHRASE.encode())
    assert [file.read_text() for file in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("name", ["", "../alice", "-a", ".a", "a b", "a\n", "alice.pub", "a" * 65])
def test_a_name_is_a_file_name(tmp_path, name, capsys):
    with descriptor_of(PASSPHRASE) as number:
        command = ["keys", "new", "--out", str(tmp_path), "--passphrase-fd", number, "--", name]
        assert main(command) == Exit.MISUSE
    assert "no name for a key" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_refused(tmp_path, capsys):
    (tmp_path / "file").touch()
    assert new_key(tmp_path / "file" / "folder", "alice", "--format", "json") == Exit.REFUSED
    assert json.loads(capsys.readouterr().out)["code"] == "not-written"


# --- the passphrase ---------------------------------------------------------------------


@pytest.mark.parametrize("given", ["", "\n", "\r\nsecond line", "x" * 1025])
def test_a_passphrase_there_must_be(tmp_path, given, capsys):
    assert new_key(tmp_path, "alice", passphrase=given) == Exit.REFUSED
    assert capsys.readouterr().err.startswith("no-passphrase: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", ["999", "99999"])
def test_a_descriptor_that_is_not_open_is_refused(tmp_path, number, capsys):
    command = ["keys", "new", "alice", "--out", str(tmp_path), "--passphrase-fd", number]
    assert main(command) == Exit.REFUSED
    assert f"File descriptor {number} cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["-1", "x", "123456", "٣"])
def test_a_descriptor_is_a_number(number, capsys):
    assert main(["keys", "new", "alice", f"--passphrase-fd={number}"]) == Exit.MISUSE
    assert "is not the number of a file descriptor" in capsys.readouterr().err


def command_for(folder: Path) -> list[str]:
    return [sys.executable, "-m", "kiosk", "keys", "new", "alice", "--out", str(folder)]


def test_without_a_terminal_nobody_is_asked(tmp_path):
    done = subprocess.run(
        command_for(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert done.returncode == Exit.REFUSED
    assert done.stderr.startswith("no-terminal: ")
    assert list(tmp_path.iterdir()) == []


def at_a_terminal(command: list[str], *typed: str) -> tuple[int, str]:
    """Exit code and output of a command to which this is typed, a line after each prompt."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], command)
    lines, seen = list(typed), ""
    while True:
        try:
            got = os.read(terminal, 1024).decode()
        except OSError:  # the other end is closed
            break
        if not got:
            break
        seen += got
        while lines and seen.count(": ") > len(typed) - len(lines):
            os.write(terminal, f"{lines.pop(0)}\n".encode())
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen


def test_at_a_terminal_it_is_asked_for_twice_and_not_shown(tmp_path):
    code, seen = at_a_terminal(command_for(tmp_path), PASSPHRASE, PASSPHRASE)
    assert code == Exit.DONE
    assert PASSPHRASE not in seen
    assert read_private(tmp_path / "alice", PASSPHRASE.encode())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("one", "another"), "The two are not the same."),
        (("",), "The passphrase is empty."),
        (("\x04",), "Nothing that can be read was typed."),
    ],
)
def test_a_slip_at_the_terminal_makes_no_key(tmp_path, typed, said):
    code, seen = at_a_terminal(command_for(tmp_path), *typed)
    assert (code, list(tmp_path.iterdir())) == (Exit.REFUSED, [])
    assert said in seen


# --- shown ------------------------------------------------------------------------------


def test_the_words_are_shown(key, capsys):
    assert main(["keys", "show", str(public_of(key))]) == Exit.DONE
    words = read_public(public_of(key)).key.words
    assert capsys.readouterr().out == f"alice: {words}\n"
    assert main(["keys", "show", str(public_of(key)), "--format", "json"]) == Exit.DONE
    shown = json.loads(capsys.readouterr().out)
    assert (shown["name"], shown["words"], len(shown["id"])) == ("alice", words, 64)


@pytest.mark.parametrize(
    ("comment", "name"),
    [
        (b"", ""),
        (b"  a  b ", "a b"),
        (b"\x1b[2Jx\x07", "[2Jx"),
        ("\u202elive".encode(), "live"),
        (b"\xff", "�"),
        (b"x" * 100, "x" * 70),
    ],
)
def test_a_comment_is_for_people_and_harms_no_terminal(key, tmp_path, comment, name):
    file = tmp_path / "a.pub"
    file.write_bytes(b" ".join([*public_of(key).read_bytes().split()[:2], comment]) + b"\r\n")
    assert read_public(file).name == name


def other_kind(private: bool) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    if private:
        return key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, encrypted())
    return key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)


def encrypted():
    return PrivateFormat.OpenSSH.encryption_builder().kdf_rounds(1).build(PASSPHRASE.encode())


WRONG_PUBLIC: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "another kind": (lambda line: other_kind(private=False), "another kind than Ed25519"),
    "a certificate": (lambda line: b"ssh-ed25519-cert-v01@openssh.com AAAA", "another kind"),
    "cut off": (lambda line: line[:40], "damaged"),
    "changed": (lambda line: line.replace(b"AAAAC3", b"AAAAC4"), "damaged"),
    "two of them": (lambda line: line + line, "not a public key of one line"),
    "empty": (lambda line: b"", "not a public key of one line"),
    "binary": (lambda line: bytes(range(256)), "not a public key of one line"),
    "a private key": (lambda line: b"-----BEGIN OPENSSH PRIVATE KEY-----\n", "ends with .pub"),
}


@pytest.mark.parametrize("case", WRONG_PUBLIC)
def test_what_is_no_public_key_is_refused(key, tmp_path, case, capsys):
    make, said = WRONG_PUBLIC[case]
    file = tmp_path / "a.pub"
    file.write_bytes(make(public_of(key).read_bytes()))
    assert main(["keys", "show", str(file)]) == Exit.REFUSED
    shown = capsys.readouterr().err
    assert shown.startswith("key-refused: ")
    assert said in shown


@pytest.mark.parametrize("name", ["nothing.pub", ".", "a\0b"])
def test_what_cannot_be_read_is_refused(tmp_path, name):
    with pytest.raises(NotReadable):
        read_public(tmp_path / name)


def test_a_file_without_end_is_not_read(tmp_path):
    file = tmp_path / "large.pub"
    file.write_bytes(b"x" * (1 << 17))
    with pytest.raises(NotReadable, match="larger"):
        read_public(file)


# --- private keys that are not taken ----------------------------------------------------


WRONG_PRIVATE: dict[str, tuple[Callable[[], bytes], str]] = {
    "without a passphrase": (
        lambda: Ed25519PrivateKey.generate().private_bytes(
            Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()
        ),
        "not protected by a passphrase",
    ),
    "another kind": (lambda: other_kind(private=True), "another kind than Ed25519"),
    "another format": (
        lambda: Ed25519PrivateKey.generate().private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        ),
        "not a private key of OpenSSH's format",
    ),
    "a public key": (lambda: b"ssh-ed25519 AAAA a", "not a private key"),
    "empty": (lambda: b"", "not a private key"),
}


@pytest.mark.parametrize("case", WRONG_PRIVATE)
def test_what_is_no_protected_private_key_is_refused(tmp_path, case):
    make, said = WRONG_PRIVATE[case]
    (tmp_path / "a").write_bytes(make())
    with pytest.raises(KeyRefused) as refused:
        read_private(tmp_path / "a", PASSPHRASE.encode())
    assert said in refused.value.args[0] + refused.value.advice


def test_a_protected_one_of_the_same_kind_passes(tmp_path):
    private = Ed25519PrivateKey.generate()
    data = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, encrypted())
    (tmp_path / "a").write_bytes(data)
    signer = read_private(tmp_path / "a", PASSPHRASE.encode())
    assert signer.sign(b"x").keyid == signer.public_key.keyid
    with pytest.raises(WrongPassphrase):
        read_private(tmp_path / "a", b"another")


def test_a_damaged_key_has_a_sentence(tmp_path):
    private = Ed25519PrivateKey.generate()
    data = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, encrypted())
    for length in range(0, len(data), 7):
        (tmp_path / "a").write_bytes(data[:length])
        with pytest.raises((KeyRefused, WrongPassphrase)):
            read_private(tmp_path / "a", PASSPHRASE.encode())
