"""The board of offered and sought at the desk: two columns per idea, by keyboard as by mouse. It changes nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ...domain.offers import OfferKind
from ...language import _
from .. import theme
from ..drawing import icon
from ..parts.chip import Chip
from .offersrows import OfferCell, OfferHead, Row, kind_name

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
_HEAD_HIGH, _ICON = 40, 18


class OffersBoard(QObject):
    """Dresses a table of a form and fills it; the cell that is chosen stays chosen, or the one that took its place."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self.table = table
        self._rows: tuple[Row, ...] = ()
        table.setColumnCount(2)
        table.setHorizontalHeaderLabels([kind_name(OfferKind.OFFERED), kind_name(OfferKind.SOUGHT)])
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setHighlightSections(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setIconSize(QSize(_ICON, _ICON))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows."""
        if tuple(rows) == self._rows:
            return
        chosen, place = self.chosen(), (self.table.currentRow(), max(self.table.currentColumn(), 0))
        top = self.table.verticalScrollBar().value()
        self._rows = tuple(rows)
        self.table.clearContents()
        self.table.clearSpans()
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            if isinstance(row, OfferHead):
                self._put_head(number, row)
            else:
                for column, cell in enumerate(row):
                    self.table.setItem(number, column, _item(cell))
        self.table.resizeRowsToContents()
        for number, row in enumerate(rows):
            if isinstance(row, OfferHead):
                self.table.setRowHeight(number, _HEAD_HIGH)
        if place[0] >= 0 and not self.choose(chosen):
            self.table.setCurrentCell(min(place[0], len(rows) - 1), place[1])
        self.table.verticalScrollBar().setValue(top)

    def chosen(self) -> str:
        """The id of the one that is chosen, or empty."""
        cell = self.table.currentIndex().data(CELL_ROLE)
        return cell.offer_id if isinstance(cell, OfferCell) else ""

    def choose(self, offer_id: str) -> bool:
        """Chooses one of them; False when it is not there."""
        for number, row in enumerate(self._rows):
            for column, cell in enumerate(row if isinstance(row, tuple) else ()):
                if cell is not None and cell.offer_id == offer_id:
                    self.table.setCurrentCell(number, column)
                    return True
        return False

    def choose_first(self) -> None:
        """Something is chosen: what waits comes first, else the first there is."""
        cells = [cell for row in self._rows if isinstance(row, tuple) for cell in row if cell is not None]
        if cells and not self.chosen():
            self.choose(min(cells, key=lambda cell: not cell.hidden).offer_id)

    def _put_head(self, number: int, head: OfferHead) -> None:
        self.table.setSpan(number, 0, 1, 2)
        item = QTableWidgetItem()
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head.name} {head.chip}".strip())
        self.table.setItem(number, 0, item)
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(8, 4, 8, 2)
        row.setSpacing(12)
        name = QLabel(head.name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setProperty("weight", "strong")
        name.setMinimumWidth(0)
        row.addWidget(name, 1)
        if head.chip:
            row.addWidget(Chip(shown, head.chip, head.kind, "user-fill" if head.kind == "ok" else "user"))
        name.setToolTip("")
        self.table.setCellWidget(number, 0, shown)


def _item(cell: OfferCell | None) -> QTableWidgetItem:
    item = QTableWidgetItem()
    if cell is None:
        item.setData(Qt.ItemDataRole.AccessibleTextRole, _("nothing yet"))
        return item
    item.setData(CELL_ROLE, cell)
    item.setText(f"{cell.words}\n{cell.below}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, cell.spoken)
    item.setIcon(icon(cell.sign, _ICON, QColor(theme.colour(cell.tone))))
    item.setForeground(QColor(theme.colour("ink3" if cell.hidden else "ink")))
    return item
