"""How patient the phone server is with one connection, before anything of an evening is asked: how long it waits for a whole
request, how large the head of one may be, and what it answers to bytes that are none."""

import asyncio

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from cocreate_desktop.phones.onepiece import OnePiece
from cocreate_desktop.phones.shield import HEADERS, LARGEST_HEAD

# What h11 calls the states of a phone that has still to send the one or the other.
_HEAD, _BODY = "IDLE", "SEND_BODY"


def line_config(app: ASGIApp, *, log_level: str = "warning") -> uvicorn.Config:
    """How ``app`` is served to phones. Nothing is logged of a request: no address, no browser, no path."""
    return uvicorn.Config(
        OnePiece(app),
        http=PatientLine,
        ws="none",
        log_level=log_level,
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        server_header=False,
        proxy_headers=False,
    )


class PatientLine(H11Protocol):
    """A connection that is closed when a request does not come whole: each one held open for nothing is one phone less."""

    head_s = 20.0
    """Seconds for the head of a request, from the first byte or from the connection on."""
    whole_s = 900.0
    """Seconds for all of it: longer than a phone may wait for its turn with photos and take for them."""
    reads_s = 60.0
    """Seconds in which the other side takes something of an answer that does not fit on the line."""
    _waits = ""
    _timer: asyncio.TimerHandle | None = None
    _reader: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait for a request."""
        super().connection_made(transport)
        self._wait_for(_HEAD)

    def data_received(self, data: bytes) -> None:
        """Takes some of a request."""
        super().data_received(data)
        self._wait_for(str(self.conn.their_state))

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits no more."""
        super().connection_lost(exc)
        self._wait_for("")
        self._stop_reader()

    def pause_writing(self) -> None:
        """The line is full: somebody asked for more than she takes. What waits for her is in memory, so not for ever."""
        super().pause_writing()
        self._stop_reader()
        self._reader = self.loop.call_later(self.reads_s, self.transport.abort)

    def resume_writing(self) -> None:
        """She took it."""
        super().resume_writing()
        self._stop_reader()

    def send_400_response(self, msg: str) -> None:
        """Answers what is no request, with the headers of every answer."""
        answering = getattr(self.cycle, "response_started", False)  # no cycle at all before the first request
        if answering and not self.cycle.response_complete:
            self.transport.close()  # it comes in the middle of the answer to something else
            return
        head = "".join(f"{name}: {value}\r\n" for name, value in HEADERS.items())
        body = msg.encode("ascii")
        self.transport.write(
            f"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n{head}"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode("ascii")
            + body
        )
        self.transport.close()

    def _wait_for(self, wanted: str) -> None:
        """What is still to come of a request. One that came in one piece, as nearly all do, costs no timer."""
        if wanted == self._waits:
            return
        self._waits = wanted
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds := {_HEAD: self.head_s, _BODY: self.whole_s}.get(wanted):
            self._timer = self.loop.call_later(seconds, self._give_up)

    def _stop_reader(self) -> None:
        if self._reader is not None:
            self._reader.cancel()
            self._reader = None

    def _give_up(self) -> None:
        self.transport.close()
