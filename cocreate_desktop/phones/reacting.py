"""What a guest says about a proposal, and takes back. Each takes the road of ``sending``."""

import time

from starlette.requests import Request
from starlette.responses import Response

from cocreate_desktop.domain.proposals import ReactionKind
from cocreate_desktop.language import _, speaking
from cocreate_desktop.phones.forms import Form, an_id
from cocreate_desktop.phones.guests import NOTES_A_MINUTE, EachInAMinute, Guest
from cocreate_desktop.phones.pages import REACTED, REACTION_GONE
from cocreate_desktop.phones.sending import Sending
from cocreate_desktop.services.ports import Work
from cocreate_desktop.services.services import Services


class Reacting:
    """Two things that can be posted while a proposal hangs there."""

    def __init__(self, services: Services, evening_id: str, sending: Sending) -> None:
        self._reactions = services.proposals.reactions
        self._evening_id = evening_id
        self._sending = sending
        self._pace = EachInAMinute(time.monotonic, NOTES_A_MINUTE)

    async def reaction(self, request: Request, guest: Guest) -> Response:
        """Takes a reaction in; the facilitator reads it, and the room once it may."""
        form = await self._sending.form(request, guest)
        words = form.one("text")
        if not self._pace.may(guest):
            return await self._sending.refused(request, guest, 429, _too_many(guest), words)

        def work() -> Work[object]:
            return self._reactions.reacting(
                self._evening_id,
                kind_of(form),
                words,
                author=guest.author,
                paragraph_id=an_id(form.one("about")),
                form_id=an_id(form.one("id")),
            )

        return await self._sending.do(request, guest, work, told=REACTED, typed=words)

    async def withdraw(self, request: Request, guest: Guest) -> Response:
        """Takes the guest's own reaction back."""
        await self._sending.form(request, guest)
        reaction_id = an_id(str(request.path_params["reaction_id"]))
        return await self._sending.do(
            request,
            guest,
            lambda: self._reactions.withdrawing(reaction_id, guest.author),
            told=REACTION_GONE,
        )


def kind_of(form: Form) -> ReactionKind:
    """What kind of reaction it is; who says none adds something."""
    kind = form.one("kind")
    return ReactionKind(kind) if kind in tuple(ReactionKind) else ReactionKind.ADDITION


def _too_many(guest: Guest) -> str:
    with speaking(guest.language):
        return _(
            "Many reactions came from this phone just now. What you typed is still here. Send it again in a minute."
        )
