"""Paints over the photo of a wall: how each note stands, the one that is checked now, parts to photograph again, and
outlines that are being drawn. Nothing covers words: signs stand on the corner, numbers outside it and only where they
are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ...domain.walls import Box, Point, Quad, area
from ...look import LIGHT
from .. import theme
from ..drawing import paint_icon
from .reviewstate import Look
from .shapes import contains, sides

# The photo is as light or as dark as the hall was, so the marks are the same in both themes, each with a line that
# parts it from the wall.
_GREEN, _AMBER, _WHITE, _VIOLET, _INK = (
    QColor(tone) for tone in (LIGHT.accent, "#F5BE37", "#FFFFFF", LIGHT.focus, LIGHT.ink)
)
_LIGHT_RIM, _DARK_RIM = QColor(255, 255, 255, 190), QColor(20, 18, 15, 150)
_VEIL = QColor(36, 33, 28, 96)
_SIGN: Final = (11.0, 19.0)
_OUT: Final = 2.0
_PLATE_HIGH, _PLATE_PAD = 22.0, 7.0
_WHY_HIGH: Final = 32.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One note in the photo: its number (0 for none) and how it stands."""

    id: str
    quad: Quad
    look: Look
    number: int = 0


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the photo lies in the widget: pixels of the widget to one of the photo, and where its corner is."""

    scale: float
    left: float
    top: float

    def point(self, point: Point) -> QPointF:
        """A point of the photo in the widget."""
        return QPointF(self.left + point[0] * self.scale, self.top + point[1] * self.scale)

    def back(self, point: QPointF) -> Point:
        """A point of the widget in the photo."""
        return (point.x() - self.left) / self.scale, (point.y() - self.top) / self.scale

    def polygon(self, quad: Quad, out: float = 0.0) -> QPolygonF:
        """An outline in the widget, ``out`` pixels larger on all sides."""
        points = [self.point(corner) for corner in quad]
        middle = QPointF(sum(p.x() for p in points) / 4, sum(p.y() for p in points) / 4)
        return QPolygonF([_pushed(point, middle, out) for point in points])

    def box(self, box: Box) -> QRectF:
        """An upright part in the widget."""
        corner = self.point((box[0], box[1]))
        return QRectF(corner.x(), corner.y(), box[2] * self.scale, box[3] * self.scale)


def _pushed(point: QPointF, middle: QPointF, out: float) -> QPointF:
    line = QLineF(middle, point)
    if line.length() < 1:
        return point
    # A corner goes out along the diagonal, about 1.4 times as far as its sides.
    line.setLength(line.length() + out * 1.4)
    return line.p2()


def paint_marks(painter: QPainter, marks: Iterable[Mark], placing: Placing, current: str) -> None:
    """All notes but the current one, which ``paint_current`` lays above them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        if mark.id != current:
            _OUTLINES[mark.look](painter, placing.polygon(mark.quad, _OUT))
    for mark in marks:
        if mark.id != current and mark.look in _SIGNS:
            _paint_sign(painter, mark, placing)


def paint_current(painter: QPainter, mark: Mark, placing: Placing, room: QRectF) -> None:
    """The note that is checked now: a violet line, and its number outside its corner."""
    shape = placing.polygon(mark.quad, _OUT + 1)
    _stroke(painter, shape, _LIGHT_RIM, 7)
    _stroke(painter, shape, _VIOLET, 4)
    words = f"{mark.number or '–'} ?" if mark.look is Look.DOUBT else str(mark.number or "–")
    paint_plate(painter, words, shape, room, _VIOLET, _WHITE, mark.look is Look.CHECKED)


def paint_picked(painter: QPainter, mark: Mark, placing: Placing) -> None:
    """A note that goes together with the current one."""
    shape = placing.polygon(mark.quad, _OUT + 1)
    _stroke(painter, shape, _LIGHT_RIM, 6)
    _stroke(painter, shape, _VIOLET, 3, Qt.PenStyle.DashLine)


def paint_hovered(painter: QPainter, mark: Mark, placing: Placing, room: QRectF) -> None:
    """The number of the note under the pointer."""
    shape = placing.polygon(mark.quad, _OUT + 1)
    _stroke(painter, shape, _INK, 1)
    if mark.number:
        paint_plate(painter, str(mark.number), shape, room, _WHITE, _INK)


def paint_again(painter: QPainter, box: QRectF) -> None:
    """A part to photograph again; its plate comes above the marks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_INK, 4))
    painter.setBrush(QColor(36, 33, 28, 70))
    painter.drawRoundedRect(box, 10, 10)
    painter.setPen(QPen(_AMBER, 2.5, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 10, 10)


def paint_why(painter: QPainter, box: QRectF, words: str, room: QRectF) -> None:
    """The plate of such a part: at its foot, where it hides the least; below a part that is smaller than its plate."""
    face = theme.font("strong")
    wide = QFontMetricsF(face).horizontalAdvance(words) + 24
    inside = box.width() > wide + 2 * _PLATE_PAD and box.height() > 2 * _WHY_HIGH
    top = box.bottom() - _WHY_HIGH - 8 if inside else box.bottom() + 4
    left = box.center().x() - wide / 2
    if room.intersects(box):
        left = min(max(left, room.left() + 4), room.right() - wide - 4)
        top = min(top, room.bottom() - _WHY_HIGH - 4)
    plate = QRectF(left, top, wide, _WHY_HIGH)
    painter.setPen(QPen(_DARK_RIM, 1))
    painter.setBrush(_AMBER)
    painter.drawRoundedRect(plate, 6, 6)
    painter.setFont(face)
    painter.setPen(_INK)
    painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), words)


def under(marks: Iterable[Mark], point: Point) -> str:
    """The mark at a point of the photo; the smallest one where several lie on each other. Empty for none."""
    found = [mark for mark in marks if contains(mark.quad, point)]
    return min(found, key=lambda mark: area(mark.quad)).id if found else ""


def reach(mark: Mark, placing: Placing) -> QRect:
    """All that may be painted for a mark, its number included."""
    return placing.polygon(mark.quad, _OUT).boundingRect().adjusted(-44, -30, 44, 30).toAlignedRect()


def paint_outlines(painter: QPainter, quads: Iterable[Quad], placing: Placing) -> None:
    """Outlines that are being drawn."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for quad in quads:
        shape = placing.polygon(quad)
        painter.setBrush(QColor(91, 53, 168, 48))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(shape)
        _stroke(painter, shape, _LIGHT_RIM, 5)
        _stroke(painter, shape, _VIOLET, 2.5, Qt.PenStyle.DashLine)


def paint_line(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """A line that is being drawn over a note."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for tone, width in ((_LIGHT_RIM, 5.0), (_VIOLET, 2.5)):
        painter.setPen(QPen(tone, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, end)


def paint_plate(
    painter: QPainter,
    words: str,
    shape: QPolygonF,
    room: QRectF,
    ground: QColor,
    tone: QColor,
    ticked: bool = False,
) -> None:
    """A plate above the top left corner of a note, or below it where there is no room above."""
    face = theme.font("body", tabular=True)
    face.setWeight(QFont.Weight.Bold)
    tick = 16.0 if ticked else 0.0
    wide = QFontMetricsF(face).horizontalAdvance(words) + 2 * _PLATE_PAD + tick
    around = shape.boundingRect()
    top = around.top() - _PLATE_HIGH - 2
    if top < room.top():
        top = around.bottom() + 2
    left = min(max(around.left() - 2, room.left() + 2), room.right() - wide - 2)
    plate = QRectF(left, top, wide, _PLATE_HIGH)
    painter.setPen(QPen(_LIGHT_RIM if ground is not _WHITE else _DARK_RIM, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, 5, 5)
    if ticked:
        paint_icon(painter, "check-bold", QRectF(plate.left() + 6, plate.top() + 4, 14, 14), tone)
    painter.setFont(face)
    painter.setPen(tone)
    painter.drawText(plate.adjusted(tick, 0, 0, 0), int(Qt.AlignmentFlag.AlignCenter), words)


def _stroke(
    painter: QPainter,
    shape: QPolygonF,
    tone: QColor,
    width: float,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    pen = QPen(tone, width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(shape)


def _paint_checked(painter: QPainter, shape: QPolygonF) -> None:
    _stroke(painter, shape, _LIGHT_RIM, 4)
    _stroke(painter, shape, _GREEN, 2.5)


def _paint_doubt(painter: QPainter, shape: QPolygonF) -> None:
    _stroke(painter, shape, _DARK_RIM, 5)
    _stroke(painter, shape, _AMBER, 3)


def _paint_sure(painter: QPainter, shape: QPolygonF) -> None:
    _stroke(painter, shape, _DARK_RIM, 3.5)
    _stroke(painter, shape, _WHITE, 2)


def _paint_double(painter: QPainter, shape: QPolygonF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_VEIL)
    painter.drawPolygon(shape)
    _stroke(painter, shape, _WHITE, 1.5, Qt.PenStyle.DashLine)


def _paint_rejected(painter: QPainter, shape: QPolygonF) -> None:
    for tone, width in ((_DARK_RIM, 3.0), (QColor(255, 255, 255, 210), 1.5)):
        _stroke(painter, shape, tone, width)
        painter.drawLine(shape.at(0), shape.at(2))
        painter.drawLine(shape.at(1), shape.at(3))


def _paint_sign(painter: QPainter, mark: Mark, placing: Placing) -> None:
    """A small disc on the outer corner: a tick or a question mark."""
    side = min(max(min(sides(mark.quad)) * placing.scale * 0.3, _SIGN[0]), _SIGN[1])
    corner = placing.polygon(mark.quad, _OUT + side * 0.2).at(0)
    disc = QRectF(corner.x() - side / 2, corner.y() - side / 2, side, side)
    checked = mark.look is Look.CHECKED
    painter.setPen(QPen(_LIGHT_RIM if checked else _DARK_RIM, 1))
    painter.setBrush(_GREEN if checked else _AMBER)
    painter.drawEllipse(disc)
    if checked:
        inner = side * 0.17
        paint_icon(painter, "check-bold", disc.adjusted(inner, inner, -inner, -inner), _WHITE)
        return
    face = theme.font("body")
    face.setPixelSize(max(8, round(side * 0.78)))
    face.setWeight(QFont.Weight.Bold)
    painter.setFont(face)
    painter.setPen(_INK)
    painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), "?")


_OUTLINES = {
    Look.CHECKED: _paint_checked,
    Look.DOUBT: _paint_doubt,
    Look.SURE: _paint_sure,
    Look.DOUBLE: _paint_double,
    Look.REJECTED: _paint_rejected,
}
_SIGNS = (Look.CHECKED, Look.DOUBT)
