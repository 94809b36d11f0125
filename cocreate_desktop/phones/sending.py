"""What a guest sends: a note, a note taken back, a vote. Each is answered only after it has been stored for good."""

import logging
from collections.abc import Callable, Mapping

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from cocreate_desktop.domain.errors import RoundNotOpen
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Phase, Round
from cocreate_desktop.language import _, speaking
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
from cocreate_desktop.phones.steps.vote import DOTS
from cocreate_desktop.services.ports import Work
from cocreate_desktop.services.services import Services

log = logging.getLogger(__name__)

MakesWork = Callable[[], Work[object]]
Says = Callable[[], str]


class Sending:
    """The three things a phone can send."""

    def __init__(self, services: Services, evening_id: str, hub: LiveHub, pages: Pages) -> None:
        self._services = services
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
        latest = await self._hub.recent()  # the transaction checks again whether it is open
        voting = latest.view.round.round if latest.view.round is not None else None
        if voting is None or voting.id != form.one("round") or voting.phase is not Phase.OPEN:
            return await self._refused(request, guest, 409, _closed(guest), "")
        choices = read_choices(form, voting)

        def work() -> Work[object]:
            return self._services.voting.casting(voting.id, guest.token, choices, Channel.PHONE)

        return await self._do(request, guest, work, said=_vote_stored)

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
                answer["mine"] = (await self._hub.recent()).mine(guest, done.choices)
            return JSONResponse(answer)
        return RedirectResponse(str(URL(guest.base + "/")), status_code=303)

    async def _refused(
        self, request: Request, guest: Guest, status: int, sentence: str, typed: str
    ) -> Response:
        if wants_json(request):
            return JSONResponse({"ok": False, "said": sentence}, status_code=status)
        latest: Latest = await self._hub.latest()
        return HTMLResponse(self._pages.now(latest, guest, problem=sentence, typed=typed), status_code=status)


def read_choices(form: Form, voting: Round) -> Mapping[str, int]:
    """What a ballot's form says, by option id. Numbers that are none become a number that no rule allows."""
    if voting.method != DOTS:
        return {option_id: 1 for option_id in form.all("pick") if option_id}
    named = ((name[2:], values[0].strip()) for name, values in form.fields.items() if name.startswith("o-"))
    return {option_id: _dots(typed) for option_id, typed in named if typed not in ("", "0")}


def _dots(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else -1


def _note_sent() -> str:
    return _("Your note has arrived.")


def _note_withdrawn() -> str:
    return _("Your note has been taken away.")


def _vote_stored() -> str:
    return _("Your vote is in.")


def _closed(guest: Guest) -> str:
    with speaking(guest.language):
        return sentence_of(RoundNotOpen())
