"""Pictures that travel apart, in parts: each part is kept as it comes, so that a line that was cut goes on where it was."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, Select, delete, func, select

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.events import PictureCame
from cocreate_desktop.domain.syncerrors import Garbled
from cocreate_desktop.services.peers import BlobState
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.bulk import inserting
from cocreate_desktop.storage.store import WorkspaceStore

_AT_ONCE = 300


class Parts:
    """The pictures of a store, whole and in the making."""

    def __init__(self, store: WorkspaceStore) -> None:
        self._store = store
        self._mine = store.project_id

    def states(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        """What is here of each of these."""
        return self._store.look(lambda connection: tuple(self._states(connection, names)))

    def _states(self, connection: Connection, names: Sequence[str]) -> list[BlobState]:
        found: dict[str, BlobState] = {}
        blob, part = tables.blob, tables.blob_part
        for start in range(0, len(names), _AT_ONCE):
            some = list(names[start : start + _AT_ONCE])
            size = func.sum(func.length(part.c.content))
            its = (part.c.project_id == self._mine, part.c.sha256.in_(some))
            begun = select(part.c.sha256, size.label("have")).where(*its).group_by(part.c.sha256)
            for row in connection.execute(begun):
                found[row.sha256] = BlobState(row.sha256, "", 0, int(row.have))
            whole = (blob.c.project_id == self._mine, blob.c.sha256.in_(some))
            query = select(blob.c.sha256, blob.c.media_type, blob.c.size).where(*whole)
            found |= {one.sha256: one for one in _whole(connection, query)}
        return [found.get(name, BlobState(name, "", 0, 0)) for name in names]

    def put(self, state: BlobState, offset: int, content: bytes, peer: str) -> int:
        """Keeps a part that follows on what is here, or is here already; returns how many bytes are here then."""

        def work(connection: Connection) -> tuple[int, bool]:
            (here,) = self._states(connection, (state.sha256,))
            if here.size or offset != here.have or not content:
                return here.have, True
            cells = {"project_id": self._mine, "sha256": state.sha256, "start": offset, "content": content}
            connection.execute(tables.blob_part.insert(), cells)
            have = offset + len(content)
            return have, have < state.size or self._complete(connection, state)

        have, sound = self._store.merge(lambda ground: work(ground.connection))
        if not sound:  # all its parts are gone, or nobody could ever begin anew
            raise Garbled(peer=peer)
        if have == state.size:
            self._store.tell(PictureCame(state.sha256))
        return have

    def _complete(self, connection: Connection, state: BlobState) -> bool:
        """Makes it whole; False when the parts make another picture."""
        part = tables.blob_part
        its = (part.c.project_id == self._mine, part.c.sha256 == state.sha256)
        rows = connection.execute(select(part.c.content).where(*its).order_by(part.c.start))
        content = b"".join(bytes(row.content) for row in rows)
        connection.execute(delete(part).where(*its))
        if hashlib.sha256(content).hexdigest() != state.sha256:
            return False
        cells = {"project_id": self._mine, "sha256": state.sha256, "media_type": state.media_type}
        new = inserting(connection.dialect.name, tables.blob).values(
            **cells, size=len(content), content=content
        )
        connection.execute(new.on_conflict_do_nothing())
        return True

    def get(self, sha256: str, offset: int, most: int) -> bytes:
        """A part of a whole one. Raises Gone."""
        blob = tables.blob
        its = (blob.c.project_id == self._mine, blob.c.sha256 == sha256)
        piece = func.substr(blob.c.content, offset + 1, most)
        found = self._store.look(lambda connection: connection.execute(select(piece).where(*its)).scalar())
        if found is None:
            raise Gone(what="blob", id=sha256)
        return bytes(found)

    def whole(self) -> tuple[BlobState, ...]:
        """All that are whole."""
        blob = tables.blob
        query = select(blob.c.sha256, blob.c.media_type, blob.c.size).where(blob.c.project_id == self._mine)
        return self._store.look(lambda connection: _whole(connection, query))

    def names(self) -> frozenset[str]:
        """The names of all that are whole, out of an index."""
        query = select(tables.blob.c.sha256).where(tables.blob.c.project_id == self._mine)
        return self._store.look(lambda connection: frozenset(connection.execute(query).scalars()))


def _whole(connection: Connection, query: Select[tuple[str, str, int]]) -> tuple[BlobState, ...]:
    rows = connection.execute(query)
    return tuple(BlobState(row.sha256, row.media_type, row.size, row.size) for row in rows)
