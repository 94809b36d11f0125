"""Who looks at the pages at home. Nothing is kept of anybody who only reads; whoever sends something gets a signed session, in
a cookie or in the address, so that she can see, change and take back her own."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.secrecy import home_token, new_token, signed, token_of
from cocreate_desktop.phones.display import DISPLAY_COOKIE, carried, display_of
from cocreate_desktop.phones.forms import header_of
from cocreate_desktop.phones.guests import LANGUAGE_COOKIE, Guest, carried_base, language_of
from cocreate_desktop.services.outreach import normal

SESSION: Final = "home"
TICKET: Final = "ticket"
VIA: Final = "via"
KEPT_S: Final = 180 * 24 * 3600
"""How long a browser keeps that it sent something."""
ROOT: Final = "F"
_LONG: Final = 26  # characters of a token; what is signed for another purpose has another length


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor(Guest):
    """``home`` is the address of the project's page; ``base`` the same, with the session in it for a browser without cookies.
    ``token`` is empty for who has sent nothing yet. ``via`` is the code of the invitation that brought her, ``ticket`` the
    token of the personal code that she voted with, and ``stamp`` what a form of this page proves it by."""

    home: str
    via: str = ""
    ticket: str = ""
    stamp: str = ""

    @property
    def proof(self) -> str:
        """What stands in the forms of her page."""
        return self.stamp

    @property
    def known(self) -> bool:
        """Whether she sent something before."""
        return bool(self.token)

    @property
    def mark(self) -> str:
        """By what her own things are found; empty for who sent nothing."""
        return self.author if self.token else ""

    @property
    def asked(self) -> str:
        """What goes behind the addresses on her page, so that the invitation stays known."""
        return f"?{VIA}={self.via}" if self.via else ""


def visitor_of(request: Request, project: Project, code: str, via: str = "") -> Visitor:
    """Who sends ``request`` about the project with this code; ``via`` when its address itself is that of an invitation."""
    language, display, home = language_of(request, project.language), display_of(request), f"/{ROOT}/{code}"
    session = carried(request)[2]
    token = _token(project, session) or _token(project, request.cookies.get(SESSION, ""))
    in_address = bool(_token(project, session)) and not keeps_cookie(request)
    return Visitor(
        token=token,
        language=language,
        base=home + carried_base(language, session, display) if in_address else home,
        secret=project.online_secret,
        display=display,
        home=home,
        via=via or normal(request.query_params.get(VIA, "")[:20]),
        ticket=_token(project, request.cookies.get(TICKET, "")),
    )


def first_time(visitor: Visitor, stamp: str) -> str:
    """The token that who sends for the first time gets: made of the ``stamp`` of a form that nobody else has, so that a double
    tap is one person."""
    return home_token(visitor.secret, stamp)


def welcomed(request: Request, visitor: Visitor) -> Response:
    """The same once more, with a session from now on: who sends for the first time from a page that others have too. It stores
    nothing, so that of a double tap only the last one does."""
    token = new_token()
    base = visitor.home + carried_base(visitor.language, signed(visitor.secret, token), visitor.display)
    rest = request.url.path.removeprefix(visitor.home)
    answer = RedirectResponse(base + rest, status_code=307)
    remember(answer, request, visitor, SESSION, token)
    return answer


def session_base(visitor: Visitor, token: str) -> str:
    """Where a browser goes on that has sent something: its address carries the session until the cookie comes back."""
    if visitor.known and visitor.base == visitor.home and token == visitor.token:
        return visitor.home
    return visitor.home + carried_base(visitor.language, signed(visitor.secret, token), visitor.display)


def remember(answer: Response, request: Request, visitor: Visitor, name: str, token: str) -> None:
    """Lets the browser keep a session, for the pages of this project alone."""
    answer.set_cookie(
        name,
        signed(visitor.secret, token),
        max_age=KEPT_S,
        path=visitor.home,
        httponly=True,
        samesite="strict",
        secure=secure(request),
    )


def keeps_cookie(request: Request) -> bool:
    """Whether the cookie came back to an address that carries the session too."""
    session = carried(request)[2]
    return bool(session) and session in (request.cookies.get(SESSION), request.cookies.get(TICKET))


def short_address(request: Request, visitor: Visitor) -> Response:
    """On to the same page without the session in its address."""
    rest = request.url.path.removeprefix(f"{visitor.home}/s/{request.path_params['session']}")
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{visitor.home}{rest}{query}", status_code=303)


def secure(request: Request) -> bool:
    """Whether the page came over HTTPS, as far as can be known: behind a proxy its own pages say so."""
    origin = header_of(request, b"origin")
    return request.url.scheme == "https" or urlsplit(origin).scheme == "https"


def anonymous(request: Request) -> bool:
    """Whether a browser keeps nothing of ours, so that its page may be the same as everybody's."""
    kept = (SESSION, TICKET, DISPLAY_COOKIE, LANGUAGE_COOKIE)
    return not carried(request)[2] and not any(name in request.cookies for name in kept)


def _token(project: Project, session: str) -> str:
    secret = project.online_secret
    if not secret or not session or len(session) > 2 * _LONG + 1:
        return ""
    found = token_of(secret, session) or ""
    return found if len(found) == _LONG else ""
