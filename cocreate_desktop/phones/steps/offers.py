"""Aanbod en vraag on the phone: a form for what one offers or seeks, one's own with their numbers, and what is still sought. A
name is never asked."""

from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.offers import LEVEL_NAMES, OFFER_NAMES, Level, Offer, OfferKind
from cocreate_desktop.domain.text import NOTE_ON_PHONE
from cocreate_desktop.language import N_, _
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services.offers import OffersView, ThemeOffers

KINDS = {OfferKind.OFFERED: N_("I offer something"), OfferKind.SOUGHT: N_("I look for something")}
LEVELS = {
    Level.INFORMED: N_("Keep me informed"),
    Level.ONCE: N_("Help once"),
    Level.THINKING: N_("Think along"),
    Level.LEAD: N_("Take the lead"),
}


def shown(latest: Latest, guest: Guest) -> Shown:
    """The page of this step."""
    step, project, matter = latest.view.step, latest.view.project, latest.view.matter
    view = matter if isinstance(matter, OffersView) else OffersView(())
    title = step.title if step is not None else ""
    return Shown(
        "offers.html",
        {
            "question": (step.question if step is not None else "") or title or project.question,
            "limit": NOTE_ON_PHONE,
            "offer_id": new_id(),
            "kinds": tuple((str(kind), _(name)) for kind, name in KINDS.items()),
            "levels": tuple((str(level), _(name)) for level, name in LEVELS.items()),
            "themes": tuple((one.theme_id, one.name) for one in view.themes if one.name),
            "chosen": _chosen(guest),
            "own": tuple(_own(one) for one in latest.own_given(guest)[::-1] if isinstance(one, Offer)),
            "sought": tuple(_sought(one) for one in view.told_themes if one.open or one.without_lead),
        },
    )


def _chosen(guest: Guest) -> dict[str, str]:
    """What was chosen on a form that was not taken."""
    sent = guest.sent
    return {
        "kind": sent.one("kind") or str(OfferKind.OFFERED),
        "level": sent.one("level") or str(Level.ONCE),
        "theme": sent.one("theme"),
    }


def _own(offer: Offer) -> dict[str, object]:
    state, icon = _("hangs on the board"), "check-circle"
    if offer.withdrawn:
        state, icon = _("taken back"), "x-circle"
    elif not offer.shown:
        state, icon = _("waits a moment for the facilitator"), "hourglass"
    return {
        "id": offer.id,
        "number": offer.number,
        "text": offer.text,
        "what": f"{_(OFFER_NAMES[offer.kind])} · {_(LEVEL_NAMES[offer.level])}",
        "state": state,
        "icon": icon,
        "gone": offer.withdrawn,
    }


def _sought(one: ThemeOffers) -> dict[str, object]:
    return {
        "name": one.name,
        "without_lead": one.without_lead,
        "open": tuple(
            {"number": o.number, "text": o.text, "level": _(LEVEL_NAMES[o.level])} for o in one.open
        ),
    }
