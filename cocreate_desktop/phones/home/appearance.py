"""The pages about the pages: in which language and how large they are shown, and what is kept of whoever looks at them."""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cocreate_desktop.language import speaking
from cocreate_desktop.phones.display import DISPLAY_COOKIE, carried, display_of
from cocreate_desktop.phones.forms import read_form
from cocreate_desktop.phones.guests import carried_base, keep, remembering
from cocreate_desktop.phones.home.arriving import Arriving
from cocreate_desktop.phones.home.pages import HomePages, sent
from cocreate_desktop.phones.steps.shown import Shown

_BACK: Final = re.compile(r"(?:/(?:[A-Z]|[A-Z]/[0-9A-Z]{1,8}|mine))?")
"""Where one may have come from, and nothing that leads elsewhere."""


class Appearance:
    """One for a process."""

    def __init__(self, arriving: Arriving, pages: HomePages) -> None:
        self._arriving = arriving
        self._pages = pages

    async def about(self, request: Request) -> Response:
        """What is kept, and who is responsible."""
        return await self._page(request, "home-about.html")

    async def show(self, request: Request) -> Response:
        """The page to choose on."""
        return await self._page(request, "display.html")

    async def choose(self, request: Request) -> Response:
        """Keeps what was chosen, and shows the same page so."""
        at = await self._arriving.at(request)
        form, visitor = await read_form(request), at.visitor
        display = display_of(request).as_in(form)
        session = carried(request)[2] if visitor.base != visitor.home else ""
        base = visitor.home + carried_base(visitor.language, session, display) if session else visitor.home
        answer = RedirectResponse(f"{base}/display?kept&back={_back(form.one('back'))}", status_code=303)
        keep(answer, DISPLAY_COOKIE, display.letters)
        return answer

    async def _page(self, request: Request, template: str) -> Response:
        at = await self._arriving.at(request)
        back = _back(request.query_params.get("back", ""))
        with speaking(at.visitor.language):
            shown = Shown(template, {"back": back, "kept": "kept" in request.query_params})
            body = self._pages.draw(at.view, at.visitor, at.home.code, shown, here=back or "/")
        return remembering(sent(request, body.encode(), at.visitor), request, at.visitor.language)


def _back(wish: str) -> str:
    return wish if _BACK.fullmatch(wish) else ""
