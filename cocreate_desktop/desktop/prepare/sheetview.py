"""The list of the run sheet: keys, dragging and editing in place. It says what is wanted and changes nothing itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget

from .. import theme
from .sheetdelegate import SheetDelegate, minutes_box
from .sheetmodel import SheetModel


@dataclass(frozen=True, slots=True)
class StepMoved:
    """A step was dragged or moved by key: it goes after the step ``after`` (empty: first)."""

    step_id: str
    after: str


@dataclass(frozen=True, slots=True)
class StepOpened:
    """A step was chosen by hand: its settings are wanted; ``focus`` when the keyboard goes there too."""

    step_id: str
    focus: bool


@dataclass(frozen=True, slots=True)
class StepRemoved:
    """A step is to go."""

    step_id: str


class SheetList(QListView):
    """Promoted in the form. Alt with up and down moves, Enter opens the settings and Escape puts them away, F2 renames,
    digits set minutes, Ctrl D copies, Delete removes."""

    # Emits: StepMoved.
    moved = Signal(object)
    # Emits: StepRemoved.
    removed = Signal(object)
    # Emits: nothing; the chosen step is wanted once more.
    doubled = Signal()
    # Emits: nothing; another row was chosen.
    chosen = Signal()
    # Emits: StepOpened.
    opened = Signal(object)
    # Emits: nothing; the settings are not wanted any more.
    shut = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SheetModel(self)
        self.delegate = SheetDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self._drop_row = -1
        self.selectionModel().currentChanged.connect(self.chosen)
        self.delegate.closeEditor.connect(self._on_editor_gone)

    @property
    def current_id(self) -> str:
        """The chosen step; empty for none."""
        row = self.rows.row(self.currentIndex())
        return row.key if row else ""

    def choose(self, step_id: str) -> None:
        """Chooses a step and keeps it in sight."""
        place = self.rows.place_of(step_id)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))
            self.scrollTo(self.rows.index(place))

    @Slot()
    def _on_editor_gone(self) -> None:
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the run sheet."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # what the field in the row leaves over, its Enter among it, is none of the sheet's
            return
        index = self.currentIndex()
        if not index.isValid() or not self._act(event, index):
            super().keyPressEvent(event)
        if self.currentIndex().row() != index.row():
            self.opened.emit(StepOpened(self.current_id, False))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the settings of the step; one on the minutes changes them."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if minutes_box(self.visualRect(index)).contains(event.position()):
            self._edit(index, "minutes")
        elif self.state() != QAbstractItemView.State.EditingState:
            self.opened.emit(StepOpened(self.current_id, False))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the title changes it."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._edit(index, "title")

    def dragMoveEvent(self, event: QDropEvent) -> None:
        """Shows where the step will land."""
        if event.source() is self:
            self._drop_row = self.place_at(event.position().toPoint().y())
            self.viewport().update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: object) -> None:
        """Nothing lands here now."""
        self._drop_row = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """The step goes between the rows where it was let go."""
        place, self._drop_row = self.place_at(event.position().toPoint().y()), -1
        self.viewport().update()
        if event.source() is self:
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            self.move_to(self.current_id, place)

    def move_to(self, step_id: str, place: int) -> None:
        """Asks to put a step before the row at ``place``, counted before the move."""
        here = self.rows.place_of(step_id)
        if here >= 0 and 0 <= place <= self.rows.rowCount() and place not in (here, here + 1):
            self.moved.emit(StepMoved(step_id, self.rows.key_at(place - 1)))

    def place_at(self, y: int) -> int:
        """Between which rows a height lies: the place of the row under it."""
        for place in range(self.rows.rowCount()):
            if y < self.visualRect(self.rows.index(place)).center().y():
                return place
        return self.rows.rowCount()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a line where a dragged step will land."""
        super().paintEvent(event)
        if self._drop_row >= 0:
            painter = QPainter(self.viewport())
            tone: QColor = theme.colour("accent")
            painter.fillRect(QRectF(0, self._drop_line() - 1, self.viewport().width(), 2), tone)

    def _drop_line(self) -> int:
        last = self.rows.rowCount() - 1
        if self._drop_row > last:
            return self.visualRect(self.rows.index(last)).bottom()
        rect: QRect = self.visualRect(self.rows.index(self._drop_row))
        return max(rect.top(), 1)

    def _act(self, event: QKeyEvent, index: QModelIndex) -> bool:
        key, place = event.key(), index.row()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_to(self.current_id, place - 1 if key == Qt.Key.Key_Up else place + 2)
        elif key == Qt.Key.Key_F2:
            self._edit(index, "title")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(StepOpened(self.current_id, True))
        elif key == Qt.Key.Key_Escape:
            self.shut.emit()
        elif key == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.doubled.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(StepRemoved(self.current_id))
        elif event.text().isdigit() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._edit(index, "minutes", event.text())
        else:
            return False
        event.accept()
        return True

    def _edit(self, index: QModelIndex, what: str, begun: str = "") -> None:
        self.delegate.prepare(what, begun)
        self.setCurrentIndex(index)
        self.edit(index)
        field = self.viewport().findChild(QLineEdit)
        if begun and field is not None:
            field.end(False)  # Qt marks all of a field that opens; the next digit would replace the first
