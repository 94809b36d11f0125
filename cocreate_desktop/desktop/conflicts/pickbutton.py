"""The button under a version: its key stands on it as an arrow, and chosen it has a line of two pixels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from ...look import Tokens
from .. import theme
from ..drawing import paint_box, paint_icon
from ..parts.keybutton import KeyButton

_HIGH, _KEY, _ICON = 44, 26, 14


class PickButton(KeyButton):
    """44 high. ``keyIcon`` (a dynamic property of the form) names the icon that its key has; ``keyHint`` is read out."""

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(super().sizeHint().width(), _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            paint_box(painter, QRectF(self.rect()), 8, None, theme.colour("accent"), 2)
            painter.end()

    def _hint_width(self) -> float:
        return _KEY if self.property("keyIcon") else super()._hint_width()

    def _paint_hint(self, painter: QPainter, left: float, text: QColor, tokens: Tokens) -> None:
        name = self.property("keyIcon")
        if not isinstance(name, str) or not name:
            super()._paint_hint(painter, left, text, tokens)
            return
        box = QRectF(left, (self.height() - 20) / 2, _KEY, 20)
        paint_box(painter, box, 4, QColor(tokens.surface), QColor(tokens.edge))
        side = QRectF(box.center().x() - _ICON / 2, box.center().y() - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, name, side, QColor(tokens.ink2))
