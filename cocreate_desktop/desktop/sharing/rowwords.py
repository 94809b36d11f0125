"""How sharing stands, in the two short lines that the evening has for it. It has no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ...language import _
from ...services.sharing import Road, RoadKind, SharePhase, ShareState
from .words import place, told, until_text


@dataclass(frozen=True, slots=True)
class RowTold:
    """An icon in the colour of a token, a title of a few words and a short line under it."""

    icon: str
    token: str
    title: str
    words: str


def row_told(state: ShareState, roads: Sequence[Road], now: datetime) -> RowTold:
    """The state in two lines. Times stand there as times of the day, for nothing here counts minutes."""
    icon = told(state, roads, now).icon
    if state.phase is SharePhase.ALONE:
        return RowTold(icon, "ink2", _("Only on this laptop"), _("Nothing goes over the internet."))
    if state.phase is SharePhase.SAFE:
        at_hub = place(state, roads) is RoadKind.HUB
        title = _("Safe at the centre") if at_hub else _("Safe on a second laptop")
        return RowTold(icon, "accent", title, _("All of it, {time}").format(time=until_text(state.at, now)))
    if state.phase is SharePhase.PAUSED:
        return RowTold(icon, "ink2", _("Sharing stands still"), _("You paused it."))
    if state.phase is SharePhase.TROUBLE:
        return RowTold(icon, "warn", _("Not shared now"), _("It tries again by itself."))
    title = _("Sharing") if state.phase is SharePhase.BUSY else _("Not all shared yet")
    return RowTold(icon, "ink2", title, _("It goes by itself."))
