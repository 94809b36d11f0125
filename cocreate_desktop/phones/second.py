"""Where phones go when this laptop fails: the page of another laptop in the hall that has the same evening. The address comes
from the laptops' own rows and from nowhere else, and only an address of a hall's network is ever told."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cocreate_desktop.domain.secrecy import hall_mark, same
from cocreate_desktop.phones.guests import Guest, carried_base
from cocreate_desktop.phones.latest import Latest
from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.shield import HEADERS

_ADDRESS = re.compile(r"http://(\[[0-9a-f:]{2,45}\]|[0-9.]{7,15})(?::([0-9]{1,5}))?/?", re.ASCII)
_DOT: Final = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x01D\x00;"
)
"""The smallest picture: a page of another laptop can see that it comes, and nothing else."""
_SEEN_BY_OTHERS = {"Cross-Origin-Resource-Policy": "cross-origin"}
_POLICY: Final = "Content-Security-Policy"


@dataclass(frozen=True, slots=True)
class Second:
    """What a guest's page knows of the other laptop: its ``origin`` (``http://192.168.8.3:8080``), the ``page`` there with the
    guest's session, and the picture by which her phone sees that it serves this evening (``probe``)."""

    origin: str
    page: str
    probe: str

    @property
    def words(self) -> str:
        """The address as people type it."""
        return self.origin.partition("://")[2]


def trusted(address: str) -> str:
    """The origin of ``address`` when a phone may be sent there: plain HTTP at a number of a hall's network. Empty for
    everything else: names can be turned, and an address out on the internet is no laptop in this hall."""
    found = _ADDRESS.fullmatch(address)
    port = int(found[2] or 80) if found is not None else 0
    if found is None or not 0 < port < 65536:
        return ""
    try:
        ip = ipaddress.ip_address(found[1].strip("[]"))
    except ValueError:
        return ""
    if not ip.is_private or ip.is_unspecified:
        return ""
    return f"http://{found[1]}:{port}" if port != 80 else f"http://{found[1]}"


def second_of(latest: Latest, guest: Guest) -> Second | None:
    """Where this guest goes when this laptop fails; None when no other laptop stands by."""
    origin = trusted(latest.second)
    if not origin:
        return None
    carried = carried_base(guest.language, guest.session, guest.display)
    return Second(origin, f"{origin}{carried}/", f"{origin}/here/{hall_mark(guest.secret)}")


def policy(latest: Latest) -> dict[str, str]:
    """The header of a guest's page that lets it look whether the other laptop is there: by a picture of that one origin, of
    which a page learns nothing but that it came. Empty, so that the usual one holds, when there is no other."""
    origin = trusted(latest.second)
    return {_POLICY: HEADERS[_POLICY].replace("img-src 'self'", f"img-src 'self' {origin}")} if origin else {}


class Here:
    """Answers the phones of another laptop that look whether this one serves their evening."""

    def __init__(self, hub: LiveHub) -> None:
        self._hub = hub

    def routes(self) -> list[Route]:
        """Its address."""
        return [Route("/here/{mark}", self._here, methods=["GET"])]

    async def _here(self, request: Request) -> Response:
        latest = await self._hub.recent()
        if not same(str(request.path_params["mark"]), hall_mark(latest.view.evening.secret)):
            raise HTTPException(404)
        return Response(_DOT, media_type="image/gif", headers=_SEEN_BY_OTHERS)
