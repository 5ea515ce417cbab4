"""What must hold inside a channel."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.checks.services import records
from kiosk.content.problems import Problem, quoted
from kiosk.content.source.read import Source


def check_channels(source: Source) -> Iterator[Problem]:
    """What to press on a page in a language that the channel has no address for."""
    channels = source.channels
    for item, channel in records(channels):
        address, press = channel.get("address"), channel.get("press")
        if not isinstance(press, dict):
            continue
        # A single address may be of any language, but of one only.
        languages = address if isinstance(address, dict) else list(press)[:1]
        for language in press:
            if language not in languages:
                line = channels.key_lines[(item, "press", language)]
                sentence = f"The channel has no address for the language {quoted(language)}."
                yield Problem(channels.file, line, "language", sentence)
