"""Paints what people said something about, or stand behind: its words in two lines at most, and the numbers under them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from .. import theme
from ..drawing import paint_box, paint_icon
from ..parts.threelines import lines_of
from .inboxwords import AboutRow

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_PAD, _SIDE, _LINE, _SMALL, _SIGN = 7, 10, 19, 17, 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class AboutDelegate(QStyledItemDelegate):
    """Give it to a list whose items hold an AboutRow in ROW_ROLE."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words need in the list's width."""
        row, view = index.data(ROW_ROLE), option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if not isinstance(row, AboutRow):
            return QSize(width, _LINE)
        lines = len(_name(row.name, width)) * _LINE + (_SMALL if row.told else 0)
        return QSize(width, lines + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints itself in the theme worn now."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, AboutRow):
            return
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box.adjusted(0, 0, 0, -1), 8, theme.colour("tint"), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box.adjusted(0, 0, 0, -1), 8, theme.colour("sunken"), None)
        _paint_row(painter, row, box)
        painter.restore()


def _paint_row(painter: QPainter, row: AboutRow, box: QRectF) -> None:
    room = box.adjusted(_SIDE, _PAD, -_SIDE, -_PAD)
    top = room.top()
    painter.setFont(_face())
    painter.setPen(theme.colour("ink"))
    for line in _name(row.name, int(box.width())):
        painter.drawText(QRectF(room.left(), top, room.width(), _LINE), _LEFT, line)
        top += _LINE
    if not row.told:
        return
    told, face = QRectF(room.left(), top, room.width(), _SMALL), theme.font("caption")
    if row.waits:
        sign = QRectF(told.left(), told.top() + (_SMALL - _SIGN) / 2, _SIGN, _SIGN)
        paint_icon(painter, "hourglass", sign, theme.colour("warn"))
        told.setLeft(sign.right() + 5)
    painter.setFont(face)
    painter.setPen(theme.colour("warn" if row.waits else "ink2"))
    words = QFontMetricsF(face).elidedText(row.told, Qt.TextElideMode.ElideRight, told.width())
    painter.drawText(told, _LEFT, words)


@lru_cache(maxsize=512)
def _name(words: str, width: int) -> tuple[str, ...]:
    return tuple(lines_of(words, _face(), max(width - 2 * _SIDE, 40), 2))


def _face() -> QFont:
    face = theme.font("small")
    face.setWeight(QFont.Weight.DemiBold)
    return face
