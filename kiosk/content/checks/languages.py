"""The languages of a bundle: its own is among them, and a review has a name and a day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from kiosk.content.problems import Problem, printable, quoted
from kiosk.content.source.read import Source


def check_languages(source: Source) -> Iterator[Problem]:
    """A source language that is not listed, reviews by nobody, catalogues of no language."""
    bundle = source.bundle
    languages = bundle.data.get("languages") if isinstance(bundle.data, dict) else None
    if not isinstance(languages, dict):
        return
    for value in bundle.texts_at("source_language"):
        if value.text not in languages:
            sentence = f"The source language {quoted(value.text)} is not among the languages."
            yield value.problem("language", sentence)
    for state in bundle.texts_at("languages", "*", "state"):
        for key in ("reviewed_by", "reviewed_on"):
            if state.text == "reviewed" and key not in languages[state.steps[1]]:
                yield state.problem("missing-key", f"A reviewed language needs {quoted(key)}.")
    for name in sorted(source.names):
        language = PurePosixPath(name).stem
        if name.endswith(".po") and language not in languages:
            sentence = f"{quoted(language)} is not among the languages of bundle.yaml."
            yield Problem(printable(name), 1, "language", sentence)
