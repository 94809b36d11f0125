"""What a guest sends: a note, a note taken back, a vote. Each is answered only after it has been stored for good."""

from __future__ import annotations  # a work is made anew for every vote: what it says of its types is not

import json
import logging
import time
from collections.abc import Callable
from dataclasses import replace

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from cocreate_desktop.domain.errors import BadBallot, RoundNotOpen
from cocreate_desktop.domain.events import StoringFailed
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Happening, Phase
from cocreate_desktop.domain.secrecy import same
from cocreate_desktop.language import _, speaking
from cocreate_desktop.phones import ballots
from cocreate_desktop.phones.commits import Commits
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
from cocreate_desktop.phones.guests import NOTES_A_MINUTE, EachInAMinute, Guest
from cocreate_desktop.phones.live import Latest, LiveHub
from cocreate_desktop.phones.pages import NOTE_GONE, NOTE_SENT, TOLD, TOLD_WORDS, VOTED, Pages
from cocreate_desktop.phones.refusals import Refusals
from cocreate_desktop.phones.second import policy
from cocreate_desktop.phones.steps.ownvote import yours
from cocreate_desktop.phones.visits import Visits
from cocreate_desktop.services.ports import Work
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView

log = logging.getLogger(__name__)

MakesWork = Callable[[], Work[object]]
_MOST_SAID = 2000


class Sending:
    """The three things a phone can send."""

    def __init__(
        self,
        services: Services,
        evening_id: str,
        hub: LiveHub,
        pages: Pages,
        refusals: Refusals,
        visits: Visits,
    ) -> None:
        self._services = services
        self._visits = visits
        self._refusals = refusals
        self._evening_id = evening_id
        self._hub = hub
        self._pages = pages
        self._commits = Commits(services.store)
        self._said: dict[tuple[object, ...], str] = {}
        self._checked: tuple[tuple[str, str], ballots.Check] | None = None
        self._trouble = ""
        self._pace = EachInAMinute(time.monotonic, NOTES_A_MINUTE)

    async def note(self, request: Request, guest: Guest) -> Response:
        """Hangs a note on the wall, or puts it in the facilitator's queue."""
        form = await self.form(request, guest)
        words = form.one("text")
        if not self._pace.may(guest):
            return await self.refused(request, guest, 429, _too_many(guest), words)

        def work() -> Work[object]:
            return self._services.capturing.sending(
                self._evening_id, words, author=guest.author, note_id=an_id(form.one("id"))
            )

        return await self.do(request, guest, work, told=NOTE_SENT, typed=words)

    async def withdraw(self, request: Request, guest: Guest) -> Response:
        """Takes the guest's own note back."""
        await self.form(request, guest)
        note_id = an_id(str(request.path_params["note_id"]))
        return await self.do(
            request,
            guest,
            lambda: self._services.capturing.withdrawing(note_id, guest.author),
            told=NOTE_GONE,
        )

    async def vote(self, request: Request, guest: Guest) -> Response:
        """Casts or changes the guest's vote in the round that her page showed."""
        form = await self.form(request, guest)
        latest = await self._open_for(form)
        view = latest.view.round
        if view is None or not _takes(view, form):
            now = view.round.id if view is not None else ""
            self._refusals.note(Happening.LATE, an_id(form.one("round")), now=now)
            return await self.refused(request, replace(guest, sent=form), 409, _closed(guest), "")
        choices = ballots.read_choices(form, view.round)
        problem = self._check_in(latest, view)(choices)
        if problem is not None:
            self._refusals.note(Happening.BROKEN, view.round.id, detail=_(problem.text))
        elif ballots.lacks_reason(form, choices):
            return await self.refused(request, replace(guest, sent=form), 422, _no_reason(guest), "")

        def work() -> Work[object]:
            if problem is not None:
                with speaking(guest.language):
                    raise BadBallot(why=_(problem.text))
            words, by_code = ballots.read_reason(form, choices), guest.token in latest.codes
            cast = self._services.casting.casting
            return cast(view.round.id, guest.token, choices, Channel.PHONE, words=words, by_code=by_code)

        return await self.do(request, guest, work, told=VOTED, form=form)

    def _check_in(self, latest: Latest, view: RoundView) -> ballots.Check:
        """The check of the round of now: made once for all who vote while the page stays."""
        asked = view.round.id, latest.page
        if self._checked is None or self._checked[0] != asked:
            self._checked = asked, ballots.check_of(view)
        return self._checked[1]

    async def _open_for(self, form: Form) -> Latest:
        """The evening as it was read last, when the round of this ballot is open in it: the transaction looks once more."""
        latest = await self._hub.recent()
        view = latest.view.round
        return latest if view is not None and _takes(view, form) else await self._hub.latest()

    async def form(self, request: Request, guest: Guest) -> Form:
        """What was sent. Raises BadForm when it is from no page of ours."""
        form = await read_form(request)
        # A page that sends no referrer posts its forms with Origin: null. Then the form itself has to prove where it is from.
        origin = header_of(request, b"origin")
        if origin in ("", "null") and not same(form.one("proof"), guest.proof):
            raise BadForm
        return form

    async def do(
        self,
        request: Request,
        guest: Guest,
        work: MakesWork,
        *,
        told: str,
        typed: str = "",
        form: Form | None = None,
    ) -> Response:
        """Stores what ``work`` makes and answers once it is stored for good: ``told`` is a key of TOLD_WORDS. What could not be
        stored is said, with what was ``typed`` or the ``form`` still there."""
        try:
            done = await self._commits.stored(work())
        except STORE_PROBLEMS as problem:
            if isinstance(problem, RoundNotOpen):
                self._refusals.note(Happening.LATE, an_id((form or Form()).one("round")))
            with speaking(guest.language):
                sentence = sentence_of(problem)
            if status_of(problem) == 503:
                log.error("what a phone sent could not be stored", exc_info=problem)
                self._storing(str(problem) or sentence_of(problem))
            guest = replace(guest, sent=form or Form())
            return await self.refused(request, guest, status_of(problem), sentence, typed)
        self._storing("")
        if isinstance(done, CastBallot):
            self._visits.voted(request, done.round_id, guest.token)
            self._hub.touch_votes()
        else:
            self._hub.touch()
        if wants_json(request):
            if isinstance(done, CastBallot):
                return await self._stored_vote(guest, done)
            with speaking(guest.language):
                return JSONResponse({"ok": True, "said": _(TOLD_WORDS[told])})
        # The foot of a ballot says by itself that it is in.
        more = f"?{TOLD}={told}" if told != VOTED else ""
        return RedirectResponse(str(URL(f"{guest.base}/{more}")), status_code=303)

    def _storing(self, problem: str) -> None:
        """The desk hears when nothing can be stored any more (empty: it can), and each change of it."""
        if problem != self._trouble:
            self._trouble = problem
            self._services.bus.publish(StoringFailed(problem))

    async def _stored_vote(self, guest: Guest, cast: CastBallot) -> Response:
        """The page knows its own vote already: with this it need not fetch itself anew. A full hall chooses the same few things
        over and over, so what is said of them is remembered."""
        latest = await self._hub.recent()
        asked = (latest.page, guest.language, cast.round_id, cast.choices, cast.text)
        said = self._said.get(asked)
        if said is None:
            with speaking(guest.language):
                words = {"ok": True, "said": _(TOLD_WORDS[VOTED]), "yours": yours(latest, cast)}
            said = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
            if len(self._said) >= _MOST_SAID:
                self._said.clear()
            self._said[asked] = said
        return Response(f'{said[:-1]},"mine":"{latest.mine(guest, cast)}"}}', media_type="application/json")

    async def refused(
        self, request: Request, guest: Guest, status: int, sentence: str, typed: str
    ) -> Response:
        """Says why it was not taken; nothing that was typed is lost."""
        if wants_json(request):
            return JSONResponse({"ok": False, "said": sentence}, status_code=status)
        latest: Latest = await self._hub.latest()
        page = self._pages.now(latest, guest, problem=sentence, typed=typed)
        return HTMLResponse(page, status_code=status, headers=policy(latest))


def _takes(view: RoundView, form: Form) -> bool:
    """Whether this round is open and the ballot is one of it."""
    return view.round.phase is Phase.OPEN and view.round.id == form.one("round")


def _closed(guest: Guest) -> str:
    with speaking(guest.language):
        return sentence_of(RoundNotOpen())


def _too_many(guest: Guest) -> str:
    with speaking(guest.language):
        return _(
            "Many notes came from this phone just now. What you typed is still here. Send it again in a minute."
        )


def _no_reason(guest: Guest) -> str:
    with speaking(guest.language):
        return _("An objection needs a reason. Write it down and send it again. Your choice is still here.")
