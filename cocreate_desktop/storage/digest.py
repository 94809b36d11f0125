"""A digest of everything that a project shows: two replicas with the same changes must come to the same one."""

import hashlib

from sqlalchemy import Connection, func, select

from cocreate_desktop.domain.chains import canonical
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.storage import migrations, tables

_MOST_ROWS = 200_000  # beyond that it takes longer than a sync may


def digest(connection: Connection, project_id: str) -> str:
    """ "revision:hash" of all rows but the contact details, which a hub cannot read; empty when there are too many."""
    shown = [table for kind, table in tables.THINGS.items() if kind is not Contact] + [tables.ballot]
    mine = [(table, table.c.project_id == project_id) for table in shown]
    many = sum(connection.execute(select(func.count()).where(its)).scalar() or 0 for _table, its in mine)
    if many > _MOST_ROWS:
        return ""
    found = hashlib.sha256()
    for table, its in mine:
        keys = table.primary_key.columns
        for row in connection.execute(select(table).where(its).order_by(*keys)):
            found.update(canonical([table.name, *row]).encode())
    return f"{migrations.HEAD}:{found.hexdigest()}"
