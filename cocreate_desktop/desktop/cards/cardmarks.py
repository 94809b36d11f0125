"""Paints over the picture of a room: which card was read, which is in doubt, which was only seen. Never a letter, never an
answer: neighbours look along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...language import _
from ...look import DARK, LIGHT
from .. import theme
from ..drawing import paint_box, paint_icon
from ..walls.photomarks import Placing
from .standing import CardMark, Sign

# The picture is as light or as dark as the hall is, so the marks are the same in both themes, each with a line outside
# that parts it from the wall.
_GREEN, _AMBER, _WHITE = QColor(DARK.accent), QColor(DARK.warn), QColor("#FBF7EE")
_RIM, _INK = QColor(20, 18, 15, 190), QColor(LIGHT.ink)
_TICK, _PLATE = 12.0, 22.0
_OUT: Final = 3.0
PAPER: Final = 0.22
"""How far the paper reaches out of the marker on each side, as a part of the marker."""


def paint_marks(painter: QPainter, marks: Iterable[CardMark], placing: Placing) -> None:
    """All cards of a picture; what is in doubt comes last and so on top."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in sorted(marks, key=lambda one: one.sign is Sign.UNCLEAR):
        side = _side(mark, placing)
        _SIGNS[mark.sign](painter, placing.polygon(mark.quad, side * PAPER + _OUT), mark.number)


def _side(mark: CardMark, placing: Placing) -> float:
    first, second = (placing.point(corner) for corner in mark.quad[:2])
    return float(((second.x() - first.x()) ** 2 + (second.y() - first.y()) ** 2) ** 0.5)


def _stroke(
    painter: QPainter,
    shape: QPolygonF,
    tone: QColor,
    width: float,
    line: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    pen = QPen(tone, width, line)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(shape)


def _paint_read(painter: QPainter, shape: QPolygonF, _number: int) -> None:
    _stroke(painter, shape, _RIM, 4)
    _stroke(painter, shape, _GREEN, 2)
    box = shape.boundingRect()
    spot = QRectF(box.right() - _TICK / 2, box.top() - _TICK / 2, _TICK, _TICK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.surface))
    painter.drawEllipse(spot)
    paint_icon(painter, "check-circle-fill", spot, QColor(LIGHT.accent))


def _paint_unclear(painter: QPainter, shape: QPolygonF, number: int) -> None:
    _stroke(painter, shape, _RIM, 5)
    _stroke(painter, shape, _AMBER, 3, Qt.PenStyle.DashLine)
    if not number:
        return
    face = theme.font("small", tabular=True)
    face.setWeight(QFont.Weight.Bold)
    words = f"{number} ?"
    box = shape.boundingRect()
    wide = QFontMetricsF(face).horizontalAdvance(words) + 14
    plate = QRectF(box.center().x() - wide / 2, box.top() - _PLATE + 4, wide, _PLATE)
    paint_box(painter, plate, 4, QColor(LIGHT.warn_tint), _RIM)
    painter.setFont(face)
    painter.setPen(_INK)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def _paint_seen(painter: QPainter, shape: QPolygonF, _number: int) -> None:
    _stroke(painter, shape, _RIM, 4)
    _stroke(painter, shape, _WHITE, 2)


_SIGNS: Final[dict[Sign, Callable[[QPainter, QPolygonF, int], None]]] = {
    Sign.READ: _paint_read,
    Sign.UNCLEAR: _paint_unclear,
    Sign.SEEN: _paint_seen,
}


class CardLegend(QWidget):
    """What the three marks mean, in a row as wide as its words."""

    _GAP, _SPOT, _HIGH = 18, 18, 28

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = (
            (Sign.READ, _("read")),
            (Sign.UNCLEAR, _("unclear")),
            (Sign.SEEN, _("seen, not sure yet")),
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The marks in the picture: {words}").format(words=self._words()))

    def sizeHint(self) -> QSize:
        """The size it wants."""
        metrics = QFontMetricsF(theme.font("small"))
        words = sum(metrics.horizontalAdvance(text) for _sign, text in self._rows)
        return QSize(round(words + len(self._rows) * (self._SPOT + 8) + 2 * self._GAP + 8), self._HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face, left = theme.font("small"), 4.0
        for sign, text in self._rows:
            top = (self.height() - self._SPOT) / 2 + 1
            corners = ((left, top), (left + 14, top), (left + 14, top + 14), (left, top + 14))
            _SIGNS[sign](painter, QPolygonF([QPointF(x, y) for x, y in corners]), 0)
            left += self._SPOT + 8
            painter.setFont(face)
            painter.setPen(theme.colour("ink"))
            wide = QFontMetricsF(face).horizontalAdvance(text)
            room = QRectF(left, 0, wide + 2, self.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
            left += wide + self._GAP

    def _words(self) -> str:
        return ", ".join(text for _sign, text in self._rows)
