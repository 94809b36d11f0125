"""The log of one device: dense numbers, stamps that grow, and a chain of hashes that survives erasure. Pure functions: what the
next op of a device must be, and what happens when two chains were written under one device's name."""

import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from cocreate_desktop.domain.ops import Op

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_STAMP = re.compile(r"[0-9a-f]{12}\.[0-9a-f]{4}\.")
TIME: Final = 18
"""So many letters of a stamp are its time and counter; its device follows."""
ASIDE: Final = "m"
"""How the name of a chain begins that was moved aside; that of a device is hexadecimal."""
_NAME = 31


@dataclass(frozen=True, slots=True)
class LogEnd:
    """Where a device's log stands; ``hlc`` is its last stamp (or, for whoever writes next, the greatest of any device seen).
    Nothing was written yet: number 0 and no texts."""

    seq: int = 0
    hlc: str = ""
    link: str = ""


class Fit(StrEnum):
    """What an op is to a log: the ``NEXT`` of it, ``KNOWN`` already, after a ``GAP``, of another chain (``FORK``), or
    ``WRONG``: no op of this device could look so."""

    NEXT = "next"
    KNOWN = "known"
    GAP = "gap"
    FORK = "fork"
    WRONG = "wrong"


def canonical(value: object) -> str:
    """The one JSON text for a value, the same on every machine."""
    return _CANONICAL.encode(value)


def fit_of(end: LogEnd, op: Op) -> Fit:
    """What ``op`` is to the log of its device, which ends at ``end``."""
    if op.seq <= end.seq:
        return Fit.KNOWN
    if op.seq != end.seq + 1:
        return Fit.GAP
    if not (_STAMP.match(op.hlc) and op.hlc[TIME:] == op.device and op.hlc > end.hlc):
        return Fit.WRONG
    return Fit.NEXT if follows(end.link, op) else Fit.FORK


def follows(previous: str, op: Op) -> bool:
    """Whether the link of ``op`` follows on ``previous``. That of one whose value is gone is taken as it is."""
    if op.device.startswith(ASIDE):
        return op.link == _aside(previous, op)
    return op.value is None or op.salt is None or op.link == link_of(previous, op)


def link_of(previous: str, op: Op) -> str:
    """The link of an op that follows on ``previous``: over its header and, through its salt, its value."""
    about = (op.kind, op.entity, op.entity_id, op.field)
    header = (op.project_id, op.device, op.seq, op.hlc, op.base, *about)
    return linked(previous, header, op.salt or "", op.value or "")


def linked(previous: str, header: Sequence[str | int], salt: str, value: str) -> str:
    """The same of an op that is being made: its project, device, number, stamp, base, kind, entity, its id and field."""
    # Not hmac.digest: that lets other threads go first, however short the text, and a commit has many links to make.
    sealed = hmac.new(salt.encode(), value.encode(), "sha256").hexdigest()
    return hashlib.sha256(f"{previous}|{canonical(header)}|{sealed}".encode()).hexdigest()


def keeps_name(ours: Op, theirs: Op) -> bool:
    """Of two chains that part, whether the one that goes on with ``ours`` keeps the device's name. Both sides, asked on their
    own, agree, and so does everybody who ever meets the two, under whatever name."""
    return _mark(ours) < _mark(theirs)


def moved(ops: Sequence[Op]) -> tuple[Op, ...]:
    """``ops``, the part of a device's chain that does not keep the name, under a name of their own. The same for everybody who
    holds them, whatever was erased of them meanwhile, so that what two replicas move aside is one thing again."""
    device = f"{ASIDE}{hashlib.sha256('|'.join(_mark(ops[0])).encode()).hexdigest()[:_NAME]}"
    link, made = "", []
    for seq, op in enumerate(ops, 1):
        one = replace(op, device=device, seq=seq, hlc=f"{op.hlc[:TIME]}{device}")
        link = _aside(link, one)
        made.append(replace(one, link=link))
    return tuple(made)


def _aside(previous: str, op: Op) -> str:
    """The link of an op in a chain that was moved: over what is left of it when its value is gone."""
    return hashlib.sha256(f"{previous}|{op.hlc}|{op.kind}|{op.entity}".encode()).hexdigest()


def _mark(op: Op) -> tuple[str, ...]:
    """What tells the first ops of two chains apart, for everybody the same."""
    return op.hlc[:TIME], str(op.kind), op.entity, op.link


def in_order(logs: Iterable[Iterable[Op]]) -> tuple[Op, ...]:
    """Ops of several logs in the order of their stamps: whoever saw another op before writing comes after it."""
    return tuple(sorted((op for log in logs for op in log), key=_stamp))


def _stamp(op: Op) -> str:
    return op.hlc
