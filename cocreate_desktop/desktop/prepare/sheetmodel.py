"""The run sheet as a list model: each step with the time at which it begins. It changes nothing; the card does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain.evening import Evening
from ...domain.steps import KIND_NAMES, Kind, Step
from ...language import _, ngettext
from ..models.rows import ListModel, update

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1

KIND_ICONS = {
    Kind.WELCOME: "hand-waving",
    Kind.IDEAS: "lightbulb",
    Kind.THEMES: "squares-four",
    Kind.VOTE: "sticker",
    Kind.PAUSE: "coffee",
}


def kind_icon(kind: Kind) -> str:
    """The icon of a kind; a kind that has none yet gets that of the stage."""
    return KIND_ICONS.get(kind, "presentation")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row. ``key`` is the step's id, ``at`` the time it begins, ``more`` a few words beside the title."""

    key: str
    at: str
    kind: Kind
    title: str
    minutes: int
    more: str = ""
    now: bool = False

    def spoken(self) -> str:
        """The row in words, for a screen reader."""
        words = ngettext("{at}, {title}, {n} minute", "{at}, {title}, {n} minutes", self.minutes)
        return words.format(at=self.at, title=self.title, n=self.minutes)


def sheet_rows(evening: Evening, steps: Sequence[Step]) -> list[SheetRow]:
    """The rows of an evening; times run on from when it begins."""
    at = _start(evening)
    rows = []
    for step in steps:
        title = step.title or _(KIND_NAMES[step.kind])
        now = step.id == evening.current_step
        rows.append(SheetRow(step.id, f"{at:%H:%M}", step.kind, title, step.minutes, step.question, now))
        at += timedelta(minutes=step.minutes)
    return rows


def end_time(evening: Evening, steps: Sequence[Step]) -> str:
    """When the run sheet ends."""
    return f"{_start(evening) + timedelta(minutes=sum(step.minutes for step in steps)):%H:%M}"


def _start(evening: Evening) -> datetime:
    return datetime.combine(date.min, time.fromisoformat(evening.starts or "19:30"))


class SheetModel(ListModel):
    """Shows rows; they keep their place in the views while they change."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SheetRow] = []

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Shows these rows with the fewest changes."""
        update(self, self._rows, rows, self._changed)

    def row(self, index: Index) -> SheetRow | None:
        """The row at an index, None outside the list."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, key: str) -> int:
        """The place of a step, -1 when it is not there."""
        return next((i for i, row in enumerate(self._rows) if row.key == key), -1)

    def key_at(self, place: int) -> str:
        """The step at a place; empty outside the list."""
        return self._rows[place].key if 0 <= place < len(self._rows) else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row, its title, and its words for a screen reader."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        return row.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, changed and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        item = Qt.ItemFlag
        return item.ItemIsSelectable | item.ItemIsEnabled | item.ItemIsEditable | item.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Dragging moves."""
        return Qt.DropAction.MoveAction

    def _changed(self, place: int) -> None:
        self.dataChanged.emit(self.index(place), self.index(place))
