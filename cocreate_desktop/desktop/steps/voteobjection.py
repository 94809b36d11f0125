"""One objection of a consent round at the desk: its reason, how it was dealt with, and what changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ...domain.rounds import Objection, ObjectionState
from ...language import N_, _
from .. import theme
from ..parts.keybutton import KeyButton
from .face import settle, show_typed

STATES = {
    ObjectionState.OPEN: N_("still open"),
    ObjectionState.SOLVED: N_("solved"),
    ObjectionState.WITHDRAWN: N_("withdrawn"),
    ObjectionState.STAYS: N_("stays"),
}
_ANSWERS = {
    ObjectionState.SOLVED: N_("What changed?"),
    ObjectionState.STAYS: N_("Why does it stay?"),
}


@dataclass(frozen=True, slots=True)
class ReasonTyped:
    """Another reason was typed for an objection."""

    objection_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Settled:
    """How an objection was dealt with, and what changed or why it stays."""

    objection_id: str
    state: ObjectionState
    answer: str


@dataclass(frozen=True, slots=True)
class ObjectionDropped:
    """An objection that was typed by mistake should go."""

    objection_id: str


class ObjectionRow(QWidget):
    """44 high: reason, state and remove; with the answer on a line of its own where one is asked for."""

    # Emits: ReasonTyped, Settled, ObjectionDropped.
    reasoned = Signal(object)
    settled = Signal(object)
    dropped = Signal(object)

    def __init__(self, objection: Objection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._objection = objection
        self.reason, self.answer, self.state = QLineEdit(self), QLineEdit(self), QComboBox(self)
        self.reason.setProperty("spelling", True)
        self.answer.setProperty("spelling", True)
        self.reason.setPlaceholderText(_("What is the reason?"))
        self.state.addItems([_(words) for words in STATES.values()])
        self.drop = KeyButton(self, "", "quiet", icon_name="trash")
        self.drop.setToolTip(_("Remove"))
        lines, row = QVBoxLayout(self), QHBoxLayout()
        lines.setContentsMargins(0, 4, 0, 5)
        lines.setSpacing(4)
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        row.addWidget(self.state)
        row.addWidget(self.drop)
        lines.addLayout(row)
        lines.addWidget(self.answer)
        self.reason.editingFinished.connect(self._on_reason)
        self.answer.editingFinished.connect(self._on_answer)
        self.state.activated.connect(self._on_state)
        self.drop.clicked.connect(self._on_dropped)

    def show_objection(self, objection: Objection, number: int, *, able: bool) -> None:
        """The objection as it is stored; ``number`` names it for the ear."""
        self._objection = objection
        show_typed(self.reason, objection.text)
        show_typed(self.answer, objection.answer)
        self.state.setCurrentIndex(list(STATES).index(objection.state))
        asked = _ANSWERS.get(objection.state, "")
        self.answer.setVisible(bool(asked))
        self.answer.setPlaceholderText(_(asked))
        self.reason.setAccessibleName(_("Reason of objection {n}").format(n=number))
        self.state.setAccessibleName(_("How objection {n} was dealt with").format(n=number))
        self.answer.setAccessibleName(_("What changed for objection {n}, or why it stays").format(n=number))
        self.drop.setAccessibleName(_("Remove objection {n}").format(n=number))
        for part in (self.reason, self.answer, self.state, self.drop):
            part.setEnabled(able)

    def settle(self, reason: str | None) -> None:
        """The reason typed is kept as this, or was refused (None)."""
        settle(self.reason, reason)

    def settle_answer(self, answer: str | None) -> None:
        """The answer typed is kept as this, or was refused (None)."""
        settle(self.answer, answer)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline under the row."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))

    @Slot()
    def _on_reason(self) -> None:
        words = self.reason.text().strip()
        if words != self._objection.text:
            self.reasoned.emit(ReasonTyped(self._objection.id, words))
        else:
            self.settle(self._objection.text)

    @Slot()
    def _on_answer(self) -> None:
        words = self.answer.text().strip()
        if words != self._objection.answer:
            self.settled.emit(Settled(self._objection.id, self._objection.state, words))
        else:
            self.settle_answer(self._objection.answer)

    @Slot(int)
    def _on_state(self, place: int) -> None:
        state = list(STATES)[place]
        if state is not self._objection.state:
            self.settled.emit(Settled(self._objection.id, state, self._objection.answer))

    @Slot()
    def _on_dropped(self) -> None:
        self.dropped.emit(ObjectionDropped(self._objection.id))
