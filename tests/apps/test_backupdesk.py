"""Backups of an open project at two places: what is lost with a laptop, what a stick that hangs, fills up or goes holds up, and
who makes them when the window is gone."""

from __future__ import annotations

import os
import random
import resource
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from operator import methodcaller
from pathlib import Path

import pytest

from cocreate_desktop import paths, settings
from cocreate_desktop.apps.backupcopies import ENDS_S, settled, still_going
from cocreate_desktop.apps.backupdesk import LOOKS_S, BackupDesk
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.backuperrors import (
    DamagedBackup,
    DamagedCopy,
    DrillFailed,
    NothingToTry,
    SecondFull,
)
from cocreate_desktop.domain.backuphealth import LOST_AT_MOST, Light, moment_in
from cocreate_desktop.domain.errors import FileProblem, NotAWorkspace, WrongKey
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import SqlPeer, Workspace, backups_beside, create_replica, drill, restore_backup
from tests.apps.hallevening import PICTURE, fill, ideas_of, keeps, round_of
from tests.desktop.scene import HandClock
from tests.patience import until
from tests.readymade import ready_made

SHA256 = 64
posix = pytest.mark.skipif(os.name == "nt", reason="the system has no such thing")


@dataclass
class Evening:
    """An evening on a laptop, with a stick in it, by a clock that goes on when told."""

    folder: Path
    clock: HandClock = field(default_factory=HandClock)

    def __post_init__(self) -> None:
        self.home = self.folder / "laptop"
        self.stick = self.folder / "stick"
        self.stick.mkdir(parents=True)
        self.begin = self.clock.now()
        path = self.home / "traject" / "buurt.cocreate"
        self.opened: OpenWorkspace = ready_made(path, "backups", {"name": "Buurt"}, fill, clock=self.clock)
        self.key = self.opened.workspace.recovery_key()
        self.desk = BackupDesk(self.opened, now_s=self.seconds)
        self.said: list[tuple[float, str]] = []

    def seconds(self) -> float:
        return (self.clock.now() - self.begin).total_seconds()

    def keep(self) -> None:
        """What is due now is done at both places."""
        self.desk.look()
        self.desk._copies.look()

    def does(self, chance: random.Random, number: int) -> None:
        """A vote, a note or a photo, acknowledged at this moment."""
        services, deed = self.opened.services, chance.randrange(3)
        if deed == 0:
            round_id = round_of(services).id
            option = chance.choice(services.voting.options(round_id)).id
            work = services.casting.casting(
                round_id, f"buur{chance.randrange(9)}", {option: 1}, Channel.PHONE
            )
            self.said.append((self.seconds(), services.store.run(work).stamp))
        elif deed == 1:
            services.capturing.write(ideas_of(services), f"Briefje {number}")
            self.said.append((self.seconds(), f"Briefje {number}"))
        else:
            content = PICTURE + str(number).encode()
            self.said.append((self.seconds(), services.store.run(keeps(content))))

    def close(self) -> None:
        self.desk.close()
        self.opened.close()


@pytest.fixture
def evening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "laptop" / "home"))
    made = Evening(tmp_path)
    settings.save(settings.Settings(backup_folder=str(made.stick)))
    yield made
    made.close()


def share(one: Workspace, other: Workspace) -> None:
    Session(SqlPeer(one.store), SqlPeer(other.store)).run()


def there(opened: OpenWorkspace) -> set[str]:
    """Stamps of votes and texts of notes."""
    services = opened.services
    store, round_id = services.store, round_of(services).id
    ballots = store.read(lambda reader: {one.stamp for one in reader.ballots(round_id)})
    notes = store.read(lambda reader: {one.text for one in reader.find(Note)})
    return ballots | notes


def ops_of(opened: OpenWorkspace) -> set[Op]:
    def all_of(reader: Reader) -> set[Op]:
        return {op for device in reader.written() for op in reader.ops_after(device, 0)}

    return opened.services.store.read(all_of)


@dataclass(frozen=True)
class Death:
    """When the laptop was gone, what lay on the stick then, and how much had been acknowledged."""

    moment: float
    stick: Path
    said: int


def plays(evening: Evening, chance: random.Random) -> Iterator[Death]:
    """People vote, write and send photos; at some moments the laptop might be gone."""
    for number in range(30):
        evening.clock.pass_by(seconds=chance.choice((3, 20, 45, 130)))
        evening.does(chance, number)
        evening.keep()
        if chance.random() < 0.08:
            copy = shutil.copytree(evening.stick, evening.folder / f"stick {number}")
            yield Death(evening.seconds(), copy, len(evening.said))
    evening.clock.pass_by(seconds=chance.randrange(300))
    evening.keep()
    evening.does(chance, 99)
    yield Death(evening.seconds(), evening.stick, len(evening.said))


def put_back(evening: Evening, death: Death, home: pytest.MonkeyPatch) -> OpenWorkspace:
    """On a new laptop, from the stick, with the key on paper."""
    home.setenv("COCREATE_HOME", str(death.stick / "new laptop"))
    projects = LocalProjects()
    backup = max(death.stick.glob("buurt-backups/*.cocreate"), key=lambda one: one.name)
    assert projects.is_backup(backup)
    path = projects.place_for(backup)
    projects.restore(path, backup, evening.key)
    return open_services(path, key=evening.key)


@pytest.mark.parametrize("seed", range(2))
def test_that_with_a_laptop_five_minutes_are_lost_at_most(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    first = evening.opened.workspace
    second = create_replica(evening.folder / "second.cocreate", first.project_id, bus=Bus())
    deaths = list(plays(evening, random.Random(seed)))
    share(first, second)
    everything = ops_of(evening.opened)
    evening.opened.close()
    shutil.rmtree(evening.home)
    for death in deaths:
        again = put_back(evening, death, monkeypatch)
        before = death.moment - LOST_AT_MOST.total_seconds()
        due = {about for at, about in evening.said[: death.said] if at <= before}
        assert due or before < 0
        pictures = {about for about in due if len(about) == SHA256}
        assert due - pictures <= there(again)
        for sha in pictures:
            again.services.store.read(methodcaller("blob", sha))
        assert ops_of(again) <= everything, "nothing but what was written, row by row"
        assert again.workspace.device != first.device
        if death is deaths[-1]:
            goes_on_with(again, second, everything)
        again.close()
    second.close()


def goes_on_with(again: OpenWorkspace, second: Workspace, everything: set[Op]) -> None:
    """What was lost comes back from the other laptop, once."""
    again.services.capturing.write(ideas_of(again.services), "Op de nieuwe laptop")
    share(again.workspace, second)
    both = ops_of(again)
    assert everything <= both
    assert {op.device for op in both - everything} == {again.workspace.device}
    assert len({(op.device, op.seq) for op in both}) == len(both)


def test_that_a_stick_that_goes_holds_up_nothing_and_goes_on_when_it_is_back(evening: Evening) -> None:
    evening.keep()
    (first,) = evening.desk._copies.found
    assert evening.desk.health.second.light(evening.clock.now()) is Light.UNSET, (
        "it is the same disk in a test"
    )
    away = evening.stick.rename(evening.folder / "pulled out")
    evening.does(random.Random(1), 1)
    evening.clock.pass_by(minutes=5)
    evening.keep()
    health = evening.desk.health
    assert (health.laptop.light(evening.clock.now()), health.laptop.lacking) == (Light.GOOD, "")
    assert health.second.light(evening.clock.now()) is Light.FAILING
    assert "stick" in health.second.problem
    assert not evening.stick.exists(), "no folder of the laptop is taken for a stick"
    assert moment_in(first.name) is not None
    evening.desk.close()
    away.rename(evening.stick)
    evening.desk._copies.look()
    assert (evening.desk.health.second.problem, evening.desk.health.second.lacking) == ("", "")
    newest = Path(evening.desk.all()[0]).name
    assert newest in {one.name for one in evening.desk._copies.found}
    assert evening.opened.workspace.second.knows(evening.stick)
    assert not evening.opened.workspace.second.knows(evening.folder)


@posix
def test_that_a_full_stick_gives_up_older_ones_and_never_the_last(evening: Evening) -> None:
    workspace = evening.opened.workspace
    made = [Path(workspace.backups.make()) for _time in range(3)]
    for one in made[:2]:
        workspace.second.carry(one, evening.stick, "BUURT-01")
    now, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (made[2].stat().st_size - 4096, most))
    try:
        with pytest.raises(SecondFull) as full:
            workspace.second.carry(made[2], evening.stick, "BUURT-01")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (now, most))
    assert "BUURT-01" in str(full.value)
    assert [one.name for one in (evening.stick / "buurt-backups").iterdir()] == [made[1].name]


@posix
def test_that_a_stick_that_hangs_holds_up_neither_the_laptop_nor_the_end(evening: Evening) -> None:
    folder = evening.stick / "buurt-backups"
    folder.mkdir()
    hanging = folder / "erased.json"
    os.mkfifo(hanging)  # whoever reads it waits for ever
    before = set(threading.enumerate())
    evening.desk.start()
    until(lambda: list(folder.glob("*.cocreate")))
    evening.opened.services.capturing.write(ideas_of(evening.opened.services), "Ook dit")
    began = time.monotonic()
    evening.desk.close()
    assert time.monotonic() - began < ENDS_S, "nobody waits for the stick"
    assert still_going() == "stick"
    path = evening.opened.workspace.path
    assert not settled(path, 0)
    assert settled(path.with_name("ander.cocreate"), 0)
    assert len(evening.opened.workspace.backups.all()) == 2, "the last one stands on the laptop"
    with hanging.open("w"):
        hanging.unlink()
    until(lambda: set(threading.enumerate()) <= before)
    assert still_going() == ""
    assert settled(path, 0)
    assert len(list(folder.glob("*.cocreate"))) == 2, "the last one is there too"


def test_that_a_place_that_answers_with_an_error_is_a_place_that_is_gone(evening: Evening) -> None:
    evening.keep()
    settings.save(settings.Settings(backup_folder=str(evening.folder / ("x" * 300))))
    evening.does(random.Random(1), 1)
    evening.clock.pass_by(minutes=4)
    evening.keep()
    assert evening.desk.health.second.light(evening.clock.now()) is Light.FAILING
    workspace = evening.opened.workspace
    assert [str(one) for one in backups_beside(workspace.path)] == list(workspace.backups.all())
    assert LocalProjects().stick_missing()


def test_that_a_light_is_late_while_a_stick_says_nothing(evening: Evening) -> None:
    evening.keep()
    evening.does(random.Random(1), 1)
    for _minute in range(6):
        evening.clock.pass_by(minutes=1)
        evening.desk.look()
    health = evening.desk.health
    there = replace(health.second, apart=True)
    assert (health.laptop.lacking, there.light(evening.clock.now())) == ("", Light.LATE)
    evening.desk._copies.look()
    assert evening.desk.health.second.lacking == ""


def test_that_a_change_between_a_look_and_the_wait_for_the_next_is_not_slept_through(
    evening: Evening,
) -> None:
    class Between(BackupDesk):
        looks = 0

        def look(self) -> float | None:
            wait = super().look()
            self.looks += 1
            if self.looks == 1:
                evening.does(random.Random(1), 1)
            return wait

    desk = Between(evening.opened)
    desk.start()
    until(lambda: desk.looks > 1)
    desk.close()


def test_that_one_is_made_at_the_end_of_an_evening_and_none_when_nothing_changed(evening: Evening) -> None:
    evening.keep()
    services, backups = evening.opened.services, evening.opened.workspace.backups
    for _look in range(5):
        evening.clock.pass_by(minutes=10)
        assert evening.desk.look() is None
    assert len(backups.all()) == 1
    planned = services.evenings.all()[0].id
    services.capturing.write(ideas_of(services), "Vlak voor het einde")
    assert evening.desk.look() == 240
    services.evenings.change(planned, ended_at="2026-11-24T21:00:00+00:00")
    evening.keep()
    assert len(backups.all()) == 2
    services.capturing.write(ideas_of(services), "En daarna")
    evening.desk.close()
    assert len(backups.all()) == 3, "the last one at closing"
    evening.desk.close()
    assert len(backups.all()) == 3


def test_that_a_hall_makes_them_only_while_no_window_does(evening: Evening) -> None:
    window = [True]
    hall = BackupDesk(evening.opened, cared=lambda: window[0], now_s=evening.seconds)
    backups = evening.opened.workspace.backups
    evening.does(random.Random(0), 1)
    evening.clock.pass_by(minutes=6)
    assert hall.look() == LOOKS_S
    assert backups.all() == []
    window[0] = False
    assert hall.look() == LOOKS_S
    assert len(backups.all()) == 1, "at once: nobody knows when the window made its last"
    evening.clock.pass_by(minutes=6)
    hall.look()
    assert len(backups.all()) == 1, "nothing changed"
    evening.does(random.Random(0), 2)
    evening.clock.pass_by(minutes=4)
    hall.look()
    assert len(backups.all()) == 2
    window[0] = True
    evening.does(random.Random(0), 3)
    evening.clock.pass_by(minutes=6)
    hall.look()
    hall.close()
    assert len(backups.all()) == 2, "the window is there again"


def test_that_a_trial_proves_a_backup_and_leaves_no_trace(evening: Evening) -> None:
    with pytest.raises(NothingToTry):
        evening.desk.drill()
    for number in range(9):
        evening.does(random.Random(number), number)
    evening.keep()
    evening.opened.services.capturing.write(ideas_of(evening.opened.services), "Net daarna")
    before = {
        one for one in evening.folder.rglob("*") if one.suffix not in (".cocreate-shm", ".cocreate-wal")
    }
    found = evening.desk.drill()
    store = evening.opened.services.store
    assert found.notes == store.read(lambda reader: reader.count(Note)) - 1
    assert found.ballots == len(
        store.read(lambda reader: reader.ballots(round_of(evening.opened.services).id))
    )
    assert found.pictures > 0
    assert (found.behind > 0, found.name) == (True, "stick")
    after = {one for one in evening.folder.rglob("*") if one.suffix not in (".cocreate-shm", ".cocreate-wal")}
    assert after == before
    assert not list(paths.data().glob("drill-*"))

    other = evening.folder / "other" / "buurt.cocreate"
    restore_backup(evening.desk._copies.found[0], other, key=evening.key)
    aside = open_services(other, key=evening.key)
    aside.services.capturing.write(ideas_of(aside.services), "Van een ander")
    strange = Path(aside.workspace.backups.make())
    aside.close()
    with pytest.raises(DrillFailed):
        drill(strange, evening.opened.workspace.path, evening.key)


def _spoil(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(bytes(content))


def _cut(file: Path, at: int) -> None:
    file.write_bytes(file.read_bytes()[:at])


@pytest.mark.parametrize(
    ("does", "at"), [(_spoil, 9000), (_spoil, 100), (_cut, 20_000), (_cut, 100), (_cut, 0)]
)
def test_that_a_damaged_copy_is_told_as_that_and_never_as_the_project(
    evening: Evening, does: Callable[[Path, int], None], at: int
) -> None:
    evening.keep()
    (there,) = evening.desk._copies.found
    does(there, at)
    with pytest.raises(DamagedCopy) as told:
        evening.desk.drill()
    assert told.value.values == {"name": there.name, "place": "stick"}
    workspace = evening.opened.workspace
    (here,) = map(Path, workspace.backups.all())
    assert drill(here, workspace.path, evening.key).behind == 0
    there.unlink()
    does(here, at)
    evening.desk._copies.look()
    here_too = DamagedCopy(name=here.name, place="deze laptop")
    assert evening.desk.health.second.problem == f"{here_too.happened} {here_too.next}"
    before = workspace.path.read_bytes()
    with pytest.raises((DamagedBackup, NotAWorkspace, WrongKey)):
        restore_backup(here, workspace.path, key=evening.key)
    assert workspace.path.read_bytes() == before


def test_that_a_picture_that_comes_after_its_change_is_backed_up_too(evening: Evening) -> None:
    mine = evening.opened.workspace
    other = create_replica(evening.folder / "other.cocreate", mine.project_id, bus=Bus())
    share(mine, other)
    evening.keep()
    assert evening.desk.drill().behind == 0
    other.store.run(keeps(PICTURE + b"later"))
    (came,) = {*SqlPeer(other.store).held()} - {*SqlPeer(mine.store).held()}
    peer, content = SqlPeer(mine.store), PICTURE + b"later"
    assert peer.put_blob(came, 0, content[:99]) == 99
    assert evening.desk.look() is None
    assert peer.put_blob(came, 99, content[99:]) == came.size
    other.close()
    assert evening.desk.drill().behind == 1
    assert evening.desk.look() == 240
    evening.clock.pass_by(minutes=4)
    evening.keep()
    assert evening.desk.drill().behind == 0


def test_that_a_backup_on_a_stick_is_erased_again_on_a_laptop_that_never_heard_of_it(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = evening.opened.services
    note = services.capturing.write(ideas_of(services), "Zwaluw schrijft")
    evening.keep()
    (older,) = evening.desk._copies.found
    store = evening.opened.services.store
    store.run(lambda unit: unit.erase([], [(Note, note.id)]))
    evening.clock.pass_by(minutes=5)
    evening.keep()
    assert len(evening.desk._copies.found) == 2
    (evening.folder / "full").touch()
    monkeypatch.setenv("COCREATE_HOME", str(evening.folder / "full"))
    nowhere = evening.folder / "nowhere" / "buurt.cocreate"
    with pytest.raises(FileProblem):  # a laptop that cannot remember what was erased does not bring it back
        restore_backup(older, nowhere, key=evening.key)
    assert not nowhere.exists()
    monkeypatch.setenv("COCREATE_HOME", str(evening.folder / "colleague"))
    path = evening.folder / "colleague" / "buurt.cocreate"
    restore_backup(older, path, key=evening.key)
    again = open_services(path, key=evening.key)
    assert "Zwaluw schrijft" not in there(again)
    again.close()
    memory = older.parent / "erased.json"
    assert "Zwaluw" not in memory.read_text(encoding="utf-8")
    assert evening.opened.workspace.project_id not in memory.read_text(encoding="utf-8")
    memory.write_text(memory.read_text(encoding="utf-8").replace('"mac": "', '"mac": "0'), encoding="utf-8")
    monkeypatch.setenv("COCREATE_HOME", str(evening.folder / "stranger"))
    elsewhere = evening.folder / "stranger" / "buurt.cocreate"
    restore_backup(older, elsewhere, key=evening.key)
    again = open_services(elsewhere, key=evening.key)
    assert "Zwaluw schrijft" in there(again), "nobody else tells a laptop what to erase"
    again.close()
