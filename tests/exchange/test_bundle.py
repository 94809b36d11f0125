"""A project as a file for a stick: all of it comes back, and a file that is not whole brings nothing in."""

import hashlib
import json
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop.domain.chains import canonical
from cocreate_desktop.domain.errors import BadFile, Empty, Gone, NoPlace
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import (
    BadBundle,
    BundleIsRead,
    NewerBundle,
    StrangeBundle,
    Unreachable,
    WrongPassphrase,
)
from cocreate_desktop.exchange.bundle import Source, Written, write_bundle
from cocreate_desktop.exchange.bundlepeer import BundlePeer
from cocreate_desktop.exchange.sealedfile import CHUNK, MAGIC
from cocreate_desktop.services.peers import BlobState, End, Greeting, Peer, Vector
from tests.exchange.held import PROJECT, Held, history, named

WORDS = "vier natte fietsen"
QUICK = 4  # scrypt's cost: a passphrase that protects nothing
NOTES = [(f"laptop-{place % 3}", json.dumps(f"Meer groen {place}")) for place in range(1200)]
VALUES = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "Cf"))).map(canonical)
LOGS = st.lists(st.tuples(st.sampled_from(["laptop-a", "laptop-b", "hub"]), st.none() | VALUES), max_size=40)


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stick")


def write(peer: Source, out: Path, extra: dict[str, str] | None = None, *names: str) -> Written:
    return write_bundle(peer, out, WORDS, project="Buurt aan zet", extra=extra, pictures=names, cost=QUICK)


@pytest.fixture(scope="module")
def whole(stick: Path) -> bytes:
    """A bundle of several chunks: 1,200 ops and two pictures."""
    pictures = named(bytes(range(256)) * 900, b"small")
    write(Held(history(NOTES), pictures), stick / "whole", None, *pictures)
    return (stick / "whole").read_bytes()


@settings(max_examples=40, deadline=None)
@given(writes=LOGS, most=st.integers(1, 50), pictures=st.sets(st.binary(min_size=1), max_size=3))
def test_that_everything_comes_back_and_a_second_time_there_is_nothing_more(
    stick: Path, writes: list[tuple[str, str | None]], most: int, pictures: set[bytes]
) -> None:
    peer = Held(history(writes), named(*pictures))
    written = write_bundle(
        peer, stick / "all", WORDS, project="Buurt aan zet", extra={"vault key": "k"}, cost=QUICK
    )
    assert (written.ops, written.pictures, written.without) == (len(peer.ops), len(pictures), ())
    with BundlePeer(stick / "all", WORDS, PROJECT) as bundle:
        assert (bundle.project, bundle.extra) == ("Buurt aan zet", {"vault key": "k"})
        assert (bundle.greet().device, bundle.greet().name) == ("laptop-a", "all")
        assert bundle.vector() == peer.vector()
        after: dict[str, End] = {}
        taken: list[Op] = []
        while ops := bundle.take(after, most):
            taken += ops
            after.update((op.device, End(op.seq, op.link)) for op in ops)
        assert tuple(taken) == peer.ops
        assert bundle.take(peer.vector(), most) == ()
        assert bundle.take({}, most) == peer.ops[:most]
        for device in ("laptop-a", "hub"):
            own = {op.seq: op for op in peer.ops if op.device == device}
            assert bundle.links(device, (3, 1, 0)) == tuple(
                own[n].link if n in own else "" for n in (3, 1, 0)
            )
            assert bundle.op_at(device, 2) == own.get(2)
        for name, content in peer.pictures.items():
            assert bundle.blobs((name,)) == (BlobState(name, "image/png", len(content), len(content)),)
            assert bundle.get_blob(name, 1, 10) == content[1:11]
            assert bundle.get_blob(name, len(content), 10) == b""


def test_that_a_bundle_is_only_read(stick: Path, whole: bytes) -> None:
    with BundlePeer(stick / "whole", WORDS) as bundle:
        with pytest.raises(BundleIsRead):
            bundle.give(())
        with pytest.raises(BundleIsRead):
            bundle.put_blob(BlobState("00", "", 1, 0), 0, b"x")
        with pytest.raises(Gone):
            bundle.get_blob("00", 0, 1)
        assert bundle.blobs(("00",)) == (BlobState("00", "", 0, 0),)
        assert bundle.digest(bundle.vector()) == ""
        peer: Peer = bundle
        assert peer.greet().project_id == PROJECT


def refused(stick: Path, content: bytes) -> None:
    damaged = stick / "damaged"
    damaged.write_bytes(content)
    with pytest.raises(BadBundle):
        BundlePeer(damaged, WORDS)


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_that_half_a_bundle_is_refused_wherever_it_was_cut(
    stick: Path, whole: bytes, data: st.DataObject
) -> None:
    front = len(whole) % (CHUNK + 16)
    ends = st.sampled_from([0, 1, 11, 20, front, front + CHUNK + 16, len(whole) - 16, len(whole) - 1])
    refused(stick, whole[: data.draw(ends | st.integers(0, len(whole) - 1))])


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_that_one_flipped_bit_is_noticed_wherever_it_is(
    stick: Path, whole: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, 100) | st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[place] ^= 1 << data.draw(st.integers(0, 7))
    refused(stick, bytes(changed))


def test_that_chunks_that_moved_or_came_twice_are_noticed(stick: Path, whole: bytes) -> None:
    header, size = 79, CHUNK + 16
    assert whole[11:13] == b"\x01\x04"  # the header ends with 32 bytes of its digest
    chunks = [whole[at : at + size] for at in range(header, len(whole), size)]
    assert len(chunks) > 3
    front = whole[:header]
    refused(stick, front + b"".join([chunks[1], chunks[0], *chunks[2:]]))
    refused(stick, front + b"".join([*chunks[:2], *chunks[1:]]))
    refused(stick, front + b"".join([chunks[0], *chunks[2:]]))
    refused(stick, front + b"".join(chunks[:-1]))
    refused(stick, whole + b"\0")
    refused(stick, whole + chunks[-1])
    write(Held(history(NOTES)), stick / "other")
    refused(stick, (stick / "other").read_bytes()[:header] + b"".join(chunks))
    refused(stick, front + (stick / "other").read_bytes()[header:])


def test_that_a_wrong_passphrase_another_project_and_a_newer_version_are_told_apart(
    stick: Path, whole: bytes
) -> None:
    path = stick / "whole"
    with pytest.raises(WrongPassphrase):
        BundlePeer(path, "vijf natte fietsen")
    with pytest.raises(StrangeBundle, match="Buurt aan zet"):
        BundlePeer(path, WORDS, "another")
    with pytest.raises(Empty):
        BundlePeer(path, "  ")
    with pytest.raises(BadFile):
        BundlePeer(stick / "nowhere", WORDS)
    with pytest.raises(BadFile):
        BundlePeer(stick, WORDS)
    newer = MAGIC + b"\x02\x00\x03new"
    (stick / "newer").write_bytes(newer + hashlib.sha256(newer).digest() + b"whatever follows")
    with pytest.raises(NewerBundle):
        BundlePeer(stick / "newer", WORDS)
    write(Held(greeting=Greeting((2, 0), "9.0", PROJECT, "d")), stick / "newer")
    with pytest.raises(NewerBundle):
        BundlePeer(stick / "newer", WORDS)


def test_that_a_passphrase_opens_as_another_keyboard_writes_it(stick: Path) -> None:
    write_bundle(Held(), stick / "accents", " café Zoë", cost=QUICK)
    BundlePeer(stick / "accents", "cafe\u0301 Zoe\u0308 ").close()
    with pytest.raises(Empty):
        write_bundle(Held(), stick / "bare", " ", cost=QUICK)
    assert not (stick / "bare").exists()


def test_that_nothing_can_be_read_without_the_passphrase_and_extras_are_there_only_when_asked(
    stick: Path,
) -> None:
    write(Held(history([("laptop-a", '"Noor van de Bakker"')])), stick / "secret", {"vault key": "abcd" * 8})
    content = (stick / "secret").read_bytes()
    for word in (b"Noor", b"abcd", b"Buurt", PROJECT.encode(), b"laptop-a", b"note"):
        assert word not in content
    write(Held(), stick / "bare")
    with BundlePeer(stick / "bare", WORDS) as bundle:
        assert bundle.extra == {}


def test_that_pictures_that_are_not_whole_or_not_themselves_stay_out_and_are_listed(stick: Path) -> None:
    peer = Held((), named(b"whole", b"half"))
    (good, half) = peer.pictures
    peer.half, peer.pictures["12" * 32] = frozenset({half}), b"not of this name"
    written = write(peer, stick / "some", None, good, half, "12" * 32, "ab" * 32, good)
    assert (written.pictures, written.without) == (1, (half, "12" * 32, "ab" * 32))
    with BundlePeer(stick / "some", WORDS) as bundle:
        assert [state.have for state in bundle.blobs((good, half))] == [5, 0]


class Growing(Held):
    """A replica that somebody goes on writing to."""

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        self.ops = history([*((op.device, op.value) for op in self.ops), ("laptop-a", "1"), ("new", "1")])
        return Held.take(self, after, most)


def test_that_writing_comes_to_an_end_while_others_go_on(stick: Path) -> None:
    peer = Growing(history([("laptop-a", "1"), ("laptop-b", "2")] * 700))
    before = peer.vector()
    write(peer, stick / "busy")
    with BundlePeer(stick / "busy", WORDS) as bundle:
        assert bundle.vector() == before


class Cut(Held):
    """A replica whose line is cut at the second portion."""

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        if after:
            raise Unreachable(peer="the hub")
        return Held.take(self, after, most)


def test_that_a_bundle_that_cannot_be_finished_leaves_the_old_one_and_nothing_else(stick: Path) -> None:
    folder = stick / "folder"
    write(Held(), folder / "b")
    before = (folder / "b").read_bytes()
    with pytest.raises(Unreachable):
        write(Cut(history(NOTES)), folder / "b")
    assert [path.name for path in folder.iterdir()] == ["b"]
    assert (folder / "b").read_bytes() == before
    with pytest.raises(NoPlace):
        write(Held(), folder / "b" / "c")


class Album(Held):
    """Pictures of a megabyte each that are in no memory."""

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        return tuple(BlobState(name, "image/jpeg", 1 << 20, 1 << 20) for name in names)

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        return SHADES[sha256] * min(most, (1 << 20) - offset)


SHADES = {hashlib.sha256(bytes([shade]) * (1 << 20)).hexdigest(): bytes([shade]) for shade in range(50)}


def test_that_fifty_megabytes_of_pictures_need_no_memory(stick: Path) -> None:
    tracemalloc.start()
    try:
        written = write(Album(), stick / "album", None, *SHADES)
        with BundlePeer(stick / "album", WORDS) as bundle:
            assert all(bundle.get_blob(name, 7, 1) == shade for name, shade in SHADES.items())
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert written.pictures == 50
    assert (stick / "album").stat().st_size > 50 << 20
    assert peak < 4 << 20
