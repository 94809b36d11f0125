"""How a phone comes in: by the QR code's address, by a personal code in it, or by a code typed over from paper."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from cocreate_desktop.domain.errors import BadCode
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.rounds import Happening, Phase
from cocreate_desktop.domain.secrecy import new_token
from cocreate_desktop.language import PHONE_LANGUAGES, _, speaking
from cocreate_desktop.phones.display import display_of
from cocreate_desktop.phones.forms import read_form, stored
from cocreate_desktop.phones.guests import (
    COOKIE,
    LANGUAGE_COOKIE,
    FailedTries,
    Guest,
    carried_base,
    code_by_hand,
    code_by_token,
    guest_of,
    keep,
    language_of,
    remembering,
)
from cocreate_desktop.phones.live import Latest, LiveHub
from cocreate_desktop.phones.pages import ALONG, EARLIER, TOLD, Pages
from cocreate_desktop.phones.refusals import Refusals
from cocreate_desktop.phones.visits import Visits
from cocreate_desktop.services.services import Services

_TWO_DAYS = 48 * 3600


class Door:
    """The pages before a phone has joined."""

    def __init__(
        self,
        services: Services,
        evening_id: str,
        hub: LiveHub,
        pages: Pages,
        refusals: Refusals,
        visits: Visits,
        now: Callable[[], float],
    ) -> None:
        self._services = services
        self._refusals = refusals
        self._visits = visits
        self._evening_id = evening_id
        self._hub = hub
        self._pages = pages
        self._failed = FailedTries(now)
        self._turn = asyncio.Lock()

    async def show(self, request: Request) -> Response:
        """The first page behind a QR code. Somebody who is in already goes straight on, unless it is another's code."""
        latest = await self._hub.recent()
        language = language_of(request, latest.view.project.language)
        token = await self._token(request, latest)
        if token is None:
            with speaking(language):
                sentence = _("This address is not of this evening.")
            return self.code_page(request, latest, sentence, status=404)
        guest = guest_of(request, latest.view.evening, latest.view.project.language)
        if guest is not None and token in ("", guest.token) and "lang" not in request.query_params:
            return RedirectResponse("/", status_code=303)
        values = {"address": request.url.path, "personal": bool(token), "display": display_of(request)}
        page = self._pages.render("join.html", language, latest.view.project, **values)
        return remembering(HTMLResponse(page), request, language)

    async def enter(self, request: Request) -> Response:
        """Joins: a session of one's own, or that of the personal code."""
        latest = await self._hub.recent()
        token = await self._token(request, latest)
        form = await read_form(request)
        if token is None:
            return await self.show(request)
        known = guest_of(request, latest.view.evening, latest.view.project.language)
        mine = known.token if known is not None and not token else token or new_token()
        wish = form.one("lang")
        language = wish if wish in PHONE_LANGUAGES else language_of(request, latest.view.project.language)
        moved = await self._move(known, mine)
        await self._visits.joined(request, latest.view.evening.secret, mine)
        return self._let_in(latest, mine, language, moved)

    async def code(self, request: Request) -> Response:
        """The page where a code from paper is typed."""
        latest = await self._hub.recent()
        return self.code_page(request, latest)

    async def type_code(self, request: Request) -> Response:
        """Takes a typed code. After too many failed tries of everybody together it asks to wait."""
        latest = await self._hub.recent()
        language = language_of(request, latest.view.project.language)
        typed = (await read_form(request)).one("code")[:40]
        # One after the other, so that a thousand at once are no more tries than a thousand in a row.
        async with self._turn:
            code = await self._tried(request, latest, typed)
        if isinstance(code, Response):
            return code
        known = guest_of(request, latest.view.evening, latest.view.project.language)
        moved = await self._move(known, code.token)
        await self._visits.joined(request, latest.view.evening.secret, code.token)
        return self._let_in(latest, code.token, language, moved)

    async def _tried(self, request: Request, latest: Latest, typed: str) -> Code | Response:
        """The code that was typed, or the page that says why there is none."""
        with speaking(language_of(request, latest.view.project.language)):
            if self._failed.too_many:
                sentence = _("Too many codes were wrong just now. Wait a minute, or scan the QR code.")
                return self.code_page(request, latest, sentence, status=429)
            try:
                read = self._services.store.read
                return await asyncio.to_thread(
                    read, lambda reader: code_by_hand(reader, self._evening_id, typed)
                )
            except BadCode as problem:
                self._failed.add()
                await self._note_unknown()
                sentence = f"{problem.happened} {problem.next}"
                return self.code_page(request, latest, sentence, status=422, typed=typed)

    def code_page(
        self, request: Request, latest: Latest, problem: str = "", *, status: int = 200, typed: str = ""
    ) -> Response:
        """The page with the field for a code, with a sentence when something is the matter."""
        project = latest.view.project
        values = {"problem": problem, "typed": typed, "display": display_of(request)}
        page = self._pages.render("code.html", language_of(request, project.language), project, **values)
        return HTMLResponse(page, status_code=status)

    async def _token(self, request: Request, latest: Latest) -> str | None:
        """Empty for the evening's own address, a personal code's token, or None when it is neither."""
        given = str(request.path_params["token"]).upper()
        if given == latest.view.evening.join_token:
            return ""
        read = self._services.store.read
        code = await asyncio.to_thread(read, lambda reader: code_by_token(reader, self._evening_id, given))
        return code.token if code is not None else None

    async def _move(self, known: Guest | None, token: str) -> str:
        """One person has one ballot: what a phone sent before it showed a personal code goes along with that. Says what became
        of it, empty when there was nothing. Raises what the store raises."""
        if known is None or known.token == token:
            return ""
        evening_id, store = self._evening_id, self._services.store
        # Another person's code on the same phone has a ballot of its own.
        if await asyncio.to_thread(store.read, lambda reader: code_by_token(reader, evening_id, known.token)):
            return ""
        before = (await self._hub.latest()).own_ballot(replace(known, token=token))
        if not await stored(store, self._services.casting.moving(evening_id, known.token, token)):
            return ""
        self._hub.touch()
        return ALONG if before is None else EARLIER

    async def _note_unknown(self) -> None:
        """Only while something is voted on: before and after it, a wrong code is no ballot."""
        view = (await self._hub.latest()).view.round
        if view is not None and view.round.phase is Phase.OPEN:
            self._refusals.note(Happening.UNKNOWN_CODE, view.round.id)

    def _let_in(self, latest: Latest, token: str, language: str, moved: str) -> Response:
        guest = Guest(token, language, "", latest.view.evening.secret)
        # The address carries the session once; a phone that brings the cookie back is sent on to the short address.
        more = f"/?{TOLD}={moved}" if moved else "/?new"
        answer = RedirectResponse(carried_base(language, guest.session) + more, status_code=303)
        answer.set_cookie(
            COOKIE, guest.session, max_age=_TWO_DAYS, path="/", httponly=True, samesite="strict"
        )
        keep(answer, LANGUAGE_COOKIE, language)
        return answer
