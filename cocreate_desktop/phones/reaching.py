"""The page to test with: a phone that opens it sees that it reaches the laptop and how fast that answers. Nobody joins by it
and nothing is stored; only how many came is counted, and told to the desk."""

import asyncio
import re
import secrets

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from cocreate_desktop.domain.events import PhonesReached
from cocreate_desktop.phones.display import display_of
from cocreate_desktop.phones.forms import read_form
from cocreate_desktop.phones.guests import language_of
from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.pages import Pages
from cocreate_desktop.services.reaching import TEST_PAGE
from cocreate_desktop.services.services import Services

GREETING = "CoCreate"
"""What the laptop hears when it opens its own page."""
MOST = 4000
TOLD_APART = 0.3
_SLOWEST = 60_000
_VISIT = re.compile(r"[0-9a-f]{8}")


class Trial:
    """One for a served evening. A visit is a number in the page's address, so that a page that is opened again counts once; a
    cookie that only this page hears of, and that goes with the browser, says it again when the code is scanned once more."""

    def __init__(self, services: Services, hub: LiveHub, pages: Pages) -> None:
        self._services = services
        self._hub = hub
        self._pages = pages
        self._visits: dict[str, int] = {}
        self._timer: asyncio.TimerHandle | None = None

    def routes(self) -> list[BaseRoute]:
        """Its addresses; the first one also in capitals, as a QR code carries it."""
        return [
            Route(f"/{TEST_PAGE}", self.begin, methods=["GET"]),
            Route(f"/{TEST_PAGE.upper()}", self.scanned, methods=["GET"]),
            Route(f"/{TEST_PAGE}/laptop", self.laptop, methods=["GET"]),
            Route(f"/{TEST_PAGE}/{{visit}}", self.show, methods=["GET"]),
            Route(f"/{TEST_PAGE}/{{visit}}", self.timed, methods=["POST"]),
        ]

    async def scanned(self, _request: Request) -> Response:
        """The address of the code leads to that of the cookie, which knows capitals from small letters."""
        return RedirectResponse(f"/{TEST_PAGE}", status_code=303)

    async def begin(self, request: Request) -> Response:
        """Gives the visit its number; a phone that was here before keeps the one it had."""
        known = request.cookies.get(TEST_PAGE, "")
        visit = known if _VISIT.fullmatch(known) else secrets.token_hex(4)
        answer = RedirectResponse(f"/{TEST_PAGE}/{visit}", status_code=303)
        # Lax: the app that scans the code counts as another site.
        answer.set_cookie(TEST_PAGE, visit, path=f"/{TEST_PAGE}", httponly=True, samesite="lax")
        return answer

    async def laptop(self, _request: Request) -> Response:
        """The laptop looks whether this is its own page."""
        return PlainTextResponse(GREETING)

    async def show(self, request: Request) -> Response:
        """The phone is here."""
        visit = _visit(request)
        if visit not in self._visits and len(self._visits) < MOST:
            self._visits[visit] = 0
            self._soon()
        project = (await self._hub.recent()).view.project
        language = language_of(request, project.language)
        values = {"address": f"/{TEST_PAGE}/{visit}", "display": display_of(request)}
        return HTMLResponse(self._pages.render("trial.html", language, project, **values))

    async def timed(self, request: Request) -> Response:
        """The answer that the page takes the time of; at the end it says how long that was, in milliseconds."""
        visit, told = _visit(request), (await read_form(request)).one("ms")
        if visit in self._visits and told.isascii() and told.isdigit() and 0 < int(told[:6]) <= _SLOWEST:
            self._visits[visit] = int(told[:6])
            self._soon()
        return JSONResponse({"ok": True})

    def _soon(self) -> None:
        """Tells the desk in a moment: many phones may come at once."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(TOLD_APART, self._tell)

    def _tell(self) -> None:
        self._timer = None
        slowest = max(self._visits.values(), default=0)
        self._services.bus.publish(PhonesReached(len(self._visits), slowest))


def _visit(request: Request) -> str:
    visit = str(request.path_params["visit"])
    if not _VISIT.fullmatch(visit):
        raise HTTPException(404)
    return visit
