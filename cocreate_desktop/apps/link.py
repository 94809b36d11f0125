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

from cocreate_desktop.domain.errors import CocreateError

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
    """The address of the page, without a code; ``evening_id`` which evening it serves; ``everywhere``: it answers on every
    address of this laptop, so that the window says which one phones are told."""

    address: str
    evening_id: str
    everywhere: bool = True


@dataclass(frozen=True, slots=True)
class Reached:
    """How many phones opened the page to test with, and the slowest answer in milliseconds."""

    number: int
    slowest: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """What phones send cannot be stored, for ``problem``; empty when it can be again."""

    problem: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The window asks the phone server to end."""


Message = Committed | Phones | Reached | Serving | Trouble | Stop
_KINDS: dict[str, type[Message]] = {
    kind.__name__: kind for kind in (Committed, Phones, Reached, Serving, Trouble, Stop)
}
Receiver = Callable[[Message], None]


class Line:
    """One end of the control line: hands messages that come in to ``receiver`` in a thread of its own, and sends in another, so
    that an end that does not listen any more never holds up a vote. Of what still waits only the last of a kind is sent."""

    def __init__(self, connection: socket.socket, receiver: Receiver, gone: Callable[["Line"], None]) -> None:
        self._connection = connection
        self._receiver = receiver
        self._gone = gone
        self._news = threading.Condition()
        self._waiting: dict[object, Message] = {}
        self._ended = False
        self._threads = [
            threading.Thread(target=self._read, name="control-line", daemon=True),
            threading.Thread(target=self._write, name="control-line-out", daemon=True),
        ]

    def start(self) -> None:
        """Begins to listen, and to send."""
        for thread in self._threads:
            thread.start()

    def send(self, message: Message) -> None:
        """Sends a message soon; a line that is gone is no error here, its reader notices."""
        kind = (type(message), message.device if isinstance(message, Committed) else "")
        with self._news:
            self._waiting.pop(kind, None)
            self._waiting[kind] = message
            self._news.notify()

    def close(self) -> None:
        """Ends the line when what waits has been sent, and joins its threads (unless called from one)."""
        self._end()
        self._join(self._threads[1], seconds=1)
        try:
            self._connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            log.debug("the control line was closed already")
        self._connection.close()
        for thread in self._threads:
            self._join(thread, seconds=2)

    @staticmethod
    def _join(thread: threading.Thread, seconds: float) -> None:
        if thread.is_alive() and thread is not threading.current_thread():
            thread.join(seconds)

    def _end(self) -> None:
        with self._news:
            self._ended = True
            self._news.notify()

    def _write(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._waiting or self._ended)
                if not self._waiting:
                    return
                some, self._waiting = tuple(self._waiting.values()), {}
            lines = (json.dumps({"kind": type(one).__name__, **asdict(one)}) + "\n" for one in some)
            try:
                self._connection.sendall("".join(lines).encode())
            except OSError:
                log.info("the control line is gone")
                return

    def _read(self) -> None:
        try:
            with self._connection.makefile("r", encoding="utf-8", newline="\n") as lines:
                while text := lines.readline(_LONGEST):
                    self._take(text)
        except (OSError, ValueError):
            log.info("the control line broke")
        finally:
            self._end()
            self._connection.close()
            self._gone(self)

    def _take(self, text: str) -> None:
        found = json.loads(text)
        kind = _KINDS.get(found.pop("kind", ""))
        if kind is None:
            return
        try:
            self._receiver(kind(**found))
        except CocreateError as problem:
            # The line goes on: the next commit that is told of brings this one along.
            log.warning("what the control line told could not be taken: %s", type(problem).__name__)


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
            for line in self._lines:
                line.send(message)

    def taken(self) -> bool:
        """Whether a window is on the line."""
        with self._lock:
            return bool(self._lines)

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
                with self._lock:  # news that comes meanwhile waits, so that the greeting never overtakes it
                    self._lines.add(line)
                    for message in self._greeting():
                        line.send(message)
                line.start()
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
