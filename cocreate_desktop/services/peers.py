"""The other side of a sync, as a Protocol: the hub, a laptop in the hall, a bundle on a stick, and this laptop itself all look
the same. docs/protocol.md says how it travels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cocreate_desktop.domain.ops import Op

PROTOCOL = (1, 0)
"""Major and minor. Another major is refused with a message; a minor only adds."""


@dataclass(frozen=True, slots=True)
class End:
    """Where one device's log ends: its last number (from 1) and the hash link of that op."""

    seq: int
    link: str


Vector = Mapping[str, End]
"""The end of every device's log that a replica has, by device id."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """Who answers: ``protocol`` major and minor, ``app`` its version, ``name`` how people call it, ``device`` whose ops it
    writes."""

    protocol: tuple[int, int]
    app: str
    project_id: str
    device: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class BlobState:
    """A picture's bytes by content: ``size`` whole (0: unknown), ``have`` how many bytes from the front are there."""

    sha256: str
    media_type: str
    size: int
    have: int


class Peer(Protocol):
    """A replica that can be asked and given. Each method may raise SyncProblem (Unreachable when the line is cut, with or
    without effect: everything may be asked and given again)."""

    def greet(self) -> Greeting:
        """Who is there. Raises NewerPeer, OlderPeer, OtherProject."""

    def vector(self) -> Vector:
        """What it has: asked every time, never remembered."""

    def give(self, ops: Sequence[Op]) -> Vector:
        """Hands over ops in the order of their stamps; those that it has already are passed over. All in one transaction, the
        vector is that after the commit. Raises Gap when one does not follow on what it has, Forked, Garbled."""

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        """Its ops that are not in ``after``, the first ``most`` in the order of their stamps; empty when there are no more."""

    def links(self, device: str, numbers: Sequence[int]) -> tuple[str, ...]:
        """The links of ``device``'s ops with these numbers, empty for one it has not: to find where two chains part."""

    def op_at(self, device: str, number: int) -> Op | None:
        """The op of ``device`` with this number; None when it has none."""

    def heal(self, device: str, after: int, first: Op) -> bool:
        """Two chains stand under ``device``, which both have in common up to number ``after``; ours goes on with ``first``.
        True when it moved its own chain aside; False when ours is the one to move (``domain.chains.keeps_name`` says which)."""

    def digest(self, vector: Vector) -> str:
        """A digest of the state at ``vector``; empty when it is elsewhere by now or the state is too large to say."""

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        """What it has of these pictures; one it lacks whole has ``have`` 0."""

    def put_blob(self, state: BlobState, offset: int, part: bytes) -> int:
        """Hands over a part of a picture; returns how many bytes it has now. At the last part the content must fit its name."""

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        """A part of a picture. Raises Gone."""


class Replica(Peer, Protocol):
    """The replica that lives here: a peer that also knows which pictures it holds and wants."""

    def held(self) -> tuple[BlobState, ...]:
        """The pictures that are whole here."""

    def wanted(self) -> tuple[str, ...]:
        """The pictures that things here show and whose bytes are not here (whole)."""
