"""The sentences of what can be done about an evening that runs late or early. Pure: facts in, words out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ...domain.drift import OFFER_FROM, Offer, Way
from ...domain.steps import Step
from ...language import _, ngettext, time_text
from ...services.overview import EveningView
from ...services.pacing import Pace

SHOWN = 2
"""So many steps are named in one line."""


def button_text(pace: Pace) -> str:
    """What the button beside the time says."""
    if pace.behind >= OFFER_FROM:
        return _("Make up time…")
    return _("Give time back…") if pace.behind <= -OFFER_FROM else _("Shorten…")


def head_text(pace: Pace) -> str:
    """What stands above the offers."""
    late = ngettext("You are {n} minute behind.", "You are {n} minutes behind.", pace.behind)
    early = ngettext("You are {n} minute ahead.", "You are {n} minutes ahead.", -pace.behind)
    if pace.behind >= OFFER_FROM:
        return late.format(n=pace.behind)
    return early.format(n=-pace.behind) if pace.behind <= -OFFER_FROM else _("Do you want some spare time?")


def title_text(offer: Offer, view: EveningView) -> str:
    """What the offer does."""
    names = _names(view)
    name = next((names[step_id] for step_id in (*offer.minutes, offer.skip) if step_id in names), "")
    return {
        Way.SPREAD: _("Coming steps a little shorter"),
        Way.ONE: _("“{title}” shorter").format(title=name),
        Way.SKIP: _("Leave out “{title}”").format(title=name),
        Way.LATER: _("End later"),
        Way.GIVE: _("Coming steps a little longer"),
        Way.GIVE_ONE: _("More time for “{title}”").format(title=name),
        Way.EARLIER: _("End earlier"),
    }[offer.way]


def detail_text(offer: Offer, view: EveningView) -> str:
    """Which steps change and how; of many the ones that change most."""
    if offer.way in (Way.LATER, Way.EARLIER):
        return _("Every step keeps its time. This is the new plan.")
    if offer.way is Way.SKIP:
        return ngettext("That makes {n} minute.", "That makes {n} minutes.", offer.gain).format(n=offer.gain)
    before = {step.id: step.minutes for step in view.steps}
    changed = sorted(offer.minutes, key=lambda step_id: -abs(before[step_id] - offer.minutes[step_id]))
    shown = set(changed[:SHOWN])
    parts = [
        _("{title} {before} → {after}").format(
            title=_names(view)[step_id], before=before[step_id], after=offer.minutes[step_id]
        )
        for step_id in offer.minutes
        if step_id in shown
    ]
    if more := len(changed) - len(parts):
        parts.append(_("and {n} more").format(n=more))
    return " · ".join(parts)


def end_words(offer: Offer, pace: Pace, zone_of: datetime) -> tuple[str, str]:
    """When the evening ends then, and how that is: late, early or as planned."""
    end = _("ends {time}").format(time=time_text(pace.ends_with(offer).astimezone(zone_of.tzinfo)))
    if offer.behind > 0:
        return end, ngettext("still {n} min late", "still {n} min late", offer.behind).format(n=offer.behind)
    if offer.behind < 0:
        return end, ngettext("{n} min early", "{n} min early", -offer.behind).format(n=-offer.behind)
    if offer.way is Way.LATER:
        return end, ngettext("{n} min later", "{n} min later", pace.behind).format(n=pace.behind)
    if offer.way is Way.EARLIER:
        return end, ngettext("{n} min earlier", "{n} min earlier", -pace.behind).format(n=-pace.behind)
    return end, _("as planned")


def done_text(offer: Offer) -> str:
    """What the message says once it is taken."""
    if offer.way in (Way.LATER, Way.EARLIER):
        return _("The evening has a new end.")
    return _("The run sheet is shorter.") if offer.gain > 0 else _("The run sheet is longer.")


def _names(view: EveningView) -> Mapping[str, str]:
    return {step.id: _name(step) for step in view.steps}


def _name(step: Step) -> str:
    name = step.title or step.question
    return name if len(name) <= 22 else name[:21].rstrip() + "…"
