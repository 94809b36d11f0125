"""How an evening that runs late or early comes out as planned: which coming steps give or get how many minutes.

Pure arithmetic in whole minutes. Steps that were or are now keep their place and their time; the order never changes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cocreate_desktop.domain.steps import Kind, Step

OFFER_FROM = 3
"""So many minutes late or early an offer is worth somebody's attention."""
USUAL_GAIN = 5
"""How many minutes are gained when somebody wants time although the evening is on time."""
LONGEST = 480

_FLOORS = {
    Kind.WELCOME: 3,
    Kind.ARRIVALS: 3,
    Kind.IDEAS: 5,
    Kind.THEMES: 5,
    Kind.SHOW: 3,
    Kind.TALK: 10,
    Kind.VOTE: 5,
    Kind.PROPOSAL: 5,
    Kind.OFFERS: 3,
    Kind.READBACK: 4,
    Kind.EXIT: 4,
    Kind.PAUSE: 5,
}
"""The fewest minutes that a step of a kind can do with."""
# The last step is where the room hears what happens next and when.
_PROMISE = 5
# The word in the settings of a step for the minutes that it had in the plan.
_PLANNED = "planned_minutes"


class Way(StrEnum):
    """What an offer does."""

    SPREAD = "spread"
    ONE = "one"
    SKIP = "skip"
    LATER = "later"
    GIVE = "give"
    GIVE_ONE = "give_one"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Coming:
    """A step that is still to come, with its planned minutes; ``last`` is the evening's last. ``need``: what its own clock of
    several rounds takes, 0 without one."""

    id: str
    kind: Kind
    minutes: int
    last: bool = False
    need: int = 0

    @property
    def floor(self) -> int:
        """The fewest minutes that it can do with; a step planned shorter stays as it is."""
        least = max(_FLOORS[self.kind], self.need)
        return min(self.minutes, max(least, _PROMISE) if self.last else least)

    @property
    def slack(self) -> int:
        """How many minutes it can give."""
        return self.minutes - self.floor


@dataclass(frozen=True, slots=True)
class Offer:
    """New ``minutes`` by step id, and the break that is left out (``skip``, empty: none). ``gain``: how many minutes earlier
    the evening ends (negative: later); ``moved``: how many minutes later it is planned to end (negative: earlier). After it
    the evening is still ``behind`` its plan, negative when it is ahead."""

    way: Way
    minutes: Mapping[str, int] = field(default_factory=dict)
    skip: str = ""
    gain: int = 0
    moved: int = 0
    behind: int = 0


def offers(coming: Sequence[Coming], behind: int) -> tuple[Offer, ...]:
    """What can be done about ``behind`` minutes (negative: ahead), the gentlest first. On time: how to gain some minutes."""
    if behind <= -OFFER_FROM:
        return _early(coming, -behind)
    late = behind >= OFFER_FROM
    wanted = behind if late else USUAL_GAIN
    found = (*_spread(coming, wanted), *_ones(coming, wanted), *_skipped(coming))
    made = (replace(one, behind=behind - one.gain) for one in found)
    return (*made, *((Offer(Way.LATER, moved=behind),) if late else ()))


def _spread(coming: Sequence[Coming], wanted: int) -> list[Offer]:
    """Each gives in proportion to what it can; together exactly what is wanted, or all they can."""
    shares = _shared([step.slack for step in coming], wanted)
    minutes = {step.id: step.minutes - share for step, share in zip(coming, shares, strict=True) if share}
    # One step that gives all is an offer of its own.
    return [Offer(Way.SPREAD, minutes, gain=sum(shares))] if len(minutes) > 1 else []


def _ones(coming: Sequence[Coming], wanted: int) -> list[Offer]:
    """The two that can best give it alone; a vote gives last."""
    order = sorted(
        (step for step in coming if step.slack), key=lambda step: (step.kind is Kind.VOTE, -step.slack)
    )
    gains = ((step, min(step.slack, wanted)) for step in order[:2])
    return [Offer(Way.ONE, {step.id: step.minutes - gain}, gain=gain) for step, gain in gains]


def _skipped(coming: Sequence[Coming]) -> list[Offer]:
    """Without the next break."""
    breaks = [step for step in coming if step.kind is Kind.PAUSE]
    return [Offer(Way.SKIP, skip=one.id, gain=one.minutes) for one in breaks[:1]]


def _early(coming: Sequence[Coming], ahead: int) -> tuple[Offer, ...]:
    """Time to give back: to all that is talked or worked in, to one of the two longest, or to nobody."""
    takers = [step for step in coming if step.kind is not Kind.PAUSE and step.minutes < LONGEST]
    room = [min(step.minutes * 2, LONGEST) - step.minutes for step in takers]
    shares = _shared(room, ahead)
    given = {step.id: step.minutes + share for step, share in zip(takers, shares, strict=True) if share}
    found = [Offer(Way.GIVE, given, gain=-sum(shares), behind=sum(shares) - ahead)] if len(given) > 1 else []
    for step in sorted(takers, key=lambda step: (step.kind is Kind.VOTE, -step.minutes))[:2]:
        more = min(ahead, LONGEST - step.minutes)
        longer = {step.id: step.minutes + more}
        found.append(Offer(Way.GIVE_ONE, longer, gain=-more, behind=more - ahead))
    return (*found, Offer(Way.EARLIER, moved=-ahead))


def _shared(most: Sequence[int], wanted: int) -> list[int]:
    """``wanted`` split in proportion to ``most``, never more than that: whole numbers that add up exactly."""
    total = sum(most)
    wanted = min(wanted, total)
    if wanted <= 0:
        return [0] * len(most)
    shares = [wanted * part // total for part in most]
    rest = sorted(range(len(most)), key=lambda i: (-(wanted * most[i] % total), i))
    for i in rest[: wanted - sum(shares)]:
        shares[i] += 1
    return shares


def plan_kept(step: Step) -> int | None:
    """The minutes that ``step`` had in the plan before it was made shorter or longer on the evening itself; None when it was
    not."""
    found = json.loads(step.settings or "{}").get(_PLANNED)
    return found if isinstance(found, int) else None


def planned(step: Step) -> int:
    """The minutes of ``step`` in the plan that the evening is measured by."""
    kept = plan_kept(step)
    return step.minutes if kept is None else kept


def replanned(step: Step, minutes: int | None) -> str:
    """The settings of ``step`` with these minutes in the plan; None: no others than its own."""
    settings = json.loads(step.settings or "{}")
    settings.pop(_PLANNED, None)
    if minutes is not None:
        settings[_PLANNED] = minutes
    return json.dumps(settings, ensure_ascii=False, sort_keys=True)
