"""The control line between the window and the phone server: JSON lines over loopback, opened with a token.

It carries facts and wishes, never data of the evening: each side reads the ops from the file itself.
"""

import json
import logging
import secrets
import socket
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass

log = logging.getLogger(__name__)
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Committed:
    """The other process has committed ops of ``device`` up to ``seq``."""

    device: str
    seq: int


@dataclass(frozen=True, slots=True)
class Phones:
    """How many phones are connected."""

    number: int


@dataclass(frozen=True, slots=True)
class Serving:
    """The address of the page, without a code; ``evening_id`` which evening it serves."""

    address: str
    evening_id: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The window asks the phone server to end."""


Message = Committed | Phones | Serving | Stop
_KINDS: dict[str, type[Message]] = {kind.__name__: kind for kind in (Committed, Phones, Serving, Stop)}
Receiver = Callable[[Message], None]


class Line:
    """One end of the control line: sends messages and hands those that come in to ``receiver`` in its own thread."""

    def __init__(self, connection: socket.socket, receiver: Receiver, gone: Callable[["Line"], None]) -> None:
        self._connection = connection
        self._receiver = receiver
        self._gone = gone
        self._sending = threading.Lock()
        self._thread = threading.Thread(target=self._read, name="control-line", daemon=True)

    def start(self) -> None:
        """Begins to listen."""
        self._thread.start()

    def send(self, message: Message) -> None:
        """Sends a message; a line that is gone is no error here, its reader notices."""
        text = json.dumps({"kind": type(message).__name__, **asdict(message)}) + "\n"
        try:
            with self._sending:
                self._connection.sendall(text.encode())
        except OSError:
            log.info("the control line is gone")

    def close(self) -> None:
        """Ends the line and joins its thread (unless called from it)."""
        try:
            self._connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            log.debug("the control line was closed already")
        self._connection.close()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout=2)

    def _read(self) -> None:
        try:
            with self._connection.makefile("r", encoding="utf-8", newline="\n") as lines:
                while text := lines.readline(_LONGEST):
                    self._take(text)
        except (OSError, ValueError):
            log.info("the control line broke")
        finally:
            self._connection.close()
            self._gone(self)

    def _take(self, text: str) -> None:
        found = json.loads(text)
        kind = _KINDS.get(found.pop("kind", ""))
        if kind is not None:
            self._receiver(kind(**found))


class LineServer:
    """The phone server's end: takes windows that know the token, any number one after another."""

    def __init__(self, receiver: Receiver, greeting: Callable[[], tuple[Message, ...]]) -> None:
        self.token = secrets.token_hex(16)
        self._receiver = receiver
        self._greeting = greeting
        self._lines: set[Line] = set()
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, name="control-server", daemon=True)
        self._thread.start()

    def send(self, message: Message) -> None:
        """Tells every window."""
        with self._lock:
            lines = tuple(self._lines)
        for line in lines:
            line.send(message)

    def close(self) -> None:
        """Ends all lines."""
        try:
            # A thread that waits in accept is woken by shutdown on Linux and by close elsewhere.
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            log.debug("the control socket was not connected")
        self._socket.close()
        self._thread.join(timeout=2)
        with self._lock:
            lines = tuple(self._lines)
        for line in lines:
            line.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _address = self._socket.accept()
            except OSError:
                return
            if self._knows_token(connection):
                line = Line(connection, self._receiver, self._forget)
                with self._lock:
                    self._lines.add(line)
                line.start()
                for message in self._greeting():
                    line.send(message)
            else:
                connection.close()

    def _knows_token(self, connection: socket.socket) -> bool:
        connection.settimeout(2)
        try:
            given = connection.recv(len(self.token), socket.MSG_WAITALL)
        except OSError:
            return False
        connection.settimeout(None)
        return secrets.compare_digest(given, self.token.encode())

    def _forget(self, line: Line) -> None:
        with self._lock:
            self._lines.discard(line)


def call(port: int, token: str, receiver: Receiver, gone: Callable[[Line], None]) -> Line:
    """Opens the window's end of the line. Raises OSError when nobody answers on ``port``."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=2)
    connection.settimeout(None)
    connection.sendall(token.encode())
    line = Line(connection, receiver, gone)
    line.start()
    return line
