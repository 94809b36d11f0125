"""A whole row that can be pressed: icon, title, a sentence and a caret. Used where a list of ways to begin stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from .. import theme
from ..drawing import paint_icon
from ..parts.twolines import TwoLineButton

HEIGHT = 64


class RowButton(TwoLineButton):
    """The pointer over it is a hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As high as the guide's rows."""
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(160, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground when the mouse is on it, icon, two lines and a caret."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        middle = self.height() / 2
        paint_icon(painter, self._icon, QRectF(2, middle - 12, 24, 24), theme.colour("accent"))
        paint_icon(
            painter, "caret-right", QRectF(self.width() - 18, middle - 8, 16, 16), theme.colour("ink2")
        )
        left, width = 40, self.width() - 66
        first, second = QRectF(left, middle - 23, width, 24), QRectF(left, middle + 1, width, 20)
        self.paint_line(painter, theme.font("strong"), "ink", first, self._title)
        self.paint_line(painter, theme.font("small"), "ink2", second, self._words)
