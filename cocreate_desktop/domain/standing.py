"""Where a project stands: being prepared, in its evening, or after it. For a list of projects that are not open."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.moments import NO_DAY
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.reminders import Due, dues


class Phase(StrEnum):
    """The rooms of the app."""

    PREPARE = "prepare"
    EVENING = "evening"
    AFTERCARE = "aftercare"


@dataclass(frozen=True, slots=True)
class Standing:
    """``evening`` is the name of the one that is next, goes on or was last; ``date`` YYYY-MM-DD and ``starts`` HH:MM in the
    hall's own time, empty when nobody filled them in. ``pledges`` are those that are still open, the soonest first;
    ``kept_until`` is the last day of the project (YYYY-MM-DD, empty: none)."""

    phase: Phase
    evening: str = ""
    date: str = ""
    starts: str = ""
    pledges: tuple[Due, ...] = ()
    kept_until: str = ""

    def on(self, today: str) -> "Standing":
        """As it is on a day (YYYY-MM-DD): on its own day a planned evening is no longer being prepared."""
        here = self.phase is Phase.PREPARE and self.date == today
        return replace(self, phase=Phase.EVENING) if here else self


def standing(evenings: Iterable[Evening], today: str, pledges: Iterable[Pledge] = ()) -> Standing:
    """Of a project with these evenings and pledges; ``today`` as YYYY-MM-DD."""
    ordered = sorted(evenings, key=lambda one: (one.date or NO_DAY, one.starts))
    running = [one for one in ordered if one.started_at and not one.ended_at]
    ahead = [one for one in ordered if not one.started_at and (not one.date or one.date >= today)]
    for phase, found in ((Phase.EVENING, running), (Phase.PREPARE, ahead), (Phase.AFTERCARE, ordered[::-1])):
        if found:
            return Standing(phase, found[0].name, found[0].date, found[0].starts, dues(pledges))
    return Standing(Phase.PREPARE, pledges=dues(pledges))
