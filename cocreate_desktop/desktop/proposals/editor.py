"""A field over a paragraph in its list. Enter stores, Shift and Enter begins a line, Ctrl and Enter cuts in two, Escape leaves
all as it was; it follows its paragraph when the list changes under it, and keeps what was typed when storing is refused."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from ...language import _
from .rows import NUMBER, ROW_ROLE, ParagraphRow

_LEAST, _MORE = 96, 44
_OURS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Delete)


@dataclass(slots=True)
class Typed:
    """Words that were typed for a paragraph, to be cut before the character ``cut`` (0: not). Whoever hears it says whether
    they were ``taken``."""

    paragraph_id: str
    words: str
    cut: int = 0
    taken: bool = True


class ParagraphEditor(QPlainTextEdit):
    """One field for a whole list."""

    # Emits: Typed.
    typed = Signal(object)

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows.viewport())
        self._rows = rows
        self._id = ""
        self.setTabChangesFocus(True)
        rows.verticalScrollBar().valueChanged.connect(self._on_moved)
        rows.viewport().installEventFilter(self)
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether somebody types in it."""
        return bool(self._id)

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

    def follow(self) -> None:
        """Goes where its paragraph is now; one that is gone takes it along."""
        if not self._id:
            return
        place = self._place()
        if place < 0:
            self._leave()
            return
        item = self._rows.item(place)
        if not self.isVisible():
            self._rows.scrollToItem(item)
        box, room = self._rows.visualItemRect(item), self._rows.viewport()
        height = min(max(_LEAST, box.height() + _MORE), room.height())
        top = max(0, min(box.top(), room.height() - height))
        self.setGeometry(box.left() + NUMBER - 8, top, room.width() - NUMBER + 4, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list got another size."""
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The keys of the list and the step are letters and lines here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OURS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As the module says."""
        held, returned = event.modifiers(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif returned and held & Qt.KeyboardModifier.ControlModifier:
            self._store(cut=len(self.toPlainText()[: self._at()]))
        elif returned and not held & Qt.KeyboardModifier.ShiftModifier:
            self._store()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere in the window stores; another window or a menu changes nothing."""
        super().focusOutEvent(event)
        away = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if self._id and event.reason() not in away:
            self._store(back=False)

    def _at(self) -> int:
        """Where the cursor stands, counted as Python does: an emoji is two to Qt."""
        units = self.toPlainText().encode("utf-16-le", "surrogatepass")[: 2 * self.textCursor().position()]
        return len(units.decode("utf-16-le", "ignore"))

    def _store(self, *, cut: int = 0, back: bool = True) -> None:
        asked = Typed(self._id, self.toPlainText(), cut)
        self._id = ""
        self.typed.emit(asked)
        if asked.taken:
            self._leave(back=back)
            return
        self._id = asked.paragraph_id
        self.follow()

    def _leave(self, *, back: bool = True) -> None:
        back = back and self.hasFocus()
        self._id = ""
        self.hide()
        if back:
            self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> int:
        rows = (self._rows.item(place).data(ROW_ROLE) for place in range(self._rows.count()))
        found = (
            place for place, row in enumerate(rows) if isinstance(row, ParagraphRow) and row.id == self._id
        )
        return next(found, -1)

    @Slot(int)
    def _on_moved(self, _value: int) -> None:
        self.follow()
