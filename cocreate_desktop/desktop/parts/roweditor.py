"""A field over a row of a list, for other words of it. Enter stores, Shift and Enter begins a line, Escape leaves all as it
was; it follows its row when the list changes under it, and keeps what was typed when storing is refused."""

from __future__ import annotations

from abc import abstractmethod
from typing import Protocol

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

_ROW = int(Qt.ItemDataRole.UserRole)
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OURS = (*_RETURNS, Qt.Key.Key_Escape, Qt.Key.Key_Delete)


class Answered(Protocol):
    """What was typed; whoever hears it says whether it was ``taken``."""

    taken: bool


class RowEditor(QPlainTextEdit):
    """One field for a whole list; asks for one row at a time."""

    # Emits: Answered, of the kind that the list makes.
    typed = Signal(object)
    # Emits: nothing; nobody types in it any more.
    left = Signal()

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows.viewport())
        self._rows = rows
        self._id = ""
        self.setTabChangesFocus(True)
        self.setProperty("spelling", True)
        rows.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether somebody types in it."""
        return bool(self._id)

    def follow(self) -> None:
        """Goes where its row is now; one that is there no more takes it along."""
        if not self._id:
            return
        place = self._place()
        if place < 0:
            self._leave()
            return
        item = self._rows.item(place)
        if not self.isVisible():
            self._rows.scrollToItem(item)
        self._move(self._rows.visualItemRect(item))

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
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif returned(event) and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._store()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere in the window stores, as everywhere in the app; another window or a menu changes nothing."""
        super().focusOutEvent(event)
        away = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if self._id and event.reason() not in away:
            self._store(back=False)

    @abstractmethod
    def _store(self, *, back: bool = True) -> None:
        """Makes what was typed known with ``_tell``; the focus goes ``back`` to the list."""

    @abstractmethod
    def _move(self, box: QRect) -> None:
        """Lies over the row that is there now."""

    @abstractmethod
    def _id_of(self, row: object) -> str:
        """The id of what an item of the list holds."""

    def _tell(self, asked: Answered, *, back: bool) -> None:
        kept, self._id = self._id, ""
        self.typed.emit(asked)
        if asked.taken:
            self._leave(back=back)
            return
        self._id = kept
        self.follow()

    def _leave(self, *, back: bool = True) -> None:
        back = back and self.hasFocus()
        self._id = ""
        self.hide()
        self.left.emit()
        if back:
            self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> int:
        rows = (self._rows.item(place).data(_ROW) for place in range(self._rows.count()))
        return next((place for place, row in enumerate(rows) if self._id_of(row) == self._id), -1)

    @Slot(int)
    def _on_scrolled(self, _value: int) -> None:
        self.follow()


def returned(event: QKeyEvent) -> bool:
    """Whether it is one of the two Enter keys."""
    return event.key() in _RETURNS
