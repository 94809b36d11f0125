"""A hub in one process with two organisations, and everybody who may come by: what tests of who may do what begin with."""

import asyncio
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from cocreate_desktop.apps.hub.parts import HubParts
from cocreate_desktop.apps.hub.plan import HubPlan
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.central import dashboard_pages, wire
from cocreate_desktop.central.sign_in import SESSION as SIGNED_IN
from cocreate_desktop.domain.accounts import Organisation
from cocreate_desktop.domain.online import Serves, short_code
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.secrecy import new_token, signed
from cocreate_desktop.phones import assets
from cocreate_desktop.phones.home.people import SESSION as AT_HOME
from cocreate_desktop.services.gate import Device, PairingAsked
from cocreate_desktop.services.services import Services
from cocreate_desktop.storage import SqlPeer
from cocreate_desktop.storage.hubdatabase import open_file
from tests.phones.conftest import PROJECT, StandingClock
from tests.phones.home.filling import after_one_evening
from tests.phones.strangers import Answer, Asked, put_to
from tests.readymade import ready_file

PASSWORD: Final = "vier woorden zijn genoeg"
HOST: Final = "hub.example"
FORM: Final = "application/x-www-form-urlencoded"
_MESSAGES: Final[dict[str, dict[str, object]]] = {
    "ops/after": {"ends": {}, "most": 1}, "links": {"device": "d", "numbers": [1]}, "op": {"device": "d", "number": 1},
    "digest": {"ends": {}}, "blobs": {"names": []},
}  # fmt: skip
_QUERIES: Final = {"blobs/{sha256}": "?offset=0&most=1", "followers": "?after=&most=1"}
_PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who asks: what her browser or laptop brings, and the session that she has in her address."""

    headers: Mapping[str, str] = field(default_factory=dict)
    session: str = "nl.x.y"


@dataclass
class HubScene:
    """The hub, and the project that everything is asked about; its ``sister`` is closed."""

    parts: HubParts
    routes: Sequence[BaseRoute]
    ours: Organisation
    theirs: Organisation
    project: Project
    sister: Project
    foreign: Project
    places: dict[str, str]
    people: dict[str, Who] = field(default_factory=dict)

    def written(self) -> list[list[str]]:
        """Which ops each project has; that its page was opened is counted at some moment, and is nothing that anybody said."""
        stores, projects = self.parts.stores, (self.project, self.sister, self.foreign)
        all_ops = (SqlPeer(stores.project(one.id).store).take({}, 10_000) for one in projects)
        return [[op.hlc for op in ops if op.entity not in ("opened", "visit")] for ops in all_ops]

    def target(self, pattern: str, who: Who) -> str:
        """The address of a route, with the right value in each of its places."""
        static = dashboard_pages.address if pattern.startswith("/dashboard") else assets.address
        name = "central.css" if pattern.startswith("/dashboard") else "phone.css"
        whole = dict(zip(("print", "name"), static(name).split("/")[-2:], strict=True))
        known = {**self.places, **whole, "session": who.session}
        query = _QUERIES.get(pattern.partition("{project}/")[2], "")
        return _PLACE.sub(lambda place: known.get(place[1], "x"), pattern) + query

    def ask(self, method: str, pattern: str, who: Who) -> Answer:
        """The answer to somebody who asks a route properly."""
        return asyncio.run(self.asked(method, pattern, who))

    async def asked(
        self, method: str, pattern: str, who: Who, body: bytes | None = None, **headers: str
    ) -> Answer:
        """The same in a loop that runs."""
        _takes, usual = _body_of(method, pattern)
        asked = Asked(
            method,
            self.target(pattern, who),
            self._head(method, pattern, who, headers),
            (usual if body is None else body,),
        )
        return await put_to(self.parts.app, asked)

    def scope(self, method: str, pattern: str, who: Who, headers: Mapping[str, str]) -> dict[str, Any]:
        """The same as the server hands it to the application, for a body that a test sends by itself."""
        path, _mark, query = self.target(pattern, who).partition("?")
        return {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "root_path": "",
            "server": (HOST, 80), "client": ("192.0.2.7", 5), "method": method, "path": path, "raw_path": path.encode(),
            "query_string": query.encode(), "headers": list(self._head(method, pattern, who, headers)),
        }  # fmt: skip

    def _head(
        self, method: str, pattern: str, who: Who, headers: Mapping[str, str]
    ) -> tuple[tuple[bytes, bytes], ...]:
        takes, _usual = _body_of(method, pattern)
        said = {
            "host": HOST,
            wire.SPEAKS.lower(): wire.spoken(),
            "content-type": takes,
            **who.headers,
            **headers,
        }
        if "{session}" in pattern:
            said.pop("cookie", None)  # a browser that keeps cookies is sent on to the short address
        return tuple((name.encode(), value.encode()) for name, value in said.items())

    def laptop(self, project: Project, of: Organisation) -> tuple[str, Device]:
        """The token of a laptop that joined with ``project``, and who it is here."""
        code = self.parts.accounts.pairing_code(of).code
        paired = self.parts.accounts.pair(PairingAsked(code, "Laptop", project.id, project.name))
        return paired.token, self.parts.accounts.device_of(paired.token)


def _body_of(method: str, pattern: str) -> tuple[str, bytes]:
    """A body of the kind that is asked there, with nothing in it."""
    if not pattern.startswith("/sync/"):
        return FORM, b""
    if method == "PUT":
        return wire.BYTES, b"x"
    if pattern.endswith("/ops"):
        return wire.PACKED, wire.pack(())[0] if method == "POST" else b""
    return wire.MEDIA, json.dumps(_MESSAGES.get(pattern.partition("{project}/")[2], {})).encode()


@contextmanager
def hub_scene(folder: Path) -> Iterator[HubScene]:
    """For as long as it lasts; ``folder`` is empty."""
    database = open_file(folder / "hub.db")
    plan = HubPlan(called="De centrale", names=(HOST,))
    parts = HubParts(plan, database)
    try:
        yield _filled(parts, folder)
    finally:
        parts.close()
        database.close()


def _filled(parts: HubParts, folder: Path) -> HubScene:
    ours, theirs = (parts.accounts.create_organisation(name) for name in ("Wijkraad", "Stadsdeel"))
    names = ("Aardbeiplein", "Bosrandpark", "Cederhof")
    given = [_given(parts, folder, name, of) for name, of in zip(names, (ours, ours, theirs), strict=True)]
    project, places = given[0]
    routes = _served(parts.app).routes
    scene = HubScene(parts, routes, ours, theirs, project, given[1][0], given[2][0], places)
    _people(scene)
    parts.accounts.set_project(scene.sister.id, closed=True)
    return scene


def _served(app: object) -> Starlette:
    """What stands behind the hub's journal and its names."""
    while not isinstance(app, Starlette):
        app = vars(app)["_app"]
    return app


def _given(parts: HubParts, folder: Path, name: str, of: Organisation) -> tuple[Project, dict[str, str]]:
    """A project that is online, handed in as its laptop does; and what stands in the places of its addresses."""
    path, clock = folder / f"{name}.cocreate", StandingClock()
    fill = after_one_evening if name == "Aardbeiplein" else None
    key = ready_file(path, "access", {**PROJECT, "name": name}, fill, clock=clock)
    opened = open_services(path, key=key, group=True, clock=clock)
    try:
        services = opened.services
        services.online.served_by(Serves.HUB, f"https://{HOST}")
        services.online.go_online()
        project, places = services.projects.current(), _places(services) if fill else {}
        parts.accounts.create_project(of, project.name, project.id)
        ops = SqlPeer(opened.workspace.store).take({}, 10_000)
        parts.peer_for(project.id, Device("1", "Laptop", project.id)).give(ops)
    finally:
        opened.close()
    return project, places


def _places(services: Services) -> dict[str, str]:
    (evening,) = services.evenings.all()
    theme = services.boards.board(evening.id).themes[0]
    project = services.projects.current()
    return {
        "project": project.id, "code": short_code(project.id), "sha256": "a" * 64, "form": "csv", "thing": short_code(theme.id),
        "token": "a-token-that-nobody-has", "way": "A1", "rest": "nowhere",
    }  # fmt: skip


def _people(scene: HubScene) -> None:
    """Everybody who may come by. The two that may do something are those of this project and of its organisation."""
    parts, people = scene.parts, scene.people
    people["nobody"] = Who()
    for name, project in (("guest", scene.project), ("other_guest", scene.foreign)):
        session = signed(project.online_secret, new_token())
        people[name] = Who({"cookie": f"{AT_HOME}={session}"}, f"nl.{session}")
    laptops = {
        "laptop": (scene.project, scene.ours), "sister": (scene.sister, scene.ours),
        "foreign": (scene.foreign, scene.theirs), "revoked": (scene.project, scene.ours),
    }  # fmt: skip
    for name, (project, of) in laptops.items():
        token, device = scene.laptop(project, of)
        people[name] = Who({"authorization": f"Bearer {token}"})
        if name == "revoked":
            parts.accounts.revoke(device.id)
    keepers = {
        "keeper": scene.ours,
        "their_keeper": scene.theirs,
        "stopped": scene.ours,
        "left": scene.ours,
    }
    for name, of in keepers.items():
        parts.administrators.create(name, PASSWORD, of)
        token = parts.administrators.sign_in(name, PASSWORD)
        people[name] = Who({"cookie": f"{SIGNED_IN}={token}"})
        if name == "stopped":
            parts.administrators.stop(name)
        if name == "left":
            parts.administrators.sign_out(token)
