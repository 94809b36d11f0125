"""Whoever sends a request a byte at a time, or asks for much and takes none of it: others are served meanwhile, and the line is
hung up. In the hall, on the hub, and at the door of a laptop that lets others in."""

import socket
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
from cocreate_desktop.central.certificates import own_certificate
from cocreate_desktop.phones import assets
from cocreate_desktop.phones.lines import PatientLine, line_config
from tests.access.hubscene import FORM, HOST, HubScene
from tests.patience import until
from tests.phones.conftest import NO_TLS
from tests.phones.strangers import paths_of

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
    except BlockingIOError:
        return True
    except ConnectionError:
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


def test_that_the_door_of_a_laptop_holds_few_lines_and_none_for_long(
    hub: HubScene, hurried: None, tmp_path: Path
) -> None:
    config = door_config(hub.parts.app, own_certificate(tmp_path, datetime.now(UTC)))
    assert 0 < (config.limit_concurrency or 0) <= 500
    assert config.http is PatientLine
    assert "/health" in set(paths_of(hub.routes))
