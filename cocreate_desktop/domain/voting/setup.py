"""What a facilitator should know before a round is opened. Hints, never a ban."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from cocreate_desktop.domain.text import folded
from cocreate_desktop.language import N_

MANY = 12
ALIKE = 0.85

# "ontwerp a", "bladzijde 12", "variant 2b": what comes before, and the letter or number at the end.
_NUMBERED = re.compile(r"(.*)\s(\w|\d+\w?)")


@dataclass(frozen=True, slots=True)
class Hint:
    """``text`` is a message to translate; one with "{pairs}" in it wants the options named that are two by two in
    ``pairs``, by their places (from 0)."""

    code: str
    text: str
    pairs: tuple[tuple[int, int], ...] = ()

    @property
    def options(self) -> tuple[int, ...]:
        """The places of all options it is about."""
        return tuple(sorted({place for pair in self.pairs for place in pair}))


def warnings(texts: Sequence[str], pictured: Collection[int] = ()) -> tuple[Hint, ...]:
    """Warnings for the options' texts: too few, more than twelve, some that nearly say the same. ``pictured``: the
    places of those with a picture."""
    found = []
    if len(texts) < 2:
        found.append(Hint("few", N_("A choice needs at least two options.")))
    if len(texts) > MANY:
        found.append(Hint("many", N_("More than twelve options are hard to compare. Can some go together?")))
    pairs = tuple(_alike(texts, pictured))
    if pairs:
        text = N_("Options that nearly say the same will share their votes: {pairs}.")
        found.append(Hint("alike", text, pairs))
    return tuple(found)


def _alike(texts: Sequence[str], pictured: Collection[int]) -> Iterator[tuple[int, int]]:
    plain = [folded(text) for text in texts]
    for one, other in combinations(range(len(texts)), 2):
        # Between two pictures one chooses by looking, whatever their captions say.
        seen = one in pictured and other in pictured
        if not seen and plain[one] and _nearly_same(plain[one], plain[other]):
            yield one, other


def _nearly_same(one: str, other: str) -> bool:
    return not _in_a_row(one, other) and SequenceMatcher(None, one, other).ratio() >= ALIKE


def _in_a_row(one: str, other: str) -> bool:
    """Whether only a letter or number at the end tells them apart, as with designs A and B: that was done on purpose."""
    first, second = _NUMBERED.fullmatch(one), _NUMBERED.fullmatch(other)
    return bool(first and second and first[1] == second[1] and first[2] != second[2])
