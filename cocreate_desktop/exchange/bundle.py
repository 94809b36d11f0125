"""A project as one encrypted file for a stick, ``.cocreate-bundle``: its ops and its pictures, written as a stream in one go.
docs/bundle.md gives the format; exchange/bundlefile.py reads it.
"""

import hashlib
import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.exchange import writing
from cocreate_desktop.exchange.sealedfile import CHUNK, COST, SealedWriter
from cocreate_desktop.services.oplines import line_of
from cocreate_desktop.services.peers import BlobState, End, Greeting, Vector

ENDING = ".cocreate-bundle"
FRAME = struct.Struct(">cQ")
"""Before each part: what it is, and how many bytes it has."""
HEAD, OPS, PICTURE, INDEX = b"H", b"O", b"P", b"I"
PICTURE_HEAD = struct.Struct(">32sB")
"""SHA-256 of a picture, and how long the text of its media type is, which follows before the picture itself."""
_PORTION = 500
_LONGEST = 1 << 20  # characters of ops in one part


@dataclass(frozen=True, slots=True)
class Written:
    """How many changes and pictures are in it; ``without`` are the SHA-256 of pictures that were not there whole."""

    path: Path
    ops: int
    pictures: int
    without: tuple[str, ...]


class Source(Protocol):
    """What is asked of the replica that a bundle is made of; see ``services.peers.Replica``."""

    def greet(self) -> Greeting:
        """Who it is."""

    def vector(self) -> Vector:
        """What it has."""

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        """Its ops that are not in ``after``, in the order of their stamps."""

    def held(self) -> tuple[BlobState, ...]:
        """The pictures that are whole here."""

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        """What it has of these pictures."""

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        """A part of a picture. Raises Gone."""


@dataclass(slots=True)
class _Index:
    ops: list[tuple[int, int]] = field(default_factory=list)
    vector: dict[str, End] = field(default_factory=dict)
    pictures: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    def told(self) -> bytes:
        ends = {device: (end.seq, end.link) for device, end in self.vector.items()}
        return _json({"ops": self.ops, "vector": ends, "pictures": self.pictures})


def write_bundle(
    replica: Source,
    out: Path,
    passphrase: str,
    *,
    project: str = "",
    extra: Mapping[str, str] | None = None,
    pictures: Iterable[str] | None = None,
    cost: int = COST,
) -> Written:
    """Everything ``replica`` has at this moment as a file at ``out``: whole or not there. With the ``pictures`` of these
    SHA-256; None: all that are whole.

    ``project`` is its name, ``extra`` what else its reader gets (the key of the vault, only when somebody asked for it). Raises
    Empty without a passphrase, FileProblem, SyncProblem, and Gone when a picture was taken away in the midst of it.
    """
    greeting, until = replica.greet(), replica.vector()
    index = _Index()
    with writing.whole(out) as file:
        sealed = SealedWriter(file, passphrase, cost)
        head = {
            "protocol": greeting.protocol, "app": greeting.app, "project_id": greeting.project_id, "project": project,
            "device": greeting.device, "extra": dict(extra or {}),
        }  # fmt: skip
        _part(sealed, HEAD, _json(head))
        for ops in _portions(replica, until):
            index.ops.append((sealed.written, len(ops)))
            index.vector.update((op.device, End(op.seq, op.link)) for op in ops)
            _part(sealed, OPS, zlib.compress("\n".join(map(line_of, ops)).encode()))
        names = [one.sha256 for one in replica.held()] if pictures is None else dict.fromkeys(pictures)
        without = tuple(name for name in names if not _add_picture(sealed, index, replica, name))
        _part(sealed, INDEX, index.told())
        sealed.finish()
    return Written(out, sum(many for _at, many in index.ops), len(index.pictures), without)


def _portions(peer: Source, until: Vector) -> Iterator[Sequence[Op]]:
    """What the peer had at ``until`` and no more, so that a busy evening comes to an end."""
    after: dict[str, End] = {}
    while any(device not in after or after[device].seq < end.seq for device, end in until.items()):
        taken = peer.take(after, _PORTION)
        if not taken:
            return
        after.update((op.device, End(op.seq, op.link)) for op in taken)
        yield from _short([op for op in taken if op.device in until and op.seq <= until[op.device].seq])


def _short(ops: Sequence[Op]) -> Iterator[Sequence[Op]]:
    """``ops`` in pieces that stay small when their values are long."""
    begun, long = 0, 0
    for place, op in enumerate(ops):
        long += len(op.value or "")
        if long > _LONGEST or place == len(ops) - 1:
            yield ops[begun : place + 1]
            begun, long = place + 1, 0


def _add_picture(sealed: SealedWriter, index: _Index, peer: Source, name: str) -> bool:
    """Whether it is whole: what does not fit its name would make the bundle one that nobody can open."""
    (state,) = peer.blobs((name,))
    if not state.size or state.have < state.size:
        return False
    try:
        content = hashlib.sha256()
        for part in _parts(peer, state):
            content.update(part)
    except Gone:
        return False
    if content.hexdigest() != name:
        return False
    media_type = state.media_type.encode()[:255]
    front = PICTURE_HEAD.pack(bytes.fromhex(name), len(media_type)) + media_type
    sealed.write(FRAME.pack(PICTURE, len(front) + state.size) + front)
    index.pictures[name] = (sealed.written, state.size, state.media_type)
    for part in _parts(peer, state):
        sealed.write(part)
    return True


def _parts(peer: Source, state: BlobState) -> Iterator[bytes]:
    offset = 0
    while offset < state.size:
        part = peer.get_blob(state.sha256, offset, min(4 * CHUNK, state.size - offset))
        if not part:
            raise Gone(what="picture", id=state.sha256)
        yield part
        offset += len(part)


def _part(sealed: SealedWriter, kind: bytes, content: bytes) -> None:
    sealed.write(FRAME.pack(kind, len(content)) + content)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
