"""The port of a hub: every worker listens on it itself where the system shares it out fairly (Linux), elsewhere all take from
one socket that their parent opened."""

import base64
import socket
import subprocess
import sys
from dataclasses import dataclass

from cocreate_desktop.domain.errors import BadValue, PortInUse

BACKLOG = 2048
LAST_PORT = 65535
SHARED = sys.platform == "linux"
"""Whether workers share the port; on macOS the last one that listens would get everything."""


@dataclass(frozen=True, slots=True)
class Door:
    """A port that is kept for the workers. ``held`` listens itself where they do not share."""

    host: str
    port: int
    held: socket.socket

    def handed_to(self, process: "subprocess.Popen[str] | None") -> dict[str, object]:
        """What a worker needs to listen; ``process`` is it, once it runs (Windows)."""
        about: dict[str, object] = {"host": self.host, "port": self.port}
        if SHARED:
            return about
        if sys.platform == "win32" and process is not None:
            return {**about, "share": base64.b64encode(self.held.share(process.pid)).decode()}
        return {**about, "number": self.held.fileno()}

    @property
    def inherited(self) -> tuple[int, ...]:
        """The file numbers that a worker inherits."""
        return () if SHARED or sys.platform == "win32" else (self.held.fileno(),)

    def close(self) -> None:
        """Lets go of the port."""
        self.held.close()


def open_door(host: str, port: int) -> Door:
    """Keeps ``port`` (0: any free one) on ``host`` (empty: every address). Raises PortInUse, BadValue."""
    if not 0 <= port <= LAST_PORT:
        raise BadValue(value=port, example="8090")
    try:
        _bound(host, 0, listens=False, shared=False).close()
    except (OSError, UnicodeError) as problem:
        raise BadValue(value=host, example="192.168.8.2") from problem
    try:
        # Nobody else listens there, not another hub either.
        held = _bound(host, port, listens=True, shared=False)
        if SHARED:
            port = int(held.getsockname()[1])
            held.close()
            held = _bound(host, port, listens=False, shared=True)
    except OSError as problem:
        raise PortInUse(port=port) from problem
    return Door(host, int(held.getsockname()[1]), held)


def listen(handed: dict[str, object]) -> socket.socket:
    """The socket of a worker, from what its parent handed over. Raises OSError."""
    if sys.platform == "win32":
        made = socket.fromshare(base64.b64decode(str(handed["share"])))
    elif "number" in handed:
        made = socket.socket(fileno=int(str(handed["number"])))
    else:
        made = _bound(str(handed["host"]), int(str(handed["port"])), listens=True, shared=True)
    # asyncio sets this only on sockets it makes itself; without it an answer of two parts waits 40 ms.
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def _bound(host: str, port: int, *, listens: bool, shared: bool) -> socket.socket:
    """Raises OSError."""
    family = _family(host)
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if shared:
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if family == socket.AF_INET6 and not host:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)  # every address of both kinds
        made.bind((host, port))
        if listens:
            made.listen(BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def _family(host: str) -> socket.AddressFamily:
    both = not host and socket.has_dualstack_ipv6()
    return socket.AF_INET6 if both or ":" in host else socket.AF_INET
