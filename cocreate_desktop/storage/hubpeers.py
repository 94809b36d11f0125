"""A project on the hub as the other side of a sync: the replica, with what a hub adds: a project that is closed takes nothing
any more, and one that is full no more than it has."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from cocreate_desktop.domain.accounts import HubProject
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import TooMuch
from cocreate_desktop.services.peers import BlobState, Vector
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.hubdatabase import HubDatabase
from cocreate_desktop.storage.replica import SqlPeer
from cocreate_desktop.storage.store import WorkspaceStore


class HubPeer(SqlPeer):
    """``name`` is how laptops call the hub."""

    def __init__(self, store: WorkspaceStore, name: str, project: HubProject, database: HubDatabase) -> None:
        super().__init__(store, name=name)
        self._called = name
        self._project = project
        self._database = database

    def give(self, ops: Sequence[Op]) -> Vector:
        """As a replica does. Raises TooMuch when the project is closed, also this very moment, or its record full."""
        if ops:
            clock = tables.device_clock
            held = select(func.sum(clock.c.seq)).where(clock.c.project_id == self._project.id)
            self._ask_room(self._one(held), len(ops), self._project.limits.ops)
        try:
            return super().give(ops)
        except Gone as problem:
            raise TooMuch(peer=self._called) from problem

    def put_blob(self, state: BlobState, offset: int, part: bytes) -> int:
        """As a replica does. Raises TooMuch when the project is closed or has no room for the whole picture."""
        if offset == 0:
            blob, coming = tables.blob, tables.blob_part
            whole = select(func.sum(blob.c.size)).where(blob.c.project_id == self._project.id)
            sizes = func.sum(func.length(coming.c.content))
            half = select(sizes).where(coming.c.project_id == self._project.id)
            self._ask_room(self._one(whole) + self._one(half), state.size, self._project.limits.bytes)
        return super().put_blob(state, offset, part)

    def _ask_room(self, held: int, more: int, most: int) -> None:
        if self._project.closed or held + more > most:
            raise TooMuch(peer=self._called)

    def _one(self, query: Select[Any]) -> int:
        with self._database.reading() as connection:
            return int(connection.execute(query).scalar() or 0)
