"""The pages about the pages: in which language and how large they are shown, and what is kept of a guest. Both can be reached
from everywhere, joined or not, with script and without."""

import re

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from cocreate_desktop.phones.display import DISPLAY_COOKIE, display_of
from cocreate_desktop.phones.forms import read_form
from cocreate_desktop.phones.guests import carried_base, guest_of, keep, language_of, remembering
from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.pages import Pages

# Where one may have come from, and nothing that leads elsewhere.
_BACK = re.compile(r"/(?:[A-Za-z]+/[0-9A-Za-z]{1,64}|code)?")


class Appearance:
    """The two pages."""

    def __init__(self, hub: LiveHub, pages: Pages) -> None:
        self._hub = hub
        self._pages = pages

    def routes(self) -> list[BaseRoute]:
        """Their addresses."""
        return [
            Route("/about", self.about, methods=["GET"]),
            Route("/display", self.show, methods=["GET"]),
            Route("/display", self.choose, methods=["POST"]),
        ]

    async def about(self, request: Request) -> Response:
        """What is kept, and who is responsible."""
        return await self._page(request, "about.html")

    async def show(self, request: Request) -> Response:
        """The page to choose on."""
        return await self._page(request, "display.html")

    async def choose(self, request: Request) -> Response:
        """Keeps what was chosen, and shows the same page so."""
        latest = await self._hub.recent()
        form = await read_form(request)
        display = display_of(request).as_in(form)
        guest = guest_of(request, latest.view.evening, latest.view.project.language)
        base = (
            carried_base(guest.language, guest.session, display) if guest is not None and guest.base else ""
        )
        address = f"{base}/display?kept&back={_back_of(form.one('back'))}"
        answer = RedirectResponse(address, status_code=303)
        keep(answer, DISPLAY_COOKIE, display.letters)
        return answer

    async def _page(self, request: Request, template: str) -> Response:
        latest = await self._hub.recent()
        project = latest.view.project
        guest = guest_of(request, latest.view.evening, project.language)
        language = language_of(request, project.language)
        back = _back_of(request.query_params.get("back", ""))
        page = self._pages.render(
            template,
            language,
            project,
            display=display_of(request),
            base=guest.base if guest is not None else "",
            joined=guest is not None,
            back=back,
            here=back if back != "/" else "",
            kept="kept" in request.query_params,
        )
        return remembering(HTMLResponse(page), request, language)


def _back_of(wish: str) -> str:
    return wish if _BACK.fullmatch(wish) else "/"
