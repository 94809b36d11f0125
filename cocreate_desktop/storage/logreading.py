"""The log of a project as it stands in a database: that of one device, and all of them in the order of their stamps."""

import heapq
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, select

from cocreate_desktop.domain.ops import Op
from cocreate_desktop.storage import mapping, tables
from cocreate_desktop.storage.cells import read_op

PORTION: Final = 500
"""So many ops at most are in memory at once."""


def in_order(connection: Connection, project_id: str) -> Iterator[Op]:
    """A whole log in the order of its stamps, read as far as it is asked for."""
    clock = tables.device_clock
    written = select(clock.c.device).where(clock.c.project_id == project_id, clock.c.seq > 0)
    devices = connection.execute(written).scalars().all()
    return by_stamp(log_of(connection, project_id, device) for device in devices)


def by_stamp(logs: Iterable[Iterator[Op]]) -> Iterator[Op]:
    """The ops of several logs as one, in the order of their stamps; each log is in that order."""
    return heapq.merge(*logs, key=attrgetter("hlc"))


def log_of(
    connection: Connection, project_id: str, device: str, after: int = 0, most: int = PORTION
) -> Iterator[Op]:
    """The log of a device after a number, read as far as it is asked for; ``most`` ops are enough."""
    portion = min(most, PORTION)
    while True:
        given = {"project_id": project_id, "device": device, "after": after, "most": portion}
        rows = connection.execute(_some(), given).mappings().all()
        yield from (read_op(row) for row in rows)
        if len(rows) < portion:
            return
        after = rows[-1]["seq"]


def whole_log_of(connection: Connection, project_id: str, device: str, after: int) -> tuple[Op, ...]:
    """The log of a device after a number, all of it at once."""
    given = {"project_id": project_id, "device": device, "after": after}
    return tuple(map(read_op, connection.execute(_all(), given).mappings()))


def op_at(connection: Connection, project_id: str, device: str, number: int) -> Op | None:
    """One op of a device; None when it is not here."""
    given = {"project_id": project_id, "device": device, "after": number - 1, "most": 1}
    row = connection.execute(_some(), given).mappings().first()
    return read_op(row) if row is not None and row["seq"] == number else None


@mapping.remembered
def _some() -> Select[Any]:
    return _all().limit(bindparam("most"))


@mapping.remembered
def _all() -> Select[Any]:
    table = tables.op
    its = (table.c.project_id == bindparam("project_id"), table.c.device == bindparam("device"))
    return select(table).where(*its, table.c.seq > bindparam("after")).order_by(table.c.seq)
