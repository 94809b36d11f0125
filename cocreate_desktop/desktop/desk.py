"""What every screen of an open project is handed: the project, the relay, the tasks, and a voice to speak to the facilitator.

Screens know this and nothing of one another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtGui import QUndoStack

from ..domain.errors import CocreateError
from .pictures import PictureBook
from .relay import Batch, Relay
from .tasks import Tasks
from .wallbook import WallBook

if TYPE_CHECKING:
    from ..services.outside import OpenProject
    from ..services.services import Services

T = TypeVar("T")


class Voice(Protocol):
    """Speaks to the facilitator without hiding anything behind a dialog during the evening."""

    def message(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A message at the foot, with an undo when there is one."""

    def warning(
        self, key: str, text: str, more: str = "", button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """A bar that stays until ``solved`` is called with the same key; ``act`` runs when its button is pressed."""

    def solved(self, key: str) -> None:
        """Takes the warning of this key away."""

    def problem(self, problem: CocreateError) -> None:
        """What happened, what was kept, what to do next."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One open project at the desk. ``undo`` holds what the facilitator did, as commands with ids and intent."""

    project: OpenProject
    relay: Relay
    tasks: Tasks
    undo: QUndoStack
    voice: Voice
    pictures: PictureBook = field(init=False)
    walls: WallBook = field(init=False)

    def __post_init__(self) -> None:
        """Pictures and walls belong to the project."""
        object.__setattr__(self, "pictures", PictureBook(self.project.services))
        object.__setattr__(self, "walls", WallBook(self.project.services, self.relay))

    @property
    def services(self) -> Services:
        """The services of the project."""
        return self.project.services

    def attempt(self, verb: Callable[[], T]) -> T | None:
        """Does ``verb`` (a service call); an error of the house is told and gives None. The screens see the change at
        once."""
        try:
            found = verb()
        except CocreateError as problem:
            self.voice.problem(problem)
            return None
        self.relay.tell_now()
        return found

    def aside(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Does long work outside the window's thread, then ``done``; an error of the house is told."""
        self.tasks.run(work, done, self._failed)

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, CocreateError):
            self.voice.problem(problem)
        else:
            raise problem


def followed(desk: Desk | None, heard: Callable[[Batch], None]) -> Desk | None:
    """The desk of a project itself, of whose changes ``heard`` is told from now on; None for a copy to practise with."""
    if desk is None or desk.project.dry_run is not None:
        return None
    desk.relay.happened.connect(heard)
    return desk
