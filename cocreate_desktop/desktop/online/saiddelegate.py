"""Paints what somebody sent from home: what it is about with its flags, her words in three lines at most, and the answer under
them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...domain.text import reads_from_right
from ...language import _
from .. import theme
from ..drawing import paint_box, paint_icon
from ..parts.threelines import lines_of
from ..steps.noteflags import Flag
from .inboxwords import SaidRow

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_PAD, _ICON, _LEFT, _RIGHT = 9, 18, 36, 8
_HEAD, _LINE, _SMALL = 22, 20, 18
_CHIP, _CHIP_PAD, _SIGN, _GAP = 20, 7, 12, 6
_MOST_ANSWER = 2
_GROUNDS = {"plain": ("sunken", "ink2"), "warn": ("warn-tint", "warn")}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class SaidDelegate(QStyledItemDelegate):
    """Give it to a list whose items hold a SaidRow in ROW_ROLE."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words need in the list's width."""
        row, view = index.data(ROW_ROLE), option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, _high(row, width) if isinstance(row, SaidRow) else _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints itself in the theme worn now."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, SaidRow):
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setClipRect(box)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            edge = theme.colour("accent") if focused else None
            paint_box(painter, box.adjusted(0, 1, 0, -2), 8, theme.colour("tint"), edge)
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        _paint_row(painter, row, box)
        painter.restore()


def _paint_row(painter: QPainter, row: SaidRow, box: QRectF) -> None:
    tone = "warn" if row.item.waits else "ink3" if row.quiet else "accent"
    sign = QRectF(box.left() + 8, box.top() + _PAD + 2, _ICON, _ICON)
    paint_icon(painter, row.icon, sign, theme.colour(tone))
    head = QRectF(box.left() + _LEFT, box.top() + _PAD, _room(box.width()), _HEAD)
    taken = _paint_flags(painter, row.flags, head)
    face = theme.font("small")
    words = QFontMetricsF(face).elidedText(row.head, Qt.TextElideMode.ElideRight, head.width() - taken)
    _line(painter, words, head.adjusted(0, 0, -taken, 0), face, "ink2")
    top = head.bottom()
    for line in _text(row.text, int(box.width())):
        whole = QRectF(head.left(), top, head.width(), _LINE)
        _line(painter, line, whole, theme.font("body"), "ink3" if row.quiet else "ink", row.text)
        top += _LINE
    for line in _answer(row.answer, int(box.width())):
        _line(painter, line, QRectF(head.left(), top + 2, head.width(), _SMALL), _answer_face(), "accent")
        top += _SMALL


def _paint_flags(painter: QPainter, flags: tuple[Flag, ...], head: QRectF) -> float:
    """From the right to the left, what is most urgent outermost; gives the room they take."""
    face, right = _chip_face(), head.right()
    for flag in flags:
        words = QFontMetricsF(face).horizontalAdvance(flag.words)
        wide = words + 2 * _CHIP_PAD + (_SIGN + 4 if flag.icon else 0)
        box = QRectF(right - wide, head.top() + (_HEAD - _CHIP) / 2 - 1, wide, _CHIP)
        ground, tone = _GROUNDS[flag.kind]
        paint_box(painter, box, _CHIP / 2, theme.colour(ground), None)
        inner = box.adjusted(_CHIP_PAD, 0, 0, 0)
        if flag.icon:
            place = QRectF(inner.left(), box.top() + (_CHIP - _SIGN) / 2, _SIGN, _SIGN)
            paint_icon(painter, flag.icon, place, theme.colour(tone))
            inner.setLeft(place.right() + 4)
        _line(painter, flag.words, inner, face, tone)
        right = box.left() - _GAP
    return head.right() - right if flags else 0.0


def _line(painter: QPainter, words: str, box: QRectF, face: QFont, tone: str, whole: str = "") -> None:
    """One line; on the right where the ``whole`` text reads from there."""
    side = Qt.AlignmentFlag.AlignRight if reads_from_right(whole) else Qt.AlignmentFlag.AlignLeft
    painter.setFont(face)
    painter.setPen(theme.colour(tone))
    painter.drawText(box, side | _MIDDLE, words)


def _room(width: float) -> float:
    return max(width - _LEFT - _RIGHT, 60.0)


@lru_cache(maxsize=2048)
def _text(words: str, width: int) -> tuple[str, ...]:
    return tuple(lines_of(words, theme.font("body"), _room(width)))


@lru_cache(maxsize=2048)
def _answer(words: str, width: int) -> tuple[str, ...]:
    if not words:
        return ()
    said = _("Answer: {words}").format(words=" ".join(words.split()))
    return tuple(lines_of(said, _answer_face(), _room(width), _MOST_ANSWER))


def _high(row: SaidRow, width: int) -> int:
    answer = len(_answer(row.answer, width))
    high = _HEAD + len(_text(row.text, width)) * _LINE + answer * _SMALL + (2 if answer else 0)
    return high + 2 * _PAD


def _chip_face() -> QFont:
    face = theme.font("caption")
    face.setWeight(QFont.Weight.DemiBold)
    return face


def _answer_face() -> QFont:
    face = theme.font("small")
    face.setWeight(QFont.Weight.DemiBold)
    return face
