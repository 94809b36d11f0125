"""What the menu of a field says above its own words when it is opened at a word that is spelt wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from ...language import _
from .book import Book, Meant


class Suggestions(QObject):
    """Lives as long as the menu. What may be meant comes when it was found; until then a line says that it is looked for."""

    def __init__(self, menu: QMenu, book: Book, word: str, replace: Callable[[str], None]) -> None:
        super().__init__(menu)
        self._menu, self._book, self._word, self._replace = menu, book, word, replace
        self._meant: dict[QAction, str] = {}
        self._first = menu.actions()[0]
        self._waiting = self._line(_("Looking for suggestions…"))
        menu.insertSeparator(self._first)
        self._teach = QAction(_("Add to the words of this project"), menu)
        self._teach.setVisible(book.knows_a_project)
        self._pass = QAction(_("Ignore until the project is closed"), menu)
        menu.insertActions(self._first, [self._teach, self._pass])
        menu.insertSeparator(self._first)
        menu.setAccessibleName(_("Suggestions for {word}").format(word=word))
        menu.triggered.connect(self._on_triggered)
        book.meant(word, self._tell)

    def _line(self, words: str) -> QAction:
        """A line that says something and does nothing."""
        said = QAction(words, self._menu)
        said.setEnabled(False)
        self._menu.insertAction(self._first, said)
        return said

    def _tell(self, meant: Meant) -> None:
        if not isValid(self):
            return
        for word in meant.words:
            action = QAction(word, self._menu)
            self._meant[action] = word
            self._menu.insertAction(self._waiting, action)
        if meant.words:
            self._menu.removeAction(self._waiting)
            self._menu.setActiveAction(next(iter(self._meant)))
        elif meant.right:
            self._waiting.setText(_("This word is in the list of words"))
            for action in (self._teach, self._pass):
                action.setVisible(False)
        else:
            self._waiting.setText(_("No suggestions"))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action in self._meant:
            self._replace(self._meant[action])
        elif action is self._teach:
            self._book.teach(self._word)
        elif action is self._pass:
            self._book.let_pass(self._word)
