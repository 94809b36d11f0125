"""A laptop with an evening of seven thousand changes: votes for the most part, notes, and what was changed of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.stand.open_file import WORDS
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage import WorkspaceStore, migrations
from cocreate_desktop.storage.engine import WRITING, sqlite_engine
from cocreate_desktop.storage.replica import SqlPeer

CHANGES = 7_000
NOTES, MOVED = 500, 1_500
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Laptop:
    """Its project and its side of a sync."""

    project_id: str
    store: WorkspaceStore
    peer: SqlPeer

    def close(self) -> None:
        """Closes its file."""
        self.store.close()


def blank(path: Path, project_id: str) -> Laptop:
    """An encrypted file with nothing in it yet."""
    engine = sqlite_engine(path, bytes(32), bytes(16))
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        migrations.upgrade(connection)
    store = WorkspaceStore(engine, project_id, new_id(), Bus())
    return Laptop(project_id, store, SqlPeer(store, name="laptop", vault_key=bytes(32)))


def second(path: Path, first: Laptop) -> Laptop:
    """Another laptop of the same project that has nothing yet."""
    return blank(path, first.project_id)


def evening(path: Path) -> Laptop:
    """One whose log has CHANGES ops."""
    laptop = blank(path, new_id())
    project_id, round_id, evening_id, step_id = laptop.project_id, new_id(), new_id(), new_id()
    notes = [new_id() for _place in range(NOTES)]

    def add(number: int) -> Callable[[UnitOfWork], object]:
        said = WORDS.format(n=number)
        note = Note(
            id=notes[number], project_id=project_id, evening_id=evening_id, step_id=step_id, text=said, original=said
        )  # fmt: skip
        return lambda unit: unit.add(note)

    def move(number: int) -> Callable[[UnitOfWork], object]:
        return lambda unit: unit.change(Note, notes[number % NOTES], rank=f"m{number:05d}")

    def vote(number: int) -> Callable[[UnitOfWork], object]:
        choices = ((notes[number % 5], 2), (notes[5 + number % 5], 1))
        ballot = CastBallot(
            project_id=project_id, round_id=round_id, voter=f"{new_id()}{new_id()}", channel=Channel.PHONE, choices=choices
        )  # fmt: skip
        return lambda unit: unit.record(ballot)

    laptop.store.run(lambda unit: unit.add(Project(id=project_id, project_id=project_id, name="Buurtplein")))
    works = [
        *map(add, range(NOTES)),
        *map(move, range(MOVED)),
        *map(vote, range(CHANGES - NOTES - MOVED - 1)),
    ]
    for place in range(0, len(works), _AT_ONCE):
        laptop.store.run(partial(_all, works[place : place + _AT_ONCE]))
    assert sum(end.seq for end in laptop.peer.vector().values()) == CHANGES
    return laptop


def _all(works: Sequence[Callable[[UnitOfWork], object]], unit: UnitOfWork) -> None:
    for work in works:
        work(unit)
