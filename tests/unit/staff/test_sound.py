"""Three tones, and why they cannot be played."""

from __future__ import annotations

import wave
from array import array
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.staff.sound import (
    NoSoundDevice,
    NoSoundPlayer,
    SoundFailed,
    play_tones,
    playback_devices,
    tones,
)

LISTING = """00-00: ALC256 Analog : ALC256 Analog : playback 1 : capture 1
00-03: HDMI 0 : HDMI 0 : playback 1
01-00: USB Audio : USB Audio : capture 1
"""


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    file = tmp_path / "pcm"
    file.write_text(LISTING)
    return file


def player(folder: Path, script: str) -> str:
    """A program in place of aplay."""
    file = folder / "player"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o700)
    return str(file)


def test_devices_that_only_listen_are_none() -> None:
    assert playback_devices(LISTING) == ("ALC256 Analog", "HDMI 0")
    assert playback_devices("01-00: USB Audio : USB Audio : capture 1") == ()
    assert playback_devices("") == playback_devices("nonsense") == ()


def test_the_tones_are_three_that_begin_and_end_softly() -> None:
    with wave.open(BytesIO(tones())) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 48_000)
        samples = array("h", file.readframes(file.getnframes()))
    length = len(samples) // 3
    parts = [samples[start : start + length] for start in range(0, len(samples), length)]
    assert len(parts) == 3
    rises = [sum(a < 0 <= b for a, b in pairwise(part)) for part in parts]
    assert rises == sorted(set(rises))
    for part in parts:
        assert max(map(abs, part[:20])) < 1000
        assert max(map(abs, part[-20:])) < 1000
        assert 10_000 < max(part) < 20_000


def test_they_are_handed_to_the_player(tmp_path: Path, devices: Path) -> None:
    found = play_tones(
        devices, player(tmp_path, f'echo "$@" > {tmp_path}/asked; cat > {tmp_path}/heard')
    )
    assert found == ("ALC256 Analog", "HDMI 0")
    assert (tmp_path / "asked").read_text() == "--quiet -\n"
    assert (tmp_path / "heard").read_bytes() == tones()


def test_without_a_device_nothing_is_played(tmp_path: Path, devices: Path) -> None:
    never = player(tmp_path, f"touch {tmp_path}/asked")
    devices.write_text("01-00: USB Audio : USB Audio : capture 1")
    for listing in (devices, tmp_path / "none"):
        with pytest.raises(NoSoundDevice):
            play_tones(listing, never)
    assert not (tmp_path / "asked").exists()


def test_what_is_wrong_is_said(tmp_path: Path, devices: Path) -> None:
    with pytest.raises(NoSoundPlayer, match="not installed"):
        play_tones(devices, str(tmp_path / "none"))
    busy = player(tmp_path, "echo 'audio open error: Device or resource busy' >&2; exit 1")
    with pytest.raises(SoundFailed, match="resource busy"):
        play_tones(devices, busy)
    (tmp_path / "player").chmod(0o600)
    with pytest.raises(KioskError):
        play_tones(devices, busy)
