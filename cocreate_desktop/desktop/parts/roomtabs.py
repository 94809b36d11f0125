"""The three rooms of a project in the window's head: prepare, evening, follow-up; one is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Property, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ...language import N_, _
from .. import theme
from ..drawing import paint_box, paint_icon

PREPARE, EVENING, AFTERCARE = "prepare", "evening", "aftercare"
ROOMS: Final = (
    (PREPARE, N_("Prepare"), "clipboard-text"),
    (EVENING, N_("Evening"), "presentation"),
    (AFTERCARE, N_("Follow-up"), "leaf"),
)


@dataclass(frozen=True, slots=True)
class RoomChosen:
    """The room a person went to: "prepare", "evening" or "aftercare"."""

    room: str


class _Room(QAbstractButton):
    def __init__(self, words: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        words = QFontMetricsF(self._face(chosen=True)).horizontalAdvance(self.text())
        return QSize(round(words) + 18 + 8 + 34, 32)

    def minimumSizeHint(self) -> QSize:
        """The least at which it can be read."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        tokens = theme.tokens_now()
        chosen, box = self.isChecked(), QRectF(self.rect())
        if chosen:
            paint_box(painter, box, 8, QColor(tokens.surface), QColor(tokens.line))
        elif self.underMouse() and self.isEnabled():
            paint_box(painter, box, 8, QColor(tokens.line), None)
        painter.setFont(self._face(chosen))
        words = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        left = (box.width() - words - 26) / 2
        name = f"{self._icon}-fill" if chosen else self._icon
        paint_icon(painter, name, QRectF(left, 7, 18, 18), QColor(tokens.accent if chosen else tokens.ink2))
        tone = tokens.ink if chosen else tokens.ink2 if self.isEnabled() else tokens.ink3
        painter.setPen(QColor(tone))
        left_middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(left + 26, 0, 0, 0), left_middle, self.text())

    @staticmethod
    def _face(chosen: bool) -> QFont:
        face = theme.font("body")
        if chosen:
            face.setWeight(QFont.Weight.DemiBold)
        return face


class RoomTabs(QWidget):
    """40 high. `chosen` carries RoomChosen when a person goes to another room. Designer property: room."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        for place, (_room, words, icon) in enumerate(ROOMS):
            button = _Room(_(words), icon, self)
            self._group.addButton(button, place)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Rooms of the project"))
        self._group.idClicked.connect(self._on_clicked)
        self._set_room(PREPARE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 10, theme.colour("sunken"), None)

    def button(self, room: str) -> QAbstractButton:
        """The button of a room."""
        return self._group.button([name for name, _words, _icon in ROOMS].index(room))

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(RoomChosen(ROOMS[place][0]))

    def _get_room(self) -> str:
        return ROOMS[self._group.checkedId()][0]

    def _set_room(self, room: str) -> None:
        for place, (name, _words, _icon) in enumerate(ROOMS):
            if name == room:
                self._group.button(place).setChecked(True)

    room = Property(str, _get_room, _set_room)
