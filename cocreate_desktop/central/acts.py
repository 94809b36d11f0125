"""What each request does with a replica: reads what was asked, strictly, asks the replica, and writes down its answer. Nothing
here knows HTTP or who asks; everything blocks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from cocreate_desktop.central import wire
from cocreate_desktop.central.wire import BYTES, MEDIA, PACKED
from cocreate_desktop.domain.syncerrors import TooMuch
from cocreate_desktop.services.oplines import line_of
from cocreate_desktop.services.peers import BlobState, Peer

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: its project, the picture that its path names (or nothing), its query and its body."""

    project_id: str
    sha256: str
    query: Mapping[str, str]
    body: bytes
    who: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: its media type and its bytes."""

    media: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Road(Generic[P]):
    """One address under a project: how it is asked, what kind of body of how many bytes it takes, and what it does with whom
    it asks."""

    method: str
    path: str
    act: Callable[[P, Asked], Answer]
    takes: str = ""
    most: int = 0


def said(message: Mapping[str, object]) -> Answer:
    """A message as an answer."""
    return Answer(MEDIA, wire.written(message))


def _read(asked: Asked) -> wire.Message:
    with wire.strictly(asked.who):
        return wire.read(asked.body)


def greet(peer: Peer, _asked: Asked) -> Answer:
    """Who is there."""
    return said(wire.told_greeting(peer.greet()))


def vector(peer: Peer, _asked: Asked) -> Answer:
    """Where its logs end."""
    return said(wire.told_vector(peer.vector()))


def give(peer: Peer, asked: Asked) -> Answer:
    """Takes ops in; answers after the commit."""
    with wire.strictly(asked.who):
        ops = wire.unpack(asked.project_id, asked.body)
    return said(wire.told_vector(peer.give(ops)))


def take(peer: Peer, asked: Asked) -> Answer:
    """Ops after a vector: as many as travel at once. Raises TooMuch when the first is too large to travel."""
    found = _read(asked)
    with wire.strictly(asked.who):
        after, most = wire.vector_of(found), wire.number(found, "most", 1)
    ops = peer.take(after, min(most, wire.MOST_OPS))
    body, number = wire.pack(ops)
    if ops and not number:
        raise TooMuch(peer=asked.who)
    return Answer(PACKED, body)


def links(peer: Peer, asked: Asked) -> Answer:
    """The links of some numbers of one log."""
    found = _read(asked)
    with wire.strictly(asked.who):
        device, numbers = wire.text(found, "device"), wire.numbers(found, "numbers", wire.MOST_LINKS)
    return said({"links": list(peer.links(device, numbers))})


def op_at(peer: Peer, asked: Asked) -> Answer:
    """One op of a log, or nothing."""
    found = _read(asked)
    with wire.strictly(asked.who):
        device, number = wire.text(found, "device"), wire.number(found, "number", 1)
    op = peer.op_at(device, number)
    return said({"op": line_of(op) if op is not None else None})


def heal(peer: Peer, asked: Asked) -> Answer:
    """Tells of the other chain under one name."""
    found = _read(asked)
    with wire.strictly(asked.who):
        device, after = wire.text(found, "device"), wire.number(found, "after")
        first = wire.op_in(asked.project_id, found, "first")
    return said({"moved": peer.heal(device, after, first)})


def digest(peer: Peer, asked: Asked) -> Answer:
    """A digest of the state."""
    found = _read(asked)
    with wire.strictly(asked.who):
        at = wire.vector_of(found)
    return said({"digest": peer.digest(at)})


def blobs(peer: Peer, asked: Asked) -> Answer:
    """What is there of some pictures."""
    found = _read(asked)
    with wire.strictly(asked.who):
        names = tuple(wire.sha256_of(name) for name in wire.texts(found, "names", wire.MOST_NAMES))
    return said({"blobs": [wire.told_blob(state) for state in peer.blobs(names)]})


def put_blob(peer: Peer, asked: Asked) -> Answer:
    """Takes a part of a picture in."""
    with wire.strictly(asked.who):
        found = {"sha256": asked.sha256, "media_type": asked.query["type"], "have": 0}
        state = wire.blob_of(found | {"size": in_query(asked, "size")})
        offset = in_query(asked, "offset")
        if not asked.body or offset + len(asked.body) > state.size:
            raise ValueError("more than the whole, or nothing")
    state = BlobState(state.sha256, state.media_type, state.size, offset)
    return said({"have": peer.put_blob(state, offset, asked.body)})


def get_blob(peer: Peer, asked: Asked) -> Answer:
    """A part of a picture."""
    with wire.strictly(asked.who):
        sha256 = wire.sha256_of(asked.sha256)
        offset, most = in_query(asked, "offset"), max(in_query(asked, "most"), 1)
    return Answer(BYTES, peer.get_blob(sha256, offset, min(most, wire.LARGEST_PART)))


def in_query(asked: Asked, key: str) -> int:
    """A whole number in the query. Raises KeyError, ValueError."""
    digits = asked.query[key]
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20):
        raise ValueError("no number")
    return min(int(digits), wire.GREATEST)


ROADS: tuple[Road[Peer], ...] = (
    Road("GET", "greeting", greet),
    Road("GET", "vector", vector),
    Road("POST", "ops", give, PACKED, wire.LARGEST),
    Road("POST", "ops/after", take, MEDIA, wire.LARGEST),
    Road("POST", "links", links, MEDIA, wire.LARGEST),
    Road("POST", "op", op_at, MEDIA, wire.LARGEST),
    Road("POST", "heal", heal, MEDIA, wire.LARGEST),
    Road("POST", "digest", digest, MEDIA, wire.LARGEST),
    Road("POST", "blobs", blobs, MEDIA, wire.LARGEST),
    Road("PUT", "blobs/{sha256}", put_blob, BYTES, wire.LARGEST_PART),
    Road("GET", "blobs/{sha256}", get_blob),
)
"""Everything that can be asked of a replica."""
