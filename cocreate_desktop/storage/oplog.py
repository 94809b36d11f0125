"""The op-log of whoever writes here: each entry gets its number, stamp and link; and a whole chain is verified. No SQL here."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from cocreate_desktop.domain.chains import LogEnd, follows, linked
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.stamps import next_stamp
from cocreate_desktop.language import _

SALT_BYTES = 16
_SALTS_DRAWN = 200


class Salts:
    """Random salts, many drawn at once: each draw lets other threads go first, and a commit has many ops. Not for several
    threads at the same time."""

    def __init__(self) -> None:
        self._drawn = ""

    def next(self) -> str:
        """SALT_BYTES random bytes in hexadecimal, never given before."""
        if not self._drawn:
            self._drawn = secrets.token_hex(SALT_BYTES * _SALTS_DRAWN)
        salt, self._drawn = self._drawn[: 2 * SALT_BYTES], self._drawn[2 * SALT_BYTES :]
        return salt


@dataclass(frozen=True, slots=True)
class Entry:
    """What an op is about, before it has its place in the log; ``value`` is canonical JSON."""

    kind: OpKind
    entity: str
    entity_id: str
    field: str = ""
    value: str = "null"
    base: str = ""
    subject: str = ""


def append(
    end: LogEnd, entry: Entry, project_id: str, device: str, now_ms: int, salt: str = ""
) -> tuple[Op, LogEnd]:
    """The op that ``entry`` becomes after ``end`` at wall clock ``now_ms``, and where the log stands then. ``salt`` are
    SALT_BYTES fresh random bytes in hexadecimal; drawn here when it is empty."""
    seq = end.seq + 1
    hlc = next_stamp(end.hlc, now_ms, device)
    salt = salt or secrets.token_hex(SALT_BYTES)
    about = (entry.kind, entry.entity, entry.entity_id, entry.field)
    op = Op(
        project_id=project_id,
        device=device,
        seq=seq,
        hlc=hlc,
        base=entry.base,
        kind=entry.kind,
        entity=entry.entity,
        entity_id=entry.entity_id,
        field=entry.field,
        value=entry.value,
        salt=salt,
        subject=entry.subject,
        link=linked(end.link, (project_id, device, seq, hlc, entry.base, *about), salt, entry.value),
    )
    return op, LogEnd(seq, hlc, op.link)


def verify_chain(ops: Iterable[Op]) -> str:
    """Checks one device's ops from number 1: dense, stamps growing, links right. Returns what is wrong as a
    translated sentence, or empty.

    The link of an erased op (no value, no salt) is taken as it is; the chain goes on from it.
    """
    link, stamp = "", ""
    for seq, op in enumerate(ops, 1):
        wrong = ""
        if op.seq != seq:
            wrong = _("Entry {seq} of device {device} is missing in the record.")
        elif op.hlc <= stamp:
            wrong = _("Entry {seq} of device {device} in the record is older than the one before.")
        elif not follows(link, op):
            wrong = _("Entry {seq} of device {device} in the record does not fit its chain.")
        if wrong:
            return wrong.format(seq=seq, device=op.device)
        link, stamp = op.link, op.hlc
    return ""
