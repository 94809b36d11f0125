"""What a database says of how it will find rows: every statement of a piece of work is explained on its own engine."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event

Explain = Callable[[str, Any], "Plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """``statement`` as it ran, ``found`` the conditions by which an index leads to rows (as the engine writes them, one text),
    and ``scanned`` the tables that are read from end to end."""

    statement: str
    found: str
    scanned: tuple[str, ...]


@contextmanager
def explained(engine: Engine) -> Iterator[list[Plan]]:
    """Collects the plan of each statement that reads or changes rows through ``engine`` while the block lasts. The plans are
    there at its end."""
    ran: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            ran.append((statement, parameters[0] if many else parameters))

    plans: list[Plan] = []
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield plans
    finally:
        event.remove(engine, "before_cursor_execute", note)
    explain = _postgres if engine.dialect.name == "postgresql" else _sqlite
    plans += explain(engine, ran)


def _sqlite(engine: Engine, ran: list[tuple[str, Any]]) -> Iterator[Plan]:
    with engine.connect() as connection:
        for statement, parameters in ran:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            lines = [str(row[-1]) for row in rows]
            scanned = tuple(line.split()[1] for line in lines if line.startswith("SCAN "))
            yield Plan(statement, " ".join(line for line in lines if line.startswith("SEARCH ")), scanned)


def _postgres(engine: Engine, ran: list[tuple[str, Any]]) -> Iterator[Plan]:
    """Small tables are read from end to end whatever indexes there are: that is made dear; what is still read so has none."""
    with engine.connect() as connection:
        for name in ("enable_seqscan", "enable_bitmapscan"):
            connection.exec_driver_sql(f"SET LOCAL {name} = off")
        for statement, parameters in ran:
            told = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar_one()
            plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
            nodes = list(_nodes(plan))
            scanned = tuple(node["Relation Name"] for node in nodes if node["Node Type"] == "Seq Scan")
            yield Plan(statement, " ".join(node.get("Index Cond", "") for node in nodes), scanned)


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)
