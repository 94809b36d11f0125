"""A clock that goes through the parts of a step, one after another: the phases of 1-2-4-All, the rounds of a talk. Pure: what
is kept in the step and the time of day make it, nothing else."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cocreate_desktop.domain.moments import moment_of, utc_text

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Timing:
    """``minutes`` are the lengths of the parts. ``at`` is the part of now from 1, 0 before the first, one more than there are
    parts after the last. It runs since ``started`` (UTC ISO 8601, empty: it stands still); ``gone`` seconds had passed by
    then, and ``more`` minutes were added to this part."""

    minutes: tuple[int, ...]
    at: int = 0
    started: str = ""
    gone: int = 0
    more: int = 0

    @property
    def begun(self) -> bool:
        """Whether the part of now has begun, even if it stands still."""
        return bool(self.started or self.gone)

    @property
    def over(self) -> bool:
        """Whether the last part is behind us."""
        return self.at > len(self.minutes)


@dataclass(frozen=True, slots=True)
class PartClock:
    """How the part of now stands, in whole seconds; ``left`` is never negative: a part that is over waits for the next."""

    part: int
    planned: int
    passed: int
    running: bool = True
    begun: bool = True

    @property
    def left(self) -> int:
        """Seconds to go."""
        return max(self.planned - self.passed, 0)

    @property
    def last_minute(self) -> bool:
        """Whether the end is near, of a part that is longer than that."""
        return 0 < self.left <= MINUTE < self.planned


def clock(timing: Timing, now: datetime) -> PartClock | None:
    """The clock at ``now``; None before the first part and after the last."""
    if not 1 <= timing.at <= len(timing.minutes):
        return None
    started = moment_of(timing.started)
    # A clock that was put back does not run backwards.
    since = max(int((now - started).total_seconds()), 0) if started else 0
    planned = (timing.minutes[timing.at - 1] + timing.more) * MINUTE
    return PartClock(timing.at, planned, timing.gone + since, bool(timing.started), timing.begun)


def ends(timing: Timing) -> datetime | None:
    """When the part of now is over; None while nothing runs."""
    started = moment_of(timing.started)
    if started is None or not 1 <= timing.at <= len(timing.minutes):
        return None
    return started + timedelta(minutes=timing.minutes[timing.at - 1] + timing.more, seconds=-timing.gone)


def running(timing: Timing, part: int, now: datetime) -> Timing:
    """``part`` from its beginning, from ``now`` on."""
    return Timing(timing.minutes, part, utc_text(now))


def waiting(timing: Timing, part: int) -> Timing:
    """``part`` at its beginning, not yet running."""
    return Timing(timing.minutes, part)


def held(timing: Timing, now: datetime) -> Timing:
    """It stands still."""
    found = clock(timing, now)
    return replace(timing, started="", gone=found.passed if found else 0)


def going_on(timing: Timing, now: datetime) -> Timing:
    """It runs again from where it stood."""
    return replace(timing, started=utc_text(now))


def longer(timing: Timing, now: datetime) -> Timing:
    """A minute more; for a part that is over, a minute from ``now``."""
    found = clock(timing, now)
    if found is None:
        return timing
    over = max(found.passed - found.planned, 0)
    return replace(timing, gone=timing.gone - over, more=timing.more + 1)
