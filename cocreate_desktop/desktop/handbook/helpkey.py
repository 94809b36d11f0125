"""F1 in a dialog: a key of the window under it does not reach there, so each dialog gets one when it first has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from .. import actions

_KEY = "helpKey"


class HelpKey(QObject):
    """``apart`` tells in which dialogs F1 is something else; asked when there is a dialog."""

    # Emits: nothing; help was asked for in the window that is active.
    pressed = Signal()

    def __init__(
        self, app: QApplication, apart: Callable[[], tuple[type[QDialog], ...]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._apart = apart
        app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = new.window() if new is not None else None
        if not isinstance(window, QDialog) or isinstance(window, (*self._apart(), QFileDialog)):
            return
        if window.findChild(QShortcut, _KEY, Qt.FindChildOption.FindDirectChildrenOnly) is None:
            for text in actions.spec("help").shortcuts:
                key = QShortcut(QKeySequence(text), window)
                key.setObjectName(_KEY)
                key.activated.connect(self.pressed)
