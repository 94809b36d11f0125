"""What else a guest sends, beside notes and votes: answers of the exit poll and of a readback, reactions to a
proposal, and what is offered and sought. Each takes the road of ``sending`` and is answered only after it has been stored for
good."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from cocreate_desktop.phones.answering import Answering
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import LiveHub
from cocreate_desktop.phones.offering import Phoned
from cocreate_desktop.phones.reacting import Reacting
from cocreate_desktop.phones.sending import Sending
from cocreate_desktop.services.services import Services

Given = Callable[[Request, Guest], Awaitable[Response]]


class Giving:
    """One method for each thing; ``roads`` says at which address."""

    def __init__(self, services: Services, evening_id: str, hub: LiveHub, sending: Sending) -> None:
        self._services = services
        self._evening_id = evening_id
        self._hub = hub
        self._sending = sending
        self._reacting = Reacting(services, evening_id, sending)
        self._phoned = Phoned(services, evening_id, sending)
        self._answering = Answering(services, evening_id, sending)

    def roads(self) -> dict[str, Given]:
        """What can be posted, by its address."""
        return {
            "/answer": self._answering.exit,
            "/answer/right": self._answering.right,
            "/offer": self._phoned.offer,
            "/offer/{offer_id}/withdraw": self._phoned.withdraw,
            "/reaction": self._reacting.reaction,
            "/reaction/{reaction_id}/withdraw": self._reacting.withdraw,
        }
