"""Neighbours who know no script: what they write and how they vote in any evening that somebody made, from a seed.

No clock, network or storage; ``rehearsal.neighbours`` plays the shipped examples instead.
"""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cocreate_desktop import paths
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.domain.voting.answers import ANSWERS, OBJECTION

WITHOUT_PHONE: Final = 5
"""One in so many has no phone at hand."""
_VOTES: Final = 0.92
_CHANGES: Final = 0.12
_NOTES_EACH: Final = 0.9
_LEANING: Final = {
    "yes-no": (60, 28, 12),
    "support": (24, 30, 20, 12, 6, 8),
    "consent": (85, 5, 10),
}
_REASONS: Final = {
    "nl": ("Dan kan de brandweer er niet langs", "Het wordt er 's avonds te donker"),
    "en": ("Then the fire engine cannot pass", "It gets too dark there at night"),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A ballot as ``rehearsal.phone.Phone.vote`` wants it: what each option gets by its place (from 0), and the reason of an
    objection."""

    weights: Mapping[int, int]
    reason: str = ""


class Improvisers:
    """``people`` neighbours (at least 1); the same seed and language (nl or en, else nl) always give the same ones.
    ValueError without people."""

    def __init__(self, people: int, *, seed: int = 1, language: str = "nl") -> None:
        if people < 1:
            raise ValueError("a crowd needs at least one neighbour")
        self.people = people
        self.seed = seed
        self.language = language if language in _REASONS else "nl"
        ideas = paths.resources() / "neighbours" / f"{self.language}.txt"
        self._ideas = tuple(ideas.read_text(encoding="utf-8").splitlines())

    @property
    def with_phone(self) -> tuple[int, ...]:
        """The numbers (from 0) of those who have a phone."""
        return tuple(one for one in range(self.people) if (one + 1) % WITHOUT_PHONE)

    def notes(self, question: str) -> tuple[tuple[int, str], ...]:
        """Who writes what about a question, in order of arrival; another question is answered in another order."""
        chance = random.Random(f"{self.seed} notes {question}")
        phones = self.with_phone
        many = round(_NOTES_EACH * len(phones))
        ideas = [idea for _ in range(-(-many // len(self._ideas))) for idea in self._shuffled(chance)]
        return tuple((chance.choice(phones), idea) for idea in ideas[:many])

    def votes(self, voting: Round) -> tuple[int, ...]:
        """Who votes by phone in a round, in order; whoever comes twice changes her vote."""
        chance = random.Random(f"{self.seed} votes {voting.id}")
        voters = [one for one in self.with_phone if chance.random() < _VOTES]
        chance.shuffle(voters)
        return (*voters, *(one for one in voters if chance.random() < _CHANGES))

    def ballot(self, voting: Round, options: Sequence[Option], neighbour: int, again: bool = False) -> Filled:
        """How a neighbour fills in her ballot; ``again``: what she makes of it the second time."""
        chance = random.Random(f"{self.seed} ballot {voting.id} {neighbour} {again}")
        filled = _FILLED[voting.method](chance, voting, self._weights(voting, options))
        objects = any(options[place].id == OBJECTION for place in filled)
        return Filled(filled, chance.choice(_REASONS[self.language]) if objects else "")

    def hands(self, voting: Round, options: Sequence[Option]) -> tuple[int, ...]:
        """How many of those without a phone stand behind each option, for whoever counts hands and stickers."""
        found: Counter[int] = Counter()
        for one in set(range(self.people)) - set(self.with_phone):
            for place, weight in self.ballot(voting, options, one).weights.items():
                found[place] += weight if voting.method == "dots" else 1
        return tuple(found[place] for place in range(len(options)))

    def _weights(self, voting: Round, options: Sequence[Option]) -> tuple[int, ...]:
        """How the neighbourhood leans: some options are liked much better than others."""
        fixed = _LEANING.get(voting.method)
        if fixed is not None and len(fixed) == len(options):
            return fixed
        chance = random.Random(f"{self.seed} leaning {voting.step_id}")
        return tuple(round(chance.uniform(0.15, 1) ** 2 * 100) + 1 for _ in options)

    def _shuffled(self, chance: random.Random) -> list[str]:
        return chance.sample(self._ideas, len(self._ideas))


_Weights = tuple[int, ...]
_Filling = Callable[[random.Random, Round, _Weights], dict[int, int]]


def _one(chance: random.Random, _voting: Round, weights: _Weights) -> dict[int, int]:
    return {chance.choices(range(len(weights)), weights)[0]: 1} if weights else {}


def _several(chance: random.Random, voting: Round, weights: _Weights) -> dict[int, int]:
    order = _ordered(chance, weights)
    most = min(voting.max_choices or len(weights), max(1, len(weights) - 1))
    return dict.fromkeys(order[: chance.randint(1, max(1, most))], 1)


def _choice(chance: random.Random, voting: Round, weights: _Weights) -> dict[int, int]:
    return (_several if voting.max_choices > 1 else _one)(chance, voting, weights)


def _spread(chance: random.Random, weights: _Weights, parts: int, most: int) -> dict[int, int]:
    """``parts`` one by one over the options, at most ``most`` on each."""
    given = [0] * len(weights)
    for _ in range(parts):
        room = [place for place, has in enumerate(given) if has < most]
        if not room:
            break
        given[chance.choices(room, [weights[place] for place in room])[0]] += 1
    return {place: has for place, has in enumerate(given) if has}


def _dots(chance: random.Random, voting: Round, weights: _Weights) -> dict[int, int]:
    return _spread(chance, weights, voting.dots, voting.max_per_option or voting.dots)


def _chips(chance: random.Random, voting: Round, weights: _Weights) -> dict[int, int]:
    step = max(voting.chip_step, 1)
    # A thousand steps one by one say no more than twenty large ones.
    size = step * max(1, voting.chips // step // 20)
    parts = _spread(chance, weights, voting.chips // size, voting.chips)
    return {place: many * size for place, many in parts.items()}


def _score(chance: random.Random, voting: Round, weights: _Weights) -> dict[int, int]:
    low, high = voting.scale_low, voting.scale_high
    wide, best = high - low, max(weights, default=1)
    return {
        place: min(high, max(low, round(low + wide * weight / best + chance.gauss(0, wide / 5))))
        for place, weight in enumerate(weights)
    }


def _ranking(chance: random.Random, _voting: Round, weights: _Weights) -> dict[int, int]:
    return {option: place for place, option in enumerate(_ordered(chance, weights), 1)}


def _ordered(chance: random.Random, weights: _Weights) -> list[int]:
    """The options in the order of one neighbour: mostly the well-liked ones first."""
    return sorted(range(len(weights)), key=lambda place: -weights[place] * chance.uniform(0.2, 1))


_FILLED: Final[Mapping[str, _Filling]] = {
    "choice": _choice,
    "approval": _several,
    "dots": _dots,
    "score": _score,
    "ranking": _ranking,
    "budget": _several,
    "chips": _chips,
    **dict.fromkeys(ANSWERS, _one),
}
