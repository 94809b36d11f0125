"""Puts a copy of a hub back on trial, in an empty database that somebody made for it, and holds it against the hub as it is
now. The hub is only read, and nothing of the trial stays."""

import os
import shutil
import subprocess
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import (
    Connection,
    MetaData,
    Row,
    Select,
    Table,
    func,
    inspect,
    literal_column,
    make_url,
    select,
)

from cocreate_desktop.domain.huberrors import CopyDiffers, NeedsPostgres, NotEmpty, NotPutBack
from cocreate_desktop.storage import accounttables, tables
from cocreate_desktop.storage.check import check_record
from cocreate_desktop.storage.drill import changes_since
from cocreate_desktop.storage.engine import postgres_engine, reading
from cocreate_desktop.storage.hubdatabase import HubDatabase, open_postgres, reached, shown
from cocreate_desktop.storage.hubvault import MARK, open_vault
from cocreate_desktop.storage.ownfacts import noted

PROGRAM = "pg_restore"
_AT_ONCE = 2000
_C = 'COLLATE "C"'


@dataclass(frozen=True, slots=True)
class HubDrilled:
    """What a copy holds; ``changes_since`` it was made came in at the hub, which has ``projects_gone`` of it no more."""

    organisations: int
    projects: int
    laptops: int
    changes: int
    votes: int
    pictures: int
    followers: int
    changes_since: int
    projects_gone: int


def drill_hub(copy: Path, into: str, hub: HubDatabase, vault_key: Path) -> HubDrilled:
    """Tries the file ``copy`` of a hub in the database ``into``, which must be empty and is so again afterwards. Each change in
    it must stand in the hub too, in the same words; each of its projects must add up; ``vault_key`` must be that of its contact
    details. Raises NeedsPostgres, NotEmpty, NotPutBack, CopyDiffers, NoKeyOfHub, NoDatabase, NewerDatabase."""
    if not hub.shared:
        raise NeedsPostgres
    _be_empty(into)
    try:
        _put_back(copy, into)
        # One of an older version is brought up to date, as it would be when it is needed.
        there = open_postgres(into)
        try:
            return _compared(there, hub, vault_key)
        finally:
            there.close()
    finally:
        _empty(into)


def _put_back(copy: Path, into: str) -> None:
    """What PostgreSQL says of it may quote a row, and nobody hears it. The password stands in no list of running programs."""
    place = make_url(into).set(drivername="postgresql")
    password = {"PGPASSWORD": str(place.password)} if place.password else {}
    named = place.set(password=None).render_as_string()
    words = [PROGRAM, "--no-owner", "--no-privileges", "--single-transaction", "--dbname", named, str(copy)]
    if shutil.which(PROGRAM) is None:
        raise NotPutBack(path=copy)
    ended = subprocess.run(words, env={**os.environ, **password}, capture_output=True, check=False)
    if ended.returncode:
        raise NotPutBack(path=copy)


def _be_empty(url: str) -> None:
    """Raises NotEmpty for a database in which there is anything, and NoDatabase."""
    engine = postgres_engine(url)
    try:
        with reached(shown(url)):
            if inspect(engine).get_table_names():
                raise NotEmpty(database=shown(url))
    finally:
        engine.dispose()


def _empty(url: str) -> None:
    """Takes away everything in a database that was put back on trial."""
    engine = postgres_engine(url)
    try:
        with reached(shown(url)), engine.begin() as connection:
            found = MetaData()
            found.reflect(connection)
            found.drop_all(connection)
    finally:
        engine.dispose()


def _compared(there: HubDatabase, here: HubDatabase, vault_key: Path) -> HubDrilled:
    with (
        reached(there.name),
        reading(there.engine) as copy,
        reached(here.name),
        reading(here.engine) as hub,
    ):
        had, has = _projects(copy), _projects(hub)
        since = sum(_since(copy, hub, project) for project in sorted(had & has))
        since += sum(_count(hub, tables.op, project) for project in has - had)
        for project in sorted(had):
            if not check_record(copy, project).sound:
                raise CopyDiffers(project=project)
        sealed = noted(copy, MARK)
        found = HubDrilled(
            organisations=_count(copy, accounttables.organisation),
            projects=len(had),
            laptops=_count(copy, accounttables.hub_device),
            changes=_count(copy, tables.op),
            votes=_count(copy, tables.ballot),
            pictures=_count(copy, tables.blob),
            followers=_count(copy, accounttables.follower),
            changes_since=since,
            projects_gone=len(had - has),
        )
    if sealed:
        open_vault(there, vault_key)
    return found


def _projects(connection: Connection) -> frozenset[str]:
    """Those whose days are not over: the others are deleted."""
    project = accounttables.hub_project.c
    return frozenset(connection.execute(select(project.project_id).where(project.ended == "")).scalars())


def _count(connection: Connection, table: Table, project_id: str = "") -> int:
    query = select(func.count()).select_from(table)
    query = query.where(table.c.project_id == project_id) if project_id else query
    return connection.execute(query).scalar_one()


def _ops(connection: Connection, project_id: str) -> Generator[Row[tuple[object, ...]]]:
    op = tables.op.c
    query: Select[tuple[object, ...]] = (
        select(op.device, op.seq, op.hlc, op.kind, op.entity, op.entity_id, op.field, op.link)
        .where(op.project_id == project_id)
        # As Python compares texts, whatever the database speaks.
        .order_by(literal_column(f"device {_C}"), op.seq)
    )
    with connection.execution_options(yield_per=_AT_ONCE).execute(query) as found:
        yield from found


def _since(copy: Connection, hub: Connection, project_id: str) -> int:
    """How many changes the hub has of a project that the copy has not. Raises CopyDiffers."""
    with closing(_ops(hub, project_id)) as now, closing(_ops(copy, project_id)) as before:
        since = changes_since(before, now)
    if since is None:
        raise CopyDiffers(project=project_id)
    return since
