"""Puts a window on the screen: all of it, or as a frame to try things out in."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPixmap, QWindow

# A size in pixels; an empty one means the panel's shape; None means the whole screen.
WindowSize = tuple[int, int] | tuple[()] | None

# A window takes this much of the screen's height or width, so that its frame fits too.
_WINDOW_SHARE = 0.9


def show(window: QWindow, *, framed: bool) -> None:
    """Show the window on its whole screen, where no pointer is seen, or `framed`, of the size it
    has. A window for the whole screen has asked for no frame when it was made."""
    if framed:
        window.setMinimumSize(window.size())
        window.setMaximumSize(window.size())
        window.show()
    else:
        _hide_pointer()
        # Without a window manager showFullScreen() would keep the window's first size.
        window.setGeometry(window.screen().geometry())
        window.showFullScreen()


def _hide_pointer() -> None:
    """Have no pointer over the window: a touch screen has none. A mouse works all the same."""
    nothing = QPixmap(1, 1)
    nothing.fill(QColor(0, 0, 0, 0))
    # For the whole application, since Qt Quick takes back what a window is given.
    QGuiApplication.setOverrideCursor(QCursor(nothing))


def fitted(width: float, height: float, screen: QSize) -> QSize:
    """Return the largest window of this shape that fits the screen with its frame."""
    scale = _WINDOW_SHARE * min(screen.width() / width, screen.height() / height)
    return QSize(round(width * scale), round(height * scale))
