"""Paints a note in a list at the desk: letter tile, three lines of plain text at most, its flags as chips beside or below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...domain.text import reads_from_right
from .. import theme, utf16
from ..drawing import paint_box, paint_icon, paint_letter_tile
from .noteflags import Flag, NoteRow

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
LINES = 3
_PAD, _TILE, _GAP, _LINE = 8, 20, 10, 20
_CHIP, _CHIP_GAP, _CHIP_PAD, _ICON = 22, 6, 8, 14
_SHARE = 0.45
_GROUNDS = {"plain": ("sunken", "ink2"), "warn": ("warn-tint", "warn")}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Plan:
    """Where things stand in a row, from its corner: its text's width, its chips, and its height."""

    width: float
    chips: tuple[QRectF, ...]
    height: int


class NoteDelegate(QStyledItemDelegate):
    """Give it to a list whose items hold a NoteRow in ROW_ROLE."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words and chips need in the list's width."""
        row = index.data(ROW_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, plan(row, width).height) if isinstance(row, NoteRow) else QSize(width, 36)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints itself in the theme worn now."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, NoteRow):
            return
        box = QRectF(option.rect)
        laid = plan(row, option.rect.width())
        painter.save()
        painter.setClipRect(box)
        _paint_ground(painter, box.adjusted(0, 1, 0, -1), option.state)
        tile = QRectF(box.left() + _PAD, box.top() + _PAD, _TILE, _TILE)
        paint_letter_tile(painter, tile, row.colour, dark=theme.tokens_now().dark)
        painter.setPen(theme.colour("ink3" if row.hidden else "ink"))
        corner = QPointF(tile.right() + _GAP, box.top() + _PAD)
        _text(row.text, laid.width).draw(painter, corner)
        for flag, place in zip(row.flags, laid.chips, strict=True):
            _paint_chip(painter, flag, place.translated(box.topLeft()))
        painter.restore()


@lru_cache(maxsize=4096)
def plan(row: NoteRow, width: int) -> Plan:
    """How a row is laid out in a list of this width."""
    left = _PAD + _TILE + _GAP
    room = float(max(width - left - _PAD, 40))
    if not row.flags:
        return Plan(room, (), _text(row.text, room).lineCount() * _LINE + 2 * _PAD)
    wide = sum(_chip_width(flag) + _CHIP_GAP for flag in row.flags)
    if wide < room * _SHARE and _natural(row.text) <= room - wide:
        chips = _chips(row.flags, QPointF(left + room - wide + _CHIP_GAP, _PAD - 1), room)
        return Plan(room - wide, chips, _LINE + 2 * _PAD)
    below = _PAD + _text(row.text, room).lineCount() * _LINE + 3
    chips = _chips(row.flags, QPointF(left, below), room)
    return Plan(room, chips, round(chips[-1].bottom()) + _PAD)


def _chips(flags: tuple[Flag, ...], corner: QPointF, room: float) -> tuple[QRectF, ...]:
    """Side by side, and on a next line what does not fit: what may be personal is never left out."""
    places: list[QRectF] = []
    here = QPointF(corner)
    for flag in flags:
        width = min(_chip_width(flag), room)
        if here.x() > corner.x() and here.x() + width > corner.x() + room + 1:
            here = QPointF(corner.x(), here.y() + _CHIP + _CHIP_GAP)
        places.append(QRectF(here.x(), here.y(), width, _CHIP))
        here.setX(here.x() + width + _CHIP_GAP)
    return tuple(places)


def _natural(words: str) -> float:
    return QFontMetricsF(theme.font("body")).horizontalAdvance(words[:200]) + 2


def _text(words: str, width: float) -> QTextLayout:
    """The text in lines of ``width``, the last cut with an ellipsis; right to left when it is written so."""
    layout = _laid(words, width, LINES + 1)
    if layout.lineCount() <= LINES:
        return layout
    place = layout.lineAt(LINES - 1).textStart()
    head, rest = utf16.part(words, 0, place), utf16.part(words, place)
    metrics = QFontMetricsF(layout.font())
    last = metrics.elidedText(rest[:300], Qt.TextElideMode.ElideRight, width - 2)
    return _laid(head + last, width, LINES)


def _laid(words: str, width: float, most: int) -> QTextLayout:
    layout = QTextLayout(words, theme.font("body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if reads_from_right(words):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    place = 0
    while place < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, place * _LINE + (_LINE - line.height()) / 2))
        place += 1
    layout.endLayout()
    return layout


def _chip_face() -> QFont:
    face = theme.font("caption")
    face.setWeight(QFont.Weight.DemiBold)
    return face


def _chip_width(flag: Flag) -> float:
    words = QFontMetricsF(_chip_face()).horizontalAdvance(flag.words)
    return 2 * _CHIP_PAD + (_ICON + 5 if flag.icon else 0) + words


def _paint_chip(painter: QPainter, flag: Flag, box: QRectF) -> None:
    ground, tone = _GROUNDS[flag.kind]
    paint_box(painter, box, _CHIP / 2, theme.colour(ground), None)
    words = box.adjusted(_CHIP_PAD, 0, 0, 0)
    if flag.icon:
        place = QRectF(words.left(), box.top() + (_CHIP - _ICON) / 2, _ICON, _ICON)
        paint_icon(painter, flag.icon, place, theme.colour(tone))
        words.setLeft(place.right() + 5)
    painter.setFont(_chip_face())
    painter.setPen(theme.colour(tone))
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), flag.words)


def _paint_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
    if state & QStyle.StateFlag.State_Selected:
        paint_box(painter, box, 8, theme.colour("tint"), theme.colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        paint_box(painter, box, 8, theme.colour("sunken"), None)
