"""What comes next in the review, as a list: the twin of the photo for ears and keys. Below what waits stands what is
done, so that everything in the photo can be reached from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...domain.walls import Sighting, SightingState
from ...language import _
from .. import theme
from ..drawing import paint_box, paint_letter_tile
from .crops import CropShelf, paint_picture
from .reviewwords import where_words

ROW: int = 48
ROLE = int(Qt.ItemDataRole.UserRole)
_CROP, _NUMBER, _TILE, _GAP, _CHIP, _PAD = 36, 32, 22, 12, 24, 10
_GROUNDS = {"plain": ("sunken", "ink2"), "warn": ("warn-tint", "warn"), "ok": ("tint", "accent")}
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One note in the list. ``chip`` holds words and kind, both empty for none; ``number`` is 0 for none."""

    one: Sighting
    number: int
    letter: str
    text: str
    chip: tuple[str, str]

    @property
    def sighting_id(self) -> str:
        """Which note it is."""
        return self.one.id

    @property
    def spoken(self) -> str:
        """All of it for the ear; worked out when somebody listens."""
        name = _("Note {n}").format(n=self.number) if self.number else _("Note")
        where = where_words("", self.letter, self.one)
        return ", ".join(
            part for part in (name, self.chip[0], where, self.text or _("without words")) if part
        )


@dataclass(frozen=True, slots=True)
class RowChosen:
    """A row of the list was chosen."""

    sighting_id: str


class Rows(QAbstractListModel):
    """The rows, read whole after each change."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows these from now on."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself in ``ROLE``; its words for whoever cannot see it."""
        row = self.rows[index.row()]
        if role == ROLE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return row.spoken
        return None


class NextList(QListView):
    """Promoted in the form. Arrows walk; Enter or a click chooses, and only that changes which note is checked."""

    # Emits: RowChosen.
    chosen = Signal(object)
    # Emits: nothing; Escape was pressed.
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows(self)
        self.setModel(self._rows)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)

    def use(self, crops: CropShelf) -> None:
        """Where the crops come from."""
        self.setItemDelegate(RowDelegate(crops, self))

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows these; the cursor stays on its note, or goes to the first one."""
        here = self.currentIndex()
        name = (
            self._rows.rows[here.row()].sighting_id
            if here.isValid() and here.row() < len(self._rows.rows)
            else ""
        )
        self._rows.show_rows(rows)
        place = next((n for n, row in enumerate(self._rows.rows) if row.sighting_id == name), 0)
        if self.hasFocus() and self._rows.rows:
            self.setCurrentIndex(self._rows.index(place, 0))
        else:
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose, Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_clicked(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(RowChosen(self._rows.rows[index.row()].sighting_id))


class RowDelegate(QStyledItemDelegate):
    """Paints a row: the crop, its number, the colour with its letter, the words on one line, and a chip."""

    def __init__(self, crops: CropShelf, parent: QWidget) -> None:
        super().__init__(parent)
        self._crops = crops

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One height for all."""
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints itself in the theme worn now."""
        row = index.data(ROLE)
        if not isinstance(row, Row):
            return
        box = QRectF(option.rect)
        painter.save()
        _paint_ground(painter, box, option.state)
        crop = QRectF(box.left() + 10, box.top() + (ROW - _CROP) / 2, _CROP, _CROP)
        ratio = painter.device().devicePixelRatioF()
        picture = self._crops.small(row.one.picture, round(_CROP * ratio))
        if picture.isNull():
            paint_box(painter, crop, 4, theme.colour("sunken"), None)
        else:
            paint_picture(painter, crop, picture, 4)
        left = self._paint_number(painter, row, crop.right() + 4, box)
        tile = QRectF(left, box.top() + (ROW - _TILE) / 2, _TILE, _TILE)
        paint_letter_tile(painter, tile, row.letter, dark=theme.tokens_now().dark)
        right = _paint_chip(painter, row.chip, box)
        words = QRectF(tile.right() + _GAP, box.top(), right - tile.right() - 2 * _GAP, ROW)
        _paint_words(painter, row, words)
        painter.restore()

    def _paint_number(self, painter: QPainter, row: Row, left: float, box: QRectF) -> float:
        painter.setFont(theme.font("body", tabular=True))
        painter.setPen(theme.colour("ink2"))
        room = QRectF(left, box.top(), _NUMBER, ROW)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, int(flags), str(row.number) if row.number else "–")
        return room.right() + _GAP


def _paint_words(painter: QPainter, row: Row, room: QRectF) -> None:
    face = theme.font("body")
    painter.setFont(face)
    done = row.one.state is not SightingState.OPEN
    painter.setPen(theme.colour("ink2" if done or not row.text else "ink"))
    words = row.text or _("without words")
    shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _paint_chip(painter: QPainter, chip: tuple[str, str], box: QRectF) -> float:
    """The chip at the right end; where it begins."""
    words, kind = chip
    if not words:
        return box.right()
    ground, tone = _GROUNDS[kind]
    face = theme.font("caption")
    face.setWeight(QFont.Weight.DemiBold)
    wide = QFontMetricsF(face).horizontalAdvance(words) + 2 * _PAD
    place = QRectF(box.right() - 10 - wide, box.top() + (ROW - _CHIP) / 2, wide, _CHIP)
    paint_box(painter, place, _CHIP / 2, theme.colour(ground), None)
    painter.setFont(face)
    painter.setPen(theme.colour(tone))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
    return place.left()


def _paint_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
    inner = box.adjusted(0, 1, 0, -2)
    if state & QStyle.StateFlag.State_MouseOver:
        paint_box(painter, inner, 8, theme.colour("sunken"), None)
    elif state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
        paint_box(painter, inner, 8, theme.colour("tint"), None)
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
