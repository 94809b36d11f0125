"""A field that lies over a theme's head or a note while its words are changed. Enter stores, Escape leaves all as it was."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QLineEdit

from ...domain.notes import Note
from ...domain.themes import Theme
from ...language import _
from .. import theme as worn
from .wishes import Named, Reworded


class NameField(QLineEdit):
    """One field for the whole board; asks for one thing at a time."""

    # Emits: Named or Reworded.
    typed = Signal(object)
    # Emits: nothing; a key ended the typing, so the focus can go back to the board.
    left = Signal()

    def __init__(self, board: QGraphicsView) -> None:
        super().__init__(board.viewport())
        self._board = board
        self._asked: Theme | Note | None = None
        self.returnPressed.connect(self._on_return)
        self.hide()

    def ask_name(self, theme: Theme, box: QRectF) -> None:
        """Asks for the sentence of a theme; ``box`` is its head in the scene."""
        self.setPlaceholderText(_("Make it one sentence"))
        self._ask(theme, theme.name, box.adjusted(10, 10, -60, -6), _("Sentence of the theme"))

    def ask_words(self, note: Note, box: QRectF) -> None:
        """Asks for other words for a note; the original stays in the record."""
        self.setPlaceholderText("")
        told = _("Words of the note. First it said: {text}").format(text=note.original)
        self._ask(note, note.text, box.adjusted(0, 14, 140, -30), told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves all as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._asked = None
            self._leave()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere stores, as everywhere in the app."""
        super().focusOutEvent(event)
        self._store()

    def _ask(self, thing: Theme | Note, words: str, box: QRectF, told: str) -> None:
        self._asked = thing
        place: QRect = self._board.mapFromScene(box).boundingRect()
        self.setGeometry(place.x(), place.y(), max(place.width(), 160), 36)
        self.setFont(worn.font("strong"))
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setText(words)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    @Slot()
    def _on_return(self) -> None:
        self._store()
        self._leave()

    def _store(self) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            return
        self.hide()
        words = self.text()
        self.typed.emit(Named(asked, words) if isinstance(asked, Theme) else Reworded(asked, words))
