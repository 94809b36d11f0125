"""What people say of the outcome and of the process, apart, and how the evening mirrors what they expected at the door."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cocreate_desktop.domain import wilson
from cocreate_desktop.domain.arrivals import Expectation
from cocreate_desktop.domain.reach import Share, whole_percent
from cocreate_desktop.domain.satisfaction import LEAST
from cocreate_desktop.language import N_, _, ngettext, number_text


class About(StrEnum):
    """What a statement is about."""

    PROCESS = "process"
    OUTCOME = "outcome"


ABOUT_NAMES = {About.PROCESS: N_("How it went"), About.OUTCOME: N_("What came of it")}


@dataclass(frozen=True, slots=True)
class Statement:
    """How many people answered a statement with no, so-so and yes. ``words``: a message to translate or somebody's own."""

    words: str
    about: About
    no: int = 0
    so_so: int = 0
    yes: int = 0

    @property
    def n(self) -> int:
        """How many answered it; everything may be skipped, so it differs per statement."""
        return self.no + self.so_so + self.yes

    @property
    def share(self) -> Share | None:
        """Those who say yes; None under ten answers: then only the counts are told."""
        return Share(self.yes, self.n, PEOPLE_WHO_ANSWERED, self.n) if self.n >= LEAST else None

    @property
    def told(self) -> str:
        """The counts, translated: "31 yes, 5 so-so, 2 no"."""
        words = _("{yes} yes, {so_so} so-so, {no} no")
        return words.format(yes=number_text(self.yes), so_so=number_text(self.so_so), no=number_text(self.no))


PEOPLE_WHO_ANSWERED = N_("people who answered this")


def apart(statements: Iterable[Statement]) -> Mapping[About, tuple[Statement, ...]]:
    """The statements about the process and those about the outcome, each in their order; they are never added up."""
    held = tuple(statements)
    return {about: tuple(one for one in held if one.about is about) for about in About}


class Turn(StrEnum):
    """How the evening turned out beside what people expected."""

    UNKNOWN = "unknown"
    LESS = "less"
    ALIKE = "alike"
    MORE = "more"


TURN_WORDS = {
    Turn.UNKNOWN: N_("Too few answers to lay them beside one another."),
    Turn.LESS: N_("It turned out less than people expected."),
    Turn.ALIKE: N_("There is no clear difference with what people expected."),
    Turn.MORE: N_("It turned out better than people expected."),
}


@dataclass(frozen=True, slots=True)
class Mirror:
    """What people expected at the door (much, some, little) beside what they say at the end (yes, so-so, no). Both are counted
    by themselves: nobody can be followed from the one to the other."""

    expected: tuple[int, int, int]
    said: tuple[int, int, int]

    @property
    def turn(self) -> Turn:
        """Those who expected much beside those who say yes. Different only when their intervals do not touch: a few people more
        or less are chance."""
        if min(sum(self.expected), sum(self.said)) < LEAST:
            return Turn.UNKNOWN
        before = wilson.interval(self.expected[0], sum(self.expected))
        after = wilson.interval(self.said[0], sum(self.said))
        if after[0] > before[1]:
            return Turn.MORE
        return Turn.LESS if after[1] < before[0] else Turn.ALIKE

    @property
    def words(self) -> str:
        """Both sides with their numbers, and the turn; translated."""
        door, end = sum(self.expected), sum(self.said)
        before = ngettext(
            "At the door {k} of {n} person expected much influence{percent}.",
            "At the door {k} of {n} people expected much influence{percent}.",
            door,
        )
        after = ngettext(
            "At the end {k} of {n} person says yes{percent}.",
            "At the end {k} of {n} people say yes{percent}.",
            end,
        )
        told = (
            words.format(k=number_text(k), n=number_text(n), percent=_in_brackets(k, n))
            for words, k, n in ((before, self.expected[0], door), (after, self.said[0], end))
        )
        return " ".join((*told, _(TURN_WORDS[self.turn])))


def _in_brackets(k: int, n: int) -> str:
    return f" ({whole_percent(Fraction(k, n))} %)" if n >= LEAST else ""


def mirror(expected: Mapping[Expectation, int], statement: Statement) -> Mirror:
    """The expectations at the door beside a statement at the end; who did not know or was not asked counts on neither side."""
    door = (Expectation.MUCH, Expectation.SOME, Expectation.LITTLE)
    before = tuple(expected.get(one, 0) for one in door)
    return Mirror((before[0], before[1], before[2]), (statement.yes, statement.so_so, statement.no))
