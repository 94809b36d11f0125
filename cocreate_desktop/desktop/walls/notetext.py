"""The line on which the words of a note are checked: Enter takes them, words in doubt are marked until somebody changed
them, and what the machine reads meanwhile never replaces what is typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from .. import actions, theme, utf16

_LARGE, _SMALL, _MANY = 18, 15, 70  # pixels, pixels, letters


class NoteText(QPlainTextEdit):
    """Promoted in the form. Shift with Enter begins a new line."""

    # Emits: nothing; Enter was pressed.
    entered = Signal()
    # Emits: nothing; Escape was pressed.
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._doubts: tuple[tuple[str, str], ...] = ()
        self._of_the_screen = [
            QKeySequence(key) for one in actions.ACTIONS if one.context == "walls" for key in one.shortcuts
        ]
        self.textChanged.connect(self._mark)

    def sizeHint(self) -> QSize:
        """Three lines; it takes what room there is."""
        return QSize(200, 88)

    @property
    def typed(self) -> bool:
        """Whether somebody changed what was shown."""
        return self.document().isModified()

    def show_words(self, words: str, doubts: Sequence[tuple[str, str]] = (), *, typed: bool = False) -> None:
        """Shows the words of another note, the cursor at their end; what stood there can not be called back."""
        self._doubts = tuple(doubts)
        self._set_size(words)
        self.setPlainText(words)
        self.document().setModified(typed)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._mark()

    def doubts(self) -> tuple[tuple[str, str], ...]:
        """The words in doubt that still stand there, with what may be meant instead."""
        words = self.toPlainText()
        return tuple(pair for pair in self._doubts if _place(words, pair[0]) is not None)

    def replace(self, word: str, meant: str) -> None:
        """Puts what is meant in the place of a word; the key for undo brings it back."""
        found = _place(self.toPlainText(), word)
        if found is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(found[0])
        cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(meant)

    def event(self, event: QEvent) -> bool:
        """The keys of the screen are the screen's, and with nothing typed here undo is the desk's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            of_the_desk = (event.matches(undo) and not self.document().isUndoAvailable()) or (
                event.matches(redo) and not self.document().isRedoAvailable()
            )
            if of_the_desk or any(pressed == key for key in self._of_the_screen):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes, Escape leaves; everything else is typing."""
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            # A key that is held down must not take a whole wall.
            if not event.isAutoRepeat():
                self.entered.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The marks wear the theme of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    def _set_size(self, words: str) -> None:
        face: QFont = theme.font("body")
        face.setPixelSize(_SMALL if len(words) > _MANY else _LARGE)
        # The style sheet's size of fields is smaller, and it wins over a font that is set.
        self.setStyleSheet(f"font-size: {face.pixelSize()}px;")

    def _mark(self) -> None:
        words = self.toPlainText()
        marked = []
        for word, _meant in self._doubts:
            place = _place(words, word)
            if place is not None:
                marked.append(self._marked(*place))
        self.setExtraSelections(marked)

    def _marked(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(theme.colour("warn-tint"))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(theme.colour("warn-edge"))
        found.cursor, found.format = cursor, look
        return found


def _place(words: str, word: str) -> tuple[int, int] | None:
    """Where a whole word stands, counted as Qt counts."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words)
    if found is None:
        return None
    before = utf16.units(words[: found.start()])
    return before, before + utf16.units(word)
