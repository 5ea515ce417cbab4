"""Rules of values, on a record of their own."""

from typing import Annotated, NamedTuple

import pytest

from kiosk.toml.record import choice, flag, line_of_text, number, read_record, whole


class Inner(NamedTuple):
    depth: Annotated[int, whole(1, 3)] = 1


class Record(NamedTuple):
    count: Annotated[int, whole(0, 10)] = 5
    width: Annotated[float, number(1, 3)] = 2.5
    word: Annotated[str, choice(("red", "blue"))] = "red"
    note: Annotated[str, line_of_text(3)] = ""
    loud: Annotated[bool, flag()] = False
    inner: Inner = Inner()


def read(tmp_path, text):
    file = tmp_path / "record.toml"
    file.write_text(text)
    return read_record(Record, file)


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("count = 0", Record(count=0)),
        ("count = 10", Record(count=10)),
        ("width = 1", Record(width=1.0)),
        ("width = 3.0", Record(width=3.0)),
        ("word = 'blue'", Record(word="blue")),
        ("note = 'äöü'", Record(note="äöü")),
        ("loud = true", Record(loud=True)),
        ("inner.depth = 3", Record(inner=Inner(3))),
        ("inner = { depth = 2 }", Record(inner=Inner(2))),
        ("[inner]", Record()),
    ],
)
def test_right_values_are_taken(tmp_path, text, record):
    assert read(tmp_path, text) == (record, ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("count = 11", "count must be a whole number from 0 to 10, not “11”."),
        ("count = -1", "count must be a whole number from 0 to 10, not “-1”."),
        ("count = true", "count must be a whole number from 0 to 10, not “true”."),
        ("width = 3.1", "width must be a number from 1 to 3, not “3.1”."),
        ("width = nan", "width must be a number from 1 to 3, not “nan”."),
        ("loud = 1", "loud must be true or false, not “1”."),
        ("word = 'blu'", "word must be one of red, blue, not “blu”. Did you mean “blue”?"),
        ("word = 'RED'", "word must be one of red, blue, not “RED”. Did you mean “red”?"),
        ("note = 'long'", "note must be one line of at most 3 characters, not “long”."),
        ("note = '\t'", "note must be one line of at most 3 characters, not “\\u0009”."),
        ("note = 2026-01-31", "note must be one line of at most 3 characters, not “2026-01-31”."),
        ("note = {a = 1}", "note must be one line of at most 3 characters, not a table."),
        ("inner = 3", "inner must be a table, [inner]."),
        ("inner.depht = 3", "There is no key “inner.depht”. Did you mean “depth”?"),
        ("depth = 3", "There is no key “depth”. Did you mean “inner.depth”?"),
    ],
)
def test_wrong_values_are_explained(tmp_path, text, sentence):
    record, (problem,) = read(tmp_path, text)
    assert (record, problem.line, problem.sentence) == (Record(), 1, sentence)


def test_a_long_value_is_cut(tmp_path):
    _, (problem,) = read(tmp_path, f"word = '{'x' * 500}'")
    assert f"“{'x' * 60}…”" in problem.sentence
