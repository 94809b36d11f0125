"""What the pages behind a role code share: their addresses, and that nobody sees them without the code."""

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from cocreate_desktop.domain.secrecy import same
from cocreate_desktop.phones.live import Latest, LiveHub

Endpoint = Callable[[Request], Awaitable[Response]]


def routes_of(letter: str, show: Endpoint, receive: Endpoint) -> list[BaseRoute]:
    """The addresses that begin with this ``letter``, in capitals as the QR code has them and as somebody types them."""
    return [
        Route(f"/{start}/{{token}}", endpoint, methods=[method])
        for start in (letter, letter.lower())
        for method, endpoint in (("GET", show), ("POST", receive))
    ]


async def latest_for(request: Request, hub: LiveHub, token_of: Callable[[str], str]) -> Latest:
    """The evening of now, for whoever has the token that ``token_of`` makes of its secret. Raises HTTPException 404."""
    latest = await hub.latest()
    secret = latest.view.evening.secret
    given = str(request.path_params["token"]).upper()
    if not secret or not same(token_of(secret), given):
        raise HTTPException(404)
    return latest
