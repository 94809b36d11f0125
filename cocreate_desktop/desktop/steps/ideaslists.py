"""The two lists of notes at the desk: rows by note id with letter tile, text and flags. They change nothing themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from .notedelegate import ROW_ROLE, NoteDelegate
from .noteflags import NoteRow


class _Fitting(QObject):
    """Lays a list out anew when it gets another width: its rows are as high as their words need."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows
        self._width = 0
        rows.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at the width only."""
        if event.type() == QEvent.Type.Resize and self._rows.viewport().width() != self._width:
            self._width = self._rows.viewport().width()
            self._rows.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)


def dress(rows: QListWidget) -> None:
    """Once: how the list draws its rows, whatever its width."""
    rows.setItemDelegate(NoteDelegate(rows))
    _Fitting(rows)


def fill(rows: QListWidget, wanted: Sequence[NoteRow], *, choose: bool) -> None:
    """Shows these rows. The chosen ones stay chosen, or the row that took their place, and the list does not jump.

    With ``choose`` a row is always chosen; without it only when one was.
    """
    there = [_row(rows.item(place)) for place in range(rows.count())]
    if list(wanted) == there:
        return
    place, top = rows.currentRow(), rows.verticalScrollBar().value()
    chosen_before = {_row(item) for item in rows.selectedItems()}
    kept = {row.note_id for row in chosen_before} & {
        row.note_id for row in wanted if _same_place(row, chosen_before)
    }
    rows.clear()
    for row in wanted:
        item = QListWidgetItem(row.spoken)
        item.setData(ROW_ROLE, row)
        rows.addItem(item)
    if wanted and (choose or chosen_before):
        _choose(rows, [row.note_id for row in wanted], kept, place)
    rows.doItemsLayout()
    rows.verticalScrollBar().setValue(top)
    if rows.hasFocus() and rows.currentItem() is not None:
        rows.scrollToItem(rows.currentItem())


def chosen(rows: QListWidget) -> tuple[str, ...]:
    """The notes of the chosen rows, in the order of the list."""
    places = sorted(index.row() for index in rows.selectedIndexes())
    return tuple(_row(rows.item(place)).note_id for place in places)


def _choose(rows: QListWidget, ids: list[str], kept: set[str], place: int) -> None:
    mine = [i for i, note_id in enumerate(ids) if note_id in kept]
    here = mine[0] if mine else max(0, min(place, len(ids) - 1))
    rows.setCurrentRow(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    for other in mine:
        rows.item(other).setSelected(True)


def _same_place(row: NoteRow, before: set[NoteRow]) -> bool:
    """A note that was hidden or shown moves to the other end of the list; what is chosen does not go with it."""
    return any(one.note_id == row.note_id and one.hidden == row.hidden for one in before)


def _row(item: QListWidgetItem) -> NoteRow:
    found = item.data(ROW_ROLE)
    assert isinstance(found, NoteRow)
    return found
