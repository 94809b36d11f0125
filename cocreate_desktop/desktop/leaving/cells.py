"""Tables whose cells are read whole: each row is as high as its longest cell needs at the width of now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

WIDEST: Final = 100
_BESIDE, _ABOVE, _LEAST = 24, 14, 34


class _WholeCell(QStyledItemDelegate):
    """Only how high a cell is; the style paints it."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of all lines of its words, within the width of its column."""
        view = self.parent()
        assert isinstance(view, QTableView), "it belongs to the table that it is made for"
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = QRect(0, 0, max(view.columnWidth(index.column()) - _BESIDE, 40), 100_000)
        high = view.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        wide = view.fontMetrics().boundingRect(
            QRect(0, 0, WIDEST, 100_000), int(Qt.TextFlag.TextWordWrap), words
        )
        return QSize(wide.width() + _BESIDE, max(high + _ABOVE, _LEAST))


def whole_table(view: QTableView) -> QStandardItemModel:
    """Makes a drawn table one whose cells are read whole, and gives its model."""
    model = QStandardItemModel(view)
    view.setModel(model)
    view.setItemDelegate(_WholeCell(view))
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().setMaximumSectionSize(10_000)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    return model


def spread(view: QTableView, *stretched: int) -> None:
    """These columns share what room there is; the others are as wide as their words, up to ``WIDEST``."""
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in stretched:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def cell(words: str) -> QStandardItem:
    """Words that can be chosen and read, not changed."""
    item = QStandardItem(words)
    item.setEditable(False)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return item
