"""A real phone server on a loopback port, over a real workspace file, with an evening whose steps a test can play."""

import socket
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.errors import DiskFull
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.domain.secrecy import door_token, upload_token
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Photo
from cocreate_desktop.phones.lines import line_config
from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.server import make_app
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import Store, Work
from cocreate_desktop.services.services import Services, make_services
from cocreate_desktop.storage import open_workspace
from tests.browsers import running_browser
from tests.readymade import ready_file

T = TypeVar("T")

OPTIONS = ("Een grote tafel onder de bomen", "Speelplek voor alle leeftijden", "Meer groen en schaduw")
# The pages are plain HTTP: a phone of these tests need not read all certificates of the machine.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
PROJECT: dict[str, object] = {
    "name": "Buurtplein Den Bosch",
    "question": "Hoe wordt het Buurtplein een plek voor iedereen?",
    "responsible": "De gemeente",
    "keep_until": "2027-07-01",
    "follow_up": "https://voorbeeld.nl/plein",
}


class StandingClock:
    """A clock that always says the same."""

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


class FullDisk:
    """A store whose disk can be full for what phones send; everything else it leaves to the real one."""

    def __init__(self, store: Store) -> None:
        self.full, self.device = False, store.device
        self.problem: Exception = DiskFull(path="evening.cocreate")
        self.read, self.run, self.pull, self.on_commit = store.read, store.run, store.pull, store.on_commit
        self._store = store

    def submit(self, work: Work[T]) -> Future[T]:
        if not self.full:
            return self._store.submit(work)
        refused: Future[T] = Future()
        refused.set_exception(self.problem)
        return refused


class RunningServer:
    """uvicorn in a thread."""

    def __init__(
        self, services: Services, evening_id: str, port: int = 0, host: str = "127.0.0.1", device: str = ""
    ) -> None:
        self.hub = LiveHub(services, evening_id, (lambda: device) if device else None)
        app = make_app(services, evening_id, self.hub, hosts={host}, take=OwnEyes().take)
        self._socket = socket.create_server((host, port))
        self.port: int = self._socket.getsockname()[1]
        self._server = uvicorn.Server(line_config(app, log_level="error"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]})
        self._thread.start()
        with httpx.Client(verify=NO_TLS) as client:  # the socket listens already: this waits for the answer
            client.get(f"http://{host}:{self.port}/code", timeout=20)

    def stop(self) -> None:
        self.hub.close()
        self._server.should_exit = True
        self._thread.join(10)
        assert not self._thread.is_alive()
        self._socket.close()


@dataclass
class Hall:
    """The evening, its server and what tests often ask."""

    services: Services
    store: FullDisk
    evening: Evening
    server: RunningServer
    clients: list[httpx.Client] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    @property
    def join_address(self) -> str:
        return f"{self.url}/J/{self.evening.join_token}"

    @property
    def photo_address(self) -> str:
        return f"{self.url}/F/{upload_token(self.evening.secret)}"

    @property
    def door_address(self) -> str:
        return f"{self.url}/D/{door_token(self.evening.secret)}"

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos as they are stored, in the order they came."""
        return self.services.walls.review(self.evening.id).photos

    @property
    def round(self) -> Round:
        found = self.services.voting.round_of(self.step(Kind.VOTE))
        assert found is not None
        return found

    @property
    def options(self) -> tuple[Option, ...]:
        return self.services.voting.options(self.round.id)

    @property
    def voters(self) -> int:
        """How many have voted, as it is stored."""
        return self.services.store.read(lambda reader: reader.voters(self.round.id))

    @property
    def channels(self) -> list[Channel]:
        """By which road each stored ballot came."""
        return self.services.store.read(lambda reader: [b.channel for b in reader.ballots(self.round.id)])

    def step(self, kind: Kind) -> str:
        return next(step.id for step in self.services.evenings.steps(self.evening.id) if step.kind is kind)

    def go_to(self, kind: Kind) -> None:
        self.services.playing.go_to(self.evening.id, self.step(kind))

    def open_vote(self) -> None:
        self.go_to(Kind.VOTE)
        self.services.voting.open(self.round.id)

    def visitor(self) -> httpx.Client:
        """A phone that has not joined."""
        dutch = {"accept-language": "nl"}
        client = httpx.Client(base_url=self.url, follow_redirects=True, headers=dutch, verify=NO_TLS)
        self.clients.append(client)
        return client

    def guest(self) -> httpx.Client:
        """A phone that has joined by the QR code."""
        client = self.visitor()
        assert client.post(f"/J/{self.evening.join_token}").status_code == 200
        return client

    def restart(self) -> None:
        port = self.server.port
        self.server.stop()
        self.server = RunningServer(self.services, self.evening.id, port)


@pytest.fixture(scope="module")
def one_evening(threads_may_stay: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """The hall of all tests of a file that says so with ``usefixtures("one_evening")``."""
    with running_hall(tmp_path_factory.mktemp("hall")) as made:
        yield made


@pytest.fixture
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    """An evening about the Buurtplein, not begun yet, with its phone server running; or the ``one_evening`` of the file."""
    if "one_evening" in request.fixturenames:
        yield request.getfixturevalue("one_evening")
        return
    with running_hall(tmp_path) as made:
        yield made


def _plan(services: Services) -> None:
    (evening,) = services.evenings.all()
    services.evenings.change(evening.id, date="2026-11-24")
    for step in services.evenings.steps(evening.id):
        if step.kind is Kind.IDEAS:
            services.evenings.change_step(step.id, question="Wat mis je nu op het Buurtplein?")
        elif (found := services.voting.round_of(step.id)) is not None:
            services.voting.set_options(found.id, OPTIONS)


@contextmanager
def running_hall(folder: Path) -> Iterator[Hall]:
    """The same, for as long as it lasts; ``folder`` is empty."""
    bus, clock = Bus(), StandingClock()
    path = folder / "evening.cocreate"
    key = ready_file(path, "hall", PROJECT, _plan, clock=clock)
    workspace = open_workspace(path, bus=bus, key=key, group=True)
    store = FullDisk(workspace.store)
    services = make_services(store, bus, clock, voting_codes.TypedVotingCodes())
    (evening,) = services.evenings.all()
    made = Hall(services, store, evening, RunningServer(services, evening.id))
    yield made
    for client in made.clients:
        client.close()
    made.server.stop()
    workspace.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of a file."""
    with running_browser() as made:
        yield made
