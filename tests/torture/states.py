"""The disk as a power cut may leave it: what was synced is there, and of what was not, chance decides what is.

Two kinds of disk (docs/decisions/037): on an ``ordered`` one (a journalling file system) changes of names reach the disk in
their order, and a file that is synced takes its own name along; on one that is not, any of the changes of names may be there or
not until their folder itself is synced. On both a write that was not synced is there, or not, or only some of its sectors,
and a file may have become longer without what was written there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from random import Random

from tests.torture.recording import Did, Disk, Record

SECTOR = 512
_TOP = 0
_SHM_BYTES = 32768


class Fate(Enum):
    """What becomes of everything that was not synced."""

    KEPT = "all kept"
    LOST = "all lost"
    CHANCE = "by chance"


@dataclass(frozen=True, slots=True)
class Change:
    """To what is in a file: ``data`` at a place, or (None) a new length."""

    at: int
    data: bytes | None


@dataclass(slots=True)
class Named:
    """A change of names: ``file`` stands under ``new`` now, and no longer under ``old``; each a folder and a name in it."""

    file: int
    old: tuple[int, str] | None
    new: tuple[int, str] | None
    synced: bool = False

    def touches(self, folder: int) -> bool:
        """Whether it is a change in this folder."""
        return folder in {place[0] for place in (self.old, self.new) if place is not None}


@dataclass(slots=True)
class Content:
    """Of a file: what is surely on the disk, and the changes since."""

    sure: bytearray = field(default_factory=bytearray)
    later: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is on the disk."""
        for change in self.later:
            _apply(self.sure, change)
        self.later.clear()

    def after(self, fate: Fate, chance: Random) -> bytes:
        """What may be left of it."""
        left = bytearray(self.sure)
        share = chance.random()
        for change in self.later:
            if fate is Fate.KEPT or (fate is Fate.CHANCE and chance.random() < share):
                _apply(left, change)
            elif fate is Fate.CHANCE and change.data is not None:
                _spoil(left, change.at, change.data, chance)
        return bytes(left)


class RecordedDisk:
    """The disk while the records go by."""

    def __init__(self, before: Disk, *, ordered: bool) -> None:
        self._ordered = ordered
        self._files: dict[int, Content | None] = {_TOP: None}  # None: a folder
        self._first: dict[tuple[int, str], int] = {}
        self._numbers: dict[int, int] = {}  # the disk's own number of a file: ours
        for name, content in before.items():
            here = self._new(None if content is None else Content(bytearray(content)))
            self._first[self._place(name, self._first)] = here
        self._now = dict(self._first)
        self._named: list[Named] = []
        self._in_memory: dict[str, list[bytes]] = {}
        self._surely = 0  # how many of them an ordered disk has in any case

    def go_by(self, record: Record) -> None:
        """One more call."""
        match record.did:
            case Did.OPENED:
                self._opened(record)
            case Did.WROTE:
                self._content(record.file).later.append(Change(record.at, record.data))
            case Did.CUT:
                self._content(record.file).later.append(Change(record.at, None))
            case Did.IN_MEMORY:
                self._in_memory.setdefault(record.path, []).append(record.data)
            case Did.SYNCED:
                self._synced(self._numbers[record.file])
            case Did.MADE_FOLDER:
                self._name(Named(self._new(None), None, self._here(record.path)))
            case Did.RENAMED | Did.LINKED if self._is_here(record.path):
                old, new = self._here(record.path), self._here(record.other)
                self._name(Named(self._now[old], old if record.did is Did.RENAMED else None, new))
            case Did.UNLINKED | Did.TOOK_FOLDER if self._is_here(record.path):
                old = self._here(record.path)
                self._name(Named(self._now[old], old, None))

    def after_cut(self, chance: Random, during: Sequence[Record] = ()) -> Disk:
        """What may be left when the power goes now, or ``during`` writes that only began."""
        for record in during:
            self._content(record.file).later.append(Change(record.at, record.data))
        try:
            return self._left(chance)
        finally:
            for record in during:
                self._content(record.file).later.pop()

    def _left(self, chance: Random) -> Disk:
        fate = chance.choice((Fate.KEPT, Fate.LOST, Fate.CHANCE, Fate.CHANCE))
        names = dict(self._first)
        for change in self._kept(fate, chance):
            _rename(names, change)
        below: dict[int, list[tuple[str, int]]] = {}
        for (folder, name), file in names.items():
            below.setdefault(folder, []).append((name, file))
        contents = {
            file: None if content is None else content.after(fate, chance)
            for file in {_TOP, *names.values()}
            for content in (self._files[file],)
        }
        left = dict(_walk(below, contents, _TOP, ""))
        return left | {
            name: found for name, found in self._written_back(chance) if name.removesuffix("-shm") in left
        }

    def _written_back(self, chance: Random) -> Iterator[tuple[str, bytes]]:
        """What is only in memory reaches the disk when it likes: any of the last states of it, or an old one."""
        for name, states in self._in_memory.items():
            if chance.random() < 0.7:
                yield name, chance.choice((chance.choice(states), states[-1])).ljust(_SHM_BYTES, b"\0")

    def _kept(self, fate: Fate, chance: Random) -> Iterable[Named]:
        if self._ordered:
            sure, every = self._surely, len(self._named)
            return self._named[: {Fate.KEPT: every, Fate.LOST: sure}.get(fate, chance.randint(sure, every))]
        share = {Fate.KEPT: 1.0, Fate.LOST: 0.0}.get(fate, chance.random())
        return [change for change in self._named if change.synced or chance.random() < share]

    def _opened(self, record: Record) -> None:
        place = self._here(record.path)
        if record.path == ".":
            self._numbers[record.file] = _TOP
            return
        if place not in self._now:
            self._name(Named(self._new(Content()), None, place))
        self._numbers[record.file] = self._now[place]
        if record.at:
            self._content(record.file).later.append(Change(0, None))

    def _synced(self, file: int) -> None:
        content = self._files[file]
        if content is not None:
            content.sync()
        for number, change in enumerate(self._named, 1):
            if change.touches(file) if content is None else change.file == file:
                self._surely = max(self._surely, number)
                change.synced |= content is None

    def _name(self, change: Named) -> None:
        self._named.append(change)
        _rename(self._now, change)

    def _content(self, number: int) -> Content:
        content = self._files[self._numbers[number]]
        assert content is not None
        return content

    def _new(self, content: Content | None) -> int:
        number = len(self._files)
        self._files[number] = content
        return number

    def _is_here(self, path: str) -> bool:
        """What SQLite keeps in memory is not looked at."""
        return not path.endswith("-shm")

    def _here(self, path: str) -> tuple[int, str]:
        return self._place(path, self._now)

    @staticmethod
    def _place(path: str, names: dict[tuple[int, str], int]) -> tuple[int, str]:
        *folders, name = path.split("/")
        at = _TOP
        for folder in folders:
            at = names[at, folder]
        return at, name


def _walk(
    below: Mapping[int, list[tuple[str, int]]], contents: Mapping[int, bytes | None], folder: int, above: str
) -> Iterator[tuple[str, bytes | None]]:
    """What can be reached from the top."""
    for name, file in below.get(folder, ()):
        yield above + name, contents[file]
        if contents[file] is None:
            yield from _walk(below, contents, file, f"{above}{name}/")


def _rename(names: dict[tuple[int, str], int], change: Named) -> None:
    if change.old is not None and names.get(change.old) == change.file:
        del names[change.old]
    if change.new is not None:
        names[change.new] = change.file


def _apply(content: bytearray, change: Change) -> None:
    if change.data is None:
        del content[change.at :]
        content.extend(bytes(change.at - len(content)))
        return
    content.extend(bytes(max(0, change.at - len(content))))
    content[change.at : change.at + len(change.data)] = change.data


def _spoil(content: bytearray, at: int, data: bytes, chance: Random) -> None:
    """A write of which only some sectors came, or none, but the file may have become longer by it all the same."""
    if chance.random() < 0.5:
        content.extend(bytes(max(0, at + len(data) - len(content))))
    if chance.random() < 0.5:
        return
    for sector in range(at // SECTOR, -(-(at + len(data)) // SECTOR)):
        begin, end = max(at, sector * SECTOR), min(at + len(data), (sector + 1) * SECTOR)
        if chance.random() < 0.5:
            _apply(content, Change(begin, data[begin - at : end - at]))


def cuts(records: Iterable[Record], chance: Random, states: int) -> list[int]:
    """After how many records the power goes, in order: anywhere, and every third time right after something was
    acknowledged."""
    every = tuple(records)
    marks = [number for number, one in enumerate(every, 1) if one.did is Did.MARKED] or [len(every)]
    return sorted(
        chance.choice(marks) if chance.random() < 1 / 3 else chance.randint(0, len(every))
        for _cut in range(states)
    )


def begun(records: Sequence[Record], at: int, chance: Random) -> list[Record]:
    """The call after so many, when it is a write that the cut comes into: only its beginning was made."""
    return [
        Record(Did.WROTE, one.file, one.at, data=one.data[: chance.randrange(len(one.data))])
        for one in records[at : at + 1]
        if one.did is Did.WROTE and chance.random() < 0.3
    ]
