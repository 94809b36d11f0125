"""The straightened photo of a poster with its stickers marked, to be corrected by tapping: on an empty place one is added, on a
mark it is taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.posters import PAGE
from ...language import _, ngettext
from ...look import LIGHT
from .. import theme
from ..drawing import paint_box
from ..walls.cameraview import RADIUS
from ..walls.photoground import ground
from .counted import CountedBox, PageCount, Spot

_GREEN, _AMBER, _VIOLET, _RED = (
    QColor(LIGHT.accent),
    QColor(LIGHT.warn_edge),
    QColor(LIGHT.focus),
    QColor(LIGHT.danger),
)
_RIM = QColor(255, 255, 255, 220)
_PLATE, _PAD = 26.0, 8.0
_AROUND: Final = 5.0
"""Millimetres that are shown above and below the boxes."""


@dataclass(frozen=True, slots=True)
class PosterTapped:
    """A place on the page, in millimetres."""

    x: float
    y: float


class PosterView(QWidget):
    """Promoted in the form."""

    # Emits: PosterTapped.
    tapped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._count: PageCount | None = None
        self._ground: QPixmap | None = None
        self.setMinimumSize(QSize(300, 260))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(_("The poster, with the stickers that were seen"))

    def show_count(self, count: PageCount) -> None:
        """Shows the picture with what is counted on it now."""
        if self._count is None or count.looked is not self._count.looked:
            self._image = QImage.fromData(count.looked.picture)
            self._ground = None
        self._count = count
        words = ngettext("{n} sticker", "{n} stickers", count.total).format(n=count.total)
        self.setAccessibleDescription(words)
        self.update()

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a place of the page (millimetres) lies in the widget."""
        shown, scale = self._shown(), self._scale()
        return QPointF(shown.left() + x * scale, shown.top() + y * scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap corrects."""
        if event.button() is Qt.MouseButton.LeftButton and self._count is not None:
            shown, scale = self._shown(), self._scale()
            spot = event.position()
            self.tapped.emit(
                PosterTapped((spot.x() - shown.left()) / scale, (spot.y() - shown.top()) / scale)
            )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        count = self._count
        if count is None:
            return
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.size() != self.size() * ratio:
            self._ground = ground(self._image, self._shown(), self.size(), ratio)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.drawPixmap(0, 0, self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for spot in count.spots:
            self._paint_spot(painter, spot)
        for box in count.boxes:
            self._paint_number(painter, box)
        paint_box(painter, QRectF(self.rect()), RADIUS, None, theme.colour("edge"))

    def _scale(self) -> float:
        """Pixels a millimetre: as large as the boxes can be shown."""
        top, bottom = self._reach()
        return min(self.height() / (bottom - top), self.width() / PAGE[0])

    def _shown(self) -> QRectF:
        """Where the whole page lies, what is cut off above and below included."""
        scale, (top, bottom) = self._scale(), self._reach()
        left = (self.width() - PAGE[0] * scale) / 2
        above = (self.height() - (bottom - top) * scale) / 2
        return QRectF(left, above - top * scale, PAGE[0] * scale, PAGE[1] * scale)

    def _reach(self) -> tuple[float, float]:
        if self._count is None:
            return 0.0, PAGE[1]
        boxes = self._count.page.boxes
        return boxes[0].y - _AROUND, boxes[-1].y + boxes[-1].high + _AROUND

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        one = spot.sticker
        middle, radius = self.place_of(one.x, one.y), one.radius * self._scale()
        tone = _VIOLET if spot.added else _GREEN if one.sure else _AMBER
        line = Qt.PenStyle.SolidLine if one.sure or spot.added else Qt.PenStyle.DashLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if spot.removed:
            painter.setPen(QPen(_RIM, 5))
            self._cross(painter, middle, radius * 0.7)
            painter.setPen(QPen(_RED, 3))
            self._cross(painter, middle, radius * 0.7)
            return
        painter.setPen(QPen(_RIM, 5))
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(QPen(tone, 2.5, line))
        painter.drawEllipse(middle, radius, radius)

    def _cross(self, painter: QPainter, middle: QPointF, reach: float) -> None:
        for side in (1, -1):
            step = QPointF(reach, side * reach)
            painter.drawLine(middle - step, middle + step)

    def _paint_number(self, painter: QPainter, one: CountedBox) -> None:
        face = theme.font("strong", tabular=True)
        face.setWeight(QFont.Weight.Bold)
        words = f"{one.number} ?" if one.doubt else str(one.number)
        wide = QFontMetricsF(face).horizontalAdvance(words) + 2 * _PAD
        corner = self.place_of(one.box.x + one.box.wide, one.box.y)
        # Beside the box, where nobody sticks anything.
        plate = QRectF(corner.x() + 4, corner.y(), wide, _PLATE)
        ground, edge = (LIGHT.warn_tint, LIGHT.warn_edge) if one.doubt else (LIGHT.surface, LIGHT.accent)
        paint_box(painter, plate, 6, QColor(ground), QColor(edge))
        painter.setFont(face)
        painter.setPen(QColor(LIGHT.ink))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
