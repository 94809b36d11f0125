"""Marks: the mean and the median of those who gave one, each person once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cocreate_desktop.domain.voting.exact import Amount
from cocreate_desktop.domain.voting.model import Ballot


@dataclass(frozen=True, slots=True)
class Marks:
    """How many ``people`` (one or more) gave each mark to one option."""

    people: Mapping[Amount, int]

    @property
    def number(self) -> int:
        """How many gave one."""
        return sum(self.people.values())

    @property
    def mean(self) -> Fraction:
        """Of everybody who marked it."""
        return (
            sum((Fraction(mark) * people for mark, people in self.people.items()), Fraction(0)) / self.number
        )

    @property
    def median(self) -> Fraction:
        """The mark in the middle, or half-way between the two in the middle, when they stand by their marks."""
        return (self._mark((self.number - 1) // 2) + self._mark(self.number // 2)) / 2

    def _mark(self, place: int) -> Fraction:
        """Of the person at ``place`` (from 0), the lowest mark first."""
        reached = 0
        return next(
            Fraction(mark) for mark in sorted(self.people) if (reached := reached + self.people[mark]) > place
        )


def marks(ballots: Iterable[Ballot]) -> Mapping[str, Marks]:
    """By option id; an option that nobody marked is not in it."""
    found: defaultdict[tuple[str, Amount], int] = defaultdict(int)
    for ballot in ballots:
        people = ballot.people
        for given in ballot.choices.items():
            found[given] += people
    by_option: defaultdict[str, dict[Amount, int]] = defaultdict(dict)
    for (option, mark), people in found.items():
        by_option[option][mark] = people
    return {option: Marks(people) for option, people in by_option.items()}
