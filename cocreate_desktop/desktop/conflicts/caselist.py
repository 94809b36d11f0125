"""The list of what waits: tile or icon, the thing's own words, and how many versions there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from .. import theme
from ..drawing import paint_box, paint_icon, paint_letter_tile

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
ROW: Final = 64
_TILE, _LEFT = 32, 13
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A row: ``letter`` of its colour, or for an empty one its ``icon``."""

    letter: str
    icon: str
    title: str
    told: str


class CaseDelegate(QStyledItemDelegate):
    """64 high; the chosen row has a tint and a line."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The size of a row."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints itself in the theme worn now."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, CaseRow):
            return
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box, 12, theme.colour("tint"), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box, 12, theme.colour("sunken"), None)
        tile = QRectF(box.left() + _LEFT, box.center().y() - _TILE / 2, _TILE, _TILE)
        if row.letter:
            paint_letter_tile(painter, tile, row.letter, dark=theme.tokens_now().dark)
        else:
            paint_box(painter, tile, 4, theme.colour("sunken"), None)
            paint_icon(painter, row.icon, tile.adjusted(6, 6, -6, -6), theme.colour("ink2"))
        _paint_words(painter, box.adjusted(_LEFT + _TILE + 12, 0, -12, 0), row)
        painter.restore()


def _paint_words(painter: QPainter, box: QRectF, row: CaseRow) -> None:
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for text, kind, weight, tone, top in (
        (row.title, "body", QFont.Weight.DemiBold, "ink", 14.0),
        (row.told, "caption", QFont.Weight.Normal, "ink2", 32.0),
    ):
        face = theme.font(kind)
        face.setWeight(weight)
        painter.setFont(face)
        painter.setPen(theme.colour(tone))
        shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRectF(box.left(), box.top() + top, box.width(), 20), left, shown)


class CaseList(QListView):
    """As high as its rows, and no higher than there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QStandardItemModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(CaseDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setProperty("ringRadius", 10)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(super().sizeHint().width(), max(1, self.rows.rowCount()) * ROW)

    def minimumSizeHint(self) -> QSize:
        """The least: one row."""
        return QSize(100, ROW)

    def show_rows(self, rows: Sequence[CaseRow], chosen: int) -> None:
        """Shows these, the ``chosen`` one marked; tells nobody."""
        self.selectionModel().blockSignals(True)
        while self.rows.rowCount() > len(rows):
            self.rows.removeRow(self.rows.rowCount() - 1)
        while self.rows.rowCount() < len(rows):
            self.rows.appendRow(QStandardItem())
        for place, row in enumerate(rows):
            item = self.rows.item(place)
            item.setData(row, ROW_ROLE)
            item.setData(f"{row.title}, {row.told}", int(Qt.ItemDataRole.AccessibleTextRole))
        self.setCurrentIndex(self.rows.index(chosen, 0))
        self.selectionModel().blockSignals(False)
        self.updateGeometry()
        self.viewport().update()
