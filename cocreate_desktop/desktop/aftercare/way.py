"""The way from note to reply as five numbers with arrows between; it paints what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import theme
from ..drawing import paint_icon

_HIGH, _ARROW = 62, 48


@dataclass(frozen=True, slots=True)
class WayStep:
    """A stop on the way: an icon, its number and what it counts."""

    icon: str
    number: str
    words: str


class Way(QWidget):
    """62 high; the stops share its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[WayStep, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def steps(self) -> tuple[WayStep, ...]:
        """What is drawn."""
        return self._steps

    def show_steps(self, steps: Sequence[WayStep]) -> None:
        """Shows these."""
        self._steps = tuple(steps)
        self.setAccessibleName(", ".join(f"{one.number} {one.words}" for one in steps))
        self.update()

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(900, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Icons, numbers and arrows in the theme worn now."""
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = (self.width() - _ARROW * (len(self._steps) - 1)) / len(self._steps)
        for place, one in enumerate(self._steps):
            left = place * (wide + _ARROW)
            self._paint_step(painter, left, wide, one)
            if place:
                box = QRectF(left - _ARROW / 2 - 16, _HIGH / 2 - 12, 24, 24)
                paint_icon(painter, "arrow-right", box, theme.colour("ink3"))

    def _paint_step(self, painter: QPainter, left: float, wide: float, one: WayStep) -> None:
        paint_icon(painter, one.icon, QRectF(left, 8, 24, 24), theme.colour("accent"))
        face = QFont(self.font())
        face.setPixelSize(30)
        face.setWeight(QFont.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(theme.colour("ink"))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left + 36, 0, wide - 36, 40), side, one.number)
        face.setPixelSize(13)
        face.setWeight(QFont.Weight.Normal)
        painter.setFont(face)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRectF(left + 36, 38, wide - 36, 22), side, one.words)
