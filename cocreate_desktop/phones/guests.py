"""Who a phone is: a signed session in a cookie or in the page's address, and the limit on typed codes.

Nothing is stored here: a session is its own proof, so it outlives the server. No address and no user agent is looked at.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import Request

from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.errors import BadCode
from cocreate_desktop.domain.evening import Code, Evening
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.secrecy import author_of, signed, token_of, voter_of
from cocreate_desktop.language import LANGUAGES
from cocreate_desktop.phones.forms import Form
from cocreate_desktop.services.ports import Reader

COOKIE = "guest"
LANGUAGE_COOKIE = "lang"
LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}
FAILED_TRIES_A_MINUTE = 60
_FORM = "form:"


@dataclass(frozen=True, slots=True)
class Guest:
    """A phone that has joined. ``base`` goes before every link: empty while the phone keeps cookies, else the prefix that
    carries the session. ``secret`` is the evening's; ``token`` is random or that of a personal code. ``sent`` is what she just
    sent and was not taken, so that it can be shown again."""

    token: str
    language: str
    base: str
    secret: str
    sent: Form = field(default_factory=Form)

    @property
    def author(self) -> str:
        """The author of this guest's notes."""
        return author_of(self.secret, self.token)

    @property
    def session(self) -> str:
        """The signed session, as the cookie carries it."""
        return signed(self.secret, self.token)

    @property
    def proof(self) -> str:
        """What a form of this guest's page carries, so that no other page can post in her name."""
        return signed(self.secret, _FORM + self.token).rpartition(".")[2]

    def voter(self, voting: Round) -> str:
        """The voter of this guest in a round; empty once the round's secret is gone."""
        return voter_of(voting.secret, self.token) if voting.secret else ""


def language_of(request: Request, evening_language: str) -> str:
    """The language of an answer: the address, the cookie, the browser's first choice that we speak, the project's."""
    carried = str(request.path_params.get("session", "")).partition(".")[0]
    accepted = (
        part.split(";")[0].strip()[:2].lower()
        for part in request.headers.get("accept-language", "").split(",")
    )
    wishes = (request.query_params.get("lang"), carried, request.cookies.get(LANGUAGE_COOKIE), *accepted)
    return next((wish for wish in wishes if wish in LANGUAGES), evening_language)


def guest_of(request: Request, evening: Evening, project_language: str) -> Guest | None:
    """The guest that sent ``request``, or None when it carries no session of this evening."""
    language = language_of(request, project_language)
    carried = str(request.path_params.get("session", ""))
    if carried:
        token = token_of(evening.secret, carried.partition(".")[2])
        return Guest(token, language, f"/s/{carried}", evening.secret) if token else None
    token = token_of(evening.secret, request.cookies.get(COOKIE, ""))
    return Guest(token, language, "", evening.secret) if token else None


def carried_base(language: str, session: str) -> str:
    """The prefix of addresses that carry a session and a language."""
    return f"/s/{language}.{session}"


def code_by_token(reader: Reader, evening_id: str, token: str) -> Code | None:
    """The personal code with this token, or None."""
    return next(iter(reader.find(Code, evening_id=evening_id, token=token)), None)


def code_by_hand(reader: Reader, evening_id: str, typed: str) -> Code:
    """The personal code that somebody typed. Raises BadCode."""
    found = reader.find(Code, evening_id=evening_id, typed=voting_codes.normalise(typed))
    if not found:
        raise BadCode
    return found[0]


class Minute:
    """Counts what happened in the last minute, of all phones together: behind one router they share an address."""

    def __init__(self, now: Callable[[], float], most: int) -> None:
        self._now = now
        self._most = most
        self._times: deque[float] = deque()

    @property
    def too_many(self) -> bool:
        """Whether this road is shut for the moment."""
        while self._times and self._times[0] <= self._now() - 60:
            self._times.popleft()
        return len(self._times) >= self._most

    def add(self) -> None:
        """Counts one."""
        self._times.append(self._now())


class FailedTries(Minute):
    """Failed tries of typed codes. They shut only the typed road; a QR code or a session goes on."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__(now, FAILED_TRIES_A_MINUTE)
