"""The run sheet at the left of the evening: what was, what is now with its clock, what comes. It jumps nowhere by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QListView

from ...domain.steps import Step
from ...language import _
from ...services.overview import EveningView, step_clock
from ..parts.steprow import DONE, FACE_ROLE, NEXT, NOW, StepDelegate, StepFace
from ..stage.pause import clock_text

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class StepChosen:
    """A step of the run sheet was chosen, to jump to."""

    step_id: str


def left_text(view: EveningView, now: datetime) -> str:
    """How long the step of now still has, empty before the evening and after it."""
    if view.step is None or not view.evening.started_at or view.evening.ended_at:
        return ""
    left = step_clock(view.step, now).left
    words = _("{clock} to go") if left >= 0 else _("{clock} over time")
    return words.format(clock=clock_text(left))


def faces(view: EveningView, now: datetime) -> tuple[StepFace, ...]:
    """The rows of the run sheet at ``now``."""
    ids = [step.id for step in view.steps]
    place = ids.index(view.step.id) if view.step is not None else -1
    over = bool(view.evening.ended_at)
    return tuple(_face(step, i - place, now, over) for i, step in enumerate(view.steps))


def _face(step: Step, after: int, now: datetime, over: bool) -> StepFace:
    title = step.title or step.question
    if after < 0 or over:
        return StepFace(title, step.minutes, DONE)
    if after > 0:
        return StepFace(title, step.minutes, NEXT)
    clock = step_clock(step, now)
    words = _("to go") if clock.left >= 0 else _("over time")
    share = min(1.0, clock.passed / clock.planned) if clock.planned else 1.0
    return StepFace(title, step.minutes, NOW, clock_text(clock.left), words, share)


class SheetModel(QAbstractListModel):
    """Rows by step id; the faces are handed in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._faces: tuple[StepFace, ...] = ()

    def show(self, ids: tuple[str, ...], found: tuple[StepFace, ...]) -> None:
        """Shows these rows; only what differs is painted anew."""
        if ids != self._ids:
            self.beginResetModel()
            self._ids, self._faces = ids, found
            self.endResetModel()
            return
        before, self._faces = self._faces, found
        if [face.height for face in before] != [face.height for face in found]:
            self.layoutChanged.emit()
        for row, (old, new) in enumerate(zip(before, found, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def step_id(self, index: Index) -> str:
        """The step of a row."""
        return self._ids[index.row()] if index.isValid() else ""

    def row_of(self, step_id: str) -> int:
        """The row of a step, -1 when it is not there."""
        return self._ids.index(step_id) if step_id in self._ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows."""
        return 0 if parent.isValid() else len(self._faces)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The face of a row, and its words for a screen reader."""
        if not index.isValid():
            return None
        face = self._faces[index.row()]
        if role == FACE_ROLE:
            return face
        if role == Qt.ItemDataRole.DisplayRole:
            return face.title
        return face.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None


class RunSheet(QListView):
    """Promoted in the form. A click or Enter on a row says which step is wanted."""

    # Emits: StepChosen.
    chosen = Signal(object)

    def __init__(self, parent: QListView | None = None) -> None:
        super().__init__(parent)
        self._rows = SheetModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(StepDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_activated)

    def show_view(self, view: EveningView, now: datetime) -> None:
        """Shows the run sheet; the step of now is kept in sight."""
        self._rows.show(tuple(step.id for step in view.steps), faces(view, now))
        row = self._rows.row_of(view.step.id) if view.step else -1
        if row >= 0 and not self.hasFocus() and self.currentIndex().row() != row:
            self.setCurrentIndex(self._rows.index(row))
            self.scrollTo(self._rows.index(min(row + 1, self._rows.rowCount() - 1)))

    def tick(self, view: EveningView, now: datetime) -> None:
        """Only the clock of now."""
        self._rows.show(tuple(step.id for step in view.steps), faces(view, now))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        step_id = self._rows.step_id(index)
        if step_id:
            self.chosen.emit(StepChosen(step_id))
