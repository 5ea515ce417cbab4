"""Puts the window together: content and settings in, a screen that lives one visit out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QLocale, QUrl
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent, QQmlEngine

# Without this import the engine's window comes back as a QWindow that cannot be grabbed.
from PySide6.QtQuick import QQuickWindow

from kiosk.content.compiled import CheckedContent
from kiosk.content.greeting import Greeting
from kiosk.content.model import Content
from kiosk.display.code_model import CodeModel
from kiosk.display.pager import Pager
from kiosk.display.panel import Panel, PanelSize
from kiosk.display.pictures import CodeProvider, IconProvider, MediaProvider
from kiosk.display.screen_model import ScreenModel
from kiosk.display.screen_window import WindowModel
from kiosk.display.tools_model import ToolsModel
from kiosk.display.translator import CatalogueTranslator, catalogue
from kiosk.display.visit_model import VisitModel
from kiosk.errors import KioskError
from kiosk.settings import Keys, Settings
from kiosk.visit.screen import Kiosk

if TYPE_CHECKING:
    from kiosk.display.guard import Watch

# Registered with QML by being imported.
QML_TYPES = (Pager, Panel, CodeModel, ToolsModel, ScreenModel, WindowModel, VisitModel)


class ScreenUnusable(KioskError):
    """The screen's own files are damaged or missing."""

    code = "screen-unusable"


def _nothing(name: str) -> Any:
    raise KeyError(name)


class Shown(Struct, frozen=True):
    """What a stage shows. `preview` marks content that is not for visitors; a `framed` window can
    be closed by its frame, a full screen has none. `picture` gives one of the content by name.
    `offered` are the languages to choose from, `in_language` gives the same content in each."""

    content: Content
    settings: Settings
    size: PanelSize
    preview: bool = False
    framed: bool = False
    picture: Callable[[str], bytes] = _nothing
    offered: dict[str, Greeting] = {}
    in_language: Callable[[str], Content] = _nothing


def shown_in_languages(bundle: CheckedContent, settings: Settings, size: PanelSize) -> Shown:
    """What a bundle shows in the languages that the settings offer. Raises ContentUnreadable."""
    offered = bundle.offered(settings.languages)
    return Shown(
        bundle.content(next(iter(offered))),
        settings,
        size,
        picture=bundle.picture,
        offered=offered,
        in_language=bundle.content,
    )


def new_engine(
    resources: Path, qml: str, watch: Callable[[QQmlEngine], object] | None = None
) -> QQmlApplicationEngine:
    """Make the engine of a window in the file `qml`, which a thread of its own begins to compile.

    The sooner this is called, the more of that is done beside other things. `watch` is given the
    engine before it loads anything.
    """
    engine = QQmlApplicationEngine()
    if watch:
        watch(engine)
    engine.addImportPath(str(resources / "qml"))
    mode = QQmlComponent.CompilationMode.Asynchronous
    QQmlComponent(engine, _file(resources, qml), mode, engine)
    return engine


def _file(resources: Path, qml: str) -> QUrl:
    return QUrl.fromLocalFile(str(resources / "qml" / "Kiosk" / qml))


class Scene:
    """One window and everything behind it. Call `close` before the application ends.

    `model` is what QML gets, as the property `visit` of the window in the file `qml`.
    """

    qml: str
    model: WindowModel

    def __init__(
        self,
        shown: Shown,
        resources: Path,
        translations: Path,
        clock: Callable[[], float],
        engine: QQmlApplicationEngine | None = None,
    ) -> None:
        """`clock` returns seconds and never goes back. `engine` is new, and of the file `qml`."""
        self.size = Panel.size = shown.size
        self._shown = shown
        self._translations = translations
        self._translator = CatalogueTranslator(self._take_words(shown.content.language))
        QCoreApplication.installTranslator(self._translator)
        self.kiosk = self._kiosk(shown.content)
        self.model = self._make_model(clock)
        self.engine = engine or new_engine(resources, self.qml)
        self._load(resources, shown)
        self.window = self._window()
        self.window.frameSwapped.connect(self.model.settle)
        self.model.readyChanged.connect(lambda: self._stand_guard(shown.settings.keys, clock))

    def _make_model(self, clock: Callable[[], float]) -> WindowModel:
        raise NotImplementedError

    def _properties(self) -> dict[str, object]:
        """What the window is made with."""
        return {"visit": self.model, "framed": self._shown.framed}

    def _take_words(self, language: str) -> NullTranslations:
        """The program's own words, with the language's digits from now on."""
        QLocale.setDefault(QLocale(language))
        return catalogue(self._translations, language)

    def _kiosk(self, content: Content) -> Kiosk:
        words = self._translator.words.gettext
        return Kiosk(content, self._shown.settings, words, offered=self._shown.offered)

    def _speak(self, language: str) -> Kiosk:
        """The same kiosk in another language, and the program's own words with it."""
        content = self._shown.in_language(language)
        self._translator.words = self._take_words(language)
        self.kiosk = self._kiosk(content)
        self.engine.retranslate()
        return self.kiosk

    def _stand_guard(self, keys: Keys, clock: Callable[[], float]) -> None:
        # Imported late: Qt's names of keys take longer than the first frame can spare.
        from kiosk.display.guard import InputGuard

        self.guard = InputGuard(self.model, keys, clock, self.window, self._watch_touches(clock))
        self.window.installEventFilter(self.guard)

    def _watch_touches(self, _clock: Callable[[], float]) -> Watch | None:
        """What is told of every touch, if anything."""
        return None

    def _load(self, resources: Path, shown: Shown) -> None:
        engine = self.engine
        engine.addImageProvider("icon", IconProvider(resources / "icons"))
        engine.addImageProvider("code", CodeProvider())
        engine.addImageProvider("media", MediaProvider(shown.picture))
        engine.setInitialProperties(self._properties())
        engine.load(_file(resources, self.qml))

    def _window(self) -> QQuickWindow:
        for root in self.engine.rootObjects():
            if isinstance(root, QQuickWindow):
                return root
        raise ScreenUnusable(
            "The files of the screen cannot be loaded.", "Install the program again."
        )

    def close(self) -> None:
        """Take everything down in the order Qt needs: the engine before the view models."""
        from PySide6.QtCore import QEvent  # slow to build, and not needed before

        QCoreApplication.removeTranslator(self._translator)
        self.window.hide()
        self.engine.deleteLater()
        # Delegates and screens that were already given up go before the engine does.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        del self.window, self.engine


class Stage(Scene):
    """The window of a visit."""

    qml = "Main.qml"

    def __init__(
        self,
        shown: Shown,
        resources: Path,
        translations: Path,
        clock: Callable[[], float],
        engine: QQmlApplicationEngine | None = None,
        *,
        now: Callable[[], datetime],
    ) -> None:
        """`now` returns the time of day, with its time zone."""
        self._now = now
        super().__init__(shown, resources, translations, clock, engine)

    def _make_model(self, clock: Callable[[], float]) -> WindowModel:
        self.visit = VisitModel(self.kiosk, clock, self._now, self._speak)
        return self.visit

    def _properties(self) -> dict[str, object]:
        return {**super()._properties(), "preview": self._shown.preview}

    def _watch_touches(self, clock: Callable[[], float]) -> Watch | None:
        if not self._shown.settings.staff.gesture:
            return None
        from kiosk.display.corners import Corners

        return Corners(self.size, clock, self.visit.staffAsked.emit)


def time_of_day() -> datetime:
    """The time by this machine's clock."""
    return datetime.now(UTC)


def new_application(arguments: list[str]) -> QGuiApplication:
    """Make the application every front end needs, in the theme's typeface."""
    application = QGuiApplication(arguments)
    application.setApplicationName("kiosk")
    application.setFont(QFont(["Noto Sans"]))
    application.setQuitOnLastWindowClosed(False)
    return application
