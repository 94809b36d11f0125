"""What an upgrade worked out for rounds of before it (the number on their posters, the question they asked) is said in the
record too. A laptop that gets the record makes its rows from that alone, and would show something else for ever."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.ground import SqlGround
from cocreate_desktop.storage.store import WorkspaceStore

_FIELDS = ("number", "question")


@dataclass(frozen=True, slots=True)
class _WorkedOut:
    round_id: str
    number: int
    question: str


def say(store: WorkspaceStore) -> None:
    """Says what no op says, once. Cut short anywhere it finds the same the next time."""
    found = store.look(lambda connection: _unsaid(connection, store.project_id))
    if not found:
        return
    store.merge(lambda ground: _take_off(ground, store.project_id, found))

    def work(unit: UnitOfWork) -> None:
        for one in found:
            unit.change(Round, one.round_id, number=one.number, question=one.question)

    store.run(work)


def _take_off(ground: SqlGround, project_id: str, found: tuple[_WorkedOut, ...]) -> None:
    """What a row has already would leave no trace."""
    table, names = tables.THINGS[Round], [one.round_id for one in found]
    its = (table.c.project_id == project_id, table.c.id.in_(names))
    ground.connection.execute(update(table).where(*its).values(number=0, question=""))


def _unsaid(connection: Connection, project_id: str) -> tuple[_WorkedOut, ...]:
    table = tables.THINGS[Round]
    # Those that are deleted count, as they did in the upgrade: else the numbers on posters would be others.
    query = select(table).where(table.c.project_id == project_id).order_by(table.c.added)
    rows = connection.execute(query).mappings().all()
    numbered = _numbered(connection, project_id) if rows else set()
    return tuple(
        _WorkedOut(row["id"], row["number"] or place, row["question"] or _asked(connection, row))
        for place, row in enumerate(rows, 1)
        if row["id"] not in numbered and not row["deleted"]
    )


def _numbered(connection: Connection, project_id: str) -> set[str]:
    """The rounds whose number stands in the record."""
    table = tables.op
    its = (table.c.project_id == project_id, table.c.entity == "round")
    ops = connection.execute(
        select(table.c.kind, table.c.entity_id, table.c.field, table.c.value).where(*its)
    )
    return {
        op.entity_id for op in ops if op.field == _FIELDS[0] or (op.kind == OpKind.ADD and _told(op.value))
    }


def _told(value: str | None) -> bool:
    """Whether a round was numbered when it was made; what was erased tells nothing any more."""
    return value is None or _FIELDS[0] in json.loads(value)


def _asked(connection: Connection, row: Mapping[Any, Any]) -> str:
    """What a round that was opened asked the room."""
    if not row["opened_at"]:
        return ""
    table = tables.THINGS[Step]
    query = select(table.c.question, table.c.title)
    step = connection.execute(
        query.where(table.c.project_id == row["project_id"], table.c.id == row["step_id"])
    ).first()
    return str(step.question or step.title) if step is not None else ""
