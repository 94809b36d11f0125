"""The outline: the same notes as a list, for the keyboard and for screen readers. Every action of the board works from here."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from .. import theme as worn
from ..drawing import paint_box, paint_icon, paint_letter_tile
from ..models.board import ROW_ROLE, BoardModel, BoardRow, RowKind
from .lettering import draw, fitted, high
from .wishes import Chosen

NOTE_HIGH, HEADING_HIGH, TWO_HIGH = 30, 40, 58
BEFORE, AFTER = 32, 48
NOTHING = Chosen(frozenset(), None)


class OutlineDelegate(QStyledItemDelegate):
    """Headings with a caret and a count, notes with their letter tile."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Headings a little higher, a long one has two lines."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, BoardRow) or row.kind is RowKind.NOTE:
            return QSize(100, NOTE_HIGH)
        view = option.widget
        room = view.viewport().width() - BEFORE - AFTER if isinstance(view, QListView) else 0
        long = QFontMetricsF(worn.font("strong")).horizontalAdvance(row.text) > room
        return QSize(100, TWO_HIGH if long else HEADING_HIGH)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, BoardRow):
            return
        tokens = worn.tokens_now()
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box.adjusted(2, 1, -2, -1), 8, QColor(tokens.tint), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box.adjusted(2, 1, -2, -1), 8, QColor(tokens.sunken), None)
        if row.kind is RowKind.NOTE:
            self._note(painter, box, row, tokens.dark)
        else:
            self._heading(painter, box, row)
        painter.restore()

    @staticmethod
    def _note(painter: QPainter, box: QRectF, row: BoardRow, dark: bool) -> None:
        tile = QRectF(box.left() + 34, box.center().y() - 9, 18, 18)
        paint_letter_tile(painter, tile, row.colour, dark=dark)
        words = f"{row.text} ×{row.count}" if row.count > 1 else row.text
        marks = [icon for icon, there in (("link", row.also), ("pencil-simple", row.first)) if there]
        right = box.right() - 10
        for icon in reversed(marks):
            right -= 16
            paint_icon(painter, icon, QRectF(right, box.center().y() - 7, 14, 14), worn.colour("ink2"))
        _words(
            painter,
            QRectF(box.left() + 62, box.top(), right - 6 - box.left() - 62, box.height()),
            words,
            "small",
            "ink",
        )

    @staticmethod
    def _heading(painter: QPainter, box: QRectF, row: BoardRow) -> None:
        caret = "caret-right" if row.closed else "caret-down"
        paint_icon(painter, caret, QRectF(box.left() + 8, box.center().y() - 8, 16, 16), worn.colour("ink2"))
        room = box.adjusted(BEFORE, 0, -AFTER, 0)
        if box.height() < TWO_HIGH:
            _words(painter, room, row.text, "strong", "ink")
        else:
            painter.setFont(worn.font("strong"))
            painter.setPen(worn.colour("ink"))
            two = room.adjusted(0, 5, 0, -5)
            text = row.text
            if high(painter, two, text) > two.height():
                text = fitted(text, lambda part: high(painter, two, part) <= two.height())
            draw(painter, two, text)
        painter.setFont(worn.font("small", tabular=True))
        painter.setPen(worn.colour("ink2"))
        painter.drawText(box.adjusted(0, 0, -12, 0), int(_RIGHT), str(row.count))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _words(painter: QPainter, box: QRectF, words: str, kind: str, token: str) -> None:
    painter.setFont(worn.font(kind))
    painter.setPen(worn.colour(token))
    plain = " ".join(words.split())
    shown = painter.fontMetrics().elidedText(plain, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, int(_LEFT), shown)


class Outline(QListView):
    """Arrow keys walk, Shift and Ctrl choose more, Left and Right close and open a theme, F2 or Enter changes words."""

    # Emits: Chosen, when the choice changed here.
    chosen = Signal(object)
    # Emits: BoardRow whose words should be changed.
    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(OutlineDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._on_double)
        self._silent = False
        self._last, self._place = NOTHING, 0

    def show_model(self, model: BoardModel) -> None:
        """Shows the board's model."""
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        model.shown.connect(self._on_shown)

    @property
    def board_model(self) -> BoardModel:
        """The model that is shown."""
        model = self.model()
        if not isinstance(model, BoardModel):
            raise TypeError("the outline shows a board")
        return model

    def rows(self) -> list[BoardRow]:
        """The chosen rows from top to bottom."""
        places = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [row for place in places if (row := self.board_model.row(place)) is not None]

    def pick(self, chosen: Chosen) -> None:
        """Chooses here what was chosen on the scene, without telling again."""
        self._last = chosen
        model = self.board_model
        found = [model.index_of(note, RowKind.NOTE) for note in chosen.note_ids]
        if chosen.theme_id:
            found.append(model.index_of(chosen.theme_id, RowKind.THEME))
        wanted = QItemSelection()
        for index in found:
            if index.isValid():
                wanted.select(index, index)
        self._silent = True
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        there = [index for index in found if index.isValid()]
        if there and self.currentIndex() not in there:
            # The next key is about what is chosen, also when that was chosen on the board.
            first = min(there, key=QModelIndex.row)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        if len(there) == 1:
            self.scrollTo(there[0])
        self._silent = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by keyboard has the row of the ring chosen, so that every key means something."""
        super().focusInEvent(event)
        self._choose_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the mouse does on the scene, by keys."""
        row = self.board_model.row(self.currentIndex())
        key = event.key()
        if row is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edited.emit(row)
        elif row.kind is not RowKind.NOTE and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if row.closed is (key == Qt.Key.Key_Right):
                self.board_model.toggle(row.theme_id)
        else:
            super().keyPressEvent(event)

    def _choose_current(self) -> None:
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(
                self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    @Slot()
    def _on_shown(self) -> None:
        """What is chosen stays so in its new place; where it went, the row that took its place is chosen. What went is not
        chosen any more when it comes back: the board forgets it too."""
        before, self._last = self._last, self._still_there()
        if before == NOTHING or before == self._last == self._chosen_here():
            return
        self.pick(self._last)
        if self.hasFocus() and not self.selectionModel().hasSelection():
            row = self.board_model.index(min(self._place, self.board_model.rowCount() - 1))
            self.selectionModel().setCurrentIndex(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _still_there(self) -> Chosen:
        board, last = self.board_model.board, self._last
        notes = last.note_ids & {note.id for note in board.notes}
        themes = {"", *(theme.id for theme in board.themes)}
        return Chosen(notes, last.theme_id if last.theme_id in themes else None)

    @Slot(QModelIndex)
    def _on_double(self, index: QModelIndex) -> None:
        row = self.board_model.row(index)
        if row is not None:
            self.edited.emit(row)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        if self._silent or self.board_model.changing:
            return
        self._last, self._place = self._chosen_here(), self.currentIndex().row()
        self.chosen.emit(self._last)

    def _chosen_here(self) -> Chosen:
        rows = self.rows()
        notes = frozenset(row.id for row in rows if row.kind is RowKind.NOTE)
        return Chosen(notes, next((row.id for row in rows if row.kind is RowKind.THEME), None))
