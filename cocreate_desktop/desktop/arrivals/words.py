"""What the count at the door says at the desk: names, icons and short sentences. It shows nothing itself."""

from __future__ import annotations

from datetime import tzinfo

from ...domain.arrivals import BAND_NAMES, EXPECTATION_NAMES, KNOWN_BANDS, ROLE_NAMES, Arrival, Band, Role
from ...domain.doorcount import DoorCount
from ...domain.moments import moment_of
from ...domain.outreach import CHANNEL_ICONS, CHANNEL_NAMES, OutreachChannel
from ...domain.steps import Step
from ...language import _, ngettext, number_text, time_text
from .tile import WaysBars

# Beside the roles, the sign of a group is taken: there it says organisation.
WAY_ICONS = {**CHANNEL_ICONS, OutreachChannel.SCHOOL: "buildings"}


def short_band(band: Band) -> str:
    """A band as the head of a column has it: 0–14, 65+, ?"""
    return band.value.replace("-", "–") or "?"


def tile_of(band: Band) -> tuple[str, str]:
    """The number and the words of a tile: 45–64 above "years", 65 above "and older"."""
    if band is KNOWN_BANDS[-1]:
        return band.value.rstrip("+"), _("and older")
    return short_band(band), _("years")


def called(role: Role, band: Band) -> str:
    """A role and an age in one breath: "resident, 45–64"."""
    age = short_band(band) if band is not Band.UNKNOWN else _(BAND_NAMES[band])
    return f"{_(ROLE_NAMES[role])}, {age}"


def person(arrival: Arrival) -> str:
    """The person who was counted."""
    return called(arrival.role, arrival.band)


def since(step: Step | None, zone: tzinfo | None) -> str:
    """Since when is counted in this step, and that no name is."""
    at = moment_of(step.started_at) if step is not None else None
    if at is None:
        return _("no names")
    return _("since {time}, no names").format(time=time_text(at.astimezone(zone)))


def inside(people: int) -> str:
    """What the large number counts."""
    return ngettext("person inside", "people inside", people)


def ways(count: DoorCount) -> tuple[tuple[str, int], ...]:
    """How people heard of it, the most first; what has no row of its own stands in the last."""
    rows = [
        (_(CHANNEL_NAMES[way]), number)
        for way, number in sorted(count.heard.items(), key=lambda one: -one[1])
    ]
    if len(rows) > WaysBars.MOST:
        rest = sum(number for _name, number in rows[WaysBars.MOST - 1 :])
        rows = [*rows[: WaysBars.MOST - 1], (_("other ways"), rest)]
    return tuple(rows)


def ways_base(count: DoorCount) -> str:
    """Of how many people it is known how they heard of it."""
    words = ngettext("{n} of {m} person said so", "{n} of {m} people said so", count.people)
    return words.format(n=number_text(count.heard_known), m=number_text(count.people))


def rest(count: DoorCount) -> str:
    """What people expect, and who was at an earlier evening: each with how many said so. Empty while nobody did."""
    said = []
    if count.expects_known:
        parts = [f"{_(name)} {count.expects.get(key, 0)}" for key, name in EXPECTATION_NAMES.items()]
        known = _("{n} of {m} asked").format(n=count.expects_known, m=number_text(count.people))
        said.append(_("Influence tonight: {parts} ({known}).").format(parts=" · ".join(parts), known=known))
    if count.again:
        words = ngettext(
            "{n} person said to have been before.", "{n} people said to have been before.", count.again
        )
        said.append(words.format(n=number_text(count.again)))
    return " ".join(said)
