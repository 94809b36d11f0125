"""Where other laptops come in: the wire over TLS with a certificate of our own, in a thread of its own, for as long as a
project is open that others have joined or may join."""

import asyncio
import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import uvicorn

from cocreate_desktop import paths
from cocreate_desktop.apps.sharing.entrance import Entrance
from cocreate_desktop.apps.sharing.roads import Roads
from cocreate_desktop.central.api import make_api
from cocreate_desktop.central.certificates import own_certificate, server_context
from cocreate_desktop.central.desk import VALID, Handover, LaptopGate, PairingDesk
from cocreate_desktop.central.nearby import Announcement, Presence
from cocreate_desktop.central.pairing import PORT
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.syncerrors import Unreachable
from cocreate_desktop.phones import network
from cocreate_desktop.services.gate import Device
from cocreate_desktop.services.peers import Vector
from cocreate_desktop.services.sharing import PairingOffer
from cocreate_desktop.storage import SqlPeer, WorkspaceStore

log = logging.getLogger(__name__)
_START_S = 10.0
_END_S = 5.0
_TURNS = 5


@dataclass(frozen=True, slots=True, repr=False)
class House:
    """What is behind the door: the project's replica with the ``keys`` of its vault, how people call this laptop, and what a
    newcomer is given. ``told`` is called whenever somebody came."""

    store: WorkspaceStore
    roads: Roads
    called: str
    keys: Callable[[], Sequence[bytes]]
    handover: Callable[[], Handover]
    told: Callable[[], None]


class Visitor(SqlPeer):
    """The replica as one laptop sees it that joined (``guest``): who it is and when it was here is noted."""

    def __init__(self, house: House, guest: Device) -> None:
        super().__init__(house.store, name=house.called, vault_keys=house.keys())
        self._house = house
        self._guest = guest

    def give(self, ops: Sequence[Op]) -> Vector:
        """As the replica takes it; a laptop that writes itself down tells whose token this is."""
        ends = super().give(ops)
        for op in ops:
            if op.entity == "laptop" and op.entity_id == op.device and _named(op) == self._guest.name:
                self._house.roads.heard(self._guest.id, device=op.device)
        return ends

    def take(self, after: Vector, most: int) -> tuple[Op, ...]:
        """Whoever asks for ours has handed in all of its own."""
        found = super().take(after, most)
        self._house.roads.heard(self._guest.id, at=utc_text(datetime.now(UTC)), has=after)
        self._house.told()
        return found


class Door:
    """Closed until ``open``, and for good after ``close``. Any thread may call it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._lock = threading.RLock()
        self._over = False
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._socket: socket.socket | None = None
        self._desk: PairingDesk | None = None
        self._announcement: Announcement | None = None
        self._gone = threading.Event()
        self._found: threading.Thread | None = None

    @property
    def port(self) -> int:
        """Where it is; 0 while it is closed."""
        listening = self._socket
        return int(listening.getsockname()[1]) if listening is not None else 0

    @property
    def addresses(self) -> tuple[str, ...]:
        """As others type them, the likeliest first."""
        port = self.port
        return tuple(network.url(one.ip, port).replace("http:", "https:", 1) for one in network.addresses())

    def open(self) -> None:
        """Lets those in that have joined. Raises Unreachable when this laptop cannot listen, FileProblem."""
        with self._lock:
            if self._over:
                raise Unreachable(peer=self._house.called)
            if self._server is None or self._thread is None or not self._thread.is_alive():
                self._shut()
                self._open()

    def _open(self) -> None:
        house = self._house
        certificate = own_certificate(paths.data() / "sharing", datetime.now(UTC))
        gate = LaptopGate(lambda found: house.roads.known(found, house.store.project_id))
        desk = PairingDesk(certificate.fingerprint, house.handover, house.roads.welcome, time.monotonic)
        listening = self._socket = _listening(house.roads.port or PORT, house.called)
        api = make_api(self._visitor, gate, desk=desk, refused=self._refuse)
        server = self._server = _Server(door_config(api, Entrance(server_context(certificate))))
        self._desk = desk
        self._thread = threading.Thread(
            target=lambda: _serve(server, listening), name="sharing-door", daemon=True
        )
        self._thread.start()
        until = time.monotonic() + _START_S
        while not server.started and self._thread.is_alive() and time.monotonic() < until:
            time.sleep(0.01)
        if not server.started:
            self._shut()
            raise Unreachable(peer=house.called)
        house.roads.open_at(self.port)
        gone = self._gone = threading.Event()
        self._found = threading.Thread(
            target=_be_found,
            args=(certificate.fingerprint, self.port, gone),
            name="sharing-presence",
            daemon=True,
        )
        self._found.start()

    def _visitor(self, _project_id: str, device: Device) -> Visitor:
        """Raises Unreachable while the facilitator has stopped sharing: then nothing comes and nothing goes."""
        if self._house.roads.paused:
            raise Unreachable(peer=self._house.called)
        return Visitor(self._house, device)

    def _refuse(self, guest: Device, newer: bool) -> None:
        """It hears so itself; whoever sits here is told as well."""
        self._house.roads.refuse(guest.id, newer)

    def show(self, project: str) -> PairingOffer:
        """Shows a code by which a laptop can join for ten minutes. Raises Unreachable, FileProblem."""
        with self._lock:
            self.open()
            self._hush()
            assert self._desk is not None, "an open door has a desk"
            code = self._desk.show()
            here = [one.ip for one in network.addresses()]
            self._announcement = Announcement(self._house.called, project, here, self.port)
            return PairingOffer(code, utc_text(datetime.now(UTC) + VALID), self.addresses)

    def withdraw(self) -> None:
        """No code is shown any more."""
        with self._lock:
            self._hush()
            if self._desk is not None:
                self._desk.withdraw()

    def close(self) -> None:
        """Nobody comes in any more. Returns soon, also when somebody is in the middle of a word."""
        with self._lock:
            self._over = True
            self.withdraw()
            self._shut()

    def _shut(self) -> None:
        if self._server is not None:
            self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(timeout=_END_S)
        if self._socket is not None:
            self._socket.close()
        self._gone.set()
        if self._found is not None:
            self._found.join(timeout=_END_S)
        self._server = self._thread = self._socket = self._desk = self._found = None

    def _hush(self) -> None:
        if self._announcement is not None:
            self._announcement.close()
            self._announcement = None


class _Server(uvicorn.Server):
    """One that leaves no line open when it ends: over TLS it would wait for a last word of each of the others."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn does; then what is left is cut, also whoever was in the middle of coming in."""
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        unfinished = asyncio.all_tasks() - {asyncio.current_task()}
        for task in unfinished:
            task.cancel()
        if unfinished:
            await asyncio.wait(unfinished, timeout=_END_S)
        for _turn in range(_TURNS):  # each is closed in the turns after it was told
            await asyncio.sleep(0)


def _be_found(fingerprint: str, port: int, gone: threading.Event) -> None:
    """Until it is ``gone``: those that have joined before may have our address of another day."""
    here = [one.ip for one in network.addresses()]
    if here and not gone.is_set():
        with Presence(fingerprint, here, port):
            gone.wait()


def _serve(server: uvicorn.Server, listening: socket.socket) -> None:
    try:
        server.run(sockets=[listening])
    except (CocreateError, OSError, RuntimeError, SystemExit) as problem:
        # It is opened anew when it is needed.
        log.error("other laptops cannot come in: %s", type(problem).__name__)


def _named(op: Op) -> str:
    """How a laptop is called that writes itself down; empty when it does not."""
    try:
        found = json.loads(op.value or "") if op.kind is OpKind.ADD else {}
    except ValueError:
        return ""
    return str(found.get("name", "")) if isinstance(found, dict) else ""


def door_config(app: object, entrance: Entrance) -> uvicorn.Config:
    """Anybody on the network of the hall may knock, and the window is in the same process: few at once, and none for long."""
    return uvicorn.Config(
        app,  # type: ignore[arg-type]  # a Starlette
        http=entrance.line,  # type: ignore[arg-type]  # makes a protocol, as a class of one does
        log_config=None,
        log_level="critical",  # a traceback may tell what somebody wrote
        access_log=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=1,
        server_header=False,
        proxy_headers=False,
    )


def _listening(port: int, called: str) -> socket.socket:
    """Where they came last time, else anywhere. Raises Unreachable."""
    for wanted in (port, 0):
        try:
            return socket.create_server(("", wanted), backlog=64)
        except (OSError, OverflowError):
            log.info("port %d is taken", wanted)
    raise Unreachable(peer=called)
