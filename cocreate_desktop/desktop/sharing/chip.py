"""The state of sharing in the head of the window: a chip that can be pressed. It shows what it is given, and asks nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ...language import _
from .. import theme
from ..drawing import paint_box, paint_icon
from ..parts.chip import KINDS
from ..parts.enter import pressed_by_enter
from ..parts.plaintip import plain_tip

if TYPE_CHECKING:
    from .words import Told

HIT, HIGH, WIDEST, LEAST = 32, 24, 320, 96
_PAD, _GAP, _ICON = 10, 6, 14


class StateChip(QAbstractButton):
    """24 high in 32 that can be hit. Where there is no room for all of it, the brief words stand there; the tip says it
    whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._brief = "plain", "laptop", ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ringRadius", HIT / 2)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Sharing"))

    def show_told(self, told: Told) -> None:
        """Shows a state; nothing is painted anew when it is the same."""
        if (told.words, told.kind, told.icon) == (self.text(), self._kind, self._icon):
            return
        self._kind, self._icon, self._brief = told.kind, told.icon, told.brief
        self.setText(told.words)
        self.setAccessibleName(_("Sharing: {state}").format(state=told.words))
        self.setAccessibleDescription(told.title)
        self.setToolTip(plain_tip(told.title))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words, up to 320 pixels."""
        return QSize(min(WIDEST, self._wide(self.text())), HIT)

    def minimumSizeHint(self) -> QSize:
        """The least at which its brief words are seen, or the first of the others."""
        least = self._wide(self._brief) if self._brief else LEAST
        return QSize(min(least, self.sizeHint().width()), HIT)

    @staticmethod
    def _wide(words: str) -> int:
        """How wide it is with these words, in pixels."""
        return round(QFontMetricsF(_face()).horizontalAdvance(words) + _ICON + _GAP + 2 * _PAD + 0.5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        ground, tone, _own = KINDS[self._kind]
        painter = QPainter(self)
        words = self._brief if self._brief and self._wide(self.text()) > self.width() else self.text()
        wide = min(self.width(), self._wide(words))
        # Beside the rooms: what brief words leave free stays free on the other side.
        box = QRectF(self.width() - wide, (self.height() - HIGH) / 2, wide, HIGH)
        over = self.underMouse() or self.isDown()
        paint_box(painter, box, HIGH / 2, theme.colour(ground), theme.colour(tone) if over else None)
        middle = box.center().y()
        paint_icon(
            painter,
            self._icon,
            QRectF(box.left() + _PAD, middle - _ICON / 2, _ICON, _ICON),
            theme.colour(tone),
        )
        painter.setFont(_face())
        painter.setPen(QColor(theme.colour(tone)))
        room = box.adjusted(_PAD + _ICON + _GAP, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, round(room.width()) - _PAD + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _face() -> QFont:
    face = theme.font("caption")
    face.setWeight(QFont.Weight.DemiBold)
    return face
