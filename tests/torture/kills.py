"""Programs that are gone from one moment to the next: the window, the phone server, both, a worker of the hub, and whatever is
busy with a file.

Promised: what was acknowledged is there and stands there once, voting goes on without the window, a phone server comes back by
itself, a new window takes over, and every file opens.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random

from cocreate_desktop.apps.hall_end import end_hall
from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services, open_services
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.secrecy import token_of, voter_of
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.network import page_address
from cocreate_desktop.storage.check import check_workspace
from tests.patience import until
from tests.source_tree import ROOT
from tests.torture.crowd import Guest, Phone
from tests.torture.hubkills import hub_states
from tests.torture.killed import KILLED
from tests.torture.scene import Scene, Tried
from tests.torture.works import round_of

KILLS = ("the window", "the phone server", "both")
PHONES = 4
HOST = "127.0.0.1"
PATIENCE_S = 40
_PAUSE = threading.Event()
Play = Callable[[Random, int, Path], Tried]


class Room:
    """An evening with a window and a phone server, each a process of its own, and phones that do not stop. ``opened`` is one
    more program that has the file open, and looks."""

    def __init__(self, folder: Path, closing: ExitStack, *, writes: bool) -> None:
        self.path, self.writes = folder / "buurt.cocreate", writes
        self.opened = self._filled(folder / "key")
        closing.callback(self.opened.close)
        self._port = 0
        self.window = self._new_window()
        closing.callback(self._leave)
        assert self.window.stdout is not None
        self._port = int(self.window.stdout.readline().decode().rpartition(":")[2].strip("/\n"))
        evening = self.opened.services.evenings.all()[0]
        until(self._answers, PATIENCE_S)
        join = page_address(f"http://{HOST}:{self._port}", evening.join_token)
        self.secret = evening.secret
        self.phones: list[Phone] = []
        closing.callback(self._stop_phones)
        self._join = join

    def _filled(self, key_file: Path) -> OpenWorkspace:
        made = create_services(self.path, {"name": "Buurtplein"}, key_file=key_file)
        services = made.services
        evening = services.evenings.all()[0]
        services.evenings.change(evening.id, moderated=False)
        voting = round_of(services)
        services.voting.set_options(voting.id, ["Een grote tafel", "Speelplek"])
        wanted = Kind.IDEAS if self.writes else Kind.VOTE
        step = next(one for one in services.evenings.steps(evening.id) if one.kind is wanted)
        services.playing.go_to(evening.id, step.id)
        if not self.writes:
            services.voting.open(voting.id)
        return made

    def _new_window(self) -> subprocess.Popen[bytes]:
        words = (str(self.path), str(self.path.with_name("key")), str(self._port))
        with self.path.with_name("trouble").open("a") as trouble:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.apps.lone_window", *words],
                stdout=subprocess.DEVNULL if self._port else subprocess.PIPE,
                stderr=trouble,
                cwd=ROOT,
            )

    def _answers(self) -> bool:
        try:
            socket.create_connection((HOST, self._port), 1).close()
        except OSError:
            return False
        return self.hall() != 0

    def hall(self) -> int:
        """The process of the phone server, 0 when none has said that it is one."""
        lock = read_lock(self.path)
        return lock.pid if lock is not None else 0

    def state(self, chance: Random, kill: str) -> tuple[int, float]:
        """The phones send, something is killed, they go on and stop. How much was acknowledged, and after how many seconds the
        phones were answered again."""
        self.phones = [Phone(self._join, writes=self.writes) for _place in range(PHONES)]
        until(lambda: all(phone.kept for phone in self.phones), PATIENCE_S)
        _PAUSE.wait(chance.uniform(0, 0.2))
        before, hall, killed_at = self.kept(), self.hall(), time.monotonic()
        if kill != "the window":
            os.kill(hall, signal.SIGKILL)
        if kill != "the phone server":
            self._end_window()
        if kill == "the window":
            until(lambda: self._each_kept_more(before), PATIENCE_S)  # nobody needs the window
        if kill != "the phone server":
            self.window = self._new_window()
        until(lambda: self._each_kept_more(before), PATIENCE_S)
        took = time.monotonic() - killed_at
        if kill == "the window":
            if self.hall() != hall:
                raise AssertionError("a phone server that was not killed is another one")
        else:  # it answers phones a moment before it says that it is there
            until(lambda: self.hall() not in (0, hall), PATIENCE_S)
        self._stop_phones()
        return sum(self.kept()), took

    def kept(self) -> list[int]:
        """How much each phone was told is kept."""
        return [phone.kept for phone in self.phones]

    def _each_kept_more(self, before: Sequence[int]) -> bool:
        return all(now > then for now, then in zip(self.kept(), before, strict=True))

    def wrong(self) -> Iterator[str]:
        """What is not as the phones were told."""
        guests = [guest for phone in self.phones for guest in phone.guests]
        yield from self._notes(guests) if self.writes else self._votes(guests)
        yield from check_workspace(self.path, key_file=self.path.with_name("key")).problems

    def _notes(self, guests: Iterable[Guest]) -> Iterator[str]:
        there = [one.text for one in self.opened.services.store.read(lambda reader: reader.find(Note))]
        for words in (words for guest in guests for words in guest.kept):
            if there.count(words) != 1:
                yield f"{words} hangs there {there.count(words)} times"

    def _votes(self, guests: Iterable[Guest]) -> Iterator[str]:
        voting = round_of(self.opened.services)
        ballots = self.opened.services.store.read(lambda reader: reader.ballots(voting.id))
        options = [one.id for one in self.opened.services.voting.options(voting.id)]
        for guest in guests:
            token = token_of(self.secret, guest.session)
            own = [one for one in ballots if token and one.voter == voter_of(voting.secret, token)]
            cast = [str(tuple(dict(one.choices).get(option, 0) for option in options)) for one in own]
            left = iter(cast)
            if not all(choice in left for choice in guest.kept):  # each after the one before
                yield f"votes were lost: {len(cast)} ballots for {len(guest.kept)} acknowledged ones"
            if cast and guest.kept and cast[-1] != guest.kept[-1]:
                yield f"the last choice was {guest.kept[-1]}, and {cast[-1]} counts"

    def _stop_phones(self) -> None:
        for phone in self.phones:
            phone.tell_to_stop()
        for phone in self.phones:
            phone.stop()

    def _end_window(self) -> None:
        self.window.kill()
        self.window.communicate()

    def _leave(self) -> None:
        self._end_window()
        end_hall(self.path)


def hall_states(
    chance: Random, states: int, folder: Path, *, writes: bool, kills: Sequence[str] = KILLS
) -> tuple[Tried, list[float]]:
    """So many kills in one evening; with the seconds that each took until every phone was answered again."""
    tried, waits = Tried(), []
    with ExitStack() as closing:
        room = Room(folder, closing, writes=writes)
        for number in range(states):
            kill = kills[number % len(kills)]
            kept, took = room.state(chance, kill)
            waits.append(took)
            broken = "; ".join(room.wrong())
            tried.add(kept, broken and f"kill {number}, {kill}: {broken}")
    opened = open_services(folder / "buurt.cocreate", key_file=folder / "key")
    opened.close()
    return tried, waits


@contextmanager
def killing(folder: Path, name: str) -> Iterator[subprocess.Popen[str]]:
    """The program that kills the work ``name``."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "trouble").open("w") as trouble:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.killed", str(folder / "work"), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=trouble,
            text=True,
            cwd=ROOT,
            env={**os.environ, "COCREATE_HOME": str(folder / "home")},
        )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def file_states(name: str, moments: Iterable[float], folder: Path) -> Tried:
    """The work ``name`` killed at these moments, as parts of the time that it takes."""
    tried = Tried()
    with killing(folder, name) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        whole_s = float(json.loads(program.stdout.readline())["whole_s"])
        for moment in moments:
            program.stdin.write(f"{moment * whole_s}\n")
            program.stdin.flush()
            came = json.loads(program.stdout.readline())
            tried.add(came["done"], came["broken"] and f"{name}, killed at {moment:.3f}: {came['broken']}")
    return tried


def _by_chance(chance: Random, states: int) -> list[float]:
    return [chance.uniform(0, 1.2) for _state in range(states)]


def _in_the_hall(writes: bool) -> Play:
    return lambda chance, states, folder: hall_states(chance, states, folder, writes=writes)[0]


def _of_a_file(name: str) -> Play:
    return lambda chance, states, folder: file_states(name, _by_chance(chance, states), folder)


SCENES = [
    Scene("kill -9", "phones vote", _in_the_hall(writes=False), each=20),
    Scene("kill -9", "phones write", _in_the_hall(writes=True), each=20),
    Scene("kill -9", "a sync to the hub", hub_states, each=40),
    *(Scene("kill -9", name, _of_a_file(name), each=10) for name in KILLED),
]
