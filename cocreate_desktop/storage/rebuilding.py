"""Making all rows of a project anew from its log: after two chains were parted, after an upgrade that knows more of what others
wrote, and when a key opens what was sealed."""

import itertools
from typing import Final

from sqlalchemy import Connection, delete, func, select

from cocreate_desktop import __version__
from cocreate_desktop.domain.merge import absorb
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.storage import migrations, tables
from cocreate_desktop.storage.ground import SqlGround
from cocreate_desktop.storage.logreading import PORTION, in_order
from cocreate_desktop.storage.ownfacts import note

MADE_BY: Final = "rows_made_by"
THIS: Final = f"{__version__} {migrations.HEAD}"
"""What a database keeps under MADE_BY: which version of the program and of the tables made its rows."""


def rebuild(ground: SqlGround, project_id: str) -> None:
    """Takes all rows away and makes them again, in the transaction of ``ground``."""
    ground.flush()
    for table in (*tables.THINGS.values(), tables.field_stamp, tables.beaten, tables.ballot):
        ground.connection.execute(delete(table).where(table.c.project_id == project_id))
    ground.start_anew()
    ops = in_order(ground.connection, project_id)
    while some := list(itertools.islice(ops, PORTION)):
        ground.prepare(some)
        for op in some:
            if op.kind is not OpKind.ERASE:  # what it took away is blank in the log already
                absorb(op, ground)
    ground.flush()


def catch_up(connection: Connection) -> None:
    """After another version of the program had the database: makes the rows anew of every project in which more than one device
    has written. Others may have written what that version did not know, and only kept."""
    _rebuild_shared(connection)
    note(connection, MADE_BY, THIS)


def _rebuild_shared(connection: Connection) -> None:
    clock = tables.device_clock
    several = select(clock.c.project_id).where(clock.c.seq > 0).group_by(clock.c.project_id)
    for project_id in connection.execute(several.having(func.count() > 1)).scalars().all():
        rebuild(SqlGround(connection, project_id, {}), project_id)
