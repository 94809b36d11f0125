"""What is offered and sought in a step, read for whoever draws it: per idea with its leads, and what is for no idea. Nobody's
name is in it; what only the desk may read is kept apart from what the room may."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.evening import Evening, in_time
from cocreate_desktop.domain.offers import Level, Offer, OfferKind
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.ports import Reader

_MOST_TOLD = 30


@dataclass(frozen=True, slots=True)
class ThemeOffers:
    """What is offered and sought for an idea; ``name`` is its sentence, empty while it has none. What was taken back is not in
    it. For an empty ``theme_id`` it is what is for no idea in particular."""

    theme_id: str
    name: str
    offered: tuple[Offer, ...] = ()
    sought: tuple[Offer, ...] = ()

    @property
    def leads(self) -> tuple[Offer, ...]:
        """Who offers to lead; of each only the number may be told."""
        return tuple(one for one in self.offered if one.level is Level.LEAD)

    @property
    def without_lead(self) -> bool:
        """An idea that nobody leads yet."""
        return bool(self.theme_id) and not self.leads

    @property
    def for_the_room(self) -> "ThemeOffers":
        """The same with only what the room may read."""
        offered, sought = (tuple(one for one in found if one.shown) for found in (self.offered, self.sought))
        return ThemeOffers(self.theme_id, self.name, offered, sought)

    @property
    def open(self) -> tuple[Offer, ...]:
        """What is sought and not met yet."""
        return tuple(one for one in self.sought if not one.met_by)


@dataclass(frozen=True, slots=True)
class OffersView:
    """What the faces of this step draw themselves from. ``offers`` are all of it as given; ``themes`` one for each idea in the
    order of the board, ``loose`` the rest."""

    offers: tuple[Offer, ...]
    themes: tuple[ThemeOffers, ...] = ()
    loose: ThemeOffers = ThemeOffers("", "")

    @property
    def given(self) -> tuple[Offer, ...]:
        """What people gave in this step."""
        return self.offers

    @property
    def told(self) -> object:
        """What everybody's page shows: what is still sought and who leads. Offers alone change nothing there."""
        return tuple(
            (one.theme_id, one.name, one.without_lead, tuple((o.id, o.text, o.level) for o in one.open))
            for one in self.told_themes
        )

    @property
    def told_themes(self) -> tuple[ThemeOffers, ...]:
        """Per idea what phones show: no more than can be read there."""
        found, left = [], _MOST_TOLD
        for one in (*self.themes, self.loose):
            room = one.for_the_room
            sought = room.open[:left]
            left -= len(sought)
            found.append(ThemeOffers(one.theme_id, one.name, room.leads, sought))
        return tuple(found)

    @property
    def waiting(self) -> tuple[Offer, ...]:
        """What the room does not read yet, or no longer."""
        return tuple(one for one in self.offers if not one.shown and not one.withdrawn)

    @property
    def room(self) -> "OffersView":
        """Only what the room may read; an idea whose lead waits to be let through is already led."""
        shown = tuple(one for one in self.offers if one.shown and not one.withdrawn)
        return OffersView(shown, tuple(one.for_the_room for one in self.themes), self.loose.for_the_room)

    def of(self, offer_id: str) -> Offer | None:
        """One of them, None when it is not there or was taken back."""
        return next((one for one in self.offers if one.id == offer_id and not one.withdrawn), None)


def flags(offer: Offer) -> tuple[str, ...]:
    """Which personal details it seems to hold (``privacy.FLAG_NAMES``)."""
    return privacy.flags(offer.text)


def view_offers(reader: Reader, step: Step) -> OffersView:
    """The view of ``step``, inside a read."""
    live = {one.id for one in reader.find(Offer) if not one.withdrawn}
    # What was met by something that is gone is sought again.
    offers = tuple(
        replace(one, met_by=one.met_by if one.met_by in live else "")
        for one in reader.find(Offer, step_id=step.id)
    )
    there = [one for one in offers if not one.withdrawn]
    themes = themes_for(reader, step.evening_id)
    merged = {one.id: one.merged_into for one in reader.find(Theme) if one.merged_into}
    ids = {theme.id for theme in themes}
    by_theme: dict[str, list[Offer]] = {theme.id: [] for theme in themes}
    by_theme[""] = []
    for one in there:
        theme_id = merged.get(one.theme_id, one.theme_id)
        by_theme[theme_id if theme_id in ids else ""].append(one)
    made = tuple(_of_theme(theme.id, theme.name, by_theme[theme.id]) for theme in themes)
    return OffersView(offers, made, _of_theme("", "", by_theme[""]))


def themes_for(reader: Reader, evening_id: str) -> tuple[Theme, ...]:
    """The ideas that people offer something for: those of this evening, else of the last one before it that has any."""
    ids = [one.id for one in in_time(reader.find(Evening))]
    until = ids.index(evening_id) + 1 if evening_id in ids else len(ids)
    for found in reversed(ids[:until]):
        themes = tuple(one for one in reader.find(Theme, evening_id=found) if not one.merged_into)
        if themes:
            return themes
    return ()


def _of_theme(theme_id: str, name: str, offers: Sequence[Offer]) -> ThemeOffers:
    offered, sought = (
        tuple(one for one in offers if one.kind is kind) for kind in (OfferKind.OFFERED, OfferKind.SOUGHT)
    )
    return ThemeOffers(theme_id, name, offered, sought)
