"""What the desk does with offers, with undo: put one up, change it, show and hide, what meets what, take away. It knows no
widget."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.offers import Offer
from ...language import _, ngettext
from ...services.offersview import flags
from ..desk import Desk
from . import acts
from .noteacts import short
from .offersline import Typed


def put_up(desk: Desk, step_id: str, typed: Typed) -> Offer | None:
    """Puts one up; None when it was refused. What may hold something personal waits, and that is said."""
    offers = desk.services.offers
    made = acts.do(
        desk,
        _("Put up an offer"),
        lambda: offers.write(step_id, typed.offering),
        lambda made: offers.remove([made.id]),
        lambda made: offers.restore([made.id]),
    )
    if made is not None and not made.shown:
        said = _("Number {n} waits: there may be something personal in it. Look at it before the room does.")
        desk.voice.message(said.format(n=made.number), desk.undo.undo)
    return made


def change(desk: Desk, before: Offer, typed: Typed) -> Offer | None:
    """Gives one other words, another level, kind or idea; None when that was refused."""
    offers, offering = desk.services.offers, typed.offering
    after = {
        "text": offering.words,
        "level": offering.level,
        "kind": offering.kind,
        "theme_id": offering.theme_id,
    }
    back = {"text": before.text, "level": before.level, "kind": before.kind, "theme_id": before.theme_id}
    return acts.do(
        desk,
        _("Change an offer"),
        lambda: offers.change(before.id, **after),
        lambda _done: offers.change(before.id, **back),
    )


def show(desk: Desk, found: Sequence[Offer], on: bool, *, looked_at: bool) -> None:
    """Lets the room read them, or hides them. What may hold something personal keeps waiting, unless it was looked at by
    itself."""
    held = [one for one in found if on and not looked_at and flags(one)]
    ids = [one.id for one in found if one not in held and one.shown is not on]
    offers = desk.services.offers
    if ids:
        words = _("Show offers") if on else _("Hide offers")
        acts.do(desk, words, lambda: offers.show(ids, on), lambda _done: offers.show(ids, not on))
    if held:
        said = ngettext(
            "{n} keeps waiting, for there may be something personal in it. Look at it by itself.",
            "{n} keep waiting, for there may be something personal in them. Look at them one by one.",
            len(held),
        )
        desk.voice.message(said.format(n=len(held)), desk.undo.undo if ids else None)


def meet(desk: Desk, sought: Offer, by: str) -> None:
    """What is sought is met by an offer; empty: by none any more."""
    offers = desk.services.offers
    acts.do(
        desk,
        _("Met by an offer"),
        lambda: offers.meet(sought.id, by),
        lambda _done: offers.meet(sought.id, sought.met_by),
    )


def link(desk: Desk, offer: Offer, contact_id: str) -> None:
    """Somebody of the vault stands behind it."""
    offers = desk.services.offers
    acts.do(
        desk,
        _("Leave a contact"),
        lambda: offers.link(offer.id, contact_id),
        lambda _done: offers.link(offer.id, offer.contact_id),
    )


def remove(desk: Desk, offer: Offer) -> None:
    """Takes one away."""
    offers = desk.services.offers
    if acts.did(
        desk,
        _("Remove an offer"),
        lambda: offers.remove([offer.id]),
        lambda: offers.restore([offer.id]),
    ):
        desk.voice.message(_("“{text}” is removed.").format(text=short(offer.text)), desk.undo.undo)
