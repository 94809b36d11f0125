"""Something the facilitator did, as a command for undo. It holds ids and intent, asks the services again, and says so when
something is gone meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from ..domain.errors import CocreateError
from .desk import Desk


class Deed(QUndoCommand):
    """One deed. ``act`` and ``take_back`` are written by each kind; errors of the house are told, never raised, and take
    the deed off the stack."""

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__(words)
        self._desk = desk

    def redo(self) -> None:
        """Does it (again)."""
        self._try(self.act)

    def undo(self) -> None:
        """Takes it back."""
        self._try(self.take_back)

    def act(self) -> None:
        """The deed itself."""

    def take_back(self) -> None:
        """Its undoing."""

    def _try(self, verb: Callable[[], None]) -> None:
        try:
            verb()
        except CocreateError as problem:
            self.setObsolete(True)
            self._desk.voice.problem(problem)
        self._desk.relay.tell_now()
