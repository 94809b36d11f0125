"""What lies on the board: notes and themes as painted items. They know an id and how to paint; the scene moves them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ... import look
from ...domain.notes import Note
from ...domain.themes import Theme
from ...language import _
from .. import theme as worn
from ..drawing import paint_box, paint_icon, paint_pattern
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
        self.times = 1
        self.suggested = False
        self.chosen = False
        self.dragged = False
        self.faint = False
        self.setAcceptHoverEvents(True)
        self._hover = False
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_note(
        self, note: Note, times: int = 1, *, chosen: bool, faint: bool, suggested: bool = False
    ) -> None:
        """Shows another state, ``times`` how often it was said; paints only when something changed."""
        wanted = (note, times, chosen, faint, suggested)
        if wanted != (self.note, self.times, self.chosen, self.faint, self.suggested):
            self.note, self.times, self.chosen, self.faint, self.suggested = wanted
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
        if self.times > 1:
            self._paint_times(painter, box)
        if self.chosen or self.suggested:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            dashes = QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine)
            painter.setPen(QPen(QColor(tokens.focus), 2) if self.chosen else dashes)
            painter.drawRoundedRect(box.adjusted(-RING + 1, -RING + 1, RING - 1, RING - 1), 7, 7)
        painter.setOpacity(1.0)

    def _paint_times(self, painter: QPainter, box: QRectF) -> None:
        """How often it was said, on a chip in the corner."""
        tokens = worn.tokens_now()
        chip = QRectF(box.right() - 36, box.bottom() - 24, 30, 18)
        paint_box(painter, chip, 9, QColor(tokens.surface), QColor(tokens.edge))
        painter.setPen(QColor(tokens.ink))
        painter.setFont(_face(12, QFont.Weight.DemiBold))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, f"×{self.times}")

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        room = box.adjusted(8, STRIP + 4, -6, -5)
        text = self.note.text
        longest = max(text.split(), key=len, default="")
        for size in (13, 11):
            painter.setFont(_face(size, QFont.Weight.Normal))
            # A smaller face rather than a word broken where nobody would break it.
            if _high(painter, room, text) <= room.height() and _wide(painter, longest) <= room.width():
                break
        spacing = painter.fontMetrics().lineSpacing()
        lines = max(1, int(room.height() // spacing))
        if _high(painter, room, text) > room.height():
            text = fitted(text, lambda words: _high(painter, room, words) <= lines * spacing + 1)
        _draw(painter, room, text)


def _wrapped(painter: QPainter, width: float, words: str) -> int:
    """Flags to draw and to measure with: between words, and inside one only when it is wider than all there is."""
    longest = max(words.split(), key=len, default="")
    anywhere = Qt.TextFlag.TextWrapAnywhere if _wide(painter, longest) > width else Qt.TextFlag.TextWordWrap
    return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | anywhere)


def _high(painter: QPainter, room: QRectF, words: str) -> float:
    flags = _wrapped(painter, room.width(), words)
    return painter.boundingRect(QRectF(0, 0, room.width(), 4000), flags, words).height()


def _draw(painter: QPainter, room: QRectF, words: str) -> None:
    painter.drawText(room, _wrapped(painter, room.width(), words), words)


def _wide(painter: QPainter, words: str) -> float:
    return painter.fontMetrics().horizontalAdvance(words)


def fitted(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning of ``text`` that ``fits`` with "…" after it; found by halving."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle].rstrip() + "…"):
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
        self._hint = ""
        self._size = (400.0, 130.0)
        self.chosen = False
        self.target = False

    def show_theme(
        self, theme: Theme | None, words: str, count: int, hint: str, *, chosen: bool, target: bool
    ) -> None:
        """Shows another state; ``hint`` stands where there are no notes."""
        wanted = (theme, words, count, hint, chosen, target)
        if wanted != (self.theme, self._words, self._count, self._hint, self.chosen, self.target):
            self.theme, self._words, self._count, self._hint = theme, words, count, hint
            self.chosen, self.target = chosen, target
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
        if _high(painter, room, words) > room.height():
            words = fitted(words, lambda part: _high(painter, room, part) <= room.height())
        _draw(painter, room, words)
        if not self._count:
            painter.setFont(_face(14, QFont.Weight.Normal))
            painter.setPen(QColor(tokens.ink2))
            _draw(painter, QRectF(16, 70, self._size[0] - 32, self._size[1] - 76), self._hint)
        self._paint_count(painter, tokens)

    def _paint_count(self, painter: QPainter, tokens: look.Tokens) -> None:
        chip = QRectF(self._size[0] - 46, 16, 30, 24)
        if self.theme is not None:
            paint_box(painter, chip, 12, QColor(tokens.sunken), None)
        painter.setPen(QColor(tokens.ink2))
        painter.setFont(_face(12, QFont.Weight.DemiBold))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(self._count))


class NewThemeItem(QGraphicsItem):
    """The place where notes are dropped to begin a theme: a dashed card with an invitation."""

    def __init__(self) -> None:
        super().__init__()
        self._size = (400.0, 72.0)
        self.target = False

    def place(self, box: Box) -> None:
        """Takes place and size from the layout."""
        if (box.w, box.h) != self._size:
            self.prepareGeometryChange()
            self._size = (box.w, box.h)
        self.setPos(QPointF(box.x, box.y))

    def show_target(self, target: bool) -> None:
        """Whether something is dragged over it now."""
        if target is not self.target:
            self.target = target
            self.update()

    def boundingRect(self) -> QRectF:
        """The dashed card."""
        return QRectF(-2, -2, self._size[0] + 4, self._size[1] + 4)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Dashes, a plus and the invitation in two lines."""
        tokens = worn.tokens_now()
        box = QRectF(1, 1, self._size[0] - 2, self._size[1] - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if self.target else tokens.ink3), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(tokens.tint) if self.target else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 12, 12)
        paint_icon(painter, "plus", QRectF(18, box.center().y() - 10, 20, 20), QColor(tokens.accent))
        room = QRectF(52, box.center().y() - 21, box.width() - 68, 21)
        painter.setPen(QColor(tokens.ink))
        painter.setFont(_face(15, QFont.Weight.DemiBold))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _("New theme"))
        painter.setPen(QColor(tokens.ink2))
        painter.setFont(_face(13, QFont.Weight.Normal))
        words = _("Drag notes here, or Ctrl G.")
        painter.drawText(room.translated(0, 22), Qt.AlignmentFlag.AlignVCenter, words)
