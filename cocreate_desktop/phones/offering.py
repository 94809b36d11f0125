"""What a guest offers or seeks, and takes back; no name is asked, a number is given. Each takes the road of ``sending``."""

import time
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.language import _, speaking
from cocreate_desktop.phones.forms import Form, an_id
from cocreate_desktop.phones.guests import NOTES_A_MINUTE, EachInAMinute, Guest
from cocreate_desktop.phones.pages import OFFER_GONE, OFFER_SENT
from cocreate_desktop.phones.sending import Sending
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.ports import Work
from cocreate_desktop.services.services import Services


class Offers:
    """Two things that can be posted in a step of offers."""

    def __init__(self, services: Services, evening_id: str, sending: Sending) -> None:
        self._offers = services.offers
        self._evening_id = evening_id
        self._sending = sending
        self._pace = EachInAMinute(time.monotonic, NOTES_A_MINUTE)

    async def offer(self, request: Request, guest: Guest) -> Response:
        """Takes in what is offered or sought; its number stands with the guest's own afterwards."""
        form = await self._sending.form(request, guest)
        offering = _offering(form)
        # What was chosen is still chosen on a page that says why it was not taken.
        here = replace(guest, sent=form)
        if not self._pace.may(guest):
            return await self._sending.refused(request, here, 429, _too_many(guest), offering.words)

        def work() -> Work[object]:
            return self._offers.giving(
                self._evening_id, offering, author=guest.author, offer_id=an_id(form.one("id"))
            )

        return await self._sending.do(request, guest, work, told=OFFER_SENT, typed=offering.words, form=form)

    async def withdraw(self, request: Request, guest: Guest) -> Response:
        """Takes the guest's own back."""
        await self._sending.form(request, guest)
        offer_id = an_id(str(request.path_params["offer_id"]))
        return await self._sending.do(
            request, guest, lambda: self._offers.withdrawing(offer_id, guest.author), told=OFFER_GONE
        )


def _offering(form: Form) -> Offering:
    """What the form says; who chooses nothing offers to help once, for whatever comes."""
    kind = form.one("kind")
    return Offering(
        OfferKind(kind) if kind in tuple(OfferKind) else OfferKind.OFFERED,
        form.one("text"),
        level_of(form),
        an_id(form.one("theme")),
    )


def level_of(form: Form) -> Level:
    """How much of herself somebody offers; who chooses nothing helps once."""
    level = form.one("level")
    return Level(level) if level in tuple(Level) else Level.ONCE


def _too_many(guest: Guest) -> str:
    with speaking(guest.language):
        return _(
            "Much came from this phone just now. What you typed is still here. Send it again in a minute."
        )
