"""A note on the board as a painted item: it knows its note and how to paint it; the scene moves it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from ... import look
from ...domain.notes import Note
from .. import theme as worn
from ..drawing import paint_box, paint_icon
from .layout import Box
from .lettering import face, lay
from .noteinfo import tip_words
from .sheets import STRIP, paint_sheet

RING = 4.0
USUAL, FAR = (13, 11), (19, 17, 15, 13, 11)
"""The sizes in which words are tried, for the desk and for who sits far away."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How a note is shown: how often it was said, where ``also`` it hangs in words, its ``first`` words when they were changed,
    and whether its words should be as ``large`` as they can."""

    times: int = 1
    chosen: bool = False
    faint: bool = False
    suggested: bool = False
    also: str = ""
    first: str = ""
    large: bool = False


def _bounds(wide: float, high: float) -> QRectF:
    """A note of this size with its ring and shadow."""
    return QRectF(-RING - 2, -RING - 2, wide + 2 * RING + 4, high + 2 * RING + 10)


class NoteItem(QGraphicsRectItem):
    """One sticky note: coloured, a strip with pattern and letter, its text; ring when chosen, faint when not searched for. Qt
    knows its bounds as a rectangle: it asks for them some ten thousand times in a step of zoom."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.note = note
        self._size = (117.0, 100.0)
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setRect(_bounds(*self._size))
        self.dress = Dress()
        self.setToolTip(tip_words(note, "", ""))
        self.dragged = False
        self.setAcceptHoverEvents(True)
        self._hover = False
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_note(self, note: Note, dress: Dress) -> None:
        """Shows another state; paints only when something changed."""
        if (note, dress) != (self.note, self.dress):
            self.note, self.dress = note, dress
            self.setToolTip(tip_words(note, dress.also, dress.first))
            self.update()

    def place(self, box: Box) -> None:
        """Takes its size from the layout; its place is set by the scene."""
        if (box.w, box.h) != self._size:
            self._size = (box.w, box.h)
            self.setRect(_bounds(box.w, box.h))

    def set_dragged(self, dragged: bool) -> None:
        """Lifts the note: above the others, a little turned."""
        self.dragged = dragged
        self.setZValue(10 if dragged else 1)
        self.setRotation(2 if dragged else 0)
        self.update()

    def hoverEnterEvent(self, _event: object) -> None:
        """Lifts a little."""
        self._hover = True
        self.update()

    def hoverLeaveEvent(self, _event: object) -> None:
        """Lies down again."""
        self._hover = False
        self.update()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Shadow, fill, strip, letter, text, ring."""
        tokens = worn.tokens_now()
        box = QRectF(0, 0, *self._size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.35 if self.dress.faint else 1.0)
        paint_sheet(painter, *self._size, self.note.colour, 8 if self.dragged else 3 if self._hover else 2)
        self._paint_words(painter, box)
        if self.dress.times > 1:
            self._paint_times(painter, box)
        if self.dress.also:
            self._paint_link(painter, box)
        if self.dress.chosen or self.dress.suggested:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            dashes = QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine)
            painter.setPen(QPen(QColor(tokens.focus), 2) if self.dress.chosen else dashes)
            painter.drawRoundedRect(box.adjusted(-RING + 1, -RING + 1, RING - 1, RING - 1), 7, 7)
        painter.setOpacity(1.0)

    def _paint_times(self, painter: QPainter, box: QRectF) -> None:
        """How often it was said, on a chip in the corner."""
        tokens = worn.tokens_now()
        chip = QRectF(box.right() - 36, box.bottom() - 24, 30, 18)
        paint_box(painter, chip, 9, QColor(tokens.surface), QColor(tokens.edge))
        painter.setPen(QColor(tokens.ink))
        painter.setFont(face(12, QFont.Weight.DemiBold))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, f"×{self.dress.times}")

    def _paint_link(self, painter: QPainter, box: QRectF) -> None:
        """The mark of a note that hangs in another place too, at the end of its strip."""
        plate = QRectF(box.right() - 22, 1, 21, STRIP)
        painter.fillRect(plate, QColor(look.note_colour(self.note.colour).fill(worn.tokens_now().dark)))
        paint_icon(painter, "link", QRectF(box.right() - 18, 1, STRIP, STRIP), QColor(look.NOTE_INK))

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        room = box.adjusted(8, STRIP + 4, -6, -5)
        laid = lay(self.note.text, room.width(), room.height(), FAR if self.dress.large else USUAL)
        painter.setPen(QColor(look.NOTE_INK))
        painter.setFont(face(laid.size, QFont.Weight.Normal))
        painter.drawText(room, laid.flags, laid.words)
