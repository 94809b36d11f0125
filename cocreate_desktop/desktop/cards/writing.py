"""Writes what cards showed, in small groups and one after the other outside the window's thread. It knows no sweep."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ...domain.errors import RoundNotOpen
from ...domain.rounds import Happening
from ...services.cards import CardsRead, CardsState
from ...services.services import Services
from ..desk import Desk

GATHER_MS: Final = 250
"""What is read within this time is written together."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is written together: side by number, for a question of a round."""

    round_id: str
    option_id: str
    answers: dict[int, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a group that was written, and how its question stands since."""

    group: Group
    read: CardsRead
    state: CardsState


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A group that could not be written, and why."""

    group: Group
    problem: Exception


class CardWriter(QObject):
    """One for an open project."""

    # Emits: Taken.
    taken = Signal(object)
    # Emits: NotTaken.
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[Group] = []
        self._now: Group | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def busy(self) -> bool:
        """Whether something is not written yet."""
        return self._now is not None or bool(self._waiting)

    def take(self, group: Group) -> None:
        """Writes it soon, with what comes meanwhile."""
        there = [one for one in self._waiting if _question(one) == _question(group)]
        if there:
            there[0].answers.update(group.answers)
        else:
            self._waiting.append(group)
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def flush(self) -> None:
        """Writes what waits at once."""
        self._timer.stop()
        if self._now is None and self._waiting:
            self._now = group = self._waiting.pop(0)
            work = partial(_take_in, self._desk.services, group)
            self._desk.tasks.run(work, self._on_taken, self._on_refused)

    @Slot(object)
    def _on_taken(self, taken: Taken) -> None:
        self._now = None
        self._desk.relay.tell_now()
        self.taken.emit(taken)
        self.flush()

    @Slot(object)
    def _on_refused(self, problem: Exception) -> None:
        group, self._now = self._now, None
        if group is not None:
            self.refused.emit(NotTaken(group, problem))
        self.flush()


def _question(group: Group) -> tuple[str, str]:
    return group.round_id, group.option_id


def _take_in(services: Services, group: Group) -> Taken:
    """In a task's thread. What came after the close stands in the audit. Raises RoundNotOpen, DiskFull."""
    try:
        read = services.cards.read(group.round_id, group.answers, group.option_id)
    except RoundNotOpen:
        for _number in group.answers:
            services.auditing.refused(group.round_id, Happening.LATE, channel="card")
        raise
    return Taken(group, read, services.cards.state(group.round_id, group.option_id))
