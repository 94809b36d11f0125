"""A replica in memory, with no more rules than the wire needs to be tried: dense chains of ops by device, and pictures."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cocreate_desktop.domain import chains
from cocreate_desktop.domain.chains import Fit, LogEnd
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.stamps import next_stamp
from cocreate_desktop.domain.syncerrors import BadPairing, BadToken, Forked, Gap, Garbled, OtherProject
from cocreate_desktop.services.gate import Device, Paired, PairingAsked, new_token
from cocreate_desktop.services.peers import PROTOCOL, BlobState, End, Greeting, Vector

PROJECT = "plein"
_PROBLEMS = {Fit.GAP: Gap, Fit.FORK: Forked, Fit.WRONG: Garbled}


def some_ops(device: str, number: int, words: str = "Meer groen", after: Iterable[Op] = ()) -> tuple[Op, ...]:
    """``number`` ops of one device that follow on one another, and on ``after`` of the same device."""
    made = list(after)
    before = len(made)
    for _ in range(number):
        last, seq = (made[-1] if made else None), len(made) + 1
        op = Op(
            project_id=PROJECT, device=device, seq=seq, base="", kind=OpKind.ADD, entity="note", entity_id=f"{device}{seq}",
            hlc=next_stamp(last.hlc if last else "", 1_790_000_000_000 + seq, device), field="", salt=f"salt{seq}", subject="",
            value=chains.canonical({"text": f"{words} {seq}"}), link="",
        )  # fmt: skip
        made.append(replace(op, link=chains.link_of(last.link if last else "", op)))
    return tuple(made[before:])


class MemoryPeer:
    """Fulfils ``services.peers.Replica``. ``problem`` is raised by whatever is asked next, once; ``asked`` counts."""

    def __init__(self, project_id: str = PROJECT, name: str = "Laptop van de notulist") -> None:
        self.project_id = project_id
        self.name = name
        self.protocol = PROTOCOL
        self.problem: Exception | None = None
        self.asked: list[str] = []
        self.logs: dict[str, list[Op]] = {}
        self.pictures: dict[str, tuple[BlobState, bytes]] = {}
        self.shown: tuple[str, ...] = ()
        self.healed: list[tuple[str, int, Op]] = []

    def greet(self) -> Greeting:
        self._ask("greet")
        return Greeting(self.protocol, "0.1.0", self.project_id, "dev-of-memory", self.name)

    def vector(self) -> Vector:
        self._ask("vector")
        return self._vector()

    def give(self, ops: Sequence[Op]) -> Vector:
        self._ask("give")
        logs = {device: list(log) for device, log in self.logs.items()}
        for op in ops:
            log = logs.setdefault(op.device, [])
            end = LogEnd(log[-1].seq, log[-1].hlc, log[-1].link) if log else LogEnd()
            fit = chains.fit_of(end, op)
            if fit in _PROBLEMS:
                raise _PROBLEMS[fit](peer=self.name, device=op.device)
            if fit is Fit.NEXT:
                log.append(op)
        self.logs = logs
        return self._vector()

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        self._ask("take")
        known = {device: end.seq for device, end in after.items()}
        ops = chains.in_order(log[known.get(device, 0) :] for device, log in self.logs.items())
        return ops[:most]

    def links(self, device: str, numbers: Sequence[int]) -> tuple[str, ...]:
        self._ask("links")
        log = self.logs.get(device, [])
        return tuple(log[number - 1].link if number <= len(log) else "" for number in numbers)

    def op_at(self, device: str, number: int) -> Op | None:
        self._ask("op_at")
        log = self.logs.get(device, [])
        return log[number - 1] if number <= len(log) else None

    def heal(self, device: str, after: int, first: Op) -> bool:
        self._ask("heal")
        self.healed.append((device, after, first))
        return after == 0

    def digest(self, vector: Vector) -> str:
        self._ask("digest")
        return chains.canonical(sorted((d, e.seq) for d, e in vector.items()))[:100]

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        self._ask("blobs")
        lacking = {name: BlobState(name, "", 0, 0) for name in names}
        return tuple(self.pictures[name][0] if name in self.pictures else lacking[name] for name in names)

    def put_blob(self, state: BlobState, offset: int, part: bytes) -> int:
        self._ask("put_blob")
        _before, there = self.pictures.get(state.sha256, (state, b""))
        if offset > len(there):
            return len(there)
        whole = there[:offset] + part
        if len(whole) == state.size and hashlib.sha256(whole).hexdigest() != state.sha256:
            del self.pictures[state.sha256]
            raise Garbled(peer=self.name)
        self.pictures[state.sha256] = BlobState(state.sha256, state.media_type, state.size, len(whole)), whole
        return len(whole)

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        self._ask("get_blob")
        if sha256 not in self.pictures:
            raise Gone(what="picture", id=sha256)
        return self.pictures[sha256][1][offset : offset + most]

    def held(self) -> tuple[BlobState, ...]:
        return tuple(state for state, _found in self.pictures.values() if state.have == state.size)

    def wanted(self) -> tuple[str, ...]:
        return tuple(name for name in self.shown if name not in {state.sha256 for state in self.held()})

    def _vector(self) -> dict[str, End]:
        return {device: End(log[-1].seq, log[-1].link) for device, log in self.logs.items() if log}

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        problem, self.problem = self.problem, None
        if problem is not None:
            raise problem


class MemoryGate:
    """Fulfils ``services.gate.Gate``: tokens of one project, and codes of an administrator that each work once."""

    def __init__(self, tokens: dict[str, Device] | None = None) -> None:
        self.tokens = tokens or {}
        self.codes: dict[str, str] = {}
        self.asked: list[PairingAsked] = []

    def device_of(self, token: str) -> Device:
        if token not in self.tokens:
            raise BadToken(peer="")
        return self.tokens[token]

    def pair(self, asked: PairingAsked) -> Paired:
        self.asked.append(asked)
        if asked.code not in self.codes:
            raise BadPairing(peer=asked.name)
        project = self.codes[asked.code]
        if asked.project_id not in ("", project):
            raise OtherProject(peer=asked.name)
        del self.codes[asked.code]
        token = new_token()
        self.tokens[token] = Device(asked.name, asked.name, project)
        return Paired(token, project, "De centrale", "Buurtplein")
