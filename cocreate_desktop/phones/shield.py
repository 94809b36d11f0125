"""What every request passes first: the host it names, the page it comes from, how much it brings; and the headers that every
answer carries. It knows nothing of evenings."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 128 * 1024  # a note of 10,000 signs in any script still gets the answer that it is too long
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


def _names_of(host: str) -> set[str]:
    """How the list may name what a Host header says: whole, or without its port. Empty when it is no host."""
    try:
        name = (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        name = ""
    return {host.lower(), name, f"[{name}]"} if name else set()


class Shield:
    """Refuses strangers' hosts and origins, bodies that are too large or of another type, and sets the headers."""

    def __init__(self, app: ASGIApp, hosts: AllowedHosts, wide: Wide | None = None) -> None:
        self._app = app
        self._hosts = hosts
        self._wide = wide

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request as ASGI says."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        armed = _with_headers(send)
        wide = self._wide
        is_wide = wide is not None and scope["path"].lower().startswith(wide.start.lower())
        kind, most = (wide.kind, wide.most) if wide is not None and is_wide else (FORM, LARGEST_BODY)
        problem = self._problem(scope["method"], Headers(scope=scope), kind)
        if problem is not None:
            await problem(scope, receive, armed)
        else:
            await self._app(scope, _limited(receive, Headers(scope=scope), most), armed)

    def _problem(self, method: str, headers: Headers, kind: str) -> PlainTextResponse | None:
        host = headers.get("host", "")
        allowed = self._hosts() if callable(self._hosts) else self._hosts
        if not _names_of(host) & {name.lower() for name in allowed}:
            return PlainTextResponse("Unknown host.", 421)
        origin = headers.get("origin", "null")
        if origin != "null" and origin.lower() not in (f"http://{host.lower()}", f"https://{host.lower()}"):
            return PlainTextResponse("Unknown origin.", 403)
        if method not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("This method is not used here.", 405)
        if method == "POST":
            return _body_problem(headers, kind)
        return None


def _body_problem(headers: Headers, wanted: str) -> PlainTextResponse | None:
    if not headers.get("content-length", "0").isdigit():
        return PlainTextResponse("This length is none.", 400)
    kind = headers.get("content-type", FORM).partition(";")[0].strip().lower()
    return None if kind == wanted else PlainTextResponse("Only forms are taken.", 415)


class BodyTooLarge(Exception):
    """A body that says that it is too large, or turns out to be; the page answers it in the guest's language."""


def _limited(receive: Receive, headers: Headers, most: int) -> Receive:
    said = headers.get("content-length", "0")
    taken = int(said) if said.isdigit() and int(said) > most else 0

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
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_armed
