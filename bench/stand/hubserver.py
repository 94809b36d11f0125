"""The hub's road for participants in a process of its own: our application for phones over a project on PostgreSQL; and the
reference."""

import contextlib
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette

from bench.stand.barehub import POOL, BareHub
from bench.stand.hall import OPTIONS
from cocreate_desktop.apps.clock import WallClock
from cocreate_desktop.apps.hall_room import room_for_many
from cocreate_desktop.codes.voting_codes import TypedVotingCodes
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.online import Serves, short_code
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.home.app import HomeSite
from cocreate_desktop.phones.home.ports import OpenHome
from cocreate_desktop.phones.lines import line_config
from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.server import make_app
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.projects import new_project
from cocreate_desktop.services.services import Services, make_services
from cocreate_desktop.storage import WorkspaceStore
from cocreate_desktop.storage.engine import postgres_engine

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Serving:
    """Where a server listens, where a phone comes in, the round, and the number of its process."""

    address: str
    join_path: str
    project_id: str
    round_id: str
    pid: int


@contextlib.contextmanager
def serving(url: str, kind: str) -> Iterator[Serving]:
    """``kind`` is ours, home or bare; ``url`` that of the database."""
    command = [sys.executable, "-m", "bench.stand.hubserver", url, kind]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        told = json.loads(child.stdout.readline())
        yield Serving(**told, pid=child.pid)
    finally:
        child.terminate()
        child.communicate()


def made(url: str) -> tuple[WorkspaceStore, Services, str, str]:
    """A fresh project with an open vote of five options; with the ids of its evening and round."""
    bus, project = Bus(), new_project(WallClock(), name="Buurtplein")
    store = WorkspaceStore(
        postgres_engine(url, pool_size=POOL), project.id, new_id(), bus, name="hub", group=True
    )
    store.run(lambda unit: unit.add(project))
    services = make_services(store, bus, WallClock(), TypedVotingCodes())
    services.evenings.plan("ideas")
    (evening,) = services.evenings.all()
    step = next(one for one in services.evenings.steps(evening.id) if one.kind is Kind.VOTE)
    voting = services.voting.round_of(step.id)
    assert voting is not None, "a vote step has a round"
    services.voting.set_options(voting.id, OPTIONS)
    services.playing.go_to(evening.id, step.id)
    services.voting.open(voting.id)
    return store, services, evening.id, voting.id


def ours(url: str, listening: socket.socket) -> None:
    """Our application, as a hub's worker would serve it."""
    store, services, evening_id, round_id = made(url)
    join = f"/J/{services.evenings.get(evening_id).join_token}"
    app = make_app(services, evening_id, LiveHub(services, evening_id), hosts={HOST, _told(listening)})
    with room_for_many():
        _tell(listening, join, store.project_id, round_id)
        uvicorn.Server(line_config(app)).run(sockets=[listening])
    store.close()


class OneProject:
    """Knows the project of ``services`` and no other."""

    def __init__(self, services: Services, project_id: str) -> None:
        self._opened = OpenHome(project_id, services)

    def project(self, code: str) -> OpenHome | None:
        """Whatever the code is not: nothing."""
        return self._opened if code == short_code(self._opened.project_id) else None


def home(url: str, listening: socket.socket) -> None:
    """The pages for people at home, as a hub's worker would serve them; its limits of a minute pass in a twinkling."""
    store, services, _evening, round_id = made(url)
    services.online.served_by(Serves.HUB, f"http://{_told(listening)}")
    services.online.go_online()
    services.online.ask(round_id)
    site = HomeSite(OneProject(services, store.project_id), pace=lambda: time.monotonic() * 10_000)
    with room_for_many():
        _tell(listening, f"/F/{short_code(store.project_id)}", store.project_id, round_id)
        app = Starlette(routes=site.routes)
        config = uvicorn.Config(
            app, http="h11", ws="none", lifespan="off", access_log=False, log_level="warning"
        )
        uvicorn.Server(config).run(sockets=[listening])
    site.close()
    store.close()


def _told(listening: socket.socket) -> str:
    return f"{HOST}:{listening.getsockname()[1]}"


def _tell(listening: socket.socket, join: str = "", project_id: str = "", round_id: str = "") -> None:
    told = {
        "address": f"http://{_told(listening)}",
        "join_path": join,
        "project_id": project_id,
        "round_id": round_id,
    }
    print(json.dumps(told), flush=True)


def serve(url: str, kind: str) -> None:
    """The child's side."""
    listening = socket.create_server((HOST, 0), backlog=2048)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if kind in ("ours", "home"):
        {"ours": ours, "home": home}[kind](url, listening)
    else:
        _tell(listening)
        uvicorn.Server(uvicorn.Config(BareHub(url).app(), log_level="warning", access_log=False)).run(
            sockets=[listening]
        )


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2])
