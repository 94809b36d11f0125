"""Sealing what only laptops may read when it leaves, and opening it when it comes. A project may have several keys: a laptop
that joined over a hub, which holds none, seals with one of its own until it is given the others'."""

import secrets
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select, update

from cocreate_desktop.codes import sealing
from cocreate_desktop.domain.chains import canonical
from cocreate_desktop.domain.merge import SEALED
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.storage import tables, vault
from cocreate_desktop.storage.cells import read_op
from cocreate_desktop.storage.ground import SqlGround
from cocreate_desktop.storage.rebuilding import rebuild
from cocreate_desktop.storage.store import WorkspaceStore

_NOTED = "vault_keys"
# Of two first keys that are made at once one would be forgotten, with what it sealed.
_making = threading.Lock()


class Seals:
    """``keys`` of 32 bytes each; the first seals, every one is tried to open. Without any nothing is sealed or
    opened: a hub."""

    def __init__(self, keys: Sequence[bytes] = ()) -> None:
        self._keys = tuple(keys)

    def closed(self, op: Op) -> Op:
        """``op`` as it may leave. What is to be forgotten says nothing of anybody, and a hub has to read it to forget too."""
        if not self._keys or not vault.is_inside(op) or op.value is None or op.salt is None:
            return op
        if op.kind is OpKind.FORGET:
            return op
        return replace(op, value=sealing.seal(self._keys[0], _about(op), op.value, op.salt), salt=None)

    def opened(self, op: Op) -> Op:
        """``op`` as it may be read here; as it came when no key fits."""
        if op.value is None or not sealing.is_sealed(op.value):
            return op
        if op.value == SEALED and self._keys:  # a hub has forgotten what it could not read
            return replace(op, value=None)
        for key in self._keys:
            found = sealing.unseal(key, _about(op), op.value)
            if found is not None:
                return replace(op, value=found[0], salt=found[1])
        return op


def keys_of(store: WorkspaceStore) -> tuple[bytes, ...]:
    """The keys of a laptop's file; one is made when it has none."""
    found = _noted(store)
    if not found:
        with _making:
            found = _noted(store)
            if not found:
                found = (secrets.token_bytes(sealing.KEY_BYTES),)
                store.note(_NOTED, found[0].hex())
    return found


def _noted(store: WorkspaceStore) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(one) for one in store.noted(_NOTED).split())


def written(keys: Iterable[bytes]) -> str:
    """The keys as one text, to hand over."""
    return " ".join(key.hex() for key in keys)


def take_keys(store: WorkspaceStore, text: str) -> None:
    """Keeps the keys that were handed over, before those that are here, and opens what they open. Raises ValueError for a text
    that holds none."""
    given = [bytes.fromhex(one) for one in text.split()]
    if any(len(one) != sealing.KEY_BYTES for one in given):
        raise ValueError("a key of the vault has 32 bytes")
    with _making:
        mine = list(_noted(store))
        keys = list(dict.fromkeys([*given, *mine]))
        if keys != mine:
            store.note(_NOTED, written(keys))
    if keys != mine:
        store.merge(lambda ground: _open_all(ground, store.project_id, Seals(keys)))


def _open_all(ground: SqlGround, project_id: str, seals: Seals) -> None:
    table = tables.op
    its = (table.c.project_id == project_id, table.c.value.startswith(SEALED))
    rows = ground.connection.execute(select(table).where(*its).order_by(table.c.hlc)).mappings().all()
    read = map(seals.opened, map(read_op, rows))
    opened = [op for op in read if not sealing.is_sealed(op.value)]
    for op in opened:
        own = (table.c.project_id == project_id, table.c.device == op.device, table.c.seq == op.seq)
        ground.connection.execute(update(table).where(*own).values(value=op.value, salt=op.salt))
    if opened:  # what was changed since, and could not be read without what came before, is read now
        rebuild(ground, project_id)


def _about(op: Op) -> bytes:
    """What a sealed value belongs to; the device is not among it, for a chain may go over to another name."""
    return canonical([op.project_id, op.kind, op.entity, op.entity_id, op.field]).encode()
