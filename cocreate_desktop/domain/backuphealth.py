"""How well a project is kept elsewhere: what is known of the backups at each place, when the next one is due, and what a trial
of putting one back has shown. Knows no clock and no disk."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from cocreate_desktop.domain.moments import moment_of

LOST_AT_MOST: Final = timedelta(minutes=5)
"""So much work may be lost with a disk: from a change until it stands, checked, at the last place."""
RETRY_S: Final = 30.0
_GROWS_S: Final = 60.0  # so much longer than the last one may the next one take
_STAMP: Final = re.compile(r"-(\d{8}T\d{6})\.\d{6}Z\.cocreate$")


class Place(StrEnum):
    """Where a backup lies: beside the project, or on a stick or in a folder elsewhere."""

    LAPTOP = "laptop"
    SECOND = "second"


class Light(StrEnum):
    """How it stands at a place. ``UNSET``: no such place yet, or none that outlives the laptop's disk."""

    GOOD = "good"
    LATE = "late"
    FAILING = "failing"
    UNSET = "unset"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of one place. ``name`` is how people call it, empty when none was chosen; ``made`` when its last checked
    backup was begun and ``lacking`` since when something is not in it (UTC ISO 8601, empty: none, nothing). ``problem`` says
    why the last one did not work. ``apart``: it is another disk than the project's."""

    place: Place
    name: str = ""
    made: str = ""
    lacking: str = ""
    problem: str = ""
    apart: bool = True

    def light(self, now: datetime) -> Light:
        """How it stands at this moment (with a time zone)."""
        if self.place is Place.SECOND and not self.name:
            return Light.UNSET
        if self.problem:
            return Light.FAILING
        if self.place is Place.SECOND and not self.apart:
            return Light.UNSET
        lacking = moment_of(self.lacking)
        late = lacking is not None and now - lacking > LOST_AT_MOST
        return Light.GOOD if self.made and not late else Light.LATE


@dataclass(frozen=True, slots=True)
class BackupHealth:
    """Both places."""

    laptop: Kept = field(default_factory=lambda: Kept(Place.LAPTOP))
    second: Kept = field(default_factory=lambda: Kept(Place.SECOND))

    @property
    def places(self) -> tuple[Kept, Kept]:
        """The laptop first."""
        return self.laptop, self.second

    def speaks_up(self, now: datetime) -> Kept | None:
        """The place that somebody must hear of in the middle of an evening: one that fails or is late, the laptop first. That
        there is no second place was said before the evening, and is no news now."""
        wrong = (one for one in self.places if one.light(now) in (Light.FAILING, Light.LATE))
        return next((one for one in wrong if one.made or one.problem or one.lacking), None)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When the next backup is due; seconds of a clock that never jumps. ``changed``: since when something is not in the last
    one; ``took``: how long that needed until it stood at the last place; ``failed``: when one did not work since."""

    changed: float | None = None
    took: float = 0.0
    failed: float | None = None

    def due(self) -> float | None:
        """When to begin, so that it stands before five minutes are over; None while nothing changed."""
        if self.failed is not None:
            return self.failed + RETRY_S
        if self.changed is None:
            return None
        return self.changed + max(RETRY_S, LOST_AT_MOST.total_seconds() - _GROWS_S - self.took)


@dataclass(frozen=True, slots=True)
class Drilled:
    """A backup that was put back on trial: what it holds, when it was made (UTC ISO 8601), how many changes came since
    (``behind``), and the folder it came from as people call it."""

    made: str
    notes: int
    ballots: int
    pictures: int
    behind: int
    name: str = ""


def moment_in(name: str) -> datetime | None:
    """When a backup was begun, by its own name; None for a file that is none."""
    found = _STAMP.search(name)
    return datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC) if found else None
