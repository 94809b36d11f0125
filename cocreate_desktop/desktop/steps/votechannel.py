"""A channel of a vote as a tile: its name and what came in on it, to be chosen with the mouse or its key."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from .. import theme
from ..drawing import paint_box
from ..parts.enter import pressed_by_enter

_PAD, _HINT = 8, 18


class ChannelTile(QAbstractButton):
    """48 high; ``text`` names the channel, ``show_count`` says what came in. Designer property: keyHint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = ""
        self._hint = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(150, 48)

    def minimumSizeHint(self) -> QSize:
        """The least at which it can be read."""
        words = max(self._width("small", self.text()), self._width("caption", self._count))
        return QSize(round(words + 2 * _PAD + 1), 48)

    @property
    def count(self) -> str:
        """What came in, in words."""
        return self._count

    def show_count(self, words: str) -> None:
        """What came in, in a word or two."""
        if words != self._count:
            self._count = words
            self.setAccessibleDescription(", ".join(part for part in (words, self._hint) if part))
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt calls it
        """Never checks itself: the panel decides which is chosen."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        over = self.underMouse() or self.isDown()
        ground = "tint" if self.isChecked() else "sunken" if over else "surface"
        edge = theme.colour("accent" if self.isChecked() else "edge")
        box = QRectF(self.rect())
        paint_box(painter, box, 8, theme.colour(ground), edge)
        if self.isChecked():
            paint_box(painter, box.adjusted(1, 1, -1, -1), 7, None, edge)
        painter.setFont(_face("small"))
        painter.setPen(QColor(theme.colour("ink")))
        line = QRectF(_PAD, 5, self.width() - 2 * _PAD, 20)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(theme.font("caption"))
        painter.setPen(QColor(theme.colour("ink2")))
        line = QRectF(_PAD, 24, self.width() - 2 * _PAD, 18)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._count)
        self._paint_hint(painter)

    def _paint_hint(self, painter: QPainter) -> None:
        """The key stands beside name or count, where there is room for it."""
        width = self._width("caption", self._hint) + 6
        free = self.width() - 2 * _PAD - 4 - width
        for top, kind, words in ((25, "caption", self._count), (5, "small", self.text())):
            if self._hint and self._width(kind, words) <= free:
                box = QRectF(self.width() - _PAD - width + 2, top, width, _HINT)
                paint_box(painter, box, 4, None, theme.colour("edge"))
                painter.setFont(theme.font("caption"))
                painter.setPen(QColor(theme.colour("ink2")))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._hint)
                return

    def _width(self, kind: str, words: str) -> float:
        face = theme.font("caption") if kind == "caption" else _face(kind)
        return QFontMetricsF(face).horizontalAdvance(words)

    def _get_hint(self) -> str:
        return self._hint

    def _set_hint(self, hint: str) -> None:
        if hint != self._hint:
            self._hint = hint
            self.update()

    keyHint = Property(str, _get_hint, _set_hint)  # noqa: N815 - Designer spells it so


def _face(kind: str) -> QFont:
    face = theme.font(kind)
    face.setWeight(QFont.Weight.DemiBold)
    return face
