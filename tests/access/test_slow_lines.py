"""Whoever sends a request a byte at a time, or asks for much and takes none of it: others are served meanwhile, and the line is
hung up. In the hall, on the hub, and at the door of a laptop that lets others in."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import uvicorn

from cocreate_desktop.apps.hub.plan import HubPlan
from cocreate_desktop.apps.hub.worker import hub_config
from cocreate_desktop.apps.sharing.door import door_config
from cocreate_desktop.apps.sharing.entrance import ENTER_S, MOST_LINES, Entrance
from cocreate_desktop.central.certificates import (
    Certificate,
    own_certificate,
    pinned_context,
    server_context,
)
from cocreate_desktop.phones import assets
from cocreate_desktop.phones.lines import PatientLine, line_config
from tests.access.hubscene import FORM, HOST, HubScene
from tests.patience import until
from tests.phones.conftest import NO_TLS

SLOW = 30
"""Lines that are held open at once."""
HEAD = f"Host: {HOST}\r\n"
BEGUN = (
    "", "GET / HT", f"GET / HTTP/1.1\r\n{HEAD}X-Slow: ",
    f"POST /dashboard/sign-in HTTP/1.1\r\n{HEAD}Content-Type: {FORM}\r\nContent-Length: 5000\r\n\r\nname=",
    f"POST /sync/v1/pair HTTP/1.1\r\n{HEAD}CoCreate-Protocol: 1.0\r\nContent-Type: application/vnd.cocreate+json\r\n"
    "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
)  # fmt: skip


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The seconds of a line are fractions of one."""
    for name in ("head_s", "whole_s", "reads_s"):
        monkeypatch.setattr(PatientLine, name, 0.4)


@contextmanager
def served(config: uvicorn.Config) -> Iterator[tuple[int, uvicorn.Server]]:
    """A server that is configured as the program does it, and its port."""
    config.lifespan, config.timeout_graceful_shutdown = "off", 1
    listening = socket.create_server(("127.0.0.1", 0), backlog=128)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield int(listening.getsockname()[1]), server
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
        assert not thread.is_alive()


def drip_until_hung_up(lines: list[socket.socket], meanwhile: Callable[[], None]) -> None:
    """A byte on each line, then somebody else, and again; comes back when the server has hung up on all of them."""
    while lines:
        meanwhile()
        lines[:] = [line for line in lines if _goes_on(line)]


def _goes_on(line: socket.socket) -> bool:
    try:
        line.sendall(b"x")
        line.setblocking(False)
        return line.recv(65536) != b""
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except (ConnectionError, ssl.SSLError):
        return False


def test_that_a_hub_serves_others_while_it_is_asked_a_byte_at_a_time(hub: HubScene, hurried: None) -> None:
    with served(hub_config(HubPlan(), hub.parts)) as (port, _server), ExitStack() as closing:
        client = closing.enter_context(
            httpx.Client(base_url=f"http://127.0.0.1:{port}", verify=NO_TLS, timeout=10)
        )
        lines = [closing.enter_context(socket.create_connection(("127.0.0.1", port))) for _one in range(SLOW)]
        for number, line in enumerate(lines):
            line.sendall(BEGUN[number % len(BEGUN)].encode())
        asked: list[int] = []
        drip_until_hung_up(lines, lambda: asked.append(client.get("/health").status_code))
        assert set(asked) == {200}


@pytest.mark.parametrize("where", ["hub", "hall"])
def test_that_whoever_takes_nothing_of_an_answer_is_hung_up_on(
    hub: HubScene, hurried: None, where: str
) -> None:
    """Much is asked at once and nothing is read: what waits is in memory for a while and no longer."""
    config = (
        hub_config(HubPlan(), hub.parts) if where == "hub" else line_config(hub.parts.app, log_level="error")
    )
    asks = f"GET {assets.address('phone.js')} HTTP/1.1\r\n{HEAD}\r\n".encode() * 1000
    with served(config) as (port, server), socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", port))
        line.settimeout(20)
        line.sendall(asks)
        held = server.server_state.connections
        until(lambda: len(held) == 1)
        until(lambda: not held)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", verify=NO_TLS, timeout=10) as client:
            assert client.get("/health", headers={"host": HOST}).status_code == 200


@pytest.mark.parametrize("begun", ["nothing", "half a greeting", "half a request"])
def test_that_a_laptop_lets_others_in_while_its_door_is_full_of_lines_that_come_a_byte_at_a_time(
    hub: HubScene, hurried: None, tmp_path: Path, begun: str
) -> None:
    """Inside of TLS and before it."""
    certificate = own_certificate(tmp_path, datetime.now(UTC))
    entrance = Entrance(server_context(certificate), most=SLOW // 2, enter_s=0.4)
    pinned = pinned_context(certificate.fingerprint)
    held: list[int] = []
    asked: list[int] = []

    def ask() -> None:
        with httpx.Client(base_url=f"https://127.0.0.1:{port}", verify=pinned, timeout=10) as client:
            asked.append(client.get("/health", headers={"host": HOST}).status_code)
        held.append(entrance.held)

    with served(door_config(hub.parts.app, entrance)) as (port, _server), ExitStack() as closing:
        lines = [closing.enter_context(_at_the_door(port, begun, certificate)) for _one in range(SLOW)]
        drip_until_hung_up(lines, ask)
        until(lambda: entrance.held == 0)
    assert set(asked) == {200}
    assert max(held) <= SLOW // 2


def _at_the_door(port: int, begun: str, certificate: Certificate) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port))
    if begun == "half a request":
        line = pinned_context(certificate.fingerprint).wrap_socket(line)
        line.sendall(f"GET /health HTTP/1.1\r\n{HEAD}X-Slow: ".encode())
    elif begun == "half a greeting":
        line.sendall(bytes.fromhex("160301020001 0001fc0303"))
    return line


def test_that_the_door_of_a_laptop_holds_few_lines_and_none_for_long(tmp_path: Path) -> None:
    assert 0 < MOST_LINES <= 500
    assert 0 < ENTER_S <= PatientLine.head_s
    entrance = Entrance(server_context(own_certificate(tmp_path, datetime.now(UTC))))
    assert door_config(None, entrance).http == entrance.line
