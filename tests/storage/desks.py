"""Laptops with real files and a hub in PostgreSQL, for tests of what they become when they meet."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, delete, insert, select

from cocreate_desktop.domain.errors import Gone, NotAllowed
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.merge import ERASED
from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.replies import Reply
from cocreate_desktop.domain.rounds import CastBallot, Round
from cocreate_desktop.domain.syncerrors import SyncProblem
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.syncing import Exchange, Session
from cocreate_desktop.storage import WorkspaceStore, migrations, tables
from cocreate_desktop.storage.cells import read_op
from cocreate_desktop.storage.check import check_database
from cocreate_desktop.storage.engine import WRITING, postgres_engine, reading, sqlite_engine
from cocreate_desktop.storage.rebuilding import MADE_BY
from cocreate_desktop.storage.replica import SqlPeer
from tests.sync.replicas import Line

KEY, SALT, VAULT = bytes(range(32)), bytes(16), bytes(range(100, 132))
EMPTIED = ("note", "round", "contact")
WHO = ("anna", "bram", "coen")


@dataclass
class Desk:
    """A replica on a real database. ``path`` is empty for the hub; ``vault`` the key that a hub has not."""

    engine: Engine
    store: WorkspaceStore
    path: Path | None = None
    vault: bytes | None = VAULT
    ms: int = 0
    saved: Any = None
    others: list[WorkspaceStore] = field(default_factory=list)

    @property
    def peer(self) -> SqlPeer:
        return SqlPeer(self.store, name="the other", vault_key=self.vault)

    def meet(self, other: Desk) -> Exchange:
        return Session(self.peer, other.peer).run()

    def save(self) -> None:
        """A backup of it as it is now."""
        if self.path is None:
            self.saved = {table: self._rows(table) for table in _of_projects()}
        else:
            self.engine.dispose()
            shutil.copy(self.path, self.path.with_suffix(".saved"))
            self.saved = True

    def put_back(self, *, device: str = "") -> None:
        """The backup in its place, under a new name or, when nobody noticed, that of ``device``."""
        if self.path is None:
            with self.engine.begin() as connection:
                for table, rows in self.saved.items():
                    connection.execute(delete(table).where(table.c.project_id == self.store.project_id))
                    if rows:
                        connection.execute(insert(table), rows)
        else:
            self.engine.dispose()
            shutil.copy(self.path.with_suffix(".saved"), self.path)
        self.store = store_on(self.engine, self.store.project_id, device)

    def copied(self, path: Path, *, device: str = "") -> Desk:
        """Another laptop with a copy of the file."""
        assert self.path is not None
        self.engine.dispose()
        shutil.copy(self.path, path)
        engine = sqlite_engine(path, KEY, SALT)
        return Desk(engine, store_on(engine, self.store.project_id, device), path)

    def _rows(self, table: Any) -> list[dict[str, Any]]:
        query = select(table).where(table.c.project_id == self.store.project_id)
        with self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def ops(self) -> list[Op]:
        return [read_op(row) for row in self._rows(tables.op)]

    def problems(self) -> tuple[str, ...]:
        with reading(self.engine) as connection:
            return check_database(connection, self.store.project_id).problems

    def digest(self) -> str:
        return self.peer.digest(self.peer.vector())


def _of_projects() -> list[Any]:
    return [table for table in tables.metadata.sorted_tables if "project_id" in table.c]


def store_on(engine: Engine, project_id: str, device: str = "") -> WorkspaceStore:
    return WorkspaceStore(engine, project_id, device or new_id(), Bus(), name="here")


@contextmanager
def desks(folder: Path, postgres: str, laptops: int = 2) -> Iterator[tuple[Desk, ...]]:
    """So many laptops and, as the last, the hub."""
    project_id = new_id()
    with ExitStack() as closing:
        made = []
        for number in range(laptops):
            path = folder / f"{number}.db"
            if number:
                shutil.copy(folder / "empty", path)
            engine = sqlite_engine(path, KEY, SALT)
            closing.callback(engine.dispose)
            if not number:
                with engine.connect().execution_options(**WRITING) as connection, connection.begin():
                    migrations.upgrade(connection)
                engine.dispose()
                shutil.copy(path, folder / "empty")
            made.append(Desk(engine, store_on(engine, project_id), path))
        engine = postgres_engine(postgres)
        closing.callback(engine.dispose)
        made.append(Desk(engine, store_on(engine, project_id), vault=None))
        yield tuple(made)


def note(project_id: str, name: str, text: str, **other: Any) -> Note:
    about = {"evening_id": "e", "step_id": "s", "original": text, **other}
    return Note(id=name, project_id=project_id, text=text, **about)


def ballot(project_id: str, voter: str, option: str, round_id: str = "r") -> CastBallot:
    return CastBallot(
        project_id=project_id, round_id=round_id, voter=voter, channel=Channel.PHONE, choices=((option, 1),)
    )


def do_something(desk: Desk, chance: random.Random, step: int) -> None:
    """One unit of work, as any of the window or the phones; what is refused is refused."""
    who, number = chance.choice(WHO), chance.randrange(5)
    deed = chance.choices(DEEDS, WEIGHTS)[0]
    if desk.vault is None and deed in (_notes_contact, _forgets):  # nobody opens the vault at the hub
        deed = _votes
    try:
        desk.store.run(lambda unit: deed(unit, f"{number}", who, f"{who} {step}"))
    except (Gone, NotAllowed):
        return


def _adds(unit: UnitOfWork, number: str, who: str, text: str) -> None:
    unit.add(note(unit.project_id, f"n{number}{who}", text, author=who))
    unit.add(Theme(id=f"t{number}", project_id=unit.project_id, evening_id="e", step_id="s", rank=number))


def _changes(unit: UnitOfWork, number: str, who: str, text: str) -> None:
    unit.change(Note, f"n{number}{who}", text=text, state=NoteState.HIDDEN, flags=(number,))
    unit.change(Theme, f"t{number}", name=number)


def _hangs(unit: UnitOfWork, number: str, who: str, _text: str) -> None:
    unit.change(Note, f"n{number}{who}", theme_id=f"t{number}", state=NoteState.SHOWN)


def _removes(unit: UnitOfWork, number: str, who: str, _text: str) -> None:
    unit.delete(Note, f"n{number}{who}")
    unit.delete(Theme, f"t{number}")


def _revives(unit: UnitOfWork, number: str, who: str, _text: str) -> None:
    unit.revive(Note, f"n{number}{who}")


def _answers(unit: UnitOfWork, number: str, _who: str, text: str) -> None:
    unit.add(Reply(id=f"t{number}", project_id=unit.project_id, words="" if "anna" in text else number))


def _notes_contact(unit: UnitOfWork, number: str, who: str, _text: str) -> None:
    unit.add(Contact(id=f"c{number}", project_id=unit.project_id, name=f"Secret {who}", number=int(number)))


def _forgets(unit: UnitOfWork, number: str, who: str, _text: str) -> None:
    unit.forget(Contact, f"c{number}", "name")
    unit.forget(Note, f"n{number}{who}", "text")


def _votes(unit: UnitOfWork, number: str, who: str, _text: str) -> None:
    unit.add(Round(id="r", project_id=unit.project_id, evening_id="e", step_id="s", secret="s"))
    unit.record(ballot(unit.project_id, who, number))


def _erases(unit: UnitOfWork, number: str, who: str, _text: str) -> None:
    unit.erase([who], [(Theme, f"t{number}")] if who != "anna" else [])


DEEDS = (_adds, _changes, _hangs, _removes, _revives, _answers, _notes_contact, _forgets, _votes, _erases)
WEIGHTS = (14, 14, 8, 3, 3, 4, 4, 2, 8, 0.6)


def meet_badly(one: Desk, other: Desk, chance: random.Random) -> None:
    """One sync over a bad line, which may end anywhere."""
    try:
        Session(one.peer, Line(other.peer, chance, 0.05)).run()  # type: ignore[arg-type]  # any peer
    except SyncProblem:
        return


def said(ones: tuple[Desk, ...]) -> set[tuple[str, ...]]:
    """What anybody wrote, and what may not be lost: moment, kind and entity of each op."""
    return {(op.hlc[:18], str(op.kind), op.entity) for one in ones for op in one.ops()}


def names_in(one: Desk, *who: str) -> list[str]:
    """Where somebody's name stands in the record or in the rows."""
    found = [op.value or "" for op in one.ops() if op.subject != ERASED]
    found += [str(row) for row in one._rows(tables.THINGS[Note])]
    return [text for text in found for name in who if name in text]


def older(connection: Connection) -> None:
    """Makes the tables those of the version before laptops could meet."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.downgrade(config, "0007")
    other_version(connection)


def other_version(connection: Connection) -> None:
    """Makes the rows those of another version of the program, which did not know every word of the record."""
    connection.execute(delete(tables.meta).where(tables.meta.c.key == MADE_BY))
    connection.exec_driver_sql("UPDATE note SET state = 'shown'")
