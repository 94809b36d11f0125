"""Sees to it that a field is looked at once somebody writes in it. Until then nothing of spelling is loaded or begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ...language import current

if TYPE_CHECKING:
    from ...services.spelling import Speller
    from ..shell import Shell
    from .book import Book

ASKS: Final = "spelling"
"""The property of a field in which people write for others; most have it from their form."""


class Spelling(QObject):
    """One for a window. It does nothing until it is switched on, and ends when the window closes."""

    def __init__(self, shell: Shell, speller: Speller) -> None:
        super().__init__(shell)
        self._shell = shell
        self._speller = speller
        self._book: Book | None = None
        self._on = False
        shell.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @property
    def lacks(self) -> bool:
        """Whether this laptop has no words to look up."""
        return self._speller.lacks(current())

    @Slot(bool)
    def switch(self, on: bool) -> None:
        """On, or off: then all lines go, and what was begun ends."""
        self._on = on
        if on:
            self._speller.open()
            self._on_focus(None, QApplication.focusWidget())
            return
        book, self._book = self._book, None
        if book is not None:
            book.put_away()
        self._speller.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the window closes: nobody waits for a word that is being looked up."""
        if isValid(self) and watched is self._shell and event.type() == QEvent.Type.Close:
            self.switch(False)
        return False

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not self._on or not isinstance(now, QLineEdit | QPlainTextEdit) or not now.property(ASKS):
            return
        from .book import Book
        from .fields import look_at

        if self._book is None:
            self._book = Book(self._shell, self._speller)
        look_at(now, self._book)
