"""A whole wall is checked by keys alone: sixty outlines, most of them right, some to correct, and how many keys that takes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cocreate_desktop.domain.walls import Sighting, SightingState
from tests.desktop.walls.reviews import CTRL, Checking, Hung
from tests.desktop.walls.reviews import checking as checking  # noqa: PLC0414 - a fixture of this file too

MERGED, SPLIT, POSTERS = (0, 1), 30, (17, 44)
PROPOSED, RETYPED = range(20, 26), range(50, 54)
RIGHT = [n for n in range(60) if n not in {*MERGED, SPLIT, *POSTERS, *PROPOSED, *RETYPED}]
MOST_KEYS = 130


def wall() -> list[Hung]:
    """What the machine read on each: sure where it is right, in doubt where it is not."""
    hung = [Hung(f"Idee {n} voor het plein") for n in range(60)]
    for n in PROPOSED:
        hung[n] = Hung(f"Idee {n} voor het plien", (("plien", "plein"),), 0.8)
    for n in RETYPED:
        hung[n] = Hung(f"Idee {n} voor het plcin", (("plcin", ""),), 0.6)
    hung[0], hung[1] = Hung("Een lange"), Hung("tafel")
    hung[SPLIT] = Hung("Bank Boom", sure=0.4)
    for n in POSTERS:
        hung[n] = Hung("BRANDWEER", sure=0.3)
    return hung


def check_one(checking: Checking, number: int | None) -> None:
    """What she does with the note in front of her."""
    if number in PROPOSED:
        checking.press(Qt.Key.Key_R, CTRL)
    elif number in RETYPED:
        checking.press(Qt.Key.Key_Backspace, CTRL)
        checking.write("plein")
    elif number in POSTERS:
        checking.press(Qt.Key.Key_Delete, CTRL)
        return
    elif number in (SPLIT, *MERGED):
        checking.press(Qt.Key.Key_D if number == SPLIT else Qt.Key.Key_M, CTRL)
        checking.enter()
        checking.rest()
        if number == SPLIT:
            # The halves are the last in their turn; she does them right away.
            for words in ("Bank", "Boom"):
                checking.write(words)
                checking.enter()
            return
    checking.enter()


def test_that_sixty_notes_are_checked_by_keys_alone(checking: Checking) -> None:
    photo = checking.hang(wall())
    checking.show()
    ids = [one.id for one in checking.seen(photo)]
    checking.strokes = 0
    while current := checking.screen.current:
        check_one(checking, ids.index(current) if current in ids else None)
    checking.press(Qt.Key.Key_Plus, CTRL)
    checking.press(Qt.Key.Key_Down, times=8)
    checking.enter()
    checking.rest()
    checking.write("Vergeten briefje")
    checking.enter()

    right = [f"Idee {n} voor het plein" for n in (*RIGHT, *PROPOSED, *RETYPED)]
    added = ["Een lange\ntafel", "Bank", "Boom", "Vergeten briefje"]
    assert sorted(note.text for note in checking.notes) == sorted(right + added)
    assert all(checking.services.walls.picture(note.picture) for note in checking.notes)
    assert _states(checking.seen(photo)) == {
        SightingState.TAKEN: 59,
        SightingState.REJECTED: 2,
        SightingState.REPLACED: 3,
    }
    assert checking.heard.problems == []
    assert checking.screen.current == ""
    assert checking.strokes <= MOST_KEYS, checking.strokes


def _states(seen: tuple[Sighting, ...]) -> dict[SightingState, int]:
    found = [one.state for one in seen]
    return {state: found.count(state) for state in set(found)}
