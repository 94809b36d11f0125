"""Random histories of laptops and a hub that meet, part, break and are put back; and what must hold when all have met."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from cocreate_desktop.domain.merge import DELETED, ERASED, name_of
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.syncerrors import SyncProblem
from cocreate_desktop.services.syncing import Session
from tests.sync.replicas import PROJECT, Line, Memory

NOTES = tuple(f"n{number}" for number in range(6))
SUBJECTS = ("anna", "bram", "coen")
DAY = 86_400_000


Deed = Callable[["World"], None]


@dataclass
class World:
    """``laptops`` and the ``hub``; ``subjects`` of things; what was erased; how many steps were made."""

    chance: random.Random
    laptops: list[Memory] = field(default_factory=list)
    hub: Memory | None = None
    now: int = 1_700_000_000_000
    saved: dict[str, Memory] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    doubled: set[str] = field(default_factory=set)
    steps: int = 0
    trouble: float = 0.05

    @property
    def everybody(self) -> list[Memory]:
        """All replicas."""
        return [*self.laptops, *([self.hub] if self.hub else [])]


def new_world(seed: int, laptops: int = 3) -> World:
    """A world in which nothing has happened yet. One laptop has an older version."""
    chance = random.Random(seed)
    world = World(chance)
    for number in range(laptops):
        version = "old" if number == 2 else "new"
        world.laptops.append(Memory(f"{number:032x}", random.Random(seed * 100 + number), version))
    world.hub = Memory("f" * 32, random.Random(seed * 100 + 99))
    return world


def play(world: World, steps: int) -> None:
    """So many things happen, one after another."""
    deeds, weights = list(DEEDS), list(DEEDS.values())
    for _step in range(steps):
        (deed,) = world.chance.choices(deeds, weights)
        happens(world, deed)


def happens(world: World, deed: Deed) -> None:
    """One of them happens, a little later."""
    world.steps += 1
    world.now += world.chance.randrange(0, 5)
    deed(world)


def write(world: World) -> None:
    one = world.chance.choice(world.everybody)
    subject = world.chance.choice([name for name in SUBJECTS if not _erased(one, name)] or ["dirk"])
    if world.chance.random() < 0.2:
        voter = f"r:{subject}"
        one.write(world.now, OpKind.FACT, "ballot", voter, value='{"choices":[]}', subject=subject)
        return
    entity = world.chance.choice(["note", "theme"])
    tables = one.ground.known(entity)
    if not tables:
        return
    subject = subject if entity == "note" else ""
    thing = f"{world.chance.choice(NOTES)}-{subject}"
    if one.ground.there(entity, thing):
        _change(world, one, entity, thing, subject)
    else:
        values = {name: f"{subject}{world.steps}" for name in tables if name != DELETED}
        one.add(world.now, entity, thing, subject, **values)


def _erased(one: Memory, subject: str) -> bool:
    return one.ground.erased(name_of(PROJECT, "subject", subject))


def _change(world: World, one: Memory, entity: str, thing: str, subject: str) -> None:
    removed = one.ground.cell(entity, thing, DELETED).value == "true"
    dice = world.chance.random()
    if removed:
        if dice < 0.4:
            one.revive(world.now, entity, thing)
    elif dice < 0.15:
        one.delete(world.now, entity, thing)
    elif dice < 0.2 and "who" in one.ground.known(entity):
        one.forget(world.now, entity, thing, "who", subject)
    else:
        names = [name for name in one.ground.known(entity) if name != DELETED]
        one.set(world.now, entity, thing, world.chance.choice(names), f"{subject}{world.steps}", subject)


def meet_hub(world: World) -> None:
    assert world.hub is not None
    meet(world, world.chance.choice(world.laptops), world.hub)


def meet_each_other(world: World) -> None:
    one, other = world.chance.sample(world.laptops, 2)
    meet(world, one, other)


def meet(world: World, one: Memory, other: Memory) -> None:
    """One sync over a bad line; whatever went wrong is tried again some other time."""
    try:
        Session(one, Line(other, world.chance, world.trouble)).run()
    except SyncProblem:
        return


def save(world: World) -> None:
    one = world.chance.choice(world.everybody)
    world.saved[_role(world, one)] = one.saved()


def _role(world: World, one: Memory) -> str:
    return "hub" if one is world.hub else str(world.laptops.index(one))


def put_back(world: World) -> None:
    """A laptop from its backup: mostly it notices at opening, sometimes only the others can tell."""
    place = world.chance.randrange(len(world.laptops))
    saved = world.saved.get(str(place))
    if saved is None:
        return
    old, back = world.laptops[place], saved.saved()
    back.random = random.Random(world.chance.random())
    back.device = old.device
    if back.version != old.version:
        back.upgrade()
    if not _unnoticed(world, back):
        back.renew()
    world.laptops[place] = _remembering(world, old, back)


def put_hub_back(world: World) -> None:
    saved = world.saved.get("hub")
    if saved is not None and world.hub is not None:
        back = saved.saved()
        back.random = random.Random(world.chance.random())
        back.device = world.hub.device
        if not _unnoticed(world, back):
            back.renew()
        world.hub = _remembering(world, world.hub, back)


def _remembering(world: World, old: Memory, back: Memory) -> Memory:
    """Erasures are remembered outside the file too, and applied again."""
    for subject in SUBJECTS:
        if _erased(old, subject) and not _erased(back, subject):
            back.erase(world.now, subject)
    return back


def copy_file(world: World) -> None:
    """Another laptop with a copy of the file: a name of its own, or, when nobody noticed, the same."""
    if len(world.laptops) >= 5:
        return
    made = world.chance.choice(world.laptops).saved()
    made.random = random.Random(world.chance.random())
    if not _unnoticed(world, made):
        made.renew()
    world.laptops.append(made)


def _unnoticed(world: World, one: Memory) -> bool:
    """Now and then the marker outside the file came back with it, so that two write under one name; never three."""
    if one.device in world.doubled or world.chance.random() < 0.6:
        return False
    world.doubled.add(one.device)
    return True


def clocks_jump(world: World) -> None:
    world.chance.choice(world.everybody).skew = world.chance.choice([0, DAY, -DAY, -world.now, 3_600_000])


def erase(world: World) -> None:
    subject = world.chance.choice(SUBJECTS)
    one = world.chance.choice(world.everybody)
    one.erase(world.now, subject)
    world.erased.add(subject)


def upgrade(world: World) -> None:
    for one in world.laptops:
        if one.version == "old":
            one.upgrade()


DEEDS: dict[Deed, float] = {
    write: 50,
    meet_hub: 14,
    meet_each_other: 10,
    save: 4,
    put_back: 2,
    put_hub_back: 1,
    copy_file: 1,
    clocks_jump: 3,
    erase: 1,
    upgrade: 0.3,
}
"""All that happens, and how often it does beside the others."""


def said(world: World) -> dict[str, tuple[str, ...]]:
    """Every op that anybody has and may say, by its salt: what must not be lost and not be doubled."""
    return {op.salt: _mark(op) for one in world.everybody for op in _ops(one) if op.salt is not None}


def _mark(op: Op) -> tuple[str, ...]:
    """What stays of an op, also when its value is taken out and when it goes over to another chain."""
    return op.hlc[:18], str(op.kind), op.entity


def _ops(one: Memory) -> list[Op]:
    return [op for log in one.ground.logs.values() for op in log]


def end(world: World) -> list[str]:
    """Everybody meets over good lines until nobody has news. What is wrong then, in words; empty when all is well."""
    before = said(world)
    world.trouble = 0.0
    upgrade(world)
    assert world.hub is not None
    for _round in range(8):
        for one in world.laptops:
            try:
                Session(one, world.hub).run()
            except SyncProblem as problem:
                found = f"{type(problem).__name__}: {problem.values}"
                return [f"a sync over a good line ended with {found}"]
    return _wrong(world, before)


def _wrong(world: World, before: dict[str, tuple[str, ...]]) -> list[str]:
    wrong = []
    first, *others = world.everybody
    for other in others:
        if dict(first.vector()) != dict(other.vector()):
            wrong.append("not everybody has every op")
        elif first.state() != other.state():
            wrong.append("the same ops, another state")
        # Where two wrote under one name, a reference to what was moved aside may come before it.
        elif not world.doubled and first.conflicts() != other.conflicts():
            wrong.append("the same ops, other versions to choose from")
    wrong += [f"{place} does not show its last word" for one in world.everybody for place in _unsaid(one)]
    for one in world.everybody:
        salts = Counter(op.salt for op in _ops(one) if op.salt is not None)
        if not world.doubled and any(number > 1 for number in salts.values()):
            wrong.append("an op stands there twice")
        blanked = {_mark(op) for op in _ops(one) if op.salt is None}
        if lost := [salt for salt, mark in before.items() if salt not in salts and mark not in blanked]:
            wrong.append(f"{len(lost)} ops were lost")
        text = json.dumps([op.value for op in _ops(one)]) + one.state()
        wrong += [f"{subject} was erased and is still there" for subject in world.erased if subject in text]
    return wrong


def _unsaid(one: Memory) -> list[str]:
    """The fields that do not hold the last that was said of them, found without the rules of the merge."""
    last: dict[tuple[str, str, str], str] = {}
    for op in _ops(one):
        names = {OpKind.ADD: tuple(one.ground.known(op.entity)), OpKind.DELETE: (DELETED,)}
        # Of what was emptied an op says nothing any more; that it added the thing still counts.
        if op.subject != ERASED and (op.value is not None or op.kind is OpKind.ADD):
            for name in names.get(op.kind, (op.field,)):
                about = (op.entity, op.entity_id, name)
                last[about] = max(op.hlc, last.get(about, ""))
    return [
        f"{' '.join(place)} {name}"
        for place in one.ground.rows
        for name, cell in one.ground.cells(place).items()
        if cell.stamp != last.get((*place, name), cell.stamp)
    ]
