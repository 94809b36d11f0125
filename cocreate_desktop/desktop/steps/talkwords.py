"""What the desk says of a talk's clock: what its keys do now, and how it stands. Words alone."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain import talking
from ...domain.steps import TalkSettings
from ...domain.talking import Form
from ...domain.timing import PartClock
from ...language import _, ngettext
from ...services import roundwords


def go_text(settings: TalkSettings, clock: PartClock | None, names: Sequence[str]) -> tuple[str, str]:
    """What the one key does now, and its icon."""
    if settings.at > len(names):
        return _("Done"), "check"
    if clock is None or not clock.begun:
        return _("Start: {name}").format(name=names[max(settings.at, 1) - 1]), "play"
    if not clock.left:
        return next_text(settings, names), "arrow-right"
    return (_("Hold"), "pause") if clock.running else (_("Go on"), "play")


def next_text(settings: TalkSettings, names: Sequence[str]) -> str:
    """What going to the next round is."""
    if settings.at >= len(names):
        return _("Finish the rounds")
    if talking.form_of(settings) is Form.CAFE:
        return _("Change tables")
    return _("To: {name}").format(name=names[settings.at])


def told_text(settings: TalkSettings, clock: PartClock | None, names: Sequence[str]) -> str:
    """How the clock stands, and what comes after."""
    if settings.at > len(names):
        return _("The room is together again.")
    if clock is None or not clock.begun:
        minutes = talking.lengths(settings)[max(settings.at, 1) - 1]
        return ngettext("{n} minute, not begun", "{n} minutes, not begun", minutes).format(n=minutes)
    soon = roundwords.soon(names, clock.part)
    if not clock.left:
        return " ".join((_("Time is up."), soon)).strip()
    if not clock.running:
        return _("stands still")
    return " · ".join(one for one in (_("to go"), soon) if one)
