"""Everything that can be sent from home: a remark, that somebody stands behind a thing, a reaction, help, a vote, and taking it
back. Each is answered only after it has been stored for good, and what is not taken in is still there."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from cocreate_desktop.domain.errors import CocreateError, NotAllowed, RoundNotOpen
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.offers import Offer, OfferKind
from cocreate_desktop.domain.online import About, Place, Remark, typed_code
from cocreate_desktop.domain.secrecy import author_of
from cocreate_desktop.language import N_, _, speaking
from cocreate_desktop.phones.forms import (
    STORE_PROBLEMS,
    BadForm,
    Form,
    an_id,
    header_of,
    read_form,
    sentence_of,
    status_of,
    wants_json,
)
from cocreate_desktop.phones.home.arriving import Arriving, At
from cocreate_desktop.phones.home.bots import PROOF, Gate, Refusal, is_own, shown_at
from cocreate_desktop.phones.home.people import SESSION, VIA, first_time, remember, session_base, welcomed
from cocreate_desktop.phones.home.reading import Reading
from cocreate_desktop.phones.home.told import TOLD, TOLD_WORDS
from cocreate_desktop.phones.offering import level_of
from cocreate_desktop.phones.reacting import kind_of
from cocreate_desktop.services.athome import Thing
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.outreach import normal
from cocreate_desktop.services.ports import Work

log = logging.getLogger(__name__)
T = TypeVar("T")

BEGINS_ANEW: Final = N_("What you sent before was erased. Send this once more; then you begin anew.")
_ABOUTS: Final[Mapping[str, About]] = {
    Place.THEME.value: About.THEME,
    Place.NOTE.value: About.NOTE,
    Place.SUPPORT.value: About.PROPOSAL,
}


@dataclass(frozen=True, slots=True)
class Given:
    """A form of somebody who may send. ``here`` is the page that it is from and goes back to; ``token`` is hers, that of a
    first time included."""

    at: At
    form: Form
    here: str
    token: str

    @property
    def author(self) -> str:
        """By what her own things are found."""
        return author_of(self.at.visitor.secret, self.token)


class Sending:
    """One for a process."""

    def __init__(self, arriving: Arriving, reading: Reading, gate: Gate) -> None:
        self._arriving = arriving
        self._reading = reading
        self._gate = gate

    async def say(self, request: Request) -> Response:
        """A remark about the project, a theme, a note or the proposal."""
        given = await self.given(request, "say")
        if isinstance(given, Response):
            return given
        (about, about_id), form = _thing(given), given.form

        def work() -> Work[Remark]:
            saying = given.at.home.services.online.saying
            return saying(
                about,
                about_id,
                form.one("text"),
                author=given.author,
                via=form.one(VIA),
                form_id=form.one(PROOF),
            )

        def told(made: Remark) -> str:
            return "said" if made.state is NoteState.SHOWN else "waits"

        return await self.do(request, given, work, told, typed=form.one("text"))

    async def back(self, request: Request) -> Response:
        """She stands behind it, or no longer."""
        given = await self.given(request, "back")
        if isinstance(given, Response):
            return given
        (about, about_id), yes = _thing(given), given.form.one("given") != "no"

        def work() -> Work[object]:
            backing, via = given.at.home.services.online.backing, given.form.one(VIA)
            return backing(about, about_id, author=given.author, given=yes, via=via)

        return await self.do(request, given, work, lambda _made: "backed" if yes else "unbacked")

    async def react(self, request: Request) -> Response:
        """A reaction to the proposal."""
        given = await self.given(request, "react", Place.SUPPORT.value)
        if isinstance(given, Response):
            return given
        form = given.form

        def work() -> Work[object]:
            return given.at.home.services.online.reacting(
                kind_of(form),
                form.one("text"),
                author=given.author,
                paragraph_id=an_id(form.one("part")),
                form_id=form.one(PROOF),
            )

        return await self.do(request, given, work, lambda _made: "reacted", typed=form.one("text"))

    def helping(self, given: Given) -> Work[Offer]:
        """The work of help that somebody offers."""
        form = given.form
        offering = Offering(OfferKind.OFFERED, form.one("text"), level_of(form), an_id(form.one("theme")))
        made = given.at.home.services.online.offering
        return made(offering, author=given.author, offer_id=form.one(PROOF))

    async def withdraw(self, request: Request) -> Response:
        """She takes her own back, also when the project is closed."""
        given = await self.given(request, "", "mine")
        if isinstance(given, Response):
            return given
        services, own_id = given.at.home.services, an_id(given.form.one("id"))
        author = given.at.visitor.mark
        works: Mapping[str, Callable[[], Work[object]]] = {
            "remark": lambda: services.online.withdrawing(own_id, author),
            "offer": lambda: services.offers.withdrawing(own_id, author),
            "reaction": lambda: services.proposals.reactions.withdrawing(own_id, author),
        }
        kind = given.form.one("kind")
        if kind == "backing":
            return await self._unback(request, given, own_id)
        if kind not in works or not author:
            raise BadForm
        return await self.do(request, given, works[kind], lambda _made: "gone")

    async def _unback(self, request: Request, given: Given, own_id: str) -> Response:
        online, author = given.at.home.services.online, given.at.visitor.mark
        mine = await asyncio.to_thread(online.mine, author)
        one = next((each for each in mine.backings if each.id == own_id), None)
        if one is None:
            raise BadForm
        return await self.do(
            request,
            given,
            lambda: online.backing(one.about, one.about_id, author=author, given=False),
            lambda _made: "unbacked",
        )

    async def given(self, request: Request, kind: str, here: str | None = None) -> Given | Response:
        """The form, or the answer that says why it is not taken. ``kind`` (empty: never too many) is that of its limits,
        ``here`` the page it is from, else what its ``about`` says. Raises Absent, BadForm."""
        at = await self._arriving.at(request)
        form = await read_form(request)
        stamped = form.one(PROOF)
        # Our pages name their origin. A browser that does not has at least a form of ours.
        if header_of(request, b"origin") in ("", "null") and shown_at(at.visitor.secret, stamped) is None:
            raise BadForm
        place = _here(form) if here is None else here
        via = normal(form.one(VIA)[:20])
        at = replace(at, visitor=replace(at.visitor, sent=form, via=via))
        refusal = self._gate.doubts(at.visitor, form) if kind else None
        if refusal is None and kind and not at.visitor.known and not is_own(stamped):
            return welcomed(request, at.visitor)
        if refusal is None and kind:
            refusal = self._gate.refuses(kind, at.visitor)
        if refusal is not None:
            return await self.refuse(request, at, place, refusal, form.one("text"))
        return Given(at, form, place, at.visitor.token or first_time(at.visitor, stamped))

    async def refuse(
        self, request: Request, at: At, here: str, refusal: Refusal, typed: str = ""
    ) -> Response:
        """It was not taken: why, and everything that was typed."""
        with speaking(at.visitor.language):
            sentence = _(refusal.message)
        return await self.refused(request, at, here, refusal.status, sentence, typed)

    async def refused(
        self, request: Request, at: At, here: str, status: int, sentence: str, typed: str = ""
    ) -> Response:
        """The same with a sentence that is translated already."""
        if wants_json(request):
            answer: Response = JSONResponse({"ok": False, "said": sentence}, status_code=status)
        else:
            answer = await self._reading.refused(request, at, here, status, sentence, typed)
        if status == 429:
            answer.headers["Retry-After"] = "60"
        return answer

    async def do(
        self,
        request: Request,
        given: Given,
        work: Callable[[], Work[T]],
        told: Callable[[T], str],
        *,
        typed: str = "",
    ) -> Response:
        """Stores it and goes on to the page, with a word of TOLD_WORDS."""
        try:
            made = await given.at.home.commits.stored(work())
        except STORE_PROBLEMS as problem:
            return await self.not_stored(request, given, problem, typed)
        return self.done(request, given, told(made))

    async def not_stored(
        self, request: Request, given: Given, problem: Exception, typed: str = ""
    ) -> Response:
        """What could not be stored is said; the journal hears the technical side."""
        status = status_of(problem)
        if status == 503:
            log.error("what somebody at home sent could not be stored: %s", type(problem).__name__)
        visitor = given.at.visitor
        # Nothing more is written under the name of somebody who was erased: her browser begins anew.
        gone = type(problem) is NotAllowed and visitor.known
        with speaking(visitor.language):
            sentence = _(BEGINS_ANEW) if gone else at_home(problem)
        answer = await self.refused(request, given.at, given.here, status, sentence, typed)
        if gone:
            answer.delete_cookie(SESSION, path=visitor.home)
        return answer

    def done(
        self, request: Request, given: Given, told: str, *, name: str = SESSION, token: str = ""
    ) -> Response:
        """It is stored: on to the page, with a session from now on."""
        visitor, kept = given.at.visitor, token or given.token
        if wants_json(request):
            with speaking(visitor.language):
                answer: Response = JSONResponse({"ok": True, "said": _(TOLD_WORDS[told])})
        else:
            via = f"&{VIA}={visitor.via}" if visitor.via else ""
            here = f"/{given.here}" if given.here else ""
            answer = RedirectResponse(
                f"{session_base(visitor, kept)}{here}?{TOLD}={told}{via}", status_code=303
            )
        remember(answer, request, visitor, name, kept)
        return answer


def at_home(problem: BaseException) -> str:
    """What somebody at home is told; who runs the server hears the technical side."""
    if not isinstance(problem, CocreateError) or status_of(problem) == 503:
        return _("This could not be stored just now. What you typed is still here. Try again in a moment.")
    if type(problem) is RoundNotOpen:
        return sentence_of(problem)
    return f"{problem.happened} {problem.next}"


def _here(form: Form) -> str:
    """The page that a form is about, as the address says it; the project's for what is none."""
    place, _slash, code = form.one("about")[:20].partition("/")
    if place == Place.SUPPORT.value:
        return place
    known = place in (Place.THEME.value, Place.NOTE.value) and typed_code(code)
    return f"{place}/{typed_code(code)}" if known else ""


def _thing(given: Given) -> Thing:
    """What a form is about. Of something that is gone meanwhile the id is that of nothing, and the store says so."""
    view = given.at.view
    place, _slash, code = given.here.partition("/")
    about = _ABOUTS.get(place, About.PROJECT)
    if about is About.PROJECT:
        return about, view.project.id
    if about is About.PROPOSAL:
        return about, view.proposal.id if view.proposal is not None else ""
    return about, view.places.get((Place(place), code), "")
