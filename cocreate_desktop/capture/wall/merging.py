"""Several photos of one wall: which of the notes seen now were seen before. The photos are laid over one another by what they
have in common, and a note is known again only when it lies in the same place and looks the same: a note shown twice is soon
thrown away, one taken for another is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.wall.features import LONGEST, Earlier, Features, earlier_of, features_of
from cocreate_desktop.capture.wall.opening import fitted, pixels_of
from cocreate_desktop.capture.wall.shapes import Corners, Pixels, corners_from, is_convex, overlap, side
from cocreate_desktop.capture.wall.straighten import straighten
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.walls import Box
from cocreate_desktop.services.seeing import Before, Known

_RATIO: Final = 0.78  # a feature counts when its second best likeness is so much worse (Lowe 2004)
_FEWEST: Final = 18
_AGREE: Final = 0.22  # the least part of the likenesses that fit one way of laying
_OVER: Final = 0.4  # how much two outlines must share
_ALIKE: Final = 0.72  # how much two notes must look alike (correlation)
_ALIKE_THERE: Final = 0.62  # on a wall that is certain to be the same
_PLAIN: Final = 2.5  # grey levels: with less on both there is nothing to compare
_VERIFIED: Final = 0.6  # of the notes that lie in the same place so many must look alike, or the photos are of different walls
_SIDE, _RIM, _AWAY = 48, 5, 3  # pixels: of a note to compare, left out along its sides, tried aside

Matrix = npt.NDArray[np.float64]
Look = npt.NDArray[np.float32]


def known_again(
    picture: Pixels, outlines: Sequence[Corners], before: Before, going: Callable[[], bool]
) -> list[str]:
    """For each note of the picture the id of the known one that it repeats, or an empty text."""
    found = [""] * len(outlines)
    if not outlines or not before.known:
        return found
    small, scale = fitted(picture, LONGEST)
    features = features_of(small)
    for number, (content, cut) in enumerate(zip(before.pictures, before.cuts, strict=True)):
        known = [one for one in before.known if one.photo == number]
        if not known or not going():
            continue
        try:
            earlier = earlier_of(content)
        except BadFile:
            continue  # a picture that was lost tells nothing, and is no reason to refuse this one
        way = _laid(earlier.features, features)
        if way is None:
            continue
        ours = [corners * scale for corners in outlines]
        then, _scale = fitted(pixels_of(content), LONGEST)
        for place, name in _same(small, ours, way, then, _placed(known, cut, earlier)):
            found[place] = found[place] or name
    return found


def _placed(known: Sequence[Known], cut: Box, earlier: Earlier) -> list[tuple[str, Corners]]:
    """The known notes in pixels of the kept picture made small."""
    left, top, wide, high = cut
    stretch = np.array((earlier.width / max(wide, 1), earlier.height / max(high, 1))) * earlier.scale
    return [(one.id, (corners_from(one.quad) - (left, top)) * stretch) for one in known]


def _same(
    small: Pixels,
    ours: Sequence[Corners],
    way: Matrix,
    then: Pixels,
    theirs: Sequence[tuple[str, Corners]],
) -> list[tuple[int, str]]:
    """Which of our notes (by place) are which of theirs; ``way`` leads from the pixels of ``then`` to those of ``small``."""
    back = np.asarray(np.linalg.inv(way), np.float64)
    pairs = _in_place(ours, [(name, _moved(corners, way)) for name, corners in theirs])
    # Both are cut out by the outline that is seen now, so that two outlines drawn a little otherwise do not differ.
    looks = [
        _likeness(_ink(straighten(small, ours[place])), _ink(straighten(then, _moved(ours[place], back))))
        for place, _name in pairs
    ]
    told = [likeness for likeness in looks if likeness is not None]
    if sum(likeness > _ALIKE for likeness in told) < _VERIFIED * len(told):
        return []
    return [
        pair
        for pair, likeness in zip(pairs, looks, strict=True)
        if likeness is None or likeness > _ALIKE_THERE
    ]


def _laid(theirs: Features, ours: Features) -> Matrix | None:
    """The way from their pixels to ours; None when unsure."""
    if min(len(theirs[1]), len(ours[1])) < _FEWEST:
        return None
    near = cv2.BFMatcher(cv2.NORM_L2).knnMatch(theirs[1], ours[1], k=2)
    good = [pair[0] for pair in near if len(pair) == 2 and pair[0].distance < _RATIO * pair[1].distance]
    if len(good) < _FEWEST:
        return None
    start = theirs[0][[one.queryIdx for one in good]]
    end = ours[0][[one.trainIdx for one in good]]
    cv2.setRNGSeed(1)  # the same photos give the same answer
    way, fits = cv2.findHomography(start, end, cv2.USAC_MAGSAC, 4.0, maxIters=4000, confidence=0.999)
    if not fits.any():
        return None
    agree = int(fits.sum())
    if agree < _FEWEST or agree < _AGREE * len(good):
        return None
    found = np.asarray(way, np.float64)
    return found if found.shape == (3, 3) and _is_possible(start[fits.ravel() > 0], found) else None


def _is_possible(start: npt.NDArray[np.float32], way: Matrix) -> bool:
    """Whether a wall can be seen so: not mirrored, not on edge, from about as far away."""
    left, top = start.min(axis=0)
    right, bottom = start.max(axis=0)
    ring = np.array(((left, top), (right, top), (right, bottom), (left, bottom)), np.float64)
    if side(ring) < 20:
        return False
    seen = _moved(ring, way)
    return is_convex(seen) and 0.15 < side(seen) / side(ring) < 7.0


def _moved(corners: Corners, way: Matrix) -> Corners:
    return np.asarray(cv2.perspectiveTransform(corners[None], way)[0], np.float64)


def _in_place(ours: Sequence[Corners], theirs: Sequence[tuple[str, Corners]]) -> list[tuple[int, str]]:
    """Pairs of outlines that share most, each in one pair only."""
    shares = [
        (overlap(corners, moved), place, name)
        for place, corners in enumerate(ours)
        for name, moved in theirs
        if is_convex(moved)
        and np.linalg.norm(corners.mean(axis=0) - moved.mean(axis=0)) < 0.6 * side(corners)
    ]
    pairs: list[tuple[int, str]] = []
    for share, place, name in sorted(shares, key=lambda one: -one[0]):
        if share >= _OVER and all(place != taken and name != other for taken, other in pairs):
            pairs.append((place, name))
    return pairs


def _ink(crop: Pixels) -> Look:
    """What is written on a note, small and grey: without the paper, its shading, and the rim, where one sees its neighbours."""
    grey = cv2.resize(cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY), (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    calm = cv2.GaussianBlur(np.asarray(grey, np.float32), (0, 0), 1.6)
    fine = calm - cv2.GaussianBlur(calm, (0, 0), _SIDE / 6)
    return np.asarray(fine[_RIM:-_RIM, _RIM:-_RIM], np.float32)


def _likeness(one: Look, other: Look) -> float | None:
    """How much the same is on both (correlation), a few pixels aside at most; None when there is nothing on either."""
    if max(float(one.std()), float(other.std())) < _PLAIN:
        return None
    inner = one[_AWAY:-_AWAY, _AWAY:-_AWAY]
    return float(cv2.matchTemplate(other, inner, cv2.TM_CCOEFF_NORMED).max())
