"""How anybody on the network of the hall comes as far as a request at a laptop's door: few lines at once, and when all are
taken, that which has asked nothing for longest makes room. So whoever holds lines open for nothing keeps no other laptop out,
and takes no open files of the window, which is in the same process."""

import asyncio
import ssl
from typing import Any

from cocreate_desktop.phones.lines import PatientLine

MOST_LINES = 200
ENTER_S = 10.0
"""Seconds to agree on TLS, and to part: a slow laptop needs one or two."""


class Entrance:
    """Of one door. Only for the thread of its event loop."""

    def __init__(self, context: ssl.SSLContext, most: int = MOST_LINES, enter_s: float = ENTER_S) -> None:
        self.context = context
        self.enter_s = enter_s
        self._most = most
        self._lines: dict[Line, None] = {}  # whoever asked longest ago stands first

    @property
    def held(self) -> int:
        """How many lines there are, also those that have not agreed on TLS yet."""
        return len(self._lines)

    def line(self, **given: Any) -> "Line":
        """One more, as uvicorn makes them."""
        return Line(self, PatientLine(**given))

    def come(self, line: "Line") -> None:
        """It takes a place; when there is none left, that of another."""
        if len(self._lines) >= self._most:
            first = next(iter(self._lines))
            self.gone(first)
            first.cut()
        self._lines[line] = None

    def asked(self, line: "Line") -> None:
        """It brought a request."""
        if line in self._lines:
            self.gone(line)
            self._lines[line] = None

    def gone(self, line: "Line") -> None:
        """Its place is free."""
        self._lines.pop(line, None)


class Line(asyncio.Protocol):
    """One of them. ``inner`` hears of it once TLS is agreed on; asyncio itself would begin with that before anybody could count
    it, and wait for it a minute."""

    def __init__(self, entrance: Entrance, inner: PatientLine) -> None:
        self._entrance = entrance
        self._inner = inner
        self._raw: asyncio.Transport | None = None
        self._entering: asyncio.Task[None] | None = None
        self._inside = False
        self._early = b""

    def cut(self) -> None:
        """Ends it at once."""
        if self._raw is not None:
            self._raw.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is at the door: nothing is read before TLS is begun."""
        transport.pause_reading()
        self._raw = transport
        self._entrance.come(self)
        self._entering = asyncio.get_running_loop().create_task(self._enter(transport))

    async def _enter(self, raw: asyncio.Transport) -> None:
        entrance, loop, agreed = self._entrance, asyncio.get_running_loop(), None
        try:
            agreed = await loop.start_tls(
                raw,
                self,
                entrance.context,
                server_side=True,
                ssl_handshake_timeout=entrance.enter_s,
                ssl_shutdown_timeout=entrance.enter_s,
            )
        except OSError:
            raw.abort()  # of TLS, of the line, or of the time
        finally:
            if agreed is None:
                entrance.gone(self)
        if agreed is not None:
            self._inside = True
            self._inner.connection_made(agreed)
            early, self._early = self._early, b""
            if early:
                self.data_received(early)

    def data_received(self, data: bytes) -> None:
        """What comes with the last word of TLS waits a moment."""
        if not self._inside:
            self._early += data
            return
        before = self._inner.cycle
        self._inner.data_received(data)
        if self._inner.cycle is not before:
            self._entrance.asked(self)

    def eof_received(self) -> None:
        """Nothing more comes."""
        if self._inside:
            self._inner.eof_received()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        self._entrance.gone(self)
        if self._inside:
            self._inner.connection_lost(exc)

    def pause_writing(self) -> None:
        """The line is full."""
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        """It is no longer."""
        self._inner.resume_writing()
