"""The pages at home as routes for whoever serves them: their addresses, and what happens around every answer. It opens no
project, no socket and no mail server of its own."""

import gzip
import logging
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from typing import Final

from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.online import Place, typed_code
from cocreate_desktop.language import N_, _, speaking
from cocreate_desktop.phones import assets
from cocreate_desktop.phones.display import display_of
from cocreate_desktop.phones.forms import BadForm, header_of, wants_json
from cocreate_desktop.phones.guests import language_of
from cocreate_desktop.phones.home.appearance import Appearance
from cocreate_desktop.phones.home.arriving import Absent, Arriving
from cocreate_desktop.phones.home.bots import Gate
from cocreate_desktop.phones.home.casting import Casting
from cocreate_desktop.phones.home.live import PAUSE_S, Homes
from cocreate_desktop.phones.home.mailing import Mailing
from cocreate_desktop.phones.home.pages import HomePages, sent
from cocreate_desktop.phones.home.people import ROOT, Visitor
from cocreate_desktop.phones.home.ports import HomeSource
from cocreate_desktop.phones.home.reading import Reading
from cocreate_desktop.phones.home.sending import Sending
from cocreate_desktop.phones.home.visits import GATHERS_S, Openings
from cocreate_desktop.phones.shield import HEADERS, BodyTooLarge, Shield
from cocreate_desktop.phones.steps.shown import Shown

log = logging.getLogger(__name__)
Endpoint = Callable[[Request], Awaitable[Response]]

NOT_OURS: Final = N_("This did not come from our page. Open the page again and send it once more.")
TOO_LARGE: Final = N_("That is too much text at once. Make it shorter.")
TROUBLE: Final = N_(
    "This page cannot be shown just now. What was sent before is kept. Try again in a moment."
)
WRONG: Final = N_("This did not work")
_PLACES: Final = frozenset(place.value for place in Place) - {""}
_CODED: Final = re.compile(r"[0-9A-Za-z -]{1,40}")


class HomeSite:
    """``routes`` are for the application that serves them, at its root. ``close`` is called when nothing is served any more,
    from any thread: it writes what is still counted."""

    def __init__(
        self,
        source: HomeSource,
        *,
        gathers_s: float = GATHERS_S,
        pause_s: float = PAUSE_S,
        now: Callable[[], float] = time.time,
        pace: Callable[[], float] = time.monotonic,
    ) -> None:
        self._homes = Homes(source, pause_s=pause_s)
        self._openings = Openings(gathers_s)
        self._pages = HomePages(now)
        arriving = Arriving(self._homes)
        self._reading = Reading(arriving, self._pages, self._openings)
        self._sending = Sending(arriving, self._reading, Gate(now, pace))
        self._casting = Casting(self._sending, pace)
        self._mailing = Mailing(arriving, self._sending, self._pages)
        self._appearance = Appearance(arriving, self._pages)

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """The project's pages below ``/F``, and the files that they fetch."""
        shield = [Middleware(Shield, hosts=None)]
        inside = [*self._pages_of("/{code}"), *self._pages_of("/{code}/s/{session}")]
        rest = [Route("/{rest:path}", self._safely(self._other))]
        stop = Route(f"/{ROOT}/{{code}}/M/STOP/{{token}}", self._armed(self._mailing.stop), methods=["POST"])
        return [
            stop,
            Mount(f"/{ROOT}", routes=[*inside, *rest], middleware=shield),
            Mount(f"/{ROOT.lower()}", routes=rest, middleware=shield),
            Route("/static/{print}/{name}", static, methods=["GET"]),
        ]

    def close(self) -> None:
        """Writes what is counted and leaves the projects."""
        self._openings.close()
        self._homes.close()

    def _pages_of(self, start: str) -> list[BaseRoute]:
        reads, sends = self._reading, self._sending
        gets: dict[str, Endpoint] = {
            "": reads.project,
            "/O/{way}": reads.invited,
            "/T/{thing}": reads.theme,
            "/N/{thing}": reads.note,
            "/R/{thing}": reads.round,
            "/S": reads.support,
            "/H": reads.help,
            "/M": reads.mail,
            "/M/STOP/{token}": self._mailing.stops,
            "/M/{token}": self._mailing.link,
            "/P/{sha256}": reads.picture,
            "/mine": reads.mine,
            "/about": self._appearance.about,
            "/display": self._appearance.show,
        }
        posts: dict[str, Endpoint] = {
            "/say": sends.say,
            "/back": sends.back,
            "/react": sends.react,
            "/withdraw": sends.withdraw,
            "/vote": self._casting.vote,
            "/help": self._mailing.help,
            "/mail": self._mailing.sign_up,
            "/M/{token}": self._mailing.confirm,
            "/display": self._appearance.choose,
        }
        return [
            *(Route(start + at, self._safely(one), methods=["GET"]) for at, one in gets.items()),
            *(Route(start + at, self._safely(one), methods=["POST"]) for at, one in posts.items()),
        ]

    async def _other(self, request: Request) -> Response:
        """Any other address: the right one when it was typed in small letters or with a stroke at its end."""
        parts = [part for part in str(request.path_params["rest"]).split("/") if part]
        found = _typed(parts)
        here = request.url.path
        if request.method == "GET" and found and found != here:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(found + query, status_code=301)
        raise Absent(
            404, N_("This page is not here"), N_("Nothing has this address. Scan the QR code again.")
        )

    def _safely(self, endpoint: Endpoint) -> Endpoint:
        """Whatever goes wrong is answered with a clear sentence."""

        async def answer(request: Request) -> Response:
            try:
                return await endpoint(request)
            except Absent as absent:
                return self._absent(request, absent)
            except BadForm:
                return self._problem(request, 400, NOT_OURS)
            except BodyTooLarge:
                return self._problem(request, 413, TOO_LARGE)
            except ClientDisconnect:
                return Response(status_code=400)  # nobody hears it
            except (CocreateError, OSError, TimeoutError) as problem:
                log.error("somebody at home could not be answered: %s", type(problem).__name__)
                return self._problem(request, 503, TROUBLE)

        return answer

    def _armed(self, endpoint: Endpoint) -> Endpoint:
        """For what stands before the shield: a mail program posts what it likes."""
        safe = self._safely(endpoint)

        async def answer(request: Request) -> Response:
            found = await safe(request)
            for name, value in HEADERS.items():
                found.headers.setdefault(name, value)
            return found

        return answer

    def _absent(self, request: Request, absent: Absent) -> Response:
        visitor = absent.at.visitor if absent.at is not None else _stranger(request)
        with speaking(visitor.language):
            values = {
                "head": _(absent.head),
                "words": _(absent.words),
                "bad": False,
                "way": absent.at is not None,
            }
            page = Shown("home-plain.html", values)
            if absent.at is None:
                body = self._pages.plain(visitor, "", page)
            else:
                body = self._pages.draw(absent.at.view, visitor, absent.at.home.code, page, here="/")
        return sent(request, body.encode(), visitor, absent.status)

    def _problem(self, request: Request, status: int, message: str) -> Response:
        visitor = _stranger(request)
        with speaking(visitor.language):
            if wants_json(request):
                return JSONResponse({"ok": False, "said": _(message)}, status_code=status)
            values = {"head": _(WRONG), "words": _(message), "bad": True, "way": True}
            body = self._pages.plain(visitor, "", Shown("home-plain.html", values))
        answer = sent(request, body.encode(), visitor, status)
        if status == 503:
            answer.headers["Retry-After"] = "10"
        return answer


def make_home(source: HomeSource) -> HomeSite:
    """The pages of every project that ``source`` opens."""
    return HomeSite(source)


async def static(request: Request) -> Response:
    """A file of the pages; those that can be are packed once."""
    answer = await assets.serve(request)
    name = str(request.path_params["name"])
    if name.endswith(("css", "js", "svg")) and "gzip" in header_of(request, b"accept-encoding"):
        keep = {one: answer.headers[one] for one in ("cache-control",) if one in answer.headers}
        headers = {**keep, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        answer = Response(_packed(name), media_type=assets.files()[name][1], headers=headers)
    for header in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy"):
        answer.headers[header] = HEADERS[header]
    return answer


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(assets.files()[name][0], 9)


def _typed(parts: Sequence[str]) -> str:
    """The address that was meant; empty for what is none of ours."""
    if not 1 <= len(parts) <= 3 or not all(_CODED.fullmatch(part) for part in parts):
        return ""
    code = typed_code(parts[0])
    places = [part.upper() if part.upper() in _PLACES else part.lower() for part in parts[1:2]]
    return "/".join(("", ROOT, code, *places, *map(typed_code, parts[2:]))) if code else ""


def _stranger(request: Request) -> Visitor:
    """Somebody at an address of no project that may be seen."""
    home = f"/{ROOT}/{typed_code(str(request.path_params.get('code', '')))}"
    language, display = language_of(request, "nl"), display_of(request)
    return Visitor("", language, home, "", display=display, home=home)
