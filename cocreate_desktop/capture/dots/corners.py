"""Finds the corner markers of a poster in a photo, and what they say: which round, which page. Only four corners that agree
count; a poster that is there in part is told apart from none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.markers import settings
from cocreate_desktop.capture.notes.sighted import area
from cocreate_desktop.capture.wall.opening import fitted
from cocreate_desktop.capture.wall.shapes import Corners, Grey, Pixels, is_convex
from cocreate_desktop.domain.posters import MARKER, PosterName, corner_of, marker_places, read_corners

Way = npt.NDArray[np.float64]
"""3 × 3: from millimetres of the page to pixels of the photo."""
_SIZES: Final = (1600, 3200, 8000)
"""The longest side in pixels at which markers are looked for, until a whole poster was found."""
_SMALL: Final = 1600
_UNLIKE: Final = 4.0
"""The markers of one poster differ in side by less than this: one seen from so near would be half out of the photo."""
_OFF: Final = 0.3
"""So far from where the page puts them the corners of its markers lie at most, as a part of a marker's side: paper curls."""
_MOST: Final = 6
"""Of so many markers of one kind at most each is tried; a photo that holds more is no photo of a poster."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its id, and its corners (pixels of the photo) clockwise from its own top left."""

    id: int
    corners: Corners


@dataclass(frozen=True, slots=True)
class Found:
    """A poster in a photo: what its corners say, its four markers clockwise from the top left, and the ``way`` from the page
    to the photo."""

    name: PosterName
    markers: tuple[Marker, ...]
    way: Way

    @property
    def middles(self) -> Corners:
        """Of the four markers."""
        return np.array([one.corners.mean(axis=0) for one in self.markers])


def find(picture: Pixels) -> tuple[list[Found], int]:
    """The whole posters in a photo, the largest first, and how many markers were seen that belong to none of them."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    seen: dict[int, list[Marker]] = {}
    posters: list[Found] = []
    for size in _SIZES:
        _add(seen, _markers(grey, size, doubled=False))
        posters = _posters(seen)
        if posters or size >= max(grey.shape):
            break
    if not posters and max(grey.shape) <= _SMALL:
        _add(seen, _markers(grey, _SMALL, doubled=True))
        posters = _posters(seen)
    used = {id(marker) for one in posters for marker in one.markers}
    return posters, sum(id(marker) not in used for some in seen.values() for marker in some)


def _add(seen: dict[int, list[Marker]], found: list[Marker]) -> None:
    """A marker that was seen in another size of the photo is the same one."""
    for one in found:
        known = seen.setdefault(one.id, [])
        side = np.sqrt(area(one.corners))
        if all(
            np.linalg.norm(one.corners.mean(axis=0) - other.corners.mean(axis=0)) > side for other in known
        ):
            known.append(one)


def _markers(grey: Grey, size: int, *, doubled: bool) -> list[Marker]:
    """Those that a poster carries, in pixels of ``grey``."""
    shown, scale = fitted(grey, size)
    if doubled:
        shown, scale = (
            np.asarray(cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), np.uint8),
            2.0,
        )
    corners, ids, _rejected = _detector().detectMarkers(shown)
    made = [
        Marker(int(number), (np.asarray(quad, np.float64).reshape(4, 2) + 0.5) / scale - 0.5)
        for number, quad in zip(_plain(ids), corners, strict=True)
        if corner_of(int(number)) is not None
    ]
    return [one for one in made if is_convex(one.corners)]


def _plain(ids: object) -> list[int]:
    """OpenCV gives None for no markers."""
    return [] if ids is None else [int(one) for one in np.asarray(ids).ravel()]


@cache
def _detector() -> cv2.aruco.ArucoDetector:
    """A poster across a hall has small ones, and its corners say where everything else is."""
    given = settings(0.02, (5, 45, 10), 0.05)
    given.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    given.relativeCornerRefinmentWinSize = 0.3
    given.cornerRefinementWinSize = 4
    return cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_6X6_250), given)


def _posters(seen: Mapping[int, list[Marker]]) -> list[Found]:
    """Every four markers that agree and lie as those of a poster do; no marker belongs to two."""
    made: list[Found] = []
    for one in sorted(_candidates(seen), key=lambda found: -area(found.middles)):
        mine = {id(marker) for marker in one.markers}
        if all(mine.isdisjoint(id(marker) for marker in other.markers) for other in made):
            made.append(one)
    return made


def _candidates(seen: Mapping[int, list[Marker]]) -> Iterator[Found]:
    by_corner: list[list[Marker]] = [[], [], [], []]
    for number, found in seen.items():
        corner = corner_of(number)
        if corner is not None:
            by_corner[corner] += found
    for four in product(*(found[:_MOST] for found in by_corner)):
        said = read_corners({corner: marker.id for corner, marker in enumerate(four)})
        if said is not None and _belongs_together(four):
            yield Found(said, four, way_to(four))


def _belongs_together(four: tuple[Marker, ...]) -> bool:
    """Whether they lie clockwise round a page, each turned as the page is, and are about as large."""
    middles = np.array([one.corners.mean(axis=0) for one in four])
    if not is_convex(middles):
        return False
    sides = [float(np.sqrt(area(one.corners))) for one in four]
    if max(sides) > _UNLIKE * min(sides):
        return False
    seen = np.concatenate([one.corners for one in four])
    off = np.linalg.norm(cv2.perspectiveTransform(_flat()[None], way_to(four))[0] - seen, axis=1)
    return bool((off < _OFF * np.repeat(sides, 4)).all())


def way_to(four: Sequence[Marker]) -> Way:
    """The way from the page to the photo, as all sixteen corners of its markers say together."""
    way, _used = cv2.findHomography(_flat(), np.concatenate([one.corners for one in four]))
    return np.asarray(way, np.float64)


def _flat() -> Corners:
    """The corners of the markers in millimetres of the page."""
    square = np.array(((0, 0), (MARKER, 0), (MARKER, MARKER), (0, MARKER)))
    return np.concatenate([square + place for place in marker_places()])
