"""The sheet of paper that a note is written on: shadow, fill, edge, and the strip with pattern and letter. Notes of one colour
and size share one picture of it, so that a board of hundreds of notes is painted within a frame."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from ... import look
from .. import theme as worn
from ..drawing import paint_box, paint_pattern
from .lettering import face

STRIP = 14.0
LETTER = 18.0
_RIM = 4.0  # round the paper, for what shows of its edges between two pixels
_BELOW = 12.0  # what the lowest shadow needs


def paint_sheet(painter: QPainter, wide: float, high: float, letter: str, fall: float) -> None:
    """Paints an empty note of ``wide`` × ``high`` from the origin; its shadow falls so far (pixels)."""
    dark, transform = worn.tokens_now().dark, painter.worldTransform()
    if transform.isRotating():  # turned a little while it is dragged
        _paint(painter, QRectF(0, 0, wide, high), letter, fall, dark=dark)
        return
    ratio = painter.device().devicePixelRatioF()
    picture = _picture(wide, high, letter, fall, dark, round(transform.m11() * ratio, 4), ratio)
    corner = transform.map(QPointF(-_RIM, -_RIM))
    painter.save()
    painter.resetTransform()
    # On whole pixels, else the edges get soft.
    painter.drawPixmap(QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio), picture)
    painter.restore()


@lru_cache(maxsize=48)
def _picture(
    wide: float, high: float, letter: str, fall: float, dark: bool, scale: float, ratio: float
) -> QPixmap:
    picture = QPixmap(math.ceil((wide + 2 * _RIM) * scale), math.ceil((high + _RIM + _BELOW) * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    painter.translate(_RIM, _RIM)
    _paint(painter, QRectF(0, 0, wide, high), letter, fall, dark=dark)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _paint(painter: QPainter, box: QRectF, letter: str, fall: float, *, dark: bool) -> None:
    tokens, colour = worn.tokens_now(), look.note_colour(letter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shadow = QColor(tokens.shadow)
    shadow.setAlphaF(tokens.shadow_alpha)
    paint_box(painter, box.translated(0, fall), 3, shadow, None)
    paint_box(painter, box, 3, QColor(colour.fill(dark)), QColor(colour.edge(dark)))
    paint_pattern(painter, QRectF(LETTER, 1, box.width() - LETTER - 1, STRIP), letter, 6, dark)
    painter.setPen(QColor(look.NOTE_INK))
    painter.setFont(face(11, QFont.Weight.Bold))
    painter.drawText(QRectF(1, 1, LETTER, STRIP), Qt.AlignmentFlag.AlignCenter, letter)
