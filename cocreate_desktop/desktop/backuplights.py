"""How a place of the backups stands, as a light: icon, colour, a word and a sentence, each without need of the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ..domain.backuphealth import BackupHealth, Kept, Light, Place
from ..domain.moments import moment_of
from ..language import N_, _, time_text
from .sharing.words import ago_text

SIGNS: Final = {
    Light.GOOD: ("check-circle-fill", "accent"),
    Light.LATE: ("clock-countdown-fill", "warn"),
    Light.FAILING: ("warning-fill", "danger"),
    Light.UNSET: ("circle-half-fill", "warn"),
}
"""Icon and colour of each."""
NAMES: Final = {
    Light.GOOD: N_("in order"),
    Light.LATE: N_("late"),
    Light.FAILING: N_("does not work"),
    Light.UNSET: N_("not set yet"),
}


@dataclass(frozen=True, slots=True)
class LightTold:
    """A light as it is shown."""

    icon: str
    token: str
    title: str
    words: str


def light_told(kept: Kept, now: datetime) -> LightTold:
    """The light of one place, in full."""
    light = kept.light(now)
    icon, token = SIGNS[light]
    where = _("On this laptop") if kept.place is Place.LAPTOP else kept.name or _("On a stick")
    return LightTold(icon, token, f"{where}: {_(NAMES[light])}", _words(kept, light, now))


def row_told(health: BackupHealth, now: datetime) -> LightTold:
    """Both places in the one line that the evening has for them. It speaks up only when something is wrong."""
    wrong = health.speaks_up(now)
    if wrong is not None:
        light = wrong.light(now)
        icon, token = SIGNS[light]
        title = _("Backup is late") if light is Light.LATE else _("No backup now")
        if wrong.place is Place.SECOND and light is Light.FAILING:
            title = _("No backup on {name}").format(name=wrong.name)
        return LightTold(icon, token, title, wrong.problem or _words(wrong, light, now))
    laptop, second = health.places
    there = second.light(now) is Light.GOOD
    at = moment_of(min(laptop.made, second.made) if there else laptop.made)
    if at is None:
        words = _("Within five minutes after each change.")
        return LightTold("hard-drives", "ink2", _("Backup follows"), words)
    title = _("Backup {time}").format(time=time_text(at.astimezone(now.tzinfo)))
    words = (
        _("on this laptop and on {name}, checked").format(name=second.name)
        if there
        else _("only on this laptop, checked")
    )
    return LightTold("hard-drives", "accent", title, words)


def _words(kept: Kept, light: Light, now: datetime) -> str:
    ago = ago_text(kept.made, now)
    if light is Light.GOOD:
        return _("Checked copy {ago}.").format(ago=ago)
    if light is Light.LATE:
        late = _("The last checked copy was made {ago}. The next one is on its way.")
        return late.format(ago=ago) if ago else _("The first copy is on its way.")
    if light is Light.FAILING:
        last = _("The last checked copy was made {ago}.").format(ago=ago) if ago else ""
        return f"{kept.problem} {last}".strip()
    if kept.name:
        same = _("{name} is on the same disk as the project. Choose a stick.")
        return same.format(name=kept.name)
    return _("Choose a stick or a network folder. Then nothing is lost when this laptop breaks.")
