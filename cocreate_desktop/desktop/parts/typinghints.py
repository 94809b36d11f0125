"""The key on a button, as it is now: while somebody types, a letter is a letter, and another key does what it does else."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from .keybutton import KeyButton


class TypingHints(QObject):
    """``keys`` gives for each button the key that works, and the one that works also in a field where one types."""

    def __init__(self, keys: Mapping[KeyButton, tuple[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._keys = dict(keys)
        self._typing: bool | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._on_focus(None, QApplication.focusWidget())

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        typing = isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit)
        if typing is self._typing:
            return
        self._typing = typing
        for button, (free, while_typing) in self._keys.items():
            button.setProperty("keyHint", while_typing if typing else free)
