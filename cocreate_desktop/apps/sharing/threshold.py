"""Where whoever shares steps into the file and out again: closing waits for those inside, never for those who wait for an
answer from elsewhere, and afterwards nobody comes in any more."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import SyncProblem
from cocreate_desktop.services.peers import BlobState, Greeting, Peer, Vector

T = TypeVar("T")


class Stopped(SyncProblem):
    """The project was closed meanwhile; what was handed over stays; values: ``peer``."""


class Threshold:
    """Any thread may come by."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._inside = 0
        self._closed = False

    def enter(self) -> None:
        """Raises Stopped once it is closed."""
        with self._moved:
            if self._closed:
                raise Stopped(peer="")
            self._inside += 1

    def leave(self) -> None:
        """Whoever closes may be waiting for it."""
        with self._moved:
            self._inside -= 1
            self._moved.notify_all()

    @contextmanager
    def inside(self) -> Iterator["Visit"]:
        """In the file, for as long as it lasts. Raises Stopped."""
        visit = Visit(self)
        visit.enter()
        try:
            yield visit
        finally:
            visit.leave()

    def close(self) -> None:
        """Returns when nobody is inside; a second time at once."""
        with self._moved:
            self._closed = True
            self._moved.wait_for(lambda: self._inside == 0)


class Visit:
    """One that is inside, or out for a while; for one thread."""

    def __init__(self, threshold: Threshold) -> None:
        self._threshold = threshold
        self._here = False

    def enter(self) -> None:
        """Raises Stopped."""
        self._threshold.enter()
        self._here = True

    def leave(self) -> None:
        """Nothing when it is out already."""
        if self._here:
            self._here = False
            self._threshold.leave()

    def out(self, asking: Callable[[], T]) -> T:
        """What ``asking`` gives, outside; then inside again. Raises Stopped, and what ``asking`` raises."""
        self.leave()
        try:
            return asking()
        finally:
            self.enter()


class Abroad:
    """Fulfils ``services.peers.Peer``: another one that is asked outside. ``greeted`` is what it said last of itself."""

    def __init__(self, peer: Peer, visit: Visit) -> None:
        self._peer = peer
        self._out = visit.out
        self.greeted: Greeting | None = None

    def greet(self) -> Greeting:
        """Who is there."""
        self.greeted = self._out(self._peer.greet)
        return self.greeted

    def vector(self) -> Vector:
        """What it has."""
        return self._out(self._peer.vector)

    def give(self, ops: Sequence[Op]) -> Vector:
        """Hands over ops."""
        return self._out(lambda: self._peer.give(ops))

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        """Its ops after a vector."""
        return self._out(lambda: self._peer.take(after, most))

    def links(self, device: str, numbers: Sequence[int]) -> tuple[str, ...]:
        """Links of a log."""
        return self._out(lambda: self._peer.links(device, numbers))

    def op_at(self, device: str, number: int) -> Op | None:
        """One op of a log."""
        return self._out(lambda: self._peer.op_at(device, number))

    def heal(self, device: str, after: int, first: Op) -> bool:
        """How our chain goes on."""
        return self._out(lambda: self._peer.heal(device, after, first))

    def digest(self, vector: Vector) -> str:
        """Of its state."""
        return self._out(lambda: self._peer.digest(vector))

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        """What it has of pictures."""
        return self._out(lambda: self._peer.blobs(names))

    def put_blob(self, state: BlobState, offset: int, part: bytes) -> int:
        """Hands over a part of a picture."""
        return self._out(lambda: self._peer.put_blob(state, offset, part))

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        """A part of a picture."""
        return self._out(lambda: self._peer.get_blob(sha256, offset, most))
