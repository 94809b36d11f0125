"""The line on which ideas are typed: it says when several lines are pasted, instead of gluing them into one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class CaptureLine(QLineEdit):
    """Promoted in the form. ``lines_pasted`` comes when the clipboard holds more than one line; the text stays."""

    # Emits: nothing; the clipboard holds the lines.
    lines_pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Looks at what is pasted before it is."""
        if event.matches(QKeySequence.StandardKey.Paste) and len(_lines()) > 1:
            self.lines_pasted.emit()
            event.accept()
            return
        super().keyPressEvent(event)


def _lines() -> list[str]:
    return [line for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
