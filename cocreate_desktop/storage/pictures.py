"""Which pictures things show: their bytes are blobs, which stay for as long as something shows them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from cocreate_desktop.storage import tables

_FIELDS = ("blob", "small", "picture", "whole", "settings")
_NAME = re.compile(r"\b[0-9a-f]{64}\b")  # also inside a step's settings, which are JSON


def shown_by(row: Mapping[Any, Any]) -> set[str]:
    """The names of the blobs that one row shows."""
    return {name for field in _FIELDS if field in row for name in _NAME.findall(str(row[field] or ""))}


def shown(connection: Connection, project_id: str) -> set[str]:
    """The names of all blobs that things of a project show, removed ones too: they may come back."""
    return {
        name
        for table, fields in _tables()
        for row in connection.execute(
            select(*(table.c[field] for field in fields)).where(table.c.project_id == project_id)
        ).mappings()
        for name in shown_by(row)
    }


def told_of(connection: Connection, ops: Any) -> set[str]:
    """The names of all blobs that these ops (a condition on them) ever said."""
    values = connection.execute(select(tables.op.c.value).where(ops)).scalars()
    return {name for value in values for name in _NAME.findall(value or "")}


def drop_unshown(connection: Connection, project_id: str, names: set[str]) -> None:
    """Takes away those of ``names`` that nothing shows any more."""
    gone = sorted(names - shown(connection, project_id)) if names else []
    if gone:
        for table in (tables.blob, tables.blob_part):
            connection.execute(
                delete(table).where(table.c.project_id == project_id, table.c.sha256.in_(gone))
            )


def _tables() -> Iterator[tuple[Table, list[str]]]:
    for table in tables.THINGS.values():
        fields = [field for field in _FIELDS if field in table.c]
        if fields:
            yield table, fields
