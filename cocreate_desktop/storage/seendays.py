"""On which days a project was written and its clock doubted: what tells a clock that is wrong from a day that has come."""

from datetime import date
from typing import Final

from sqlalchemy import func, select

from cocreate_desktop.domain.retention import Days
from cocreate_desktop.domain.stamps import moment_of
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.store import WorkspaceStore

DOUBTED: Final = "clock_doubted_on"
"""Under this a database notes the day on which its clock was doubted last."""


def seen_days(store: WorkspaceStore, today: date) -> Days:
    """What is known of a day; a clock that is not believed is noted, so that it is on another day. Raises FileProblem."""
    clock = tables.device_clock
    newest = select(func.max(clock.c.hlc)).where(clock.c.project_id == store.project_id)
    stamp = store.look(lambda connection: connection.execute(newest).scalar())
    days = days_of(today, stamp, store.noted(DOUBTED))
    if not days.sure and days.doubted != today:
        store.note(DOUBTED, today.isoformat())
    return days


def days_of(today: date, newest: str | None, doubted: str) -> Days:
    """What the ``newest`` stamp that was written and the day on which the clock was ``doubted`` last (empty: never) tell."""
    written = moment_of(newest).date() if newest else None
    return Days(today, written, date.fromisoformat(doubted) if doubted else None)
