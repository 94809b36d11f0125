"""A bad network between two programs of one machine: a TCP proxy that cuts lines, is slow, or loses an answer. What goes
through is not read, so TLS goes through as well."""

import select
import socket
import struct
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

_CHUNK = 64 * 1024
_TICK = 0.01
_LINGER = "hh" if sys.platform == "win32" else "ii"


@dataclass(slots=True, eq=False)
class _Way:
    """One direction of a connection. ``waiting`` is what was read and not yet handed on; ``back`` from the target."""

    source: socket.socket
    sink: socket.socket
    back: bool
    waiting: bytes = b""


class CuttingProxy:
    """Listens on ``port`` of 127.0.0.1 and hands on to ``target_port`` there, while the ``with`` lasts.

    ``cut_every``: after so many bytes in all, in both directions, the connection that brings them is cut in the middle of what
    it says, now with a reset, now with a plain end. A TLS handshake takes about 2,500 bytes, so with less nothing ever gets
    through. ``bytes_per_second``: in all, in both directions. Both may be changed while it runs."""

    def __init__(
        self, target_port: int, cut_every: int | None = None, bytes_per_second: int | None = None
    ) -> None:
        self.target_port = target_port
        self.cut_every = cut_every
        self.bytes_per_second = bytes_per_second
        self.away = False
        """While True whoever comes is refused, as when the network is gone; ``cut`` ends those that are there."""
        self.cuts = 0
        self.passed = 0
        self.connections = 0
        self._losing = 0
        self._wishes: list[str] = []
        self._ways: list[_Way] = []
        self._since_cut = 0
        self._saved, self._saved_at = 0.0, time.monotonic()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="cutting proxy")

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.getsockname()[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wish("end")
        self._thread.join(10)
        for one in (self._listener, self._wake, self._woken):
            one.close()
        assert not self._thread.is_alive()

    def cut(self) -> None:
        """Cuts every connection that there is, now."""
        self._wish("cut")

    def lose_reply(self, number: int = 1) -> None:
        """What is asked next arrives, but the answer is lost and the line cut; so ``number`` times. On a line that has been
        opened before: in a TLS handshake the first answer is not yet one of the application."""
        self._losing = number

    def _wish(self, words: str) -> None:
        self._wishes.append(words)
        self._wake.send(b"x")

    def _run(self) -> None:
        while "end" not in self._wishes:
            allowed = self._allowed()
            reading = [way.source for way in self._ways if not way.waiting] if allowed else []
            writing = [way.sink for way in self._ways if way.waiting]
            pause = _TICK if self.bytes_per_second else None
            readable, writable, _ = select.select([self._woken, self._listener, *reading], writing, [], pause)
            if self._woken in readable:
                self._woken.recv(1)
            if "cut" in self._wishes:
                self._wishes.remove("cut")
                self._end(list(self._ways))
            if self._listener in readable:
                self._accept()
            for way in list(self._ways):
                if way in self._ways and way.sink in writable and way.waiting:
                    self._write(way)
                if way in self._ways and way.source in readable and not way.waiting:
                    self._read(way)
        self._end(list(self._ways))

    def _allowed(self) -> int:
        """How many bytes may be read now."""
        if not self.bytes_per_second:
            return _CHUNK
        now = time.monotonic()
        self._saved += (now - self._saved_at) * self.bytes_per_second
        self._saved = min(self._saved, float(self.bytes_per_second))
        self._saved_at = now
        return int(self._saved)

    def _accept(self) -> None:
        line, _ = self._listener.accept()
        try:
            if self.away:
                raise ConnectionRefusedError
            target = socket.create_connection(("127.0.0.1", self.target_port), 5)
        except OSError:
            _reset(line)
            return
        self.connections += 1
        for one in (line, target):
            one.setblocking(False)
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._ways += [_Way(line, target, back=False), _Way(target, line, back=True)]

    def _read(self, way: _Way) -> None:
        most = min(_CHUNK, max(self._allowed(), 1))
        if self.cut_every:
            most = min(most, self.cut_every - self._since_cut)
        try:
            part = way.source.recv(most)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        if not part:
            self._end([way])
            return
        if way.back and self._losing:
            self._losing -= 1
            self._cut(way)
            return
        self._saved -= len(part)
        self._since_cut += len(part)
        self.passed += len(part)
        way.waiting = part
        self._write(way)
        if self.cut_every and self._since_cut >= self.cut_every:
            self._cut(way)

    def _write(self, way: _Way) -> None:
        try:
            way.waiting = way.waiting[way.sink.send(way.waiting) :]
        except BlockingIOError:
            return
        except OSError:
            self._end([way])

    def _cut(self, way: _Way) -> None:
        self.cuts += 1
        self._since_cut = 0
        self._end([way], reset=self.cuts % 2 == 0)

    def _end(self, ways: list[_Way], *, reset: bool = False) -> None:
        """Ends the connections of these ways, both directions of each."""
        gone = {line for way in ways for line in (way.source, way.sink)}
        self._ways = [way for way in self._ways if way.source not in gone]
        for line in gone:
            _reset(line) if reset else line.close()


def _reset(line: socket.socket) -> None:
    """Closes with a reset, as a network that breaks down does."""
    with suppress(OSError):
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(_LINGER, 1, 0))
    line.close()
