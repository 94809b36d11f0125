"""The other side of the wire as a Peer: a hub or a laptop in the hall, asked over HTTPS. Everything may be asked again."""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import quote

from cocreate_desktop.central import wire
from cocreate_desktop.central.addresses import Place
from cocreate_desktop.central.following import HttpFollowing
from cocreate_desktop.central.line import Line, Patience
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import Garbled, NewerPeer, OlderPeer, OtherProject, TooMuch
from cocreate_desktop.services.oplines import line_of
from cocreate_desktop.services.peers import PROTOCOL, BlobState, Greeting, Vector

T = TypeVar("T")


class HttpPeer:
    """Fulfils ``services.peers.Peer``. ``peer`` is how it is called in messages. For one thread at a time; the lines are kept
    open between questions, until ``close``. Raises BadValue, BadFile and BadToken as ``Line`` does."""

    def __init__(
        self, place: Place, project_id: str, token: str, peer: str, *, patience: Patience | None = None
    ) -> None:
        self._project_id = project_id
        self._peer = peer
        self._at = quote(project_id, safe="")
        self._line = Line(place, peer, token, patience=patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of its lines."""
        self._line.close()

    def following(self) -> HttpFollowing:
        """The part of it that knows who at home wants to be reached, over the same lines."""
        return HttpFollowing(self._line, self._at, self._peer)

    def greet(self) -> Greeting:
        """Who is there. Raises NewerPeer, OlderPeer, OtherProject."""
        found = self._tell("GET", "greeting")
        with wire.strictly(self._peer):
            greeting = wire.greeting_of(found)
        if greeting.protocol[0] != PROTOCOL[0]:
            raise (NewerPeer if greeting.protocol[0] > PROTOCOL[0] else OlderPeer)(peer=self._peer)
        if greeting.project_id != self._project_id:
            raise OtherProject(peer=self._peer)
        return greeting

    def vector(self) -> Vector:
        """What it has."""
        found = self._tell("GET", "vector")
        with wire.strictly(self._peer):
            return wire.vector_of(found)

    def give(self, ops: Sequence[Op]) -> Vector:
        """Hands ops over, in several goes when they are more than travel at once; each is one transaction there. Raises Gap,
        Forked, TooMuch."""
        rest, ends = ops, None
        while rest or ends is None:
            body, number = wire.pack(rest)
            if rest and not number:
                raise TooMuch(peer=self._peer)
            rest = rest[number:]
            found = self._line.ask("POST", f"{self._at}/ops", body=body, kind=wire.PACKED)
            with wire.strictly(self._peer):
                ends = wire.vector_of(wire.read(found))
        return ends

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        """Its ops after a vector, at most ``most`` and no more than travel at once."""
        asked = wire.written(wire.told_vector(after) | {"most": min(most, wire.MOST_OPS)})
        found = self._line.ask("POST", f"{self._at}/ops/after", body=asked, media=wire.PACKED)
        with wire.strictly(self._peer):
            ops = wire.unpack(self._project_id, found)
        if len(ops) > most:
            raise Garbled(peer=self._peer)
        return ops

    def links(self, device: str, numbers: Sequence[int]) -> tuple[str, ...]:
        """The links of a log at these numbers."""
        links: list[str] = []
        for some in _portions(numbers, wire.MOST_LINKS):
            found = self._tell("POST", "links", {"device": device, "numbers": some})
            with wire.strictly(self._peer):
                links.extend(wire.texts(found, "links", len(some)))
        if len(links) != len(numbers):
            raise Garbled(peer=self._peer)
        return tuple(links)

    def op_at(self, device: str, number: int) -> Op | None:
        """One op of a log, or None."""
        found = self._tell("POST", "op", {"device": device, "number": number})
        with wire.strictly(self._peer):
            return wire.op_in(self._project_id, found, "op") if found["op"] is not None else None

    def heal(self, device: str, after: int, first: Op) -> bool:
        """Tells it how our chain goes on; whether it moved its own aside."""
        found = self._tell("POST", "heal", {"device": device, "after": after, "first": line_of(first)})
        with wire.strictly(self._peer):
            return wire.truth(found, "moved")

    def digest(self, vector: Vector) -> str:
        """A digest of its state at a vector."""
        found = self._tell("POST", "digest", wire.told_vector(vector))
        with wire.strictly(self._peer):
            return wire.text(found, "digest")

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        """What it has of pictures, one for each name and in that order."""
        states: list[BlobState] = []
        for some in _portions(names, wire.MOST_NAMES):
            found = self._tell("POST", "blobs", {"names": some})
            with wire.strictly(self._peer):
                states.extend(wire.blobs_of(found))
        if [state.sha256 for state in states] != list(names):
            raise Garbled(peer=self._peer)
        return tuple(states)

    def put_blob(self, state: BlobState, offset: int, part: bytes) -> int:
        """Hands a part of a picture over, at most LARGEST_PART bytes; how many it has then. Raises TooMuch for a larger
        part."""
        if len(part) > wire.LARGEST_PART:
            raise TooMuch(peer=self._peer)
        query: dict[str, str | int] = {"offset": offset, "size": state.size, "type": state.media_type}
        path = f"{self._at}/blobs/{quote(state.sha256, safe='')}"
        found = self._line.ask("PUT", path, body=part, kind=wire.BYTES, query=query)
        with wire.strictly(self._peer):
            return wire.number(wire.read(found), "have", high=state.size or wire.GREATEST)

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        """A part of a picture, at most LARGEST_PART bytes; what came before the line was cut counts. Raises Gone."""
        some = min(most, wire.LARGEST_PART)
        path = f"{self._at}/blobs/{quote(sha256, safe='')}"
        return self._line.fetch(path, {"offset": offset, "most": some}, some)

    def _tell(self, method: str, path: str, message: wire.Message | None = None) -> wire.Message:
        return self._line.tell(method, f"{self._at}/{path}", message)


def _portions(whole: Sequence[T], most: int) -> Iterator[list[T]]:
    for start in range(0, len(whole), most):
        yield list(whole[start : start + most])
