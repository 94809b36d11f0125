"""A number with minus and plus, for totals counted by hand: arrows, digits and the mouse all work, as one field."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from .. import theme
from ..drawing import paint_box, paint_icon
from .smallcount import SmallCount

_SIDE = 36


@dataclass(frozen=True, slots=True)
class CountChanged:
    """A count that a person changed. `key` says which field, as the screen named it."""

    key: str
    count: int


class CountField(SmallCount):
    """132 × 36. `edited` carries CountChanged, only for what a person does; typed digits count at Enter or on leaving.

    `key` names the field in the signal (else its object name). Give it an accessible name or a label buddy.
    """

    WIDE, EDGE = 132, _SIDE + 1
    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None, maximum: int = 9999, key: str = "") -> None:
        super().__init__(parent, maximum)
        self.key = key
        self._silent = False
        self._over = 0
        self.setMouseTracking(True)
        face = QFont()
        face.setFeature(QFont.Tag("tnum"), 1)
        self.lineEdit().setFont(face)
        self.valueChanged.connect(self._on_value)

    def show_count(self, count: int) -> None:
        """Show a count that came from elsewhere; no signal, and never over what is being typed."""
        if count == self.value() or (self.hasFocus() and self.lineEdit().isModified()):
            return
        self._silent = True
        self.setValue(count)
        self._silent = False

    @Slot(int)
    def _on_value(self, count: int) -> None:
        self.update()
        if not self._silent:
            self.edited.emit(CountChanged(self.key or self.objectName(), count))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        tokens = theme.tokens_now()
        able = self.isEnabled()
        box = QRectF(self.rect())
        paint_box(painter, box, 8, QColor(tokens.surface) if able else None, None)
        self._paint_over(painter, QColor(tokens.sunken))
        for left in (_SIDE, self.width() - _SIDE - 1):
            painter.fillRect(QRectF(left, 1, 1, self.height() - 2), QColor(tokens.line))
        paint_box(painter, box, 8, None, QColor(tokens.edge if able else tokens.line))
        for side, name, can in (
            (-1, "minus", self.value() > self.minimum()),
            (1, "plus", self.value() < self.maximum()),
        ):
            tone = QColor(tokens.accent if able and can else tokens.ink3)
            paint_icon(painter, name, self._zone(side).adjusted(9, 9, -9, -9), tone)

    def _paint_over(self, painter: QPainter, tone: QColor) -> None:
        if self._over and self.isEnabled():
            zone = self._zone(self._over)
            paint_box(painter, zone.adjusted(1, 1, -1, -1), 6, tone, None)

    def _zone(self, side: int) -> QRectF:
        left = 0 if side < 0 else self.width() - _SIDE
        return QRectF(left, 0, _SIDE, self.height())

    def _side_at(self, place: QPoint) -> int:
        if place.x() < _SIDE:
            return -1
        return 1 if place.x() >= self.width() - _SIDE else 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Minus and plus step; the middle is for typing."""
        side = self._side_at(event.position().toPoint())
        if side and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.interpretText()
            self.stepBy(side)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows which half the mouse is on."""
        over = self._side_at(event.position().toPoint())
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, _event: object) -> None:
        """The mouse has gone."""
        self._over = 0
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel never changes a count: it scrolls the list the field stands in."""
        event.ignore()
