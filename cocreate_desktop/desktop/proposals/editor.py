"""A field over a paragraph in its list. Beside what every such field does, Ctrl and Enter cuts the paragraph in two."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget

from ...language import _
from .. import utf16
from ..parts.roweditor import RowEditor, returned
from .rows import NUMBER, ParagraphRow

_LEAST, _MORE = 96, 44


@dataclass(slots=True)
class Typed:
    """Words that were typed for a paragraph, to be cut before the character ``cut`` (0: not). Whoever hears it says whether
    they were ``taken``."""

    paragraph_id: str
    words: str
    cut: int = 0
    taken: bool = True


class ParagraphEditor(RowEditor):
    """One field for a whole list; what it emits is a Typed."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        rows.viewport().installEventFilter(self)

    def ask(self, row: ParagraphRow, *, chosen: tuple[int, int] | None = None) -> None:
        """Asks for other words; from and to where they are ``chosen``, else the cursor stands at the end."""
        self._id = row.id
        self.setAccessibleName(_("Words of paragraph {n}").format(n=row.number))
        self.setPlainText(row.text)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if chosen is not None:
            cursor.setPosition(chosen[0])
            cursor.setPosition(chosen[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.follow()
        if self._id:
            self.show()
            self.raise_()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list got another size."""
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and Enter cuts where the cursor stands."""
        if returned(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._store(cut=self._at())
            event.accept()
            return
        super().keyPressEvent(event)

    def _at(self) -> int:
        """Where the cursor stands, counted as Python does."""
        return len(utf16.part(self.toPlainText(), 0, self.textCursor().position()))

    def _store(self, *, cut: int = 0, back: bool = True) -> None:
        self._tell(Typed(self._id, self.toPlainText(), cut), back=back)

    def _move(self, box: QRect) -> None:
        room = self._rows.viewport()
        height = min(max(_LEAST, box.height() + _MORE), room.height())
        top = max(0, min(box.top(), room.height() - height))
        self.setGeometry(box.left() + NUMBER - 8, top, room.width() - NUMBER + 4, height)

    def _id_of(self, row: object) -> str:
        return row.id if isinstance(row, ParagraphRow) else ""
