"""Simulated neighbours: from a seed, who sends which notes and who gives which dots; no clock, network or storage."""

import random
from dataclasses import dataclass, replace

from cocreate_desktop.rehearsal.example import Example, ExampleNote, ExampleVote, load_buurtplein

_ABSTAIN = 0.08
_CHANGE = 0.15
_FEWER = 0.10
# Where everybody says yes or no to each option; its weight is then how many in a hundred say yes.
_MANY = ("approval", "budget")


@dataclass(frozen=True, slots=True)
class Sending:
    """A neighbour (0-based) sends a note."""

    neighbour: int
    note: ExampleNote


@dataclass(frozen=True, slots=True)
class Ballot:
    """A neighbour's dots, one number per option in the order of the vote; a later ballot replaces an earlier one."""

    neighbour: int
    dots: tuple[int, ...]


class Crowd:
    """The same seed, number of people (at least 1) and example always give the same neighbours.

    ``notes`` are in order of arrival; ``ballots`` too, changed votes included: those of the vote with dots. ``votes`` holds
    the ballots of every vote of the run sheet, ``again`` those of what is asked a second time (none where it is not).
    ValueError without people.
    """

    def __init__(self, seed: int, people: int = 40, example: Example | None = None) -> None:
        if people < 1:
            raise ValueError("a crowd needs at least one neighbour")
        self.seed = seed
        self.people = people
        self.example = example or load_buurtplein()
        self.notes = _sendings(random.Random(f"notes {seed}"), people, self.example.notes)
        self._later = _sendings(random.Random(f"later {seed}"), people, self.example.later)
        self.ballots = _ballots(random.Random(f"dots {seed}"), people, self.example.vote)
        self.votes = tuple(
            self.ballots
            if vote is self.example.vote
            else _ballots(random.Random(f"vote {place} {seed}"), people, vote)
            for place, vote in enumerate(self.example.votes)
        )
        self.again = tuple(
            _ballots(random.Random(f"again {place} {seed}"), people, _later(vote)) if vote.twice else ()
            for place, vote in enumerate(self.example.votes)
        )

    def later(self, step: str) -> tuple[Sending, ...]:
        """What is sent in the step with this key, in order of arrival."""
        return tuple(sending for sending in self._later if sending.note.step == step)

    def last_ballots(self) -> tuple[Ballot, ...]:
        """The ballots that count, one per voting neighbour, in order of neighbour."""
        last = {ballot.neighbour: ballot for ballot in self.ballots}
        return tuple(last[neighbour] for neighbour in sorted(last))


def _sendings(chance: random.Random, people: int, notes: tuple[ExampleNote, ...]) -> tuple[Sending, ...]:
    order = chance.sample(notes, len(notes))
    eagerness = [chance.choice((1, 2, 3, 5)) for _ in range(people)]
    return tuple(Sending(chance.choices(range(people), eagerness)[0], note) for note in order)


def _ballots(chance: random.Random, people: int, vote: ExampleVote) -> tuple[Ballot, ...]:
    voters = [neighbour for neighbour in range(people) if chance.random() >= _ABSTAIN]
    chance.shuffle(voters)
    first = [Ballot(neighbour, _dots(chance, vote)) for neighbour in voters]
    changed = [Ballot(neighbour, _dots(chance, vote)) for neighbour in voters if chance.random() < _CHANGE]
    return tuple(first + changed)


def _later(vote: ExampleVote) -> ExampleVote:
    """The same vote as people lean the second time."""
    return replace(vote, options=tuple(replace(option, weight=option.again) for option in vote.options))


def _dots(chance: random.Random, vote: ExampleVote) -> tuple[int, ...]:
    if vote.method in _MANY:
        return tuple(int(chance.random() * 100 < option.weight) for option in vote.options)
    given = [0] * len(vote.options)
    count = chance.randint(1, vote.dots) if chance.random() < _FEWER else vote.dots
    for _ in range(count):
        room = [place for place, dots in enumerate(given) if dots < vote.most]
        weights = [vote.options[place].weight for place in room]
        given[chance.choices(room, weights)[0]] += 1
    return tuple(given)
