"""How far cards are read, as bars along a line in metres, with the last row across them. Painted; it measures nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...language import _, number_text
from .. import theme
from ..drawing import paint_box, paint_icon

LEFT: Final = 96.0
METRE: Final = 26.0
BAR: Final = 28.0
APART: Final = 44.0
TOP: Final = 44.0
AXIS: Final = 28.0
MOST: Final = 12.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Reach:
    """One way of reading: up to so many metres, and how many pixels a marker is wide in the last row."""

    name: str
    metres: float
    pixels: int
    enough: bool


class ReachBars(QWidget):
    """Promoted in the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reaches: tuple[Reach, ...] = ()
        self._row = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("How far cards are read"))

    @property
    def reaches(self) -> tuple[Reach, ...]:
        """What is drawn."""
        return self._reaches

    def show_reaches(self, reaches: Sequence[Reach], row: int) -> None:
        """Shows these, with the last row at ``row`` metres."""
        self._reaches, self._row = tuple(reaches), row
        spoken = _("{name}: up to {n} metres, {pixels} pixels in the last row.")
        said = [spoken.format(name=one.name, n=number_text(one.metres), pixels=one.pixels) for one in reaches]
        self.setAccessibleDescription(" ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its bars."""
        return QSize(488, round(TOP + APART * max(1, len(self._reaches)) + AXIS))

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(360, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, bars, the last row and the axis, in the theme worn now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(MOST, math.ceil(self._row * 1.25 / 3) * 3)
        scale = METRE * MOST / most
        bottom = TOP + APART * len(self._reaches) - (APART - BAR)
        self._paint_head(painter, LEFT + self._row * scale)
        for place, one in enumerate(self._reaches):
            self._paint_bar(painter, one, TOP + place * APART, scale, most)
        self._paint_row(painter, LEFT + self._row * scale, bottom)
        self._paint_axis(painter, bottom + 12, scale, most)

    def _paint_head(self, painter: QPainter, at: float) -> None:
        paint_icon(painter, "laptop", QRectF(0, 6, 24, 24), theme.colour("ink2"))
        self._write(painter, _("camera"), QRectF(32, 8, 64, 20), "caption", "ink2", _LEFT)
        words = _("last row, {n} m").format(n=self._row)
        wide = QFontMetricsF(theme.font("strong")).horizontalAdvance(words) + 4
        left = min(max(at - wide / 2, 100.0), self.width() - 80 - wide)
        self._write(painter, words, QRectF(left, 4, wide, 22), "strong", "ink", _MIDDLE)
        told = _("pixels\nat {n} m").format(n=self._row)
        self._write(painter, told, QRectF(self.width() - 76, 0, 76, 34), "caption", "ink2", _RIGHT)

    def _paint_bar(self, painter: QPainter, one: Reach, top: float, scale: float, most: float) -> None:
        box = QRectF(LEFT, top, max(4.0, min(one.metres, most) * scale), BAR)
        ground, edge = ("tint", "accent") if one.enough else ("warn-tint", "warn-edge")
        paint_box(painter, box, 5, QColor(theme.colour(ground)), QColor(theme.colour(edge)))
        self._write(painter, one.name, QRectF(0, top, LEFT - 8, BAR), "body", "ink", _LEFT, bold=True)
        said = _("up to {n} m").format(n=number_text(one.metres))
        tone = "accent" if one.enough else "warn"
        room = QRectF(LEFT + 10, top, max(box.width(), 120.0) - 10, BAR)
        self._write(painter, said, room, "body", tone, _LEFT, bold=True)
        count = QRectF(self.width() - 60, top, 60, BAR)
        self._write(painter, str(one.pixels), count, "body", "ink", _RIGHT, bold=True)

    def _paint_row(self, painter: QPainter, at: float, bottom: float) -> None:
        pen = QPen(QColor(theme.colour("ink")), 2)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(at, 30), QPointF(at, bottom + 8))

    def _paint_axis(self, painter: QPainter, y: float, scale: float, most: float) -> None:
        painter.setPen(QPen(QColor(theme.colour("edge")), 1))
        painter.drawLine(QPointF(LEFT, y), QPointF(LEFT + most * scale, y))
        step = 3 if most <= MOST else 3 * math.ceil(most / MOST)
        for metre in range(0, int(most) + 1, step):
            place = QRectF(LEFT + metre * scale - 20, y + 2, 40, 18)
            self._write(painter, str(metre), place, "caption", "ink2", _MIDDLE)
        self._write(painter, "m", QRectF(LEFT + most * scale + 14, y + 2, 20, 18), "caption", "ink2", _LEFT)

    @staticmethod
    def _write(
        painter: QPainter,
        words: str,
        room: QRectF,
        kind: str,
        token: str,
        align: Qt.AlignmentFlag,
        *,
        bold: bool = False,
    ) -> None:
        face = theme.font(kind, tabular=True)
        if bold:
            face.setWeight(face.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(QColor(theme.colour(token)))
        painter.drawText(room, int(align), words)
