"""The line on which ideas are typed: it says when several lines are pasted, instead of gluing them into one, never cuts what is
too long, and leaves the key for undo to the desk while it is empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

# Far above what a note may have: a text that is too long is told and stays, and Qt would cut it without a word.
_ROOM = 10_000_000


class CaptureLine(QLineEdit):
    """Promoted in the form. ``lines_pasted`` comes when more than one line is pasted or dropped; what was typed stays."""

    # Emits: nothing; ``pasted`` holds the lines.
    lines_pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pasted = ""
        self._before = ""
        self.setMaxLength(_ROOM)
        self.textChanged.connect(self._on_text)

    def start_anew(self, words: str = "") -> None:
        """Shows other words, or none; what stood there cannot be called back by the key for undo."""
        self.setText(words)

    def event(self, event: QEvent) -> bool:
        """With nothing to take back on the line, undo and redo are those of the desk."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            of_the_desk = (event.matches(undo) and not self.isUndoAvailable()) or (
                event.matches(redo) and not self.isRedoAvailable()
            )
            if of_the_desk:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Looks at what is pasted before it is: a long list never has to be laid out on one line."""
        if event.matches(QKeySequence.StandardKey.Paste):
            words = QGuiApplication.clipboard().text()
            if len(_lines(words)) > 1:
                self._tell(words)
                event.accept()
                return
        super().keyPressEvent(event)

    @Slot(str)
    def _on_text(self, words: str) -> None:
        """Menu, middle button and drag come past no key: line breaks in the text tell of them."""
        if not _broken(words):
            self._before = words
            return
        before, added = self._before, _added(self._before, words, self.cursorPosition())
        lines = _lines(added)
        if len(lines) > 1:
            self.setText(before)
            self._tell(added)
        else:
            self.setText(" ".join(words.split()))

    def _tell(self, words: str) -> None:
        self.pasted = words
        self.lines_pasted.emit()


def _broken(words: str) -> bool:
    return len(words.splitlines()) > 1 or words != words.rstrip("\r\n\u2028\u2029")


def _lines(words: str) -> list[str]:
    return [line for line in words.splitlines() if line.strip()]


def _added(before: str, after: str, cursor: int) -> str:
    """What came into the text: it ends at the cursor, and begins where the two part."""
    room = max(len(before) - (len(after) - cursor), 0)
    head = next((i for i in range(room) if before[i] != after[i]), room)
    return after[head:cursor]
