"""Files that are not what was written: a flipped bit, a cut, a page of another place or of before, a -wal that is missing or
not its own, a wrong key.

Promised: noticed at opening, with the last verified backup at hand, or harmless: exactly what had been committed. Where a page
of before stands in a file that fits together, ``cocreate check`` must find it: docs/decisions/046 says why opening does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cocreate_desktop.apps.workspace import create_services, open_services
from cocreate_desktop.domain.errors import DamagedWorkspace, MissingWal, NotAWorkspace, WrongKey
from cocreate_desktop.storage import backups_beside, keys, restore_backup
from cocreate_desktop.storage.check import check_workspace
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.inspection import read_salt
from cocreate_desktop.storage.writer import at_once
from tests.torture.scene import Scene, Tried
from tests.torture.works import KEY, PICTURE, WORDS, fill, ideas_of, keeps

PAGE = 4096
_OF_THE_FILE = ("meta", "device_clock", "alembic_version")
NOTICED = (DamagedWorkspace, MissingWal, WrongKey, NotAWorkspace)


@dataclass(frozen=True, slots=True)
class Original:
    """A closed file and what is in it; the same file while it was open, with its -wal; and the closed file of before."""

    path: Path
    closed: bytes
    before: bytes
    opened: bytes
    wal: bytes
    shm: bytes
    older_wal: bytes
    content: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Spoilt:
    """What lies there instead, and in words; None: nothing."""

    content: bytes
    what: str
    wal: bytes | None = None
    shm: bytes | None = None


Spoil = Callable[[Random, Original], Spoilt]


def original(folder: Path) -> Original:
    """A project with notes and pictures, with backups beside it."""
    path = folder / "buurt.cocreate"
    made = create_services(path, {"name": "Buurtplein"}, key=KEY)
    fill(made.services)
    step = ideas_of(made.services)
    made.services.store.run(keeps(PICTURE))
    made.close()
    before = path.read_bytes()
    again = open_services(path, key=KEY)
    again.services.capturing.write(step, f"{WORDS} 1")
    older_wal = beside(path, "-wal").read_bytes()
    for number in range(2, 8):
        again.services.capturing.write(step, f"{WORDS} {number}")
    again.services.store.run(keeps(PICTURE + b"2"))
    again.services.projects.change(question="Hoe wordt het plein weer van ons?")
    opened, wal, shm = path.read_bytes(), beside(path, "-wal").read_bytes(), beside(path, "-shm").read_bytes()
    again.workspace.backups.make()
    again.close()
    return Original(path, path.read_bytes(), before, opened, wal, shm, older_wal, content_of(path))


def beside(path: Path, tail: str) -> Path:
    """What SQLite keeps beside a file."""
    return path.with_name(path.name + tail)


def content_of(path: Path) -> dict[str, list[str]]:
    """Every row of what people see, and of the record."""
    with closing(connect(path, keys.parse(KEY), read_salt(path))) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in _OF_THE_FILE
        ]
        return {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for name in names}


def _flipped(content: bytes, at: int, bit: int) -> bytes:
    spoiled = bytearray(content)
    spoiled[at] ^= 1 << bit
    return bytes(spoiled)


def _page(content: bytes, number: int) -> bytes:
    return content[number * PAGE : (number + 1) * PAGE]


def _with_page(content: bytes, number: int, page: bytes) -> bytes:
    return content[: number * PAGE] + page + content[(number + 1) * PAGE :]


def a_bit(chance: Random, one: Original) -> Spoilt:
    """One bit, often in the first page."""
    at = chance.choice([chance.randrange(16), chance.randrange(PAGE), chance.randrange(len(one.closed))])
    return Spoilt(_flipped(one.closed, at, chance.randrange(8)), f"bit at {at}")


def a_cut(chance: Random, one: Original) -> Spoilt:
    """The end is missing, or was never written."""
    at = chance.choice([chance.randrange(len(one.closed)), PAGE * chance.randrange(len(one.closed) // PAGE)])
    zeros = bytes(len(one.closed) - at) if chance.random() < 0.5 else b""
    return Spoilt(one.closed[:at] + zeros, f"cut at {at}{', and zeros' if zeros else ''}")


def two_pages(chance: Random, one: Original) -> Spoilt:
    """Two pages in each other's place."""
    first, second = chance.sample(range(1, len(one.closed) // PAGE), 2)
    swapped = _with_page(one.closed, first, _page(one.closed, second))
    return Spoilt(_with_page(swapped, second, _page(one.closed, first)), f"pages {first} and {second}")


def an_older_page(chance: Random, one: Original) -> Spoilt:
    """A page as it was before: written by us, in its own place."""
    changed = [n for n in range(len(one.before) // PAGE) if _page(one.before, n) != _page(one.closed, n)]
    number = chance.choice(changed)
    return Spoilt(_with_page(one.closed, number, _page(one.before, number)), f"page {number} of before")


def a_bit_of_the_wal(chance: Random, one: Original) -> Spoilt:
    """After a program was killed: one bit of what it had not yet written into the file."""
    at = chance.choice([chance.randrange(32), chance.randrange(len(one.wal))])
    wal = _flipped(one.wal, at, chance.randrange(8))
    return Spoilt(one.opened, f"-wal: bit at {at}", wal, one.shm)


def a_cut_wal(chance: Random, one: Original) -> Spoilt:
    """The end of the -wal is missing."""
    at = chance.randrange(32, len(one.wal))
    return Spoilt(one.opened, f"-wal: cut at {at}", one.wal[:at], one.shm)


def no_wal(chance: Random, one: Original) -> Spoilt:
    """The -wal was left behind, or the -shm alone came along."""
    return Spoilt(one.opened, "no -wal", None, one.shm if chance.random() < 0.5 else None)


def another_wal(chance: Random, one: Original) -> Spoilt:
    """The -wal of an earlier moment."""
    return Spoilt(one.opened, "the -wal of before", one.older_wal, one.shm)


SPOILS: Mapping[str, Spoil] = {
    "a flipped bit": a_bit,
    "a cut or emptied end": a_cut,
    "two pages in each other's place": two_pages,
    "a page of before": an_older_page,
    "a flipped bit in the -wal": a_bit_of_the_wal,
    "a cut -wal": a_cut_wal,
    "no -wal": no_wal,
    "a -wal of before": another_wal,
}


def broken(one: Original, spoilt: Spoilt) -> str:
    """What was promised and is not so, of one spoilt file: opening it says so and the backup brings everything back, or all is
    there as it was."""
    _lay_down(one.path, spoilt)
    found = [
        at_once(lambda: check_workspace(one.path, key=KEY)) for _time in range(2)
    ]  # looking changes nothing
    problems = [each.exception() for each in found]
    if type(problems[0]) is not type(problems[1]):
        return f"{spoilt.what}: said {problems[0]!r}, and then {problems[1]!r}"
    if problems[0] is None:
        same = content_of(one.path) == one.content
        return (
            "" if same or found[1].result().problems else f"{spoilt.what}: other content, and nobody says so"
        )
    if not isinstance(problems[0], NOTICED):
        return f"{spoilt.what}: it said {problems[0]!r}"
    restore_backup(backups_beside(one.path)[0], one.path, key=KEY)
    return (
        ""
        if content_of(one.path) == one.content
        else f"{spoilt.what}: the backup is not what had been written"
    )


def _lay_down(path: Path, spoilt: Spoilt) -> None:
    for place in path.parent.glob("*put-aside*"):
        place.unlink()
    for tail, content in (("", spoilt.content), ("-wal", spoilt.wal), ("-shm", spoilt.shm)):
        beside(path, tail).unlink(missing_ok=True)
        if content is not None:
            beside(path, tail).write_bytes(content)


def _scene(name: str) -> Scene:
    def play(chance: Random, states: int, folder: Path) -> Tried:
        tried, one = Tried(), original(folder)
        for _state in range(states):
            tried.add(sum(map(len, one.content.values())), broken(one, SPOILS[name](chance, one)))
        return tried

    return Scene("a spoiled file", name, play, each=2)


SCENES = [_scene(name) for name in SPOILS]
