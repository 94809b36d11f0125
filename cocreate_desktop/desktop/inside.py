"""What the window has inside a project, and nowhere else: its three rooms, its last day, with whom it is shared. The start
screen is there before any of this is loaded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ..services.outside import Projects
from .aftercare.room import AftercareRoom
from .desk import Desk
from .evening.room import EveningRoom
from .prepare.room import PrepareRoom
from .rooms import Room
from .sharing.head import SharingHead
from .shell import Shell
from .start.lastday import LastDay


class Inside:
    """Made once for a window, with the first project; ``refresh`` draws the start screen anew."""

    def __init__(self, shell: Shell, projects: Projects, refresh: Callable[[], None]) -> None:
        LastDay(shell, projects, refresh)
        SharingHead(shell)

    def rooms(self, desk: Desk, parent: QWidget) -> dict[str, Room]:
        """The rooms of a project that was opened."""
        return {
            "prepare": PrepareRoom(desk, parent),
            "evening": EveningRoom(desk, parent),
            "aftercare": AftercareRoom(desk, parent),
        }
