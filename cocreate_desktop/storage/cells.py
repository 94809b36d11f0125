"""What the record says and what a cell or a row can hold of it: words of another version, and what no road of ours brings."""

import json
from collections.abc import Mapping
from typing import Any

from cocreate_desktop.domain.chains import canonical
from cocreate_desktop.domain.merge import DELETED
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.storage import mapping

_HEADER = ("id", "project_id")
_GREATEST = 2**63


@mapping.remembered
def unsaid(entity: str) -> Mapping[str, str]:
    """The fields of an entity with the canonical JSON of each when nothing was said; none of one that this version lacks."""
    kind = mapping.kinds().get(entity)
    if kind is None:
        return {}
    found = {
        c.name: canonical(mapping.empty(kind, c)) for c in mapping.columns(kind) if c.name not in _HEADER
    }
    return {**found, DELETED: "false"}


def shown(entity: str, name: str, said: str) -> Any:
    """What the cell of a field holds when the record says ``said`` (JSON). What this version cannot read stays in the record,
    and the cell is as if nothing was said: so it is the same on every replica, whatever came first."""
    value = json.loads(said)
    return _clean(value) if _readable(entity, name, value) else json.loads(unsaid(entity)[name])


def read_op(row: Mapping[Any, Any]) -> Op:
    """The op of a row; of a kind that only a newer version knows, it is kept and handed on."""
    return Op(**{**row, "kind": OpKind(row["kind"])})


def read_ballot(op: Op) -> CastBallot | None:
    """The ballot that an op of the record tells; None for what is none, or none that this version can read."""
    if op.entity != "ballot" or op.kind is not OpKind.FACT or op.value is None:
        return None
    said = json.loads(op.value)
    round_id, _, voter = op.entity_id.partition(":")
    try:
        ballot = CastBallot(
            project_id=op.project_id,
            round_id=round_id,
            voter=voter,
            channel=Channel(said["channel"]),
            choices=tuple((str(option), int(weight)) for option, weight in said["choices"]),
            people=int(said["people"]),
            device=op.device,
            seq=op.seq,
            stamp=op.hlc,
            text=str(_clean(said.get("text", ""))),
            by_code=bool(said.get("by_code", False)),
        )
    except (ValueError, KeyError, TypeError, OverflowError):
        return None
    return ballot if _fits(ballot.people) else None


def _readable(entity: str, name: str, value: Any) -> bool:
    """Whether a value is one that this version can hold and read back."""
    column = mapping.column(mapping.kinds()[entity], name)
    if value is None:
        return column.nullable
    if type(value) is not column.cell or not _fits(value):
        return False
    try:
        read = column.decode(value)
    except (ValueError, TypeError, RecursionError):
        return False
    texts = not isinstance(read, tuple) or all(isinstance(one, str) for one in read)
    return texts and bool(column.encode(read) == value)


def _fits(value: Any) -> bool:
    return not isinstance(value, int) or -_GREATEST <= value < _GREATEST


def _clean(value: Any) -> Any:
    """What no database refuses: a text as our own roads would have brought it."""
    if not isinstance(value, str):
        return value
    return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
