"""How many are satisfied, honestly: by the mark that the project chose, with who answered, an interval, and no percentage of
fewer than ten. A histogram, never a mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cocreate_desktop.domain import wilson
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.reach import PEOPLE_WITH_A_MARK, Share, whole_percent
from cocreate_desktop.language import N_, _, ngettext, number_text

MARKS = range(1, 11)
THRESHOLDS = (6, 7)
"""From which mark somebody may be called satisfied."""
LEAST = 10
"""With fewer marks only the counts are told."""


class Verdict(StrEnum):
    """What the marks say of the goal."""

    TOO_FEW = "too-few"
    MISSED = "missed"
    REACHED = "reached"
    AMPLY = "amply"


VERDICT_NAMES = {
    Verdict.TOO_FEW: N_("too few marks for a percentage"),
    Verdict.MISSED: N_("not reached"),
    Verdict.REACHED: N_("reached"),
    Verdict.AMPLY: N_("amply reached"),
}


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """``histogram``: how many people gave 1, 2 … 10. ``answered``: how many filled in anything, ``arrived``: how many came in
    (None: nobody counted). ``goal`` in percent."""

    histogram: tuple[int, ...]
    threshold: int
    goal: int
    answered: int
    arrived: int | None = None

    @property
    def n(self) -> int:
        """How many gave a mark."""
        return sum(self.histogram)

    @property
    def satisfied(self) -> int:
        """How many of these gave the threshold or more."""
        return sum(self.histogram[self.threshold - 1 :])

    @property
    def share(self) -> Share | None:
        """The satisfied of those who gave a mark; None without any mark. Show it only where ``percent`` is not None."""
        return Share(self.satisfied, self.n, PEOPLE_WITH_A_MARK, self.n) if self.n else None

    @property
    def percent(self) -> int | None:
        """The satisfied in whole percent, never rounded up to the goal; None under ten marks."""
        return whole_percent(Fraction(self.satisfied, self.n), self.goal) if self.n >= LEAST else None

    @property
    def interval(self) -> tuple[int, int] | None:
        """Where the share of all who came may lie (95 %), in percent, rounded outward; None under ten marks."""
        return wilson.interval(self.satisfied, self.n) if self.n >= LEAST else None

    @property
    def verdict(self) -> Verdict:
        """By the exact share; amply when the lower end of the interval is not below the goal either."""
        if self.n < LEAST:
            return Verdict.TOO_FEW
        if self.satisfied * 100 < self.goal * self.n:
            return Verdict.MISSED
        return Verdict.AMPLY if wilson.is_above(self.satisfied, self.n, self.goal) else Verdict.REACHED

    @property
    def response(self) -> Share | None:
        """Those who answered of those who came in; None when nobody counted these, or more answered than came in."""
        if not self.arrived or self.too_many:
            return None
        return Share(self.answered, self.arrived, PEOPLE_AT_THE_DOOR, self.answered)

    @property
    def too_many(self) -> bool:
        """Whether more people answered than were counted at the door: one of both is wrong."""
        return self.arrived is not None and self.answered > self.arrived

    @property
    def marks_words(self) -> str:
        """How many gave what it takes, translated: "34 of 38 people gave a 7 or higher"."""
        words = ngettext(
            "{k} of {n} person gave a {mark} or higher", "{k} of {n} people gave a {mark} or higher", self.n
        )
        return words.format(k=number_text(self.satisfied), n=number_text(self.n), mark=self.threshold)

    @property
    def goal_words(self) -> str:
        """What they say of the goal, translated."""
        if self.verdict is Verdict.TOO_FEW:
            return _("With fewer than {least} marks there is no percentage, only the counts.").format(
                least=LEAST
            )
        words = _("Our goal was {goal} %: {verdict}.")
        return words.format(goal=self.goal, verdict=_(VERDICT_NAMES[self.verdict]))

    @property
    def interval_words(self) -> str:
        """The interval, translated; empty under ten marks."""
        if self.interval is None:
            return ""
        low, high = self.interval
        words = _("With {n} answers it lies somewhere between {low} and {high} %")
        return words.format(n=number_text(self.n), low=low, high=high)

    @property
    def response_words(self) -> str:
        """Who filled it in, of whom, translated."""
        known = {"k": number_text(self.answered), "n": number_text(self.arrived or 0)}
        if self.too_many:
            words = _(
                "More people filled it in ({k}) than were counted at the door ({n}), so their share is not shown."
            )
            return " ".join((words, _("Correct the count at the door."))).format(**known)
        if not self.arrived:
            told = ngettext("{k} person filled it in.", "{k} people filled it in.", self.answered)
            return " ".join((told, _("Nobody counted how many came."))).format(**known)
        return ngettext(
            "{k} of the {n} person filled it in.", "{k} of the {n} people filled it in.", self.arrived
        ).format(**known)


PEOPLE_AT_THE_DOOR = N_("people counted at the door")


def satisfaction(
    marks: Mapping[int, int],
    *,
    threshold: int,
    goal: int,
    arrived: int | None,
    answered: int = 0,
) -> Satisfaction:
    """How satisfied people are. ``marks``: how many gave each mark; ``answered``: how many filled in anything, with a mark or
    without. Raises BadValue for a mark, threshold or number that is none."""
    for mark, people in marks.items():
        if mark not in MARKS or people < 0:
            raise BadValue(value=mark if people >= 0 else people, example=8)
    if threshold not in THRESHOLDS:
        raise BadValue(value=threshold, example=THRESHOLDS[-1])
    histogram = tuple(marks.get(mark, 0) for mark in MARKS)
    return Satisfaction(histogram, threshold, goal, max(answered, sum(histogram)), arrived)
