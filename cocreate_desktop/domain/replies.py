"""Replies (terugkoppeling): what happens with each theme and why, and when people hear how it stands."""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.language import N_


class Taken(StrEnum):
    """Whether the input is taken over; empty: not answered yet."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    OPEN = ""


TAKEN_NAMES = {
    Taken.YES: N_("yes"),
    Taken.PARTLY: N_("partly"),
    Taken.NO: N_("no"),
    Taken.OPEN: N_("not answered yet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The reply to one theme. ``id`` is that of the theme. ``words``: what is answered; ``why``: the reason; ``who``
    answers or does it; ``due`` when, YYYY-MM-DD or empty."""

    id: str
    project_id: str
    taken: Taken = Taken.OPEN
    words: str = ""
    why: str = ""
    who: str = ""
    due: str = ""

    @property
    def lacks_reason(self) -> bool:
        """A no without a reason: it keeps the report a draft."""
        return self.taken is Taken.NO and not self.why


class After(StrEnum):
    """When people hear how it stands, counted from the last evening."""

    WEEKS_2 = "2-weeks"
    MONTHS_6 = "6-months"
    MONTHS_12 = "12-months"


AFTER_NAMES = {
    After.WEEKS_2: N_("after 2 weeks"),
    After.MONTHS_6: N_("after 6 months"),
    After.MONTHS_12: N_("after 12 months"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A moment at which people hear from us. ``id`` is that of the moment; ``due`` YYYY-MM-DD (empty: counted from the last
    evening), ``done_on`` likewise, ``told``: what was told then."""

    id: str
    project_id: str
    after: After = After.WEEKS_2
    due: str = ""
    done_on: str = ""
    told: str = ""
