"""A field over a row of a list of notes, for other words of one note, beside its photo when it has one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget

from ...domain.notes import Note
from ...language import _
from ..parts.notepicture import NotePicture
from ..parts.plaintip import plain_tip
from ..parts.roweditor import RowEditor
from ..pictures import PictureBook
from .noteflags import NoteRow

_LEAST, _PICTURE, _NARROW = 78, 140, 120
_TEXT = 34


@dataclass(slots=True)
class Rewording:
    """Other words that a person typed for a note; whoever hears it says whether they were ``taken``."""

    note: Note
    words: str
    taken: bool = True


class NoteEditor(RowEditor):
    """One field for a whole list; what it emits is a Rewording."""

    def __init__(self, rows: QListWidget, pictures: PictureBook) -> None:
        super().__init__(rows)
        self._picture = NotePicture(pictures, rows.viewport())
        self._note: Note | None = None
        self._beside = False

    def ask(self, note: Note) -> None:
        """Asks for other words; the original stays in the record."""
        self._id, self._note = note.id, note
        told = _("Words of the note. First it said: {text}").format(text=note.original)
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))
        self.setPlainText(note.text)
        self.selectAll()
        self._beside = self._picture.take(note, self._side)
        self.follow()
        if self._id:
            self.show()
            self.raise_()
            self._picture.setVisible(self._beside)
            self._picture.raise_()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _store(self, *, back: bool = True) -> None:
        if self._id and self._note is not None:
            self._tell(Rewording(self._note, self.toPlainText()), back=back)

    def _leave(self, *, back: bool = True) -> None:
        self._picture.hide()
        super()._leave(back=back)

    def _id_of(self, row: object) -> str:
        return row.note_id if isinstance(row, NoteRow) else ""

    @property
    def _side(self) -> int:
        """How large a photo can be in this list."""
        return max(_LEAST, min(_PICTURE, self._rows.viewport().height() - 2))

    def _move(self, box: QRect) -> None:
        room = self._rows.viewport()
        height = max(self._side if self._beside else _LEAST, box.height())
        top = max(0, min(box.top(), room.height() - height))
        wide = room.width() - _TEXT - 4
        if self._beside:
            wide -= self._picture.width() + 4
            self._picture.move(box.left() + _TEXT + max(wide, _NARROW) + 4, top)
        self.setGeometry(box.left() + _TEXT, top, max(wide, _NARROW), height)
