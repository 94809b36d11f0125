"""Reach, honestly: a share never without what it is of, a meter against a goal, and the funnel from invited to satisfied.

What nobody counted is unknown, never nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.project import BASE_NAMES, Base
from cocreate_desktop.domain.reacherrors import NoBase
from cocreate_desktop.language import N_, _, number_text

_NO_PEOPLE = (BASE_NAMES[Base.HOUSEHOLDS], BASE_NAMES[Base.ADDRESSES])
"""What reach can be measured against that are no people."""


def known_sum(numbers: Iterable[int | None]) -> int | None:
    """What is known of these numbers together; None when nothing is."""
    known = [one for one in numbers if one is not None]
    return sum(known) if known else None


def whole_percent(share: Fraction, goal: int | None = None) -> int:
    """A share (0 to 1) in whole percent, the nearest, but never rounded up to all, nor up to a ``goal`` (in percent) that it
    misses."""
    exact = share * 100
    nearest = int(exact + Fraction(1, 2))
    line = goal if goal is not None and exact < goal <= nearest else 100
    return nearest - 1 if exact < line <= nearest else nearest


def percent_text(percent: int, *, anybody: bool) -> str:
    """A percentage in large letters, to stand beside its base: never 0 while there is ``anybody``."""
    return "< 1 %" if anybody and not percent else f"{percent} %"


@dataclass(frozen=True, slots=True)
class Share:
    """``numerator`` people of ``base``, out of ``n`` who were counted for it (those in the hall who are no residents too).
    ``base_name`` is a message to translate: what the base counts. Raises NoBase for a base of nothing, BadValue below it."""

    numerator: int
    base: int
    base_name: str
    n: int

    def __post_init__(self) -> None:
        if self.base <= 0:
            raise NoBase(base=_(self.base_name), number=self.base)
        for number in (self.numerator, self.n):
            if number < 0:
                raise BadValue(value=number, example=0)

    @property
    def exact(self) -> Fraction:
        """The share itself; above 1 when there are more people than their base."""
        return Fraction(self.numerator, self.base)

    @property
    def beyond(self) -> bool:
        """Whether there are more people than the base counts: then something is wrong, and no percentage is shown."""
        return self.numerator > self.base

    @property
    def percent(self) -> int | None:
        """In whole percent; None when it would pass 100."""
        return None if self.beyond else whole_percent(self.exact)

    @property
    def words(self) -> str:
        """The share with its base, translated: "34 of 1,800 residents: 2 %", or what is wrong with it."""
        if self.beyond:
            told = _("There are more people ({n}) than “{name}” counts ({base}), so there is no percentage.")
            return " ".join((told.format(**self._known), _("Check both numbers, or choose another base.")))
        if self.numerator and not self.percent:
            return _("{counted}: less than 1 %").format(counted=self.counted)
        return _("{counted}: {percent} %").format(counted=self.counted, percent=self.percent)

    @property
    def counted(self) -> str:
        """The numerator with its base, translated; people are laid beside households, for they are none."""
        people = self.base_name not in _NO_PEOPLE
        words = _("{n} of {base} {name}") if people else _("{n} people beside {base} {name}")
        return words.format(**self._known)

    @property
    def _known(self) -> dict[str, str]:
        numbers = {"n": number_text(self.numerator), "base": number_text(self.base)}
        return {**numbers, "name": _(self.base_name)}


@dataclass(frozen=True, slots=True)
class Meter:
    """A share against a ``goal`` in percent."""

    share: Share
    goal: int

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached, by the exact share; None when the share passes its base."""
        return None if self.share.beyond else self.share.exact * 100 >= self.goal

    @property
    def percent(self) -> int | None:
        """In whole percent, never rounded up to the goal or to all; None when it would pass 100."""
        return None if self.share.beyond else whole_percent(self.share.exact, self.goal)

    @property
    def still(self) -> int:
        """How many more people reach the goal; 0 once it is reached."""
        return max(0, -(-self.goal * self.share.base // 100) - self.share.numerator)

    @property
    def words(self) -> str:
        """How it stands, translated."""
        if self.reached is None:
            return self.share.words
        if self.reached:
            return _("The goal of {goal} % is reached.").format(goal=self.goal)
        words = _("The goal of {goal} % is not reached: {n} more needed.")
        return words.format(goal=self.goal, n=number_text(self.still))


class Stage(StrEnum):
    """The stages of the funnel, the widest first."""

    REACHED = "reached"
    SEEN = "seen"
    TOOK_PART = "took-part"
    WORKED_ALONG = "worked-along"
    SATISFIED = "satisfied"


STAGE_NAMES = {
    Stage.REACHED: N_("reached"),
    Stage.SEEN: N_("seen"),
    Stage.TOOK_PART: N_("took part"),
    Stage.WORKED_ALONG: N_("worked along"),
    Stage.SATISFIED: N_("satisfied"),
}
PEOPLE_REACHED = N_("people reached")
VISITS = N_("visits to the evenings")
PEOPLE_WITH_A_MARK = N_("people who gave a mark")


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """``number`` of people at a stage (None: nobody counted) and what it is measured against: ``base`` (None or 0: not known)
    and its name, a message to translate."""

    stage: Stage
    number: int | None
    base: int | None
    base_name: str

    @property
    def share(self) -> Share | None:
        """The share of its base; None when either is not known."""
        if self.number is None or not self.base:
            return None
        return Share(self.number, self.base, self.base_name, self.number)

    @property
    def words(self) -> str:
        """The number with its base, translated; a number without a base stands alone, and what is unknown says so."""
        if self.number is None:
            return _("not known")
        return number_text(self.number) if self.share is None else self.share.words


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people each stage counts, and how many gave a mark; None: nobody counted. ``visits``: all evenings added up, who
    came twice is two. ``seen_of``: how many were reached by the ways that were opened, None when that is not known of each."""

    reached: int | None
    seen: int | None
    took_part: int | None
    worked_along: int | None
    satisfied: int | None
    marks: int | None
    visits: int | None = None
    seen_of: int | None = None


def funnel(counts: Counts, base: int | None, base_name: str) -> tuple[FunnelStage, ...]:
    """The five stages. Took part is measured against the project's base, others against the people who could get there: seen of
    reached, worked along of the visits, for both count somebody once an evening, satisfied of those who gave a mark. Reached
    has no base: one person may get a flyer and a letter, and a letter goes to an address."""
    measured = {
        Stage.REACHED: (counts.reached, None, base_name),
        Stage.SEEN: (counts.seen, counts.seen_of, PEOPLE_REACHED),
        Stage.TOOK_PART: (counts.took_part, base, base_name),
        Stage.WORKED_ALONG: (counts.worked_along, counts.visits, VISITS),
        Stage.SATISFIED: (counts.satisfied, counts.marks, PEOPLE_WITH_A_MARK),
    }
    return tuple(FunnelStage(stage, *rest) for stage, rest in measured.items())
