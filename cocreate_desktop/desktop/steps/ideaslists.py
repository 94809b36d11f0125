"""The two lists of notes at the desk: rows by note id with letter tile, text and flags. They change nothing themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ...domain.notes import Note
from ...domain.privacy import FLAG_NAMES
from ...language import _
from .. import theme
from ..drawing import paint_letter_tile

NOTE_ROLE = int(Qt.ItemDataRole.UserRole)
_SIDE = 20


def fill(rows: QListWidget, notes: Sequence[Note]) -> None:
    """Shows these notes; the chosen row stays, or the one that took its place."""
    kept, place = chosen(rows), rows.currentRow()
    wanted = [(note.id, words(note), note.colour) for note in notes]
    if wanted == [_row(rows.item(i)) for i in range(rows.count())]:
        return
    rows.setIconSize(QSize(_SIDE, _SIDE))
    rows.clear()
    for note_id, text, colour in wanted:
        item = QListWidgetItem(tile(colour), text)
        item.setData(NOTE_ROLE, (note_id, colour))
        rows.addItem(item)
    ids = [note_id for note_id, _text, _colour in wanted]
    if ids:
        rows.setCurrentRow(ids.index(kept) if kept in ids else max(0, min(place, len(ids) - 1)))


def chosen(rows: QListWidget) -> str:
    """The note of the chosen row, empty for none."""
    item = rows.currentItem()
    return _row(item)[0] if rows.currentRow() >= 0 else ""


def words(note: Note) -> str:
    """The text of a note on one line, with what may be personal in it before it."""
    flags = ", ".join(_(FLAG_NAMES[flag]) for flag in note.flags)
    text = " ".join(note.text.split())
    return f"⚠ {flags}  ·  {text}" if flags else text


def tile(colour: str) -> QIcon:
    """The letter tile as an icon."""
    made = QPixmap(_SIDE * 2, _SIDE * 2)
    made.setDevicePixelRatio(2.0)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_letter_tile(painter, QRectF(0, 0, _SIDE, _SIDE), colour, dark=theme.tokens_now().dark)
    painter.end()
    found = QIcon(made)
    found.addPixmap(made, QIcon.Mode.Selected)
    return found


def _row(item: QListWidgetItem) -> tuple[str, str, str]:
    note_id, colour = item.data(NOTE_ROLE)
    return note_id, item.text(), colour
