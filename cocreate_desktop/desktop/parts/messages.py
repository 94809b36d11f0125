"""What the window says by itself: a message with one undo that goes after a while, and a warning that stays until solved.

Never for errors: those are dialogs of problems.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    Property,
    QDynamicPropertyChangeEvent,
    QEvent,
    QObject,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ...language import _
from ...look import MESSAGE_STAYS_MS
from .. import theme
from ..drawing import paint_box, paint_icon
from .keybutton import KeyButton

HEIGHT: Final = 48
_FOOT: Final = 88
_LIFT: Final = "messageLift"


@dataclass(frozen=True, slots=True)
class MessageUndone:
    """The undo of a message was pressed; `token` is what the message was given."""

    token: object


class MessageBar(QWidget):
    """Hovers at the foot of its parent, centred; the window's property `messageLift` (pixels) keeps it off a line that is
    typed on there. `undone` carries MessageUndone."""

    undone = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token: object = None
        self._icon = "check-circle-fill"
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("message", True)
        self._undo = QPushButton(_("Undo"), self)
        self._undo.setProperty("message", True)
        self._undo.setAutoDefault(False)
        # A click takes the focus from nothing that is being typed.
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(48, 6, 8, 6)
        row.setSpacing(24)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self._on_time_up)
        self._undo.clicked.connect(self._on_undo)
        if parent is not None:
            parent.installEventFilter(self)
        self.hide()

    def tell(self, text: str, *, undo: object = None, icon: str = "check-circle-fill") -> None:
        """Say one sentence; with `undo` (any value) a button shows that sends it back as MessageUndone."""
        self._icon = icon
        self._words.setText(text)
        self._show_undo(undo)
        # Asked of the window now: when this was made, its parent stood in none yet.
        self.window().installEventFilter(self)
        self.show()
        self.raise_()
        self._leave.start(MESSAGE_STAYS_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def keep_words(self) -> None:
        """The words stay their time; what they could undo is no longer theirs to undo."""
        self._show_undo(None)

    def put_away(self) -> None:
        """What it says is no longer so."""
        self._leave.stop()
        self.hide()

    def text(self) -> str:
        """What it says now; empty when it says nothing."""
        return self._words.text() if self.isVisible() else ""

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 12, theme.colour("ink"), None)
        paint_icon(painter, self._icon, QRectF(16, 14, 20, 20), theme.colour("paper"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows its parent when that changes size, and the line it keeps off when another step has one."""
        if self.isVisible() and (
            (event.type() == QEvent.Type.Resize and watched is self.parent())
            or (isinstance(event, QDynamicPropertyChangeEvent) and event.propertyName() == _LIFT)
        ):
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_time_up(self) -> None:
        if self._undo.hasFocus() or self.underMouse():
            self._leave.start(MESSAGE_STAYS_MS)
        else:
            self.hide()

    @Slot()
    def _on_undo(self) -> None:
        token = self._token
        self.put_away()
        self.undone.emit(MessageUndone(token))

    def _show_undo(self, token: object) -> None:
        self._token = token
        self._undo.setVisible(token is not None)
        self._row.setContentsMargins(48, 6, 8 if token is not None else 20, 6)
        self._place()

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        self._row.activate()
        width = min(self.sizeHint().width(), host.width() - 32)
        lift = int(host.window().property(_LIFT) or 0)
        top = max(0, host.height() - _FOOT - HEIGHT - lift)
        self.setGeometry((host.width() - width) // 2, top, width, HEIGHT)


@dataclass(frozen=True, slots=True)
class WarningPressed:
    """The button of the warning was pressed; `key` is the warning's."""

    key: str


class WarningBar(QWidget):
    """48 high, in the layout where it stands; hidden while all is well. Designer property: flat, for the one that reaches from
    edge to edge of the window and has no corners there. `pressed` carries WarningPressed."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._flat = "", False
        self._strong = QLabel(self)
        self._strong.setProperty("weight", "strong")
        self._words = QLabel(self)
        for label in (self._strong, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = KeyButton(self)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(48, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self._strong)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self._on_clicked)
        self.hide()

    @property
    def key(self) -> str:
        """Which warning stands here; empty for none."""
        return self._key

    def warn(self, key: str, happened: str, more: str = "", button: str = "") -> None:
        """Show a warning until `solve(key)`: what happened in bold, the rest, and one button when named."""
        fresh = (key, happened) != (self._key, self._strong.text())
        self._key = key
        self._strong.setText(happened)
        self._words.setText(more)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(f"{happened} {more}".strip())
        self.show()
        if fresh:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def solve(self, key: str) -> None:
        """Take the warning away when it is the one standing here."""
        if key == self._key:
            self._key = ""
            self.hide()

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        box, ground, edge = QRectF(self.rect()), theme.colour("warn-tint"), theme.colour("warn-edge")
        if self._flat:
            painter.fillRect(box, QColor(ground))
            painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), QColor(edge))
        else:
            paint_box(painter, box, 12, ground, edge)
        paint_icon(
            painter, "warning-fill", QRectF(16, (self.height() - 20) / 2, 20, 20), theme.colour("warn")
        )

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed.emit(WarningPressed(self._key))

    def _get_flat(self) -> bool:
        return self._flat

    def _set_flat(self, flat: bool) -> None:
        self._flat = flat
        self._row.setContentsMargins(48, 6, 16 if flat else 6, 6)
        self.update()

    flat = Property(bool, _get_flat, _set_flat)
