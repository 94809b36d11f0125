"""The hub's web application as one: the wire, the dashboard and whatever else is handed in, with a page for who comes by and
one that tells machines how the hub is. It knows no database and no process."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from cocreate_desktop.central.dashboard_pages import ABSENT, Pages, armed
from cocreate_desktop.central.journal import HEALTH, Journal, Names, words_of
from cocreate_desktop.central.sign_in import language_of, remembering

_PATIENCE_S = 8.0


@dataclass(frozen=True, slots=True)
class State:
    """How the hub is: ``fine`` or not, and what machines are told of it. No secrets and no names."""

    fine: bool
    told: Mapping[str, object]


def make_hub(
    routes: Sequence[BaseRoute], state: Callable[[], State], *, names: Sequence[str] = (), worker: str = ""
) -> ASGIApp:
    """``routes`` come before our own; ``state`` may take a while and is called outside the event loop. ``names`` are those by
    which the hub may be asked (none: by address only), ``worker`` is what the journal calls this one."""
    front = _Front(state)
    own = [
        Route("/", front.page, methods=["GET"]),
        Route(HEALTH, front.health, methods=["GET"]),
        Route("/{rest:path}", front.absent),
    ]
    whole = [*routes, *own]
    return Journal(Names(Starlette(routes=whole), names), words_of(whole), worker)


class _Front:
    def __init__(self, state: Callable[[], State]) -> None:
        self._state = state
        self._pages = Pages()

    async def page(self, request: Request) -> Response:
        """For who comes by in a browser."""
        language = language_of(request)
        answer = self._pages.answer("front.html", language, here="/")
        return armed(remembering(answer, request, language))

    async def health(self, _request: Request) -> Response:
        """For whoever looks whether the hub works: 200 or 503."""
        try:
            async with asyncio.timeout(_PATIENCE_S):
                found = await run_in_threadpool(self._state)
        except TimeoutError:
            found = State(False, {})
        told = {"state": "ok" if found.fine else "trouble", **found.told}
        return armed(JSONResponse(told, 200 if found.fine else 503))

    async def absent(self, request: Request) -> Response:
        """Any other address."""
        return armed(self._pages.problem(language_of(request), ABSENT, 404))
