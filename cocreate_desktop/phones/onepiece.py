"""An answer that is whole goes to the phone in one piece, head and body in one write, and a head that many answers share is
written down once. Whatever is not as plain as that (a stream, a HEAD, a connection that ends) takes uvicorn's own road."""

from collections.abc import Iterable
from functools import lru_cache
from http import HTTPStatus

import h11
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import RequestResponseCycle

_Pairs = tuple[tuple[bytes, bytes], ...]

_LENGTH = b"content-length"
_SAYS_MORE = (b"connection", b"transfer-encoding", b"trailer", b"upgrade", _LENGTH)
_METHODS = ("GET", "POST")
_BODILESS = (204, 304)
_HEADS = 64  # a few kinds of answers, each with the date of this second
# What h11 is told of an answer: that one went out whole. Its bytes are written here, and checked by h11 once (``_written``).
_WHOLE = h11.Response(status_code=200, headers=[(_LENGTH, b"0")], reason=b"OK")
_END = h11.EndOfMessage()


class OnePiece:
    """``app``, as uvicorn serves it with h11. It knows no connection: one that knew it could be forgotten only when Python next
    looks for rubbish."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request as ASGI says."""
        cycle = getattr(send, "__self__", None)
        if not isinstance(cycle, RequestResponseCycle) or not _plain(scope):
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        begun = False

        async def send_whole(message: Message) -> None:
            nonlocal start, begun
            if not begun and message["type"] == "http.response.start":
                start, begun = message, True
                return
            if start is not None:
                first, start = start, None
                if _went(cycle, first, message):
                    return
                await send(first)
            await send(message)

        await self._app(scope, receive, send_whole)


def _went(cycle: RequestResponseCycle, start: Message, message: Message) -> bool:
    """Sends an answer that is whole; False when it has to take the other road."""
    ending = cycle.disconnected or cycle.response_started or not cycle.keep_alive
    if ending or cycle.flow.write_paused or message.get("more_body", False):
        return False
    body = message.get("body", b"")
    head = _head_of(start, cycle.default_headers, len(body))
    if not head:
        return False
    cycle.response_started, cycle.waiting_for_100_continue = True, False
    cycle.conn.send(_WHOLE)
    cycle.conn.send(_END)
    cycle.transport.write(head + body)
    cycle.response_complete = True
    cycle.message_event.set()
    cycle.on_response()
    return True


def _plain(scope: Scope) -> bool:
    """Whether the connection stays what it is after the answer, and the answer has a body: nothing for HEAD and CONNECT."""
    if scope["type"] != "http" or scope["method"] not in _METHODS or scope["http_version"] != "1.1":
        return False
    wishes = [value for name, value in scope["headers"] if name == b"connection"]
    return not wishes or all(value.lower() == b"keep-alive" for value in wishes)


def _head_of(start: Message, usual: Iterable[tuple[bytes, bytes]], length: int) -> bytes:
    """The head of an answer with a body of ``length`` bytes; empty when it is another than the answer says, or not plain."""
    others = list(usual)
    said = b""
    for pair in start.get("headers", ()):
        if pair[0] == _LENGTH and not said:
            said = pair[1]
        else:
            others.append((pair[0], pair[1]))
    if said != b"%d" % length:
        return b""
    written = _written(start["status"], tuple(others))
    return b"%s%s: %s\r\n\r\n" % (written, _LENGTH, said) if written else b""


@lru_cache(maxsize=_HEADS)
def _written(status: int, headers: _Pairs) -> bytes:
    """A head but for its length; empty when it says more than that. Raises h11.LocalProtocolError for what is no header."""
    if (
        status < HTTPStatus.OK
        or status in _BODILESS
        or any(name.lower() in _SAYS_MORE for name, _ in headers)
    ):
        return b""
    h11.Response(status_code=status, headers=list(headers))
    first = f"HTTP/1.1 {status} {_phrase(status)}\r\n".encode("ascii")
    return first + b"".join(b"%s: %s\r\n" % pair for pair in headers)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
