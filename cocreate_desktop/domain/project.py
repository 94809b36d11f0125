"""A project (traject): the question to the neighbourhood, how much there is to decide, and what stays measured."""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.online import OnlinePhase, Serves
from cocreate_desktop.language import N_


class Rung(StrEnum):
    """The rungs of the participation ladder, lowest first."""

    INFORM = "inform"
    CONSULT = "consult"
    ADVISE = "advise"
    COPRODUCE = "coproduce"
    DECIDE = "decide"


RUNG_NAMES = {
    Rung.INFORM: N_("inform"),
    Rung.CONSULT: N_("consult"),
    Rung.ADVISE: N_("advise"),
    Rung.COPRODUCE: N_("coproduce"),
    Rung.DECIDE: N_("decide together"),
}

# What the room hears tonight: an advice is never called a decision.
RUNG_SENTENCES = {
    Rung.INFORM: N_("Tonight you hear the plans."),
    Rung.CONSULT: N_("Tonight you tell what you think."),
    Rung.ADVISE: N_("Tonight you give advice."),
    Rung.COPRODUCE: N_("Tonight we make the plan together."),
    Rung.DECIDE: N_("Tonight you decide together."),
}

# The sentence that stands under every result.
RUNG_RESULTS = {
    Rung.INFORM: N_("This is a picture of what people think."),
    Rung.CONSULT: N_("This is a picture of what people think."),
    Rung.ADVISE: N_("This is advice."),
    Rung.COPRODUCE: N_("This goes into the plan that we make together."),
    Rung.DECIDE: N_("This is a decision."),
}


class Base(StrEnum):
    """What reach is measured against."""

    RESIDENTS = "residents"
    RESIDENTS_15 = "residents_15"
    HOUSEHOLDS = "households"
    ADDRESSES = "addresses"


BASE_NAMES = {
    Base.RESIDENTS: N_("residents"),
    Base.RESIDENTS_15: N_("residents of 15 and older"),
    Base.HOUSEHOLDS: N_("households"),
    Base.ADDRESSES: N_("addresses written to"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One project is one workspace file. Money in whole euros, dates as ISO 8601 text, empty text means not filled in.

    ``rung_chosen``: somebody chose the rung, it is not only the usual one. ``satisfied_from``: the mark from which somebody is
    satisfied, 6 or 7. ``organiser``: whom people may ask, an organisation or a role. ``follow_up``: the address of the online
    follow-up, which ``follow_up_by`` serves; ``online``: how far it is open there; ``online_weight``: for how much of a person
    one online counts where both are added, in percent (0: they are never added); ``online_moderated``: what people write there
    waits until the organiser lets it through; ``online_secret`` signs what their browsers hold. ``keep_until``: the last day on
    which anything is kept; ``photos_until``: the last day of photos of whole walls (empty: as the project).
    """

    id: str
    project_id: str
    name: str = ""
    question: str = ""
    rung: Rung = Rung.ADVISE
    money: int | None = None
    time: str = ""
    quality: str = ""
    not_about: str = ""
    decides_who: str = ""
    decides_on: str = ""
    responsible: str = ""
    keep_until: str = ""
    base: Base = Base.RESIDENTS
    base_number: int | None = None
    base_source: str = ""
    goal_reach: int = 60
    goal_satisfied: int = 95
    follow_up: str = ""
    language: str = "nl"
    created_on: str = ""
    recovery_saved: bool = False
    rung_chosen: bool = False
    satisfied_from: int = 7
    organiser: str = ""
    follow_up_by: Serves = Serves.PAGE
    online: OnlinePhase = OnlinePhase.OFF
    online_weight: int = 0
    online_moderated: bool = True
    online_secret: str = ""
    photos_until: str = ""
