"""What else a guest sends, beside notes and votes: answers of the exit poll and of a readback, reactions to a proposal, and
what is offered and sought. Each takes the road of ``sending`` and is answered only after it has been stored for good."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from cocreate_desktop.phones.answering import Answering
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.offering import Offers
from cocreate_desktop.phones.reacting import Reacting
from cocreate_desktop.phones.sending import Sending
from cocreate_desktop.services.services import Services

Given = Callable[[Request, Guest], Awaitable[Response]]


def roads_of(services: Services, evening_id: str, sending: Sending) -> Mapping[str, Given]:
    """What can be posted, by its address."""
    answering = Answering(services, evening_id, sending)
    offers = Offers(services, evening_id, sending)
    reacting = Reacting(services, evening_id, sending)
    return {
        "/answer": answering.exit,
        "/answer/right": answering.right,
        "/offer": offers.offer,
        "/offer/{offer_id}/withdraw": offers.withdraw,
        "/reaction": reacting.reaction,
        "/reaction/{reaction_id}/withdraw": reacting.withdraw,
    }
