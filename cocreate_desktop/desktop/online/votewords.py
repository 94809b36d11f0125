"""The votes that people at home can take part in, as the desk tells them: how each stands and what may be done next. Of an open
one no more than how many voted. Pure but for reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ...domain.rounds import Phase, Round
from ...domain.steps import Kind
from ...language import N_, _, ngettext, number_text
from ...services.onlineinbox import OnlineRound
from ...services.services import Services
from ...services.tallying import asked_in
from .inboxwords import day_text

WEIGHTS: Mapping[int, str] = {
    0: N_("not added"),
    25: N_("a quarter"),
    50: N_("a half"),
    75: N_("three quarters"),
    100: N_("a whole vote"),
}
"""For how much of a person a vote from home counts, in percent."""


class VoteDeed(StrEnum):
    """What a button of a row does."""

    NONE = ""
    ASK = "ask"
    AGAIN = "again"
    CLOSE = "close"
    REVEAL = "reveal"


@dataclass(frozen=True, slots=True)
class VoteLine:
    """A vote: ``people`` voted at home; ``asks``: they can now."""

    round: Round
    question: str
    people: int = 0
    asks: bool = False

    @property
    def deeds(self) -> tuple[VoteDeed, VoteDeed]:
        """What comes next, and what else one may do."""
        phase = self.round.phase
        if phase is Phase.OPEN:
            return (VoteDeed.CLOSE if self.round.online else VoteDeed.ASK), VoteDeed.NONE
        if phase is Phase.CLOSED:
            return VoteDeed.REVEAL, VoteDeed.ASK
        return (VoteDeed.ASK if phase is Phase.DRAFT else VoteDeed.AGAIN), VoteDeed.NONE

    @property
    def order(self) -> int:
        """Those that are open come first, then those that wait to be told."""
        if self.round.online and self.round.phase is Phase.OPEN:
            return 0
        return {Phase.CLOSED: 1, Phase.OPEN: 2, Phase.DRAFT: 3}.get(self.round.phase, 4)


def read_lines(services: Services, online: Iterable[OnlineRound]) -> tuple[VoteLine, ...]:
    """The last round of every vote, of all evenings, and every other that was asked at home."""
    lines = {one.round.id: VoteLine(one.round, one.question, one.people, one.asks) for one in online}
    for evening in services.evenings.all():
        for step in services.evenings.steps(evening.id):
            found = services.voting.round_of(step.id) if step.kind is Kind.VOTE else None
            if found is not None and found.id not in lines:
                lines[found.id] = VoteLine(found, asked_in(found, step))
    return tuple(sorted(lines.values(), key=lambda one: one.order))


def deed_text(deed: VoteDeed, *, second: bool = False) -> str:
    """What stands on the button; shorter on the ``second``."""
    return {
        VoteDeed.NONE: "",
        VoteDeed.ASK: _("Ask…") if second else _("Ask at home too…"),
        VoteDeed.AGAIN: _("Ask again at home…"),
        VoteDeed.CLOSE: _("Close it"),
        VoteDeed.REVEAL: _("Tell the result"),
    }[deed]


def told_text(line: VoteLine) -> str:
    """How it stands in a few words."""
    voting, parts = line.round, []
    if voting.online or line.people:
        words = ngettext("{n} voted at home", "{n} voted at home", line.people)
        parts.append(words.format(n=number_text(line.people)))
    if voting.online and voting.phase is Phase.OPEN:
        parts.append(_until(line))
        if voting.online_codes:
            parts.append(_("by code"))
    else:
        parts.append(_(_PHASES[voting.phase]))
    return " · ".join(parts)


_PHASES = {
    Phase.DRAFT: N_("not asked yet"),
    Phase.OPEN: N_("open in the hall"),
    Phase.CLOSED: N_("closed, not told yet"),
    Phase.REVEALED: N_("the result is told"),
    Phase.PUBLISHED: N_("the result is final"),
}


def _until(line: VoteLine) -> str:
    day = day_text(line.round.online_until)
    if not day:
        return _("open at home")
    return _("open until {day}").format(day=day) if line.asks else _("its last day was {day}").format(day=day)


def weight_words(percent: int) -> str:
    """What the weight does, and where that is seen."""
    if not percent:
        return _("Every result shows home apart, with its own number of people.")
    return _(
        "Every result shows home apart, then the sum with this weight: on screens, in the report, in exports."
    )
