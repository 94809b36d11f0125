"""Counts the stickers of a straightened page, box by box, and says of each box what makes its number doubtful."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np

from cocreate_desktop.capture.dots.circles import Fit, Fitting, radius_of
from cocreate_desktop.capture.dots.edges import Outline, edges_of, outline_of
from cocreate_desktop.capture.dots.ground import STRONG, Ground, Mask, Shades, ground_of, washed
from cocreate_desktop.capture.dots.lines import bend_of
from cocreate_desktop.capture.dots.odd import Odd, disc, odd_ones
from cocreate_desktop.capture.dots.straight import Part
from cocreate_desktop.domain.posters import PosterBox, PosterPage, option_box
from cocreate_desktop.services.seeing import DOT_DOUBTS, BoxCount, Sticker

LEAST: Final = 1.9
MOST: Final = 10.2
"""Radii of stickers in millimetres of the A4 page: from 8 mm on a poster of twice the size to 19 mm."""
_USUAL: Final = 4.0
MANY: Final = 30
SURE_GAIN: Final = 0.45
REFUSED_GAIN: Final = 0.1
LEAST_GAIN: Final = 0.33
BARE: Final = 0.03
HIDDEN: Final = 0.999
ROOM: Final = 0.02
"""Which facts make the number of a box doubtful; chosen so that on made-up posters no wrong number went without a doubt."""
LINE: Final = 1.2
BESIDE: Final = 2.0
"""Millimetres: a middle so near to the line, inside and outside, may lie on the other side of it, or between two boxes."""
GAP: Final = 0.7
"""So dark, beside the paper, a narrow place between two stickers belongs to them."""
SOFT: Final = 0.6
PALE_ARC: Final = 0.35
"""A circle without a strong colour is a sticker only with so much of an edge round it."""
_BLOWN: Final = 250
_GLARE: Final = 0.04
_BRIGHT: Final = 0.4


@dataclass(slots=True)
class Facts:
    """What is known of one box besides its stickers: the least that one of its circles explains alone, the most that a circle
    would that was not taken, the largest part of a sticker that no circle covers, how much room there is for the middle of a
    hidden one (as a part of its area), how much of the box shines, and its doubts."""

    number: int = 0
    least: float = 9.0
    refused: float = 0.0
    bare: float = 0.0
    room: float = 0.0
    shine: float = 0.0
    doubts: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Counted:
    """The stickers of a page and its boxes; ``facts`` by option; ``radius`` in millimetres, 0 without stickers;
    ``softness`` is how broad the edge of a sticker is, as a part of its radius."""

    stickers: tuple[Sticker, ...]
    boxes: tuple[BoxCount, ...]
    facts: dict[int, Facts]
    radius: float
    softness: float = 0.0


def count(part: Part, page: PosterPage) -> Counted:
    """Of a straightened page."""
    ground = ground_of(part.pixels, part.scale)
    stuck, outline, radius = _stuck(ground, part.scale)
    alone, more = odd_ones(ground, stuck, radius or _USUAL * part.scale)
    stuck = np.asarray(stuck | more)
    tally = _Tally(part, page, ground)
    softness = 0.0
    if radius:
        softness = _softness(ground, outline, radius)
        edges = edges_of(ground, stuck, part.scale, radius)
        tally.add_circles(Fitting(stuck, edges, radius).run())
    for odd in alone:
        tally.add_odd(odd)
    tally.look_at_light()
    return tally.counted(radius / part.scale, softness)


def _stuck(ground: Ground, scale: float) -> tuple[Mask, Outline, float]:
    """What is stuck, and the radius of stickers in pixels; where nothing has a strong colour, they may all be pale or black."""
    coloured = washed(ground, scale)
    strong, outline, radius = _opened(coloured, scale)
    if radius:
        # Between two colours lies one that is grey: no gap.
        closed = (
            cv2.morphologyEx(coloured.astype(np.uint8), cv2.MORPH_CLOSE, disc(max(1, round(0.5 * scale)))) > 0
        )
        return _without_thin(coloured | (closed & (ground.bright < GAP)), scale), outline, radius
    other, other_outline, radius = _opened(ground.other, scale)
    return (other, other_outline, radius) if radius else (strong, outline, 0.0)


def _opened(mask: Mask, scale: float) -> tuple[Mask, Outline, float]:
    stuck = _without_thin(mask, scale)
    outline = outline_of(stuck, scale)
    return stuck, outline, radius_of(outline, LEAST * scale, MOST * scale)


def _without_thin(mask: Mask, scale: float) -> Mask:
    """Without lines and the strokes of a pen."""
    kernel = disc(max(1, round(0.5 * scale)))
    return np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, kernel) > 0)


def _softness(ground: Ground, outline: Outline, radius: float) -> float:
    """How broad the usual edge between a sticker and the paper is, as a part of the radius."""
    x, y = np.rint(outline.points).astype(int).T
    across = cv2.Sobel(ground.colour, cv2.CV_32F, 1, 0, scale=1 / 8)[y, x]
    down = cv2.Sobel(ground.colour, cv2.CV_32F, 0, 1, scale=1 / 8)[y, x]
    deep = np.rint(outline.points + 0.6 * radius * outline.inwards).astype(int)
    high, wide = ground.colour.shape
    inside = ground.colour[np.clip(deep[:, 1], 0, high - 1), np.clip(deep[:, 0], 0, wide - 1)]
    return float(np.median(inside) / max(1e-3, float(np.median(np.hypot(across, down)))) / radius)


class _Tally:
    """Puts what was found into boxes, with its doubts."""

    def __init__(self, part: Part, page: PosterPage, ground: Ground) -> None:
        self._part, self._page, self._ground = part, page, ground
        self._bend = bend_of(part, page, ground)
        self._facts = {box.option: Facts() for box in page.boxes}
        self._stickers: list[Sticker] = []

    def add_circles(self, fit: Fit) -> None:
        """The circles with what is left over."""
        for circle in fit.circles:
            pale = _median(self._ground.colour, circle.x, circle.y, fit.radius) < STRONG
            if pale and circle.arc < PALE_ARC:
                self._doubt(circle.x, circle.y, "shape")  # a shadow has no round edge
                continue
            facts = self._add(circle.x, circle.y, fit.radius, sure=circle.gain > SURE_GAIN and not pale)
            if facts is not None:
                facts.least = min(facts.least, circle.gain)
                facts.doubts |= {"colour"} if pale else set()
        self._look_at_rest(fit)

    def add_odd(self, odd: Odd) -> None:
        """A pale or black sticker that lies alone, or something that is none."""
        if odd.sticker:
            self._add(odd.x, odd.y, odd.radius, sure=False)
        self._doubt(odd.x, odd.y, "colour" if odd.sticker else "shape")

    def _doubt(self, x: float, y: float, code: str) -> None:
        facts = self._facts_at(x, y)
        if facts is not None:
            facts.doubts.add(code)

    def look_at_light(self) -> None:
        """Where a lamp shines nobody sees a colour; where all is white from edge to edge it is the paper that is bright."""
        least = self._part.pixels.min(axis=2) >= _BLOWN
        shares = {box.option: float(least[_slices(self._part, box)].mean()) for box in self._page.boxes}
        if np.median(list(shares.values())) < _BRIGHT:
            for option, share in shares.items():
                self._facts[option].shine = share

    def counted(self, radius: float, softness: float) -> Counted:
        """All of it; ``radius`` in millimetres."""
        if softness > SOFT:
            for facts in self._facts.values():
                facts.doubts |= {"blur"} if facts.number else set()
        boxes = tuple(_boxed(box, self._facts[box.option]) for box in self._page.boxes)
        return Counted(tuple(self._stickers), boxes, self._facts, radius, softness)

    def _facts_at(self, x: float, y: float) -> Facts | None:
        box = option_box(self._page, *self._place(x, y))
        return None if box is None else self._facts[box.option]

    def _place(self, x: float, y: float) -> tuple[float, float]:
        """Where a pixel lies on the paper, in millimetres."""
        return self._bend.flat(*self._part.to_page(x, y))

    def _add(self, x: float, y: float, radius: float, *, sure: bool) -> Facts | None:
        """A sticker, in pixels; returns the facts of its box."""
        at = self._place(x, y)
        size = radius / self._part.scale
        box = option_box(self._page, *at)
        self._note_line(*at, size, inside=box is not None)
        option = -1 if box is None else box.option
        self._stickers.append(Sticker(*at, size, _colour(self._part, x, y, radius), option, sure))
        if box is None:
            return None
        self._facts[option].number += 1
        return self._facts[option]

    def _note_line(self, x: float, y: float, radius: float, *, inside: bool) -> None:
        """A sticker whose middle lies near a line is in doubt; and one outside that still touches the box."""
        for box in self._page.boxes:
            deep = min(x - box.x, box.x + box.wide - x, y - box.y, box.y + box.high - y)
            if -BESIDE < deep < LINE or (not inside and -radius < deep <= 0):
                self._facts[box.option].doubts.add("line")

    def _look_at_rest(self, fit: Fit) -> None:
        """What is left uncovered, what came near to being a circle, and where one could hide."""
        area = np.pi * fit.radius**2
        kernel = disc(max(1, round(0.1 * fit.radius)))
        bare = cv2.morphologyEx(fit.uncovered.astype(np.uint8), cv2.MORPH_OPEN, kernel)
        number, _labels, stats, middles = cv2.connectedComponentsWithStats(bare)
        for place in range(1, number):
            facts = self._facts_at(*middles[place])
            if facts is not None:
                facts.bare = max(facts.bare, float(stats[place][cv2.CC_STAT_AREA]) / area)
        for circle in fit.refused:
            facts = self._facts_at(circle.x, circle.y)
            if facts is not None:
                facts.refused = max(facts.refused, circle.gain)
        for box in self._page.boxes:
            hides = fit.room[_slices(self._part, box)] > HIDDEN
            self._facts[box.option].room = float(np.count_nonzero(hides)) / area


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
    if facts.least < LEAST_GAIN or facts.refused > REFUSED_GAIN or facts.bare > BARE or facts.room > ROOM:
        doubts.add("overlap")
    if facts.number > MANY:
        doubts.add("many")
    if facts.shine > _GLARE:
        doubts.add("glare")
    return BoxCount(box.option, facts.number, tuple(code for code in DOT_DOUBTS if code in doubts))
