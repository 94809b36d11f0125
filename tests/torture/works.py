"""What people do while the disk fails: each work has a file to begin with, deeds that may be refused, and what must be true
afterwards."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from alembic import command
from alembic.config import Config

from cocreate_desktop.apps.workspace import OpenWorkspace, create_services, open_services
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.rounds import CastBallot, Round
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import backups_beside, keys, migrations, restore_backup
from cocreate_desktop.storage.backups import verify
from cocreate_desktop.storage.check import check_workspace
from cocreate_desktop.storage.engine import WRITING, sqlite_engine
from cocreate_desktop.storage.inspection import read_salt
from tests.laptops import both_join, peer_of
from tests.torture.disk import KINDS, Fault

FILE = "buurt.cocreate"
KEY = keys.written(b"k" * keys.KEY_BYTES)
WORDS = "Meer groen op het plein"
HERS = "Zwaluwen onder de dakrand"
_BLOCK = 4096
PICTURE = bytes(range(256)) * 400


def fill(services: Services) -> None:
    """An evening with an open vote and a note."""
    evening = services.evenings.all()[0]
    services.evenings.change(evening.id, moderated=False)
    voting = round_of(services)
    services.voting.set_options(voting.id, ["Een grote tafel", "Speelplek"])
    services.playing.go_to(evening.id, voting.step_id)
    services.voting.open(voting.id)
    services.capturing.write(ideas_of(services), WORDS)


def round_of(services: Services) -> Round:
    """The vote of the evening."""
    return services.store.read(lambda reader: reader.find(Round))[0]


def ideas_of(services: Services) -> str:
    """Where notes hang."""
    steps = services.evenings.steps(services.evenings.all()[0].id)
    return next(step.id for step in steps if step.kind is Kind.IDEAS)


def notes_in(services: Services) -> list[str]:
    """What was written, in order."""
    return sorted(note.text for note in services.store.read(lambda reader: reader.find(Note)))


def not_as_said(there: list[str], said: list[str], tried: list[str]) -> Iterator[str]:
    """What was acknowledged is there once. What was refused because the disk did not confirm it may be there after all, once,
    when the program ends before it writes anything else: docs/decisions/046."""
    if missing := set(said) - set(there):
        yield f"lost: {sorted(missing)}"
    if len(set(there)) < len(there) or set(there) - set(tried):
        yield f"doubled or unknown: {there}"


def keeps(content: bytes) -> Callable[[UnitOfWork], str]:
    """The work of keeping a picture."""
    return lambda unit: unit.keep_blob(content, "image/png")


class Work:
    """One that is done in ``folder``, where ``prepare`` put what it begins with. ``deed`` raises when it is refused;
    ``again`` is done when the disk is whole, in the same program, and must not be refused; then ``wrong`` says what is not
    as it should be. ``acknowledged`` counts what somebody was told is kept."""

    group = False
    kinds: Collection[str] = tuple(KINDS)

    @staticmethod
    def prepare(folder: Path) -> None:
        """A project with an evening and a backup, closed."""
        made = create_services(folder / FILE, {"name": "Buurtplein"}, key=KEY)
        fill(made.services)
        made.workspace.backups.make()
        made.close()

    def __init__(self, folder: Path, fault: Fault) -> None:
        self.folder, self.path, self.fault = folder, folder / FILE, fault
        self.acknowledged = 0
        self.opened = self.begin()

    def begin(self) -> OpenWorkspace | None:
        """What is open when the disk begins to fail."""
        return open_services(self.path, key=KEY, group=self.group)

    def deed(self) -> None:
        """What is done while it fails. Raises CocreateError."""

    def asked(self, fails: bool) -> None:
        """A call of the kind that may fail is made, and whether it fails."""

    def again(self) -> None:
        """The same once more, when it does not fail any more."""
        self.deed()

    def end(self) -> None:
        """Closes what is open."""
        if self.opened is not None:
            self.opened.close()

    def wrong(self) -> Iterator[str]:
        """What is not as it should be, after everything was closed; here whatever ``cocreate check`` finds."""
        yield from check_workspace(self.path, key=KEY).problems
        yield from self._left_behind()

    def _left_behind(self) -> Iterator[str]:
        """Parts stay when the disk lets nothing be taken away; then the next backup after a while sweeps them up."""
        left = [*self.folder.rglob("*.part*")]
        if left and self.fault.kind == "folder":
            for part in left:
                os.utime(part, (0, 0))
            opened = open_services(self.path, key=KEY)
            opened.workspace.backups.make()
            opened.close()
        yield from (f"left behind: {place.name}" for place in self.folder.rglob("*.part*"))

    @property
    def services(self) -> Services:
        """Those of the open file."""
        assert self.opened is not None
        return self.opened.services

    @contextlib.contextmanager
    def looking(self) -> Iterator[Services]:
        """The closed file, opened once more."""
        found = open_services(self.path, key=KEY)
        try:
            yield found.services
        finally:
            found.close()


class Votes(Work):
    """Phones vote, eight at a time, by the writer of groups."""

    group = True
    turns = 4

    def begin(self) -> OpenWorkspace | None:
        self.said: dict[str, int] = {}
        self.turn = 0
        opened = super().begin()
        assert opened is not None
        self.round_id = round_of(opened.services).id
        self.option = opened.services.voting.options(self.round_id)[0].id
        return opened

    def deed(self) -> None:
        for turn in range(self.turn, self.turn + self.turns):
            self.turn = turn + 1
            for future in [self.services.store.submit(self._vote(turn, place)) for place in range(8)]:
                problem = future.exception(20)
                if problem is None:
                    self.said[future.result().voter] = turn % 2 + 1
                    self.acknowledged += 1
                elif not isinstance(problem, CocreateError):
                    raise problem

    def _vote(self, turn: int, place: int) -> Callable[[UnitOfWork], CastBallot]:
        token, choices = f"v{(turn + place) % 12}", {self.option: turn % 2 + 1}
        return self.services.casting.casting(self.round_id, token, choices, Channel.PHONE)

    def again(self) -> None:
        before = self.acknowledged
        if self._there(self.services) != self.said:
            raise AssertionError("not what was acknowledged, while the file is still open")
        self.deed()
        if self.acknowledged != before + 8 * self.turns:
            raise AssertionError("votes were refused by a disk that is whole")

    def wrong(self) -> Iterator[str]:
        yield from super().wrong()
        with self.looking() as services:
            if (there := self._there(services)) != self.said:
                yield f"votes: {there} instead of {self.said}"

    @staticmethod
    def _there(services: Services) -> dict[str, int]:
        voting = round_of(services)
        ballots = services.store.read(lambda reader: reader.ballots(voting.id))
        last = {ballot.voter: ballot for ballot in sorted(ballots, key=lambda one: one.seq)}
        return {voter: ballot.choices[0][1] for voter, ballot in last.items()}


class Forgotten(Votes):
    """The same on a disk that forgets: what a failed sync did not write is taken for written, and no later sync writes it, as
    some systems do. ``_disk`` is what stands on it when the power goes."""

    turns = 12
    kinds = ("syncing",)

    def begin(self) -> OpenWorkspace | None:
        self._seen: dict[int, bytes] = {}
        self._disk: dict[int, bytes] = {}
        self._cut = self.folder / "cut.cocreate"
        opened = super().begin()
        self._note(fails=False)  # opening has waited for the disk
        return opened

    def asked(self, fails: bool) -> None:
        if self.fault.kind == "syncing":
            self._note(fails)

    def _note(self, fails: bool) -> None:
        wal = self.path.with_name(self.path.name + "-wal").read_bytes()
        for at in range(0, len(wal), _BLOCK):
            block = wal[at : at + _BLOCK]
            if self._seen.get(at) != block:
                self._seen[at] = block
                if not fails:
                    self._disk[at] = block

    def deed(self) -> None:
        try:
            super().deed()
        finally:
            if self.fault.kind == "syncing" and not self._cut.exists():
                self._cut_the_power()

    def _cut_the_power(self) -> None:
        self._then = dict(self.said)
        self._cut.write_bytes(self.path.read_bytes())
        whole = bytearray(max(self._disk, default=0) + _BLOCK)
        for at, block in self._disk.items():
            whole[at : at + len(block)] = block
        self._cut.with_name(self._cut.name + "-wal").write_bytes(bytes(whole))

    def wrong(self) -> Iterator[str]:
        yield from super().wrong()
        if self.fault.kind == "syncing" and not self.fault.lasting:
            found = open_services(self._cut, key=KEY)
            there = self._there(found.services)
            found.close()
            if lost := {voter: dots for voter, dots in self._then.items() if there.get(voter) != dots}:
                yield f"a later sync was believed, and {len(lost)} votes are gone"


class Writing(Work):
    """Notes are written at the desk, and a picture is kept."""

    def begin(self) -> OpenWorkspace | None:
        self.said, self.tried = [WORDS], [WORDS]
        self.blobs: list[str] = []
        return super().begin()

    def deed(self) -> None:
        for _number in range(3):
            self.tried.append(f"{WORDS} {len(self.tried)}")
            self.services.capturing.write(ideas_of(self.services), self.tried[-1])
            self.said.append(self.tried[-1])
        content = PICTURE + bytes([len(self.blobs)])
        self.blobs.append(self.services.store.run(lambda unit: unit.keep_blob(content, "image/png")))
        self.acknowledged = len(self.said) + len(self.blobs)

    def wrong(self) -> Iterator[str]:
        yield from super().wrong()
        with self.looking() as services:
            yield from not_as_said(notes_in(services), self.said, self.tried)
            for name in self.blobs:
                services.store.read(lambda reader, name=name: reader.blob(name))  # type: ignore[misc]  # bound at once


class BackingUp(Work):
    """A backup is made."""

    def deed(self) -> None:
        assert self.opened is not None
        self.opened.workspace.backups.make()
        self.acknowledged += 1

    def wrong(self) -> Iterator[str]:
        yield from super().wrong()
        there = backups_beside(self.path)
        for backup in there:
            verify(backup, keys.parse(KEY))
        if len(there) < 1 + self.acknowledged:
            yield f"{len(there)} backups , at least {1 + self.acknowledged}"


class PuttingBack(Work):
    """The last backup is put in the place of a file that is damaged."""

    def begin(self) -> OpenWorkspace | None:
        content = self.path.read_bytes()
        self.path.write_bytes(content[:4096] + bytes(4096) + content[8192:])
        return None

    def deed(self) -> None:
        restore_backup(backups_beside(self.path)[0], self.path, key=KEY)
        self.acknowledged = 1

    def again(self) -> None:
        if not self.acknowledged:
            self.deed()

    def wrong(self) -> Iterator[str]:
        yield from super().wrong()
        if not any("put-aside" in place.name for place in self.folder.iterdir()):
            yield "the damaged file is gone"
        with self.looking() as services:
            if notes_in(services) != [WORDS]:
                yield "not what was in the backup"


class Opening(Work):
    """The file is opened, changed and closed."""

    def begin(self) -> OpenWorkspace | None:
        self.said, self.tried = [WORDS], [WORDS]
        return None

    def deed(self) -> None:
        opened = open_services(self.path, key=KEY)
        try:
            self.tried.append(f"{WORDS} {len(self.tried)}")
            opened.services.capturing.write(ideas_of(opened.services), self.tried[-1])
            self.said.append(self.tried[-1])
        finally:
            opened.close()
        self.acknowledged = len(self.said)

    def wrong(self) -> Iterator[str]:
        yield from super().wrong()
        with self.looking() as services:
            yield from not_as_said(notes_in(services), self.said, self.tried)


class Upgrading(Opening):
    """The same with a file of the version before."""

    @staticmethod
    def prepare(folder: Path) -> None:
        """A closed project, as the version before left it."""
        Work.prepare(folder)
        path = folder / FILE
        engine = sqlite_engine(path, keys.parse(KEY), read_salt(path))
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(Path(migrations.__file__).parent))
            config.set_main_option("path_separator", "os")
            config.attributes["connection"] = connection.execution_options(**WRITING)
            command.downgrade(config, migrations.REVISIONS[-2])
        with contextlib.closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA journal_mode = DELETE")
        engine.dispose()

    def wrong(self) -> Iterator[str]:
        yield from super().wrong()
        if len(backups_beside(self.path)) < 2:
            yield "no backup was made before"


class Making(Work):
    """A new project is made."""

    @staticmethod
    def prepare(folder: Path) -> None:
        """Nothing is there yet."""

    def begin(self) -> OpenWorkspace | None:
        return None

    def deed(self) -> None:
        self.opened = create_services(self.path, {"name": "Buurtplein"}, key=KEY)
        self.acknowledged = 1

    def again(self) -> None:
        if self.acknowledged:
            return
        if self.fault.kind == "folder":  # what was half made could not be taken away
            self.path = self.path.with_name("anders.cocreate")
        self.deed()


class Erasing(Work):
    """Somebody's note is erased."""

    @staticmethod
    def prepare(folder: Path) -> None:
        """A note of hers beside the other."""
        Work.prepare(folder)
        made = open_services(folder / FILE, key=KEY)
        evening = made.services.evenings.all()[0]
        made.services.playing.go_to(evening.id, ideas_of(made.services))
        made.services.store.run(made.services.capturing.sending(evening.id, HERS, author="zij"))
        made.close()

    def deed(self) -> None:
        self.services.store.run(lambda unit: unit.erase(["zij"], []))
        self.acknowledged = 1

    def wrong(self) -> Iterator[str]:
        yield from super().wrong()
        with self.looking() as services:
            if notes_in(services) != [WORDS]:
                yield f"notes: {notes_in(services)}"


class Meeting(Work):
    """A laptop gets what another one has, and gives its own."""

    @staticmethod
    def prepare(folder: Path) -> None:
        """Two that have met, and have each written something since."""
        Work.prepare(folder)
        other = folder / "other.cocreate"
        other.write_bytes((folder / FILE).read_bytes())
        first, second = (open_services(path, key=KEY) for path in (folder / FILE, other))
        both_join(first, second)
        for number, laptop in enumerate((first, second)):
            for note in range(5):
                laptop.services.capturing.write(ideas_of(laptop.services), f"{WORDS} {number}.{note}")
            laptop.services.store.run(keeps(PICTURE + bytes([number])))
        first.close()
        second.close()

    def begin(self) -> OpenWorkspace | None:
        self.other = open_services(self.folder / "other.cocreate", key=KEY)
        return super().begin()

    def deed(self) -> None:
        assert self.opened is not None
        Session(peer_of(self.opened), peer_of(self.other)).run()
        self.acknowledged = 12

    def end(self) -> None:
        self.other.close()
        super().end()

    def wrong(self) -> Iterator[str]:
        yield from super().wrong()
        yield from check_workspace(self.folder / "other.cocreate", key=KEY).problems
        with self.looking() as services:
            if len(notes_in(services)) != 11:
                yield f"{len(notes_in(services))} notes instead of 11"


WORKS: dict[str, type[Work]] = {
    "votes in groups": Votes,
    "votes on a disk that forgets": Forgotten,
    "notes and a picture": Writing,
    "a backup": BackingUp,
    "a backup put back": PuttingBack,
    "opening and closing": Opening,
    "a file of an older version": Upgrading,
    "a new project": Making,
    "an erasure": Erasing,
    "a sync between laptops": Meeting,
}
