"""Who may look at the dashboard: an administrator with a name and a password, a session in a cookie, and a limit on tries.

Passwords and sessions are kept by whoever fulfils ``Administrators``; nothing is stored here, so any worker answers.
"""

import asyncio
import hmac
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from cocreate_desktop.central.addresses import is_loopback
from cocreate_desktop.language import LANGUAGES, N_, wished_for

SESSION: Final = "hub"
"""The cookie of a session."""
PROOF: Final = "hub-form"
"""The cookie that a page for signing in sets; its form carries the same, so that no other page can sign anybody in."""
LANGUAGE: Final = "lang"
TRIES_A_MINUTE: Final = 60
"""Failed tries of all names together on one worker: argon2 costs a core its time."""
TRIES_OF_A_NAME: Final = 5
"""Failed tries of one name in a minute."""
MOST_BYTES: Final = 8 * 1024
LONGEST_NAME, LONGEST_PASSWORD = 200, 1000
WRONG: Final = N_("This name and password do not belong together. Try again.")
TOO_OFTEN: Final = N_("That was too many tries. Wait a minute and try again.")
NO_COOKIE: Final = N_(
    "Your browser kept nothing of this page, so nobody can be signed in. Allow cookies for this address, and open it by https."
)
_KEPT_S = 365 * 24 * 3600
_MOST_NAMES = 1024


class Administrator(Protocol):
    """Somebody who may see all projects of one organisation."""

    @property
    def name(self) -> str:
        """As she types it."""

    @property
    def organisation(self) -> str:
        """The id of her organisation."""

    @property
    def organisation_name(self) -> str:
        """How people call that organisation."""


class Administrators(Protocol):
    """Who may sign in; the hub's accounts fulfil it. Each method may raise a CocreateError of the storage, and is called in a
    thread of its own."""

    def sign_in(self, name: str, password: str) -> str:
        """Checks a password (with argon2, as slowly for a name that nobody has) and opens a session: returns its token,
        URL-safe and hard to guess, or empty when they do not belong together. Only a hash of the token is kept."""

    def of_session(self, token: str) -> Administrator | None:
        """Whose session this is; None when there is none (any more), however odd ``token`` is."""

    def sign_out(self, token: str) -> None:
        """Ends a session on every worker; one that is not there is no error."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who asks, with the token of her session."""

    administrator: Administrator
    token: str

    @property
    def proof(self) -> str:
        """What a form of her pages carries, so that no other page can send it in her name."""
        return hmac.new(self.token.encode(), b"form", "sha256").hexdigest()


async def signed_in(request: Request, administrators: Administrators) -> SignedIn | None:
    """Who asks; None without a session that is known."""
    token = request.cookies.get(SESSION, "")
    if not token or len(token) > LONGEST_NAME:
        return None
    found = await asyncio.to_thread(administrators.of_session, token)
    return SignedIn(found, token) if found is not None else None


def language_of(request: Request) -> str:
    """The language of an answer: the address, the cookie, the browser's first choice that we speak, else Dutch."""
    accepted = wished_for(request.headers.get("accept-language", ""))
    chosen = request.query_params.get("lang"), request.cookies.get(LANGUAGE)
    return next((wish for wish in (*chosen, *accepted) if wish in LANGUAGES), LANGUAGES[0])


def remembering(answer: Response, request: Request, language: str) -> Response:
    """``answer``, with the language kept when it was chosen on this very page."""
    if request.query_params.get("lang") == language:
        keep(answer, request, LANGUAGE, language, age=_KEPT_S)
    return answer


def keep(answer: Response, request: Request, name: str, value: str, *, age: int | None = None) -> None:
    """Sets a cookie that no script reads, that no other site sends, and that goes over https alone but on this very machine.
    ``age`` in seconds; None: until the browser is closed, 0: now."""
    away = not is_loopback(request.url.hostname or "")
    answer.set_cookie(name, value, max_age=age, path="/", httponly=True, samesite="strict", secure=away)


def new_proof() -> str:
    """What a form for signing in and its cookie both carry."""
    return secrets.token_urlsafe(24)


def is_ours(request: Request, form: "Fields", proof: str) -> bool:
    """Whether a form came from our own page: it carries ``proof``, and the browser names no other site as where it was."""
    origin, host = request.headers.get("origin", "null").lower(), request.headers.get("host", "").lower()
    near = origin in ("null", f"http://{host}", f"https://{host}")
    near = near and request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    return near and bool(proof) and hmac.compare_digest(proof.encode(), form.get("proof", "").encode())


Fields = dict[str, str]


async def fields_of(request: Request) -> Fields:
    """The fields of a small form, the first value of each; none at all when it is no form or too much."""
    said = bytearray()
    try:
        async for part in request.stream():
            said += part
            if len(said) > MOST_BYTES:
                return {}
        found = parse_qs(said.decode("ascii"), keep_blank_values=True, max_num_fields=20, errors="strict")
    except (ValueError, ClientDisconnect):
        return {}
    return {name: values[0] for name, values in found.items()}


@dataclass(slots=True)
class Tries:
    """Counts failed tries of the last minute, of each name and of all together. No address is looked at: behind one router all
    share it. ``now`` in seconds of a clock that only goes on."""

    now: Callable[[], float]
    _all: deque[float] = field(default_factory=deque)
    _names: dict[str, deque[float]] = field(default_factory=dict)

    def too_many(self, name: str) -> bool:
        """Whether this name has to wait."""
        of_name = self._names.get(_folded(name), deque())
        return self._left(self._all) >= TRIES_A_MINUTE or self._left(of_name) >= TRIES_OF_A_NAME

    def failed(self, name: str) -> None:
        """Counts one."""
        times = self._names.pop(_folded(name), deque())
        if len(self._names) >= _MOST_NAMES:
            del self._names[next(iter(self._names))]  # the name that failed longest ago
        self._names[_folded(name)] = times
        for one in (times, self._all):
            one.append(self.now())

    def _left(self, times: deque[float]) -> int:
        while times and times[0] <= self.now() - 60:
            times.popleft()
        return len(times)


def _folded(name: str) -> str:
    return name.strip().casefold()
