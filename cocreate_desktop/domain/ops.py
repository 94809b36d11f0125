"""One op of the op-log: what a change looks like on every replica. Written in the same transaction as its row."""

from dataclasses import dataclass
from enum import StrEnum


class OpKind(StrEnum):
    """``ADD`` a thing with all its fields, ``SET`` one field, ``DELETE`` (a tombstone), an append-only ``FACT``, ``ERASE``."""

    ADD = "add"
    SET = "set"
    DELETE = "delete"
    FACT = "fact"
    ERASE = "erase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Op:
    """``value`` is canonical JSON (or None once erased), ``base`` the stamp that the writer saw, ``link`` the hash chain.

    Dense per (project, device): ``seq`` counts from 1. ``hlc`` is a text that sorts like the hybrid logical clock.
    """

    project_id: str
    device: str
    seq: int
    hlc: str
    base: str
    kind: OpKind
    entity: str
    entity_id: str
    field: str
    value: str | None
    salt: str | None
    subject: str
    link: str
