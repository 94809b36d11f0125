"""Which circles of one size lie on a page: every piece of edge votes for the middles it could belong to, and circles are taken
one by one while each explains enough that no other explains."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Final, TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.dots.edges import Edges, Outline, Points
from cocreate_desktop.capture.dots.ground import Mask, Shades, disc

_Kind = TypeVar("_Kind", bound=np.generic)
ANGLES: Final = 64
_TURN = np.linspace(0, 2 * np.pi, ANGLES, endpoint=False)
_RING = np.stack((np.cos(_TURN), np.sin(_TURN)), axis=1)
NEAR: Final = 0.10
"""An edge belongs to a ring when it lies within so much of the radius."""
AREA: Final = 1.0
ARC: Final = 0.7
OUTSIDE: Final = 1.6
"""What counts for a circle: the part of it that nothing else covers, the part of its ring that nothing else explains; and what
counts against it: the part that lies where nothing is stuck."""
ENOUGH: Final = 0.18
CLOSE: Final = 0.3
"""No two circles are so near to one another: the edge of one sticker is broad."""
HIDES: Final = 0.4
"""So near to another middle nobody can tell two stickers from one."""
SOFT: Final = 0.09
"""Votes for a middle lie about so much of the radius apart."""
VOTES: Final = 0.05
"""A place is tried when so much of a ring votes for it."""


@dataclass(slots=True)
class Circle:
    """A circle with its middle (pixels); ``gain`` is what it alone explains, ``arc`` the part of its ring that is an edge."""

    x: int
    y: int
    gain: float
    arc: float = 0.0


@dataclass(frozen=True, slots=True)
class Fit:
    """The circles, their radius in pixels, and for each pixel how much of another circle there would lie on what is
    stuck, where no middle is near (``room``)."""

    circles: list[Circle]
    radius: float
    room: Shades


def radius_of(outline: Outline, least: float, most: float) -> float:
    """The radius in pixels of which most of the outline consists; 0 when there is none."""
    points, ways = outline.points, outline.inwards
    if len(points) < 12:
        return 0.0
    if len(points) > 6000:
        points, ways = points[:: len(points) // 6000 + 1], ways[:: len(ways) // 6000 + 1]
    shrink = min(1.0, 9 / least)
    points = points * shrink
    size = np.ceil(points.max(axis=0)).astype(int) + 2
    radii = np.geomspace(least, most, max(4, int(np.log(most / least) / 0.035)))
    scores = [_explained(points, ways, radius * shrink, size) for radius in radii]
    best = int(np.argmax(scores))
    fine = np.linspace(radii[best] / 1.04, radii[best] * 1.04, 9)
    finer = [_explained(points, ways, radius * shrink, size) for radius in fine]
    return float(fine[int(np.argmax(finer))])


def _explained(points: Points, ways: Points, radius: float, size: npt.NDArray[np.int_]) -> float:
    """How much of the outline has its middle at a peak of votes with this radius."""
    soft = max(0.7, SOFT * radius)
    votes = _votes(points + ways * radius, np.ones(len(points)), (size[1], size[0]), soft)
    # Within a square about as large as the circle of half the radius: many times as quick, and it is done for every radius.
    peaks = _peaks(votes, max(1, round(0.45 * radius)), cv2.MORPH_RECT)
    heights = votes[peaks]
    full = _whole(radius, soft)
    fair = np.minimum(heights[heights > 0.3 * full] / full, 1)
    # Squared: a large circle has a little of many small ones, and all of one.
    return float((fair**2).sum() * 2 * np.pi * radius / len(points))


def _votes(middles: Points, weights: npt.NDArray[np.float64], shape: tuple[int, int], soft: float) -> Shades:
    x, y = np.rint(middles).astype(int).T
    inside = (x >= 0) & (y >= 0) & (x < shape[1]) & (y < shape[0])
    flat = np.bincount(y[inside] * shape[1] + x[inside], weights[inside], shape[0] * shape[1])
    return np.asarray(cv2.GaussianBlur(flat.reshape(shape).astype(np.float32), (0, 0), soft), np.float32)


def _peaks(
    votes: Shades, reach: int, shape: int = cv2.MORPH_ELLIPSE
) -> tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]:
    kernel = cv2.getStructuringElement(shape, (2 * reach + 1, 2 * reach + 1))
    ys, xs = np.nonzero((votes >= cv2.dilate(votes, kernel)) & (votes > 1e-3))
    return ys, xs


def _whole(radius: float, soft: float) -> float:
    """How high the votes peak for a circle of which the whole ring votes."""
    return 2 * np.pi * radius / (2 * np.pi * soft**2)


def _covering(mask: Mask, reach: int) -> Shades:
    """Which share of a disc with its middle at each pixel lies within the mask."""
    weights = disc(reach).astype(np.float32)
    shares = cv2.filter2D(
        mask.astype(np.float32), -1, weights / weights.sum(), borderType=cv2.BORDER_CONSTANT
    )
    return np.asarray(shares, np.float32)


def _clear(along: npt.NDArray[np.float64]) -> float:
    """The part of a ring that is an edge. One at an angle to the ring is that of something else."""
    return float(np.minimum(np.maximum((along - 0.25) * 2, 0), 1).mean())


class Fitting:
    """Takes circles of one radius one by one, and looks back at those it took. Middles are whole pixels. The arrays are flat
    and have room round the page, so that a circle is the same list of steps everywhere."""

    def __init__(self, mask: Mask, edges: Edges, radius: float) -> None:
        self._radius = radius
        self._edges = edges
        self._shape = mask.shape
        self._pad = int(np.ceil(1.3 * radius)) + 3
        self._wide = mask.shape[1] + 2 * self._pad
        self._mask = self._padded(mask)
        self._across, self._down = self._padded(edges.across), self._padded(edges.down)
        self._covered = np.zeros(self._mask.shape, np.int16)
        self._ringed = np.zeros(self._mask.shape, np.int16)
        reach = int(np.ceil(1.2 * radius))
        ys, xs = np.mgrid[-reach : reach + 1, -reach : reach + 1]
        away = np.hypot(xs, ys)
        steps = ys * self._wide + xs
        chosen = (xs + ys) % 2 == 0 if radius > 8 else away >= 0
        self._disc = steps[away <= radius]
        self._some = steps[(away <= radius) & chosen]
        self._inner = steps[(away <= 0.9 * radius) & chosen]
        self._band = steps[np.abs(away - radius) <= max(1.5, 0.13 * radius)]
        near = max(1.0, 0.6 * NEAR * radius)
        rings = [np.rint(_RING * (radius + off)).astype(int) for off in np.arange(-near, near + 0.1, 0.7)]
        self._rings = np.stack([ring[:, 1] * self._wide + ring[:, 0] for ring in rings])

    def _padded(self, picture: npt.NDArray[_Kind]) -> npt.NDArray[_Kind]:
        return np.pad(picture, self._pad).ravel()

    def run(self) -> Fit:
        """The circles of the page."""
        found: list[Circle] = []
        self._take(found, self._middles())
        for _again in range(6):
            self._recentre(found)
            dropped = self._drop(found)
            before = len(found)
            self._take(found, self._middles())
            if len(found) == before and not dropped:
                break
        for one in found:
            self._put(one, -1)
            one.gain, one.arc = self._gain(one.x, one.y)
            self._put(one, 1)
        return Fit(found, self._radius, self._room(found))

    def _room(self, found: list[Circle]) -> Shades:
        """A sticker under others can only hide where nearly all of it would lie on what is stuck."""
        rows = self._mask.reshape(-1, self._wide)[self._pad : -self._pad, self._pad : -self._pad]
        share = _covering(rows, round(0.96 * self._radius))
        for one in found:
            cv2.circle(share, (one.x, one.y), round(HIDES * self._radius), 0.0, -1)
        return share

    def _bare(self) -> Mask:
        """What is stuck and not covered."""
        rows = (self._mask & (self._covered == 0)).reshape(-1, self._wide)
        return np.asarray(rows[self._pad : -self._pad, self._pad : -self._pad])

    def _middles(self) -> list[tuple[int, int]]:
        """Where a middle may be: by the votes of edges that no circle explains yet, and where a circle would cover much that is
        still bare."""
        edges, radius = self._edges, self._radius
        outline = edges.outline
        out = ~self._is_ringed(outline.points)
        inner = ~self._is_ringed(edges.inner)
        middles = [outline.points[out] + outline.inwards[out] * radius]
        weights = [np.ones(int(out.sum()))]
        for side in (-1, 1):
            middles.append(edges.inner[inner] + side * edges.inner_ways[inner] * radius)
            weights.append(edges.inner_clear[inner])
        soft = max(1.0, 0.07 * radius)
        votes = _votes(np.concatenate(middles), np.concatenate(weights), self._shape, soft)
        ys, xs = _peaks(votes, max(1, round(0.16 * radius)))
        fair = votes[ys, xs] > VOTES * _whole(radius, soft)
        return [*zip(xs[fair].tolist(), ys[fair].tolist(), strict=True), *self._bare_middles()]

    def _bare_middles(self) -> Iterator[tuple[int, int]]:
        reach = round(self._radius)
        share = _covering(self._bare(), reach)
        ys, xs = _peaks(np.asarray(cv2.GaussianBlur(share, (0, 0), 1.0), np.float32), max(1, reach // 2))
        fair = share[ys, xs] > 0.12
        yield from zip(xs[fair].tolist(), ys[fair].tolist(), strict=True)

    def _at(self, x: int, y: int) -> int:
        high, wide = self._shape
        return int((min(max(y, 0), high - 1) + self._pad) * self._wide + min(max(x, 0), wide - 1) + self._pad)

    def _is_ringed(self, points: Points) -> Mask:
        x, y = points.astype(int).T + self._pad
        return np.asarray(self._ringed[y * self._wide + x] > 0)

    def _take(self, found: list[Circle], middles: list[tuple[int, int]]) -> None:
        """Takes the best of these until none explains enough."""
        waiting = [(-self._gain(x, y)[0], x, y) for x, y in middles]
        waiting = [one for one in waiting if one[0] <= -ENOUGH]
        heapify(waiting)
        while waiting:
            gain, x, y = heappop(waiting)
            now, arc = self._gain(x, y)
            if now < ENOUGH:
                continue
            if now < -gain - 1e-6:
                # Others were taken since it was looked at.
                heappush(waiting, (-now, x, y))
                continue
            one = self._moved(Circle(x, y, now, arc))
            if all(math.hypot(one.x - other.x, one.y - other.y) > CLOSE * self._radius for other in found):
                found.append(one)
                self._put(one, 1)

    def _moved(self, one: Circle) -> Circle:
        """The best place within a little of this one."""
        best, step = one, max(1, round(0.05 * self._radius))
        for _turn in range(8):
            around = [
                (best.x + dx * step, best.y + dy * step) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
            ]
            better = max((Circle(x, y, *self._gain(x, y)) for x, y in around), key=lambda circle: circle.gain)
            if better.gain > best.gain + 1e-9:
                best = better
            elif step == 1:
                break
            else:
                step = 1
        return best

    def _put(self, one: Circle, sign: int) -> None:
        here = self._at(one.x, one.y)
        self._covered[here + self._disc] += sign
        self._ringed[here + self._band] += sign

    def _gain(self, x: int, y: int) -> tuple[float, float]:
        """What a circle here explains that no other does, and the part of its ring that is an edge at all."""
        here = self._at(x, y)
        places = here + self._some
        free = float(np.count_nonzero(self._mask[places] & (self._covered[places] == 0))) / len(places)
        outside = 1 - float(np.count_nonzero(self._mask[here + self._inner])) / len(self._inner)
        against = OUTSIDE * max(0.0, outside - 0.03)
        if free + ARC - against < 0.05:
            return 0.0, 0.0
        rings = here + self._rings
        along = np.abs(self._across[rings] * _RING[:, 0] + self._down[rings] * _RING[:, 1])
        fresh = along * (self._ringed[rings] == 0)
        support, alone = _clear(along.max(axis=0)), _clear(fresh.max(axis=0))
        return AREA * free + ARC * alone - against, support

    def _recentre(self, found: list[Circle]) -> None:
        for place, one in enumerate(found):
            self._put(one, -1)
            found[place] = self._moved(Circle(one.x, one.y, *self._gain(one.x, one.y)))
            self._put(found[place], 1)

    def _drop(self, found: list[Circle]) -> bool:
        """Those go that the others explain."""
        dropped = False
        for one in sorted(found, key=lambda circle: circle.gain):
            self._put(one, -1)
            if self._gain(one.x, one.y)[0] < ENOUGH:
                found[:] = [other for other in found if other is not one]
                dropped = True
            else:
                self._put(one, 1)
        return dropped
