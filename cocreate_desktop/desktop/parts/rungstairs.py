"""The five rungs of a say as a staircase; one is chosen, and it can be chosen by key or mouse."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import Property, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ...domain.project import RUNG_NAMES
from ...language import _
from .. import theme

_HEIGHTS = (9, 18, 27, 36, 45)
_STAIR = 46
_WORDS = 24


@dataclass(frozen=True, slots=True)
class RungChosen:
    """A rung that a person chose, 0 (inform) to 4 (decide together)."""

    place: int


class _Rung(QAbstractButton):
    def __init__(self, place: int, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(86, _STAIR + _WORDS)

    def minimumSizeHint(self) -> QSize:
        """The least at which it can be read, also when it is chosen."""
        face = theme.font("caption")
        face.setWeight(QFont.Weight.DemiBold)
        words = QFontMetricsF(face).horizontalAdvance(self.text())
        return QSize(max(60, ceil(words) - 2), _STAIR + _WORDS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens_now()
        high = _HEIGHTS[self._place]
        box = QRectF(0.5, _STAIR - high + 0.5, self.width() - 1, high)
        chosen = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.edge), 1))
        rest = tokens.line if self.underMouse() and self.isEnabled() else tokens.sunken
        painter.setBrush(QColor(tokens.accent if chosen else rest))
        painter.drawPath(_stair(box))
        face = theme.font("caption")
        face.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(face)
        painter.setPen(QColor(tokens.ink if chosen else tokens.ink2))
        room = QRectF(-4, _STAIR, self.width() + 8, _WORDS)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.text())


def _stair(box: QRectF) -> QPainterPath:
    """A box with only its upper corners rounded."""
    radius = min(4.0, box.height() / 2)
    path = QPainterPath()
    path.moveTo(box.bottomLeft())
    path.lineTo(box.left(), box.top() + radius)
    path.quadTo(box.topLeft(), box.topLeft() + (box.topRight() - box.topLeft()) * (radius / box.width()))
    path.lineTo(box.right() - radius, box.top())
    path.quadTo(
        box.topRight(), box.topRight() + (box.bottomRight() - box.topRight()) * (radius / box.height())
    )
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path


class RungStairs(QWidget):
    """Five rungs. `chosen` carries RungChosen when a person picks one. Designer property: rung (-1: none)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for place, name in enumerate(RUNG_NAMES.values()):
            button = _Rung(place, _(name), self)
            self._group.addButton(button, place)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(self._on_clicked)

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(RungChosen(place))

    def _get_rung(self) -> int:
        return self._group.checkedId()

    def _set_rung(self, place: int) -> None:
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == place)
        self._group.setExclusive(True)

    rung = Property(int, _get_rung, _set_rung)
