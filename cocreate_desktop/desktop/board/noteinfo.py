"""What can be told about one note beside its words: where else it hangs, what it first said, its table. Words only."""

from __future__ import annotations

from ...domain.notes import Note, first_words, table_words
from ...language import _
from ..models.board import tip, told_first

LONG = 60
ROW = 34
MOST = 240


def tip_words(note: Note, also: str, first: str) -> str:
    """The tooltip of a note on the board: all of a long text, and what is not seen on it; empty when all is seen."""
    return tip(note.text if len(note.text) > LONG else "", also, told_first(first))


def detail_words(note: Note, also: str, times: int) -> str:
    """All there is to tell about a note, line by line; empty when its row tells it all."""
    words = note.text if len(note.text) <= MOST else note.text[:MOST].rstrip() + "…"
    told = [words, also, told_first(first_words(note))]
    if note.original != note.text and not first_words(note):
        told.append(_("The first words may hold something personal and are not shown."))
    told.append(table_words(note.table))
    if times > 1:
        told.append(_("{n} times").format(n=times))
    lines = [part for part in told if part]
    return "\n".join(lines) if len(lines) > 1 or len(words) > ROW else ""
