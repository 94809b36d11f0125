"""Making all rows of a project anew from its log: after two chains were parted, after an upgrade that knows more of what others
wrote, and when a key opens what was sealed."""

import heapq
import itertools
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, delete, func, select

from cocreate_desktop import __version__
from cocreate_desktop.domain.merge import absorb
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.storage import mapping, migrations, tables
from cocreate_desktop.storage.cells import read_op
from cocreate_desktop.storage.ground import SqlGround
from cocreate_desktop.storage.ownfacts import note

_IN_MEMORY = 500
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
    while some := list(itertools.islice(ops, _IN_MEMORY)):
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


def in_order(connection: Connection, project_id: str) -> Iterator[Op]:
    """A whole log in the order of its stamps, read as far as it is asked for."""
    clock = tables.device_clock
    written = select(clock.c.device).where(clock.c.project_id == project_id, clock.c.seq > 0)
    devices = connection.execute(written).scalars().all()
    return heapq.merge(*(log_of(connection, project_id, device) for device in devices), key=_stamp)


def log_of(
    connection: Connection, project_id: str, device: str, after: int = 0, most: int = _IN_MEMORY
) -> Iterator[Op]:
    """The log of a device after a number, read as far as it is asked for; ``most`` ops are enough."""
    portion = min(most, _IN_MEMORY)
    while True:
        given = {"its_project": project_id, "its_device": device, "after": after, "most": portion}
        rows = connection.execute(log_query(), given).mappings().all()
        yield from (read_op(row) for row in rows)
        if len(rows) < portion:
            return
        after = rows[-1]["seq"]


@mapping.remembered
def log_query(whole: bool = False) -> Select[Any]:
    """The log of a device after a number, at ``most`` so many ops or ``whole``."""
    table = tables.op
    its = (table.c.project_id == bindparam("its_project"), table.c.device == bindparam("its_device"))
    query = select(table).where(*its, table.c.seq > bindparam("after")).order_by(table.c.seq)
    return query if whole else query.limit(bindparam("most"))


def _stamp(op: Op) -> str:
    return op.hlc
