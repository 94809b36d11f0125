"""The colours that hang on the board, each with its letter, its pattern, what it stands for and how many notes have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ... import look
from ...domain.notes import Note, firsts, table_words
from ...language import _, ngettext
from .. import theme as worn
from ..drawing import paint_letter_tile

HIGH, TILE, FAR_HIGH, FAR_TILE = 32, 20, 48, 30
GAP, APART = 8, 24
MOST_TABLES = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One colour: its letter, what it stands for, how many notes."""

    letter: str
    meaning: str
    count: int


def entries(notes: Iterable[Note]) -> tuple[Entry, ...]:
    """The colours in use. A colour that one or two tables wrote on means these tables; any other is called by its name."""
    every = firsts(notes)
    count = Counter(note.colour for note in every)
    return tuple(
        Entry(colour.letter, _meaning(colour.letter, every), count[colour.letter])
        for colour in look.NOTE_COLOURS
        if count[colour.letter]
    )


def _meaning(letter: str, notes: Iterable[Note]) -> str:
    tables = sorted({note.table for note in notes if note.colour == letter})
    if tables and "" not in tables and len(tables) <= MOST_TABLES:
        return ", ".join(table_words(table) for table in tables)
    return _(look.note_colour(letter).name)


class Legend(QWidget):
    """One line under the board. It shows, and does nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._far = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, FAR_HIGH if self._far else HIGH)

    @Slot(object)
    def set_far(self, far: bool) -> None:
        """Larger, for who sits far away."""
        self._far = far
        self.updateGeometry()
        self.update()

    def show_notes(self, notes: Iterable[Note]) -> None:
        """Shows the colours of these notes; without notes there is nothing to explain."""
        found = entries(notes)
        if found == self._entries:
            return
        self._entries = found
        self.setAccessibleName(_("Colours on the board"))
        self.setAccessibleDescription(". ".join(self._said(one) for one in found))
        self.setToolTip("\n".join(self._said(one) for one in found))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tile, meaning, number, one beside the other; where they do not fit the meaning is shortened."""
        painter = QPainter(self)
        if not self._entries:
            return
        side = FAR_TILE if self._far else TILE
        painter.setFont(worn.font("clock" if self._far else "small", tabular=True))
        metrics = painter.fontMetrics()
        words = [f"{one.meaning} · {one.count}" for one in self._entries]
        wide = [float(metrics.horizontalAdvance(word)) for word in words]
        fixed = 16 + len(words) * (side + GAP) + (len(words) - 1) * APART
        share = min(1.0, (self.width() - 16 - fixed) / max(sum(wide), 1.0))
        left, top = 16.0, (self.height() - side) / 2
        for one, word, width in zip(self._entries, words, wide, strict=True):
            tile = QRectF(left, top, side, side)
            paint_letter_tile(painter, tile, one.letter, dark=worn.tokens_now().dark)
            room = max(24.0, width * share)
            painter.setPen(worn.colour("ink2"))
            shown = metrics.elidedText(word, Qt.TextElideMode.ElideMiddle, int(room + 1))
            place = QRectF(tile.right() + GAP, 0, room + 2, self.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
            left = place.left() + room + APART

    @staticmethod
    def _said(one: Entry) -> str:
        notes = ngettext("{n} note", "{n} notes", one.count).format(n=one.count)
        return _("{letter}, {meaning}: {notes}").format(letter=one.letter, meaning=one.meaning, notes=notes)
