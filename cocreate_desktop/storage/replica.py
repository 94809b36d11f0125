"""A project in a database as one side of a sync: what it has, what it takes in, and its pictures. The same on a laptop's file
and on the hub. What only laptops may read leaves here sealed."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select

from cocreate_desktop import __version__
from cocreate_desktop.domain.chains import LogEnd, keeps_name, moved
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import Garbled
from cocreate_desktop.services.peers import PROTOCOL, BlobState, End, Greeting, Vector
from cocreate_desktop.services.syncing import take_in
from cocreate_desktop.storage import mapping, pictures, tables
from cocreate_desktop.storage.blobparts import Parts
from cocreate_desktop.storage.digest import digest
from cocreate_desktop.storage.ground import SqlGround
from cocreate_desktop.storage.logreading import by_stamp, log_of, op_at, whole_log_of
from cocreate_desktop.storage.rebuilding import rebuild
from cocreate_desktop.storage.seals import Seals
from cocreate_desktop.storage.store import WorkspaceStore


class SqlPeer:
    """Fulfils ``services.peers.Replica`` over a store. ``name`` is how others call it; ``vault_key`` and ``vault_keys``
    (32 bytes each) open and seal contact details, a hub has none."""

    def __init__(
        self,
        store: WorkspaceStore,
        *,
        name: str = "",
        vault_key: bytes | None = None,
        vault_keys: Sequence[bytes] = (),
    ) -> None:
        self._store = store
        self._name = name
        self._seals = Seals((vault_key, *vault_keys) if vault_key is not None else vault_keys)
        self._parts = Parts(store)

    @property
    def device(self) -> str:
        """Whose ops are written here."""
        return self._store.device

    def greet(self) -> Greeting:
        """Who is here."""
        return Greeting(PROTOCOL, __version__, self._store.project_id, self._store.device, self._name)

    def vector(self) -> Vector:
        """What is here."""
        return self._store.look(self._vector)

    def _vector(self, connection: Connection) -> Vector:
        rows = connection.execute(_clocks(), {"its_project": self._store.project_id})
        return {row.device: End(row.seq, row.link) for row in rows if row.seq}

    def give(self, ops: Sequence[Op]) -> Vector:
        """Takes ops in, all in one transaction. Raises Gap, Forked, Garbled, and FileProblem."""
        opened = [self._seals.opened(op) for op in ops]
        if any(op.project_id != self._store.project_id for op in opened):
            raise Garbled(peer=self._name)

        def work(ground: SqlGround) -> Vector:
            ground.prepare(opened)
            take_in(opened, ground, self._name)
            ground.flush()
            return self._vector(ground.connection)

        return self._store.merge(work)

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        """Ops that are not in ``after``, in the order of their stamps."""

        def query(connection: Connection) -> tuple[Op, ...]:
            logs = [
                log_of(connection, self._store.project_id, device, _seq(after, device), most)
                for device in self._vector(connection)
            ]
            return tuple(islice(by_stamp(logs), most))

        return tuple(self._seals.closed(op) for op in self._store.look(query))

    def links(self, device: str, numbers: Sequence[int]) -> tuple[str, ...]:
        """The links of some ops of a device, empty for one that is not here."""
        found = (self.op_at(device, number) for number in numbers)
        return tuple(op.link if op is not None else "" for op in found)

    def op_at(self, device: str, number: int) -> Op | None:
        """One op of a device."""
        project_id = self._store.project_id
        op = self._store.look(lambda connection: op_at(connection, project_id, device, number))
        return None if op is None else self._seals.closed(op)

    def heal(self, device: str, after: int, first: Op) -> bool:
        """Moves our chain of ``device`` aside, from number ``after`` on, unless it is the one to keep the name."""

        def work(ground: SqlGround) -> bool:
            ours = whole_log_of(ground.connection, self._store.project_id, device, after)
            if not ours or keeps_name(ours[0], first):
                return False
            self._cut(ground, device, after)
            aside = moved(ours)
            known = ground.end(aside[0].device).seq
            for op in aside[known:]:
                ground.keep(op)
            ground.flush()
            rebuild(ground, self._store.project_id)
            return True

        return self._store.merge(work)

    def _cut(self, ground: SqlGround, device: str, after: int) -> None:
        """Ends the log of a device at number ``after``."""
        table = tables.op
        its = (table.c.project_id == self._store.project_id, table.c.device == device)
        last = op_at(ground.connection, self._store.project_id, device, after)
        ground.connection.execute(delete(table).where(*its, table.c.seq > after))
        ground.set_end(device, LogEnd() if last is None else LogEnd(last.seq, last.hlc, last.link))

    def digest(self, vector: Vector) -> str:
        """A digest of the state at ``vector``; empty when it is elsewhere, or too large to say."""

        def query(connection: Connection) -> str:
            here = dict(self._vector(connection)) == dict(vector)
            return digest(connection, self._store.project_id) if here else ""

        return self._store.look(query)

    # Pictures.

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        """What is here of these pictures."""
        return self._parts.states(names)

    def put_blob(self, state: BlobState, offset: int, part: bytes) -> int:
        """Takes a part of a picture; the last makes it whole. Raises Garbled when it is another picture then."""
        return self._parts.put(state, offset, part, self._name)

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        """A part of a whole picture. Raises Gone."""
        return self._parts.get(sha256, offset, most)

    def held(self) -> tuple[BlobState, ...]:
        """The pictures that are whole here."""
        return self._parts.whole()

    def picture_names(self) -> frozenset[str]:
        """The names of those alone, which takes next to no time."""
        return self._parts.names()

    def wanted(self) -> tuple[str, ...]:
        """The pictures that things here show and whose bytes are not here."""
        here = self.picture_names()
        shown = self._store.look(lambda connection: pictures.shown(connection, self._store.project_id))
        return tuple(sorted(shown - here))


def _seq(vector: Vector, device: str) -> int:
    return vector[device].seq if device in vector else 0


@mapping.remembered
def _clocks() -> Select[Any]:
    clock = tables.device_clock
    return select(clock.c.device, clock.c.seq, clock.c.link).where(
        clock.c.project_id == bindparam("its_project")
    )
