"""A vote that was sent from home: by who she is to this browser, or by her personal code, which is one ballot on every
channel."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cocreate_desktop.domain.errors import BadBallot, BadCode, RoundNotOpen
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.online import Place
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.language import N_, _, speaking
from cocreate_desktop.phones import ballots
from cocreate_desktop.phones.forms import STORE_PROBLEMS, wants_json
from cocreate_desktop.phones.guests import FailedTries
from cocreate_desktop.phones.home.arriving import At
from cocreate_desktop.phones.home.bots import Refusal
from cocreate_desktop.phones.home.people import SESSION, TICKET, remember
from cocreate_desktop.phones.home.sending import Given, Sending
from cocreate_desktop.phones.home.told import TOLD_WORDS
from cocreate_desktop.phones.steps.ownvote import chosen_words, in_own_words
from cocreate_desktop.services.athome import HomeRound
from cocreate_desktop.services.casting import Entered
from cocreate_desktop.services.ports import Reader, UnitOfWork, Work

NO_REASON: Final = N_(
    "An objection needs a reason. Write it down and send it again. Your choice is still here."
)
TOO_MANY_CODES: Final = N_("Too many codes were wrong just now. What you chose is still here. Wait a minute.")


class Casting:
    """One for a process."""

    def __init__(self, sending: Sending, pace: Callable[[], float] = time.monotonic) -> None:
        self._sending = sending
        self._pace = pace
        self._failed: dict[str, FailedTries] = {}

    async def vote(self, request: Request) -> Response:
        """Casts or changes a vote in an open round."""
        given = await self._sending.given(request, "vote", "")
        if isinstance(given, Response):
            return given
        round_id = given.form.one("round")
        known = next((one for one in given.at.view.rounds if one.view.round.id == round_id), None)
        given = replace(given, here=f"{Place.ROUND.value}/{known.code}" if known is not None else "")
        if known is None or not known.open:
            return await self._no(request, given, RoundNotOpen())
        problem = _problem(known, given)
        if problem is not None:
            return await self._no(request, given, problem)
        if ballots.lacks_reason(given.form, ballots.read_choices(given.form, known.view.round)):
            return await self._refuse(request, given, Refusal(422, NO_REASON))
        return await self._by_code(request, given, known)

    async def _by_code(self, request: Request, given: Given, asked: HomeRound) -> Response:
        """Finds out whose ballot it is, and casts it."""
        typed, home = given.form.one("code").strip()[:40], given.at.home
        failed = self._failed.setdefault(home.code, FailedTries(self._pace))
        if typed and failed.too_many:
            return await self._refuse(request, given, Refusal(429, TOO_MANY_CODES))
        try:
            ticket = await asyncio.to_thread(_ticket, given.at, asked, typed)
        except BadCode as problem:
            failed.add()
            return await self._no(request, given, problem, typed)
        try:
            done = await home.commits.stored(_work(given, asked, ticket))
        except STORE_PROBLEMS as problem:
            return await self._no(request, given, problem, typed)
        return self._cast(request, given, asked, done, ticket)

    async def _no(self, request: Request, given: Given, problem: Exception, typed: str = "") -> Response:
        """What is answered with no stands in the audit of its vote; she does not wait until it does."""
        if isinstance(problem, RoundNotOpen | BadBallot | BadCode):
            services = given.at.home.services
            services.store.submit(services.online.refusing(given.form.one("round"), problem))
        return await self._sending.not_stored(request, given, problem, typed)

    async def _refuse(self, request: Request, given: Given, refusal: Refusal) -> Response:
        return await self._sending.refuse(request, given.at, given.here, refusal)

    def _cast(self, request: Request, given: Given, asked: HomeRound, done: Entered, ticket: str) -> Response:
        told = "replaced" if done.replaced is not None else "voted"
        name = TICKET if ticket else SESSION
        if not wants_json(request):
            return self._sending.done(request, given, told, name=name, token=ticket)
        with speaking(given.at.visitor.language):
            yours = chosen_words(in_own_words(asked.view), _plain(done.ballot))
            words = {"ok": True, "said": _(TOLD_WORDS[told]), "yours": yours, "mine": ""}
        answer = JSONResponse(words)
        remember(answer, request, given.at.visitor, name, ticket or given.token)
        return answer


def _problem(asked: HomeRound, given: Given) -> BadBallot | None:
    """Why this ballot may not be cast, by the rules of its round."""
    choices = ballots.read_choices(given.form, asked.view.round)
    found = ballots.check_of(asked.view)(choices)
    if found is None:
        return None
    with speaking(given.at.visitor.language):
        return BadBallot(why=_(found.text))


def _ticket(at: At, asked: HomeRound, typed: str) -> str:
    """The token of the personal code that she typed, or of the one that she voted with before when it is of this evening; empty
    without. Raises BadCode."""
    services = at.home.services
    if typed:
        return services.online.token_of(asked.view.round.id, typed)
    if not at.visitor.ticket:
        return ""

    def query(reader: Reader) -> str:
        evening = asked.view.round.evening_id
        return at.visitor.ticket if reader.find(Code, evening_id=evening, token=at.visitor.ticket) else ""

    return services.store.read(query)


def _work(given: Given, asked: HomeRound, ticket: str) -> Work[Entered]:
    """One transaction: what this browser voted before without the code goes along with it."""
    services, form, voting = given.at.home.services, given.form, asked.view.round
    choices = ballots.read_choices(form, voting)
    words = ballots.read_reason(form, choices)
    cast = services.online.voting(
        voting.id, ticket or given.token, choices, words=words, by_code=bool(ticket)
    )
    before = given.at.visitor.token
    if not ticket or not before:
        return cast
    moving = services.casting.moving(voting.evening_id, before, ticket)

    def both(unit: UnitOfWork) -> Entered:
        moving(unit)
        return cast(unit)

    return both


def _plain(ballot: CastBallot) -> CastBallot:
    return replace(ballot, voter="")
