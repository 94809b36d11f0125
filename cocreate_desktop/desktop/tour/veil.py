"""The cloth over the window while the tour is on: it leaves one place clear and says beside it what that is for.

It keeps the keyboard to itself: Enter and Right go on, Left goes back, Escape skips; no key of the window works under it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from ...language import _
from .. import forms, theme
from ..parts.keybutton import KeyButton

WIDTH: Final = 400
_ROUND, _GAP, _MARGIN = 8, 16, 16


class Veil(QWidget):
    """Covers ``window`` until it is closed; what had the focus gets it back."""

    # Emits: nothing; the tour should go on, go back or end.
    on = Signal()
    back = Signal()
    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = window.focusWidget()
        self._target: QWidget | None = None
        self.bubble = forms.load("tour/bubble", self)
        self._place = forms.child(self.bubble, QLabel, "place")
        self._title = forms.child(self.bubble, QLabel, "title")
        self._sentence = forms.child(self.bubble, QLabel, "sentence")
        self.next_button = forms.child(self.bubble, KeyButton, "next")
        self.back_button = forms.child(self.bubble, KeyButton, "back")
        self.skip_button = forms.child(self.bubble, KeyButton, "skip")
        for button, signal in (
            (self.next_button, self.on),
            (self.back_button, self.back),
            (self.skip_button, self.ended),
        ):
            button.clicked.connect(signal)
            button.installEventFilter(self)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()

    def point_at(self, target: QWidget, title: str, sentence: str, place: int, many: int) -> None:
        """Leaves ``target`` clear and says what it is for."""
        self._target = target
        self._place.setText(_("{n} of {many}").format(n=place + 1, many=many))
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.back_button.setVisible(place > 0)
        last = place == many - 1
        self.next_button.setText(_("&Done") if last else _("&Go on"))
        self.skip_button.setVisible(not last)
        self.bubble.setAccessibleName(title)
        self.bubble.setAccessibleDescription(sentence)
        _bring_into_view(target)
        self._arrange()
        self.raise_()
        self.next_button.setFocus()
        said = f"{self._place.text()}. {title}. {sentence}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.bubble, said))

    def put_away(self) -> None:
        """Goes, and gives the focus back."""
        self.window().removeEventFilter(self)
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        self.deleteLater()

    @property
    def clear(self) -> QRect:
        """The place that is left clear: what can be seen of the target, a little wider."""
        if self._target is None:
            return QRect()
        seen = _seen(self._target, self.window())
        return seen.adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND).intersected(self.rect())

    def event(self, event: QEvent) -> bool:
        """No key of the window works while the tour is on."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows on the buttons, which would else walk from button to button; and the size of the window."""
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self.window().rect())
                self._arrange()
            return False
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._walk(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the tour; others do nothing."""
        self._walk(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What lies under it is not pressed."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round the buttons of the tour."""
        ring = [b for b in (self.next_button, self.back_button, self.skip_button) if b.isVisibleTo(self)]
        now = next((place for place, one in enumerate(ring) if one.hasFocus()), 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        ring[(now + (1 if forward else -1)) % len(ring)].setFocus(reason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cloth, hole = QPainterPath(), QPainterPath()
        cloth.addRect(QRectF(self.rect()))
        hole.addRoundedRect(QRectF(self.clear).adjusted(1, 1, -1, -1), 12, 12)
        shade = QColor(theme.colour("shadow"))
        shade.setAlphaF(0.45)
        painter.fillPath(cloth.subtracted(hole), shade)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPath(hole)

    def _walk(self, event: QKeyEvent) -> bool:
        """Whether this key was one of the tour."""
        moves = {Qt.Key.Key_Right: self.on, Qt.Key.Key_Left: self.back, Qt.Key.Key_Escape: self.ended}
        signal = moves.get(Qt.Key(event.key()))
        if signal is not None:
            signal.emit()
        return signal is not None

    def _arrange(self) -> None:
        clear = self.clear
        self.bubble.setFixedWidth(min(WIDTH, self.width() - 2 * _MARGIN))
        self.bubble.adjustSize()
        layout = self.bubble.layout()
        high = layout.totalHeightForWidth(self.bubble.width()) if layout is not None else 0
        size = QSize(self.bubble.width(), max(high, self.bubble.sizeHint().height()))
        self.bubble.setGeometry(QRect(beside(clear, size, self.size()), size))
        self.update()


def beside(clear: QRect, size: QSize, room: QSize) -> QPoint:
    """Where a bubble of this size stands: under the place, else right, left or above it; over it where nothing else fits."""
    middle = clear.center() - QRect(QPoint(), size).center()
    for x, y in (
        (middle.x(), clear.bottom() + _GAP),
        (clear.right() + _GAP, middle.y()),
        (clear.left() - _GAP - size.width(), middle.y()),
        (middle.x(), clear.top() - _GAP - size.height()),
    ):
        spot = QRect(_within(QPoint(x, y), size, room), size)
        if not spot.intersects(clear):
            return spot.topLeft()
    return _within(middle, size, room)


def _within(spot: QPoint, size: QSize, room: QSize) -> QPoint:
    """As near to ``spot`` as keeps it in the window."""
    x = min(max(spot.x(), _MARGIN), room.width() - size.width() - _MARGIN)
    y = min(max(spot.y(), _MARGIN), room.height() - size.height() - _MARGIN)
    return QPoint(max(x, 0), max(y, 0))


def _bring_into_view(target: QWidget) -> None:
    above = target.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(target)
        above = above.parentWidget()


def _seen(target: QWidget, window: QWidget) -> QRect:
    """What of the target lies within everything that holds it, in the window's own coordinates."""
    seen = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
    above = target.parentWidget()
    while above is not None and above is not window:
        seen = seen.intersected(QRect(above.mapTo(window, QPoint(0, 0)), above.size()))
        above = above.parentWidget()
    return seen
