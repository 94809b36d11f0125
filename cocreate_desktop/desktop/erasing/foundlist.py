"""The list of what was found: a head for each group, and under it what goes, ticked or not. What goes with its group has no
tick of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ...services.erasing import Found, Group, Trace
from ...services.erasurewords import group_words, trace_words

_KEY = Qt.ItemDataRole.UserRole
_TICK = Qt.ItemFlag.ItemIsUserCheckable
_LONGEST = 160


class FoundList(QObject):
    """Wires the list of the form."""

    # Emits nothing: something was ticked or no longer.
    ticked = Signal()

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self.rows = rows
        self._found = Found()
        rows.itemChanged.connect(self._on_changed)

    @property
    def keys(self) -> frozenset[str]:
        """What is ticked."""
        items = (self.rows.item(place) for place in range(self.rows.count()))
        return frozenset(str(one.data(_KEY)) for one in items if one.data(_KEY) and _is_ticked(one))

    @property
    def number(self) -> int:
        """How many things go."""
        keys, number = self.keys, 0
        for group in self._found.groups:
            own = group.key in keys
            number += sum(one.number for one in group.traces if (one.key in keys if one.key else own))
        return number

    def show_found(self, found: Found) -> None:
        """Shows it anew."""
        self._found = found
        self.rows.blockSignals(True)
        self.rows.clear()
        for group in found.groups:
            self.rows.addItem(_head(group))
            for trace in group.traces:
                self.rows.addItem(_row(trace))
        self.rows.blockSignals(False)
        self.rows.setCurrentRow(0)
        self.ticked.emit()

    @Slot()
    def _on_changed(self) -> None:
        self.ticked.emit()


def _head(group: Group) -> QListWidgetItem:
    item = QListWidgetItem(group_words(group))
    face = QFont(item.font())
    face.setWeight(QFont.Weight.DemiBold)
    item.setFont(face)
    _tick(item, group.key if group.goes else "", ticked=group.ticked)
    return item


def _row(trace: Trace) -> QListWidgetItem:
    words = trace_words(trace)
    item = QListWidgetItem(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
    if not trace.key:
        item.setText(f"– {item.text()}")
    item.setToolTip(words if len(words) > _LONGEST else "")
    _tick(item, trace.key, ticked=trace.ticked)
    return item


def _tick(item: QListWidgetItem, key: str, *, ticked: bool) -> None:
    item.setData(_KEY, key)
    if not key:
        item.setFlags(item.flags() & ~_TICK)
        return
    item.setFlags(item.flags() | _TICK)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
