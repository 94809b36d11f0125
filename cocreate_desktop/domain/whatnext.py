"""What to do next to reach who is missing: from who came and what each way of inviting yielded. Says only what the counts give
ground for, and nothing otherwise."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cocreate_desktop.domain.arrivals import BAND_NAMES, Band
from cocreate_desktop.domain.outreach import CHANNEL_NAMES, OutreachChannel
from cocreate_desktop.domain.reach import whole_percent
from cocreate_desktop.domain.representation import (
    PERSPECTIVE_NAMES,
    Balance,
    BandShare,
    Perspective,
    Representation,
)
from cocreate_desktop.language import N_, _, money_text, ngettext, number_text

LEAST_ARRIVALS = 5
"""Fewer people than this by one way give no ground to call it the best."""
LEAST_REACHED = 50
"""Fewer people reached than this give no ground to say that a way brought nobody."""


@dataclass(frozen=True, slots=True)
class Yield:
    """What one way of inviting led to. ``reached`` and ``cost`` (whole euros): None where nobody knows. ``arrivals``: people
    who said at the door that they heard of it so; visits, notes, votes and pledges came by its code."""

    channel: OutreachChannel
    name: str = ""
    reached: int | None = None
    visits: int = 0
    arrivals: int = 0
    notes: int = 0
    votes: int = 0
    pledges: int = 0
    cost: int | None = None

    @property
    def title(self) -> str:
        """What it is called, translated: its own name, or that of its channel."""
        return self.name or _(CHANNEL_NAMES[self.channel])

    @property
    def nothing(self) -> bool:
        """Whether nothing at all came of it, as far as was counted."""
        return not (self.visits or self.arrivals or self.notes or self.votes or self.pledges)


def cost_per_participant(cost: int | None, participants: int) -> Fraction | None:
    """Euros for each person who came; None when the cost is not known or nobody came."""
    return Fraction(cost, participants) if cost is not None and participants > 0 else None


class Kind(StrEnum):
    """What a piece of advice is about."""

    BAND = "band"
    PERSPECTIVE = "perspective"
    BEST = "best"
    CHEAPEST = "cheapest"
    BARREN = "barren"


@dataclass(frozen=True, slots=True)
class Advice:
    """``about`` is what it is about (an age band, a perspective, a channel), as its key; ``words`` what was counted and
    ``suggestion`` what to do, both translated."""

    kind: Kind
    about: str
    words: str
    suggestion: str


BAND_SUGGESTIONS = {
    Band.UP_TO_14: N_(
        "Ask the primary school to do one question in class, or set up a table at the playground."
    ),
    Band.UP_TO_24: N_(
        "Go to the school, the sports club or the youth centre, and let them invite one another."
    ),
    Band.UP_TO_44: N_(
        "Invite by WhatsApp and at the schoolyard, and arrange somebody who looks after the children."
    ),
    Band.UP_TO_64: N_(
        "Ring at doors early in the evening, and ask associations and companies to pass it on."
    ),
    Band.FROM_65: N_(
        "Send a letter, come to the coffee morning, and offer an afternoon and somebody to come along with."
    ),
}
PERSPECTIVE_SUGGESTIONS = {
    Perspective.PARENTS: N_("Stand at the schoolyard, and arrange somebody who looks after the children."),
    Perspective.YOUNG: N_("Go to the school, the sports club or the youth centre."),
    Perspective.OLD: N_("Come to the coffee morning, and send a letter."),
    Perspective.SHOPKEEPERS: N_("Walk in just before closing time, and bring the question along."),
    Perspective.DISABILITY: N_(
        "Ask an interest group, and say in the invitation how one gets in and who helps."
    ),
    Perspective.LANGUAGES: N_("Invite in their own language, by somebody whom they know."),
    Perspective.TENANTS: N_("Ask the housing corporation and the tenants’ association to pass it on."),
    Perspective.OWNERS: N_("Ask the owners’ associations of the blocks to pass it on."),
    Perspective.CARERS: N_("Offer a short meeting by day, or a visit at home."),
    Perspective.SHIFTS: N_("Offer a second moment by day, or the questions online."),
    Perspective.NEWCOMERS: N_("Put the invitation in the letter box of every new address, and ring once."),
    Perspective.OFFLINE: N_("Use paper: a letter with a reply card, and a table in the shop."),
}


def advice(
    room: Representation, yields: Sequence[Yield], seen: Collection[Perspective] | None = None
) -> tuple[Advice, ...]:
    """What to do next, the most needed first. ``seen``: the perspectives that somebody ticked (None or none: the list was not
    used, and says nothing)."""
    found = [_of_band(one) for one in room.bands if one.balance is Balance.UNDER]
    return (*found, *_of_perspectives(room, seen or ()), *_best(yields), *_cheapest(yields), *_barren(yields))


def _of_band(one: BandShare) -> Advice:
    many = one.room.numerator
    words = (
        ngettext(
            "{band}: too few, {n} of {base} person in the room, {around} % in the neighbourhood.",
            "{band}: too few, {n} of {base} people in the room, {around} % in the neighbourhood.",
            one.room.base,
        )
        if many
        else ngettext(
            "{band}: missing, nobody among {base} person in the room, {around} % in the neighbourhood.",
            "{band}: missing, nobody among {base} people in the room, {around} % in the neighbourhood.",
            one.room.base,
        )
    )
    told = words.format(
        band=_(BAND_NAMES[one.band]),
        n=number_text(many),
        base=number_text(one.room.base),
        around=whole_percent(one.around.exact) if one.around else "–",
    )
    return Advice(Kind.BAND, one.band.value, told, _(BAND_SUGGESTIONS[one.band]))


_COUNTED = {
    Perspective.YOUNG: (Band.UP_TO_14, Band.UP_TO_24),
    Perspective.OLD: (Band.FROM_65,),
}
"""Perspectives that the age bands tell of: who was counted in the room is not missing, whatever the list says."""


def _of_perspectives(room: Representation, seen: Collection[Perspective]) -> list[Advice]:
    if not seen:
        return []
    counted = {one.band for one in room.bands}
    missing = [
        one for one in Perspective if one not in seen and not counted.intersection(_COUNTED.get(one, ()))
    ]
    words = _("Nobody saw them in the room: {who}.")
    return [
        Advice(
            Kind.PERSPECTIVE,
            one.value,
            words.format(who=_(PERSPECTIVE_NAMES[one])),
            _(PERSPECTIVE_SUGGESTIONS[one]),
        )
        for one in missing
    ]


def _best(yields: Sequence[Yield]) -> list[Advice]:
    """The one way that brought most people, when it is one and there are others to compare it with."""
    told = sum(one.arrivals for one in yields)
    ordered = sorted(yields, key=lambda one: one.arrivals, reverse=True)
    if len(ordered) < 2 or ordered[0].arrivals < LEAST_ARRIVALS or ordered[0].arrivals == ordered[1].arrivals:
        return []
    best = ordered[0]
    words = _("Most people came by this: {name}, {n} of {told} who said how they heard of it.")
    known = {"name": best.title, "n": number_text(best.arrivals), "told": number_text(told)}
    return [Advice(Kind.BEST, best.channel.value, words.format(**known), _("Do this again first."))]


def _cheapest(yields: Sequence[Yield]) -> list[Advice]:
    """The way that cost least for each person who came, when at least two can be compared."""
    priced = [
        (price, one)
        for one in yields
        if one.arrivals >= LEAST_ARRIVALS
        and one.cost
        and (price := cost_per_participant(one.cost, one.arrivals)) is not None
    ]
    priced.sort(key=lambda both: both[0])
    if len(priced) < 2 or priced[0][0] == priced[1][0]:
        return []
    (low, best), (high, worst) = priced[0], priced[-1]
    words = _("For each person who came {name} cost {low}, {other} {high}.")
    known = {"name": best.title, "low": money_text(low), "other": worst.title, "high": money_text(high)}
    return [
        Advice(
            Kind.CHEAPEST,
            best.channel.value,
            words.format(**known),
            _("Spend the money where it brings people."),
        )
    ]


def _barren(yields: Sequence[Yield]) -> list[Advice]:
    """What reached many and yielded nothing, as long as others show that people do tell how they heard of it."""
    if sum(one.arrivals for one in yields) < LEAST_ARRIVALS:
        return []
    words = _("{name} reached {n} people or addresses, and nobody came by it as far as was counted.")
    return [
        Advice(
            Kind.BARREN,
            one.channel.value,
            words.format(name=one.title, n=number_text(one.reached)),
            _("Give it another text, place or day, or leave it out."),
        )
        for one in yields
        if one.nothing and one.reached is not None and one.reached >= LEAST_REACHED
    ]
