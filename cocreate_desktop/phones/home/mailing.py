"""Being reached: signing up to hear how it goes on, leaving an address with an offer of help, and the links in the mails. An
address is handed to the mail desk and kept nowhere else."""

import asyncio
import re
from dataclasses import replace
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.followers import SignUp
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import Place
from cocreate_desktop.language import N_, _, speaking
from cocreate_desktop.phones.forms import STORE_PROBLEMS
from cocreate_desktop.phones.home.arriving import Arriving, At
from cocreate_desktop.phones.home.bots import Refusal
from cocreate_desktop.phones.home.pages import HomePages, sent
from cocreate_desktop.phones.home.ports import Confirmed, MailDesk, Sent
from cocreate_desktop.phones.home.sending import Given, Sending
from cocreate_desktop.phones.home.shown import consent, kept_until
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services.homewords import day_text, no_mail

NOT_AGREED: Final = N_(
    "Your address is kept only when you agree to what it is used for. Tick the box, or leave the address out."
)
NO_ADDRESS: Final = N_("This is no e-mail address. It looks like name@example.org.")
_ADDRESS: Final = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,185}\.[^\s@.<>,;:\"()\[\]\\]{2,63}"
)
_TOKEN: Final = re.compile(r"[0-9A-Za-z_-]{16,128}")
_YES: Final = {
    Confirmed.YES: (
        N_("From now on you hear how it goes on"),
        N_("Thank you. Every mail has a link that stops it."),
    ),
    Confirmed.ALREADY: (
        N_("You had said yes already"),
        N_("You need not do anything more. Every mail has a link that stops it."),
    ),
    Confirmed.OVER: (
        N_("This link does not work any more"),
        N_("It was good for two days, or it was stopped. Nothing of you is kept. You can sign up once more."),
    ),
}


class Mailing:
    """One for a process."""

    def __init__(self, arriving: Arriving, sending: Sending, pages: HomePages) -> None:
        self._arriving = arriving
        self._sending = sending
        self._pages = pages

    async def sign_up(self, request: Request) -> Response:
        """She leaves her address, to hear how it goes on."""
        given = await self._sending.given(request, "mail", Place.MAIL.value)
        if isinstance(given, Response):
            return given
        at, desk = given.at, given.at.home.opened.mail
        if desk is None or not at.view.takes:
            with speaking(at.visitor.language):
                return await self._sending.refused(request, at, given.here, 409, no_mail(at.project))
        refusal = _lacks(given)
        if refusal is not None:
            return await self._sending.refuse(request, at, given.here, refusal)
        try:
            done = await asyncio.to_thread(desk.sign_up, _asked(given, Purpose.INFORM))
        except STORE_PROBLEMS as problem:
            return await self._sending.not_stored(request, given, problem)
        return self._sending.done(request, given, "mailed" if done is Sent.NOW else "mail-later")

    async def help(self, request: Request) -> Response:
        """What she offers, and where she wants to be reached for it."""
        given = await self._sending.given(request, "help", Place.HELP.value)
        if isinstance(given, Response):
            return given
        words, desk = given.form.one("text"), given.at.home.opened.mail
        if given.form.one("mail").strip() and desk is not None:
            refusal = _lacks(given)
            if refusal is not None:
                return await self._sending.refuse(request, given.at, given.here, refusal, words)
        try:
            offer = await given.at.home.commits.stored(self._sending.helping(given))
        except STORE_PROBLEMS as problem:
            return await self._sending.not_stored(request, given, problem, words)
        mine = replace(given, here="mine")
        if desk is None or not given.form.one("mail").strip():
            return self._sending.done(request, mine, "helps")
        return await self._reached(request, given, desk, offer)

    async def link(self, request: Request) -> Response:
        """What the link in the first mail opens. A machine that looks at it says yes to nothing: that takes a button."""
        at, token = await self._arriving.at(request), str(request.path_params["token"])
        desk = at.home.opened.mail
        purpose = (
            await asyncio.to_thread(desk.waiting, token)
            if desk is not None and _TOKEN.fullmatch(token)
            else None
        )
        if purpose is None:
            return self._link(request, at, *_YES[Confirmed.OVER], status=410)
        asks = {
            Purpose.HELP: N_("Do you want to be reached about the help that you offer?"),
            Purpose.INFORM: N_("Do you want to hear how it goes on?"),
        }
        head = asks.get(purpose, asks[Purpose.INFORM])
        words = N_(
            "With one tap you say that this address is yours. Until then nothing is kept longer than two days."
        )
        return self._link(request, at, head, words, button=N_("Yes, that is me"))

    async def confirm(self, request: Request) -> Response:
        """Her yes."""
        at, token = await self._arriving.at(request), str(request.path_params["token"])
        desk = at.home.opened.mail
        if desk is None or not _TOKEN.fullmatch(token):
            return self._link(request, at, *_YES[Confirmed.OVER], status=410)
        done = await asyncio.to_thread(desk.confirm, token)
        return self._link(request, at, *_YES[done], status=410 if done is Confirmed.OVER else 200)

    async def stops(self, request: Request) -> Response:
        """What the link at the foot of every mail opens."""
        at = await self._arriving.at(request)
        head = N_("Do you want no more mail from this project?")
        return self._link(
            request, at, head, N_("Then your address is deleted at once."), button=N_("Stop the mails")
        )

    async def stop(self, request: Request) -> Response:
        """Deletes her address; a mail program may ask it for her. It needs no page of ours: the link is proof enough."""
        at, token = await self._arriving.at(request), str(request.path_params["token"])
        desk = at.home.opened.mail
        if desk is not None and _TOKEN.fullmatch(token):
            await asyncio.to_thread(desk.stop, token)
        return self._link(request, at, N_("You get no more mail"), N_("Your address is deleted."))

    async def _reached(self, request: Request, given: Given, desk: MailDesk, offer: Offer) -> Response:
        """What she offers is stored; whether she can be reached is another matter."""
        try:
            done = await asyncio.to_thread(
                desk.sign_up, replace(_asked(given, Purpose.HELP), offer_id=offer.id)
            )
        except (CocreateError, OSError):
            return self._sending.done(request, given, "not-mailed")
        told = "mailed" if done is Sent.NOW else "mail-later"
        return self._sending.done(request, replace(given, here="mine"), told)

    def _link(
        self, request: Request, at: At, head: str, words: str, *, button: str = "", status: int = 200
    ) -> Response:
        with speaking(at.visitor.language):
            values = {"head": _(head), "words": _(words), "button": _(button), "address": request.url.path}
            body = self._pages.draw(
                at.view, at.visitor, at.home.code, Shown("home-link.html", values), here="/M"
            )
        return sent(request, body.encode(), at.visitor, status)


def _lacks(given: Given) -> Refusal | None:
    """What keeps an address from being kept."""
    if not _ADDRESS.fullmatch(given.form.one("mail").strip()):
        return Refusal(422, NO_ADDRESS)
    return None if given.form.one("agrees") else Refusal(422, NOT_AGREED)


def _asked(given: Given, purpose: Purpose) -> SignUp:
    at, form = given.at, given.form
    goes = _shown_day(given)
    with speaking(at.visitor.language):
        agreed = consent(at.project, purpose, goes)
    return SignUp(
        purpose=purpose,
        name=form.one("name").strip()[:200],
        mail=form.one("mail").strip(),
        consent=agreed,
        delete_on=goes,
        language=at.visitor.language,
        page=at.project.follow_up.rstrip("/"),
    )


def _shown_day(given: Given) -> str:
    """The day of deletion that stood on her page: that of today, or of yesterday when she took her time."""
    today = given.at.home.services.clock.now().date()
    last, shown = kept_until(given.at.project, today), given.form.one("goes")
    return shown if today.isoformat() < shown <= last and day_text(shown) else last
