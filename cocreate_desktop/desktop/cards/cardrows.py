"""Cards that were not read, as a list with the letters to tap beside each: one tap says what somebody sees. Arrows walk, and a
letter on the keyboard does what a tap does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...domain.cards import SIDES
from ...language import _
from .. import theme
from ..drawing import paint_box
from .standing import CardRow

ROW: Final = 52
_NUMBER, _GAP = 30, 12
_BUTTON: Final = QSize(44, 40)
_BETWEEN = 8
_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class CardTapped:
    """Somebody says that this card shows this side."""

    number: int
    side: str


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[CardRow, ...] = ()

    def show_rows(self, rows: tuple[CardRow, ...]) -> None:
        """Only what changed is told, so that a list of hundreds keeps its place while pictures come in."""
        if [row.number for row in rows] == [row.number for row in self.rows]:
            changed = [n for n, row in enumerate(rows) if row != self.rows[n]]
            self.rows = rows
            for place in changed:
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself in ``_ROLE``; its words for whoever cannot see it."""
        row = self.rows[index.row()]
        if role == _ROLE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            spoken = _("Card {n}, {reason}. Press {letters}.")
            return spoken.format(n=row.number, reason=row.reason, letters=", ".join(row.sides))
        return None


class CardRows(QListView):
    """Promoted in the form."""

    # Emits: CardTapped.
    tapped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self.hovered: tuple[int, str] = (-1, "")
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    @property
    def rows(self) -> tuple[CardRow, ...]:
        """What is shown."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Shows these; the cursor stays on its card, or on the one that came in its place."""
        place = self.currentIndex().row()
        number = self.rows[place].number if 0 <= place < len(self.rows) else 0
        at = self.verticalScrollBar().value()
        self._rows.show_rows(tuple(rows))
        if number and rows:
            there = next((n for n, row in enumerate(rows) if row.number == number), min(place, len(rows) - 1))
            self.setCurrentIndex(self._rows.index(there, 0))
        self.verticalScrollBar().setValue(at)

    def button_box(self, place: int, side: str) -> QRect:
        """Where the letter of a row stands, in the viewport."""
        row = self.visualRect(self._rows.index(place, 0))
        sides = self.rows[place].sides
        from_right = len(sides) - sides.index(side)
        left = row.right() - from_right * _BUTTON.width() - (from_right - 1) * _BETWEEN
        return QRect(QPoint(left, row.top() + (ROW - _BUTTON.height()) // 2), _BUTTON)

    def event(self, event: QEvent) -> bool:
        """A letter means a card here, also one that is a key of the evening elsewhere."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _side(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter enters; the space bar is not for a list without anything to choose."""
        side, place = _side(event), self.currentIndex().row()
        if side:
            if 0 <= place < len(self.rows) and side in self.rows[place].sides:
                self.tapped.emit(CardTapped(self.rows[place].number, side))
            return
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            event.ignore()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A letter enters; anywhere else the row is chosen."""
        super().mousePressEvent(event)
        place, side = self._under(event.position().toPoint())
        if side and event.button() is Qt.MouseButton.LeftButton:
            self.tapped.emit(CardTapped(self.rows[place].number, side))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The letter under the pointer shows it."""
        super().mouseMoveEvent(event)
        under = self._under(event.position().toPoint())
        if under != self.hovered:
            self.hovered = under
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        self.hovered = (-1, "")
        super().leaveEvent(event)

    def _under(self, spot: QPoint) -> tuple[int, str]:
        place = self.indexAt(spot).row()
        if not 0 <= place < len(self.rows):
            return -1, ""
        found = (side for side in self.rows[place].sides if self.button_box(place, side).contains(spot))
        return place, next(found, "")


def _side(event: QKeyEvent) -> str:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    letter = event.text().upper()
    return letter if plain and letter in SIDES and letter else ""


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: CardRows) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROLE)
        if not isinstance(row, CardRow):
            return
        painter.save()
        box = QRectF(option.rect)
        chosen = option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus()
        if chosen:
            paint_box(painter, box.adjusted(0, 1, 0, -1), 8, theme.colour("tint"), None)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
        face = theme.font("clock", tabular=True)
        painter.setFont(face)
        painter.setPen(theme.colour("ink"))
        number = QRectF(box.left() + 4, box.top(), _NUMBER, ROW - 1)
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(number, right, str(row.number))
        edge = float(self._view.button_box(index.row(), row.sides[0]).left()) if row.sides else box.right()
        self._paint_reason(
            painter, row, QRectF(number.right() + _GAP, box.top(), edge - number.right() - 20, ROW - 1)
        )
        for side in row.sides:
            self._paint_button(painter, index.row(), side)
        painter.restore()

    def _paint_reason(self, painter: QPainter, row: CardRow, room: QRectF) -> None:
        face = theme.font("small")
        painter.setFont(face)
        painter.setPen(theme.colour("ink2"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if QFontMetricsF(face).horizontalAdvance(row.reason) > room.width():
            painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), row.reason)
            return
        painter.drawText(room, int(flags), row.reason)

    def _paint_button(self, painter: QPainter, place: int, side: str) -> None:
        box = QRectF(self._view.button_box(place, side))
        over = self._view.hovered == (place, side)
        paint_box(painter, box, 8, theme.colour("sunken" if over else "surface"), theme.colour("edge"))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, side)
