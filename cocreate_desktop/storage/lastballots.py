"""The last ballot of each voter, kept up to date in memory: what is asked after every commit of an open vote must not cost more
with every ballot that came before. Only what the logs say was added since is read."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, select

from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.mapping import ballot_of, remembered

_MOST_ROUNDS = 3
_ERASURES = ""
Seqs = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Kept:
    """``seqs`` are the last op of each device that is in it, and how much was erased by then; ``last`` the ballots by stamp."""

    seqs: Seqs
    last: tuple[CastBallot, ...]


class LastBallots:
    """One for a store. Any thread may ask, each on a snapshot of its own; what came of an older snapshot is not kept."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rounds: dict[str, _Kept] = {}

    def of(self, connection: Connection, project_id: str, round_id: str) -> tuple[CastBallot, ...]:
        """The last ballot of each voter of a round as ``connection`` sees it, by stamp."""
        mine = {"project_id": project_id, "round_id": round_id}
        seqs: Seqs = {row.device: row.seq for row in connection.execute(_seqs(), mine)}
        # What was erased takes ballots away that were read before.
        erased = int(connection.execute(_erased(), mine).scalar() or 0)
        seqs = {**seqs, _ERASURES: erased}
        with self._lock:
            kept = self._rounds.get(round_id, _Kept({}, ()))
        if kept.seqs == seqs:
            return kept.last
        older = any(seqs.get(device, 0) < seq for device, seq in kept.seqs.items())
        if older or kept.seqs.get(_ERASURES) != erased:
            fresh = _Kept(seqs, _later((), connection.execute(ballots_of_round(), mine).mappings()))
        else:
            last = kept.last
            for device, seq in seqs.items():
                if device and seq > kept.seqs.get(device, 0):
                    since = {"device": device, "seq": kept.seqs.get(device, 0)}
                    last = _later(last, connection.execute(_since(), {**mine, **since}).mappings())
            fresh = _Kept(seqs, last)
        if not older:
            self._keep(round_id, fresh)
        return fresh.last

    def _keep(self, round_id: str, fresh: _Kept) -> None:
        """The rounds that were asked for last, the last of them at the end."""
        with self._lock:
            self._rounds.pop(round_id, None)
            self._rounds[round_id] = fresh
            while len(self._rounds) > _MOST_ROUNDS:
                del self._rounds[next(iter(self._rounds))]


def _later(last: tuple[CastBallot, ...], rows: Any) -> tuple[CastBallot, ...]:
    """``last`` with the ballots of ``rows``; the greatest stamp of each voter stays. One row after the other: whoever looks
    seldom finds the votes of hours, and most of them are no longer the last."""
    found: dict[str, CastBallot] = {}
    for row in rows:
        ballot = ballot_of(row)
        found = found or {one.voter: one for one in last}
        before = found.get(ballot.voter)
        if before is None or before.stamp < ballot.stamp:
            found[ballot.voter] = ballot
    return tuple(sorted(found.values(), key=attrgetter("stamp"))) if found else last


@remembered
def _seqs() -> Select[Any]:
    clock = tables.device_clock
    return select(clock.c.device, clock.c.seq).where(clock.c.project_id == bindparam("project_id"))


@remembered
def _erased() -> Select[Any]:
    return select(func.count()).where(tables.erasure.c.project_id == bindparam("project_id"))


@remembered
def ballots_of_round() -> Select[Any]:
    """Every ballot of a round (``project_id``, ``round_id``), by stamp."""
    table = tables.ballot
    wanted = (table.c.project_id == bindparam("project_id"), table.c.round_id == bindparam("round_id"))
    return select(table).where(*wanted).order_by(table.c.stamp)


@remembered
def _since() -> Select[Any]:
    """By the log, whose numbers grow with every ballot; each of them leads to one row by its whole key."""
    table, op = tables.ballot, tables.op
    logged = (op.c.project_id == bindparam("project_id"), op.c.device == bindparam("device"))
    its_row = and_(
        table.c.project_id == op.c.project_id,
        table.c.voter == op.c.subject,
        table.c.device == op.c.device,
        table.c.seq == op.c.seq,
    )
    wanted = (op.c.seq > bindparam("seq"), op.c.entity == "ballot", table.c.round_id == bindparam("round_id"))
    return select(table).select_from(op.join(table, its_row)).where(*logged, *wanted)
