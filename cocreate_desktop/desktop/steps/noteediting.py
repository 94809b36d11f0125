"""A field over a row of a list of notes, for other words of one note, beside its photo when it has one. Enter stores, Escape
leaves all as it was; it follows its note when the list changes under it, and keeps what was typed when storing is refused."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from ...domain.notes import Note
from ...language import _
from ..parts.notepicture import NotePicture
from ..parts.plaintip import plain_tip
from ..pictures import PictureBook
from .notedelegate import ROW_ROLE
from .noteflags import NoteRow

_LEAST, _PICTURE, _NARROW = 78, 140, 120
_TEXT = 34


@dataclass(slots=True)
class Rewording:
    """Other words that a person typed for a note; whoever hears it says whether they were ``taken``."""

    note: Note
    words: str
    taken: bool = True


class NoteEditor(QPlainTextEdit):
    """One field for a whole list; asks for one note at a time."""

    # Emits: Rewording.
    typed = Signal(object)

    def __init__(self, rows: QListWidget, pictures: PictureBook) -> None:
        super().__init__(rows.viewport())
        self._rows = rows
        self._picture = NotePicture(pictures, rows.viewport())
        self._note: Note | None = None
        self._beside = False
        self.setTabChangesFocus(True)
        rows.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether somebody types in it."""
        return self._note is not None

    def ask(self, note: Note) -> None:
        """Asks for other words; the original stays in the record."""
        self._note = note
        told = _("Words of the note. First it said: {text}").format(text=note.original)
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))
        self.setPlainText(note.text)
        self.selectAll()
        self._beside = self._picture.take(note, self._side)
        self.follow()
        if self._note is not None:
            self.show()
            self.raise_()
            self._picture.setVisible(self._beside)
            self._picture.raise_()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Goes where its note is now; a note that is there no more takes it along."""
        if self._note is None:
            return
        place = self._place(self._note.id)
        if place < 0:
            self._leave()
            return
        if not self.isVisible():
            self._rows.scrollToItem(self._rows.item(place))
        self._move(place)

    def event(self, event: QEvent) -> bool:
        """The keys of the list and the step are letters and lines here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Delete)
            if event.key() in keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stores, Shift and Enter begins a line, Escape leaves all as it was."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self._store()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere in the window stores, as everywhere in the app; another window or a menu changes nothing."""
        super().focusOutEvent(event)
        away = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if self._note is not None and event.reason() not in away:
            self._store(back=False)

    def _store(self, *, back: bool = True) -> None:
        note = self._note
        if note is None:
            return
        asked = Rewording(note, self.toPlainText())
        self._note = None
        self.typed.emit(asked)
        if asked.taken:
            self._leave(back=back)
            return
        self._note = note
        self.follow()

    def _leave(self, *, back: bool = True) -> None:
        back = back and self.hasFocus()
        self._note = None
        self.hide()
        self._picture.hide()
        if back:
            self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, note_id: str) -> int:
        rows = (self._rows.item(place).data(ROW_ROLE) for place in range(self._rows.count()))
        found = (
            place for place, row in enumerate(rows) if isinstance(row, NoteRow) and row.note_id == note_id
        )
        return next(found, -1)

    @property
    def _side(self) -> int:
        """How large a photo can be in this list."""
        return max(_LEAST, min(_PICTURE, self._rows.viewport().height() - 2))

    def _move(self, place: int) -> None:
        row = self._rows.visualItemRect(self._rows.item(place))
        room = self._rows.viewport()
        height = max(self._side if self._beside else _LEAST, row.height())
        top = max(0, min(row.top(), room.height() - height))
        wide = room.width() - _TEXT - 4
        if self._beside:
            wide -= self._picture.width() + 4
            self._picture.move(row.left() + _TEXT + max(wide, _NARROW) + 4, top)
        self.setGeometry(row.left() + _TEXT, top, max(wide, _NARROW), height)

    @Slot(int)
    def _on_scrolled(self, _value: int) -> None:
        self.follow()
