"""What a database knows of itself and never shares, each fact under a key of its own: asked and written down within a
transaction of SQLAlchemy, or over the bare connection that opens and closes a file."""

from typing import Any, Final

from sqlalchemy import Connection, select

from cocreate_desktop.storage import tables
from cocreate_desktop.storage.bulk import inserting

MARKER: Final = "open"
"""In the file while somebody has it open: its newest rows may stand in the -wal only."""
WHOLE: Final = ""
"""The marker's value from when the last program has begun to close: all rows stand in the file."""
PROJECT: Final = "project"
"""Whose file it is."""
INSTANCE: Final = "instance"
"""Which device writes in this very file; a copy has another."""


def noted(connection: Connection, key: str) -> str:
    """What is known under ``key``; empty when nothing."""
    query = select(tables.meta.c.value).where(tables.meta.c.key == key)
    return str(connection.execute(query).scalar() or "")


def note(connection: Connection, key: str, value: str) -> None:
    """Writes it down; an empty value takes it away."""
    if not value:
        connection.execute(tables.meta.delete().where(tables.meta.c.key == key))
        return
    new = inserting(connection.dialect.name, tables.meta).values(key=key, value=value)
    connection.execute(new.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def note_once(connection: Connection, key: str, value: str) -> str:
    """What is known under ``key``: ``value`` from now on when it was nothing, also of two that ask at once."""
    new = inserting(connection.dialect.name, tables.meta).values(key=key, value=value)
    connection.execute(new.on_conflict_do_nothing())
    return noted(connection, key)


def told_by(file: Any, key: str) -> str:
    """The same as ``noted`` over a bare connection. Raises what SQLite raises."""
    found = file.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(found[0]) if found else ""


def tell(file: Any, facts: dict[str, str]) -> None:
    """Writes these down over a bare connection. Raises what SQLite raises."""
    file.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", list(facts.items()))


def project_of(file: Any) -> str:
    """The project of a file, over a bare connection; empty when none is there. One that is just coming in has no row yet, and a
    file of the first versions says it by its row alone."""
    if known := told_by(file, PROJECT):
        return known
    found = file.execute("SELECT id FROM project WHERE project_id = id").fetchone()
    return str(found[0]) if found else ""
