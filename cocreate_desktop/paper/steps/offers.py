"""Aanbod en vraag on paper: a sheet to hang up with every idea, who leads it by number, and what is sought. The cards to fill
in are made in ``offer_cards``, the sheet for who leaves her name in ``consent_sheet``."""

from cocreate_desktop.domain.offers import LEVEL_NAMES, Offer
from cocreate_desktop.language import _, in_a_row, ngettext
from cocreate_desktop.paper.flow import Block, Columns, Fixed, Inset, Together, section, words
from cocreate_desktop.paper.flow import heading as large
from cocreate_desktop.paper.pen import MM
from cocreate_desktop.paper.steps.ideas import question
from cocreate_desktop.services.offers import OffersView, ThemeOffers
from cocreate_desktop.services.overview import EveningView

_EMPTY = 3


def flowables(view: EveningView) -> list[Block]:
    """A sheet to hang up. What the room may read already stands on it; the rest is written on it by hand."""
    room = view.matter.room if isinstance(view.matter, OffersView) else OffersView(())
    named = [one for one in room.themes if one.name]
    ideas: list[Block] = [_idea(one) for one in named]
    if not named:
        ideas = [_idea(ThemeOffers("-", "")) for _place in range(_EMPTY)]
    how = _("Fill in a card and hang it beside the idea it is for. A card has a number and no name.")
    return [*large(question(view)), words(how, size=12, gap=6), *ideas, *_loose(room.loose)]


def _idea(one: ThemeOffers) -> Block:
    """An idea with its lead, what is sought and room to write more."""
    made: list[Block] = [
        words(one.name, size=13, weight=600, stays=True) if one.name else Fixed(9 * MM, rules=9 * MM)
    ]
    made += [_lead(one), *(_line(_("Sought"), offer) for offer in one.open)]
    made += [_line(_("Offered"), offer) for offer in one.offered if offer not in one.leads]
    made.append(_blank(_("Sought")))
    made.append(_blank(_("Offered")))
    return Inset(Together(tuple(made)), pad=8, edge="edge", gap=8)


def _lead(one: ThemeOffers) -> Block:
    if one.leads:
        numbers = in_a_row(str(lead.number) for lead in one.leads)
        said = ngettext("lead {numbers}", "leads {numbers}", len(one.leads)).format(numbers=numbers)
        return words(said, size=11, weight=600, gap=3)
    said = _("seeks a lead")
    return Columns((words(f"{said}:", size=11, weight=600), Fixed(6 * MM, rules=6 * MM)), (1, 4), gap=3)


def _line(what: str, offer: Offer) -> Block:
    level = _(LEVEL_NAMES[offer.level])
    told = words(f"{' '.join(offer.text.split())} · {level} · {offer.number}", size=11)
    return Columns((words(what, size=11, colour="ink2"), told), (1, 5), gap=2)


def _blank(what: str) -> Block:
    return Columns((words(what, size=11, colour="ink2"), Fixed(9 * MM, rules=9 * MM)), (1, 5), gap=3)


def _loose(loose: ThemeOffers) -> list[Block]:
    lines = [_line(_("Sought"), one) for one in loose.open] + [
        _line(_("Offered"), one) for one in loose.offered
    ]
    return [section(_("For whatever comes")), *lines, _blank(_("Sought")), _blank(_("Offered"))]
