"""A list whose sentences are read whole: each takes as many lines as it needs at the width of now."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

_AROUND, _TICK, _LEAST, _ABOVE = 28, 30, 36, 14


class _WholeLines(QStyledItemDelegate):
    """Only how high an item is; the style paints it."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of all lines of its words."""
        view = self.parent()
        assert isinstance(view, QListWidget), "it belongs to the list that it is made for"
        tick = _TICK if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0
        room = QRect(0, 0, max(view.viewport().width() - _AROUND - tick, 40), 10_000)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        high = view.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        return QSize(view.viewport().width(), max(high + _ABOVE, _LEAST))


class WrappedList(QListWidget):
    """A QListWidget without a level scroll bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_WholeLines(self))
