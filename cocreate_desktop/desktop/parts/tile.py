"""A tile that can be pressed: icon, title and a few words, in a thin frame. Used for what can be printed or exported."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import theme
from ..drawing import paint_box, paint_icon
from .twolines import TwoLineButton

HEIGHT, LOW = 56, 36


class TileButton(TwoLineButton):
    """As wide as there is room; without words of its own it is one line, and low."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the guide's tiles."""
        return QSize(190, self._high())

    def minimumSizeHint(self) -> QSize:
        """The same height, narrower."""
        return QSize(120 if self._words else 96, self._high())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, icon and two lines."""
        painter = QPainter(self)
        able = self.isEnabled()
        over = able and (self.underMouse() or self.isDown())
        edge = theme.colour("edge" if over else "line")
        paint_box(painter, QRectF(self.rect()), 8, theme.colour("sunken") if over else None, edge)
        middle = self.height() / 2
        tone = theme.colour("accent" if able else "ink3")
        if self._icon:
            paint_icon(painter, self._icon, QRectF(13, middle - 12, 24, 24), tone)
        left = 48 if self._icon else 13
        room = QRectF(left, middle - (20 if self._words else 10), self.width() - left - 8, 20)
        face = theme.font("body")
        face.setWeight(face.Weight.DemiBold)
        self.paint_line(painter, face, "ink" if able else "ink3", room, self._title)
        below = room.translated(0, 20)
        self.paint_line(painter, theme.font("caption"), "ink2" if able else "ink3", below, self._words)

    def _high(self) -> int:
        return HEIGHT if self._words else LOW
