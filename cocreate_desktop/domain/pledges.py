"""A pledge (afspraak): who does what by when, from the evening on until it is done. The name of a private person lives in the
vault only."""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.language import N_


class PledgeState(StrEnum):
    """Where a pledge stands."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


PLEDGE_STATES = {
    PledgeState.OPEN: N_("open"),
    PledgeState.DOING: N_("being done"),
    PledgeState.DONE: N_("done"),
    PledgeState.DROPPED: N_("dropped"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """``who`` is an organisation, a role or a group ("the municipality", "group Table"); a private person is a contact of the
    vault and here "lead 3". ``due`` YYYY-MM-DD or empty; ``done_on`` likewise; ``told``: what came of it. ``theme_id``
    and ``offer_id`` say where it comes from, each empty when it does not."""

    id: str
    project_id: str
    evening_id: str = ""
    number: int = 0
    what: str = ""
    who: str = ""
    due: str = ""
    state: PledgeState = PledgeState.OPEN
    done_on: str = ""
    told: str = ""
    theme_id: str = ""
    offer_id: str = ""
    contact_id: str = ""
    rank: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing has to be done any more."""
        return self.state in (PledgeState.DONE, PledgeState.DROPPED)
