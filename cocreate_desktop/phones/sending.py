"""What a guest sends: a note, a note taken back, a vote. Each is answered only after it has been stored for good."""

import logging
from collections.abc import Callable
from dataclasses import replace

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from cocreate_desktop.domain.errors import BadBallot, RoundNotOpen
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Happening, Phase
from cocreate_desktop.language import _, speaking
from cocreate_desktop.phones import ballots
from cocreate_desktop.phones.forms import (
    STORE_PROBLEMS,
    BadForm,
    Form,
    an_id,
    read_form,
    sentence_of,
    status_of,
    stored,
    wants_json,
)
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest, LiveHub
from cocreate_desktop.phones.pages import Pages
from cocreate_desktop.phones.refusals import Refusals
from cocreate_desktop.phones.steps.ownvote import yours
from cocreate_desktop.services.ports import Work
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView

log = logging.getLogger(__name__)

MakesWork = Callable[[], Work[object]]
Says = Callable[[], str]


class Sending:
    """The three things a phone can send."""

    def __init__(
        self, services: Services, evening_id: str, hub: LiveHub, pages: Pages, refusals: Refusals
    ) -> None:
        self._services = services
        self._refusals = refusals
        self._evening_id = evening_id
        self._hub = hub
        self._pages = pages

    async def note(self, request: Request, guest: Guest) -> Response:
        """Hangs a note on the wall, or puts it in the facilitator's queue."""
        form = await self._form(request, guest)
        words = form.one("text")

        def work() -> Work[object]:
            return self._services.capturing.sending(
                self._evening_id, words, author=guest.author, note_id=an_id(form.one("id"))
            )

        return await self._do(request, guest, work, said=_note_sent, typed=words)

    async def withdraw(self, request: Request, guest: Guest) -> Response:
        """Takes the guest's own note back."""
        await self._form(request, guest)
        note_id = an_id(str(request.path_params["note_id"]))
        return await self._do(
            request,
            guest,
            lambda: self._services.capturing.withdrawing(note_id, guest.author),
            said=_note_withdrawn,
        )

    async def vote(self, request: Request, guest: Guest) -> Response:
        """Casts or changes the guest's vote in the round that her page showed."""
        form = await self._form(request, guest)
        guest = replace(guest, sent=form)
        latest = await self._open_for(form)
        view = latest.view.round
        if view is None or not _takes(view, form):
            now = view.round.id if view is not None else ""
            self._refusals.note(Happening.LATE, an_id(form.one("round")), now=now)
            return await self._refused(request, guest, 409, _closed(guest), "")
        choices = ballots.read_choices(form, view.round)
        problem = ballots.problem_of(view, choices)
        if problem is not None:
            self._refusals.note(Happening.BROKEN, view.round.id, detail=_(problem.text))
        elif ballots.lacks_reason(form, choices):
            return await self._refused(request, guest, 422, _no_reason(guest), "")

        def work() -> Work[object]:
            if problem is not None:
                with speaking(guest.language):
                    raise BadBallot(why=_(problem.text))
            words, by_code = ballots.read_reason(form, choices), guest.token in latest.codes
            cast = self._services.casting.casting
            return cast(view.round.id, guest.token, choices, Channel.PHONE, words=words, by_code=by_code)

        return await self._do(request, guest, work, said=_vote_stored)

    async def _open_for(self, form: Form) -> Latest:
        """The evening as it was read last, when the round of this ballot is open in it: the transaction looks once more."""
        latest = await self._hub.recent()
        view = latest.view.round
        return latest if view is not None and _takes(view, form) else await self._hub.latest()

    async def _form(self, request: Request, guest: Guest) -> Form:
        form = await read_form(request)
        # A page that sends no referrer posts its forms with Origin: null. Then the form itself has to prove where it is from.
        if request.headers.get("origin", "null") == "null" and form.one("proof") != guest.proof:
            raise BadForm
        return form

    async def _do(
        self,
        request: Request,
        guest: Guest,
        work: MakesWork,
        *,
        said: Says,
        typed: str = "",
    ) -> Response:
        try:
            done = await stored(self._services.store, work())
        except STORE_PROBLEMS as problem:
            if isinstance(problem, RoundNotOpen):
                self._refusals.note(Happening.LATE, an_id(guest.sent.one("round")))
            with speaking(guest.language):
                sentence = sentence_of(problem)
            if status_of(problem) == 503:
                log.error("what a phone sent could not be stored", exc_info=problem)
            return await self._refused(request, guest, status_of(problem), sentence, typed)
        self._hub.touch()
        if wants_json(request):
            with speaking(guest.language):
                answer = {"ok": True, "said": said()}
            if isinstance(done, CastBallot):
                # The page knows its own vote already: with this it need not fetch itself anew.
                latest = await self._hub.recent()
                answer |= {"mine": latest.mine(guest, done), "yours": _yours(latest, guest, done)}
            return JSONResponse(answer)
        return RedirectResponse(str(URL(guest.base + "/")), status_code=303)

    async def _refused(
        self, request: Request, guest: Guest, status: int, sentence: str, typed: str
    ) -> Response:
        if wants_json(request):
            return JSONResponse({"ok": False, "said": sentence}, status_code=status)
        latest: Latest = await self._hub.latest()
        return HTMLResponse(self._pages.now(latest, guest, problem=sentence, typed=typed), status_code=status)


def _takes(view: RoundView, form: Form) -> bool:
    """Whether this round is open and the ballot is one of it."""
    return view.round.phase is Phase.OPEN and view.round.id == form.one("round")


def _note_sent() -> str:
    return _("Your note has arrived.")


def _note_withdrawn() -> str:
    return _("Your note has been taken away.")


def _vote_stored() -> str:
    return _("Your vote is in.")


def _closed(guest: Guest) -> str:
    with speaking(guest.language):
        return sentence_of(RoundNotOpen())


def _no_reason(guest: Guest) -> str:
    with speaking(guest.language):
        return _("An objection needs a reason. Write it down and send it again. Your choice is still here.")


def _yours(latest: Latest, guest: Guest, cast: CastBallot) -> str:
    with speaking(guest.language):
        return yours(latest, cast)
