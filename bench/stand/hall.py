"""An evening of two people's making with an open vote of five options, served by the real phone server in its own process."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from cocreate_desktop.apps.hall_keeper import HallKeeper, HallSetting
from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services, open_services
from cocreate_desktop.domain.events import Event, HallChanged
from cocreate_desktop.domain.steps import Kind

HOST = "127.0.0.1"
OPTIONS = ("Een grote tafel", "Speelplek", "Meer groen", "Een podium", "Fietsen aan de rand")
PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Served:
    """A served evening; ``opened`` is the window's side of the same file."""

    opened: OpenWorkspace
    keeper: HallKeeper
    evening_id: str
    round_id: str

    @property
    def process(self) -> psutil.Process:
        """The phone server."""
        lock = read_lock(self.opened.workspace.path)
        assert lock is not None, "the phone server runs"
        return psutil.Process(lock.pid)

    @property
    def join_path(self) -> str:
        """Where a phone comes in."""
        return f"/J/{self.opened.services.evenings.get(self.evening_id).join_token}"

    def stored(self) -> tuple[int, int]:
        """How many voters and how many ballots the window reads in the file."""
        read = self.opened.services.store.read
        return read(lambda reader: (reader.voters(self.round_id), len(reader.ballots(self.round_id))))


def evening_with_vote(folder: Path) -> tuple[OpenWorkspace, str, str]:
    """A fresh workspace at its vote step, with the round open; with the ids of evening and round."""
    opened = create_services(folder / "buurt.cocreate", {"name": "Buurtplein"}, key_file=folder / "key")
    services = opened.services
    evening = services.evenings.all()[0]
    step = next(one for one in services.evenings.steps(evening.id) if one.kind is Kind.VOTE)
    found = services.voting.round_of(step.id)
    assert found is not None, "a vote step has a round"
    services.voting.set_options(found.id, OPTIONS)
    services.playing.go_to(evening.id, step.id)
    services.voting.open(found.id)
    return opened, evening.id, found.id


@contextlib.contextmanager
def served(folder: Path, *, group: bool = False) -> Iterator[Served]:
    """Serves such an evening, and closes everything. With ``group`` the window's side writes in groups too."""
    opened, evening_id, round_id = evening_with_vote(folder)
    if group:
        opened.close()
        opened = open_services(opened.workspace.path, key_file=folder / "key", group=True)
    setting = HallSetting(opened.workspace.path, opened.workspace.recovery_key(), 0, HOST)
    keeper = HallKeeper(opened.services, setting, opened.workspace.last_seq)
    hall = Served(opened, keeper, evening_id, round_id)
    try:
        with told(hall, running=True):
            keeper.start(evening_id)
        yield hall
    finally:
        keeper.close()
        opened.close()


@contextlib.contextmanager
def told(hall: Served, *, running: bool) -> Iterator[None]:
    """Waits at its end until the window has been told that the phone server runs (or not)."""
    heard = threading.Event()
    stop = hall.opened.services.bus.subscribe(_when(running, heard.set))
    try:
        yield
        if not heard.wait(PATIENCE):
            raise SystemExit("the phone server did not start")
    finally:
        stop()


def _when(running: bool, deed: Callable[[], None]) -> Callable[[Event], None]:
    def hear(event: Event) -> None:
        if isinstance(event, HallChanged) and event.running is running:
            deed()

    return hear
