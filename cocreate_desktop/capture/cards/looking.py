"""From a picture to the cards in it: each number once, with the side that is up, or why it cannot be counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture import plain
from cocreate_desktop.capture.cards.patterns import patterns_of
from cocreate_desktop.capture.cards.reading import Read, read
from cocreate_desktop.capture.cards.squares import (
    QUICK,
    THOROUGH,
    Squares,
    lies_on,
    sides_of,
    squares_in,
    surest,
)
from cocreate_desktop.capture.wall.shapes import Grey
from cocreate_desktop.codes.markers import number_and_side
from cocreate_desktop.domain.cards import CardForm, CardSet
from cocreate_desktop.domain.walls import Quad
from cocreate_desktop.language import _
from cocreate_desktop.services.seeing import CardSeen, CardsLooked, CardUnclear, Frame

MOST_ASKEW: Final = 33.0
"""Degrees off an upright side; beyond it nobody can tell which side is meant."""
SMALLEST: Final = 10.0
"""Pixels a side; what is smaller is not counted, however well it fits."""
_SMALL: Final = 18.0


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a card has to reach: agreement and lead, and either no module farther off or the look of a blurred card. A plain
    marker has to reach more."""

    fit: float
    lead: float
    worst: float
    soft: float

    def over(self, found: Read) -> npt.NDArray[np.bool_]:
        """Which squares reach it."""
        like = (found.worst < self.worst - 0.2 * found.plain) | (found.soft > self.soft + 0.05 * found.plain)
        return (found.fit > self.fit) & (found.lead > self.lead) & like


_COUNTS: Final = _Bar(0.78, 0.1, 0.65, 0.91)
_DOUBTFUL: Final = _Bar(0.76, 0.08, 0.7, 0.89)
"""From here on it is worth a person's look."""
_CONTRAST: Final = 5.0
_DOUBLED: Final = 3_000_000
"""Photos with at most so many pixels are looked at in double size as well."""


@dataclass(frozen=True, slots=True)
class _Sight:
    number: int
    answer: str
    quad: Quad
    side: float
    askew: float
    fit: float
    lead: float
    counts: bool


def look(picture: bytes | Frame, cards: CardSet) -> CardsLooked:
    """Reads the cards of this set in a photo (bytes of a file) or a live picture. Raises BadFile."""
    if isinstance(picture, Frame):
        grey, live = _grey_of(picture), True
    else:
        grey, live = _grey_in(picture), False
    found = read(grey, _all_squares(grey, thorough=not live), patterns_of(cards.form))
    high, wide = grey.shape
    return _sorted_out(wide, high, [one for one in _sights(found, cards.form) if one.number <= cards.number])


def _grey_of(frame: Frame) -> Grey:
    pixels = np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width, 3)
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _grey_in(content: bytes) -> Grey:
    name = _("the photo")
    if len(content) > plain.MOST_BYTES:
        raise plain.too_large(name)
    return np.asarray(plain.opened(content, name, halve=True).picture.convert("L"), np.uint8)


def _all_squares(grey: Grey, *, thorough: bool) -> Squares:
    found = squares_in(grey, THOROUGH if thorough else QUICK)
    if not thorough or grey.size > _DOUBLED:
        return found
    double = np.asarray(cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), np.uint8)
    # The middle of pixel 0 lies at 0.5 of the doubled pixels.
    return np.concatenate((found, (squares_in(double, THOROUGH) - 0.5) / 2))


def _sights(found: Read, form: CardForm) -> list[_Sight]:
    """What may be a card, the surest first, one for each place: a marker is often found several times. What is only doubtful
    and too small to count as well is nothing."""
    sides, counts = sides_of(found.squares), _COUNTS.over(found)
    worth = _DOUBTFUL.over(found) & (found.contrast > _CONTRAST) & (counts | (sides >= SMALLEST))
    places = np.flatnonzero(worth)
    places = places[_surest_first(found, places, counts[places])]
    places = places[surest(found.squares[places])]
    return [
        _sight(found, int(place), float(sides[place]), form, counts=bool(counts[place])) for place in places
    ]


def _surest_first(
    found: Read, places: npt.NDArray[np.intp], counts: npt.NDArray[np.bool_]
) -> npt.NDArray[np.intp]:
    """The order of these. What counts is as sure as what says the same in the same place and is only doubtful, and goes before
    it."""
    sure = (found.fit + found.lead)[places]
    says, squares = found.marker[places] * 4 + found.right[places], found.squares[places]
    alike = lies_on(squares, squares) & (says[:, None] == says)
    both = np.where(alike, sure, 0).max(axis=1, initial=0)
    return np.lexsort((~counts, -np.where(counts, both, sure)))


def _sight(found: Read, place: int, side: float, form: CardForm, *, counts: bool) -> _Sight:
    corners = np.roll(found.squares[place], -int(found.right[place]), axis=0).astype(np.float64)
    turned = _turned(corners)
    quarter = round(turned / 90)
    number, answer = number_and_side(int(found.marker[place]), form, quarter % 4)
    quad: Quad = tuple((float(x), float(y)) for x, y in corners)  # type: ignore[assignment]
    askew = turned - 90 * quarter if form is CardForm.TURNED else 0.0
    return _Sight(
        number, answer, quad, side, askew, float(found.fit[place]), float(found.lead[place]), counts,
    )  # fmt: skip


def _turned(corners: npt.NDArray[np.float64]) -> float:
    """How many degrees to the right the marker is turned: the mean of what its level and its upright edges say, so that leaning
    does not count."""
    level = corners[1] - corners[0] + corners[2] - corners[3]
    upright = corners[3] - corners[0] + corners[2] - corners[1]
    one = np.array((level[0], level[1])) / max(float(np.hypot(*level)), 1e-6)
    other = np.array((upright[1], -upright[0])) / max(float(np.hypot(*upright)), 1e-6)
    both = one + other
    return float(np.degrees(np.arctan2(both[1], both[0])))


def _sorted_out(wide: int, high: int, sights: list[_Sight]) -> CardsLooked:
    clear = [one for one in sights if one.counts]
    times = Counter(one.number for one in clear)
    # What is only doubtful says nothing about a number that is there beyond doubt.
    rest = {one.number: one for one in reversed(sights) if one.number not in times}
    cards, unclear = [], []
    for one in (*clear, *rest.values()):
        why = _why(one, times[one.number])
        if why:
            unclear.append(CardUnclear(one.number, why, one.quad))
        else:
            cards.append(CardSeen(one.number, one.answer, one.quad, _confidence(one)))
    return CardsLooked(
        wide,
        high,
        tuple(sorted(cards, key=lambda card: card.number)),
        tuple(sorted(unclear, key=lambda card: card.number)),
    )


def _why(sight: _Sight, times: int) -> str:
    """The code of why it cannot be counted, or empty."""
    if times > 1:
        return "twice"
    if sight.side < (SMALLEST if times else _SMALL):
        return "small"
    if not times:
        return "uncertain"
    return "tilted" if abs(sight.askew) > MOST_ASKEW else ""


def _confidence(sight: _Sight) -> float:
    """How often a card that agreed so well and stood so upright was read right."""
    sure = min(1.0, 0.8 + 2 * min(sight.fit - _COUNTS.fit, sight.lead - _COUNTS.lead))
    return round(sure, 3)
