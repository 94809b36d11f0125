"""Every act of the board in one table: what it needs and where it is offered. Keys and words stand in desktop/actions.py.

Whoever adds an act adds it here; a test does each of them from the outline by keyboard alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from PySide6.QtGui import QAction


class Need(StrEnum):
    """What must be chosen, or be there, before an act can be done."""

    NOTHING = "nothing"
    NOTES = "notes"
    SEVERAL = "several notes"
    SPLITTING = "some notes of one theme"
    JOINED = "a note with doubles"
    CHANGED = "a note in other words"
    PHOTO = "a note from a photo"
    THEME = "a theme"
    THEMES = "a theme beside others"
    EITHER = "notes or a theme"
    SUGGESTION = "a suggestion"
    HITS = "something found"
    WAITING = "notes that wait"


@dataclass(frozen=True, slots=True)
class BoardAct:
    """One act by the name of its action ("board." before it). ``menu``: it stands in the menu of what is chosen; ``mouse``:
    what the mouse does on the board for the same, if anything; ``at_menus``: the menus do it themselves."""

    name: str
    need: Need = Need.NOTHING
    menu: bool = False
    mouse: tuple[str, ...] = ()
    at_menus: bool = False


BOARD_ACTS: Final[tuple[BoardAct, ...]] = (
    BoardAct(
        "group", Need.NOTES, menu=True, mouse=("drop on the place for a new theme", "drop on bare ground")
    ),
    BoardAct("split", Need.SPLITTING, menu=True),
    BoardAct("move", Need.NOTES, menu=True, mouse=("drop on a theme", "drop on the loose notes")),
    BoardAct("duplicate", Need.NOTES, menu=True),
    BoardAct("merge", Need.SEVERAL, menu=True),
    BoardAct("part", Need.JOINED, menu=True),
    BoardAct("colour", Need.NOTES, menu=True),
    BoardAct("paint"),
    BoardAct("name", Need.EITHER, menu=True, mouse=("double click on a head", "double click on a note")),
    BoardAct("firstWords", Need.CHANGED, menu=True),
    BoardAct("photo", Need.PHOTO, menu=True, mouse=("rest on a note",), at_menus=True),
    BoardAct("hide", Need.NOTES, menu=True),
    BoardAct("mergeInto", Need.THEMES, menu=True),
    BoardAct("ungroup", Need.THEME, menu=True),
    BoardAct("up", Need.EITHER, menu=True, mouse=("drop on a note",)),
    BoardAct("down", Need.EITHER, menu=True),
    BoardAct("waiting", Need.WAITING),
    BoardAct("accept", Need.SUGGESTION),
    BoardAct("refuse", Need.SUGGESTION),
    BoardAct("search"),
    BoardAct("nextHit", Need.HITS),
    BoardAct("previousHit", Need.HITS),
    BoardAct("capture"),
    BoardAct("larger", mouse=("wheel with Ctrl",)),
    BoardAct("smaller"),
    BoardAct("fitAll"),
    BoardAct("room"),
    BoardAct("menu", mouse=("right button",)),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen and what is there, in numbers and truths."""

    notes: int = 0
    splitting: bool = False
    joined: bool = False
    changed: bool = False
    photographed: bool = False
    theme: bool = False
    themes: int = 0
    suggestion: bool = False
    hits: bool = False
    waiting: bool = False

    def beside(self, *, suggestion: bool, waiting: bool) -> Choice:
        """The same, with or without a suggestion and notes that wait."""
        return replace(self, suggestion=suggestion, waiting=waiting)

    def meets(self, need: Need) -> bool:
        """Whether an act with this need can be done now."""
        return {
            Need.NOTHING: True,
            Need.NOTES: self.notes > 0,
            Need.SEVERAL: self.notes > 1,
            Need.SPLITTING: self.splitting,
            Need.JOINED: self.joined,
            Need.CHANGED: self.changed,
            Need.PHOTO: self.photographed,
            Need.THEME: self.theme,
            Need.THEMES: self.theme and self.themes > 1,
            Need.EITHER: self.notes > 0 or self.theme,
            Need.SUGGESTION: self.suggestion,
            Need.HITS: self.hits,
            Need.WAITING: self.waiting,
        }[need]


def wire(built: Mapping[str, QAction], slots: Mapping[str, Callable[[], object]]) -> None:
    """Connects each act of the table with its slot; a name on one side only is a programming error."""
    for act in BOARD_ACTS:
        if not act.at_menus:
            built[f"board.{act.name}"].triggered.connect(slots[act.name])
    unknown = set(slots) - {act.name for act in BOARD_ACTS}
    assert not unknown, unknown


def allow(built: Mapping[str, QAction], choice: Choice) -> None:
    """Lets those be done that can be done now."""
    for act in BOARD_ACTS:
        built[f"board.{act.name}"].setEnabled(choice.meets(act.need))


def offered(choice: Choice) -> tuple[str, ...]:
    """The ids of the actions in the menu of what is chosen, in order."""
    return tuple(f"board.{act.name}" for act in BOARD_ACTS if act.menu and choice.meets(act.need))
