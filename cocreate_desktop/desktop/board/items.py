"""What lies on the board: notes and themes as painted items. They know an id and how to paint; the scene moves them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ... import look
from ...domain.notes import Note
from ...domain.themes import Theme
from .. import theme as worn
from ..drawing import paint_box, paint_pattern
from .layout import Box

STRIP = 14.0
LETTER = 18.0
RING = 4.0


class NoteItem(QGraphicsItem):
    """One sticky note: coloured, a strip with pattern and letter, its text; ring when chosen, faint when not searched for."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.note = note
        self._size = (117.0, 100.0)
        self.chosen = False
        self.dragged = False
        self.faint = False
        self.setAcceptHoverEvents(True)
        self._hover = False
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_note(self, note: Note, *, chosen: bool, faint: bool) -> None:
        """Shows another state; paints only when something changed."""
        if (note, chosen, faint) != (self.note, self.chosen, self.faint):
            self.note, self.chosen, self.faint = note, chosen, faint
            self.setToolTip(note.text if len(note.text) > 60 else "")
            self.update()

    def place(self, box: Box) -> None:
        """Takes its size from the layout; its place is set by the scene."""
        if (box.w, box.h) != self._size:
            self.prepareGeometryChange()
            self._size = (box.w, box.h)

    def set_dragged(self, dragged: bool) -> None:
        """Lifts the note: above the others, a little turned."""
        self.dragged = dragged
        self.setZValue(10 if dragged else 1)
        self.setRotation(2 if dragged else 0)
        self.update()

    def boundingRect(self) -> QRectF:
        """The note with its ring and shadow."""
        return QRectF(-RING - 2, -RING - 2, self._size[0] + 2 * RING + 4, self._size[1] + 2 * RING + 10)

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
        colour = look.note_colour(self.note.colour)
        box = QRectF(0, 0, *self._size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.35 if self.faint else 1.0)
        shadow = QColor(tokens.shadow)
        shadow.setAlphaF(tokens.shadow_alpha)
        paint_box(painter, box.translated(0, 8 if self.dragged else 3 if self._hover else 2), 3, shadow, None)
        paint_box(painter, box, 3, QColor(colour.fill(tokens.dark)), QColor(colour.edge(tokens.dark)))
        paint_pattern(
            painter, QRectF(LETTER, 1, box.width() - LETTER - 1, STRIP), self.note.colour, 6, tokens.dark
        )
        painter.setPen(QColor(look.NOTE_INK))
        painter.setFont(_face(11, QFont.Weight.Bold))
        painter.drawText(QRectF(1, 1, LETTER, STRIP), Qt.AlignmentFlag.AlignCenter, self.note.colour)
        self._paint_words(painter, box)
        if self.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(box.adjusted(-RING + 1, -RING + 1, RING - 1, RING - 1), 7, 7)
        painter.setOpacity(1.0)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        room = box.adjusted(8, STRIP + 4, -6, -5)
        needed = 0.0
        for size in (13, 11):
            painter.setFont(_face(size, QFont.Weight.Normal))
            needed = painter.boundingRect(QRectF(0, 0, room.width(), 4000), _WRAPPED, self.note.text).height()
            if needed <= room.height():
                break
        text = self.note.text
        metrics = painter.fontMetrics()
        lines = max(1, int(room.height() // metrics.lineSpacing()))
        if needed > room.height():
            text = fitted(
                text,
                lambda words: (
                    painter.boundingRect(QRectF(0, 0, room.width(), 4000), _WRAPPED, words).height()
                    <= lines * metrics.lineSpacing() + 1
                ),
            )
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(room, text, option)


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


def fitted(text: str, fits: object) -> str:
    """The longest beginning of ``text`` that ``fits`` with "…" after it; found by halving."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if callable(fits) and fits(text[:middle].rstrip() + "…"):
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def _face(size: int, weight: QFont.Weight) -> QFont:
    face = QFont([look.FONT_FAMILY, *look.FALLBACK_FAMILIES])
    face.setPixelSize(size)
    face.setWeight(weight)
    return face


class ThemeItem(QGraphicsItem):
    """A theme's card with its sentence and count; the lane of loose notes is one without a card."""

    def __init__(self, theme: Theme | None, words: str) -> None:
        super().__init__()
        self.theme = theme
        self._words = words
        self._count = 0
        self._size = (400.0, 130.0)
        self.chosen = False
        self.target = False

    def show_theme(self, theme: Theme | None, words: str, count: int, *, chosen: bool, target: bool) -> None:
        """Shows another state."""
        self.theme, self._words, self._count, self.chosen, self.target = theme, words, count, chosen, target
        self.update()

    def place(self, box: Box) -> None:
        """Takes place and size from the layout."""
        if (box.w, box.h) != self._size:
            self.prepareGeometryChange()
            self._size = (box.w, box.h)
        self.setPos(QPointF(box.x, box.y))

    def head(self) -> QRectF:
        """The part with the sentence, in scene coordinates: a double click there names the theme."""
        return self.mapRectToScene(QRectF(0, 0, self._size[0], 62))

    def boundingRect(self) -> QRectF:
        """The card."""
        return QRectF(-2, -2, self._size[0] + 4, self._size[1] + 4)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Card, sentence in two lines, count."""
        tokens = worn.tokens_now()
        box = QRectF(0, 0, *self._size)
        if self.target:
            paint_box(painter, box, 12, QColor(tokens.tint), QColor(tokens.accent), 2)
        elif self.theme is not None:
            edge = tokens.accent if self.chosen else tokens.line
            paint_box(painter, box, 12, QColor(tokens.surface), QColor(edge), 2 if self.chosen else 1)
        named = self.theme is None or bool(self.theme.name)
        painter.setPen(QColor(tokens.ink if named else tokens.ink3))
        painter.setFont(_face(17, QFont.Weight.DemiBold))
        room = QRectF(16, 12, self._size[0] - 80, 52)
        words = self._words
        if painter.boundingRect(QRectF(0, 0, room.width(), 4000), _WRAPPED, words).height() > room.height():
            words = fitted(
                words,
                lambda part: (
                    painter.boundingRect(QRectF(0, 0, room.width(), 4000), _WRAPPED, part).height()
                    <= room.height()
                ),
            )
        painter.drawText(room, _WRAPPED, words)
        self._paint_count(painter, tokens)

    def _paint_count(self, painter: QPainter, tokens: look.Tokens) -> None:
        chip = QRectF(self._size[0] - 46, 16, 30, 24)
        if self.theme is not None:
            paint_box(painter, chip, 12, QColor(tokens.sunken), None)
        painter.setPen(QColor(tokens.ink2))
        painter.setFont(_face(12, QFont.Weight.DemiBold))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(self._count))
