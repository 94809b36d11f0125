"""Many rows at once, new ones or such as may be there already; new ones in one statement. SQLite's Python driver lets other
threads run between any two rows that it is given one by one, and beside a busy event loop the writer would wait for its turn a
hundred times in a commit."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from cocreate_desktop.storage.mapping import remembered

Row = tuple[Any, ...]
_SIZES = (64, 8, 1)  # a few different statements, so that each is prepared once


def inserting(dialect: str, table: Table) -> Any:
    """A new row that may say what happens when it is there already: each engine (its dialect's name) has a statement of its own
    for that, of the same shape."""
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)


def insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts ``rows``, each a cell for every column of ``table`` in its order."""
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        names = [column.name for column in table.columns]
        connection.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in rows])
        return
    place = 0
    for size in _SIZES:
        while len(rows) - place >= size:
            cells = tuple(chain.from_iterable(rows[place : place + size]))
            connection.exec_driver_sql(_inserting(table, size), cells)
            place += size


def upsert(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], fields: tuple[str, ...]
) -> None:
    """Inserts ``rows``, by the names of their columns; of those whose key is there already only ``fields`` are written."""
    if rows:
        connection.execute(_upserting(table, fields, connection.dialect.name), rows)


@remembered
def _upserting(table: Table, fields: tuple[str, ...], dialect: str) -> Any:
    new = inserting(dialect, table)
    keys = [column.name for column in table.primary_key.columns]
    return new.on_conflict_do_update(index_elements=keys, set_={name: new.excluded[name] for name in fields})


@remembered
def _inserting(table: Table, size: int) -> str:
    one = f"({', '.join('?' * len(table.columns))})"
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) VALUES {", ".join([one] * size)}'
