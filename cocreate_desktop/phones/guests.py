"""Who a phone is: a signed session in a cookie or in the page's address, and the limit on typed codes.

Nothing is stored here: a session is its own proof, so it outlives the server. No address and no user agent is looked at.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.errors import BadCode
from cocreate_desktop.domain.evening import Code, Evening
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.secrecy import answerer_of, author_of, signed, token_of, voter_of
from cocreate_desktop.language import PHONE_LANGUAGES, wished_for
from cocreate_desktop.phones.display import KEPT_S, Display, carried, display_of
from cocreate_desktop.phones.forms import Form
from cocreate_desktop.services.ports import Reader

COOKIE = "guest"
LANGUAGE_COOKIE = "lang"
LANGUAGE_WORDS = {"nl": "Taal", "en": "Language", "tr": "Dil", "pl": "Język", "uk": "Мова", "ar": "اللغة"}
"""The word for language in each."""
FAILED_TRIES_A_MINUTE = 60
NOTES_A_MINUTE = 20
"""Of one guest. Somebody who types for a whole table stays far below it."""
_MOST_REMEMBERED = 4096
_FORM = "form:"
_PLAIN = Display()


@dataclass(frozen=True, slots=True)
class Guest:
    """A phone that has joined. ``base`` goes before every link: empty while the phone keeps cookies, else the prefix that
    carries the session. ``display`` is how she wants the page. ``secret`` is the evening's; ``token`` is random or that of a
    personal code. ``sent`` is what she just sent and was not taken, so that it can be shown again."""

    token: str
    language: str
    base: str
    secret: str
    sent: Form = field(default_factory=Form)
    display: Display = field(default_factory=Display)

    @property
    def author(self) -> str:
        """The author of this guest's notes."""
        return author_of(self.secret, self.token)

    @property
    def answerer(self) -> str:
        """Who gave this guest's answers in an exit poll or a readback: nobody can tell that she is the author."""
        return answerer_of(self.secret, self.token)

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
    accepted = wished_for(request.headers.get("accept-language", ""))
    chosen = request.query_params.get("lang"), carried(request)[0], request.cookies.get(LANGUAGE_COOKIE)
    return next((wish for wish in (*chosen, *accepted) if wish in PHONE_LANGUAGES), evening_language)


def guest_of(request: Request, evening: Evening, project_language: str) -> Guest | None:
    """The guest that sent ``request``, or None when it carries no session of this evening."""
    language, display = language_of(request, project_language), display_of(request)
    session = carried(request)[2]
    token = token_of(evening.secret, session or request.cookies.get(COOKIE, ""))
    if not token:
        return None
    base = carried_base(language, session, display) if session else ""
    return Guest(token, language, base, evening.secret, display=display)


def carried_base(language: str, session: str, display: Display = _PLAIN) -> str:
    """The prefix of addresses that carry a session, a language and how the pages look."""
    letters = display.letters
    return f"/s/{language}-{letters}.{session}" if letters else f"/s/{language}.{session}"


def keep(answer: Response, name: str, value: str, *, age_s: int = KEPT_S) -> None:
    """Lets the phone keep a choice that says nothing of who she is, also after the evening."""
    answer.set_cookie(name, value, max_age=age_s, path="/", httponly=True, samesite="strict")


def remembering(answer: Response, request: Request, language: str) -> Response:
    """``answer``, with the language kept by the phone when it was chosen on this very page."""
    if "lang" in request.query_params:
        keep(answer, LANGUAGE_COOKIE, language)
    return answer


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


class EachInAMinute:
    """Counts what each guest did in the last minute: by her session, never by an address."""

    def __init__(self, now: Callable[[], float], most: int) -> None:
        self._now = now
        self._most = most
        self._guests: dict[str, Minute] = {}

    def may(self, guest: Guest) -> bool:
        """Counts one more, or says that it is too many."""
        minute = self._guests.pop(guest.token, None) or Minute(self._now, self._most)
        if len(self._guests) >= _MOST_REMEMBERED:
            del self._guests[next(iter(self._guests))]  # whoever did something longest ago
        self._guests[guest.token] = minute
        if minute.too_many:
            return False
        minute.add()
        return True


class FailedTries(Minute):
    """Failed tries of typed codes. They shut only the typed road; a QR code or a session goes on."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__(now, FAILED_TRIES_A_MINUTE)
