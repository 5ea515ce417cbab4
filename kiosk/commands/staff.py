"""What the commands for staff do, like kiosk.commands."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.output import complain, show

if TYPE_CHECKING:
    from kiosk.staff.pin import Pin


def set_pin(options: Namespace) -> None:
    """Set the PIN of the staff panel. Raises PinRefused, PinNotWritten, SettingsWrong and what
    kiosk.terminal raises."""
    from kiosk.staff.pin import SALT_BYTES, pin_record, write_record

    file = _file(options)
    pin = _asked() if options.pin_fd is None else _handed_over(options.pin_fd)
    write_record(file, pin_record(pin, os.urandom(SALT_BYTES)))
    _say(options, "set", "The PIN is set.")


def remove_pin(options: Namespace) -> None:
    """Remove the PIN. Raises PinNotWritten, SettingsWrong."""
    from kiosk.files import remove_file
    from kiosk.staff.pin import not_written

    file = _file(options)
    try:
        was_there = remove_file(file)
    except OSError as error:
        raise not_written(file, error) from error
    closed = "the staff panel cannot be opened"
    said = f"The PIN is removed: {closed}." if was_there else f"There was no PIN: {closed}."
    _say(options, "removed" if was_there else "none", said)


def sound(options: Namespace) -> None:
    """Play three tones. Raises NoSoundDevice, NoSoundPlayer, SoundFailed."""
    import json

    from kiosk.staff.sound import play_tones

    devices = play_tones()
    if options.format == "json":
        show(json.dumps({"played": True, "devices": devices}, ensure_ascii=False))
        return
    show(f"The tones were played. Devices: {', '.join(devices)}.")


def _file(options: Namespace) -> Path:
    from kiosk.settings import load_settings
    from kiosk.staff.entry import pin_file

    return pin_file(load_settings(options.settings or paths.settings_file()).store)


def _asked() -> Pin:
    from kiosk.staff.pin import LEAST_DIGITS, MOST_DIGITS, Pin, PinRefused, require_strong
    from kiosk.terminal import ask_secret

    otherwise = "Hand the PIN over at an open file: --pin-fd N"
    pin = Pin(ask_secret(f"New PIN, {LEAST_DIGITS} to {MOST_DIGITS} digits: ", otherwise))
    require_strong(pin)
    if ask_secret("The same again: ", otherwise) != pin.digits:
        raise PinRefused("The two are not the same.", "Nothing was changed. Try again.")
    return pin


def _handed_over(descriptor: int) -> Pin:
    from kiosk.staff.pin import Pin
    from kiosk.terminal import read_secret

    return Pin(read_secret(descriptor))


def _say(options: Namespace, state: str, sentence: str) -> None:
    if options.format == "json":
        import json

        show(json.dumps({"pin": state}))
    else:
        show(sentence)


def receipts(options: Namespace) -> None:
    """Turn a folder with receipts into a table, and a page. Raises NoReceipts, PageNotWritten."""
    from datetime import date

    from kiosk.staff.fleet import as_json, as_table, read_states
    from kiosk.staff.fleet_page import as_page, write_page

    today = date.today()
    states, reading = read_states(options.folder, today)
    if options.html is not None:
        write_page(options.html, as_page(states, reading.gaps(), today))
    show(as_json(states, reading) if options.format == "json" else as_table(states))
    for sentence in reading.gaps():
        complain(sentence)
