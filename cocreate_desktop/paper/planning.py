"""When each step of the run sheet is due by the plan, from the time at which the evening begins."""

from datetime import datetime, timedelta

from cocreate_desktop.domain.walkin import walk_in_minutes
from cocreate_desktop.services.overview import EveningView


def planned(view: EveningView) -> dict[str, tuple[datetime, datetime]]:
    """Begin and end of each step by its id, times of the wall clock, the walk-in before the evening; empty when no time to
    begin was set."""
    at = _start(view.evening.starts)
    if at is not None:
        at -= timedelta(minutes=walk_in_minutes(view.steps))
    found = {}
    for step in view.steps:
        if at is None:
            break
        end = at + timedelta(minutes=step.minutes)
        found[step.id] = (at, end)
        at = end
    return found


def _start(starts: str) -> datetime | None:
    try:
        return datetime.strptime(starts, "%H:%M")  # noqa: DTZ007 - a time of the wall clock, only added to and printed
    except ValueError:
        return None
