"""The short road: what every phone of a full hall asks at the same moment is answered past the router and the compression.

The answers are the same as by the long road, which takes everything else; problems have the same words.
"""

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

Endpoint = Callable[[Request], Awaitable[ASGIApp]]
Handler = Callable[[Request, Exception], Awaitable[Response]]


class ShortRoad:
    """``roads`` by method and path; ``problems`` answers what they raise, by the kind of exception. Everything else goes on to
    ``app``, and what is none of those problems goes up to whoever called."""

    def __init__(
        self,
        app: ASGIApp,
        roads: Mapping[tuple[str, str], Endpoint],
        problems: Mapping[type[Exception], Handler],
    ) -> None:
        self._app = app
        self._roads = roads
        self._problems = problems
        self._raised = tuple(problems)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request as ASGI says."""
        endpoint = None if scope["type"] != "http" else self._roads.get((scope["method"], scope["path"]))
        if endpoint is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            answer = await endpoint(request)
        except self._raised as problem:
            kind = next(kind for kind in type(problem).__mro__ if kind in self._problems)
            answer = await self._problems[kind](request, problem)
        await answer(scope, receive, send)
