"""The pages at home served on a loopback port, over a real workspace file: a project after its first evening, online."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser
from starlette.applications import Starlette

from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.followers import SignUp
from cocreate_desktop.domain.online import Place, Serves, short_code
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.phones.home.app import HomeSite
from cocreate_desktop.phones.home.ports import Confirmed, MailDesk, OpenHome, Sent
from cocreate_desktop.services.services import Services
from tests.browsers import running_browser
from tests.phones.conftest import NO_TLS, OPTIONS, PROJECT, StandingClock
from tests.phones.home.filling import after_one_evening
from tests.readymade import ready_file

__all__ = ["OPTIONS"]


@dataclass
class DeskOfPaper:
    """A mail desk that writes on paper what it would send. It refuses whoever is called nobody."""

    asked: list[SignUp] = field(default_factory=list)
    said_yes: set[str] = field(default_factory=set)
    stopped: set[str] = field(default_factory=set)
    later: bool = False

    def sign_up(self, asked: SignUp) -> Sent:
        if asked.mail.startswith("nobody@"):
            raise BadValue(value=asked.mail, example="name@example.org")
        self.asked.append(asked)
        return Sent.LATER if self.later else Sent.NOW

    def waiting(self, token: str) -> Purpose | None:
        return self.asked[-1].purpose if self.asked and token == self.token else None

    def confirm(self, token: str) -> Confirmed:
        if token != self.token or token in self.stopped:
            return Confirmed.OVER
        if token in self.said_yes:
            return Confirmed.ALREADY
        self.said_yes.add(token)
        return Confirmed.YES

    def stop(self, token: str) -> bool:
        self.stopped.add(token)
        return token == self.token

    @property
    def token(self) -> str:
        """The one that stands in the last mail."""
        return f"token-of-{len(self.asked)}-and-long"


class Seconds:
    """The clock by which forms are stamped: it goes on by ``step`` each time somebody looks at it."""

    def __init__(self, step: int = 3) -> None:
        self.at, self.step = 1_795_000_000, step

    def __call__(self) -> float:
        self.at += self.step
        return self.at


class OneProject:
    """Knows one project, of a file."""

    def __init__(self, services: Services, mail: MailDesk | None) -> None:
        self.project_id = services.projects.current().id
        self.services, self.mail, self.closed, self.asks = services, mail, False, 0

    def project(self, code: str) -> OpenHome | None:
        self.asks += 1
        if code != short_code(self.project_id):
            return None
        return OpenHome(self.project_id, self.services, self.closed, self.mail)


@dataclass
class AtHome:
    """The project, where it is served, and what tests often ask of it."""

    services: Services
    site: HomeSite
    source: OneProject
    desk: DeskOfPaper
    seconds: Seconds
    port: int = 0
    clients: list[httpx.Client] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def home(self) -> str:
        """The address of the project's page on the server."""
        return f"/F/{short_code(self.source.project_id)}"

    def at(self, place: Place, thing_id: str = "") -> str:
        return "/".join(filter(None, (self.home, place.value, short_code(thing_id) if thing_id else "")))

    @property
    def theme(self) -> Theme:
        (evening,) = self.services.evenings.all()
        return self.services.boards.board(evening.id).themes[0]

    @property
    def asked(self) -> Round:
        """The vote that is open at home."""
        return next(one for one in self.rounds if one.online)

    @property
    def rounds(self) -> tuple[Round, ...]:
        return self.services.store.read(lambda reader: reader.find(Round))

    def visitor(self, **headers: str) -> httpx.Client:
        """A browser that was never here."""
        said = {"accept-language": "nl", **headers}
        client = httpx.Client(
            base_url=self.url, follow_redirects=True, headers=said, verify=NO_TLS, timeout=20
        )
        self.clients.append(client)
        return client


@contextmanager
def served(folder: Path) -> Iterator[AtHome]:
    """For as long as it lasts; ``folder`` is empty."""
    path, clock = folder / "home.cocreate", StandingClock()
    key = ready_file(path, "home", PROJECT, after_one_evening, clock=clock)
    opened = open_services(path, key=key, group=True, clock=clock)
    opened.services.online.served_by(Serves.HUB, "https://hub.example")
    opened.services.online.go_online()
    desk, seconds = DeskOfPaper(), Seconds()
    source = OneProject(opened.services, desk)
    site = HomeSite(source, gathers_s=0.05, pause_s=0.05, now=seconds)
    made = AtHome(opened.services, site, source, desk, seconds)
    try:
        with _serving(made):
            yield made
    finally:
        site.close()
    opened.close()


@contextmanager
def fresh_site(
    known: AtHome, *, mail: MailDesk | None, source: OneProject | None = None, gathers_s: float = 0.05
) -> Iterator[AtHome]:
    """The same project served anew beside it, as a hub does that was started otherwise."""
    seconds, source = Seconds(), source or OneProject(known.services, mail)
    site = HomeSite(source, gathers_s=gathers_s, pause_s=0.05, now=seconds)
    made = AtHome(known.services, site, source, known.desk, seconds)
    try:
        with _serving(made):
            yield made
    finally:
        site.close()


@contextmanager
def _serving(made: AtHome) -> Iterator[None]:
    listening = socket.create_server(("127.0.0.1", 0))
    made.port = listening.getsockname()[1]
    app = Starlette(routes=made.site.routes)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    made.visitor().get("/F/2")  # the socket listens already: this waits for the answer
    try:
        yield
    finally:
        for client in made.clients:
            client.close()
        server.should_exit = True
        thread.join(10)
        listening.close()
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def at_home(threads_may_stay: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtHome]:
    """One for all tests of a file: each test leaves it open and online."""
    with served(tmp_path_factory.mktemp("home")) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of a file."""
    with running_browser() as made:
        yield made


def vote_step(services: Services) -> str:
    """The step of the evening in which it was voted."""
    (evening,) = services.evenings.all()
    return next(one.id for one in services.evenings.steps(evening.id) if one.kind is Kind.VOTE)
