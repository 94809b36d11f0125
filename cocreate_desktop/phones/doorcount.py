"""The page of a tablet at the door: it counts who comes in, in two taps, without a script. Its address holds a role code that
can only add: it takes back no more than its own last tap, and sees no total but its own."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from cocreate_desktop.domain.arrivals import (
    BAND_NAMES,
    EXPECTATION_NAMES,
    KNOWN_BANDS,
    ROLE_ICONS,
    ROLE_NAMES,
    Arrival,
    Band,
    Expectation,
    Role,
)
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.outreach import CHANNEL_NAMES
from cocreate_desktop.domain.secrecy import door_token
from cocreate_desktop.language import _, speaking
from cocreate_desktop.phones.display import display_of
from cocreate_desktop.phones.forms import STORE_PROBLEMS, Form, an_id, read_form, status_of, stored
from cocreate_desktop.phones.guests import Minute, language_of, remembering
from cocreate_desktop.phones.live import Latest, LiveHub
from cocreate_desktop.phones.pages import Pages
from cocreate_desktop.phones.rolecode import latest_for, routes_of
from cocreate_desktop.services.arrivalsview import ArrivalsView, view_door
from cocreate_desktop.services.ports import Reader, Work
from cocreate_desktop.services.services import Services

log = logging.getLogger(__name__)

TAPS_A_MINUTE: Final = 600
"""Of all tablets together; two people who count for a full hall stay far below it."""
_COOKIE: Final = "door"
_TWO_DAYS: Final = 48 * 3600
_MOST: Final = 99_999


@dataclass(frozen=True, slots=True)
class Own:
    """What a tablet knows of itself, in its address and in a small file of its own: the ``role`` that stays chosen, the id of
    the person it counted ``last`` (empty: nobody), and how many it counted."""

    role: Role = Role.RESIDENT
    last: str = ""
    number: int = 0

    @property
    def query(self) -> str:
        """As the address carries it."""
        return urlencode({"role": self.role.value, "last": self.last, "n": self.number})


def own_of(get: Callable[[str], str]) -> Own:
    """What ``get`` says of each field, nonsense left out."""
    role, number = get("role"), get("n")
    whole = (
        int(number) if number.isascii() and number.isdecimal() and len(number) < len(str(_MOST)) + 1 else 0
    )
    return Own(Role(role) if role in set(Role) else Role.RESIDENT, an_id(get("last")), whole)


class DoorCounting:
    """The page, and what it takes in."""

    def __init__(
        self,
        services: Services,
        evening_id: str,
        hub: LiveHub,
        pages: Pages,
        now: Callable[[], float],
    ) -> None:
        self._services = services
        self._evening_id = evening_id
        self._hub = hub
        self._pages = pages
        self._pace = Minute(now, TAPS_A_MINUTE)

    def routes(self) -> list[BaseRoute]:
        """Its addresses."""
        return routes_of("D", self.show, self.receive)

    async def show(self, request: Request) -> Response:
        """The page, for whoever has the code."""
        latest = await self._latest(request)
        language = language_of(request, latest.view.project.language)
        carried = request.query_params if "n" in request.query_params else _cookie(request)
        page = await self._page(request, latest, language, own_of(lambda name: carried.get(name, "")))
        return remembering(page, request, language)

    async def receive(self, request: Request) -> Response:
        """Counts, describes or takes back; answered after it has been stored for good. No proof of the page is asked: whoever
        knows the address knows the code."""
        latest = await self._latest(request)
        language = language_of(request, latest.view.project.language)
        form = await read_form(request)
        own = own_of(form.one)
        with speaking(language):
            if self._pace.too_many:
                busy = _("Much is being counted just now. Try again in a moment.")
                return await self._page(request, latest, language, own, busy, 429)
            self._pace.add()
            try:
                after = await self._done(form, own)
            except STORE_PROBLEMS as problem:
                own = replace(own, last="") if isinstance(problem, Gone) else own
                return await self._page(
                    request, latest, language, own, _sentence(problem), status_of(problem)
                )
        answer = RedirectResponse(f"{request.url.path}?{after.query}", status_code=303)
        answer.set_cookie(_COOKIE, after.query, max_age=_TWO_DAYS, path="/", httponly=True, samesite="strict")
        return answer

    async def _done(self, form: Form, own: Own) -> Own:
        """What the tablet knows of itself after the deed that the form asks for. Raises what the store raises."""
        arrivals, store = self._services.arrivals, self._services.store
        band = form.one("band")
        if "band" in form.fields and band in set(Band):
            chosen = an_id(form.one("id")) or new_id()
            await stored(store, arrivals.counting(self._evening_id, chosen, own.role, Band(band)))
            return own if chosen == own.last else Own(own.role, chosen, min(own.number + 1, _MOST))
        if "undo" in form.fields and own.last:
            await stored(store, arrivals.undoing(self._evening_id, own.last))
            return Own(own.role, "", max(0, own.number - 1))
        said = {name: form.one(name) for name in ("heard", "expects") if name in form.fields}
        described: dict[str, object] = dict(said)
        if "again" in form.fields:
            described["again"] = bool(form.one("again"))
        if described and own.last:
            work: Work[Arrival] = arrivals.describing(self._evening_id, own.last, **described)
            await stored(store, work)
        return own

    async def _latest(self, request: Request) -> Latest:
        return await latest_for(request, self._hub, door_token)

    async def _page(
        self, request: Request, latest: Latest, language: str, own: Own, problem: str = "", status: int = 200
    ) -> Response:
        read, evening_id = self._services.store.read, self._evening_id
        view, last = await asyncio.to_thread(read, lambda reader: _seen(reader, evening_id, own.last))
        with speaking(language):
            values = {
                "address": request.url.path,
                "display": display_of(request),
                "problem": problem,
                "own": own if last is not None else replace(own, last=""),
                "next_id": new_id(),
                "roles": tuple((role.value, ROLE_ICONS[role], _(name)) for role, name in ROLE_NAMES.items()),
                "bands": tuple((band.value, _(BAND_NAMES[band])) for band in (*KNOWN_BANDS, Band.UNKNOWN)),
                "last": _said(last) if last is not None else None,
                "ways": tuple((way.value, _(CHANNEL_NAMES[way])) for way in view.ways),
                "asked": view.asked,
                "own_question": bool(view.settings.expectation),
                "expectations": tuple((key.value, _(name)) for key, name in EXPECTATION_NAMES.items()),
                "later": view.later,
            }
        page = self._pages.render("doorcount.html", language, latest.view.project, **values)
        return HTMLResponse(page, status_code=status)


def _seen(reader: Reader, evening_id: str, last: str) -> tuple[ArrivalsView, Arrival | None]:
    """The count at the door, of which the page takes the questions, and the person whom this tablet counted last."""
    view = view_door(reader, evening_id)
    found = reader.find(Arrival, id=last) if last else ()
    mine = (one for one in found if one.by_door and one.evening_id == evening_id)
    return view, next(mine, None)


def _said(last: Arrival) -> dict[str, object]:
    expects = last.expects.value if last.expects is not Expectation.NOT_ASKED else ""
    words = ", ".join((_(ROLE_NAMES[last.role]), _(BAND_NAMES[last.band])))
    return {"words": words, "heard": last.heard, "expects": expects, "again": last.again}


def _cookie(request: Request) -> dict[str, str]:
    """What a tablet kept of itself, for when it comes back by its code."""
    parts = (part.partition("=") for part in request.cookies.get(_COOKIE, "").split("&"))
    return {name: value for name, _equals, value in parts}


def _sentence(problem: BaseException) -> str:
    """What whoever counts is told."""
    if isinstance(problem, Gone):
        return _("This person is no longer counted: somebody took her back at the desk.")
    if status_of(problem) == 503:
        log.error("a tablet at the door could not count", exc_info=problem)
    return _("The laptop could not count this just now. Tap once more in a moment.")
