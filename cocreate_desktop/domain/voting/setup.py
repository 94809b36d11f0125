"""What a facilitator should know before a round is opened. Hints, never a ban."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from cocreate_desktop.domain.text import folded
from cocreate_desktop.language import N_

MANY = 12
ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Hint:
    """``text`` is a message to translate with ``values``; ``options`` the places (from 0) it is about."""

    code: str
    text: str
    options: tuple[int, ...] = ()


def warnings(texts: Sequence[str]) -> tuple[Hint, ...]:
    """Warnings for the options' texts: too few, more than twelve, two that nearly say the same."""
    found = []
    if len(texts) < 2:
        found.append(Hint("few", N_("A choice needs at least two options.")))
    if len(texts) > MANY:
        found.append(Hint("many", N_("More than twelve options are hard to compare. Can some go together?")))
    plain = [folded(text) for text in texts]
    for one, other in combinations(range(len(texts)), 2):
        if plain[one] and SequenceMatcher(None, plain[one], plain[other]).ratio() >= ALIKE:
            found.append(
                Hint(
                    "alike", N_("Two options nearly say the same. They will share their votes."), (one, other)
                )
            )
    return tuple(found)
