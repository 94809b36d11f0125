"""On which days a project was written and its clock doubted: what tells a clock that is wrong from a day that has come."""

from datetime import date

from sqlalchemy import func, select

from cocreate_desktop.domain.retention import Days
from cocreate_desktop.domain.stamps import moment_of
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.store import WorkspaceStore

_DOUBTED = "clock_doubted_on"


def seen_days(store: WorkspaceStore, today: date) -> Days:
    """What is known of a day; a clock that is not believed is noted, so that it is on another day. Raises FileProblem."""
    clock = tables.device_clock
    newest = select(func.max(clock.c.hlc)).where(clock.c.project_id == store.project_id)
    stamp = store.look(lambda connection: connection.execute(newest).scalar())
    days = Days(today, moment_of(stamp).date() if stamp else None, _noted(store.noted(_DOUBTED)))
    if not days.sure and days.doubted != today:
        store.note(_DOUBTED, today.isoformat())
    return days


def _noted(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
