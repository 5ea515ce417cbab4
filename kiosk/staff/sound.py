"""Whether the machine can be heard: three tones, by the player of Linux's own sound system, ALSA.

The kiosk itself makes no sound, and none of its other processes may use the sound device.
"""

from __future__ import annotations

import math
import os
import subprocess
import wave
from array import array
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from kiosk.errors import KioskError

# What ALSA says of its devices, a line each (proc(5) of the kernel's sound/designs/procfile).
DEVICES = Path("/proc/asound/pcm")
PLAYER = "aplay"

_RATE = 48_000
_HERTZ = (440.0, 554.4, 659.3)
_TONE_S, _FADE_S = 0.4, 0.02
_LOUDNESS = 0.4
_LONGEST_S = 20


class NoSoundDevice(KioskError):
    """There is nothing to play on."""

    code = "no-sound-device"


class NoSoundPlayer(KioskError):
    """There is nothing to play with."""

    code = "no-sound-player"


class SoundFailed(KioskError):
    """The tones could not be played."""

    code = "sound-failed"


def tones() -> bytes:
    """Three tones, each higher than the one before, as a WAV file."""
    samples = array("h", (sample for hertz in _HERTZ for sample in _tone(hertz)))
    data = BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(samples.tobytes())
    return data.getvalue()


def _tone(hertz: float) -> Sequence[int]:
    """It begins and ends softly: a sudden end is a click."""
    count, fade = round(_TONE_S * _RATE), _FADE_S * _RATE
    return [
        round(
            32_767
            * _LOUDNESS
            * min(1.0, place / fade, (count - place) / fade)
            * math.sin(math.tau * hertz * place / _RATE)
        )
        for place in range(count)
    ]


def playback_devices(listing: str) -> tuple[str, ...]:
    """The names of the devices that can play, out of what ALSA says of all."""
    lines = (line.split(":") for line in listing.splitlines())
    return tuple(
        parts[1].strip()
        for parts in lines
        if len(parts) > 1 and any(part.strip().startswith("playback") for part in parts[2:])
    )


def play_tones(devices: Path = DEVICES, player: str = PLAYER) -> tuple[str, ...]:
    """Play the tones on the machine's default device. Returns the names of those there are. Raises
    NoSoundDevice, NoSoundPlayer, SoundFailed."""
    found = _found(devices)
    if not found:
        raise NoSoundDevice(
            "This machine has no device that plays sound.",
            "Plug one in, or switch it on in the machine's settings (BIOS).",
        )
    try:
        done = subprocess.run(  # noqa: S603
            [player, "--quiet", "-"],
            input=tones(),
            capture_output=True,
            env=_environment(),
            timeout=_LONGEST_S,
            check=False,
        )
    except FileNotFoundError as error:
        raise NoSoundPlayer(
            f"{player} is not installed, which plays the tones.",
            "Install the package alsa-utils.",
        ) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(str(error)) from error
    if done.returncode != 0:
        raise _failed(done.stderr.decode("utf-8", "replace").strip().split("\n")[0])
    return found


def _environment() -> dict[str, str]:
    """Messages in English, and not the libraries of a packaged program."""
    kept = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    return {**kept, "LC_ALL": "C.UTF-8"}


def _found(devices: Path) -> tuple[str, ...]:
    try:
        return playback_devices(devices.read_text("utf-8", "replace"))
    except OSError:
        return ()


def _failed(why: str) -> SoundFailed:
    advice = "Another program may be using it, or this user may not use it: docs/operations.md."
    return SoundFailed(f"The tones could not be played ({why}).", advice)
