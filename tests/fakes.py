"""A store in memory for tests of services: fulfils ``services.ports.Store`` and passes the contract of the real ones."""

import dataclasses
import hashlib
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from cocreate_desktop.domain.catalogue import ENTITIES, WORDS, Thing
from cocreate_desktop.domain.chains import canonical
from cocreate_desktop.domain.errors import CocreateError, Gone, NotAllowed
from cocreate_desktop.domain.events import Changed, Event, from_op
from cocreate_desktop.domain.laptops import Settled
from cocreate_desktop.domain.merge import DELETED, Beaten, name_of
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.rounds import CastBallot, Round, in_time, read_counted
from cocreate_desktop.domain.stamps import next_stamp
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import Erased, Query, Work
from cocreate_desktop.storage.mapping import ballot_facts, subject_of, to_cells

E = TypeVar("E", bound=Thing)
T = TypeVar("T")


@dataclasses.dataclass
class _State:
    things: dict[tuple[type[Any], str], Any] = dataclasses.field(default_factory=dict)
    removed: set[tuple[type[Any], str]] = dataclasses.field(default_factory=set)
    ballots: list[CastBallot] = dataclasses.field(default_factory=list)
    blobs: dict[str, bytes] = dataclasses.field(default_factory=dict)
    ops: list[Op] = dataclasses.field(default_factory=list)
    lost: list[Beaten] = dataclasses.field(default_factory=list)
    erased: set[str] = dataclasses.field(default_factory=set)

    def copied(self) -> "_State":
        """For one unit of work: what it holds is frozen, so only its places are made anew."""
        return _State(
            self.things.copy(),
            self.removed.copy(),
            self.ballots.copy(),
            self.blobs.copy(),
            self.ops.copy(),
            self.lost.copy(),
            self.erased.copy(),
        )


class FakeUnit:
    """Reader and unit of work on a state in memory."""

    def __init__(self, state: _State, project_id: str, device: str, now_ms: Callable[[], int]) -> None:
        self._state = state
        self._project_id = project_id
        self._device = device
        self._now_ms = now_ms

    @property
    def project_id(self) -> str:
        return self._project_id

    @property
    def device(self) -> str:
        return self._device

    def get(self, kind: type[E], thing_id: str) -> E:
        found = self.find(kind, id=thing_id)
        if not found:
            raise Gone(what=_word(kind), id=thing_id)
        return found[0]

    def find(self, kind: type[E], **equal: object) -> tuple[E, ...]:
        fitting = (thing for thing in self._all(kind, equal) if (kind, thing.id) not in self._state.removed)
        return tuple(sorted(fitting, key=lambda thing: (getattr(thing, "rank", ""), thing.id)))

    def count(self, kind: type[E], **equal: object) -> int:
        return len(self.find(kind, **equal))

    def counts(self, kind: type[E], by: Sequence[str], **equal: object) -> dict[tuple[str, ...], int]:
        found = self.find(kind, **equal)
        return dict(Counter(tuple(str(getattr(thing, name)) for name in by) for thing in found))

    def texts(self, kind: type[E], fields: Sequence[str], **equal: object) -> Iterator[tuple[str, ...]]:
        for thing in self.find(kind, **equal):
            yield tuple(str(getattr(thing, name)) for name in fields)

    def newest(self, kind: type[E], most: int, each: Sequence[str] = (), **equal: object) -> tuple[E, ...]:
        found = sorted(self.find(kind, **equal), key=lambda thing: thing.id)
        found.sort(key=lambda thing: self.stamps(kind, thing.id)["added"], reverse=True)
        there: Counter[object] = Counter()
        kept = []
        for thing in found:
            values = tuple(getattr(thing, name) for name in each)
            there[values] += 1
            kept += [thing] if there[values] <= most else []
        return tuple(kept)

    def added(self, kind: type[E], **equal: object) -> dict[str, str]:
        return {thing.id: self.stamps(kind, thing.id)["added"] for thing in self.find(kind, **equal)}

    def last_rank(self, kind: type[E], **equal: object) -> str:
        return max((str(getattr(thing, "rank", "")) for thing in self._all(kind, equal)), default="")

    def last_number(self, kind: type[E], within: range | None = None, **equal: object) -> int:
        numbers = (int(getattr(thing, "number", 0)) for thing in self._all(kind, equal))
        return max((one for one in numbers if within is None or one in within), default=0)

    def ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        return tuple(ballot for ballot in self._state.ballots if ballot.round_id == round_id)

    def late_ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        counted = read_counted(next((one.counted for one in self.find(Round, id=round_id)), ()))
        return tuple(one for one in self.ballots(round_id) if not in_time(one, counted))

    def last_ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        last = {ballot.voter: ballot for ballot in sorted(self.ballots(round_id), key=lambda one: one.stamp)}
        return tuple(sorted(last.values(), key=lambda one: one.stamp))

    def last_ballot(self, round_id: str, voter: str) -> CastBallot | None:
        return next((ballot for ballot in reversed(self.ballots(round_id)) if ballot.voter == voter), None)

    def voters(self, round_id: str) -> int:
        return len({ballot.voter for ballot in self.ballots(round_id)})

    def ballots_mark(self, round_id: str) -> tuple[int, str]:
        found = self.ballots(round_id)
        return len(found), max((one.stamp for one in found), default="")

    def ops_after(self, device: str, seq: int) -> tuple[Op, ...]:
        return tuple(op for op in self._state.ops if op.device == device and op.seq > seq)

    def ops_saying(self, words: str) -> tuple[Op, ...]:
        parts = [part.casefold() for part in words.split()]
        said = ((op, (op.value or "").casefold()) for op in self._state.ops)
        return tuple(op for op, value in said if all(part in value for part in parts))

    def beaten(self) -> tuple[Beaten, ...]:
        settled = {one.id for one in self.find(Settled)}
        return tuple(one for one in self._state.lost if one.stamp not in settled and self._differs(one))

    def stamps(self, kind: type[E], thing_id: str) -> dict[str, str]:
        word, found = _word(kind), {"added": "", DELETED: ""}
        for op in self._state.ops:
            if (op.entity, op.entity_id) == (word, thing_id):
                found[{OpKind.ADD: "added", OpKind.DELETE: DELETED}.get(op.kind, op.field)] = op.hlc
        return found

    def gone(self, kind: type[E]) -> tuple[str, ...]:
        there = {thing.id for thing in self.find(kind)}
        brought = {op.entity_id for op in self._state.ops if op.entity == _word(kind)}
        return tuple(sorted(brought - there))

    def removed(self, kind: type[E], thing_id: str) -> E | None:
        gone = (kind, thing_id) in self._state.removed
        return self._state.things[kind, thing_id] if gone else None

    def written(self) -> dict[str, int]:
        return dict(Counter(op.device for op in self._state.ops))

    def _differs(self, one: Beaten) -> bool:
        kind = ENTITIES[one.entity]
        if one.field == DELETED:
            return (kind, one.entity_id) in self._state.removed
        thing = self._state.things.get((kind, one.entity_id))
        return thing is not None and canonical(to_cells(thing)[one.field]) != one.value

    def blob(self, sha256: str) -> bytes:
        if sha256 not in self._state.blobs:
            raise Gone(what="blob", id=sha256)
        return self._state.blobs[sha256]

    def add(self, thing: Thing) -> None:
        place = (type(thing), thing.id)
        if place in self._state.things:
            self.revive(type(thing), thing.id)
            names = [
                field.name for field in dataclasses.fields(thing) if field.name not in ("id", "project_id")
            ]
            self.change(type(thing), thing.id, **{name: getattr(thing, name) for name in names})
            return
        self._admit(subject_of(thing, WORDS[type(thing)]))
        self._state.things[place] = thing
        self._op(OpKind.ADD, WORDS[type(thing)], thing.id, value=_json(dataclasses.asdict(thing)))

    def change(self, kind: type[E], thing_id: str, /, **fields: object) -> E:
        thing = self.get(kind, thing_id)
        changed: dict[str, Any] = {
            name: value for name, value in fields.items() if getattr(thing, name) != value
        }
        for name, value in changed.items():
            self._op(OpKind.SET, _word(kind), thing_id, name, _json(value))
        made: E = dataclasses.replace(thing, **changed)
        self._state.things[kind, thing_id] = made
        return made

    def delete(self, kind: type[E], thing_id: str) -> None:
        if (kind, thing_id) in self._state.things and (kind, thing_id) not in self._state.removed:
            self._state.removed.add((kind, thing_id))
            self._op(OpKind.DELETE, _word(kind), thing_id)

    def revive(self, kind: type[E], thing_id: str) -> E:
        if (kind, thing_id) not in self._state.things:
            raise Gone(what=_word(kind), id=thing_id)
        if (kind, thing_id) in self._state.removed:
            self._state.removed.remove((kind, thing_id))
            self._op(OpKind.SET, _word(kind), thing_id, "deleted", _json(""))
        return self.get(kind, thing_id)

    def forget(self, kind: type[E], thing_id: str, field: str) -> None:
        self.change(kind, thing_id, **{field: ""})
        word = _word(kind)
        mine = (self._state.ops[place] for place in range(len(self._state.ops)))
        held = [op for op in mine if (op.entity, op.entity_id) == (word, thing_id) and _holds(op, field)]
        if any(op.kind is OpKind.ADD for op in held):
            thing = dataclasses.asdict(self.get(kind, thing_id))
            for name in thing.keys() - {"id", "project_id", field}:
                self._op(OpKind.SET, word, thing_id, name, _json(thing[name]))
        for op in held:
            self._state.ops[op.seq - 1] = dataclasses.replace(op, value=None, salt=None)

    def erase(self, subjects: Iterable[str], also: Iterable[tuple[type[Thing], str]] = ()) -> Erased:
        of_things = {name_of(self._project_id, "thing", _word(kind), one) for kind, one in also}
        return self.erase_names({name_of(self._project_id, "subject", one) for one in subjects} | of_things)

    def erase_names(self, names: Iterable[str]) -> Erased:
        self._state.erased |= (wanted := set(names))
        about = {
            (kind, thing.id): subject_of(thing, _word(kind))
            for (kind, _id), thing in self._state.things.items()
        }
        gone = {
            place
            for place, whose in about.items()
            if wanted & set(self._names(_word(place[0]), place[1], whose))
        }
        ballots = [one for one in self._state.ballots if wanted & set(self._names("ballot", "", one.voter))]
        for place in gone:
            del self._state.things[place]
        self._state.removed -= gone
        self._state.ballots = [one for one in self._state.ballots if one not in ballots]
        said = {(_word(kind), name) for kind, name in gone} | {
            ("ballot", f"{b.round_id}:{b.voter}") for b in ballots
        }
        blank = [op for op in self._state.ops if (op.entity, op.entity_id) in said]
        for op in blank:
            self._state.ops[op.seq - 1] = dataclasses.replace(op, value=None, salt=None)
        made = self._op(OpKind.ERASE, "erasure", "", value=_json(sorted(wanted)))
        return Erased(Counter(_word(kind) for kind, _id in gone), len(ballots), len(blank), made.hlc)

    def _names(self, word: str, thing_id: str, subject: str) -> tuple[str, str]:
        project = self._project_id
        return name_of(project, "thing", word, thing_id), name_of(project, "subject", subject)

    def _admit(self, subject: str) -> None:
        if subject and name_of(self._project_id, "subject", subject) in self._state.erased:
            raise NotAllowed

    def record(self, ballot: CastBallot) -> CastBallot:
        self._admit(ballot.voter)
        facts = ballot_facts(ballot)
        op = self._op(OpKind.FACT, "ballot", f"{ballot.round_id}:{ballot.voter}", value=facts)
        kept = dataclasses.replace(
            ballot, project_id=self._project_id, device=op.device, seq=op.seq, stamp=op.hlc
        )
        self._state.ballots.append(kept)
        return kept

    def keep_blob(self, content: bytes, media_type: str) -> str:
        assert media_type
        name = hashlib.sha256(content).hexdigest()
        self._state.blobs[name] = content
        return name

    def drop_blob(self, sha256: str) -> None:
        self._state.blobs.pop(sha256, None)

    def _all(self, kind: type[E], equal: dict[str, object]) -> list[E]:
        things = (thing for (stored, _id), thing in self._state.things.items() if stored is kind)
        return [t for t in things if all(getattr(t, name) == value for name, value in equal.items())]

    def _op(self, kind: OpKind, entity: str, entity_id: str, field: str = "", value: str = "null") -> Op:
        last = self._state.ops[-1].hlc if self._state.ops else ""
        op = Op(
            project_id=self._project_id,
            device=self._device,
            seq=len(self._state.ops) + 1,
            hlc=next_stamp(last, self._now_ms(), self._device),
            base="",
            kind=kind,
            entity=entity,
            entity_id=entity_id,
            field=field,
            value=value,
            salt="",
            subject="",
            link="",
        )
        self._state.ops.append(op)
        return op


class FakeStore:
    """A project in memory; ``now_ms`` is its wall clock."""

    def __init__(
        self, project_id: str, bus: Bus, device: str = "device", now_ms: Callable[[], int] = lambda: 1_000
    ) -> None:
        self.project_id = project_id
        self.device = device
        self._bus = bus
        self._now_ms = now_ms
        self._state = _State()
        self._lock = threading.Lock()
        self._listeners: list[Callable[[str, int], None]] = []

    def read(self, query: Query[T]) -> T:
        with self._lock:
            return query(self._unit(self._state))

    def run(self, work: Work[T]) -> T:
        with self._lock:
            before = len(self._state.ops)
            state = self._state.copied()
            result = work(self._unit(state))
            self._state = state
            made = state.ops[before:]
        if made:
            for listener in tuple(self._listeners):
                listener(self.device, made[-1].seq)
            self._tell(made)
        return result

    def submit(self, work: Work[T]) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(self.run(work))
        except (CocreateError, ValueError) as problem:
            future.set_exception(problem)
        return future

    def pull(self, device: str, seq: int) -> int:
        ops = self.read(lambda reader: reader.ops_after(device, seq))
        return ops[-1].seq if ops else seq  # nobody else writes here, so there is nothing to tell

    def on_commit(self, listener: Callable[[str, int], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def beat(self, *lost: Beaten) -> None:
        """Values that were written elsewhere without knowing of what stands here."""
        with self._lock:
            self._state.lost += lost

    def close(self) -> None:
        """Nothing to close."""

    def _unit(self, state: _State) -> FakeUnit:
        return FakeUnit(state, self.project_id, self.device, self._now_ms)

    def _tell(self, made: list[Op]) -> None:
        told: dict[object, Event] = {}
        for op in made:
            event = from_op(op)
            if isinstance(event, Changed):
                key = (event.entity, event.entity_id, event.kind)
                before = told.get(key)
                fields = event.fields | (before.fields if isinstance(before, Changed) else frozenset())
                told[key] = dataclasses.replace(event, fields=fields)
            else:
                told[event] = event
        for event in told.values():
            self._bus.publish(event)


def _word(kind: Any) -> str:
    return WORDS[kind]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _holds(op: Op, field: str) -> bool:
    """Whether an op says something of a field."""
    if op.value is None:
        return False
    said = json.loads(op.value)
    return bool(said.get(field)) if op.kind is OpKind.ADD else op.field == field and bool(said)
