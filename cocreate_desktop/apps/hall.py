"""The phone server's process: pages for phones over the same workspace, and a control line for windows.

It goes on when the window dies; a new window finds it by the lock file. Without a window it makes the backups as well.
"""

import json
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from cocreate_desktop.apps.backupdesk import BackupDesk
from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.apps.hall_address import HallAddress
from cocreate_desktop.apps.hall_room import room_for_many
from cocreate_desktop.apps.heap import give_back
from cocreate_desktop.apps.link import Committed, LineServer, Message, Phones, Reached, Serving, Stop, Trouble
from cocreate_desktop.apps.lockfile import HallLock, remove_lock, write_lock
from cocreate_desktop.apps.signals import heeding
from cocreate_desktop.apps.sweeping import DayWatch, sweep
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.errors import BadValue, CocreateError, PortInUse
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.events import Event, GuestsChanged, PhonesReached, StoringFailed
from cocreate_desktop.phones import network
from cocreate_desktop.phones.lines import line_config
from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.server import make_app
from cocreate_desktop.services.services import Services
from cocreate_desktop.storage import PRACTICE

log = logging.getLogger(__name__)
LAST_PORT = 65535
HOSTS_STAY_S = 2.0


@dataclass(frozen=True, slots=True)
class HallPlan:
    """What to serve: ``host`` to listen on (empty: every address), ``port`` wanted (0: any free one)."""

    path: Path
    evening_id: str = ""
    host: str = ""
    port: int = 8080
    any_port: bool = False


def choose_evening(services: Services, evening_id: str = "") -> Evening:
    """The evening to serve: the given one, else the one that is going on, else the last one planned. Raises Gone."""
    evenings = services.evenings.all()
    if evening_id or not evenings:
        return services.evenings.get(evening_id)
    running = [evening for evening in evenings if evening.started_at and not evening.ended_at]
    return (running or list(evenings))[-1]


def serve(
    plan: HallPlan,
    key: str,
    *,
    key_file: Path | None = None,
    ready: Callable[[str, Evening], None] | None = None,
) -> int:
    """Serves phones until it is told to stop. Returns the exit code.

    ``ready(address, evening)`` is called once phones can reach the page. Raises FileProblem, NoKey, PortInUse.
    """
    opened = open_services(plan.path, key=key, key_file=key_file, group=True)
    try:
        return _serve_open(plan, opened, ready or _say_nothing)
    finally:
        opened.close()


def _serve_open(plan: HallPlan, opened: OpenWorkspace, ready: Callable[[str, Evening], None]) -> int:
    services = opened.services
    evening = choose_evening(services, plan.evening_id)
    # Listening before anybody hears the address: whoever comes early waits, and nobody is sent away.
    listening = _listen(plan)
    port = int(listening.getsockname()[1])
    address = _address(plan.host, port)
    hub = LiveHub(services, evening.id, lambda: services.store.device)
    app = make_app(services, evening.id, hub, hosts=Hosts(plan.host, port), take=OwnEyes().take)
    server = HallServer(hub, line_config(app))
    control = Control(opened, server, Serving(address, evening.id, not plan.host))
    backups = (
        None if opened.workspace.store.noted(PRACTICE) else BackupDesk(opened, cared=control.lines.taken)
    )
    midnight = DayWatch(opened)
    try:
        sweep(opened)
        midnight.start()
        if backups is not None:
            backups.start()
        write_lock(plan.path, HallLock(os.getpid(), control.lines.port, control.lines.token))
        # Whoever heard the address may tell the server to end, also while it still starts.
        with room_for_many(), heeding(server.handle_exit):
            ready(address, evening)
            server.run(sockets=[listening])
    finally:
        listening.close()
        midnight.close()
        if backups is not None:
            backups.close()
        control.close()
        remove_lock(plan.path, os.getpid())
    return 0


class HallServer(uvicorn.Server):
    """Ends the event streams before it waits for open connections, or each phone would hold it up."""

    def __init__(self, hub: LiveHub, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._hub = hub

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ends the streams, then the server."""
        self._hub.close()
        await super().shutdown(sockets)


class Control:
    """Ties the control line to the store and the server: tells windows what was committed here, reads what they wrote."""

    def __init__(self, opened: OpenWorkspace, server: uvicorn.Server, serving: Serving) -> None:
        self._server = server
        self._store = opened.services.store
        self._seen = dict(self._store.read(lambda reader: reader.written()))
        self._phones = 0
        self._reached = Reached(0, 0)
        self._trouble = Trouble("")
        self._serving = serving
        self._reading = threading.Lock()
        self.lines = LineServer(self._take, self._greeting)
        self._stops = (
            opened.services.store.on_commit(self._committed),
            opened.services.bus.subscribe(self._heard),
        )

    def close(self) -> None:
        """Ends the control line."""
        for stop in self._stops:
            stop()
        self.lines.close()

    def _greeting(self) -> tuple[Message, ...]:
        return self._serving, Phones(self._phones), self._reached, self._trouble

    def _take(self, message: Message) -> None:
        if isinstance(message, Stop):
            self._server.should_exit = True
        elif isinstance(message, Committed):
            with self._reading:
                seen = self._seen.get(message.device, 0)
                if message.seq > seen:  # else it was read along with an earlier one
                    self._seen[message.device] = self._store.pull(message.device, seen)

    def _committed(self, device: str, seq: int) -> None:
        self.lines.send(Committed(device, seq))

    def _heard(self, event: Event) -> None:
        if isinstance(event, GuestsChanged):
            self._phones = event.phones
            self.lines.send(Phones(event.phones))
        elif isinstance(event, PhonesReached):
            self._reached = Reached(event.phones, event.slowest)
            self.lines.send(self._reached)
        elif isinstance(event, StoringFailed):
            self._trouble = Trouble(event.problem)
            self.lines.send(self._trouble)


def _listen(plan: HallPlan) -> socket.socket:
    """A socket that listens where ``plan`` says. Raises PortInUse, BadValue for an address or port that is none here."""
    if not 0 <= plan.port <= LAST_PORT:
        raise BadValue(value=plan.port, example="8080")
    family = socket.AF_INET6 if ":" in plan.host else socket.AF_INET
    try:
        socket.create_server((plan.host, 0), family=family).close()
    except (OSError, UnicodeError) as problem:
        raise BadValue(value=plan.host, example="192.168.8.2") from problem
    anywhere = plan.any_port or plan.port == 0
    port = network.free_port(plan.port, plan.host) if anywhere else plan.port
    try:
        listening = (
            _everywhere(port)
            if not plan.host
            else socket.create_server((plan.host, port), family=family, backlog=2048)
        )
    except OSError as problem:
        raise PortInUse(port=port) from problem
    # asyncio sets this only on sockets it makes itself; without it an answer of two parts waits 40 ms for the phone.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _everywhere(port: int) -> socket.socket:
    """Listens on every address of this laptop, those that come later too. Raises OSError."""
    if socket.has_dualstack_ipv6():
        try:
            made = socket.create_server(("", port), family=socket.AF_INET6, backlog=2048, dualstack_ipv6=True)
        except OSError:
            log.info("only addresses of the old kind are listened on")
        else:
            return made
    return socket.create_server(("", port), backlog=2048)


def _address(host: str, port: int) -> str:
    found = HallAddress().chosen()
    ip = host if host and host != "0.0.0.0" else (found.ip if found else "127.0.0.1")  # noqa: S104 - compared, not bound
    return network.url(ip, port)


class Hosts:
    """The names by which phones may ask for the page; read anew now and then, because a laptop's address can change
    mid-evening."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._names: frozenset[str] = frozenset()
        self._read_at = float("-inf")

    def __call__(self) -> frozenset[str]:
        """With and without the port; at most some seconds old, for listing the adapters takes longer than an answer."""
        now = time.monotonic()
        if now - self._read_at > HOSTS_STAY_S:
            self._names, self._read_at = self._read(), now
        return self._names

    def _read(self) -> frozenset[str]:
        own = {self._host} if self._host else set()
        ips = {address.ip for address in network.addresses()} | {"127.0.0.1", "localhost"} | own
        bracketed = {f"[{ip}]" if ":" in ip else ip for ip in ips}
        return frozenset(bracketed | {f"{ip}:{self._port}" for ip in bracketed})


def _say_nothing(_address: str, _evening: Evening) -> None:
    """Nobody waits for the address."""


def child_main(plan: HallPlan) -> int:
    """The phone server as a child of a window: the key comes by standard input, one JSON line tells how it went."""
    give_back()
    key = sys.stdin.readline().strip()

    def tell(address: str, evening: Evening) -> None:
        _say({"ready": True, "address": address, "evening": evening.id})

    try:
        return serve(plan, key, ready=tell)
    except CocreateError as problem:
        log.warning("the phone server did not start: %s", type(problem).__name__)
        _say({"ready": False, "problem": str(problem)})
        return 2


def _say(found: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
