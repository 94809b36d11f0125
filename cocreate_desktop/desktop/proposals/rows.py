"""Paints a paragraph or a reaction in a list at the desk: its number or icon, all its words, and in a second line what is told
of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...domain.text import reads_from_right
from .. import theme
from ..drawing import paint_box, paint_icon

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
PAD, NUMBER, LINE, TOLD = 8, 34, 21, 18
_ICON = 18
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """What a row shows: ``number``, or for 0 an ``icon``; ``told`` is its second line."""

    id: str
    number: int
    text: str
    told: str
    icon: str = ""

    @property
    def spoken(self) -> str:
        """All of it for the ear."""
        number = f"{self.number}. " if self.number else ""
        return f"{number}{self.text} · {self.told}"


class ParagraphDelegate(QStyledItemDelegate):
    """Give it to a list whose items hold a ParagraphRow in ROW_ROLE."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words need in the list's width."""
        row, view = index.data(ROW_ROLE), option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if not isinstance(row, ParagraphRow):
            return QSize(wide, 36)
        lines = _laid(row.text, wide - NUMBER - PAD).lineCount()
        return QSize(wide, lines * LINE + TOLD + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints itself in the theme worn now."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ParagraphRow):
            return
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box.adjusted(0, 1, 0, -1), 8, theme.colour("tint"), theme.colour("accent"))
        if row.icon:
            place = QRectF(box.left() + PAD, box.top() + PAD + 2, _ICON, _ICON)
            paint_icon(painter, row.icon, place, theme.colour("accent"))
        else:
            _number(painter, row.number, QRectF(box.left(), box.top() + PAD, NUMBER - 10, LINE))
        painter.setPen(theme.colour("ink"))
        layout = _laid(row.text, box.width() - NUMBER - PAD)
        layout.draw(painter, QPointF(box.left() + NUMBER, box.top() + PAD))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink2"))
        told = QRectF(box.left() + NUMBER, box.bottom() - PAD - TOLD + 2, box.width() - NUMBER - PAD, TOLD)
        painter.drawText(told, int(Qt.AlignmentFlag.AlignVCenter), row.told)
        painter.restore()


def _number(painter: QPainter, number: int, box: QRectF) -> None:
    painter.setFont(theme.font("strong", tabular=True))
    painter.setPen(theme.colour("accent"))
    align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, int(align), str(number))


def _laid(words: str, width: float) -> QTextLayout:
    layout = QTextLayout(words.replace("\n", "\u2028"), theme.font("body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if reads_from_right(words):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    place = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        line.setPosition(QPointF(0, place * LINE + (LINE - line.height()) / 2))
        place += 1
    layout.endLayout()
    return layout
