"""What travels comes back as it was, and what is not exactly ours is refused whole."""

import json
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop.central import wire
from cocreate_desktop.central.problems import code_of, problem_of, told_problem
from cocreate_desktop.domain.errors import CocreateError, NotReady
from cocreate_desktop.domain.syncerrors import Forked, Garbled, SyncProblem
from cocreate_desktop.services.oplines import line_of
from cocreate_desktop.services.peers import BlobState, End, Greeting
from tests.central.memory import PROJECT, some_ops

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40)
VECTORS = st.dictionaries(NAMES, st.builds(End, st.integers(1, wire.GREATEST), NAMES), max_size=5)
SHA = "0123456789abcdef" * 4
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
OPS = some_ops("a", 3)
READERS: tuple[Callable[[wire.Message], object], ...] = (
    wire.vector_of,
    wire.greeting_of,
    wire.blob_of,
    wire.blobs_of,
    lambda message: problem_of(message, "x"),
)


def refused(taken: Callable[[], object]) -> bool:
    """Whether it is refused, and in the one way there is."""
    try:
        with wire.strictly("x"):
            taken()
    except Garbled:
        return True
    return False


def packed(*lines: str) -> bytes:
    return zlib.compress("\n".join(lines).encode("utf-8", "surrogatepass"))


@settings(max_examples=60, deadline=None)
@given(vector=VECTORS, name=NAMES, number=st.integers(0, 9))
def test_that_messages_come_back_as_they_were(vector: dict[str, End], name: str, number: int) -> None:
    greeting = Greeting((1, number), name, name, name, name)
    blob = BlobState(SHA, name, 9, number)
    assert wire.vector_of(wire.read(wire.written(wire.told_vector(vector)))) == vector
    assert wire.greeting_of(wire.read(wire.written(wire.told_greeting(greeting)))) == greeting
    assert wire.blob_of(wire.read(wire.written(wire.told_blob(blob)))) == blob


@settings(max_examples=100, deadline=None)
@given(
    message=st.dictionaries(
        st.sampled_from(("ends", "protocol", "sha256", "blobs", "error", "size")), ANYTHING
    )
)
def test_that_any_other_message_is_read_or_refused_and_never_fails(message: wire.Message) -> None:
    for reader in READERS:
        refused(lambda reader=reader: reader(message))  # type: ignore[misc]


@settings(max_examples=100, deadline=None)
@given(body=st.binary(max_size=60) | st.builds(zlib.compress, st.binary(max_size=60)), cut=st.integers(1, 40))
def test_that_any_other_bytes_are_refused(body: bytes, cut: int) -> None:
    assert refused(lambda: wire.read(body)) or isinstance(json.loads(body), dict)
    assert refused(lambda: wire.unpack(PROJECT, body)) or zlib.decompress(body) == b""
    whole, _ = wire.pack(OPS)
    assert refused(lambda: wire.unpack(PROJECT, whole[:-cut]))
    assert refused(lambda: wire.unpack(PROJECT, whole + body)) or not body


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"7", b"null", b'{"a": NaN}', b'{"a": Infinity}', b'{"a": 1e999}', b"\xff{}",
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 100_000, b'{"a":' * 100_000,
    ],
)  # fmt: skip
def test_that_what_is_no_message_is_refused(body: bytes) -> None:
    assert refused(lambda: wire.read(body))


@pytest.mark.parametrize(
    "ends",
    [
        None, [], {"": [1, "l"]}, {"a": 1}, {"a": [1]}, {"a": [1, "l", 2]}, {"a": [0, "l"]}, {"a": [True, "l"]},
        {"a": [1.0, "l"]},         {"a": [1, None]}, {"a": [1, "l\0"]}, {"a\0": [1, "l"]}, {"a": [1, "\ud800"]},
        {"\udfff": [1, "l"]}, {"a": [2**63, "l"]},
        {"a" * 301: [1, "l"]}, {"a": [1, "l" * 301]}, {str(n): [1, "l"] for n in range(wire.MOST_DEVICES + 1)},
    ],
)  # fmt: skip
def test_that_a_vector_with_one_wrong_part_is_refused(ends: object) -> None:
    assert refused(lambda: wire.vector_of({"ends": ends}))


def test_that_ops_are_packed_as_far_as_they_travel_at_once() -> None:
    many = some_ops("a", wire.MOST_OPS + 1)
    body, number = wire.pack(many)
    assert (wire.unpack(PROJECT, body), number) == (many[:-1], wire.MOST_OPS)
    large = [replace(op, value=json.dumps("x" * (wire.LARGEST // 2))) for op in OPS]
    body, number = wire.pack(large)
    assert (wire.unpack(PROJECT, body), number) == ((large[0],), 1)
    assert wire.pack([replace(OPS[0], value=json.dumps("x" * wire.LARGEST))])[1] == 0
    assert wire.unpack(PROJECT, wire.pack([])[0]) == ()


def test_that_ops_of_a_stranger_are_refused_whole() -> None:
    good = line_of(OPS[0])
    assert (
        wire.unpack("another", packed(good))[0].project_id == "another"
    )  # a batch never brings ops of another project
    for bad in (
        packed(good, ""),
        packed(good, good.replace("note", "no\ud800te")),
        packed(good, good.replace(OPS[0].hlc, f"f{OPS[0].hlc[1:]}")),
        packed(*[good] * (wire.MOST_OPS + 1)),
        packed(good) + b"x",
        packed(good)[:-4],
        zlib.compress(good.encode("utf-16")),
        good.encode(),
    ):
        assert refused(lambda bad=bad: wire.unpack(PROJECT, bad))  # type: ignore[misc]


def test_that_a_small_body_never_becomes_a_large_one() -> None:
    bomb = zlib.compress(bytes(64 * 1024 * 1024), 9)
    assert len(bomb) < 70_000
    assert refused(lambda: wire.unpack(PROJECT, bomb))


def _family(kind: type[SyncProblem]) -> list[type[SyncProblem]]:
    return [kind, *(deeper for one in kind.__subclasses__() for deeper in _family(one))]


def test_that_every_problem_travels_and_no_value_of_it_but_a_device() -> None:
    for kind in _family(SyncProblem):
        message = told_problem(
            kind(peer="Laptop van Fatima", why="because", device="dev", path="/home/fatima")
        )
        assert set(message) == ({"error", "device"} if kind is Forked else {"error"})
        assert str(problem_of(message, "x"))
    other: CocreateError = NotReady(why="")
    assert code_of(other) == "failed"
