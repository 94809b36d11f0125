"""The cards that lie under the notes: a theme with its sentence, the lane of loose notes, and the place to begin a theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ... import look
from ...domain.themes import Theme
from ...language import _
from .. import theme as worn
from ..drawing import paint_box, paint_icon
from .layout import EMPTY_THEME, HEAD, LANE_HEAD, THEME_WIDTH, Box
from .lettering import draw, face, fitted, high


class _Card(QGraphicsItem):
    """What both kinds of card have: they lie where the layout has them, and something may be dragged over them."""

    def __init__(self) -> None:
        super().__init__()
        self._size = (THEME_WIDTH, EMPTY_THEME)
        self.target = False

    def place(self, box: Box) -> None:
        """Takes place and size from the layout."""
        if (box.w, box.h) != self._size:
            self.prepareGeometryChange()
            self._size = (box.w, box.h)
        self.setPos(QPointF(box.x, box.y))

    def boundingRect(self) -> QRectF:
        """The card with its edge."""
        return QRectF(-2, -2, self._size[0] + 4, self._size[1] + 4)


class ThemeItem(_Card):
    """A theme's card with its sentence and count; the lane of loose notes is one without a card."""

    def __init__(self, theme: Theme | None, words: str) -> None:
        super().__init__()
        self.theme = theme
        self._words = words
        self._count = 0
        self._hint = ""
        self.chosen = False

    def show_theme(
        self, theme: Theme | None, words: str, count: int, hint: str, *, chosen: bool, target: bool
    ) -> None:
        """Shows another state; ``hint`` stands where there are no notes."""
        wanted = (theme, words, count, hint, chosen, target)
        if wanted != (self.theme, self._words, self._count, self._hint, self.chosen, self.target):
            self.theme, self._words, self._count, self._hint = theme, words, count, hint
            self.chosen, self.target = chosen, target
            self.update()

    def head(self) -> QRectF:
        """The part with the sentence, in scene coordinates: a double click there names the theme."""
        return self.mapRectToScene(QRectF(0, 0, self._size[0], 62))

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
        painter.setFont(face(17, QFont.Weight.DemiBold))
        room = QRectF(16, 9, self._size[0] - 80, (LANE_HEAD if self.theme is None else HEAD) - 18)
        words = self._words
        if high(painter, room, words) > room.height():
            words = fitted(words, lambda part: high(painter, room, part) <= room.height())
        # One line stands in the middle of the head, where two would fill it.
        over = room.height() - high(painter, room, words)
        draw(painter, room.translated(0, max(0.0, over / 2)), words)
        if not self._count:
            painter.setFont(face(14, QFont.Weight.Normal))
            painter.setPen(QColor(tokens.ink2))
            draw(painter, QRectF(16, 70, self._size[0] - 32, self._size[1] - 76), self._hint)
        self._paint_count(painter, tokens)

    def _paint_count(self, painter: QPainter, tokens: look.Tokens) -> None:
        middle = (LANE_HEAD if self.theme is None else HEAD) / 2
        chip = QRectF(self._size[0] - 46, middle - 12, 30, 24)
        if self.theme is not None:
            paint_box(painter, chip, 12, QColor(tokens.sunken), None)
        painter.setPen(QColor(tokens.ink2))
        painter.setFont(face(12, QFont.Weight.DemiBold))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(self._count))


class NewThemeItem(_Card):
    """The place where notes are dropped to begin a theme: a dashed card with an invitation."""

    def show_target(self, target: bool) -> None:
        """Whether something is dragged over it now."""
        if target is not self.target:
            self.target = target
            self.update()

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
        painter.setFont(face(15, QFont.Weight.DemiBold))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _("New theme"))
        painter.setPen(QColor(tokens.ink2))
        painter.setFont(face(13, QFont.Weight.Normal))
        words = _("Drag notes here, or Ctrl G.")
        painter.drawText(room.translated(0, 22), Qt.AlignmentFlag.AlignVCenter, words)
