"""A number in a small field, where many stand beside each other: digits and arrows, no buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QSpinBox, QWidget


class SmallCount(QSpinBox):
    """56 × 36. What is typed counts at Enter or on leaving. Give it an accessible name and a label buddy."""

    WIDE, EDGE = 56, 2
    """How wide it wants to be, and how far from its left and right edge the number stands, in pixels."""

    def __init__(self, parent: QWidget | None = None, maximum: int = 9999) -> None:
        super().__init__(parent)
        self.setRange(0, maximum)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(self.WIDE, 36)

    def minimumSizeHint(self) -> QSize:
        """The least at which it can be read."""
        return QSize(self.WIDE, 36)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The number keeps its place."""
        super().resizeEvent(event)
        self._seat()

    def showEvent(self, event: QShowEvent) -> None:
        """The number keeps its place."""
        super().showEvent(event)
        self._seat()

    def changeEvent(self, event: QEvent) -> None:
        """The number keeps its place when font or style change."""
        super().changeEvent(event)
        self._seat()

    def _seat(self) -> None:
        """The number's own place; the style would keep room for buttons that are not there, and put it at the left."""
        self.lineEdit().setTextMargins(0, 0, 0, 0)
        self.lineEdit().setGeometry(self.EDGE, 1, max(0, self.width() - 2 * self.EDGE), self.height() - 2)
