"""A bundle that is open for reading: looked through whole before anything of it is given, so that half a bundle, or one that
somebody changed, brings nothing in. Reads in portions, whatever its size. docs/bundle.md gives the format.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cocreate_desktop import held
from cocreate_desktop.domain.chains import Fit, LogEnd, fit_of
from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import BadBundle, NewerBundle, StrangeBundle
from cocreate_desktop.exchange.bundle import FRAME, HEAD, INDEX, OPS, PICTURE, PICTURE_HEAD
from cocreate_desktop.exchange.sealedfile import CHUNK, SealedReader
from cocreate_desktop.services.oplines import op_of
from cocreate_desktop.services.peers import PROTOCOL, BlobState, End, Greeting, Vector

_MOST = 1 << 26
"""Bytes of one part of ops, packed or unpacked: whoever makes a bundle that unpacks to more means ill."""


@dataclass(slots=True)
class Part:
    """One part of the file: ``at`` and ``size`` of what stands in it, in bytes. Of a part of ops ``many`` is how many they are
    and ``last`` the number of the last op of each device in it."""

    kind: bytes
    at: int
    size: int
    many: int = 0
    last: dict[str, int] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """Where the next part begins."""
        return self.at + self.size


@dataclass(frozen=True, slots=True)
class _Picture:
    at: int
    size: int
    media_type: str


class BundleFile:
    """``greeting`` says who made it (its name is that of the file), ``project`` is the project's name, ``extra`` what else was
    put in, ``vector`` what it holds, ``parts`` where the ops are. One thread at a time."""

    def __init__(self, path: Path, passphrase: str, project_id: str = "") -> None:
        """``project_id`` is the project that it has to be of (empty: any). Raises BadBundle, WrongPassphrase, NewerBundle,
        StrangeBundle, Empty, and BadFile when it is not there or the disk does not give it."""
        self._path = path
        self.parts: list[Part] = []
        self._pictures: dict[str, _Picture] = {}
        with ExitStack() as unless_whole, self._told():
            try:
                held.refuse(path)
                file = unless_whole.enter_context(path.open("rb"))
            except OSError as problem:
                raise unreadable(problem, path) from problem
            self._sealed = SealedReader(path, file, passphrase)
            self.greeting, self.project, self.extra = self._head(project_id)
            self.vector: Vector = self._look_through()
            self.close = unless_whole.pop_all().close

    def ops(self, part: Part) -> tuple[Op, ...]:
        """The ops of ``part``. Raises BadBundle, BadFile when the stick fails or was pulled out meanwhile."""
        with self._told():
            unpacking = zlib.decompressobj()
            text = unpacking.decompress(self._sealed.read(part.at, part.size), _MOST)
            if not unpacking.eof or unpacking.unused_data:
                raise ValueError("not packed as it should be")
            return tuple(op_of(self.greeting.project_id, line) for line in text.decode().split("\n"))

    def picture(self, sha256: str) -> BlobState:
        """What is in it of a picture: all or nothing."""
        found = self._pictures.get(sha256)
        if found is None:
            return BlobState(sha256, "", 0, 0)
        return BlobState(sha256, found.media_type, found.size, found.size)

    def bytes_of(self, sha256: str, offset: int, most: int) -> bytes:
        """A part of a picture. Raises Gone, BadBundle, BadFile."""
        found = self._pictures.get(sha256)
        if found is None:
            raise Gone(what="picture", id=sha256)
        offset = min(offset, found.size)
        return self._sealed.read(found.at + offset, min(most, found.size - offset))

    def _head(self, project_id: str) -> tuple[Greeting, str, Mapping[str, str]]:
        part = self._part_at(0)
        head = self._json(part)
        major, minor = map(int, head["protocol"])
        if major > PROTOCOL[0]:
            raise NewerBundle(path=str(self._path))
        own, device, app, project = (str(head[name]) for name in ("project_id", "device", "app", "project"))
        if part.kind != HEAD or not own:
            raise ValueError("no head")
        if project_id and own != project_id:
            raise StrangeBundle(path=str(self._path), project=project or own)
        extra = {str(name): str(value) for name, value in head["extra"].items()}
        return Greeting((major, minor), app, own, device, self._path.name), project, extra

    def _look_through(self) -> Vector:
        """Every byte once: the seals, the parts in their order, each op after the one before it, each picture by its name."""
        logs: dict[str, LogEnd] = {}
        stamp, part = "", self._part_at(0)
        while part.kind != INDEX:
            part = self._part_at(part.end)
            if part.kind == OPS and not self._pictures:
                stamp = _followed(logs, self.ops(part), stamp, part)
                self.parts.append(part)
            elif part.kind == PICTURE:
                self._look_at_picture(part)
            elif part.kind != INDEX:
                raise ValueError("a part of another kind")
        vector = {device: End(end.seq, end.link) for device, end in logs.items()}
        if part.end != self._sealed.size or self._json(part) != self._own_index(vector):
            raise ValueError("not what its index says")
        return vector

    def _own_index(self, vector: Vector) -> dict[str, Any]:
        return {
            "ops": [[part.at - FRAME.size, part.many] for part in self.parts],
            "vector": {device: [end.seq, end.link] for device, end in vector.items()},
            "pictures": {name: [one.at, one.size, one.media_type] for name, one in self._pictures.items()},
        }

    def _look_at_picture(self, part: Part) -> None:
        name, length = PICTURE_HEAD.unpack(self._sealed.read(part.at, PICTURE_HEAD.size))
        front = PICTURE_HEAD.size + length
        media_type = self._sealed.read(part.at + PICTURE_HEAD.size, length).decode()
        picture = _Picture(part.at + front, part.size - front, media_type)
        content = hashlib.sha256()
        for offset in range(0, picture.size, CHUNK):
            content.update(self._sealed.read(picture.at + offset, min(CHUNK, picture.size - offset)))
        if picture.size < 1 or content.digest() != name or name.hex() in self._pictures:
            raise ValueError("no picture of this name")
        self._pictures[name.hex()] = picture

    def _part_at(self, at: int) -> Part:
        kind, size = FRAME.unpack(self._sealed.read(at, FRAME.size))
        part = Part(kind, at + FRAME.size, size)
        if part.end > self._sealed.size or (kind != PICTURE and size > _MOST):
            raise ValueError("longer than it can be")
        return part

    def _json(self, part: Part) -> dict[str, Any]:
        return dict(json.loads(self._sealed.read(part.at, part.size)))

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error) as problem:
            raise BadBundle(path=str(self._path)) from problem


def _followed(logs: dict[str, LogEnd], ops: Sequence[Op], stamp: str, part: Part) -> str:
    """Puts ``ops`` after what their logs had, and writes down in ``part`` what is in it; returns the last stamp. Raises
    ValueError for one that does not follow. Whether links are right is for whoever takes them in: seals hide it here."""
    for op in ops:
        if op.hlc <= stamp or fit_of(logs.get(op.device, LogEnd()), op) not in (Fit.NEXT, Fit.FORK):
            raise ValueError("an op that does not follow")
        logs[op.device], stamp = LogEnd(op.seq, op.hlc, op.link), op.hlc
        part.last[op.device] = op.seq
    part.many = len(ops)
    return stamp
