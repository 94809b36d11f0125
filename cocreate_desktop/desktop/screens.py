"""The names of the screens of this computer, asked of the window system without showing a window."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication

from ..machine import has_display


def screen_names() -> tuple[str, ...]:
    """Name and size of each screen; an application is made when there is none. Empty without a display."""
    if not has_display():
        return ()
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    screens = app.screens() if isinstance(app, QGuiApplication) else []
    return tuple(f"{screen.name()} {screen.size().width()}×{screen.size().height()}" for screen in screens)
