"""How a sync is written down: messages of JSON, ops packed together, ends of logs, pictures' states. What comes in is looked at
strictly: whatever is not exactly ours is refused before anything of it is used. docs/protocol.md is the same in words."""

import json
import math
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import Garbled
from cocreate_desktop.services.oplines import line_of, op_of
from cocreate_desktop.services.peers import PROTOCOL, BlobState, End, Greeting, Vector

Message = dict[str, Any]

SPEAKS = "CoCreate-Protocol"
"""The header of every request and every answer, as ``1.0``: what lacks it is none of ours."""
MEDIA = "application/vnd.cocreate+json"
PACKED = "application/vnd.cocreate+zlib"
BYTES = "application/octet-stream"

LARGEST = 4 * 1024 * 1024
"""Bytes of a message, and of packed ops once they are unpacked."""
LARGEST_PART = 1024 * 1024
"""Bytes of a picture that travel at once."""
MOST_OPS = 500
MOST_NAMES = 500
MOST_LINKS = 5000
MOST_DEVICES = 20_000
GREATEST = 2**63 - 1
LONGEST = 300
"""Characters of a name, an id or a link."""

_SPOKEN = re.compile(r"(\d{1,4})\.(\d{1,4})", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_WRITER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
# No clock of a laptop says a year after 9999; a greater stamp would leave no room for those that come after it.
_NEVER = "f"


@contextmanager
def strictly(peer: str) -> Iterator[None]:
    """What is read within it and is none of ours becomes Garbled, said of ``peer``."""
    try:
        yield
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error) as problem:
        raise Garbled(peer=peer) from problem


def spoken() -> str:
    """What this program says in ``SPEAKS``."""
    return f"{PROTOCOL[0]}.{PROTOCOL[1]}"


def protocol_of(said: str) -> tuple[int, int]:
    """Major and minor. Raises ValueError."""
    found = _SPOKEN.fullmatch(said)
    if found is None:
        raise ValueError("no protocol of ours")
    return int(found[1]), int(found[2])


def written(message: Mapping[str, object]) -> bytes:
    """A message as it travels."""
    return _WRITER.encode(message).encode()


def read(body: bytes) -> Message:
    """The message that ``body`` is; places that are not known are passed over. Raises ValueError, TypeError, RecursionError."""
    found = json.loads(body.decode(), parse_constant=_no_number, parse_float=_number)
    if not isinstance(found, dict):
        raise TypeError("no message")
    return found


def _no_number(said: str) -> float:
    raise ValueError(f"{said} is no number")


def _number(said: str) -> float:
    if not math.isfinite(float(said)):
        raise ValueError("too great")
    return float(said)


def text(message: Message, key: str, most: int = LONGEST, *, usual: str | None = None) -> str:
    """A text of at most ``most`` characters; ``usual`` where it may be absent. Raises ValueError, TypeError, KeyError."""
    return _text(message[key] if usual is None else message.get(key, usual), most)


def number(message: Message, key: str, low: int = 0, high: int = GREATEST) -> int:
    """A whole number from ``low`` to ``high``. Raises ValueError, TypeError, KeyError."""
    return _whole(message[key], low, high)


def truth(message: Message, key: str) -> bool:
    """Yes or no. Raises ValueError, TypeError, KeyError."""
    found = message[key]
    if not isinstance(found, bool):
        raise TypeError("neither yes nor no")
    return found


def texts(message: Message, key: str, most: int, longest: int = LONGEST) -> tuple[str, ...]:
    """At most ``most`` texts. Raises ValueError, TypeError, KeyError."""
    return tuple(_text(one, longest) for one in _list(message[key], most))


def numbers(message: Message, key: str, most: int) -> tuple[int, ...]:
    """At most ``most`` whole numbers from 1. Raises ValueError, TypeError, KeyError."""
    return tuple(_whole(one, 1, GREATEST) for one in _list(message[key], most))


def _list(found: object, most: int) -> list[object]:
    if not isinstance(found, list) or len(found) > most:
        raise ValueError("no list, or too long")
    return found


def _text(found: object, most: int) -> str:
    if not isinstance(found, str) or len(found) > most or "\0" in found:
        raise ValueError("no text, or too long")
    found.encode()  # a lone surrogate is a UnicodeEncodeError, and that a ValueError
    return found


def _whole(found: object, low: int, high: int) -> int:
    if type(found) is not int or not low <= found <= high:
        raise ValueError("no whole number, or out of bounds")
    return found


def pack(ops: Sequence[Op]) -> tuple[bytes, int]:
    """As many of the first of ``ops`` as travel at once, packed, and how many those are (0: the first is too large)."""
    lines: list[bytes] = []
    size = 0
    for op in ops[:MOST_OPS]:
        line = line_of(op).encode()
        size += len(line) + 1
        if size > LARGEST:
            break
        lines.append(line)
    return zlib.compress(b"\n".join(lines), 6), len(lines)


def unpack(project_id: str, body: bytes) -> tuple[Op, ...]:
    """The ops of ``project_id`` that were packed. Raises ValueError, zlib.error, RecursionError."""
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(body, LARGEST + 1)
    if len(plain) > LARGEST or not unpacking.eof or unpacking.unused_data:
        raise ValueError("half, too large or more than that")
    lines = plain.decode().split("\n") if plain else []
    if len(lines) > MOST_OPS:
        raise ValueError("too many")
    return tuple(_op(project_id, line) for line in lines)


def op_in(project_id: str, message: Message, key: str) -> Op:
    """An op of ``project_id`` as a line in a message. Raises ValueError, TypeError, KeyError, RecursionError."""
    return _op(project_id, text(message, key, LARGEST))


def _op(project_id: str, line: str) -> Op:
    op = op_of(project_id, line)
    if op.hlc.startswith(_NEVER) or op.base.startswith(_NEVER):
        raise ValueError("a time that no clock says")
    return op


def told_vector(vector: Vector) -> Message:
    """Where the logs end, by device: number and link."""
    return {"ends": {device: [end.seq, end.link] for device, end in vector.items()}}


def vector_of(message: Message) -> Vector:
    """The same back. Raises ValueError, TypeError, KeyError."""
    found = message["ends"]
    if not isinstance(found, dict) or len(found) > MOST_DEVICES or "" in found:
        raise ValueError("no ends")
    return {_text(device, LONGEST): _end(end) for device, end in found.items()}


def _end(found: object) -> End:
    pair = _list(found, 2)
    if len(pair) != 2:
        raise ValueError("no end")
    return End(_whole(pair[0], 1, GREATEST), _text(pair[1], LONGEST))


def told_greeting(greeting: Greeting) -> Message:
    """Who answers."""
    return {
        "protocol": list(greeting.protocol), "app": greeting.app, "project_id": greeting.project_id,
        "device": greeting.device, "name": greeting.name,
    }  # fmt: skip


def greeting_of(message: Message) -> Greeting:
    """The same back. Raises ValueError, TypeError, KeyError."""
    major, minor = _list(message["protocol"], 2)
    return Greeting(
        protocol=(_whole(major, 0, 9999), _whole(minor, 0, 9999)),
        app=text(message, "app"),
        project_id=text(message, "project_id"),
        device=text(message, "device"),
        name=text(message, "name", usual=""),
    )


def told_blob(state: BlobState) -> Message:
    """What is there of a picture."""
    return {
        "sha256": state.sha256,
        "media_type": state.media_type,
        "size": state.size,
        "have": state.have,
    }


def blob_of(message: object) -> BlobState:
    """The same back. Raises ValueError, TypeError, KeyError."""
    if not isinstance(message, dict):
        raise TypeError("no picture")
    size = number(message, "size")
    have = number(message, "have", high=size or GREATEST)
    return BlobState(sha256_of(text(message, "sha256")), text(message, "media_type"), size, have)


def blobs_of(message: Message) -> tuple[BlobState, ...]:
    """What is there of several pictures. Raises ValueError, TypeError, KeyError."""
    return tuple(blob_of(one) for one in _list(message["blobs"], MOST_NAMES))


def sha256_of(found: str) -> str:
    """The name of a picture: its SHA-256 in 64 small hexadecimal digits. Raises ValueError."""
    if not _SHA256.fullmatch(found):
        raise ValueError("no name of a picture")
    return found
