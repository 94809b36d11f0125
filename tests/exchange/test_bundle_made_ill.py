"""Bundles that are sealed as they should be, by somebody who means ill or whose program is wrong: each is refused whole."""

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import BadBundle
from cocreate_desktop.exchange.bundle import FRAME, HEAD, INDEX, OPS, PICTURE, PICTURE_HEAD
from cocreate_desktop.exchange.bundlepeer import BundlePeer
from cocreate_desktop.exchange.sealedfile import SealedReader, SealedWriter
from cocreate_desktop.services.oplines import line_of
from tests.exchange.held import PROJECT, history

WORDS = "vier natte fietsen"
TOLD = {
    "protocol": [1, 0],
    "app": "1",
    "project_id": PROJECT,
    "project": "",
    "device": "laptop-a",
    "extra": {},
}
HONEST = history([("laptop-a", "1"), ("laptop-b", "2"), ("laptop-a", "3")])
SHA256 = hashlib.sha256(b"picture").digest()
Parts = Sequence[tuple[bytes, bytes]]


def head(**other: object) -> tuple[bytes, bytes]:
    return HEAD, json.dumps({**TOLD, **other}).encode()


def packed(*ops: Op) -> tuple[bytes, bytes]:
    return OPS, zlib.compress("\n".join(map(line_of, ops)).encode())


def picture(content: bytes = b"picture") -> tuple[bytes, bytes]:
    return PICTURE, PICTURE_HEAD.pack(SHA256, 9) + b"image/png" + content


def sealed(path: Path, parts: Parts, *, index: bool = True) -> Path:
    """A bundle of these parts with the index that would fit them."""
    told: dict[str, object] = {"ops": [], "vector": {}, "pictures": {}}
    ops, pictures = [], {}
    with path.open("wb") as file:
        writer = SealedWriter(file, WORDS, 2)
        for kind, content in parts:
            if kind == OPS:
                ops.append([writer.written, 3])
            if kind == PICTURE:
                pictures[SHA256.hex()] = [writer.written + FRAME.size + 42, len(content) - 42, "image/png"]
            writer.write(FRAME.pack(kind, len(content)) + content)
        told |= {"ops": ops, "pictures": pictures}
        told["vector"] = {op.device: [op.seq, op.link] for op in HONEST} if ops else {}
        if index:
            content = json.dumps(told).encode()
            writer.write(FRAME.pack(INDEX, len(content)) + content)
        writer.finish()
    return path


def test_that_the_honest_one_of_these_opens(tmp_path: Path) -> None:
    with BundlePeer(sealed(tmp_path / "b", [head(later="x"), packed(*HONEST), picture()]), WORDS) as bundle:
        assert bundle.take({}, 9) == HONEST
        assert bundle.get_blob(SHA256.hex(), 0, 99) == b"picture"


ILL: dict[str, Parts] = {
    "nothing": [],
    "no head": [packed(*HONEST)],
    "two heads": [head(), head(), packed(*HONEST)],
    "a head that is none": [(HEAD, b"[]"), packed(*HONEST)],
    "a head of no project": [head(project_id=""), packed(*HONEST)],
    "a head without its protocol": [head(protocol="one"), packed(*HONEST)],
    "extras that are none": [head(extra=[1]), packed(*HONEST)],
    "ops in another order": [head(), packed(HONEST[1], HONEST[0], HONEST[2])],
    "an op that is missing": [head(), packed(HONEST[1], HONEST[2])],
    "an op that comes twice": [head(), packed(*HONEST, HONEST[2])],
    "a stamp of another device": [head(), packed(replace(HONEST[0], device="laptop-c"), *HONEST[1:])],
    "lines that are no ops": [head(), (OPS, zlib.compress(b"[1]\n{}"))],
    "nested for ever": [head(), (OPS, zlib.compress(b"[" * 100_000))],
    "ops that are not packed": [head(), (OPS, line_of(HONEST[0]).encode())],
    "something behind what is packed": [head(), (OPS, packed(*HONEST)[1] + b"more")],
    "a part that unpacks for ever": [head(), (OPS, zlib.compress(bytes(70 << 20)))],
    "ops after the pictures": [head(), picture(), packed(*HONEST)],
    "a picture under another name": [head(), packed(*HONEST), picture(b"other")],
    "an empty picture": [head(), packed(*HONEST), picture(b"")],
    "the same picture twice": [head(), packed(*HONEST), picture(), picture()],
    "a part of another kind": [head(), packed(*HONEST), (b"?", b"")],
    "more than its index says": [head(), packed(*HONEST[:2])],
}


@pytest.mark.parametrize("parts", ILL.values(), ids=ILL)
def test_that_what_is_wrong_inside_is_refused(tmp_path: Path, parts: Parts) -> None:
    with pytest.raises(BadBundle):
        BundlePeer(sealed(tmp_path / "b", parts), WORDS)


def test_that_one_without_an_index_or_with_something_behind_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadBundle):
        BundlePeer(sealed(tmp_path / "b", [head(), packed(*HONEST)], index=False), WORDS)
    with pytest.raises(BadBundle):
        BundlePeer(sealed(tmp_path / "c", [head(), (INDEX, b"{}"), packed(*HONEST)]), WORDS)
    with pytest.raises(BadBundle):
        BundlePeer(sealed(tmp_path / "d", [head(), (PICTURE, b"short")]), WORDS)


def test_that_a_header_that_asks_for_more_memory_than_there_is_is_refused(tmp_path: Path) -> None:
    path = sealed(tmp_path / "b", [head()])
    whole = path.read_bytes()
    for place, value in ((11, 2), (12, 0), (12, 40), (13, 0), (14, 0)):
        changed = bytearray(whole[:47])
        changed[place] = value
        path.write_bytes(changed + hashlib.sha256(changed).digest() + whole[79:])
        with path.open("rb") as file, pytest.raises(BadBundle):
            SealedReader(path, file, WORDS)
