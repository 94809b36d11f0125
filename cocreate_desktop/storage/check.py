"""Verifying a whole workspace: its pages, its tables, the op-log and its chain, the rows against the log, and the blobs."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.backups import backups_beside
from cocreate_desktop.storage.engine import reading, sqlite_engine, translated
from cocreate_desktop.storage.inspection import read_salt
from cocreate_desktop.storage.keys import parse
from cocreate_desktop.storage.mapping import canonical, kinds
from cocreate_desktop.storage.opening import open_workspace
from cocreate_desktop.storage.oplog import verify_chain


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


def check_workspace(path: Path, *, key: str | None = None, key_file: Path | None = None) -> Report:
    """Opens and verifies a workspace. Raises what ``open_workspace`` raises; what is wrong inside is reported."""
    opened = open_workspace(path, bus=Bus(), key=key, key_file=key_file)
    try:
        engine = sqlite_engine(opened.path, parse(opened.recovery_key()), read_salt(opened.path))
        try:
            with translated(path), reading(engine) as connection:
                return check_database(connection, opened.project_id, len(backups_beside(path)))
        finally:
            engine.dispose()
    finally:
        opened.close()


def check_database(connection: Connection, project_id: str, backups: int = 0) -> Report:
    """Verifies one project on a connection that reads."""
    ops = _ops(connection, project_id)
    ballots = _ballots(connection, project_id)
    blobs, spoiled = _blobs(connection, project_id)
    broken = tuple(_chains(ops))
    # A log that was tampered with says nothing of the rows.
    told = () if broken else (*_rows(connection, project_id, ops), *_facts(ops, ballots))
    problems = (*_schema(connection), *broken, *told, *spoiled)
    return Report(len(ops), len(ballots), blobs, backups, problems)


def _ops(connection: Connection, project_id: str) -> list[Op]:
    table = tables.op
    query = select(table).where(table.c.project_id == project_id).order_by(table.c.device, table.c.seq)
    return [Op(**{**row, "kind": OpKind(row["kind"])}) for row in connection.execute(query).mappings()]


def _ballots(connection: Connection, project_id: str) -> set[tuple[object, ...]]:
    table = tables.ballot
    query = select(table).where(table.c.project_id == project_id)
    return {
        (
            row.device,
            row.seq,
            f"{row.round_id}:{row.voter}",
            row.channel,
            row.choices,
            row.people,
            row.text,
            bool(row.by_code),
        )
        for row in connection.execute(query)
    }


def _schema(connection: Connection) -> Iterator[str]:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    for difference in compare_metadata(MigrationContext.configure(connection), tables.metadata):
        yield _("The tables are not as they should be: {difference}").format(difference=difference)


def _chains(ops: Iterable[Op]) -> Iterator[str]:
    for _device, own in groupby(ops, key=lambda op: op.device):
        if problem := verify_chain(own):
            yield problem


Cells = dict[str, tuple[str, Any]]  # field: stamp and value; the last stamp wins


def told_by(ops: Iterable[Op]) -> dict[tuple[str, str], Cells]:
    """What the op-log says of each thing."""
    told: dict[tuple[str, str], Cells] = {}
    for op in ops:
        if op.entity not in kinds() or op.kind is OpKind.ERASE:
            continue
        cells = told.setdefault((op.entity, op.entity_id), {})
        for name, value in _said(op).items():
            if op.hlc > cells.get(name, ("", None))[0]:
                cells[name] = (op.hlc, value)
    return told


def _said(op: Op) -> Mapping[str, Any]:
    if op.kind is OpKind.DELETE:
        return {"deleted": True}
    value = json.loads(op.value) if op.value is not None else None
    if op.kind is OpKind.ADD:
        return {**(value or {}), "deleted": False}
    return {op.field: bool(value) if op.field == "deleted" else value}


def _rows(connection: Connection, project_id: str, ops: Iterable[Op]) -> Iterator[str]:
    told = told_by(ops)
    seen: set[tuple[str, str]] = set()
    for word, kind in kinds().items():
        table = tables.THINGS[kind]
        query = select(table).where(table.c.project_id == project_id)
        for row in connection.execute(query).mappings():
            seen.add((word, row["id"]))
            cells = told.get((word, row["id"]), {})
            wrong = [n for n, (_s, value) in cells.items() if n in row and _now(row, n) != value]
            if wrong or not cells:
                yield _not_as_told(word, row["id"], wrong)
    missing = _("{thing} stands in the record, but is missing.")
    yield from (missing.format(thing=f"{word} {name}") for word, name in told if (word, name) not in seen)


def _not_as_told(word: str, thing_id: str, wrong: list[str]) -> str:
    thing = f"{word} {thing_id}"
    if not wrong:
        return _("{thing} does not stand in the record.").format(thing=thing)
    return _("{thing} is not what the record says: {fields}.").format(thing=thing, fields=", ".join(wrong))


def _now(row: Mapping[Any, Any], name: str) -> Any:
    return bool(row[name]) if name == "deleted" else row[name]


def _facts(ops: Iterable[Op], ballots: set[tuple[object, ...]]) -> Iterator[str]:
    told = set()
    for op in ops:
        if op.entity == "ballot" and op.value is not None:
            fact = json.loads(op.value)
            choices, said = canonical(fact["choices"]), (fact.get("text", ""), fact.get("by_code", False))
            told.add((op.device, op.seq, op.entity_id, fact["channel"], choices, fact["people"], *said))
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
