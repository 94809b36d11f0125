"""What was counted on one page of a poster and what a person corrected of it. Pure: taps and steps in, numbers out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

from ...domain.posters import Poster, PosterBox, PosterPage, option_box, pages
from ...domain.rounds import Option
from ...language import _
from ...services.seeing import DOT_DOUBTS, PosterLooked, Sticker

USUAL: Final = 6.0
"""The radius of a sticker in millimetres, where none was found to measure."""
_MOST: Final = 999


@dataclass(frozen=True, slots=True)
class Spot:
    """A sticker as it is shown: ``added`` by a person, or ``removed``: the machine was wrong."""

    sticker: Sticker
    added: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class CountedBox:
    """The box of an option: its number as it stands now, and why it should be looked at (empty: it is sure or was
    corrected)."""

    option: Option
    box: PosterBox
    number: int
    doubt: str


@dataclass(frozen=True, slots=True)
class PageCount:
    """``looked`` is what the machine saw; ``taken`` are places of its stickers that are none, ``steps`` what was added to a box
    without saying where."""

    looked: PosterLooked
    page: PosterPage
    options: tuple[Option, ...]
    taken: frozenset[int] = frozenset()
    added: tuple[Sticker, ...] = ()
    steps: Mapping[int, int] = field(default_factory=dict)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every sticker, those of the machine first."""
        seen = (Spot(one, removed=place in self.taken) for place, one in enumerate(self.looked.stickers))
        return (*seen, *(Spot(one, added=True) for one in self.added))

    @property
    def boxes(self) -> tuple[CountedBox, ...]:
        """The boxes of the page, those in doubt first."""
        found = [
            CountedBox(self.options[box.option], box, self.number(box.option), self._doubt(box.option))
            for box in self.page.boxes
        ]
        return tuple(sorted(found, key=lambda one: not one.doubt))

    @property
    def doubtful(self) -> int:
        """How many boxes should be looked at."""
        return sum(bool(one.doubt) for one in self.boxes)

    @property
    def total(self) -> int:
        """All stickers of the page."""
        return sum(one.number for one in self.boxes)

    @property
    def numbers(self) -> Mapping[str, int]:
        """By option id, as they are taken over."""
        return {one.option.id: one.number for one in self.boxes}

    def number(self, box: int) -> int:
        """How many stickers the box of the option with this place holds."""
        return max(0, self._placed(box) + self.steps.get(box, 0))

    def tapped(self, x: float, y: float) -> PageCount:
        """On a mark: that is no sticker (or is one again); in a box: a sticker is there; millimetres of the page."""
        hit = self._under(x, y)
        if hit is None:
            box = option_box(self.page, x, y)
            if box is None:
                return self
            fresh = Sticker(x, y, self._radius(), "#FFFFFF", box.option)
            return replace(self, added=(*self.added, fresh))
        if hit >= len(self.looked.stickers):
            place = hit - len(self.looked.stickers)
            return replace(self, added=self.added[:place] + self.added[place + 1 :])
        return replace(self, taken=self.taken ^ {hit})

    def set(self, box: int, number: int) -> PageCount:
        """Somebody says how many there are."""
        wanted = min(max(number, 0), _MOST) - self._placed(box)
        return replace(self, steps={**self.steps, box: wanted})

    def _placed(self, box: int) -> int:
        seen = sum(one.number for one in self.looked.boxes if one.box == box)
        gone = sum(self.looked.stickers[place].box == box for place in self.taken)
        return seen - gone + sum(one.box == box for one in self.added)

    def _under(self, x: float, y: float) -> int | None:
        near = [
            (math.dist((x, y), (spot.sticker.x, spot.sticker.y)), place)
            for place, spot in enumerate(self.spots)
            if math.dist((x, y), (spot.sticker.x, spot.sticker.y)) <= spot.sticker.radius
        ]
        return min(near)[1] if near else None

    def _radius(self) -> float:
        return median([one.radius for one in self.looked.stickers] or [USUAL])

    def _doubt(self, box: int) -> str:
        corrected = box in self.steps or any(one.box == box for one in self.added)
        if corrected or any(self.looked.stickers[place].box == box for place in self.taken):
            return ""
        codes = [code for one in self.looked.boxes if one.box == box for code in one.doubts]
        return ", ".join(_(DOT_DOUBTS[code]) for code in codes if code in DOT_DOUBTS)


def page_count(looked: PosterLooked, poster: Poster, options: Sequence[Option]) -> PageCount | None:
    """The count of a page that was seen whole; None when this poster has no such page."""
    all_pages = pages(poster)
    if not 1 <= looked.page <= len(all_pages) or len(options) != poster.options:
        return None
    return PageCount(looked, all_pages[looked.page - 1], tuple(options))
