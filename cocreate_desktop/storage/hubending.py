"""What a hub does when the last day of a project lies well behind: its copy goes, with whoever followed it and whatever laptops
may do there. What stays is that there was one, closed, so that no laptop brings it back."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.exc import SQLAlchemyError

from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.retention import Days, left_at_hub
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.accounttables import (
    follower,
    hub_device,
    hub_project,
    mail_out,
    news,
    pairing_code,
)
from cocreate_desktop.storage.hubdatabase import HubDatabase
from cocreate_desktop.storage.ownfacts import note, noted
from cocreate_desktop.storage.seendays import DOUBTED, days_of

log = logging.getLogger(__name__)
_OF_A_HUB: Final = (mail_out, news, follower, pairing_code, hub_device)


@dataclass(frozen=True, slots=True)
class Ended:
    """A project whose copy went: what laptops called it at the hub, and its last day (YYYY-MM-DD)."""

    project_id: str
    name: str
    day: str


def due(database: HubDatabase, today: date) -> tuple[str, ...]:
    """The projects in which the day of somebody in the vault has come, or the last day of photos of walls lies behind, by a
    clock that may be believed. Raises NoDatabase."""
    project, contact = tables.THINGS[Project], tables.THINGS[Contact]
    day = today.isoformat()
    past = select(project.c.project_id).where(project.c.photos_until != "", project.c.photos_until < day)
    people = select(contact.c.project_id).where(contact.c.delete_on != "", contact.c.delete_on <= day)
    with database.reading() as connection:
        found = tuple(connection.execute(past.union(people)).scalars())
    return found if found and _days(database, today).sure else ()


def end_projects(database: HubDatabase, today: date) -> tuple[Ended, ...]:
    """Deletes every project whose last day and days of grace lie behind, each in a transaction of its own. A clock that jumped
    deletes nothing until it says the same on another day. Raises NoDatabase."""
    ended = _ended(database, today)
    if not ended or not _days(database, today).sure:
        return ()
    for one in ended:
        with database.writing() as connection:
            for table in _tables():
                connection.execute(delete(table).where(table.c.project_id == one.project_id))
            its = hub_project.c.project_id == one.project_id
            connection.execute(update(hub_project).where(its).values(closed=True, ended=one.day))
        log.info("the last day of “%s” was %s: its copy is deleted and it is closed", one.name, one.day)
    _write_anew(database)
    return ended


def _ended(database: HubDatabase, today: date) -> tuple[Ended, ...]:
    project = tables.THINGS[Project]
    query = select(hub_project.c.project_id, hub_project.c.name, project.c.keep_until)
    joined = query.join(project, project.c.project_id == hub_project.c.project_id).where(
        project.c.keep_until != ""
    )
    with database.reading() as connection:
        found = [Ended(*row) for row in connection.execute(joined).all()]
    return tuple(one for one in found if not left_at_hub(one.day, today))


def _days(database: HubDatabase, today: date) -> Days:
    """When anything was written last, in whatever project, and when the clock was doubted."""
    newest = select(func.max(tables.device_clock.c.hlc))
    with database.reading() as connection:
        days = days_of(today, connection.execute(newest).scalar(), noted(connection, DOUBTED))
    if not days.sure and days.doubted != today:
        with database.writing() as connection:
            note(connection, DOUBTED, today.isoformat())
    return days


def _tables() -> Iterator[Table]:
    yield from _OF_A_HUB
    yield from (table for table in tables.metadata.sorted_tables if "project_id" in table.c)


def _write_anew(database: HubDatabase) -> None:
    """Rows that were deleted leave their pages too. What others may not do is done by the database itself, later."""
    with suppress(SQLAlchemyError), database.engine.connect() as plain:
        plain.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM")
