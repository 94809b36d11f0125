"""Square black and white markers that a camera knows from afar, as grids of modules: on voting cards and in the corners of
posters. What a card's side means is said here once, for whoever prints and for whoever reads."""

from functools import cache
from typing import Final

from cocreate_desktop.codes.marker_bits import FIVE, SIX
from cocreate_desktop.domain.cards import MOST_CARDS, SIDES, CardForm

Marker = tuple[tuple[bool, ...], ...]
"""The modules row by row, True is dark, with the dark ring around them. Whoever draws adds at least one module of white."""

CARD_SIDE: Final = 7
"""Modules of a card's marker, each way, the ring among them."""
POSTER_SIDE: Final = 8
"""The same of a poster's."""
CARD_BITS: Final = 5
CARD_IDS: Final = 1000
POSTER_IDS: Final = 250


def marker_id(number: int, form: CardForm, side: str) -> int:
    """The id of the marker that card ``number`` (1 to MOST_CARDS) shows when it says ``side``. A turned card has one for all
    its sides: number − 1. A folded one has four, so that up to 62 cards take the 250 ids that differ most. Raises ValueError
    for what is no card or side."""
    if not 1 <= number <= MOST_CARDS:
        raise ValueError(number)
    place = SIDES.index(side) if side in SIDES else -1
    if place < 0:
        raise ValueError(side)
    return number - 1 if form is CardForm.TURNED else (number - 1) * len(SIDES) + place


def number_and_side(found: int, form: CardForm, quarter: int) -> tuple[int, str]:
    """The other way: whose marker ``found`` is and what it says. ``quarter`` is how many quarters of a turn to the right the
    marker stands (0: upright), which only a turned card is asked for. Clockwise round an upright marker stand A (top), B, C
    and D, so that a quarter to the right brings up D."""
    if form is CardForm.TURNED:
        return found + 1, SIDES[-quarter % len(SIDES)]
    number, place = divmod(found, len(SIDES))
    return number + 1, SIDES[place]


def quarters(form: CardForm, side: str) -> int:
    """How many quarters of a turn to the right the marker of a card that says ``side`` stands."""
    return -SIDES.index(side) % len(SIDES) if form is CardForm.TURNED else 0


def card_marker(number: int, form: CardForm, side: str = "A") -> Marker:
    """The marker of card ``number`` as it is seen when the card says ``side``; a turned card is printed with A up. Raises
    ValueError for what is no card or side."""
    upright = five(marker_id(number, form, side))
    for _quarter in range(quarters(form, side)):
        upright = tuple(zip(*reversed(upright), strict=True))
    return upright


def five(number: int) -> Marker:
    """The 5 × 5 marker with this id (0 to 999), upright."""
    return _grid(_numbers(FIVE)[number], CARD_BITS)


def poster_marker(number: int) -> Marker:
    """The marker with this id (0 to 249) for the corner of a poster, upright."""
    return _grid(_numbers(SIX)[number], POSTER_SIDE - 2)


@cache
def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(word, 16) for word in words.split())


def _grid(bits: int, side: int) -> Marker:
    white = f"{bits:0{side * side}b}"
    edge = (True,) * (side + 2)
    rows = (white[start : start + side] for start in range(0, side * side, side))
    return (edge, *((True, *(bit == "0" for bit in row), True) for row in rows), edge)
