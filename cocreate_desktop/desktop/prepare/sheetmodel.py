"""The run sheet as a list model: each step with the time at which it begins. It changes nothing; the card does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain.evening import Evening
from ...domain.steps import KIND_NAMES, Kind, Step
from ...domain.templates import TEMPLATES, WALK_IN
from ...domain.walkin import proper, walk_in_minutes
from ...language import _, ngettext
from ..models.rows import ListModel, update

Index = QModelIndex | QPersistentModelIndex
# After this an evening is late.
LATE = time(23, 0)
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1

KIND_ICONS = {
    Kind.WELCOME: "hand-waving",
    Kind.ARRIVALS: "users-three",
    Kind.IDEAS: "lightbulb",
    Kind.THEMES: "squares-four",
    Kind.SHOW: "image",
    Kind.TALK: "chats",
    Kind.VOTE: "sticker",
    Kind.PROPOSAL: "file-text",
    Kind.OFFERS: "handshake",
    Kind.READBACK: "seal-check",
    Kind.EXIT: "clipboard-text",
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
    """The rows of an evening; times run on from when it begins, and a count at the door lies before that."""
    at = _start(evening) - timedelta(minutes=walk_in_minutes(steps))
    rows = []
    for step in steps:
        title = step.title or _(KIND_NAMES[step.kind])
        now = step.id == evening.current_step
        rows.append(SheetRow(step.id, f"{at:%H:%M}", step.kind, title, step.minutes, step.question, now))
        at += timedelta(minutes=step.minutes)
    return rows


@dataclass(frozen=True, slots=True)
class Total:
    """How long the run sheet is in words, and what there is to say about it; ``calm`` is False when it asks for a look."""

    words: str
    more: str
    calm: bool


def total(evening: Evening, steps: Sequence[Step]) -> Total:
    """From when the doors open until the end, and how that fits in the evening."""
    minutes = sum(step.minutes for step in proper(steps))
    begins = _start(evening)
    ends = begins + timedelta(minutes=minutes)
    said = ngettext(
        "{n} minute after the walk-in, until {time}", "{n} minutes after the walk-in, until {time}", minutes
    )
    words = said.format(n=minutes, time=f"{ends:%H:%M}")
    more, calm = _room(minutes, TEMPLATES[evening.template].minutes if evening.template in TEMPLATES else 0)
    if ends > datetime.combine(begins.date(), LATE):
        return Total(
            words, _("It ends after {time}. People want to go home.").format(time=f"{LATE:%H:%M}"), False
        )
    open_for = timedelta(minutes=walk_in_minutes(steps) or WALK_IN)
    doors = _("walk-in from {time}").format(time=f"{begins - open_for:%H:%M}")
    return Total(words, f"{doors} · {more}" if more else doors, calm)


def _room(minutes: int, planned: int) -> tuple[str, bool]:
    """What is left of the evening as it was planned, or how much longer it is; nothing when it fits."""
    over = minutes - planned
    if not planned or not minutes or over == 0:
        return "", True
    if over > 0:
        said = ngettext(
            "{n} minute longer than the {m} of the evening",
            "{n} minutes longer than the {m} of the evening",
            over,
        )
        return said.format(n=over, m=planned), False
    said = ngettext("{n} minute left of the {m}", "{n} minutes left of the {m}", -over)
    return said.format(n=-over, m=planned), True


def _start(evening: Evening) -> datetime:
    return datetime.combine(date(2000, 1, 1), time.fromisoformat(evening.starts or "19:30"))


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
