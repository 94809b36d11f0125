"""The totals of the count at the door as a table of role by age band. Zeros are faint; the sums stand in bold."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ...domain.arrivals import BAND_NAMES, KNOWN_BANDS, ROLE_NAMES, Band, Role
from ...domain.doorcount import DoorCount, count_of
from ...language import _, number_text
from .. import theme
from . import words

_LOW, _ROW, _HEAD, _NAMES, _SUM = 26, 36, 28, 106, 62  # pixels
Place = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CountModel(QAbstractTableModel):
    """A row for each role and one for all; a column for each band, one for unknown ages where there are any, and the sum."""

    def __init__(self) -> None:
        super().__init__()
        self._count = count_of(())
        self._bands: tuple[Band, ...] = KNOWN_BANDS

    def show_count(self, count: DoorCount) -> None:
        """Shows these totals; what is chosen stays."""
        bands = tuple(Band) if count.of(band=Band.UNKNOWN) else KNOWN_BANDS
        if bands != self._bands:
            self.beginResetModel()
            self._bands, self._count = bands, count
            self.endResetModel()
            return
        self._count = count
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def cell(self, place: Place) -> tuple[Role, Band] | None:
        """The role and band of a cell; None for sums."""
        if not place.isValid() or place.row() >= len(Role) or place.column() >= len(self._bands):
            return None
        return tuple(Role)[place.row()], self._bands[place.column()]

    def rowCount(self, _parent: Place = _ROOT) -> int:
        """Roles and their sum."""
        return len(Role) + 1

    def columnCount(self, _parent: Place = _ROOT) -> int:
        """Bands and their sum."""
        return len(self._bands) + 1

    def data(self, place: Place, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A total, and how it looks and is read aloud."""
        number = self._number(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return number_text(number)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour("ink" if number else "ink3")
        if role == Qt.ItemDataRole.FontRole and self.cell(place) is None:
            return _bold()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._row(place.row())}, {self._column(place.column())}: {number}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of roles and bands."""
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if across else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if across:
            return words.short_band(self._bands[section]) if section < len(self._bands) else _("together")
        return self._row(section)

    def _number(self, place: Place) -> int:
        role = tuple(Role)[place.row()] if place.row() < len(Role) else None
        band = self._bands[place.column()] if place.column() < len(self._bands) else None
        return self._count.of(role, band)

    def _row(self, row: int) -> str:
        return _(ROLE_NAMES[tuple(Role)[row]]) if row < len(Role) else _("Together")

    def _column(self, column: int) -> str:
        return _(BAND_NAMES[self._bands[column]]) if column < len(self._bands) else _("together")


class CountTable:
    """Dresses a table view of a form with the totals."""

    def __init__(self, view: QTableView) -> None:
        self.model = CountModel()
        self._view = view
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        across, down = view.horizontalHeader(), view.verticalHeader()
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setFixedHeight(_HEAD)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setHighlightSections(False)
        down.setSectionsClickable(False)
        down.setMinimumSectionSize(_LOW)
        down.setFixedWidth(_NAMES)
        rows = len(Role) + 1
        view.setMinimumHeight(_HEAD + rows * _LOW + 2)
        view.setMaximumHeight(_HEAD + rows * _ROW + 2)
        view.setCurrentIndex(self.model.index(0, 0))
        self._columns()

    @property
    def cell(self) -> tuple[Role, Band] | None:
        """The role and band that are chosen; None when a sum is, or nothing."""
        return self.model.cell(self._view.currentIndex())

    def show_count(self, count: DoorCount) -> None:
        """Shows these totals."""
        chosen = self._view.currentIndex()
        row, column = chosen.row(), chosen.column()
        columns = self.model.columnCount()
        self.model.show_count(count)
        if self.model.columnCount() != columns:
            self._columns()
        if not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self.model.index(max(row, 0), max(column, 0)))

    def _columns(self) -> None:
        """The bands share what the sum, whose name is a word, leaves."""
        across, last = self._view.horizontalHeader(), self.model.columnCount() - 1
        for column in range(last):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(last, QHeaderView.ResizeMode.Fixed)
        across.resizeSection(last, _SUM)


def _bold() -> QFont:
    face = theme.font("body")
    face.setWeight(QFont.Weight.DemiBold)
    return face
