"""What is offered and sought, and who leads; names stay in the vault. Each has a short number with which somebody can leave her
name at the table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cocreate_desktop.domain import privacy, text
from cocreate_desktop.domain.errors import BadValue, Gone, NotAllowed
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import id_of, new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.offers import Level, Offer, OfferKind
from cocreate_desktop.domain.steps import Kind, Step, read_settings
from cocreate_desktop.domain.steps.offers import OffersSettings
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.contacts import known, next_number, still_there
from cocreate_desktop.services.lines import rank_at_end
from cocreate_desktop.services.offersview import OffersView, ThemeOffers, view_offers
from cocreate_desktop.services.ports import Clock, Store, UnitOfWork, Work

__all__ = ["Offering", "Offers", "OffersView", "ThemeOffers", "view_offers"]


@dataclass(frozen=True, slots=True)
class Offering:
    """What is typed of one: ``kind``, its words, its ``level``, and the idea it is for (empty: for whatever comes)."""

    kind: OfferKind
    words: str
    level: Level = Level.ONCE
    theme_id: str = ""


class Offers:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def view(self, step_id: str) -> OffersView:
        """What is offered and sought in a step. Raises Gone."""
        return self._store.read(lambda reader: view_offers(reader, reader.get(Step, step_id)))

    def write(self, step_id: str, offering: Offering) -> Offer:
        """Puts up what was said at the desk. What may hold something personal waits until somebody looked at it. Raises Empty,
        TextTooLong, Gone."""
        clean = text.written(offering.words, limit=text.LINE, lines=False)

        def work(unit: UnitOfWork) -> Offer:
            shown = not privacy.flags(clean)
            made = _made(unit, unit.get(Step, step_id), replace(offering, words=clean), shown=shown)
            unit.add(made)
            return made

        return self._store.run(work)

    def giving(self, evening_id: str, offering: Offering, *, author: str, offer_id: str = "") -> Work[Offer]:
        """The work of what a phone sends; no name is asked. ``offer_id`` (32 hexadecimal characters chosen by the phone) makes
        sending twice harmless. Raises Empty, TextTooLong (over 140), NotAllowed when nothing is asked now, Gone when it was
        taken back meanwhile."""
        clean = replace(offering, words=text.written(offering.words, limit=text.NOTE_ON_PHONE, lines=False))

        def work(unit: UnitOfWork) -> Offer:
            own_id, there = _place_of(unit, offer_id, clean, author)
            if there is not None:
                return there
            step = next(iter(unit.find(Step, id=unit.get(Evening, evening_id).current_step)), None)
            if step is None or step.kind is not Kind.OFFERS:
                raise NotAllowed
            settings = read_settings(step)
            moderated = not isinstance(settings, OffersSettings) or settings.moderated
            shown = not moderated and not privacy.flags(clean.words)
            made = _made(unit, step, clean, shown=shown)
            made = replace(made, id=own_id or made.id, channel=Channel.PHONE, author=author)
            unit.add(made)
            return made

        return work

    def withdrawing(self, offer_id: str, author: str) -> Work[Offer]:
        """The work of a neighbour taking back what she gave. Raises Gone when it is not hers."""

        def work(unit: UnitOfWork) -> Offer:
            if not author or unit.get(Offer, offer_id).author != author:
                raise Gone(what="offer", id=offer_id)
            for sought in unit.find(Offer, met_by=offer_id):
                unit.change(Offer, sought.id, met_by="")
            return unit.change(Offer, offer_id, withdrawn=True, met_by="")

        return work

    def change(self, offer_id: str, **fields: object) -> Offer:
        """Changes ``text``, ``level``, ``kind`` or ``theme_id``; the number stays. What is no longer sought or offered as it
        was meets nothing. Raises Empty, TextTooLong, BadValue, Gone."""
        checked = {name: _value(name, value) for name, value in fields.items()}

        def work(unit: UnitOfWork) -> Offer:
            if checked.get("theme_id"):
                unit.get(Theme, str(checked["theme_id"]))
            before = unit.get(Offer, offer_id).kind
            if checked.get("kind", before) is before:
                return unit.change(Offer, offer_id, **checked)
            for sought in unit.find(Offer, met_by=offer_id):
                unit.change(Offer, sought.id, met_by="")
            return unit.change(Offer, offer_id, **checked, met_by="")

        return self._store.run(work)

    def show(self, offer_ids: Sequence[str], on: bool = True) -> tuple[Offer, ...]:
        """Lets the room read them, or hides them; what was taken back stays away. Returns those that are as asked."""

        def work(unit: UnitOfWork) -> tuple[Offer, ...]:
            found = (one for offer_id in offer_ids for one in unit.find(Offer, id=offer_id))
            return tuple(
                unit.change(Offer, one.id, shown=on, hidden=False) for one in found if not one.withdrawn
            )

        return self._store.run(work)

    def meet(self, sought_id: str, by: str) -> Offer:
        """What is sought is met by an offer; empty: no longer. Raises NotAllowed when it is not sought or not offered, Gone."""

        def work(unit: UnitOfWork) -> Offer:
            sought = unit.get(Offer, sought_id)
            if by and unit.get(Offer, by).kind is not OfferKind.OFFERED:
                raise NotAllowed
            if sought.kind is not OfferKind.SOUGHT:
                raise NotAllowed
            return unit.change(Offer, sought_id, met_by=by)

        return self._store.run(work)

    def link(self, offer_id: str, contact_id: str) -> Offer:
        """Somebody of the vault stands behind it; empty: nobody known any more. Raises Gone."""

        def work(unit: UnitOfWork) -> Offer:
            return unit.change(Offer, offer_id, contact_id=known(unit, contact_id).id if contact_id else "")

        return self._store.run(work)

    def remove(self, offer_ids: Sequence[str]) -> None:
        """Takes them away; ``restore`` takes them back."""

        def work(unit: UnitOfWork) -> None:
            for offer_id in offer_ids:
                unit.delete(Offer, offer_id)

        self._store.run(work)

    def restore(self, offer_ids: Sequence[str]) -> None:
        """Undoes ``remove``; nobody who was erased meanwhile comes back."""

        def work(unit: UnitOfWork) -> None:
            for offer_id in offer_ids:
                back = unit.revive(Offer, offer_id)
                unit.change(Offer, offer_id, contact_id=still_there(unit, back.contact_id))

        self._store.run(work)


def _made(unit: UnitOfWork, step: Step, offering: Offering, *, shown: bool) -> Offer:
    # A theme that went away meanwhile is no reason to lose what somebody offers.
    theme = unit.find(Theme, id=offering.theme_id) if offering.theme_id else ()
    return Offer(
        id=new_id(),
        project_id=unit.project_id,
        evening_id=step.evening_id,
        step_id=step.id,
        kind=offering.kind,
        text=offering.words,
        level=offering.level,
        number=next_number(unit),
        theme_id=theme[0].merged_into or theme[0].id if theme else "",
        shown=shown,
        rank=rank_at_end(unit, Offer, step_id=step.id),
    )


def _place_of(unit: UnitOfWork, offer_id: str, offering: Offering, author: str) -> tuple[str, Offer | None]:
    """The id under which it is kept, and what is kept there when it is the same. Other words under a known id are something
    else."""
    if not offer_id:
        return "", None
    told = f"{offer_id} {author} {offering.kind} {offering.level} {offering.theme_id} {offering.words}"
    for place in (offer_id, id_of(told)):
        there = next(iter(unit.find(Offer, id=place)), None)
        if there is None:
            if not unit.last_number(Offer, id=place):
                return place, None
        elif (there.author, there.kind, there.text) == (author, offering.kind, offering.words):
            return place, there
    raise Gone(what="offer", id=offer_id)


def _value(name: str, value: object) -> object:
    try:
        if name == "level":
            return Level(str(value))
        if name == "kind":
            return OfferKind(str(value))
    except ValueError as problem:
        example = Level.ONCE if name == "level" else OfferKind.OFFERED
        raise BadValue(value=value, example=example.value) from problem
    return text.written(str(value), limit=text.LINE, lines=False) if name == "text" else str(value)
