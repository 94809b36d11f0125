"""How few people are too few: somebody was seen with that one slip, so what came by it says what she chose."""

from collections.abc import Collection, Mapping
from typing import Final, TypeVar

FEW: Final = 5
"""Fewer people than this by one of several ways could be told apart by who was seen using it."""
Way = TypeVar("Way", bound=str)


def few_ways(people: Mapping[Way, int | None], *, beside: int = 0) -> tuple[Way, ...]:
    """The ways by which so few came that what came by them is not told; none where all came by one. ``people`` by way (None:
    some, but nobody counted them), and ``beside`` how many ways more there are, of which everybody saw or heard what came."""
    used = _used(people)
    if len(used) + beside < 2:
        return ()
    return tuple(way for way, number in used.items() if number is not None and number < FEW)


def few_alone(people: Mapping[Way, int | None], seen: Collection[Way]) -> tuple[Way, ...]:
    """The same, where everybody saw what came by the ways in ``seen``."""
    used = _used(people)
    alone = {way: number for way, number in used.items() if way not in seen}
    return few_ways(alone, beside=len(used) - len(alone))


def _used(people: Mapping[Way, int | None]) -> dict[Way, int | None]:
    return {way: number for way, number in people.items() if number is None or number > 0}
