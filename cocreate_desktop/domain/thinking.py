"""The clock of 1-2-4-All: alone, in pairs, in fours, with all. What stands in a step's settings and the time make it, nothing
else."""

from dataclasses import replace
from datetime import datetime
from enum import IntEnum
from typing import Protocol

from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.steps.ideas import IdeasSettings
from cocreate_desktop.domain.timing import PartClock, Timing
from cocreate_desktop.domain.timing import clock as timing_clock
from cocreate_desktop.language import N_

USUAL = (1, 2, 4, 5)
LONGEST = 60


class Phase(IntEnum):
    """With how many people one thinks; ``NONE``: no clock runs."""

    NONE = 0
    ALONE = 1
    PAIRS = 2
    FOURS = 3
    ALL = 4


THINKING = (Phase.ALONE, Phase.PAIRS, Phase.FOURS)
"""The phases in which the room looks at the clock; with all it looks at the notes again."""

RUNNING = (*THINKING, Phase.ALL)

PHASE_NAMES = {
    Phase.ALONE: N_("Alone"),
    Phase.PAIRS: N_("In pairs"),
    Phase.FOURS: N_("In fours"),
    Phase.ALL: N_("With everybody"),
}
PHASE_TASKS = {
    Phase.ALONE: N_("Think for yourself and write it down."),
    Phase.PAIRS: N_("Tell each other what you wrote."),
    Phase.FOURS: N_("Lay your ideas side by side."),
    Phase.ALL: N_("Each group tells what stood out."),
}
PHASE_LINES = {
    Phase.ALONE: (
        N_("It is quiet for a moment."),
        N_("One idea to a note."),
        N_("Half an idea counts too."),
    ),
    Phase.PAIRS: (
        N_("Turn to your neighbour."),
        N_("Read your notes to each other."),
        N_("Write down what you add."),
    ),
    Phase.FOURS: (
        N_("Join another pair."),
        N_("What is alike? What is new?"),
        N_("Choose what the room should hear."),
    ),
    Phase.ALL: (
        N_("One idea at a time."),
        N_("The note-taker types along."),
        N_("Heard it already? Then we count it with that one."),
    ),
}
"""For each phase its name, what is to be done, and how, in three short lines; messages to translate."""


class Thinks(Protocol):
    """Settings with minutes for 1-2-4-All."""

    @property
    def think(self) -> tuple[int, ...]:
        """Four lengths, or none."""


def minutes_of(settings: Thinks) -> tuple[int, ...]:
    """The four lengths in minutes; the usual ones where fewer or other than 1–60 are given."""
    given = tuple(settings.think)
    whole = len(given) == len(USUAL) and all(1 <= minutes <= LONGEST for minutes in given)
    return given if whole else USUAL


def timing(settings: IdeasSettings) -> Timing:
    """The clock as the step keeps it."""
    return Timing(minutes_of(settings), int(phase_of(settings)), settings.think_started)


def clock(settings: IdeasSettings, now: datetime) -> PartClock | None:
    """The clock at ``now``; None when none runs."""
    return timing_clock(timing(settings), now)


def phase_of(settings: IdeasSettings) -> Phase:
    """The phase of now; a number this version does not know is none."""
    return Phase(settings.think_phase) if settings.think_phase in tuple(Phase) else Phase.NONE


def following(settings: IdeasSettings) -> Phase:
    """The phase after this one; NONE after the last."""
    return Phase((phase_of(settings) + 1) % len(Phase))


def at(settings: IdeasSettings, phase: Phase, now: datetime) -> IdeasSettings:
    """The settings with the clock in ``phase`` from ``now`` on; NONE stops it."""
    return replace(settings, think_phase=int(phase), think_started=utc_text(now) if phase else "")
