"""Where the tour stops: five places of the window, each found when it is shown, with one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from ...language import N_
from ..parts.emptystate import EmptyState
from ..parts.roomtabs import AFTERCARE, PREPARE, RoomTabs
from ..shell import Shell

if TYPE_CHECKING:
    from ..prepare.room import PrepareRoom


@dataclass(frozen=True, slots=True)
class Stop:
    """One place; ``find`` gives it in the room to prepare."""

    title: str
    sentence: str
    find: Callable[[PrepareRoom, RoomTabs], QWidget]


# On the start screen there is no project yet: there the first stop points at the ways to get one.
BEGIN: Final = N_("Make a project with a question of your own, or practise with an example.")

STOPS: Final[tuple[Stop, ...]] = (
    Stop(
        N_("It begins with a question"),
        N_("Here is what you ask the neighbours, and how much they decide."),
        lambda room, _tabs: room.project,
    ),
    Stop(
        N_("The run sheet of the evening"),
        N_("Put the steps in order here, and give each its minutes."),
        lambda room, _tabs: room.sheet,
    ),
    Stop(
        N_("Print what the hall needs"),
        N_("Posters, voting slips and idea cards all come from here."),
        lambda room, _tabs: room.prints,
    ),
    Stop(
        N_("Start the evening"),
        N_("From here the run sheet leads the evening, with beamer and phones."),
        lambda room, _tabs: room.head_items().start,
    ),
    Stop(
        N_("And afterwards"),
        N_("The report, the pledges and your reply to the neighbours wait here."),
        lambda _room, tabs: tabs.button(AFTERCARE),
    ),
)


def target(shell: Shell, place: int) -> QWidget | None:
    """What stop ``place`` points at, brought into view; None where there is nothing to see."""
    if shell.desk is None:
        begun = shell.findChild(EmptyState, "noProjects")
        card = "newCard" if begun is None or begun.isHidden() else "projectsCard"
        return shell.findChild(QWidget, card) if place == 0 else None
    from ..prepare.room import PrepareRoom

    shell.go(PREPARE)
    room, tabs = shell.room(PREPARE), shell.findChild(RoomTabs)
    if not isinstance(room, PrepareRoom) or tabs is None:
        return None
    return STOPS[place].find(room, tabs)
