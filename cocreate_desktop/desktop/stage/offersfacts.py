"""Makes what the room may see of offered and sought from the view of its step. Names and what waits never come in."""

from ...domain.offers import LEVEL_NAMES
from ...language import _
from ...services.offers import OffersView, ThemeOffers
from ...services.overview import EveningView
from .offersstate import OffersOnStage, StageIdea, StageSought


def offers(view: EveningView) -> OffersOnStage:
    """The board of ideas with who leads and what is sought."""
    room = view.matter.room if isinstance(view.matter, OffersView) else OffersView(())
    shown = [one for one in room.themes if one.name or one.offered or one.sought]
    ideas = tuple(map(_idea, shown))
    if room.loose.offered or room.loose.sought:
        ideas = (*ideas, _idea(room.loose))
    every = (*room.themes, room.loose)
    return OffersOnStage(
        ideas,
        sum(len(one.offered) for one in every),
        sum(len(one.open) for one in every),
        sum(one.without_lead for one in ideas),
    )


def _idea(one: ThemeOffers) -> StageIdea:
    sought = tuple(StageSought(" ".join(o.text.split()), _(LEVEL_NAMES[o.level])) for o in one.open)
    leads = tuple(o.number for o in one.leads)
    return StageIdea(one.name, bool(one.theme_id), leads, sought, len(one.offered))
