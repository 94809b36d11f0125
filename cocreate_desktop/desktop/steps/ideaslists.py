"""The two lists of notes at the desk: rows by note id with letter tile, text and flags. They change nothing themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from .notedelegate import ROW_ROLE, NoteDelegate
from .noteflags import NoteRow


def dress(rows: QListWidget) -> None:
    """Once: how the list draws its rows, whatever its width."""
    rows.setItemDelegate(NoteDelegate(rows))
    rows.setResizeMode(QListView.ResizeMode.Adjust)
    rows.setUniformItemSizes(False)
    rows.setSpacing(0)


def fill(rows: QListWidget, wanted: Sequence[NoteRow]) -> None:
    """Shows these rows; the chosen ones stay, or the one that took their place, and the list does not jump."""
    if list(wanted) == [_row(rows.item(place)) for place in range(rows.count())]:
        return
    kept, place, top = set(chosen(rows)), rows.currentRow(), rows.verticalScrollBar().value()
    current = _row(rows.item(place)).note_id if place >= 0 else ""
    rows.clear()
    for row in wanted:
        item = QListWidgetItem(row.spoken)
        item.setData(ROW_ROLE, row)
        rows.addItem(item)
    ids = [row.note_id for row in wanted]
    if not ids:
        return
    here = ids.index(current) if current in ids else max(0, min(place, len(ids) - 1))
    rows.setCurrentRow(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    for other in (i for i, note_id in enumerate(ids) if note_id in kept):
        rows.item(other).setSelected(True)
    rows.doItemsLayout()
    rows.verticalScrollBar().setValue(top)
    if rows.hasFocus():
        rows.scrollToItem(rows.currentItem())


def chosen(rows: QListWidget) -> tuple[str, ...]:
    """The notes of the chosen rows, in the order of the list."""
    places = sorted(index.row() for index in rows.selectedIndexes())
    return tuple(_row(rows.item(place)).note_id for place in places)


def _row(item: QListWidgetItem) -> NoteRow:
    found = item.data(ROW_ROLE)
    assert isinstance(found, NoteRow)
    return found
