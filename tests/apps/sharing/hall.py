"""Laptops that share by themselves, and a hub over a file whose line can be cut: what tests of sharing begin with."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cocreate_desktop.apps.hub.parts import HubParts
from cocreate_desktop.apps.hub.plan import HubPlan
from cocreate_desktop.apps.sharing import LocalSharing
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services, open_services
from cocreate_desktop.domain.accounts import HubProject
from cocreate_desktop.domain.events import Event
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.sharestate import SharePhase
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.sharing import Road
from cocreate_desktop.storage import SqlPeer, WorkspaceStore
from cocreate_desktop.storage.hubdatabase import open_file
from tests.central.cutting import CuttingProxy
from tests.central.serving import serving
from tests.patience import until

CALLED = "De centrale"
LOOK_S = 0.05


class Seconds:
    """A clock that real seconds move, and that a test can set ahead: then nobody waits for what is due later."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        """Seconds since some moment."""
        return time.monotonic() + self._ahead

    def forward(self, seconds: float = 1000.0) -> None:
        """What was due by then is due."""
        self._ahead += seconds


class Hub:
    """``address`` goes over ``line``, which can be away."""

    def __init__(self, parts: HubParts, line: CuttingProxy, folder: Path) -> None:
        self.parts = parts
        self.folder = folder
        self.line = line
        self.address = f"http://127.0.0.1:{line.port}"
        self._of = parts.accounts.create_organisation("Stadsdeel")

    def code(self, project: str = "") -> str:
        """That lets one laptop in with its own project, or with one that is here."""
        wanted: HubProject | None = self.parts.accounts.project(project) if project else None
        return self.parts.accounts.pairing_code(self._of, wanted).code

    def ops(self, project: str) -> tuple[Op, ...]:
        """All that it holds of a project."""
        return SqlPeer(self.parts.stores.project(project).store).take({}, 10_000)

    def takes_back_all_tokens(self) -> None:
        """Nobody is let in any more."""
        for device in self.parts.accounts.devices():
            self.parts.accounts.revoke(device.id)


@contextmanager
def a_hub(folder: Path, plan: HubPlan | None = None) -> Iterator[Hub]:
    """It serves for as long as it lasts."""
    database = open_file(folder / "hub.db")
    plan = plan or HubPlan(called=CALLED)
    plan.vault(database, make=True)
    parts = HubParts(plan, database)
    try:
        with serving(parts.app) as port, CuttingProxy(port) as line:
            yield Hub(parts, line, folder)
    finally:
        parts.close()
        database.close()


class Laptop:
    """An open project that is shared; what it says of its state is kept in ``said``; ``found`` is what it hears of the
    other laptop's address when it looks around."""

    def __init__(self, path: Path, called: str, key: str = "", *, start: bool = True) -> None:
        self.path = path
        self.called = called
        self.clock = Seconds()
        self.opened: OpenWorkspace = open_services(path, key=key)
        self.said: list[Event] = []
        self._unhear = self.opened.services.bus.subscribe(self.said.append)
        self.found = ""
        self.sharing = LocalSharing(
            self.opened.services, self.store, called, self.clock, LOOK_S, lambda _fingerprint: self.found
        )
        if start:
            self.sharing.start()

    @property
    def store(self) -> WorkspaceStore:
        """Of its file."""
        return self.opened.workspace.store

    @property
    def phase(self) -> SharePhase:
        """How it stands."""
        return self.sharing.state.phase

    def pair(self, hub: Hub) -> Road:
        """With a new code."""
        known = any(one.id == self.store.project_id for one in hub.parts.accounts.projects())
        return self.sharing.pair_hub(hub.address, hub.code(self.store.project_id if known else ""))

    def write(self, name: str, picture: bytes = b"") -> None:
        """A note, with a picture or without."""

        def work(unit: UnitOfWork) -> None:
            shown = unit.keep_blob(picture, "image/png") if picture else ""
            made = Note(
                id=name,
                project_id=unit.project_id,
                evening_id="e",
                step_id="s",
                text=name,
                original=name,
                channel=Channel.DESK,
                picture=shown,
            )
            unit.add(made)

        self.store.run(work)

    def notes(self) -> set[str]:
        """Their texts."""
        return {one.text for one in self.store.read(lambda reader: reader.find(Note))}

    def comes_to(self, condition: Callable[[], object]) -> None:
        """By itself; what is only due later is due now."""

        def due() -> object:
            self.clock.forward()
            return condition()

        until(due)

    def until_it_has(self, wanted: set[str]) -> None:
        """These notes, and no others."""
        until(lambda: self.notes() == wanted)

    def until_safe(self) -> None:
        """All of it is there, also what was written just now."""
        self.sharing._look()
        self.comes_to(lambda: self.phase is SharePhase.SAFE)

    def close(self) -> None:
        """As the window closes a project; a second time does nothing."""
        self._unhear()
        self.sharing.close()
        self.opened.close()


def a_file(path: Path) -> str:
    """A project of its own as it lies on a laptop; returns its recovery key."""
    made = create_services(path, {"name": "Buurtplein"})
    try:
        return made.workspace.recovery_key()
    finally:
        made.close()


def threads(name: str = "sharing") -> list[threading.Thread]:
    """Those that share, or look."""
    return [one for one in threading.enumerate() if one.name.startswith(name)]


@contextmanager
def silence() -> Iterator[tuple[int, Callable[[], bool]]]:
    """Somebody who takes every line and never says a word: the port, and what asks whether anybody has come."""
    listening = socket.create_server(("127.0.0.1", 0))
    came: list[socket.socket] = []

    def serve() -> None:
        with suppress(OSError):
            while True:
                came.append(listening.accept()[0])

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield int(listening.getsockname()[1]), lambda: bool(came)
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)
        for line in came:
            line.close()
