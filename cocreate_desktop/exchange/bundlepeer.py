"""A bundle as the other side of a sync: it gives what it has and takes nothing. Where its log and that of whoever reads it
part, it shows its own under another name, as a laptop would: the file itself stays as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

from cocreate_desktop.domain.chains import keeps_name, moved
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import BundleIsRead
from cocreate_desktop.exchange.bundlefile import BundleFile, Part
from cocreate_desktop.services.peers import BlobState, End, Greeting, Vector

_NOTHING = End(0, "")


@dataclass(frozen=True, slots=True)
class _Aside:
    """The ops of a device after number ``after``, as they are shown."""

    after: int
    ops: tuple[Op, ...]

    @property
    def device(self) -> str:
        return self.ops[0].device


class BundlePeer:
    """Fulfils the reading half of ``services.peers.Peer``. ``project`` is the project's name, ``extra`` what else was put in.
    One thread at a time; close it."""

    def __init__(self, path: Path, passphrase: str, project_id: str = "") -> None:
        """Opens and looks through all of it; ``project_id`` is the project that it has to be of (empty: any). Raises BadBundle,
        WrongPassphrase, NewerBundle, StrangeBundle, Empty, and BadFile when it is not there or the disk does not give it."""
        self._path = path
        self._file = BundleFile(path, passphrase, project_id)
        self._vector = dict(self._file.vector)
        self._aside: dict[str, _Aside] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _problem: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def project(self) -> str:
        """The name of the project."""
        return self._file.project

    @property
    def extra(self) -> Mapping[str, str]:
        """What else was put in."""
        return self._file.extra

    def close(self) -> None:
        """Lets the file go, so that the stick can be pulled out."""
        self._file.close()

    def greet(self) -> Greeting:
        """Who made it; ``name`` is that of the file."""
        return self._file.greeting

    def vector(self) -> Vector:
        """What is in it."""
        return dict(self._vector)

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        """As a Peer does. Raises BadBundle, BadFile when the stick fails or was pulled out meanwhile."""
        found: list[Op] = []
        for part in self._file.parts:
            if any(seq > _seq(after, device) for device, seq in self._last(part)):
                found += [op for op in self._shown(part) if op.seq > _seq(after, op.device)]
            if len(found) >= most:
                break
        return tuple(found[:most])

    def links(self, device: str, numbers: Sequence[int]) -> tuple[str, ...]:
        """The links of ``device``'s ops with these numbers, empty for one it has not."""
        found = (self.op_at(device, number) for number in numbers)
        return tuple(op.link if op is not None else "" for op in found)

    def op_at(self, device: str, number: int) -> Op | None:
        """The op of ``device`` with this number; None when it has none."""
        for part in self._file.parts:
            if any(one == device and seq >= number for one, seq in self._last(part)):
                return next((op for op in self._shown(part) if (op.device, op.seq) == (device, number)), None)
        return None

    def heal(self, device: str, after: int, first: Op) -> bool:
        """Shows its own chain under another name from now on, when that is the one to move."""
        own = self.op_at(device, after + 1)
        if own is None or keeps_name(own, first):
            return False
        ops = [op for part in self._file.parts for op in self._shown(part) if op.device == device]
        aside = _Aside(after, moved(ops[after:]))
        there = self._vector.get(aside.device, _NOTHING)
        if there.seq < len(aside.ops):
            self._vector[aside.device] = End(len(aside.ops), aside.ops[-1].link)
        self._vector.pop(device)
        if after:
            self._vector[device] = End(after, ops[after - 1].link)
        self._aside[device] = aside
        return True

    def digest(self, _vector: Vector) -> str:
        """Empty: a file has no state but its ops."""
        return ""

    def blobs(self, names: Sequence[str]) -> tuple[BlobState, ...]:
        """What it has of these pictures: all or nothing of each."""
        return tuple(map(self._file.picture, names))

    def get_blob(self, sha256: str, offset: int, most: int) -> bytes:
        """A part of a picture. Raises Gone, BadBundle, BadFile."""
        return self._file.bytes_of(sha256, offset, most)

    def give(self, _ops: Sequence[Op]) -> NoReturn:
        """Raises BundleIsRead."""
        raise BundleIsRead(path=str(self._path))

    def put_blob(self, _state: BlobState, _offset: int, _part: bytes) -> NoReturn:
        """Raises BundleIsRead."""
        raise BundleIsRead(path=str(self._path))

    def _last(self, part: Part) -> Iterator[tuple[str, int]]:
        """Up to which number the devices of ``part`` come in it, as they are shown."""
        for device, seq in part.last.items():
            aside = self._aside.get(device)
            if aside is not None and seq > aside.after:
                yield aside.device, seq - aside.after
                yield device, aside.after
            else:
                yield device, seq

    def _shown(self, part: Part) -> Iterator[Op]:
        """The ops of ``part`` as they are shown. What others moved aside earlier may be in it already under that name."""
        for op in self._file.ops(part):
            aside = self._aside.get(op.device)
            if aside is None or op.seq <= aside.after:
                yield op
            elif op.seq - aside.after > _seq(self._file.vector, aside.device):
                yield aside.ops[op.seq - aside.after - 1]


def _seq(vector: Vector, device: str) -> int:
    return vector.get(device, _NOTHING).seq
