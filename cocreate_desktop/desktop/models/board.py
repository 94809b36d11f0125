"""The one model of the board: themes with their notes and the loose ones, as a flat list that outline and scene share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ...domain.notes import Note, first_words, linked, table_words
from ...domain.themes import Theme
from ...language import _, ngettext
from ...services.board import Board
from .rows import ListModel, update

LOOSE = ""
"""The id of the lane of loose notes."""

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class RowKind(StrEnum):
    """What a row stands for."""

    THEME = "theme"
    NOTE = "note"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row. ``id`` of theme or note; ``theme_id`` under which it stands; ``count``: the notes of a heading, or how
    often a note was said; ``also``: where else it hangs, in words; ``first``: its first words when they were changed."""

    kind: RowKind
    id: str
    text: str
    theme_id: str
    colour: str = ""
    count: int = 0
    closed: bool = False
    table: str = ""
    also: str = ""
    first: str = ""

    @property
    def key(self) -> str:
        """Kind and id; a note that moves is a new row in its new place."""
        return f"{self.kind}:{self.theme_id}:{self.id}"


class BoardModel(ListModel):
    """Shows a Board. Which themes are closed and which text is searched belongs to the view of this desk only."""

    # Emits: nothing; the board changed and the scene should look again.
    shown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BoardRow] = []
        self._board = Board((), ())
        self._closed: frozenset[str] = frozenset()
        self._search = ""
        self._also: dict[str, str] = {}
        # While rows come and go: what is chosen was not chosen by anybody.
        self.changing = False

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board

    def show_board(self, board: Board) -> None:
        """Shows the board as it is now."""
        self._board = board
        self._also = _elsewhere(board)
        self._refresh()

    def search(self, words: str) -> None:
        """Shows only notes that hold ``words`` (empty: all)."""
        self._search = words.casefold().strip()
        self._refresh()

    def matches(self, note: Note) -> bool:
        """Whether a note holds the searched words."""
        return self._search in note.text.casefold()

    @property
    def hits(self) -> tuple[str, ...]:
        """The notes that hold the searched words, in their order on the board; none while nothing is searched."""
        return tuple(note.id for note in self._board.in_order() if self.matches(note)) if self._search else ()

    def also(self, note_id: str) -> str:
        """Where else a note hangs, in words; empty when nowhere."""
        return self._also.get(note_id, "")

    @property
    def hung_twice(self) -> Set[str]:
        """The notes that hang in another place too."""
        return self._also.keys()

    @property
    def searching(self) -> bool:
        """Whether words are searched for."""
        return bool(self._search)

    def note(self, note_id: str) -> Note | None:
        """A note that hangs on the board."""
        return next((note for note in self._board.notes if note.id == note_id), None)

    def toggle(self, theme_id: str) -> None:
        """Opens or closes the rows under a heading."""
        self._closed = self._closed ^ {theme_id}
        self._refresh()

    def row(self, index: QModelIndex | QPersistentModelIndex) -> BoardRow | None:
        """The row at an index, None for an invalid one."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, thing_id: str, kind: RowKind) -> QModelIndex:
        """Where a theme or note stands, an invalid index when it is not shown."""
        place = next((i for i, row in enumerate(self._rows) if row.id == thing_id and row.kind is kind), -1)
        return self.index(place) if place >= 0 else QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Rows at the top; a list has no others."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object | None:
        """Plain values; what a screen reader says stands in AccessibleTextRole."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.text, row.also, told_first(row.first))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        if role == ROW_ROLE:
            return row
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Rows can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _refresh(self) -> None:
        self.changing = True
        update(self, self._rows, self._wanted(), self._changed)
        self.changing = False
        self.shown.emit()

    def _changed(self, place: int) -> None:
        index = self.index(place)
        self.dataChanged.emit(
            index, index, [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, ROW_ROLE]
        )

    def _wanted(self) -> list[BoardRow]:
        inside = self._board.by_theme()
        wanted: list[BoardRow] = []
        for theme in self._board.themes:
            wanted += self._under(RowKind.THEME, theme.id, theme_words(theme), inside[theme.id])
        return wanted + self._under(RowKind.LOOSE, LOOSE, _("Loose notes"), inside[LOOSE])

    def _under(self, kind: RowKind, theme_id: str, words: str, inside: Sequence[Note]) -> list[BoardRow]:
        notes = [note for note in inside if self.matches(note)] if self._search else inside
        closed = theme_id in self._closed and not self._search
        rows = [BoardRow(kind, theme_id, words, theme_id, count=len(notes), closed=closed)]
        if not closed:
            times = self._board.times
            rows += [
                BoardRow(
                    RowKind.NOTE,
                    note.id,
                    note.text,
                    theme_id,
                    note.colour,
                    times.get(note.id, 1),
                    table=note.table,
                    also=self.also(note.id),
                    first=first_words(note),
                )
                for note in notes
            ]
        return rows


def told_first(first: str) -> str:
    """What a note said first, as a sentence; empty when its words were not changed."""
    return _("First it said: {text}").format(text=first) if first else ""


def tip(*parts: str) -> str:
    """A tooltip of these lines that are not empty; what people wrote is never read as markup."""
    lines = [escape(part).replace("\n", "<br>") for part in parts if part]
    return f"<qt>{'<br>'.join(lines)}</qt>" if lines else ""


def _elsewhere(board: Board) -> dict[str, str]:
    names = {theme.id: theme_words(theme) for theme in board.themes}
    return {note_id: _also_words(others, names) for note_id, others in linked(board.notes).items()}


def _also_words(others: Sequence[Note], names: Mapping[str, str]) -> str:
    hung = [_("“{name}”").format(name=names[n.theme_id]) for n in others if n.theme_id in names]
    if any(n.theme_id not in names for n in others):
        hung.append(_("the loose notes"))
    return _("Also in {places}").format(places=", ".join(dict.fromkeys(hung)))


def theme_words(theme: Theme) -> str:
    """The sentence of a theme, or what stands there while it has none."""
    return theme.name or _("Theme without a sentence yet")


def _spoken(row: BoardRow) -> str:
    if row.kind is RowKind.NOTE:
        said = [_("note {letter}: {text}").format(letter=row.colour, text=row.text)]
        said += [table_words(row.table)] if row.table else []
        said += [_("{n} times").format(n=row.count)] if row.count > 1 else []
        said += [part for part in (row.also, told_first(row.first)) if part]
        return ", ".join(said)
    notes = ngettext("{n} note", "{n} notes", row.count).format(n=row.count)
    return f"{row.text}, {notes}"
