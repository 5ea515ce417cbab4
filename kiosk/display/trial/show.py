"""Shows every screen of some content once in each language, and stops at the first fault."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication

from kiosk import paths
from kiosk.content.compiled import CheckedContent
from kiosk.display.panel import panel_size
from kiosk.display.stage import (
    Shown,
    Stage,
    new_application,
    new_engine,
    shown_in_languages,
    time_of_day,
)
from kiosk.display.translator import catalogue
from kiosk.display.trial.complaints import Complaints
from kiosk.display.trial.faults import Letters, faults
from kiosk.display.visit_model import VisitModel
from kiosk.settings import Settings
from kiosk.supervisor.trial import Step, Tell, TrialFailed
from kiosk.visit.options import Size
from kiosk.visit.routes import routes
from kiosk.visit.screen import Kiosk
from kiosk.visit.state import LANGUAGES, Ask, Back, CarryOn, ChooseLanguage, Open, Place

# A layout comes to rest in a few frames; mostly the first is right already.
_SETTLING_FRAMES = 5

Way = tuple[Place, ...]


class Scene(NamedTuple):
    """One screen of a trial: its name, and what brings it on the screen."""

    name: str
    enter: Callable[[VisitModel], object]


def main(content: CheckedContent, settings: Settings, size: Size, tell: Tell) -> None:
    """Show all of it off-screen. Raises TrialFailed, ContentUnreadable and ScreenUnusable."""
    new_application(sys.argv[:1])
    shown = shown_in_languages(content, settings, panel_size(*size, settings.panel))
    show_all(shown, time_of_day(), tell)


def show_all(shown: Shown, at: datetime, tell: Tell) -> None:
    """Show every screen once in each language that is offered, as it is `at` one moment, and
    `tell` of each before. Raises TrialFailed at the first that is not as it must be."""
    scenes = list(_scenes(shown, tell))
    complaints = Complaints()
    files = (paths.resources(), paths.translations())
    with complaints.listening():
        engine = new_engine(files[0], Stage.qml, complaints.watch)
        stage = Stage(shown, *files, lambda: 0.0, engine, now=lambda: at)
        stage.window.show()
        stage.visit.make_ready()
        letters = Letters()
        try:
            for done, scene in enumerate(scenes):
                tell(Step(scene.name, done, len(scenes)))
                scene.enter(stage.visit)
                _judge(stage, scene.name, letters, complaints)
            tell(Step("", len(scenes), len(scenes)))
        finally:
            stage.close()


def _scenes(shown: Shown, tell: Tell) -> Iterator[Scene]:
    """All screens, in an order that a visitor could meet them in."""
    ways = {}
    for language in shown.offered:
        tell(Step(language, 0, 0))
        ways[language] = _ways(shown, language)
    yield from _calls(shown)
    for language in shown.offered:
        yield Scene(f"{language} start", partial(_speak, language))
        for way in ways[language]:
            yield Scene(f"{language} {way[-1].target}", partial(_go, way))
        yield Scene(f"{language} idle", _ask)


def _calls(shown: Shown) -> Iterator[Scene]:
    """The attract screen, calling in one language after the other."""
    first, *others = shown.offered
    yield Scene(f"{first} attract", _stay)
    for language in others:
        yield Scene(f"{language} attract", VisitModel.call_next)


def _ways(shown: Shown, language: str) -> list[Way]:
    words = catalogue(paths.translations(), language).gettext
    kiosk = Kiosk(shown.in_language(language), shown.settings, words, offered=shown.offered)
    return [*(way for way in routes(kiosk).values() if way), (LANGUAGES,)]


def _stay(_: VisitModel) -> None:
    """The attract screen is there from the beginning."""


def _speak(language: str, visit: VisitModel) -> None:
    """Choose a language: on the attract screen, or from the list that was shown last."""
    visit.act(CarryOn())
    visit.act(ChooseLanguage(language))


def _ask(visit: VisitModel) -> None:
    visit.act(Ask())


def _go(way: Way, visit: VisitModel) -> None:
    """Go on from the last place that the visit has in common with the way."""
    trail = visit.state.trail[1:]
    common = sum(1 for _ in _common(trail, way))
    for _ in trail[common:]:
        visit.act(Back())
    for place in way[common:]:
        visit.act(Open(place))


def _common(one: Way, other: Way) -> Iterator[Place]:
    for place, same in zip(one, other, strict=False):
        if place != same:
            return
        yield place


def _judge(stage: Stage, name: str, letters: Letters, complaints: Complaints) -> None:
    """Raises TrialFailed where the screen is wrong, and stays so when its layout is at rest."""
    complaint = fault = ""
    for _ in range(_SETTLING_FRAMES):
        QGuiApplication.processEvents()
        # What was given up on the way here would else stay in memory.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        frame = stage.window.grabWindow()
        complaint = complaint or next(iter(complaints.take()), "")
        fault = next(faults(stage, frame, letters), complaint)
        if not fault:
            return
    raise TrialFailed(f"{name}: {fault}.")
