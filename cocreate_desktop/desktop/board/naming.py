"""A field that lies over a theme's head or a note while its words are changed. Enter stores, Escape leaves all as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QLineEdit

from ...domain.notes import Note
from ...domain.themes import Theme
from ...language import _, ngettext
from .. import theme as worn
from ..models.board import tip
from .wishes import Named, Reworded, SplitOff


class NameField(QLineEdit):
    """One field for the whole board; asks for one thing at a time."""

    # Emits: Named, Reworded or SplitOff.
    typed = Signal(object)
    # Emits: nothing; a key ended the typing, so the focus can go back to the board.
    left = Signal()

    def __init__(self, board: QGraphicsView) -> None:
        super().__init__(board.viewport())
        self._board = board
        self._asked: Theme | Note | SplitOff | None = None
        self.setProperty("spelling", True)
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

    def ask_split(self, note_ids: tuple[str, ...], box: QRectF) -> None:
        """Asks for the sentence of the theme that these notes should get; Enter splits, going elsewhere without words does
        not."""
        self.setPlaceholderText(_("Sentence of the new theme"))
        told = ngettext(
            "A theme of its own for {n} note. Type its sentence and press Enter.",
            "A theme of their own for {n} notes. Type its sentence and press Enter.",
            len(note_ids),
        )
        self._ask(SplitOff(note_ids, ""), "", box.adjusted(10, 10, -60, -6), told.format(n=len(note_ids)))

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the field while it asks, whatever else it means in the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves all as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._asked = None
            self._leave()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere stores, as everywhere in the app; the menu of the field is not elsewhere."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if isinstance(self._asked, SplitOff) and not self.text().strip():
            self._asked = None
            self.hide()
        self._store()

    def _ask(self, thing: Theme | Note | SplitOff, words: str, box: QRectF, told: str) -> None:
        self._asked = thing
        place: QRect = self._board.mapFromScene(box).boundingRect()
        self.setGeometry(place.x(), place.y(), max(place.width(), 160), 36)
        self.setFont(worn.font("strong"))
        self.setAccessibleName(told)
        self.setToolTip(tip(told))
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
        if isinstance(asked, SplitOff):
            self.typed.emit(SplitOff(asked.note_ids, words))
        else:
            self.typed.emit(Named(asked, words) if isinstance(asked, Theme) else Reworded(asked, words))
