"""Who came in, counted at the door: a role and an age band, and sometimes how they heard of it and what they expect. Never a
name, and nothing that tells one person from another."""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.language import N_


class Role(StrEnum):
    """As what somebody comes."""

    RESIDENT = "resident"
    BUSINESS = "business"
    ORGANISATION = "organisation"
    OFFICIAL = "official"
    COUNCILLOR = "councillor"


ROLE_NAMES = {
    Role.RESIDENT: N_("resident"),
    Role.BUSINESS: N_("entrepreneur"),
    Role.ORGANISATION: N_("organisation"),
    Role.OFFICIAL: N_("civil servant"),
    Role.COUNCILLOR: N_("councillor"),
}
ROLE_ICONS = {
    Role.RESIDENT: "house",
    Role.BUSINESS: "storefront",
    Role.ORGANISATION: "users-three",
    Role.OFFICIAL: "bank",
    Role.COUNCILLOR: "chats",
}


class Band(StrEnum):
    """The age bands of CBS; ``UNKNOWN`` for a head that was counted without one."""

    UP_TO_14 = "0-14"
    UP_TO_24 = "15-24"
    UP_TO_44 = "25-44"
    UP_TO_64 = "45-64"
    FROM_65 = "65+"
    UNKNOWN = ""


KNOWN_BANDS: tuple[Band, ...] = tuple(band for band in Band if band)
BAND_NAMES = {
    Band.UP_TO_14: N_("0–14 years"),
    Band.UP_TO_24: N_("15–24 years"),
    Band.UP_TO_44: N_("25–44 years"),
    Band.UP_TO_64: N_("45–64 years"),
    Band.FROM_65: N_("65 and older"),
    Band.UNKNOWN: N_("age not known"),
}


class Expectation(StrEnum):
    """What somebody thinks at the door of the influence she will have tonight; empty when nobody asked."""

    MUCH = "much"
    SOME = "some"
    LITTLE = "little"
    NO_IDEA = "no-idea"
    NOT_ASKED = ""


EXPECTATION_NAMES = {
    Expectation.MUCH: N_("much"),
    Expectation.SOME: N_("some"),
    Expectation.LITTLE: N_("little"),
    Expectation.NO_IDEA: N_("don’t know"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One person who came in. ``heard`` is how she heard of it (empty: not asked), ``outreach_id`` the very flyer or letter
    when that is known; ``again``: she was at an earlier evening of this project. ``by_door``: a tablet at the door counted
    her."""

    id: str
    project_id: str
    evening_id: str
    role: Role = Role.RESIDENT
    band: Band = Band.UNKNOWN
    heard: str = ""
    outreach_id: str = ""
    expects: Expectation = Expectation.NOT_ASKED
    again: bool = False
    by_door: bool = False


def heard_of(arrival: Arrival) -> OutreachChannel | None:
    """How she heard of it; None when nobody asked, or a newer version knows a way that this one does not."""
    return OutreachChannel(arrival.heard) if arrival.heard in set(OutreachChannel) else None
