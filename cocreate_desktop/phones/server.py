"""The phone server as an ASGI application: its addresses, and what happens around every answer.

The composition root gives it services and a hub; it opens no file, no socket and no store of its own.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.language import _, speaking
from cocreate_desktop.phones import assets
from cocreate_desktop.phones.appearance import Appearance
from cocreate_desktop.phones.display import display_of
from cocreate_desktop.phones.door import Door
from cocreate_desktop.phones.doorcount import DoorCounting
from cocreate_desktop.phones.forms import BadForm, status_of, wants_json
from cocreate_desktop.phones.giving import roads_of
from cocreate_desktop.phones.guests import COOKIE, Guest, guest_of, language_of
from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.pages import TOLD, TOLD_WORDS, Pages
from cocreate_desktop.phones.photos import Photos, TakesPhoto
from cocreate_desktop.phones.reaching import Trial
from cocreate_desktop.phones.receiving import WIDE
from cocreate_desktop.phones.refusals import Refusals
from cocreate_desktop.phones.seats import Seats
from cocreate_desktop.phones.second import Here, policy
from cocreate_desktop.phones.sending import Sending
from cocreate_desktop.phones.shield import HEADERS, AllowedHosts, BodyTooLarge, Shield
from cocreate_desktop.phones.shortroad import Endpoint as ShortEndpoint
from cocreate_desktop.phones.shortroad import Handler, ShortRoad
from cocreate_desktop.phones.steps import pictures
from cocreate_desktop.phones.streams import EventStream
from cocreate_desktop.phones.visits import Visits
from cocreate_desktop.services.services import Services

log = logging.getLogger(__name__)

Endpoint = Callable[[Request], Awaitable[Response | EventStream]]
GuestEndpoint = Callable[[Request, Guest], Awaitable[Response | EventStream]]


def make_app(
    services: Services,
    evening_id: str,
    hub: LiveHub,
    *,
    hosts: AllowedHosts,
    take: TakesPhoto | None = None,
) -> Starlette:
    """The application for one evening. ``hosts`` are names and addresses (a collection, or a function that gives one each
    time), the only ones that a request may name. ``take`` makes sent photos fit to keep; without it there is none for photos.
    The hub starts and stops with the application."""
    pages, refusals = Pages(), Refusals(services, evening_id)
    problems = _Problems(pages)
    visits = Visits(services, evening_id)
    routes = _Routes(services, evening_id, hub, pages, refusals, visits)
    photos = Photos(services, evening_id, hub, pages, take, time.monotonic) if take is not None else None

    return Starlette(
        routes=[
            *routes.all(),
            *Here(hub).routes(),
            *Trial(services, hub, pages).routes(),
            *DoorCounting(services, evening_id, hub, pages, time.monotonic).routes(),
            *(photos.routes() if photos is not None else ()),
        ],
        middleware=[
            Middleware(Shield, hosts=hosts, wide=WIDE),
            Middleware(ShortRoad, roads=routes.short(), problems=problems.raised()),
            Middleware(GZipMiddleware, minimum_size=600),
        ],
        exception_handlers=problems.handlers(),
        lifespan=_lifespan(hub, visits, refusals),
    )


def _lifespan(
    hub: LiveHub, visits: Visits, refusals: Refusals
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """What starts and stops with the application."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        hub.start()
        visits.start()
        try:
            yield
        finally:
            await visits.stop()
            await refusals.close()
            await hub.stop()

    return lifespan


class _Routes:
    def __init__(
        self,
        services: Services,
        evening_id: str,
        hub: LiveHub,
        pages: Pages,
        refusals: Refusals,
        visits: Visits,
    ) -> None:
        self._services = services
        self._visits = visits
        self._hub = hub
        self._pages = pages
        self._seats = Seats()
        self._door = Door(services, evening_id, hub, pages, refusals, visits, time.monotonic)
        self._sending = Sending(services, evening_id, hub, pages, refusals, visits)
        self._given = roads_of(services, evening_id, self._sending)

    def all(self) -> list[BaseRoute]:
        """Every address; those of a guest twice: with the cookie, and with the session in the address."""
        mine: list[BaseRoute] = [
            Route("/", self._page, methods=["GET"]),
            Route("/now", self._for_guest(self._now), methods=["GET"]),
            Route("/live", self._for_guest(self._live), methods=["GET"]),
            Route("/note", self._for_guest(self._sending.note), methods=["POST"]),
            Route("/note/{note_id}/withdraw", self._for_guest(self._sending.withdraw), methods=["POST"]),
            Route("/vote", self._for_guest(self._sending.vote), methods=["POST"]),
            *(Route(at, self._for_guest(one), methods=["POST"]) for at, one in self._given.items()),
            Route("/P/{sha256}", self._for_guest(self._picture), methods=["GET"]),
            *Appearance(self._hub, self._pages).routes(),
        ]
        return [
            *mine,
            Route("/J/{token}", self._door.show, methods=["GET"]),
            Route("/J/{token}", self._door.enter, methods=["POST"]),
            Route("/j/{token}", self._door.show, methods=["GET"]),
            Route("/j/{token}", self._door.enter, methods=["POST"]),
            Route("/o/{code}", self._visits.open, methods=["GET"]),
            Route("/O/{code}", self._visits.open, methods=["GET"]),
            Route("/code", self._door.code, methods=["GET"]),
            Route("/code", self._door.type_code, methods=["POST"]),
            Route("/static/{print}/{name}", assets.serve, methods=["GET"]),
            Mount("/s/{session}", routes=mine),
        ]

    def short(self) -> dict[tuple[str, str], ShortEndpoint]:
        """What comes from all phones at once, of those that keep cookies."""
        return {
            ("POST", "/vote"): self._for_guest(self._sending.vote),
            ("GET", "/live"): self._for_guest(self._live),
        }

    async def _page(self, request: Request) -> Response:
        latest = await self._hub.latest()
        project = latest.view.project
        guest = guest_of(request, latest.view.evening, project.language)
        if guest is None:
            return self._door.code_page(request, latest)
        told = request.query_params.get(TOLD, "")
        if guest.base and request.cookies.get(COOKIE) == guest.session:
            return RedirectResponse(f"/?{TOLD}={told}" if told in TOLD_WORDS else "/", status_code=303)
        return HTMLResponse(self._pages.now(latest, guest, told=told), headers=policy(latest))

    async def _now(self, _request: Request, guest: Guest) -> Response:
        return HTMLResponse(self._pages.now(await self._hub.latest(), guest, part=True))

    async def _picture(self, request: Request, _guest: Guest) -> Response:
        """A picture that the room sees now, and no other. Its address names its content, so a phone may keep it."""
        latest = await self._hub.latest()
        name = str(request.path_params["sha256"])
        if name not in pictures(latest.view):
            raise HTTPException(404)
        content = await asyncio.to_thread(self._services.showing.picture, name)
        kept = {"Cache-Control": "private, max-age=86400, immutable"}
        return Response(content, media_type="image/jpeg", headers=kept)

    async def _live(self, request: Request, guest: Guest) -> Response | EventStream:
        latest = await self._hub.latest()
        if request.method != "GET":  # a stream without a body would last for ever
            raise HTTPException(405)
        if self._hub.streams.full:
            return Response(status_code=503, headers={"Retry-After": "10"})
        return EventStream(self._hub.streams, guest, latest)

    def _for_guest(self, endpoint: GuestEndpoint) -> Endpoint:
        async def answer(request: Request) -> Response | EventStream:
            latest = await self._hub.recent()
            guest = self._seats.guest_of(request, latest)
            if guest is None:
                raise HTTPException(403)
            return await endpoint(request, guest)

        return answer


class _Problems:
    """Answers when something went wrong, always with a clear sentence."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def handlers(self) -> dict[int | type[Exception], Handler]:
        """For Starlette: which problem is answered by whom."""
        raised: dict[int | type[Exception], Handler] = {kind: one for kind, one in self.raised().items()}  # noqa: C416 - widens
        return raised | {Exception: self._unexpected}

    def raised(self) -> dict[type[Exception], Handler]:
        """Those that an endpoint may raise."""
        return {
            HTTPException: self._http,
            BadForm: self._bad_form,
            BodyTooLarge: self._too_large,
            CocreateError: self._store,
            OSError: self._store,
            ClientDisconnect: self._gone,
        }

    async def _http(self, request: Request, problem: Exception) -> Response:
        status = problem.status_code if isinstance(problem, HTTPException) else 500
        with speaking(language_of(request, "nl")):
            joined = _("This phone has not joined yet. Scan the QR code on the screen.")
            absent = _("This page is not here. Scan the QR code on the screen.")
            return self._answer(request, status, joined if status == 403 else absent)

    async def _bad_form(self, request: Request, _problem: Exception) -> Response:
        with speaking(language_of(request, "nl")):
            return self._answer(
                request, 400, _("This did not come from our page. Open the page again and send it once more.")
            )

    async def _gone(self, _request: Request, _problem: Exception) -> Response:
        return Response(status_code=400)  # nobody hears it: the phone sends it again

    async def _too_large(self, request: Request, _problem: Exception) -> Response:
        with speaking(language_of(request, "nl")):
            return self._answer(request, 413, _("That is too much text at once. Make it shorter."))

    async def _store(self, request: Request, problem: Exception) -> Response:
        log.error("a phone could not be answered", exc_info=problem)
        with speaking(language_of(request, "nl")):
            sentence = _("The laptop cannot answer just now. What was sent is kept. Try again in a moment.")
            return self._answer(request, status_of(problem), sentence)

    async def _unexpected(self, request: Request, problem: Exception) -> Response:
        log.error("a phone could not be answered", exc_info=problem)
        with speaking(language_of(request, "nl")):
            sentence = _("Something went wrong on this page. What was sent is kept. Open the page again.")
            answer = self._answer(request, 500, sentence)
        answer.headers.update(HEADERS)  # this one answer is made outside the shield
        return answer

    def _answer(self, request: Request, status: int, sentence: str) -> Response:
        if wants_json(request):
            return JSONResponse({"ok": False, "said": sentence}, status_code=status)
        language = language_of(request, "nl")
        return HTMLResponse(
            self._pages.render("error.html", language, None, sentence=sentence, display=display_of(request)),
            status_code=status,
        )
