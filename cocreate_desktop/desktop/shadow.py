"""The one shadow, under notes that lie on top. Drawn from one cached nine-part picture."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ..look import Tokens

FALL, SPREAD, RADIUS = 2, 6, 3
"""How far the shadow falls and how far it spreads, and the corner of what throws it; pixels."""

_CORE: Final = 8


def paint_shadow(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """Paint the shadow of `box` under it; paint the thing itself afterwards."""
    rim = SPREAD + RADIUS + _CORE
    picture = _picture(tokens.shadow, tokens.shadow_alpha)
    place = box.translated(0, FALL).adjusted(-SPREAD, -SPREAD, SPREAD, SPREAD).toRect()
    if place.width() >= 2 * rim and place.height() >= 2 * rim:
        _paint_nine(painter, place, picture, rim)


def _paint_nine(painter: QPainter, place: QRect, picture: QPixmap, rim: int) -> None:
    """The corners as they are, the sides drawn out, the middle filled."""
    side = picture.width()
    across = ((0, rim, place.left(), rim), (rim, side - 2 * rim, place.left() + rim, place.width() - 2 * rim),
              (side - rim, rim, place.left() + place.width() - rim, rim))  # fmt: skip
    down = ((0, rim, place.top(), rim), (rim, side - 2 * rim, place.top() + rim, place.height() - 2 * rim),
            (side - rim, rim, place.top() + place.height() - rim, rim))  # fmt: skip
    for from_y, high, to_y, tall in down:
        for from_x, wide, to_x, broad in across:
            painter.drawPixmap(QRect(to_x, to_y, broad, tall), picture, QRect(from_x, from_y, wide, high))


@lru_cache(maxsize=4)
def _picture(tone: str, alpha: float) -> QPixmap:
    """A square with a soft rim of `SPREAD`: rounded boxes laid on each other, each a little smaller."""
    side = 2 * (SPREAD + RADIUS + _CORE) + 4
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    steps = 2 * SPREAD
    each = 1 - (1 - alpha) ** (1 / steps)
    colour = QColor(tone)
    colour.setAlphaF(each)
    painter.setBrush(colour)
    for step in range(steps):
        inset = step * 0.75
        rest = QRectF(QRect(0, 0, side, side)).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rest, RADIUS + SPREAD - inset / 2, RADIUS + SPREAD - inset / 2)
    painter.end()
    return picture
