"""A project in numbers, for whoever helps from afar: how much of what there is, whether it is sound, how long it took. Only
the program's own words and numbers; what people wrote comes out for one purpose, to be struck from everything else."""

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, String, func, select

from cocreate_desktop.domain.catalogue import ENTITIES
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import migrations, tables
from cocreate_desktop.storage.backups import backups_beside
from cocreate_desktop.storage.check import check_database
from cocreate_desktop.storage.opening import Workspace, open_here, open_workspace

OTHER = "other"
_KINDS, _FACTS = set(map(str, OpKind)), {"ballot", "erasure"}


@dataclass(frozen=True, slots=True)
class Survey:
    """``ops`` counts by kind and entity; ``texts`` is never shown or written."""

    revision: str
    sound: bool
    problems: int
    rows: dict[str, int]
    ops: dict[str, int]
    devices: int
    seconds: dict[str, float]
    backup_bytes: tuple[int, ...]
    texts: frozenset[str] = field(repr=False, default=frozenset())


def survey_workspace(path: Path, *, key_file: Path | None = None, key: str | None = None) -> Survey:
    """Opens a project, where this process has not done so already, and counts. Raises what ``open_workspace`` raises."""
    here = open_here(path)
    if here is not None:
        return _survey(here, path, {})
    began = time.perf_counter()
    opened = open_workspace(path, bus=Bus(), key=key, key_file=key_file)
    try:
        return _survey(opened, path, {"opening": time.perf_counter() - began})
    finally:
        opened.close()


def _survey(opened: Workspace, path: Path, took: dict[str, float]) -> Survey:
    project_id, recovery = opened.project_id, opened.recovery_key()
    return opened.store.look(lambda connection: _surveyed(connection, project_id, recovery, path, took))


def _surveyed(
    connection: Connection, project_id: str, key: str, path: Path, took: dict[str, float]
) -> Survey:
    began = time.perf_counter()
    report = check_database(connection, project_id)
    took["checking"] = time.perf_counter() - began
    return Survey(
        revision=migrations.revision_of(connection),
        sound=report.sound,
        problems=len(report.problems),
        rows={name: _count(connection, name) for name in sorted(tables.metadata.tables)},
        ops=_ops(connection),
        devices=connection.execute(select(func.count(tables.op.c.device.distinct()))).scalar_one(),
        seconds={name: round(seconds, 3) for name, seconds in took.items()},
        backup_bytes=tuple(backup.stat().st_size for backup in backups_beside(path)),
        texts=_texts(connection) | {key},
    )


def _count(connection: Connection, name: str) -> int:
    return connection.execute(select(func.count()).select_from(tables.metadata.tables[name])).scalar() or 0


def _ops(connection: Connection) -> dict[str, int]:
    """Kinds and entities of a newer version may be anybody's words: they are counted together."""
    table, found = tables.op, Counter[str]()
    query = select(table.c.kind, table.c.entity, func.count()).group_by(table.c.kind, table.c.entity)
    for kind, entity, number in connection.execute(query):
        known = kind in _KINDS, entity in ENTITIES or entity in _FACTS
        found[f"{kind if known[0] else OTHER} {entity if known[1] else OTHER}"] += number
    return dict(sorted(found.items()))


def _texts(connection: Connection) -> frozenset[str]:
    """Every text in every table."""
    found: set[str] = set()
    for table in tables.metadata.sorted_tables:
        columns = [column for column in table.columns if isinstance(column.type, String)]
        for row in connection.execute(select(*columns)) if columns else ():
            found.update(str(value) for value in row if value)
    return frozenset(found)
