"""Voting cards: which numbers there are, which were handed out, and what one look after another makes of them.

A card stands for the personal code with its number. Nothing here knows what an answer means: that is ``domain.asking``.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_CARDS: Final = 250
"""There are no more markers."""
SIDES: Final = ("A", "B", "C", "D")


class CardForm(StrEnum):
    """How a card says its answer: by the side that is ``TURNED`` up, or, ``FOLDED`` in four, by which of its four different
    markers is shown (no orientation is read: docs/decisions/015)."""

    TURNED = "turned"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class CardSet:
    """The cards of an evening: their form and how many were printed (numbers 1 to ``number``)."""

    form: CardForm = CardForm.TURNED
    number: int = MOST_CARDS


def numbers_of(words: str) -> tuple[int, ...]:
    """The numbers that ranges such as "1-44, 50" name, in order, each once. Raises ValueError for what is no range."""
    found: set[int] = set()
    for part in filter(None, (one.strip() for one in words.replace("–", "-").replace(";", ",").split(","))):
        first, dash, last = (one.strip() for one in part.partition("-"))
        low = int(first)
        high = int(last) if dash else low
        if not 1 <= low <= high <= MOST_CARDS:
            raise ValueError(part)
        found.update(range(low, high + 1))
    return tuple(sorted(found))


def ranges_of(numbers: tuple[int, ...]) -> str:
    """The shortest ranges for these numbers: "1-44, 50"."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][-1] + 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(str(end) for end in part) for part in parts)
