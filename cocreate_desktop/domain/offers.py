"""Offered and sought (aanbod en vraag): who will do something, what is sought, and who leads. Names live in the vault only."""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.language import N_


class OfferKind(StrEnum):
    """Something offered, or something sought."""

    OFFERED = "offered"
    SOUGHT = "sought"


OFFER_NAMES = {OfferKind.OFFERED: N_("offered"), OfferKind.SOUGHT: N_("sought")}


class Level(StrEnum):
    """How far somebody goes along, the least first."""

    INFORMED = "informed"
    ONCE = "once"
    THINKING = "thinking"
    LEAD = "lead"


LEVEL_NAMES = {
    Level.INFORMED: N_("keep informed"),
    Level.ONCE: N_("help once"),
    Level.THINKING: N_("think along"),
    Level.LEAD: N_("lead"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """``number`` is short and its own within the project: what a phone shows, so that somebody can leave her name at the table
    with it. ``theme_id`` the idea that it is for (empty: for whatever comes). ``met_by``: the id of the offer that
    meets what is sought. ``contact_id`` leads to the vault; ``author`` as of a note. ``shown``: the room may read it;
    ``hidden``: somebody looked at it and it may not, else it waits."""

    id: str
    project_id: str
    evening_id: str
    step_id: str
    kind: OfferKind = OfferKind.OFFERED
    text: str = ""
    level: Level = Level.ONCE
    number: int = 0
    theme_id: str = ""
    met_by: str = ""
    contact_id: str = ""
    channel: Channel = Channel.DESK
    author: str = ""
    shown: bool = True
    withdrawn: bool = False
    rank: str = ""
    hidden: bool = False

    @property
    def readable(self) -> bool:
        """Whether others may read it. Where one laptop showed it while another hid it, it stays hidden."""
        return self.shown and not self.hidden and not self.withdrawn
