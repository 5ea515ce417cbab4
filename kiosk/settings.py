"""This kiosk: what it shows, where it stands, how long it waits (settings.toml).

Every key has a default. A kiosk must not go dark because of a setting, so whoever runs it takes
`read_settings`, with defaults for exactly what is wrong; all others take `load_settings`.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args

from kiosk.errors import KioskError
from kiosk.toml.record import Problem, Rule, choice, flag, line_of_text, number, read_record, whole

ProfileName = Literal["school", "airport", "agency"]
PROFILES: tuple[str, ...] = get_args(ProfileName)

# By the names of Qt::Key. Arrows and Tab are not among them: they always move the focus.
_NAMED_KEYS = (
    "Return",
    "Enter",
    "Space",
    "Escape",
    "Backspace",
    "Home",
    "End",
    "PageUp",
    "PageDown",
)
KEY_NAMES = (*_NAMED_KEYS, *(f"F{n}" for n in range(1, 25)))
_ONE_KEY = f"one of {', '.join(_NAMED_KEYS)} and F1 to F24"

_STORE = Path("/var/lib/kiosk")
_LONGEST_PATH = 1024
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _are_languages(codes: list[Any]) -> bool:
    proper = all(isinstance(code, str) and _LANGUAGE.fullmatch(code) for code in codes)
    return proper and len(set(codes)) == len(codes)


_SITE = Rule(
    "the id of a site, such as main-hall",
    (str,),
    lambda name: name == "" or _ID.fullmatch(name) is not None,
)
_LANGUAGES = Rule(
    'a list of different language codes, such as ["en", "fr"]', (list,), _are_languages, tuple
)


def _is_path(name: Any) -> bool:
    proper = isinstance(name, str) and name.startswith("/") and name.isprintable()
    return proper and len(name) <= _LONGEST_PATH


_FOLDER = Rule("the full path of a folder, such as /var/lib/kiosk", (str,), _is_path, Path)
_FOLDERS = Rule(
    'a list of full paths of folders, such as ["/media"]',
    (list,),
    lambda names: all(map(_is_path, names)),
    lambda names: tuple(map(Path, names)),
)


class Host(NamedTuple):
    """Who has set the kiosk up, and whom to tell when something is wrong with it. `kiosk` is
    what this one is called among those of its host; receipts carry it."""

    name: Annotated[str, line_of_text(80)] = ""
    contact: Annotated[str, line_of_text(200)] = ""
    kiosk: Annotated[str, line_of_text(40)] = ""


class Idle(NamedTuple):
    """When a visit without touches ends (WCAG 2.2.1, EN 301 549 11.2.2.1).

    `least_seconds` is the shortest wait before the warning: a page gets the time it takes to
    read at `words_per_minute`, a code `code_seconds`. The warning stands `warning_seconds`.
    """

    least_seconds: Annotated[int, whole(60, 900)] = 60
    warning_seconds: Annotated[int, whole(20, 300)] = 30
    code_seconds: Annotated[int, whole(120, 1800)] = 120
    words_per_minute: Annotated[int, whole(40, 200)] = 110


class Panel(NamedTuple):
    """The visible part of the screen and where it hangs, in mm.

    `floor_mm` is the height of its lower edge, where the controls are: EN 301 549 8.3 wants
    them between 380 and 1220. From more than 710 nobody can touch it (WCAG2ICT).
    """

    width_mm: Annotated[float, number(60, 3000)] = 299.0
    height_mm: Annotated[float, number(60, 3000)] = 532.0
    viewing_distance_mm: Annotated[int, whole(300, 710)] = 600
    floor_mm: Annotated[int, whole(360, 1180)] = 780


class Keys(NamedTuple):
    """What keys do, beyond what every keyboard's do: arrows and Tab move the focus, Enter and
    Space confirm, Escape goes back. A key that is named here does that and nothing else.

    The keys of a keypad that sends others are `next` and `previous`; empty means none. The same
    key again within `double_strike_ms` does not count (EN 301 549 5.8 wants up to 500).
    """

    leave: Annotated[str, choice(KEY_NAMES, _ONE_KEY)] = "F24"
    confirm: Annotated[str, choice(KEY_NAMES, _ONE_KEY)] = "Return"
    back: Annotated[str, choice(KEY_NAMES, _ONE_KEY)] = "Escape"
    next: Annotated[str, choice(("", *KEY_NAMES), _ONE_KEY)] = ""
    previous: Annotated[str, choice(("", *KEY_NAMES), _ONE_KEY)] = ""
    double_strike_ms: Annotated[int, whole(0, 2000)] = 150

    def clashes(self) -> dict[str, str]:
        """The keys that were given a name which already does something else."""
        names = {key: name for key, name in self._asdict().items() if isinstance(name, str)}
        uses = Counter(names.values())
        return {
            key: f"keys.{key} must be a key of its own; “{name}” does something else already."
            for key, name in names.items()
            if uses[name] > 1 and name != self._field_defaults[key]
        }


class Sandbox(NamedTuple):
    """What visitor processes give up beyond what they always do.

    Without `swap` the memory of a visit is never written to a disk's swap space. The service
    manager must allow that: LimitMEMLOCK=infinity.
    """

    swap: Annotated[bool, flag()] = True


class Staff(NamedTuple):
    """How staff come in and what they come with: the hidden `gesture` that asks for the PIN, or
    none; sticks are looked for below the folders `drives`."""

    gesture: Annotated[str, choice(("corners", ""), '"corners", or "" for none')] = "corners"
    drives: Annotated[tuple[Path, ...], _FOLDERS] = (Path("/media"), Path("/run/media"))


class Bundle(NamedTuple):
    """How much a bundle may be that this kiosk takes. A MB has 1,000,000 bytes. `metadata_mb` is
    all that is not content; `files` counts those of content. The file of a bundle ends at 4 GiB."""

    metadata_mb: Annotated[int, whole(1, 64)] = 16
    content_mb: Annotated[int, whole(1, 4294)] = 4000
    files: Annotated[int, whole(1, 65_000)] = 20_000


class Settings(NamedTuple):
    """This kiosk.

    `site` chooses the local contact; empty means the one named like the profile. `languages`
    are those offered, the default first; empty means all of the bundle. A process that holds more
    than `memory_mb` (MiB) is replaced when nobody uses it. `store` is the folder of installed
    bundles.
    """

    profile: Annotated[ProfileName, choice(PROFILES)] = "school"
    site: Annotated[str, _SITE] = ""
    languages: Annotated[tuple[str, ...], _LANGUAGES] = ()
    host: Host = Host()
    idle: Idle = Idle()
    panel: Panel = Panel()
    keys: Keys = Keys()
    sandbox: Sandbox = Sandbox()
    staff: Staff = Staff()
    bundle: Bundle = Bundle()
    memory_mb: Annotated[int, whole(200, 16384)] = 400
    store: Annotated[Path, _FOLDER] = _STORE


class SettingsWrong(KioskError):
    """The settings file holds something the kiosk cannot use. One line for each problem."""

    code = "settings-wrong"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    def __str__(self) -> str:
        return str(self.args[0])


class Reading(NamedTuple):
    """What a settings file gives: defaults for exactly what is wrong in it, and the problems."""

    settings: Settings
    problems: tuple[Problem, ...]


def read_settings(path: Path | None) -> Reading:
    """Read the settings in `path`; without one, all are defaults. Raises nothing."""
    return Reading(Settings(), ()) if path is None else Reading(*read_record(Settings, path))


def load_settings(path: Path | None) -> Settings:
    """The settings in `path`; without one, the defaults. Raises SettingsWrong."""
    settings, problems = read_settings(path)
    if problems:
        raise SettingsWrong(problems)
    return settings


def with_profile(settings: Settings, profile: ProfileName | None) -> Settings:
    """The settings, for another kind of place where `profile` names one."""
    return settings._replace(profile=profile) if profile else settings
