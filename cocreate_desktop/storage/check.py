"""Verifying a whole workspace: its pages, its tables, the op-log and its chain, the rows against the log, and the blobs."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from cocreate_desktop.domain.chains import canonical
from cocreate_desktop.domain.merge import DELETED
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import accounttables, tables
from cocreate_desktop.storage.backups import backups_beside
from cocreate_desktop.storage.cells import read_ballot, read_op, shown, unsaid
from cocreate_desktop.storage.engine import reading, sqlite_engine, translated
from cocreate_desktop.storage.keys import parse
from cocreate_desktop.storage.mapping import kinds
from cocreate_desktop.storage.migrations import hub
from cocreate_desktop.storage.opening import open_workspace
from cocreate_desktop.storage.oplog import verify_chain
from cocreate_desktop.storage.replay import replay


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: numbers of ops, ballots, blobs and backups, and each problem as a translated sentence."""

    ops: int
    ballots: int
    blobs: int
    backups: int
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """True without a problem."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class _Ballot:
    """A ballot as its row and as the record tell it: both must say the same of every part."""

    device: str
    seq: int
    about: str
    channel: str
    choices: str
    people: int
    text: str
    by_code: bool


def check_workspace(path: Path, *, key: str | None = None, key_file: Path | None = None) -> Report:
    """Opens and verifies a workspace. Raises what ``open_workspace`` raises; what is wrong inside is reported."""
    opened = open_workspace(path, bus=Bus(), key=key, key_file=key_file)
    try:
        engine = sqlite_engine(opened.path, parse(opened.recovery_key()), opened.salt)
        try:
            with translated(path), reading(engine) as connection:
                return check_database(connection, opened.project_id, len(backups_beside(path)))
        finally:
            engine.dispose()
    finally:
        opened.close()


def check_database(connection: Connection, project_id: str, backups: int = 0) -> Report:
    """Verifies one project on a connection that reads, and the tables it stands in."""
    found = check_record(connection, project_id, backups)
    return replace(found, problems=(*_schema(connection), *found.problems))


def check_record(connection: Connection, project_id: str, backups: int = 0) -> Report:
    """The same without the tables, which takes a tenth of the time."""
    ops = _ops(connection, project_id)
    ballots = _ballots(connection, project_id)
    blobs, spoiled = _blobs(connection, project_id)
    broken = tuple(_chains(ops))
    # A log that was tampered with says nothing of the rows.
    told = () if broken else (*_rows(connection, project_id, ops), *_facts(ops, ballots))
    return Report(len(ops), len(ballots), blobs, backups, (*broken, *told, *spoiled))


def _ops(connection: Connection, project_id: str) -> list[Op]:
    table = tables.op
    query = select(table).where(table.c.project_id == project_id).order_by(table.c.device, table.c.seq)
    return [read_op(row) for row in connection.execute(query).mappings()]


def _ballots(connection: Connection, project_id: str) -> set[_Ballot]:
    table = tables.ballot
    query = select(table).where(table.c.project_id == project_id)
    return {
        _Ballot(
            device=row.device,
            seq=row.seq,
            about=f"{row.round_id}:{row.voter}",
            channel=row.channel,
            choices=row.choices,
            people=row.people,
            text=row.text,
            by_code=bool(row.by_code),
        )
        for row in connection.execute(query)
    }


def _schema(connection: Connection) -> Iterator[str]:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    context = MigrationContext.configure(connection, opts={"include_name": _is_of_projects})
    for difference in compare_metadata(context, tables.metadata):
        yield _("The tables are not as they should be: {difference}").format(difference=difference)


def _is_of_projects(name: str | None, kind: str, _within: object) -> bool:
    """Beside its projects a hub has tables of its own, with migrations of their own, and an index in the record."""
    if kind == "index":
        return not (name or "").startswith(hub.INDEXES)
    return kind != "table" or name not in (*accounttables.metadata.tables, hub.VERSION_TABLE)


def _chains(ops: Iterable[Op]) -> Iterator[str]:
    for _device, own in groupby(ops, key=lambda op: op.device):
        if problem := verify_chain(own):
            yield problem


def _rows(connection: Connection, project_id: str, ops: Iterable[Op]) -> Iterator[str]:
    told = replay(ops, unsaid)
    seen: set[tuple[str, str]] = set()
    for word, kind in kinds().items():
        table = tables.THINGS[kind]
        query = select(table).where(table.c.project_id == project_id)
        for row in connection.execute(query).mappings():
            place = (word, row["id"])
            seen.add(place)
            cells = told.cells(place) if place in told.rows else {}
            wrong = [name for name, cell in cells.items() if _is_wrong(word, row, name, cell.value)]
            if wrong or not cells:
                yield _not_as_told(word, row["id"], wrong)
    missing = _("{thing} stands in the record, but is missing.")
    yield from (
        missing.format(thing=f"{word} {name}") for word, name in told.rows if (word, name) not in seen
    )


def _is_wrong(word: str, row: Mapping[Any, Any], name: str, said: str) -> bool:
    if name == DELETED:
        return bool(row[name]) != (said == "true")
    return bool(row[name] != shown(word, name, said))


def _not_as_told(word: str, thing_id: str, wrong: list[str]) -> str:
    thing = f"{word} {thing_id}"
    if not wrong:
        return _("{thing} does not stand in the record.").format(thing=thing)
    return _("{thing} is not what the record says: {fields}.").format(thing=thing, fields=", ".join(wrong))


def _told_by(op: Op) -> _Ballot | None:
    """The ballot that an op of the record tells, if any."""
    one = read_ballot(op)
    if one is None:
        return None
    return _Ballot(
        device=op.device,
        seq=op.seq,
        about=op.entity_id,
        channel=one.channel.value,
        choices=canonical(one.choices),
        people=one.people,
        text=one.text,
        by_code=one.by_code,
    )


def _facts(ops: Iterable[Op], ballots: set[_Ballot]) -> Iterator[str]:
    told = {one for one in map(_told_by, ops) if one is not None}
    if missing := len(told - ballots):
        words = ngettext(
            "{n} ballot of the record is missing or changed.",
            "{n} ballots of the record are missing or changed.",
            missing,
        )
        yield words.format(n=missing)
    if unknown := len(ballots - told):
        words = ngettext(
            "{n} ballot does not stand in the record.", "{n} ballots do not stand in the record.", unknown
        )
        yield words.format(n=unknown)


def _blobs(connection: Connection, project_id: str) -> tuple[int, list[str]]:
    table = tables.blob
    query = select(table.c.sha256, table.c.content).where(table.c.project_id == project_id)
    number, wrong = 0, []
    for row in connection.execution_options(yield_per=16).execute(query):
        number += 1
        if hashlib.sha256(row.content).hexdigest() != row.sha256:
            wrong.append(_("Picture {name} is not what it was.").format(name=row.sha256[:12]))
    return number, wrong
