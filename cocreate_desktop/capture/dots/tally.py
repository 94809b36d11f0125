"""Puts what was found on a page into its boxes: the network's stickers are the number, and whatever speaks against it (the
circles above all) is a doubt."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np

from cocreate_desktop.capture.dots.circles import Fit
from cocreate_desktop.capture.dots.ground import STRONG, Ground, Shades, disc
from cocreate_desktop.capture.dots.lines import bend_of
from cocreate_desktop.capture.dots.network import Middle
from cocreate_desktop.capture.dots.odd import Odd
from cocreate_desktop.capture.dots.straight import Part
from cocreate_desktop.domain.posters import PosterBox, PosterPage, option_box
from cocreate_desktop.services.seeing import DOT_DOUBTS, BoxCount, Sticker

TAKEN: Final = 0.45
"""So sure of a middle the network is at least where a sticker is counted."""
WAVERS: Final = (0.2, 0.65)
"""Between these it may as well be wrong; it is seldom surer than 0.9, for it never knows to the cell where a middle lies."""
MANY: Final = 30
HIDDEN: Final = 0.999
ROOM: Final = 0.2
"""Where nearly all of a circle would lie on others a sticker could be hidden; for so much of a sticker's area."""
LINE: Final = 0.8
"""Millimetres that a middle may lie beside where it is said to lie."""
SOFT: Final = 0.9
PALE_ARC: Final = 0.35
"""A circle without a strong colour is a sticker only with so much of an edge round it."""
_SAME: Final = 0.5
"""Of a radius: so near to one another both ways mean the same sticker."""
_BLOWN: Final = 250
_GLARE: Final = 0.2
"""Of a sticker's area: where it shines so much in one place, at least half as broad as a sticker, one could be out of sight."""
_BRIGHT: Final = 0.4


@dataclass(slots=True)
class Facts:
    """What is known of one box: the ``number`` of its stickers; how many the ``circles`` make it; of how many middles the
    network is ``unsure``; how much room there is for the middle of a hidden one, as a part of its area; how much of the box
    shines in broad places, in stickers too; and its doubts."""

    number: int = 0
    circles: int = 0
    unsure: int = 0
    room: float = 0.0
    shine: float = 0.0
    doubts: set[str] = field(default_factory=set)


class Tally:
    """Of a straightened page with stickers of this radius (pixels)."""

    def __init__(self, part: Part, page: PosterPage, ground: Ground, radius: float) -> None:
        self._part, self._page, self._ground, self._radius = part, page, ground, radius
        self._bend = bend_of(part, page, ground)
        self.facts = {box.option: Facts() for box in page.boxes}
        self._middles: list[Middle] = []
        self._circles: list[tuple[float, float]] = []

    def add_middles(self, found: Iterable[Middle]) -> None:
        """What the network says."""
        for one in found:
            facts = self._facts_at(one.x, one.y)
            if facts is not None:
                facts.unsure += WAVERS[0] < one.sure < WAVERS[1]
            if one.sure > TAKEN:
                self._middles.append(one)

    def add_circles(self, fit: Fit) -> None:
        """What the circles say, and where one could hide."""
        for circle in fit.circles:
            pale = _median(self._ground.colour, circle.x, circle.y, fit.radius) < STRONG
            if pale and circle.arc < PALE_ARC:
                continue  # a shadow has no round edge
            self.add_circle(circle.x, circle.y)
        for box in self._page.boxes:
            hides = fit.room[_slices(self._part, box)] > HIDDEN
            self.facts[box.option].room = float(np.count_nonzero(hides)) / (np.pi * fit.radius**2)

    def add_odd(self, odd: Odd) -> None:
        """A pale or black sticker that lies alone, or something that is none."""
        if odd.sticker:
            self.add_circle(odd.x, odd.y)
        elif not self._near(((one.x, one.y) for one in self._middles), odd.x, odd.y, 1.0):
            self._doubt(odd.x, odd.y, "shape")

    def look_at_light(self, softness: float) -> None:
        """Where a lamp shines nobody sees a colour; where all is white from edge to edge it is the paper that is bright. And
        whether edges are so soft that a number is doubtful."""
        blown = (self._part.pixels.min(axis=2) >= _BLOWN).astype(np.uint8)
        broad = cv2.morphologyEx(blown, cv2.MORPH_OPEN, disc(max(1, round(self._radius / 2))))
        shares = [float(blown[_slices(self._part, box)].mean()) for box in self._page.boxes]
        for box in self._page.boxes:
            facts = self.facts[box.option]
            facts.doubts |= {"blur"} if softness > SOFT and facts.circles else set()
            if np.median(shares) < _BRIGHT:
                shines = np.count_nonzero(broad[_slices(self._part, box)])
                facts.shine = float(shines) / (np.pi * self._radius**2)

    def counted(self) -> tuple[tuple[Sticker, ...], tuple[BoxCount, ...]]:
        """All of it."""
        stickers = tuple(self._sticker(one) for one in self._middles)
        return stickers, tuple(_boxed(box, self.facts[box.option]) for box in self._page.boxes)

    def _sticker(self, one: Middle) -> Sticker:
        x, y = self._place(one.x, one.y)
        size = self._radius / self._part.scale
        self._note_line(x, y, size)
        sure = one.sure > WAVERS[1] and self._near(self._circles, one.x, one.y, _SAME)
        pale = _median(self._ground.colour, one.x, one.y, self._radius) < STRONG
        box = option_box(self._page, x, y)
        if box is not None:
            facts = self.facts[box.option]
            facts.number += 1
            facts.doubts |= {"colour"} if pale and not sure else set()
        colour = _colour(self._part, one.x, one.y, self._radius)
        return Sticker(x, y, size, colour, -1 if box is None else box.option, sure)

    def add_circle(self, x: float, y: float) -> None:
        """One that counts for a sticker, in pixels."""
        self._circles.append((x, y))
        facts = self._facts_at(x, y)
        if facts is not None:
            facts.circles += 1

    def _near(self, places: Iterable[tuple[float, float]], x: float, y: float, radii: float) -> bool:
        return any(math.dist((x, y), place) < radii * self._radius for place in places)

    def _doubt(self, x: float, y: float, code: str) -> None:
        facts = self._facts_at(x, y)
        if facts is not None:
            facts.doubts.add(code)

    def _facts_at(self, x: float, y: float) -> Facts | None:
        box = option_box(self._page, *self._place(x, y))
        return None if box is None else self.facts[box.option]

    def _place(self, x: float, y: float) -> tuple[float, float]:
        """Where a pixel lies on the paper, in millimetres."""
        return self._bend.flat(*self._part.to_page(x, y))

    def _note_line(self, x: float, y: float, radius: float) -> None:
        """A sticker that could as well belong elsewhere is in doubt; and one beside all boxes that still touches one."""
        steps = ((0.0, 0.0), (LINE, 0.0), (-LINE, 0.0), (0.0, LINE), (0.0, -LINE))
        could = {option_box(self._page, x + across, y + down) for across, down in steps}
        held = any(box.holds(x, y) for box in self._page.boxes)
        for box in self._page.boxes:
            deep = min(x - box.x, box.x + box.wide - x, y - box.y, box.y + box.high - y)
            if (box in could and len(could) > 1) or (not held and -radius < deep <= 0):
                self.facts[box.option].doubts.add("line")


def _slices(part: Part, box: PosterBox) -> tuple[slice, slice]:
    left, top = part.to_pixels(box.x, box.y)
    right, bottom = part.to_pixels(box.x + box.wide, box.y + box.high)
    return slice(max(0, round(top)), round(bottom)), slice(max(0, round(left)), round(right))


def _half(x: float, y: float, radius: float) -> tuple[slice, slice]:
    """The inner half of a circle."""
    reach = max(1, round(radius / 2))
    column, row = round(x), round(y)
    return slice(max(0, row - reach), max(0, row + reach + 1)), slice(
        max(0, column - reach), max(0, column + reach + 1)
    )


def _median(values: Shades, x: float, y: float, radius: float) -> float:
    inside = values[_half(x, y, radius)]
    return float(np.median(inside)) if inside.size else 0.0


def _colour(part: Part, x: float, y: float, radius: float) -> str:
    """The usual colour of its inner half, as #RRGGBB."""
    inside = part.pixels[_half(x, y, radius)].reshape(-1, 3)
    if not inside.size:
        return "#000000"
    red, green, blue = (round(float(one)) for one in np.median(inside, axis=0))
    return f"#{red:02X}{green:02X}{blue:02X}"


def _boxed(box: PosterBox, facts: Facts) -> BoxCount:
    doubts = set(facts.doubts)
    if facts.number != facts.circles or facts.unsure or facts.room > ROOM:
        doubts.add("overlap")
    if facts.number > MANY:
        doubts.add("many")
    if facts.shine > _GLARE:
        doubts.add("glare")
    return BoxCount(box.option, facts.number, tuple(code for code in DOT_DOUBTS if code in doubts))
