"""Bugs that others had, planted one by one: the random histories find each within a few worlds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from cocreate_desktop.domain import chains, merge
from cocreate_desktop.domain.chains import Fit, LogEnd
from cocreate_desktop.domain.merge import Cell, Ground
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.services import syncing
from cocreate_desktop.services.peers import End, Vector
from cocreate_desktop.storage.replay import MemoryGround
from tests.sync import histories, replicas
from tests.sync.histories import end, new_world, play
from tests.sync.replicas import Memory

WORLDS = 100
STEPS = 120
Plant = pytest.MonkeyPatch
DEEDS = histories.DEEDS


def wall_clock(plant: Plant) -> None:
    """A stamp is what the system's clock says, whatever was seen."""
    said = iter(range(10**9))

    def stamp(_last: str, now_ms: int, device: str) -> str:
        return f"{max(now_ms, 0):012x}.{next(said) % 0x10000:04x}.{device}"

    plant.setattr(replicas, "next_stamp", stamp)


def arrival_order(plant: Plant) -> None:
    """Whatever comes last is written over what is there."""

    def write(op: Op, field: str, cell: Cell, ground: Ground) -> None:
        ground.put(op.entity, op.entity_id, field, cell)

    plant.setattr(merge, "_write", write)


def no_tie_break(plant: Plant) -> None:
    """Of two values of one moment the one that came last wins."""
    plant.setattr(merge, "_earlier", lambda stamp, other: stamp[: chains.TIME] < other[: chains.TIME])


def late_ops(plant: Plant) -> None:
    """What arrives after an erasure is kept."""
    plant.setattr(merge, "as_kept", lambda op, _ground: op)


def erased_rows_only(plant: Plant) -> None:
    """An erasure takes the rows away and leaves the log."""

    def wipe(ground: MemoryGround, names: frozenset[str]) -> None:
        ground.names |= names
        for op in [op for log in ground.logs.values() for op in log]:
            if not names.isdisjoint(merge.names_of(op)):
                ground._lose(op)

    plant.setattr(MemoryGround, "wipe", wipe)


class Believed:
    """A peer of which is remembered what it once had; ``early``: also what was only on its way to it."""

    def __init__(self, peer: Any, known: dict[str, End], early: bool) -> None:
        self._peer = peer
        self._known = known
        self._early = early

    def __getattr__(self, name: str) -> Any:
        return getattr(self._peer, name)

    def vector(self) -> Vector:
        return self._learn(self._known or self._peer.vector())

    def give(self, ops: Sequence[Op]) -> Vector:
        if self._early:
            self._learn({op.device: End(op.seq, op.link) for op in ops})
        return self._learn(self._peer.give(ops))

    def _learn(self, vector: Vector) -> Vector:
        for device, one in vector.items():
            if one.seq >= self._known.get(device, one).seq:
                self._known[device] = one
        return dict(self._known)


def _believing(plant: Plant, *, early: bool) -> None:
    known: dict[tuple[Memory, Memory], dict[str, End]] = {}

    class Session(syncing.Session):
        def __init__(self, mine: Memory, other: Any) -> None:
            behind = getattr(other, "peer", other)
            about = next(
                (one for one in known if one[0] is mine and one[1].device == behind.device), (mine, behind)
            )
            super().__init__(mine, Believed(other, known.setdefault(about, {}), early))

    plant.setattr(histories, "Session", Session)


def remembered(plant: Plant) -> None:
    """A cursor is remembered over a hub that was put back. No lines that are cut: this alone has to show."""
    plant.setattr(histories, "DEEDS", _without(histories.copy_file, histories.put_back, put_hub_back=10))
    _believing(plant, early=False)


def cursor_first(plant: Plant) -> None:
    """A cursor is moved before the other side has committed. Nothing is put back: a line that is cut has to show it."""
    plant.setattr(
        histories, "DEEDS", _without(histories.copy_file, histories.put_back, histories.put_hub_back)
    )
    _believing(plant, early=True)


def _without(*deeds: histories.Deed, **more: float) -> Mapping[histories.Deed, float]:
    often = {getattr(histories, name): weight for name, weight in more.items()}
    return {deed: weight for deed, weight in {**DEEDS, **often}.items() if deed not in deeds}


def old_name(plant: Plant) -> None:
    """A laptop that was put back goes on under its name, and nobody looks whether the chains are one."""
    plant.setattr(Memory, "renew", lambda _one: None)
    plant.setattr(chains, "follows", lambda _previous, _op: True)
    plant.setattr(syncing.Session, "_agree", lambda *_asked: True)


def whole_rows(plant: Plant) -> None:
    """The last writer of any field wins the whole row."""
    honest = merge._change

    def change(op: Op, ground: Ground) -> None:
        fields = ground.fields(op.entity)
        newest = max(ground.cell(op.entity, op.entity_id, name).stamp for name in fields)
        if op.hlc > newest:
            honest(op, ground)

    plant.setattr(merge, "_change", change)


def doubled_ballots(plant: Plant) -> None:
    """A ballot whose answer was lost and that is sent again is stored again."""
    honest = chains.fit_of

    def fit_of(stands: LogEnd, op: Op) -> Fit:
        found = honest(stands, op)
        return Fit.NEXT if found is Fit.KNOWN and op.kind is OpKind.FACT else found

    plant.setattr(merge, "fit_of", fit_of)


BUGS: dict[str, Callable[[Plant], None]] = {
    "the wall clock instead of the hybrid clock": wall_clock,
    "arrival order wins": arrival_order,
    "no tie-break": no_tie_break,
    "late ops after an erasure are kept": late_ops,
    "an erasure leaves the log": erased_rows_only,
    "remembered acknowledgements": remembered,
    "a cursor moved before the other side committed": cursor_first,
    "a restored laptop keeps its name": old_name,
    "the last writer wins the whole row": whole_rows,
    "ballots doubled by a lost reply": doubled_ballots,
}


@pytest.mark.parametrize("bug", BUGS)
def test_that_a_planted_bug_is_found(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    BUGS[bug](monkeypatch)
    assert any(_found(seed) for seed in range(WORLDS))


@pytest.mark.parametrize("deeds", [remembered, cursor_first], ids=["hubs put back", "nothing put back"])
def test_that_the_same_worlds_without_the_bug_are_sound(
    deeds: Callable[[Plant], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    deeds(monkeypatch)
    monkeypatch.setattr(histories, "Session", syncing.Session)
    assert [found for seed in range(6) for found in _found(seed)] == []


def _found(seed: int) -> list[str]:
    world = new_world(seed)
    play(world, STEPS)
    return end(world)
