"""Settings: every key has a default, every wrong one is named by its line and does no harm."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import Keys, Settings, SettingsWrong, load_settings, read_settings

EVERYTHING = """\
profile = "airport"
site = "main-hall"
languages = ["lb", "pt-BR"]
store = "/srv/kiosk"
memory_mb = 300

[host]
name = "A school"
kiosk = "Hall"
contact = "the secretary, room 12"

[idle]
least_seconds = 90
warning_seconds = 20
code_seconds = 240
words_per_minute = 80

[panel]
width_mm = 323
height_mm = 202.5
viewing_distance_mm = 500
floor_mm = 900

[keys]
leave = "F13"
confirm = "Enter"
back = "Backspace"
next = "F14"
previous = "F15"
double_strike_ms = 500

[sandbox]
swap = false

[staff]
gesture = ""
drives = ["/mnt/sticks"]

[bundle]
metadata_mb = 8
content_mb = 100
files = 50
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.toml"


def problems_of(file: Path, text: str) -> list[tuple[int, str]]:
    file.write_text(text, "utf-8")
    return [(problem.line, problem.code) for problem in read_settings(file).problems]


def leaves(record: NamedTuple) -> dict[str, object]:
    """Every value of a record by its dotted key."""
    found = {}
    for name, value in record._asdict().items():
        if hasattr(value, "_asdict"):
            found |= {f"{name}.{key}": inner for key, inner in leaves(value).items()}
        else:
            found[name] = value
    return found


def test_without_a_file_all_is_default():
    assert load_settings(None) == Settings()


def test_every_key_can_be_set(file):
    file.write_text(EVERYTHING)
    given_, default = leaves(load_settings(file)), leaves(Settings())
    assert given_.keys() == default.keys()
    assert [key for key in given_ if given_[key] == default[key]] == []
    assert given_["languages"] == ("lb", "pt-BR")
    assert given_["store"] == Path("/srv/kiosk")
    assert given_["staff.drives"] == (Path("/mnt/sticks"),)
    assert given_["panel.width_mm"] == 323.0
    assert isinstance(given_["panel.width_mm"], float)


def test_a_file_may_be_empty_or_begin_with_a_byte_order_mark(file):
    assert problems_of(file, "") == []
    assert problems_of(file, "\ufeffprofile = 'school'\r\n") == []


@pytest.mark.parametrize(
    ("text", "key", "code"),
    [
        ("profile = 'hotel'", "profile", "wrong-value"),
        ("profile = 1", "profile", "wrong-type"),
        ("site = 'Main Hall'", "site", "wrong-value"),
        ("languages = 'en'", "languages", "wrong-type"),
        ("languages = ['english!']", "languages", "wrong-value"),
        ("languages = ['en', 'en']", "languages", "wrong-value"),
        ("languages = [['en']]", "languages", "wrong-value"),
        ("store = 'kiosk'", "store", "wrong-value"),
        ("host.name = '''a\nb'''", "host.name", "wrong-value"),
        (f"host.contact = '{'x' * 201}'", "host.contact", "wrong-value"),
        ("idle.least_seconds = 59", "idle.least_seconds", "wrong-value"),
        ("idle.least_seconds = true", "idle.least_seconds", "wrong-type"),
        ("idle.least_seconds = '60'", "idle.least_seconds", "wrong-type"),
        ("idle.least_seconds = 60.0", "idle.least_seconds", "wrong-type"),
        ("idle.warning_seconds = 19", "idle.warning_seconds", "wrong-value"),
        ("idle.code_seconds = 119", "idle.code_seconds", "wrong-value"),
        ("idle.words_per_minute = 0", "idle.words_per_minute", "wrong-value"),
        ("panel.width_mm = nan", "panel.width_mm", "wrong-value"),
        ("panel.height_mm = inf", "panel.height_mm", "wrong-value"),
        ("panel.width_mm = false", "panel.width_mm", "wrong-type"),
        ("panel.viewing_distance_mm = 711", "panel.viewing_distance_mm", "wrong-value"),
        ("panel.floor_mm = 1221", "panel.floor_mm", "wrong-value"),
        ("keys.leave = 'Tab'", "keys.leave", "wrong-value"),
        ("keys.back = []", "keys.back", "wrong-type"),
        ("keys.next = 'Down'", "keys.next", "wrong-value"),
        ("keys.double_strike_ms = 2001", "keys.double_strike_ms", "wrong-value"),
        ("keys.double_strike_ms = -1", "keys.double_strike_ms", "wrong-value"),
        ("keys = 'F24'", "keys", "wrong-type"),
        ("idle = [1]", "idle", "wrong-type"),
        (f"host.kiosk = '{'x' * 41}'", "host.kiosk", "wrong-value"),
        ("staff.drives = '/media'", "staff.drives", "wrong-type"),
        ("staff.drives = ['media']", "staff.drives", "wrong-value"),
        ("staff.drives = [['/media']]", "staff.drives", "wrong-value"),
        ("sandbox.swap = 0", "sandbox.swap", "wrong-type"),
        ("sandbox.swap = 'no'", "sandbox.swap", "wrong-type"),
        ("staff.gesture = 'shake'", "staff.gesture", "wrong-value"),
        ("staff.gesture = false", "staff.gesture", "wrong-type"),
        ("bundle.metadata_mb = 65", "bundle.metadata_mb", "wrong-value"),
        ("bundle.content_mb = 0", "bundle.content_mb", "wrong-value"),
        ("bundle.content_mb = 4295", "bundle.content_mb", "wrong-value"),
        ("bundle.files = 65001", "bundle.files", "wrong-value"),
        ("bundle.files = 20e3", "bundle.files", "wrong-type"),
        ("bundle = 16", "bundle", "wrong-type"),
    ],
)
def test_a_wrong_value_is_named_and_its_default_taken(file, text, key, code):
    file.write_text(f"# a comment\n\n{text}\n")
    settings, (problem,) = read_settings(file)
    assert settings == Settings()
    assert (problem.line, problem.code) == (3, code)
    assert problem.sentence.startswith(f"{key} must be ")
    assert str(problem) == f"{file}:3: {code}: {problem.sentence}"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("profil = 'school'", "profile"),
        ("[idel]\nleast_seconds = 90", "idle"),
        ("idle.waring_seconds = 30", "warning_seconds"),
        ("width_mm = 300", "panel.width_mm"),
        ("profile = 'schol'", "school"),
        ("keys.back = 'escape'", "Escape"),
    ],
)
def test_a_slip_gets_a_hint(file, text, hint):
    file.write_text(text)
    (problem,) = read_settings(file).problems
    assert problem.sentence.endswith(f"Did you mean “{hint}”?")


def test_what_is_near_nothing_gets_no_hint(file):
    file.write_text("zzz = 1")
    (problem,) = read_settings(file).problems
    assert problem.sentence == "There is no key “zzz”."


def test_exactly_the_wrong_keys_fall_back(file):
    file.write_text(EVERYTHING.replace("= 20\n", "= 2\n").replace('"airport"', '"port"'))
    settings, problems = read_settings(file)
    wrong = {key for key, value in leaves(settings).items() if value == leaves(Settings())[key]}
    assert wrong == {"profile", "idle.warning_seconds"}
    assert [problem.line for problem in problems] == [1, 14]


def test_all_problems_come_at_once_in_the_order_of_the_lines(file):
    found = problems_of(file, "site = 1\n[keys]\nleave = 1\nx = 1\n[panel]\nfloor_mm = 1\n[y]\n")
    lines = [(1, "wrong-type"), (3, "wrong-type"), (4, "unknown-key"), (6, "wrong-value")]
    assert found == [*lines, (7, "unknown-key")]


@pytest.mark.parametrize(
    ("keys", "settled"),
    [
        ({"leave": "Return"}, Keys()),
        ({"leave": "F13", "confirm": "F13"}, Keys()),
        ({"leave": "Escape", "back": "Return"}, Keys()),
        ({"next": "F24"}, Keys()),
        ({"next": "F14", "previous": "F14"}, Keys()),
        ({"leave": "Escape", "back": "F13"}, Keys(leave="Escape", back="F13")),
        ({"next": "", "previous": "F14"}, Keys(previous="F14")),
    ],
)
def test_two_keys_never_do_the_same(file, keys, settled):
    file.write_text("[keys]\n" + "".join(f"{key} = '{name}'\n" for key, name in keys.items()))
    settings, problems = read_settings(file)
    assert settings == Settings(keys=settled)
    assert {problem.code for problem in problems} == ({"clash"} if settled == Keys() else set())


def test_load_settings_raises_all_problems_one_a_line(file):
    file.write_text("profile = 1\nsite = 1\n")
    with pytest.raises(SettingsWrong) as caught:
        load_settings(file)
    first, second = str(caught.value).splitlines()
    assert first.startswith(f"{file}:1: wrong-type: ")
    assert second.startswith(f"{file}:2: wrong-type: ")


# --- files that are no settings ---------------------------------------------------------


def refusal(file: Path) -> tuple[int, str]:
    settings, (problem,) = read_settings(file)
    assert settings == Settings()
    return problem.line, problem.code


def test_a_missing_file(file):
    assert refusal(file) == (1, "unreadable")


def test_a_folder(file):
    file.mkdir()
    assert refusal(file) == (1, "unreadable")


def test_a_fifo_keeps_nobody_waiting(file):
    os.mkfifo(file)
    assert refusal(file) == (1, "unreadable")


def test_a_device():
    assert refusal(Path("/dev/zero")) == (1, "unreadable")


def test_a_name_with_a_nul():
    assert refusal(Path("a\0b")) == (1, "unreadable")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(file):
    file.write_text("")
    file.chmod(0)
    assert refusal(file) == (1, "unreadable")


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", (1, "not-utf-8")),
        (b"profile = 'school'\nsite = '\xff'\n", (2, "not-utf-8")),
        (b"# " + b"x" * 20_000, (1, "too-long")),
        (b"\n" * 501, (501, "too-long")),
        (b"profile = 'school'\nsite = \n", (2, "syntax")),
        (b"profile = 'school'\nprofile = 'school'\n", (2, "syntax")),
        (b"profile = '''school\n\n", (1, "syntax")),
        (b"x = " + b"[" * 9000, (1, "syntax")),
        (b"x = " + b"9" * 9000, (1, "syntax")),
        (b"profile." + b"a." * 8000 + b"a = 1", (1, "wrong-type")),
        (b"\0", (1, "syntax")),
    ],
    ids=lambda value: None if isinstance(value, tuple) else str(value[:12]),
)
def test_a_hostile_file_ends_in_a_sentence(file, data, where):
    file.write_bytes(data)
    assert refusal(file) == where


def test_a_key_is_found_behind_the_longest_statement(file):
    text = "host.name = [\n" + "[1, 1, 1, 1, 1, 1],\n" * 497 + "]\nsite = 1"
    assert problems_of(file, text) == [(1, "wrong-type"), (500, "wrong-type")]


@given(st.text(max_size=200) | st.from_regex(r"(\[?[a-z_.]{1,9}\]?( = [0-9'a-z\[\]]{0,5})?\n)*"))
def test_no_text_raises_and_every_problem_is_one_printable_line(tmp_path_factory, text):
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_text(text, "utf-8", newline="", errors="surrogatepass")
    settings, problems = read_settings(file)
    assert isinstance(settings, Settings)
    assert all(problem.sentence.isprintable() for problem in problems)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)
