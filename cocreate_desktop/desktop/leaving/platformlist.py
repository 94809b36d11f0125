"""The list of systems: the name of each and one line of what it is for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...language import _
from ...services.leaving import Platform
from .. import theme
from ..drawing import paint_box
from .platforms import PLATFORMS, About

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
ROW: Final = 50
Index = QModelIndex | QPersistentModelIndex


class PlatformDelegate(QStyledItemDelegate):
    """Two lines; the chosen row has a tint and a line."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The size of a row."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints itself in the theme worn now."""
        about = index.data(ROW_ROLE)
        if not isinstance(about, About):
            return
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box, 8, theme.colour("tint"), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box, 8, theme.colour("sunken"), None)
        inside = box.adjusted(12, 4, -8, 0)
        _line(painter, inside, _(about.name), "body", QFont.Weight.DemiBold)
        _line(painter, inside.translated(0, 20), _(about.words), "caption", QFont.Weight.Normal)
        painter.restore()


def _line(painter: QPainter, box: QRectF, words: str, kind: str, weight: QFont.Weight) -> None:
    face = theme.font(kind)
    face.setWeight(weight)
    painter.setFont(face)
    painter.setPen(theme.colour("ink" if kind == "body" else "ink2"))
    shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(box.left(), box.top(), box.width(), 20), left, shown)


class PlatformList(QListView):
    """One is always chosen; the arrows go from one to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(self)
        for about in PLATFORMS.values():
            item = QStandardItem()
            item.setEditable(False)
            item.setData(about, ROW_ROLE)
            item.setData(f"{_(about.name)}, {_(about.words)}", int(Qt.ItemDataRole.AccessibleTextRole))
            self._rows.appendRow(item)
        self.setModel(self._rows)
        self.setItemDelegate(PlatformDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ringRadius", 10)
        self.setCurrentIndex(self._rows.index(0, 0))

    @property
    def chosen(self) -> Platform:
        """The one that is chosen."""
        return list(PLATFORMS)[max(self.currentIndex().row(), 0)]

    def choose(self, platform: Platform) -> None:
        """Chooses one."""
        self.setCurrentIndex(self._rows.index(list(PLATFORMS).index(platform), 0))
