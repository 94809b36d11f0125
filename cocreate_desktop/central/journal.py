"""What every request to a hub passes first and last: the name by which it is asked, and a line in the journal about it. That
line holds no address, no token, no id and no text of anybody: only which road was taken, how it went and how long it took."""

import ipaddress
import logging
import re
import secrets
import time
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)

HEALTH: Final = "/health"
NUMBER: Final = "X-Request-Id"
"""The header by which an answer names its line in the journal."""
REQUEST: Final = "request"
"""What such a line is about; its facts stand in ``record.facts``."""
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[0-9a-z._-]+)(?::\d{1,5})?", re.IGNORECASE | re.ASCII)


class Journal:
    """Writes a line about every request that was answered, or broke off. ``words`` are those of ``words_of``."""

    def __init__(self, app: ASGIApp, words: Collection[str], worker: str) -> None:
        self._app = app
        self._words = words
        self._worker = worker

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request as ASGI says."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number, status, begun = secrets.token_hex(8), 0, time.perf_counter()

        async def send_numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (NUMBER.lower().encode(), number.encode())]
            await send(message)

        try:
            await self._app(scope, receive, send_numbered)
        finally:
            took = round((time.perf_counter() - begun) * 1000, 1)
            self._write(scope, status, {"ms": took, "request": number})

    def _write(self, scope: Scope, status: int, more: dict[str, object]) -> None:
        road = road_of(scope, self._words)
        if road == HEALTH and status == 200:
            return  # every few seconds, and nothing happened
        about = {"method": scope["method"], "route": road, "status": status, "worker": self._worker}
        level = logging.ERROR if status in (0, 500) else logging.INFO
        log.log(level, REQUEST, extra={"facts": {**about, **more}})


class Names:
    """Refuses whoever asks for the hub by another name than its own: a page elsewhere could have its name lead here. Without
    ``names`` it is asked by its address; machines that look after it may always do so."""

    def __init__(self, app: ASGIApp, names: Sequence[str]) -> None:
        self._app = app
        self._names = frozenset(name.lower().rstrip(".") for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request as ASGI says."""
        if scope["type"] == "http" and scope["path"] != HEALTH and not self._known(scope):
            await PlainTextResponse("This hub has another name.\n", 421)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _known(self, scope: Scope) -> bool:
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        found = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if found is None:
            return False
        host = found[1].lower().rstrip(".")
        return host in self._names or (not self._names and _is_address(host))


def words_of(routes: Iterable[BaseRoute]) -> frozenset[str]:
    """The fixed words in the addresses of ``routes``: only these are ever written down."""
    found: set[str] = set()
    for route in routes:
        if isinstance(route, (Route, Mount)):
            found.update(part for part in route.path.split("/") if "{" not in part)
        if isinstance(route, Mount):
            found.update(words_of(route.routes or ()))
    return frozenset(found)


def road_of(scope: Scope, words: Collection[str]) -> str:
    """The address that was asked for with the names of its changing parts instead of those; "-" for one that is none of ours,
    for who knows what it holds."""
    changing = {str(value): f"{{{name}}}" for name, value in scope.get("path_params", {}).items()}
    parts = [
        changing.get(part, part) if part not in words else part for part in str(scope["path"]).split("/")
    ]
    known = all(part in words or part in changing.values() for part in parts)
    return "/".join(parts) if known else "-"


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return host == "localhost"
    return True
