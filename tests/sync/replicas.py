"""A laptop, or the hub, in memory: writes as a unit of work writes, merges by the rules of the house, and stands behind a line
that cuts, repeats and loses answers."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cocreate_desktop.domain.chains import canonical, in_order, keeps_name, link_of, moved
from cocreate_desktop.domain.merge import DELETED, Beaten, absorb, name_of, two_versions
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.stamps import next_stamp
from cocreate_desktop.domain.syncerrors import Unreachable
from cocreate_desktop.services.peers import BlobState, End, Greeting, Vector
from cocreate_desktop.services.syncing import take_in
from cocreate_desktop.storage.replay import MemoryGround, Row, replay

PROJECT = "p"
NEW = {"note": {"text": '""', "theme": '""', "who": '""'}, "theme": {"name": '""'}}
OLD = {"note": {"text": '""', "theme": '""'}}
TABLES = {"new": NEW, "old": OLD}


def known_to(version: str) -> Callable[[str], Mapping[str, str]]:
    """The fields that a version stores, with the tombstone."""
    tables = TABLES[version]
    return lambda entity: {**tables[entity], DELETED: "false"} if entity in tables else {}


@dataclass(eq=False)
class Memory:
    """A replica. ``skew`` is added to the true time; ``random`` names things and salts."""

    device: str
    random: random.Random
    version: str = "new"
    skew: int = 0
    ground: MemoryGround = field(default_factory=lambda: MemoryGround(known_to("new")))

    def __post_init__(self) -> None:
        self.ground.known = known_to(self.version)

    # What a person does here.

    def write(self, now: int, kind: OpKind, entity: str, thing_id: str, **said: Any) -> Op:
        """Writes one op and what it does to the rows."""
        ends = [self.ground.end(device) for device in self.ground.logs]
        own = self.ground.end(self.device)
        op = Op(
            project_id=PROJECT,
            device=self.device,
            seq=own.seq + 1,
            hlc=next_stamp(max((end.hlc for end in ends), default=""), now + self.skew, self.device),
            base=said.get("base", ""),
            kind=kind,
            entity=entity,
            entity_id=thing_id,
            field=said.get("field", ""),
            value=said.get("value", "null"),
            salt=f"{self.random.getrandbits(64):016x}",
            subject=said.get("subject", ""),
            link="",
        )
        op = replace(op, link=link_of(own.link, op))
        self.ground.keep(op)
        absorb(op, self.ground)
        return op

    def add(self, now: int, entity: str, thing_id: str, subject: str, **values: str) -> None:
        """A new thing; one that is there gets these values."""
        if self.ground.there(entity, thing_id):
            for name, value in values.items():
                self.set(now, entity, thing_id, name, value, subject)
        else:
            self.write(now, OpKind.ADD, entity, thing_id, value=canonical(values), subject=subject)

    def set(self, now: int, entity: str, thing_id: str, name: str, value: str, subject: str) -> None:
        """Another value."""
        base = self.ground.cell(entity, thing_id, name).stamp
        self.write(
            now, OpKind.SET, entity, thing_id, field=name, value=canonical(value), base=base, subject=subject
        )

    def delete(self, now: int, entity: str, thing_id: str) -> None:
        """A tombstone that says what was seen."""
        cells = self.ground.cells((entity, thing_id))
        seen = {cell.stamp for name, cell in cells.items() if name != DELETED}
        for name in cells:
            seen |= set(self.ground.lost(entity, thing_id, name))
        value, base = canonical(sorted(seen)), cells[DELETED].stamp
        self.write(now, OpKind.DELETE, entity, thing_id, value=value, base=base)

    def revive(self, now: int, entity: str, thing_id: str) -> None:
        """Takes the tombstone back."""
        base = self.ground.cell(entity, thing_id, DELETED).stamp
        self.write(now, OpKind.SET, entity, thing_id, field=DELETED, value='""', base=base)

    def forget(self, now: int, entity: str, thing_id: str, name: str, subject: str) -> None:
        """Empties a field for good; what it was added with is told again, as far as it is not this field."""
        mine = (entity, thing_id)
        added = [
            op
            for log in self.ground.logs.values()
            for op in log
            if (op.entity, op.entity_id) == mine and op.kind is OpKind.ADD and op.value is not None
        ]
        told = [op.hlc for op in added if json.loads(op.value or "{}").get(name)]
        if told:
            for other, cell in self.ground.cells(mine).items():
                if other not in (name, DELETED):
                    self.set(now, entity, thing_id, other, json.loads(cell.value), subject)
        base = self.ground.cell(entity, thing_id, name).stamp
        self.write(now, OpKind.FORGET, entity, thing_id, field=name, value=canonical(told), base=base)

    def erase(self, now: int, subject: str) -> None:
        """Everything of a subject goes."""
        self.write(now, OpKind.ERASE, "erasure", "", value=canonical([name_of(PROJECT, "subject", subject)]))

    def saved(self) -> Memory:
        """A copy of it, as a backup or a copied file is."""
        return replace(self, ground=copied(self.ground))

    def upgrade(self) -> None:
        """A newer version: the log is played again, and what it did not know before is there."""
        self.version = "new"
        self.ground = self._played(op for log in self.ground.logs.values() for op in log)

    def renew(self) -> None:
        """Goes on under another name."""
        self.device = f"{self.random.getrandbits(128):032x}"

    # services.peers.Replica

    def greet(self) -> Greeting:
        return Greeting((1, 0), "0", PROJECT, self.device, self.device)

    def vector(self) -> Vector:
        return {device: End(log[-1].seq, log[-1].link) for device, log in self.ground.logs.items() if log}

    def give(self, ops: Sequence[Op]) -> Vector:
        after = copied(self.ground)
        take_in(ops, after, self.device)
        before, self.ground = self.ground.end(self.device), after
        if after.end(self.device).seq > before.seq:  # others know more of us than we do: we were restored
            self.renew()
        return self.vector()

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        logs = (
            (op for op in log if op.seq > _seq(after, device)) for device, log in self.ground.logs.items()
        )
        return in_order(logs)[:most]

    def links(self, device: str, numbers: Sequence[int]) -> tuple[str, ...]:
        log = self.ground.logs.get(device, [])
        return tuple(log[number - 1].link if number <= len(log) else "" for number in numbers)

    def op_at(self, device: str, number: int) -> Op | None:
        log = self.ground.logs.get(device, [])
        return log[number - 1] if number <= len(log) else None

    def heal(self, device: str, after: int, first: Op) -> bool:
        log = self.ground.logs.get(device, [])
        if len(log) <= after or keeps_name(log[after], first):
            return False
        aside = moved(log[after:])
        kept = [op for other, ops in self.ground.logs.items() if other != aside[0].device for op in ops]
        there = self.ground.logs.get(aside[0].device, [])
        keeping = [op for op in kept if op.device != device or op.seq <= after]
        self.ground = self._played([*keeping, *max(aside, tuple(there), key=len)])
        if device == self.device:
            self.renew()
        return True

    def digest(self, vector: Vector) -> str:
        return f"{self.version}:{self.state()}" if dict(vector) == dict(self.vector()) else ""

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        return tuple(BlobState(name, "", 0, 0) for name in names)

    def put_blob(self, state: BlobState, offset: int, part: bytes) -> int:
        return min(state.size, offset + len(part))

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        return sha256.encode()[offset : offset + most]

    def held(self) -> tuple[BlobState, ...]:
        return ()

    def wanted(self) -> tuple[str, ...]:
        return ()

    # What it shows.

    def state(self) -> str:
        """Every value that a facilitator could see here."""
        things = {
            f"{entity} {thing_id}": sorted(
                (name, cell.stamp, cell.value) for name, cell in self.ground.cells((entity, thing_id)).items()
            )
            for entity, thing_id in self.ground.rows
        }
        facts = sorted((op.device, op.seq, op.entity_id, op.value) for op in self.ground.facts.values())
        return repr((sorted(things.items()), facts))

    def conflicts(self) -> tuple[Beaten, ...]:
        """What stands in two versions."""
        now = {
            (*place, name): cell
            for place in self.ground.rows
            for name, cell in self.ground.cells(place).items()
        }
        return two_versions(self.ground.beaten(), now)

    def _played(self, ops: Any) -> MemoryGround:
        names = self.ground.names
        made = replay(ops, known_to(self.version))
        made.names |= names
        return made


def copied(ground: MemoryGround) -> MemoryGround:
    """Another with the same in it; what it holds is never changed, only put in its place."""
    return MemoryGround(
        ground.known,
        {device: list(log) for device, log in ground.logs.items()},
        {place: Row(row.added, dict(row.cells)) for place, row in ground.rows.items()},
        {about: dict(lost) for about, lost in ground.kept.items()},
        dict(ground.facts),
        set(ground.names),
    )


def _seq(vector: Vector, device: str) -> int:
    return vector[device].seq if device in vector else 0


class Line:
    """A peer behind a bad line: a call may not arrive, may arrive twice, or its answer may be lost."""

    def __init__(self, peer: Memory, chance: random.Random, trouble: float) -> None:
        self.peer = peer
        self._chance = chance
        self._trouble = trouble

    def __getattr__(self, name: str) -> Callable[..., Any]:
        call = getattr(self.peer, name)

        def over(*arguments: Any) -> Any:
            dice = self._chance.random()
            if dice < self._trouble:
                raise Unreachable(peer=self.peer.device)
            answer = call(*arguments)
            if dice < 2 * self._trouble:
                answer = call(*arguments)
            if dice > 1 - self._trouble:
                raise Unreachable(peer=self.peer.device)
            return answer

        return over
