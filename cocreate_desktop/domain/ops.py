"""One op of the op-log: what a change looks like on every replica. Written in the same transaction as its row."""

from dataclasses import dataclass
from enum import StrEnum


class OpKind(StrEnum):
    """``ADD`` a thing with all its fields, ``SET`` one field, ``FORGET`` what a field said for good, ``DELETE`` (a tombstone),
    an append-only ``FACT``, ``ERASE`` all of a subject."""

    ADD = "add"
    SET = "set"
    FORGET = "forget"
    DELETE = "delete"
    FACT = "fact"
    ERASE = "erase"

    @classmethod
    def _missing_(cls, value: object) -> "OpKind | None":
        """A kind that only a newer version knows: its ops are kept and handed on as they are."""
        if not isinstance(value, str):
            return None
        made = str.__new__(cls, value)
        made._name_, made._value_ = value, value
        return made


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
