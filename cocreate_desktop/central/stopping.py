"""The link that stops the mails: it works for as long as somebody has a mail with it, also when the project is not online any
more, or the hub sends no mail. The project's own page answers where there is one."""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import Message

from cocreate_desktop.central.dashboard_pages import Pages, armed
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.language import N_, PHONE_LANGUAGES, wished_for

log = logging.getLogger(__name__)
AT: Final = "/F/{code}/M/STOP/{token}"
NOT_NOW: Final = N_("Your address could not be deleted just now. Try again in a moment.")
_ABSENT: Final = 404


class Stopping:
    """``stop`` deletes whoever has this token, and may take a while; ``pages`` are the routes of the project's own pages."""

    def __init__(self, stop: Callable[[str], bool], pages: Sequence[BaseRoute]) -> None:
        self._stop = stop
        self._router = Router(pages)
        self._pages = Pages()

    @property
    def routes(self) -> list[Route]:
        """To be mounted before the project's own pages."""
        return [
            Route(AT, self.ask, methods=["GET"]),
            Route(AT, self.stop, methods=["POST"]),
        ]

    async def ask(self, request: Request) -> Response:
        """A machine that only looks at the link stops nothing: that takes a button."""
        return await self._own(request) or self._page(request, done=False)

    async def stop(self, request: Request) -> Response:
        """Deletes her; a mail program may ask it for her, from wherever it is."""
        try:
            await run_in_threadpool(self._stop, str(request.path_params["token"]))
        except CocreateError as problem:
            log.error("somebody could not be deleted: %s", type(problem).__name__)
            return armed(self._pages.problem(_language(request), NOT_NOW, 503))
        return await self._own(request) or self._page(request, done=True)

    async def _own(self, request: Request) -> Response | None:
        """What the project's own page says; None where there is none."""
        status, body = _ABSENT, bytearray()
        headers: list[tuple[bytes, bytes]] = []

        async def take(message: Message) -> None:
            nonlocal status, headers
            if message["type"] == "http.response.start":
                status, headers = message["status"], list(message.get("headers", ()))
            else:
                body.extend(message.get("body", b""))

        await self._router({**request.scope, "path_params": {}}, request.receive, take)
        if status >= _ABSENT:
            return None
        answer = Response(bytes(body), status)
        answer.raw_headers = headers
        return answer

    def _page(self, request: Request, *, done: bool) -> Response:
        here = request.url.path
        return armed(self._pages.answer("stop.html", _language(request), done=done, here=here))


def _language(request: Request) -> str:
    """The first that somebody's browser asks for and the pages at home speak."""
    accepted = wished_for(request.headers.get("accept-language", ""))
    wishes = (request.query_params.get("lang", ""), *accepted)
    return next((one for one in wishes if one in PHONE_LANGUAGES), PHONE_LANGUAGES[0])
