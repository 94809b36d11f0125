"""Eight hours of an evening in some minutes: the real window with its stage, the phone server, sixty phones and a hub on
PostgreSQL; a vote a second, a note every ten, a photo of a wall every ten minutes, a backup every ten, a sync after each.

Ends with an error when a vote, a note or a photo is lost or doubled, at the laptop or at the hub. Tells memory, handles and
threads of the window, the phone server and the hub's worker, and bytes of the file for each change in it: at the end, beside
the same after the first half hour."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil

from bench.stand import memory
from bench.stand.desk import ServedDesk, desk_at_the_vote
from bench.stand.figure import Figure, tell
from bench.stand.ticks import live
from cocreate_desktop.apps.heap import give_back
from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.secrecy import upload_token
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Photo
from cocreate_desktop.rehearsal.wallphoto import take_photo
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.hubdatabase import open_postgres
from cocreate_desktop.storage.inspection import read_salt
from cocreate_desktop.storage.keys import parse
from tests.hubs import HubProgram, new_database, server

# Ten minutes each; what is held after half an hour is what it is compared with.
BLOCKS, WARM = int(os.environ.get("BLOCKS", 48)), 3
PHONES, VOTES, NOTES, PHOTOS = 60, 600, 60, 1


@dataclass(frozen=True, slots=True)
class Held:
    """What a process holds: MiB of memory, open files and sockets (handles on Windows), threads."""

    memory: float
    handles: int
    threads: int


def held(pid: int) -> Held:
    """Of a process as it is now."""
    process = psutil.Process(pid)
    count = "num_handles" if os.name == "nt" else "num_fds"  # psutil has the one or the other
    return Held(memory.held(pid), getattr(process, count)(), process.num_threads())


@dataclass(slots=True)
class Answered:
    """What was answered with yes: how many votes, the last choice of each phone, and the ids of notes and photos."""

    votes: int = 0
    last: list[tuple[str, str]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    photos: set[str] = field(default_factory=set)


class Phones:
    """The crowd in its process, as the window's process speaks to it: the window lives while they are busy."""

    def __init__(self, desk: ServedDesk, picture: Path) -> None:
        evening = desk.project.services.evenings.get(desk.window.shell.evening_id)
        address = desk.project.hall.address
        photos = f"{address}/F/{upload_token(evening.secret)}"
        words = (address, desk.join_path, photos, str(picture), str(PHONES))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.stand.evening_phones", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._aside = ThreadPoolExecutor(1)
        self._heard()

    def do(self, what: str, number: int) -> list[object]:
        """They do it; what was answered with yes."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{what} {number}\n")
        self._process.stdin.flush()
        return list(json.loads(self._heard()))

    def leave(self) -> None:
        """They go."""
        self._process.communicate("\n")
        self._aside.shutdown()

    def _heard(self) -> str:
        assert self._process.stdout is not None
        said = self._aside.submit(self._process.stdout.readline)
        while not said.done():
            live(20)
        if not said.result():
            raise SystemExit("the phones broke off")
        return said.result()


class Evening:
    """The window, the phones and the hub, block after block."""

    def __init__(self, desk: ServedDesk, hub: HubProgram, phones: Phones) -> None:
        self.desk, self.hub, self.phones = desk, hub, phones
        self.answered = Answered()
        self.services = desk.project.services

    def block(self) -> None:
        """Ten minutes: notes and a photo first, then votes, a backup and a sync."""
        self._go_to(Kind.IDEAS)
        self.answered.notes |= {str(one) for one in self.phones.do("notes", NOTES)}
        self.answered.photos |= {str(one) for one in self.phones.do("photos", PHOTOS)}
        self._go_to(Kind.VOTE)
        self.answered.last = [(str(one[0]), str(one[1])) for one in self.phones.do("votes", VOTES)]  # type: ignore[index]  # two options
        self.answered.votes += VOTES
        self.desk.project.backups.make()
        self.desk.project.sharing.share()
        live(200)

    def processes(self) -> tuple[Held, Held, Held]:
        """Window, phone server, the hub's worker."""
        lock = read_lock(self.desk.project.path)
        assert lock is not None, "the phone server runs"
        (worker,) = self.hub.workers()
        return held(os.getpid()), held(lock.pid), held(worker)

    def bytes_each(self) -> float:
        """Bytes of the file and its -wal for each change, without those of the pictures."""
        path = self.desk.project.path
        whole = sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*") if one.is_file())
        with contextlib.closing(
            connect(path, parse(self.desk.project.recovery_key()), read_salt(path))
        ) as file:
            (pictures,) = file.execute("SELECT coalesce(sum(size), 0) FROM blob").fetchone()
            (changes,) = file.execute("SELECT count(*) FROM op").fetchone()
        return float((whole - pictures) / changes)

    def check(self) -> None:
        """Ends the measurement when laptop or hub does not hold exactly what was answered with yes."""
        read, evening_id = self.services.store.read, self.desk.window.shell.evening_id
        ballots = read(lambda reader: reader.ballots(self.desk.round_id))
        last = sorted(
            sorted(dict(one.choices).items()) for one in {one.voter: one for one in ballots}.values()
        )
        meant = sorted(sorted({first: 2, second: 1}.items()) for first, second in self.answered.last)
        notes = {one.id for one in self.services.capturing.notes(evening_id) if one.channel is Channel.PHONE}
        photos = {one.id for one in read(lambda reader: reader.find(Photo, evening_id=evening_id))}
        if len(ballots) != self.answered.votes or last != meant:
            raise SystemExit(f"{len(ballots)} votes are stored, {self.answered.votes} were sent")
        if notes != self.answered.notes or photos != self.answered.photos:
            raise SystemExit(
                f"{len(notes)} notes and {len(photos)} photos are stored, not those that were sent"
            )
        database = open_postgres(self.hub.url)
        try:
            with database.engine.connect() as connection:
                counted = {
                    table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
                    for table in ("ballot", "note", "photo")
                }
        finally:
            database.close()
        here = {"ballot": len(ballots), "note": len(notes), "photo": len(photos)}
        if counted != here:
            raise SystemExit(f"the hub has {counted}, the laptop {here}")

    def _go_to(self, kind: Kind) -> None:
        evening_id = self.desk.window.shell.evening_id
        step = next(one for one in self.services.evenings.steps(evening_id) if one.kind is kind)
        self.services.playing.go_to(evening_id, step.id)
        live(50)


@contextlib.contextmanager
def an_evening(folder: Path) -> Iterator[Evening]:
    """Everything that takes part, ended in reverse order."""
    picture = folder / "wall.jpg"
    picture.write_bytes(
        take_photo(1, [(f"Een bankje bij boom {n}", "ABCDEF"[n % 6]) for n in range(12)]).content
    )
    with server(folder / "postgres") as url, desk_at_the_vote(folder) as desk:
        hub = HubProgram(new_database(url), folder, "--workers", "1")
        desk.stage()
        database = open_postgres(hub.url)
        accounts = Accounts(database)
        code = accounts.pairing_code(accounts.create_organisation("Gemeente")).code
        database.close()
        desk.project.sharing.pair_hub(hub.address, code)
        phones = Phones(desk, picture)
        try:
            yield Evening(desk, hub, phones)
        finally:
            phones.leave()
            hub.close()


def main() -> None:
    """One evening."""
    give_back()  # as the window does when it starts
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, an_evening(Path(folder)) as evening:
        for _block in range(WARM):
            evening.block()
        before, each_before = evening.processes(), evening.bytes_each()
        for _block in range(BLOCKS - WARM):
            evening.block()
        after, each_after = evening.processes(), evening.bytes_each()
        evening.check()
    beside = "after half an hour"
    for name, now, then in zip(
        ("the window", "the phone server", "the hub's worker"), after, before, strict=True
    ):
        tell(
            Figure(f"{name} after eight hours", now.memory, "MiB", then.memory, beside, "< 10 MiB more"),
            Figure(
                f"open files and sockets of {name} then", now.handles, "", then.handles, beside, "no more"
            ),
            Figure(f"threads of {name} then", now.threads, "", then.threads, beside, "no more"),
        )
    tell(
        Figure("bytes of the file for each change then", each_after, "bytes", each_before, beside, "no more"),
        Figure(f"votes lost or doubled of {BLOCKS * VOTES:,}", 0, "votes", None, "", "0"),
        Figure(f"notes lost or doubled of {BLOCKS * NOTES:,}", 0, "notes", None, "", "0"),
        Figure(f"photos lost or doubled of {BLOCKS * PHOTOS:,}", 0, "photos", None, "", "0"),
        Figure(
            "minutes that those eight hours took",
            (time.perf_counter() - began) / 60,
            "min",
            480,
            "as they would be",
        ),
    )


if __name__ == "__main__":
    main()
