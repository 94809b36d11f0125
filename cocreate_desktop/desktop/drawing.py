"""Small drawings used all over the window: icons in a token's colour, note patterns, letter tiles.

Pure painting on a QPainter with values from look.py; it knows no widget and no theme.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from .. import look, paths
from ..look import NoteColour

_RATIOS: Final = (1.0, 2.0)


def icon(name: str, size: int, tone: QColor) -> QIcon:
    """The icon `name` ("leaf", "leaf-fill") at `size` pixels in one colour, sharp on every screen."""
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(pixmap(name, size, tone, ratio))
        result.addPixmap(pixmap(name, size, tone, ratio), QIcon.Mode.Disabled)
    return result


def pixmap(name: str, size: int, tone: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap of `size` device-independent pixels; under 16 px the bold cut is taken. Nothing is in it while the
    system opens no files any more: the words beside an icon say the same."""
    try:
        return _pixmap(_cut(name, size), size, tone.name(QColor.NameFormat.HexArgb), ratio)
    except OSError:
        return _clear(size, ratio)


def paint_icon(painter: QPainter, name: str, box: QRectF, tone: QColor) -> None:
    """Paint an icon centred in `box`, as large as its shorter side; none while the system opens no files any more."""
    side = min(box.width(), box.height())
    place = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    with suppress(OSError):
        _renderer(_cut(name, round(side)), tone.name()).render(painter, place)


def _cut(name: str, size: int) -> str:
    if size < 16 and not name.endswith(("-fill", "-bold")):
        return f"{name}-bold"
    return name


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, tone: str, ratio: float) -> QPixmap:
    drawn, result = _renderer(name, QColor(tone).name()), _clear(size, ratio)
    painter = QPainter(result)
    drawn.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return result


def _clear(size: int, ratio: float) -> QPixmap:
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.fill(Qt.GlobalColor.transparent)
    result.setDevicePixelRatio(ratio)
    return result


@lru_cache(maxsize=512)
def _renderer(name: str, tone: str) -> QSvgRenderer:
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", tone).encode()))


@lru_cache(maxsize=128)
def pattern_brush(letter: str, cell: float, dark: bool, ratio: float = 1.0) -> QBrush:
    """Fill with pattern of an option letter as a tiling brush; without pattern the plain fill."""
    note = look.note_colour(letter)
    if note.pattern is None:
        return QBrush(QColor(note.fill(dark)))
    scale = 4.0 * ratio
    side = max(1, round(cell * scale))
    tile = QPixmap(side, side)
    tile.fill(QColor(note.fill(dark)))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / note.pattern.cell, side / note.pattern.cell)
    _paint_cell(painter, note)
    painter.end()
    brush = QBrush(tile)
    transform = brush.transform()
    transform.scale(cell / side, cell / side)
    brush.setTransform(transform)
    return brush


def _paint_cell(painter: QPainter, note: NoteColour) -> None:
    deep = QColor(note.deep)
    pattern = note.pattern or look.Pattern()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(deep)
    for disc in pattern.discs:
        painter.drawEllipse(QPointF(disc.x, disc.y), disc.radius, disc.radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in pattern.strokes:
        painter.setPen(QPen(deep, stroke.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke.points]))


def paint_pattern(painter: QPainter, box: QRectF, letter: str, cell: float, dark: bool) -> None:
    """Cover `box` with a letter's fill and pattern, the pattern starting in the box's corner."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setBrushOrigin(box.topLeft())
    painter.fillRect(box, pattern_brush(letter, cell, dark))
    painter.restore()


def has_colour(mark: str) -> bool:
    """Whether a mark is a letter with a colour of its own; others (1, ?, AA) are plain."""
    return len(mark) == 1 and "A" <= mark <= "Z"


def paint_letter_tile(
    painter: QPainter, box: QRectF, letter: str, *, dark: bool, cell: float | None = None, edge: float = 1.0
) -> None:
    """A square tile: pattern, edge in deep, plate in the middle 62 % with the letter at 50 %.

    `cell` defaults to the desk's rule; `edge` is the line's width (2 on the stage). An empty letter is a
    programming error; letters from G on have no pattern.
    """
    note = look.note_colour(letter)
    side = box.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_tile_ground(painter, box, letter, cell or look.cell_size(side), dark, edge)
    plate = side * look.TILE_PLATE_SHARE
    inner = QRectF(box.center().x() - plate / 2, box.center().y() - plate / 2, plate, plate)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(note.fill(dark)))
    painter.drawRoundedRect(inner, plate * 0.15, plate * 0.15)
    face = QFont(look.FONT_FAMILY)
    face.setPixelSize(max(8, round(side * look.TILE_LETTER_SHARE)))
    face.setWeight(QFont.Weight.Bold)
    painter.setFont(face)
    painter.setPen(QColor(note.ink(dark)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def paint_ribbon(painter: QPainter, left: float, top: float, side: float, dark: bool) -> None:
    """The six squares A–F in a row, a quarter square apart; the row is `ribbon_width(side)` wide."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, note in enumerate(look.NOTE_COLOURS):
        box = QRectF(left + place * side * 1.25, top, side, side)
        cell = look.cell_size(side) if side < 48 else side / 2.5
        _paint_tile_ground(painter, box, note.letter, cell, dark, 1.0)
    painter.restore()


def ribbon_width(side: float) -> float:
    """How wide a ribbon of squares of `side` is."""
    return side * (len(look.NOTE_COLOURS) * 1.25 - 0.25)


def _paint_tile_ground(
    painter: QPainter, box: QRectF, letter: str, cell: float, dark: bool, edge: float
) -> None:
    radius = box.width() * look.TILE_RADIUS_SHARE
    inner = box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
    shape = QPainterPath()
    shape.addRoundedRect(inner, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setBrushOrigin(box.topLeft())
    painter.setBrush(pattern_brush(letter, cell, dark))
    painter.setPen(QPen(QColor(look.note_colour(letter).edge(dark)), edge))
    painter.drawPath(shape)


def paint_box(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None,
    width: float = 1.0,
) -> None:
    """A rounded box whose edge lies wholly inside `box`; None leaves the ground or the edge out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge is not None else 0.0
    painter.setPen(QPen(edge, width) if edge is not None else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(fill) if fill is not None else QBrush(Qt.BrushStyle.NoBrush))
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
