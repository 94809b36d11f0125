"""The six note squares in a row, our signature: empty states on the desk. Decoration, nothing to press or read."""

from __future__ import annotations

from PySide6.QtCore import Property, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import theme
from ..drawing import paint_ribbon, ribbon_width


class Ribbon(QWidget):
    """Squares of `side` pixels, a quarter square apart. Designer property: side."""

    def __init__(self, parent: QWidget | None = None, side: int = 20) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(round(ribbon_width(self._side)) + 1, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        left = (self.width() - ribbon_width(self._side)) / 2
        paint_ribbon(painter, left, 0, self._side, theme.tokens_now().dark)

    def _get_side(self) -> int:
        return self._side

    def _set_side(self, side: int) -> None:
        self._side = side
        self.updateGeometry()

    side = Property(int, _get_side, _set_side)
