"""What every request passes first: the host it names, the page it comes from, how much it brings; and the headers that every
answer carries. It knows nothing of evenings."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 128 * 1024  # a note of 10,000 signs in any script still gets the answer that it is too long
LARGEST_HEAD = 16 * 1024
"""Bytes of a request's address and headers together; a phone of ours needs one tenth of it."""
FORM = "application/x-www-form-urlencoded"
# ``font-src`` is what the bundled letters need: without it ``default-src 'none'`` refuses them.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Wide:
    """Addresses that take more than text: those that begin with ``start`` (whatever their capitals) take a body of this media
    type and of ``most`` bytes."""

    start: str
    kind: str
    most: int


AllowedHosts = Collection[str] | Callable[[], Collection[str]]
_ARMOUR = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
_ARMED = frozenset(name for name, _value in _ARMOUR)
_ASKED = frozenset((b"host", b"origin", b"content-length", b"content-type", b"sec-fetch-site"))
# From our own page, or typed by herself. A page elsewhere can hide its origin, but not that it is elsewhere; what says nothing
# is an older browser, or a page without https.
_NEAR = ("", "same-origin", "none")
Asked = dict[str, str]
# A name or an address and perhaps a port, and nothing that a reader of addresses would take for another part of one.
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[0-9a-z._-]+)(?::\d{1,5})?", re.IGNORECASE | re.ASCII)
_LENGTH = re.compile(r"\d{1,15}", re.ASCII)
_TWICE = "\n"


def _names_of(host: str) -> set[str]:
    """How the list may name what a Host header says: whole, or without its port. Empty when it is no host."""
    found = _HOST.fullmatch(host)
    if found is None:
        return set()
    name = found[1].lower()
    return {host.lower(), name, name.strip("[]")}


def _asked(scope: Scope) -> tuple[Asked, int]:
    """The headers that are looked at here, by name, and how many bytes the head has. One that is there twice says nothing that
    can be trusted: both values together are none that is let in."""
    found: Asked = {}
    long = len(scope["path"]) + len(scope["query_string"])
    for name, value in scope["headers"]:
        long += len(name) + len(value)
        if name in _ASKED:
            word, said = name.decode("latin-1"), value.decode("latin-1")
            found[word] = f"{found[word]}{_TWICE}{said}" if word in found else said
    return found, long


class Shield:
    """Refuses strangers' hosts and origins, bodies that are too large or of another type, and sets the headers."""

    def __init__(self, app: ASGIApp, hosts: AllowedHosts | None, wide: Wide | None = None) -> None:
        """Without ``hosts`` whoever serves looks at them."""
        self._app = app
        self._hosts = hosts
        self._wide = wide
        self._welcome: tuple[str, Collection[str]] = ("", ())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request as ASGI says."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        armed, (asked, long) = _with_headers(send), _asked(scope)
        wide = self._wide
        is_wide = wide is not None and scope["path"].lower().startswith(wide.start.lower())
        kind, most = (wide.kind, wide.most) if wide is not None and is_wide else (FORM, LARGEST_BODY)
        problem = _too_long(long) or self._problem(scope["method"], asked, kind)
        if problem is not None:
            await problem(scope, receive, armed)
        else:
            await self._app(scope, _limited(receive, asked, most), armed)

    def _problem(self, method: str, asked: Asked, kind: str) -> PlainTextResponse | None:
        host = asked.get("host", "")
        if self._hosts is not None and not self._knows(host):
            return PlainTextResponse("Unknown host.", 421)
        origin = asked.get("origin", "null")
        if origin != "null" and origin.lower() not in (f"http://{host.lower()}", f"https://{host.lower()}"):
            return PlainTextResponse("Unknown origin.", 403)
        if method not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("This method is not used here.", 405)
        if method == "POST":
            far = asked.get("sec-fetch-site", "") not in _NEAR
            return PlainTextResponse("Sent by another page.", 403) if far else _body_problem(asked, kind)
        return None

    def _knows(self, host: str) -> bool:
        """Whether a request may name this host. Nearly all name the same one, so the last that was let in is remembered, for
        as long as the list stays."""
        allowed = (self._hosts() if callable(self._hosts) else self._hosts) or ()
        if self._welcome[0] == host and self._welcome[1] is allowed:
            return True
        known = bool(_names_of(host) & {name.lower() for name in allowed})
        if known:
            self._welcome = host, allowed
        return known


def _too_long(long: int) -> PlainTextResponse | None:
    return PlainTextResponse("This is too long.", 431) if long > LARGEST_HEAD else None


def _body_problem(asked: Asked, wanted: str) -> PlainTextResponse | None:
    if not _LENGTH.fullmatch(asked.get("content-length", "0")):
        return PlainTextResponse("This length is none.", 400)
    kind = asked.get("content-type", FORM).partition(";")[0].strip().lower()
    return None if kind == wanted else PlainTextResponse("Only forms are taken.", 415)


class BodyTooLarge(Exception):
    """A body that says that it is too large, or turns out to be; the page answers it in the guest's language."""


def _limited(receive: Receive, asked: Asked, most: int) -> Receive:
    said = asked.get("content-length", "0")
    taken = int(said) if _LENGTH.fullmatch(said) and int(said) > most else 0

    async def receive_some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise BodyTooLarge
        return message

    return receive_some


def _with_headers(send: Send) -> Send:
    async def send_armed(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name.lower(), value) for name, value in message.get("headers", ())]
            there = {name for name, _value in own}
            lacks = (
                _ARMOUR if _ARMED.isdisjoint(there) else [pair for pair in _ARMOUR if pair[0] not in there]
            )
            message["headers"] = [*own, *lacks]
        await send(message)

    return send_armed
