"""Secrets from a person at the terminal, or from a program."""

import os
import threading
from pathlib import Path

import pytest

from kiosk.terminal import SecretNotRead, read_secret


@pytest.fixture
def handed_over():
    """Opens a file descriptor at which there is what a program writes and then closes."""
    opened = []

    def hand_over(data: bytes) -> int:
        reader, writer = os.pipe()
        opened.append(reader)
        threading.Thread(target=_write, args=(writer, data)).start()
        return reader

    yield hand_over
    for reader in opened:
        os.close(reader)


def _write(writer, data):
    try:
        os.write(writer, data)
    except BrokenPipeError:
        pass  # nobody reads more than is needed
    finally:
        os.close(writer)


@pytest.mark.parametrize(
    ("data", "secret"),
    [
        (b"493817", "493817"),
        (b"493817\n", "493817"),
        (b"493817\r\nmore\n", "493817"),
        (b"", ""),
        (b"\n493817", ""),
        ("café \n".encode(), "café "),
    ],
)
def test_the_first_line_is_the_secret(handed_over, data, secret):
    assert read_secret(handed_over(data)) == secret


def test_what_is_no_text(handed_over):
    with pytest.raises(SecretNotRead, match="no UTF-8 text"):
        read_secret(handed_over(b"\xff\xfe"))


def test_what_never_ends():
    with Path("/dev/zero").open("rb") as endless:
        assert len(read_secret(endless.fileno())) <= 3 * 4096


def test_nothing_is_open_there():
    descriptor = os.dup(0)
    os.close(descriptor)
    with pytest.raises(SecretNotRead, match=f"File descriptor {descriptor} cannot be read"):
        read_secret(descriptor)
