"""The offers to make up for lost time, in a small sheet above their button: each says when the evening ends then, before it
is chosen. A digit takes one, Escape leaves all as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ...domain.drift import Offer
from ...language import _
from .. import theme
from ..drawing import paint_box
from ..parts.twolines import TwoLineButton

WIDE = 620
HEIGHT = 58
_KEY = 24.0
_ENDS = 150.0
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class OfferWords:
    """An offer as it is read: what it does, which steps change, when the evening ends then, and how that is."""

    offer: Offer
    title: str
    detail: str
    ends: str
    how: str


class OfferRow(TwoLineButton):
    """One offer. It shows by itself that it has the focus: the ring of the window does not reach a sheet above it."""

    def __init__(self, told: OfferWords, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.told, self.key = told, key
        self.set_title(told.title)
        self.set_words(", ".join((told.detail, told.ends, told.how)))
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        """As wide as the sheet."""
        return QSize(WIDE - 16, HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows it."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Its key, two lines, and when the evening ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        middle = self.height() / 2
        key = QRectF(10, middle - _KEY / 2, _KEY, _KEY)
        paint_box(painter, key, 4, None, theme.colour("edge"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self.key)
        left, ends = 46.0, self.width() - 12 - _ENDS
        above, below = QRectF(left, middle - 23, ends - left - 12, 24), QRectF(left, middle + 1, 0, 20)
        below.setRight(above.right())
        self.paint_line(painter, theme.font("strong"), "ink", above, self.told.title)
        self.paint_line(painter, theme.font("small"), "ink2", below, self.told.detail)
        above.setLeft(ends)
        above.setWidth(_ENDS)
        face = theme.font("body")
        face.setWeight(face.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(theme.colour("ink"))
        self._right(painter, above, self.told.ends)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        self._right(painter, above.translated(0, 24), self.told.how)

    def _ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        over = self.underMouse() or self.isDown()
        ground: QColor | None = theme.colour("sunken") if over else None
        paint_box(painter, box, 8, ground, theme.colour("focus") if self.hasFocus() else None, 2)

    def _right(self, painter: QPainter, box: QRectF, words: str) -> None:
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(flags), words)


class OfferPanel(QFrame):
    """Opened with ``open_above``; it goes when an offer is taken, at Escape and at a press beside it."""

    # Emits: Offer.
    taken = Signal(object)

    def __init__(self, head: str, offers: Sequence[OfferWords], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("offerPanel")
        self.setAccessibleName(head)
        self.setProperty("card", True)
        self.setFixedWidth(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(4)
        column.addWidget(self._words(head, "strong"))
        self.rows = [OfferRow(told, str(place), self) for place, told in enumerate(offers, 1)]
        for row in self.rows:
            row.clicked.connect(self._on_row)
            column.addWidget(row)
        told = _("The room sees nothing of this. Ctrl+Z takes it back.")
        column.addWidget(
            self._words(told if self.rows else _("There is nothing left to shorten."), "caption")
        )

    def open_above(self, button: QWidget) -> None:
        """Opens with its lower edge just above the button, inside the window."""
        self.adjustSize()
        top = button.mapToGlobal(QPoint(0, 0))
        self.move(top.x(), max(button.window().mapToGlobal(QPoint(0, 0)).y(), top.y() - self.height() - 8))
        self.show()
        (self.rows[0] if self.rows else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes that offer, the arrows go along them."""
        wanted = [row for row in self.rows if row.key == event.text()]
        if wanted:
            wanted[0].click()
        elif event.key() in _MOVES and self.rows:
            here = next((i for i, row in enumerate(self.rows) if row.hasFocus()), 0)
            self.rows[(here + _MOVES[Qt.Key(event.key())]) % len(self.rows)].setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _words(self, text: str, kind: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("type", kind)
        label.setContentsMargins(10, 0, 10, 4)
        label.setWordWrap(True)
        return label

    @Slot()
    def _on_row(self) -> None:
        row = self.sender()
        if isinstance(row, OfferRow):
            self.close()
            self.taken.emit(row.told.offer)
