"""The board of offered and sought as rows for the desk: a head for each idea, and below it what is offered and sought side by
side. It knows no widget, and nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from ...domain.offers import LEVEL_NAMES, OFFER_NAMES, Level, Offer, OfferKind
from ...domain.privacy import FLAG_NAMES
from ...language import _, in_a_row, ngettext
from ...services.offers import OffersView, ThemeOffers
from ...services.offersview import flags


@dataclass(frozen=True, slots=True)
class OfferCell:
    """One of them: its words, what is said below, an icon with its colour, and whether the room does not read it."""

    offer_id: str
    words: str
    below: str
    sign: str
    tone: str
    hidden: bool

    @property
    def spoken(self) -> str:
        """For who hears the board."""
        return f"{self.words}, {self.below}"


@dataclass(frozen=True, slots=True)
class OfferHead:
    """The head of an idea: its sentence, and a chip of a ``kind`` that says who leads it (empty: for no idea)."""

    theme_id: str
    name: str
    chip: str
    kind: str


Row = OfferHead | tuple[OfferCell | None, OfferCell | None]


def rows_of(view: OffersView) -> tuple[Row, ...]:
    """The whole board. What is for no idea comes last, and only when there is any."""
    found: list[Row] = []
    numbers = {one.id: one.number for one in view.offers}
    for one in (*view.themes, view.loose):
        if one.theme_id or one.offered or one.sought:
            found.append(_head(one))
            found += [
                tuple(_cell(offer, numbers) if offer is not None else None for offer in pair)  # type: ignore[misc]  # a pair
                for pair in zip_longest(one.offered, one.sought)
            ]
    return tuple(found)


def told_text(view: OffersView) -> str:
    """How much there is: "5 offered · 3 sought · 2 ideas seek a lead"."""
    every = (*view.themes, view.loose)
    offered, sought = sum(len(one.offered) for one in every), sum(len(one.open) for one in every)
    alone = sum(one.without_lead for one in view.themes)
    told = [
        ngettext("{n} offered", "{n} offered", offered).format(n=offered),
        ngettext("{n} sought", "{n} sought", sought).format(n=sought),
    ]
    if alone:
        told.append(ngettext("{n} idea seeks a lead", "{n} ideas seek a lead", alone).format(n=alone))
    return " · ".join(told)


def _head(one: ThemeOffers) -> OfferHead:
    if not one.theme_id:
        return OfferHead("", _("For whatever comes"), "", "plain")
    name = one.name or _("An idea without a sentence yet")
    if one.without_lead:
        return OfferHead(one.theme_id, name, _("seeks a lead"), "warn")
    numbers = in_a_row(str(lead.number) for lead in one.leads)
    said = ngettext("lead {numbers}", "leads {numbers}", len(one.leads)).format(numbers=numbers)
    return OfferHead(one.theme_id, name, said, "ok")


def _cell(offer: Offer, numbers: dict[str, int]) -> OfferCell:
    below = [str(offer.number), _(LEVEL_NAMES[offer.level])]
    sign, tone = ("user-fill", "accent") if offer.level is Level.LEAD else ("hand-heart", "accent")
    if offer.kind is OfferKind.SOUGHT:
        sign, tone = "magnifying-glass", "ink2"
        if offer.met_by:
            sign, tone = "check-circle-fill", "accent"
            below.append(_("met by {n}").format(n=numbers.get(offer.met_by, "?")))
    if offer.contact_id:
        below.append(_("name in the vault"))
    if not offer.shown:
        sign, tone = "hourglass", "warn"
        below.append(in_a_row([_("waits"), *(_(FLAG_NAMES[flag]) for flag in flags(offer))]))
    return OfferCell(offer.id, " ".join(offer.text.split()), " · ".join(below), sign, tone, not offer.shown)


def kind_name(kind: OfferKind) -> str:
    """The kind as it stands in a head or a choice: "Offered"."""
    return _(OFFER_NAMES[kind]).capitalize()
