"""Finds sheets of paper in a photo by their QR codes and straightens each, so that a person can read what stands on it. It
reads no handwriting and knows no vote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.wall.opening import packed, pixels_of
from cocreate_desktop.capture.wall.shapes import Corners, Grey, Pixels, fill, quad_from
from cocreate_desktop.domain.sheets import SLIP, read_code
from cocreate_desktop.services.seeing import SheetSeen, SheetsLooked

Mask = npt.NDArray[np.bool_]
LONGEST: Final = 1600
"""Pixels of a crop at most."""
_LARGE: Final = 5000
Finder = type[cv2.QRCodeDetector] | type[cv2.QRCodeDetectorAruco]
# The first find nearly everything; the others cost more time than those together.
_LOOKS: Final[tuple[tuple[float, Finder], ...]] = (
    (1.0, cv2.QRCodeDetectorAruco),
    (0.5, cv2.QRCodeDetectorAruco),
    (1.0, cv2.QRCodeDetector),
    (2.0, cv2.QRCodeDetectorAruco),
)
_QUICK: Final = 2
_CLOSER: Final = (300, 450)
_QUALITY: Final = 88
# Round the code of a slip and of a sheet, in sides of the code: left, top, right, bottom. Used where no edge of paper is seen.
_AROUND: Final = {True: (3.4, 0.6, 0.6, 4.0), False: (8.8, 1.2, 1.0, 14.0)}
_BRIGHT: Final = (0.74, 0.82, 0.88)
_REACH: Final = 18.0
_COLOURED: Final = 13.0
"""So far from the colour of the paper (a and b of Lab) is something else."""
_FILLED: Final = 0.86


@dataclass(frozen=True, slots=True, eq=False)
class _Code:
    """What a code says (empty: it could not be read) and where it is."""

    text: str
    corners: Corners

    @property
    def middle(self) -> Corners:
        return np.asarray(self.corners.mean(axis=0), np.float64)

    @property
    def side(self) -> float:
        """Its longest side in pixels."""
        return float(np.linalg.norm(self.corners - np.roll(self.corners, 1, axis=0), axis=1).max())


def look(whole: bytes) -> SheetsLooked:
    """What a photo (JPEG or PNG, as displayed) holds: see services.seeing.Eyes. Raises BadFile."""
    picture = pixels_of(whole)
    grey: Grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    codes = _codes(grey)
    read = [one for one in codes if read_code(one.text) is not None]
    high, wide = grey.shape
    sheets = _in_rows([_sheet(picture, grey, one, read) for one in read])
    # A sheet may carry other codes beside its own, such as the page where people read on.
    rest = [one for one in codes if one not in read and not any(_holds(sheet, one) for sheet in sheets)]
    unread = sum(not one.text for one in rest)
    return SheetsLooked(wide, high, sheets, unread, len(rest) - unread)


def _holds(sheet: SheetSeen, code: _Code) -> bool:
    corners = np.asarray(sheet.quad, np.float32)
    return cv2.pointPolygonTest(corners, tuple(map(float, code.middle)), False) >= 0


def _in_rows(sheets: list[SheetSeen]) -> tuple[SheetSeen, ...]:
    """From top to bottom; what lies beside one another from left to right."""
    places = {id(one): np.asarray(one.quad, np.float64) for one in sheets}
    rows: list[list[SheetSeen]] = []
    for one in sorted(sheets, key=lambda sheet: float(places[id(sheet)][:, 1].mean())):
        first = places[id(rows[-1][0])] if rows else None
        if first is not None and places[id(one)][:, 1].mean() < first[:, 1].max():
            rows[-1].append(one)
        else:
            rows.append([one])
    return tuple(
        one for row in rows for one in sorted(row, key=lambda sheet: float(places[id(sheet)][:, 0].mean()))
    )


def _codes(grey: Grey) -> list[_Code]:
    """Every code once, as read in the size in which it can be. What takes long is done only where something is left to read."""
    found: list[_Code] = []
    for size, finder in _LOOKS[:_QUICK]:
        _join(found, _seen(grey, size, finder))
    found = [one if one.text else _closer(grey, one) for one in found]
    for size, finder in _LOOKS[_QUICK:]:
        if (not found or not all(one.text for one in found)) and max(grey.shape) * size <= _LARGE:
            _join(found, _seen(grey, size, finder))
    return found


def _join(found: list[_Code], more: Iterable[_Code]) -> None:
    for code in more:
        same = next((n for n, one in enumerate(found) if _overlap(one, code)), None)
        if same is None:
            found.append(code)
        elif code.text and not found[same].text:
            found[same] = code


def _closer(grey: Grey, code: _Code) -> _Code:
    """A code that could not be read, looked at again upright and enlarged."""
    for side in _CLOSER:
        quiet = side / 6
        flat = np.array(
            ((quiet, quiet), (side - quiet, quiet), (side - quiet, side - quiet), (quiet, side - quiet)),
            np.float32,
        )
        way = cv2.getPerspectiveTransform(code.corners.astype(np.float32), flat)
        shown = np.asarray(cv2.warpPerspective(grey, way, (side, side), flags=cv2.INTER_CUBIC), np.uint8)
        for detector in (cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco()):
            text, _places, _straight = detector.detectAndDecode(shown)
            if text:
                return _Code(str(text), code.corners)
    return code


def _seen(grey: Grey, size: float, finder: Finder) -> Iterator[_Code]:
    shown = grey
    if size != 1.0:
        way = cv2.INTER_AREA if size < 1 else cv2.INTER_CUBIC
        shown = np.asarray(cv2.resize(grey, None, fx=size, fy=size, interpolation=way), np.uint8)
    try:
        found, texts, places, _straight = finder().detectAndDecodeMulti(shown)
    except cv2.error:  # a shape that is no code after all
        return
    if found:
        for text, corners in zip(texts, places, strict=True):
            yield _Code(str(text), np.asarray(corners, np.float64).reshape(4, 2) / size)


def _overlap(one: _Code, other: _Code) -> bool:
    return float(np.linalg.norm(one.middle - other.middle)) < 0.6 * max(one.side, other.side)


def _sheet(picture: Pixels, grey: Grey, code: _Code, codes: list[_Code]) -> SheetSeen:
    outline = _outline(picture, code, codes)
    corners = outline if outline is not None else _window(code)
    high, wide = grey.shape
    edge = corners.min(axis=0).min() < 1 or (corners.max(axis=0) > (wide - 2, high - 2)).any()
    # A slip's window is only a guess; that of a page is not.
    slip = _is_slip(code)
    beyond = bool(edge) if outline is not None else not slip and _beyond(corners, wide, high)
    crop = packed(_straightened(picture, corners), _QUALITY)
    return SheetSeen(code.text, quad_from(corners), crop, whole=not beyond)


def _is_slip(code: _Code) -> bool:
    found = read_code(code.text)
    return found is None or found.kind == SLIP


def _beyond(corners: Corners, wide: int, high: int) -> bool:
    """Whether a tenth or more of the sheet lies outside the photo."""
    sheet = corners.astype(np.float32)
    photo = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float32)
    inside, _shape = cv2.intersectConvexConvex(sheet, photo)
    return float(inside) < 0.9 * abs(float(cv2.contourArea(sheet)))


def _window(code: _Code) -> Corners:
    """Where the sheet must lie about, judged by its code alone."""
    left, top, right, bottom = _AROUND[_is_slip(code)]
    flat = np.array(((0, 0), (1, 0), (1, 1), (0, 1)), np.float64)
    # Without perspective: four corners this near one another say too little about it.
    way, _residuals, _rank, _values = np.linalg.lstsq(
        np.column_stack((flat, np.ones(4))), code.corners, rcond=None
    )
    around = np.array(((-left, -top), (1 + right, -top), (1 + right, 1 + bottom), (-left, 1 + bottom)))
    return np.asarray(np.column_stack((around, np.ones(4))) @ way, np.float64)


def _outline(picture: Pixels, code: _Code, codes: list[_Code]) -> Corners | None:
    """The four corners of the paper round a code, its top left first as the code stands; None where its edge cannot be told
    from what lies round it."""
    reach = _REACH * code.side
    left, top = np.maximum(code.middle - reach, 0).astype(int)
    part = picture[top : int(code.middle[1] + reach), left : int(code.middle[0] + reach)]
    shrink = min(1.0, 900 / max(part.shape))
    small = cv2.resize(part, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    tones = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), np.float32)
    origin = np.array((left, top), np.float64)
    middle, side = (code.middle - origin) * shrink, code.side * shrink
    paper = _paper(tones, (code.corners - origin) * shrink)
    coloured = np.linalg.norm(tones[:, :, 1:] - paper[1:], axis=2)
    for bright in _BRIGHT:
        alike = (tones[:, :, 0] > bright * paper[0]) & (coloured < _COLOURED)
        found = _quad(_paper_round(np.asarray(alike, np.bool_), middle, side), side)
        if found is None:
            continue
        corners = found / shrink + origin
        inside = corners.astype(np.float32)
        if sum(cv2.pointPolygonTest(inside, tuple(map(float, one.middle)), False) > 0 for one in codes) == 1:
            return _from_top(corners, code)
    return None  # several sheets that touch, or a table as bright as they are


def _paper_round(bright: Mask, middle: Corners, side: float) -> Grey:
    """The bright part that holds the code, with what is printed on it filled; all 0 where there is none."""
    thick = max(3, round(side * 0.35) | 1)
    kernel = np.ones((thick, thick), np.uint8)
    filled = cv2.morphologyEx(bright.astype(np.uint8), cv2.MORPH_CLOSE, kernel)
    filled = cv2.morphologyEx(filled, cv2.MORPH_OPEN, kernel)
    _count, labels = cv2.connectedComponents(filled)
    high, wide = filled.shape
    mine = labels[min(int(middle[1]), high - 1), min(int(middle[0]), wide - 1)]
    return np.asarray((labels == mine) & (filled > 0), np.uint8)


def _paper(tones: npt.NDArray[np.float32], corners: Corners) -> npt.NDArray[np.float32]:
    """Lightness and colour of the paper round a code."""
    ring = np.zeros(tones.shape[:2], np.uint8)
    fill(ring, corners, 1, 1.18)
    fill(ring, corners, 0, 1.04)
    inside = tones[ring > 0]
    white = np.array((255, 128, 128), np.float32)
    return np.asarray(np.median(inside, axis=0) if inside.size else white, np.float32)


def _quad(mask: Grey, side: float) -> Corners | None:
    """Four corners that hold the paper and hardly anything else."""
    contours, _tree = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    whole = max(contours, key=cv2.contourArea)
    hull = cv2.convexHull(whole)
    around = float(cv2.arcLength(hull, True))
    found = next(
        (
            quad
            for accuracy in (0.01, 0.02, 0.03, 0.05)
            if len(quad := cv2.approxPolyDP(hull, accuracy * around, True)) == 4
        ),
        cv2.boxPoints(cv2.minAreaRect(hull)),
    )
    corners = np.asarray(found, np.float64).reshape(4, 2)
    size = abs(float(cv2.contourArea(corners.astype(np.float32))))
    everything = size > 0.97 * mask.size
    if everything or size < 4 * side * side or float(cv2.contourArea(whole)) < _FILLED * size:
        return None
    return corners


def _from_top(corners: Corners, code: _Code) -> Corners:
    """The corners clockwise from the one that is at the top left for who reads the code."""
    across = code.corners[1] - code.corners[0]
    down = code.corners[3] - code.corners[0]
    away = corners - corners.mean(axis=0)
    turned = np.column_stack((away @ across, away @ down))
    order = np.argsort(np.arctan2(turned[:, 1], turned[:, 0]))
    clockwise = corners[order]
    first = int(np.argmin(turned[order].sum(axis=1)))
    return np.asarray(np.roll(clockwise, -first, axis=0), np.float64)


def _straightened(picture: Pixels, corners: Corners) -> Pixels:
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    wide, high = max(sides[0], sides[2]), max(sides[1], sides[3])
    scale = min(1.0, LONGEST / max(wide, high))
    size = (max(8, round(wide * scale)), max(8, round(high * scale)))
    flat = np.array(((0, 0), (size[0], 0), size, (0, size[1])), np.float32)
    way = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    return np.asarray(
        cv2.warpPerspective(picture, way, size, flags=cv2.INTER_AREA, borderValue=(236, 228, 212)), np.uint8
    )
