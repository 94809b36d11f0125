"""Another side that speaks our protocol and still does not answer what was asked."""
# ruff: noqa: ARG002 - a liar needs nothing of what is asked

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cocreate_desktop.central import wire
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import Garbled, NewerPeer, OlderPeer, TooMuch
from cocreate_desktop.services.peers import BlobState, Vector
from tests.central.memory import MemoryPeer, some_ops
from tests.central.serving import app_of, asking, serving


class Liar(MemoryPeer):
    """Answers in the right words, and never what was asked."""

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        return some_ops("a", most + 1)

    def links(self, device: str, numbers: Sequence[int]) -> tuple[str, ...]:
        return ()

    def op_at(self, device: str, number: int) -> Op | None:
        return replace(some_ops("a", 1)[0], hlc="f" * 12 + ".0000.a")

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        return super().blobs([name[::-1] for name in names])

    def put_blob(self, state: BlobState, offset: int, part: bytes) -> int:
        return state.size + 1

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        return bytes(most + 1)


def test_that_answers_to_something_else_are_refused() -> None:
    liar, name = Liar(), "01" * 32
    with serving(app_of(liar)) as port, asking(port) as other:
        state = BlobState(name, "image/jpeg", 9, 0)
        for asked in (
            lambda: other.take({}, 3), lambda: other.links("a", [1]), lambda: other.op_at("a", 1), lambda: other.blobs([name]),
            lambda: other.put_blob(state, 0, b"x"), lambda: other.get_blob(name, 0, 5),
        ):  # fmt: skip
            with pytest.raises(Garbled):
                asked()
        for protocol, heard in (((2, 0), NewerPeer), ((0, 9), OlderPeer)):
            liar.protocol = protocol
            with pytest.raises(heard):
                other.greet()


def test_that_an_op_that_is_too_large_to_travel_is_said_on_both_sides() -> None:
    peer = MemoryPeer()
    (large,) = some_ops("a", 1, "x" * wire.LARGEST)
    with serving(app_of(peer)) as port, asking(port) as other:
        with pytest.raises(TooMuch):
            other.give([large])
        peer.give([large])
        with pytest.raises(TooMuch):
            other.take({}, 10)
