"""A small replica in memory that can be asked, for what writes bundles: ops with true chains, and pictures."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cocreate_desktop.domain.chains import link_of
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.stamps import next_stamp
from cocreate_desktop.services.peers import PROTOCOL, BlobState, End, Greeting, Vector

PROJECT = "project"
MAKER = Greeting(PROTOCOL, "1.0", PROJECT, "laptop-a", "Laptop of the note-taker")


@dataclass(slots=True)
class Held:
    """Fulfils ``exchange.bundle.Source``. ``half`` are pictures of which only the front is there."""

    ops: Sequence[Op] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)
    half: frozenset[str] = frozenset()
    greeting: Greeting = MAKER

    def greet(self) -> Greeting:
        return self.greeting

    def vector(self) -> Vector:
        return {op.device: End(op.seq, op.link) for op in self.ops}

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        fresh = (op for op in self.ops if op.device not in after or op.seq > after[op.device].seq)
        return tuple(fresh)[:most]

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        found = ((name, len(self.pictures.get(name, b""))) for name in names)
        return tuple(
            BlobState(name, "image/png", size, size // 2 if name in self.half else size)
            for name, size in found
        )

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        if sha256 not in self.pictures:
            raise Gone(what="picture", id=sha256)
        return self.pictures[sha256][offset : offset + most]

    def held(self) -> tuple[BlobState, ...]:
        return tuple(state for state in self.blobs(tuple(self.pictures)) if state.have == state.size)


def history(writes: Iterable[tuple[str, str | None]]) -> tuple[Op, ...]:
    """One op a write, each a device and a value (None: erased since), in the order in which they were written."""
    ops: list[Op] = []
    last: Mapping[str, Op] = {}
    for number, (device, value) in enumerate(writes):
        before = last.get(device)
        op = Op(
            project_id=PROJECT, device=device, seq=before.seq + 1 if before else 1,
            hlc=next_stamp(ops[-1].hlc if ops else "", 1000 + number // 3, device), base="", kind=OpKind.ADD,
            entity="note", entity_id=f"note-{number}", field="", value=value or '"erased"', salt=_salt(number, value),
            subject="", link="",
        )  # fmt: skip
        op = replace(op, link=link_of(before.link if before else "", op))
        if value is None:
            op = replace(op, value=None, salt=None)
        ops.append(op)
        last = {**last, device: op}
    return tuple(ops)


def _salt(number: int, value: str | None) -> str:
    return hashlib.sha256(f"{number} {value}".encode()).hexdigest()[:32]


def named(*contents: bytes) -> dict[str, bytes]:
    """Pictures by their SHA-256."""
    return {hashlib.sha256(content).hexdigest(): content for content in contents}
