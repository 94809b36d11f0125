"""Requests that no page of ours sends, and a way to put them to the application without a socket between."""

import asyncio
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle
from typing import Any
from urllib.parse import quote, unquote, urlencode

from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

METHODS = (
    "GET",
    "POST",
    "POST",
    "POST",
    "HEAD",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "G3T",
    "get",
)
FIELDS = (
    "text",
    "id",
    "proof",
    "round",
    "pick",
    "reason",
    "code",
    "lang",
    "back",
    "size",
    "colours",
    "ms",
    "o-",
    "vote",
    "step",
    "mark",
    "s1",
    "right",
    "words",
    "kind",
    "about",
    "band",
    "undo",
    "",
)
BROKEN = (
    "", "0", "-1", "\x00", "%", "%zz", "%ff%fe", "..", "../../etc/passwd", "..%2f..%2f", "%2e%2e/", "//evil.example",
    "a" * 3000,
    "{{7*7}}", "{0.__class__}", "%s%n", "<script>", "' or 1=1 --", "\r\nX-Evil: 1", "\u202e", "\ud800", "é", "²", "٣", "1e9",
    "999999999999999999999999", "f" * 32, "F" * 64, "null", "NaN", "nl.x.y", "en-lc.", "💥",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; a stream is left as soon as it begins."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. ``target`` is the path and perhaps a query, as they stand in its first line."""

    method: str
    target: str
    headers: tuple[tuple[bytes, bytes], ...] = ()
    body: tuple[bytes, ...] = ()


async def put_to(app: ASGIApp, asked: Asked, *, faults: bool = False) -> Answer:
    """The answer of ``app`` as a server would get it. With ``faults`` also when the application fails over it."""
    raw, _mark, query = asked.target.partition("?")
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "root_path": "",
        "server": ("127.0.0.1", 8080), "client": ("192.0.2.7", 5), "method": asked.method, "path": unquote(raw),
        "raw_path": raw.encode("utf-8", "replace"), "query_string": query.encode("utf-8", "replace"),
        "headers": list(asked.headers),
    }  # fmt: skip
    pieces = [*asked.body] or [b""]
    told: list[Any] = []

    begun = asyncio.Event()

    async def receive() -> dict[str, Any]:
        if not pieces:
            await begun.wait()
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def send(message: Any) -> None:
        told.append(message)
        begun.set()

    with suppress(*((Exception,) if faults else ())):
        await app(scope, receive, send)
    named = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in told[0]["headers"])
    return Answer(told[0]["status"], named, b"".join(one.get("body", b"") for one in told[1:]))


def paths_of(routes: Sequence[BaseRoute], start: str = "") -> Iterator[str]:
    """Every address of a table of routes, its places in braces."""
    for route in routes:
        if isinstance(route, Mount):
            yield from paths_of(route.routes, start + route.path)
        elif isinstance(route, Route):
            yield start + route.path


class Stranger:
    """Draws requests, always the same ones for a seed. ``known`` are values that are right somewhere: tokens, ids, sessions.
    Every path comes as often as every other, and with every method in its turn."""

    def __init__(
        self, seed: int, paths: Sequence[str], cookies: Sequence[str], known: Mapping[str, str]
    ) -> None:
        self._dice = random.Random(seed)
        pairs = [(path, method) for path in paths for method in METHODS]
        self._dice.shuffle(pairs)
        self._pairs = cycle(pairs)
        self._cookies = cookies
        self._known = known

    def draw(self) -> Asked:
        """The next request."""
        path, method = next(self._pairs)
        body = self._body()
        return Asked(method, self._target(path), self._headers(body), body)

    def _value(self) -> str:
        dice = self._dice
        if dice.random() < 0.5:
            return dice.choice((*self._known.values(), "1"))
        return dice.choice(BROKEN)

    def _target(self, path: str) -> str:
        def put(place: re.Match[str]) -> str:
            right = self._known.get(place[1], "x")
            return right if self._dice.random() < 0.6 else _spelt(self._value())

        path = re.sub(r"\{(\w+)\}", put, path)
        if self._dice.random() < 0.15:
            place = self._dice.randrange(len(path) + 1)
            path = (
                path[:place]
                + self._dice.choice(("/", "//", "%00", "..", "%2f", "?", ";", "\\", "é"))
                + path[place:]
            )
        wish = self._dice.choice(
            ("", "", "?lang=ar", "?told=", "?back=//evil.example", "?%ff=%00&&&", "?" + "a=b&" * 500)
        )
        return path + wish

    def _headers(self, body: tuple[bytes, ...]) -> tuple[tuple[bytes, bytes], ...]:
        dice = self._dice
        host = (
            "127.0.0.1"
            if dice.random() < 0.9
            else dice.choice(("evil.example", "", "[::1", "a@127.0.0.1", "127.0.0.1/x"))
        )
        found = [("host", host), ("cookie", dice.choice(self._cookies))]
        if dice.random() < 0.5:
            found.append(("origin", dice.choice(("null", f"http://{host}", "http://evil.example", "²"))))
        if dice.random() < 0.8:
            kinds = ("application/x-www-form-urlencoded",) * 6 + (
                "multipart/form-data; boundary=x",
                "text/plain",
                "²",
            )
            found.append(("content-type", dice.choice(kinds)))
        if dice.random() < 0.5:
            right = str(sum(map(len, body)))
            found.append(("content-length", dice.choice((right, right, "²", "-1", "0", "9" * 30, "1e3"))))
        if dice.random() < 0.4:
            found.append(
                (
                    dice.choice(("accept", "accept-language", "x-forwarded-host", "host")),
                    dice.choice(("application/json", "tr,en;q=", ";;,,", "evil.example", "\x80\xff")),
                )
            )
        return tuple((name.encode(), value.encode("latin-1")) for name, value in found)

    def _body(self) -> tuple[bytes, ...]:
        dice = self._dice
        if dice.random() < 0.1:
            return (dice.randbytes(dice.choice((1, 100, 140_000))),)
        if dice.random() < 0.1:
            parts = (
                b'--x\r\nContent-Disposition: form-data; name="photo"; filename="../x.jpg"\r\n\r\n'
                + dice.randbytes(50)
            )
            return (parts + b"\r\n--x--\r\n",) if dice.random() < 0.5 else (parts * 40,)
        right = [pair for pair in self._known.items() if pair[0] in FIELDS and dice.random() < 0.7]
        fields = right + [
            (name, self._value()) for name in dice.choices(FIELDS, k=dice.choice((0, 2, 5, 5, 500)))
        ]
        whole = (
            urlencode(fields, errors="replace").encode()
            if dice.random() < 0.8
            else repr(fields).encode("utf-8", "replace")
        )
        return whole[:7], whole[7:]


def _spelt(words: str) -> str:
    """As it can stand in the first line of a request."""
    return quote(words, safe="/%.;=", errors="replace")
