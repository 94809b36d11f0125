"""The wire's addresses, ``/sync/v1/…``, over any replica: who asks is looked up first, then what is asked is read up to its
limit, then the replica is asked outside the event loop. No name, token or text goes to a log."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Final, TypeVar

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cocreate_desktop.central import problems, wire
from cocreate_desktop.central.acts import ROADS, Asked, Road
from cocreate_desktop.central.desk import PairingDesk
from cocreate_desktop.central.entering import Entering
from cocreate_desktop.central.following import FOLLOW_ROADS
from cocreate_desktop.central.limits import Full, Limits, Pace, Turns
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.syncerrors import BadToken, Garbled
from cocreate_desktop.services.followpeers import FollowPeer
from cocreate_desktop.services.gate import LONGEST_TOKEN, Device, Gate
from cocreate_desktop.services.peers import PROTOCOL, Peer

log = logging.getLogger(__name__)
P = TypeVar("P")

PeerFor = Callable[[str, Device], Peer]
"""The replica of a project, as this device may see it: called for every request, outside the event loop. Raises BadToken or
OtherProject when there is none for it. That a token belongs to the project has been looked at before."""
FollowFor = Callable[[str, Device], FollowPeer]
"""The same for who at home wants to be reached."""
Refused = Callable[[Device, bool], None]
"""Hears of a device that was refused because it speaks another major protocol, and whether that is a newer one."""
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    wire.SPEAKS: wire.spoken(),
}
_LONGEST_ID = 100


def make_api(
    peer_for: PeerFor,
    gate: Gate,
    *,
    desk: PairingDesk | None = None,
    limits: Limits | None = None,
    refused: Refused | None = None,
) -> Starlette:
    """The wire as an application of its own. With a ``desk`` laptops can join by the code that it shows."""
    return Starlette(
        routes=[
            sync_mount(peer_for, gate, desk=desk, limits=limits, refused=refused),
            Mount("", app=Armour(_not_here)),
        ],
        exception_handlers={Exception: _unexpected},
    )


def sync_mount(
    peer_for: PeerFor,
    gate: Gate,
    *,
    desk: PairingDesk | None = None,
    limits: Limits | None = None,
    follow_for: FollowFor | None = None,
    refused: Refused | None = None,
) -> Mount:
    """The same for an application that has more: everything under ``/sync``. With ``follow_for`` laptops can ask who at home
    wants to be reached."""

    async def tell(request: Request, newer: bool) -> None:
        """Of those with a token only: what anybody else says of a version may be a joke."""
        if refused is not None:
            with suppress(BadToken):
                refused(await _device(gate, request), newer)

    limits = limits or Limits()
    api = _Api(gate, limits)
    entering = Entering(gate, desk, limits, time.monotonic)
    routes = [
        *(Route(f"/v{PROTOCOL[0]}/{at}", api.open(take), methods=["POST"]) for at, take in entering.roads()),
        *(_route(road, api.guarded(road, peer_for)) for road in ROADS),
        *(_route(road, api.guarded(road, follow_for)) for road in FOLLOW_ROADS if follow_for is not None),
        Mount("", app=_not_here),
    ]
    return Mount("/sync", routes=routes, middleware=[Middleware(Armour, refused=tell)])


class Armour:
    """Sets the headers that every answer carries, and refuses whoever speaks another protocol before anything is read;
    ``refused`` hears of it, and whether that is a newer one."""

    def __init__(
        self, app: ASGIApp, refused: Callable[[Request, bool], Awaitable[None]] | None = None
    ) -> None:
        self._app = app
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request as ASGI says."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_armed(message: Message) -> None:
            if message["type"] == "http.response.start":
                armour = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message.get("headers", ()), *armour]
            await send(message)

        major = _major(scope)
        if major == PROTOCOL[0]:
            await self._app(scope, receive, send_armed)
            return
        if major is not None and self._refused is not None:
            await self._refused(Request(scope), major > PROTOCOL[0])
        code = problems.GARBLED if major is None else problems.PROTOCOL_DIFFERS
        await _answer(problems.told(code))(scope, receive, send_armed)


def _major(scope: Scope) -> int | None:
    """Which major protocol somebody speaks; None when it is none of ours."""
    said = [value for name, value in scope["headers"] if name == wire.SPEAKS.lower().encode()]
    try:
        (one,) = said
        major, _minor = wire.protocol_of(one.decode("latin-1"))
    except ValueError:
        return None
    return major


def _route(road: Road[P], endpoint: Callable[[Request], Awaitable[Response]]) -> Route:
    return Route(f"/v{PROTOCOL[0]}/{{project}}/{road.path}", endpoint, methods=[road.method])


def _answer(message: Mapping[str, object]) -> Response:
    """A message; one that tells a problem has the status of that."""
    status = problems.STATUS.get(str(message.get("error", "")), 200)
    return Response(wire.written(message), status, media_type=wire.MEDIA)


async def _device(gate: Gate, request: Request) -> Device:
    """Whose token it carries. Raises BadToken."""
    kind, _space, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token.isascii() or not 0 < len(token) <= LONGEST_TOKEN:
        raise BadToken(peer="")
    return await run_in_threadpool(gate.device_of, token)


async def _not_here(scope: Scope, receive: Receive, send: Send) -> None:
    await _answer(problems.told(problems.NOT_HERE))(scope, receive, send)


async def _unexpected(_request: Request, problem: Exception) -> Response:
    log.error("a request by the wire could not be answered: %s", type(problem).__name__)
    answer = _answer(problems.told(problems.FAILED))
    answer.headers.update(HEADERS)  # this one answer is made outside the armour
    return answer


class _TooLarge(Exception):
    """A body that says that it is too large, or turns out to be."""


class _Api:
    def __init__(self, gate: Gate, limits: Limits) -> None:
        self._gate = gate
        self._limits = limits
        self._pace = Pace(limits.a_minute, time.monotonic)
        self._turns = Turns(limits)

    def guarded(
        self, road: Road[P], whom: Callable[[str, Device], P]
    ) -> Callable[[Request], Awaitable[Response]]:
        """The endpoint of ``road``, for those with a token; ``whom`` it asks."""

        async def answer(request: Request) -> Response:
            return await self._well(self._ask(road, whom, request))

        return answer

    def open(
        self, take: Callable[[bytes], Awaitable[wire.Message]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint that takes a message from whoever comes."""

        async def answer(request: Request) -> Response:
            return await self._well(self._take(take, request))

        return answer

    async def _well(self, answering: Awaitable[Response]) -> Response:
        try:
            return await answering
        except CocreateError as problem:
            return _answer(problems.told_problem(problem))
        except _TooLarge:
            return _answer(problems.told(problems.TOO_LARGE))
        except (Full, TimeoutError):
            return _answer(problems.told(problems.BUSY))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody hears it: it comes again
        except OSError as problem:
            log.error("a replica could not be asked: %s", type(problem).__name__)
            return _answer(problems.told(problems.FAILED))

    async def _take(self, take: Callable[[bytes], Awaitable[wire.Message]], request: Request) -> Response:
        body = await self._body(request, wire.MEDIA, wire.LARGEST_PART)
        async with self._turns.one():
            return _answer(await take(body))

    async def _ask(self, road: Road[P], whom: Callable[[str, Device], P], request: Request) -> Response:
        device = await _device(self._gate, request)
        if not self._pace.may(device.id):
            return _answer(problems.told(problems.OFTEN))
        self._pace.count(device.id)
        asked = Asked(
            project_id=str(request.path_params["project"])[:_LONGEST_ID],
            sha256=str(request.path_params.get("sha256", "")),
            query=dict(request.query_params),
            body=await self._body(request, road.takes, road.most) if road.takes else b"",
            who=device.name,
        )
        if asked.project_id != device.project_id:
            raise BadToken(peer=device.name)

        def act() -> Response:
            found = road.act(whom(asked.project_id, device), asked)
            return Response(found.body, media_type=found.media)

        async with self._turns.one():
            return await run_in_threadpool(act)

    async def _body(self, request: Request, kind: str, most: int) -> bytes:
        """What was sent, when it is of this kind; of a picture also what came before the line was cut. Raises Garbled,
        _TooLarge, TimeoutError, ClientDisconnect."""
        said = request.headers.get("content-length", "0")
        if request.headers.get("content-type") != kind or "content-encoding" in request.headers:
            raise Garbled(peer="")
        if not (said.isascii() and said.isdigit()) or int(said[:20]) > most:
            raise _TooLarge
        taken = bytearray()
        try:
            async with asyncio.timeout(self._limits.body_s):
                async for part in request.stream():
                    taken += part
                    if len(taken) > most:
                        raise _TooLarge
        except ClientDisconnect:
            if kind != wire.BYTES or not taken:
                raise
        return bytes(taken)
