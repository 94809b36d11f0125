"""A QR code as a small picture on a light plate, for the desk. Empty text shows nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ... import look
from ...codes.qr import QUIET, matrix
from ..drawing import paint_box


class QrPicture(QWidget):
    """120 pixels square unless its form says otherwise, with its quiet zone of four modules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Shows the code of ``words``."""
        if words != self._words:
            self._words = words
            self.update()

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(120, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the modules in dark ink on a light plate in both themes."""
        painter = QPainter(self)
        light = look.LIGHT
        paint_box(painter, QRectF(self.rect()), 8, QColor(light.surface), QColor(light.line))
        if not self._words:
            return
        modules = matrix(self._words)
        side = self.width() / (len(modules) + 2 * QUIET)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(light.ink))
        for y, row in enumerate(modules):
            for x, dark in enumerate(row):
                if dark:
                    painter.drawRect(QRectF((x + QUIET) * side, (y + QUIET) * side, side, side))
