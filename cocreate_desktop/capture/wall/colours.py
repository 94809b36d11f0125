"""The name of a note's colour, whatever the light: of many lights the one is chosen that makes all papers of a wall look most
like papers that are sold, and the wall itself most like a plain one; then each takes the name of the nearest. There are no
limits in the camera's own colours, so warm lamps move nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.wall.shapes import Corners, Pixels, fill

Values = npt.NDArray[np.float64]
"""… × 3: red green blue, 0 to 1."""

_SOLD: Final[dict[str, tuple[tuple[int, int, int], ...]]] = {
    "yellow": ((255, 242, 130), (254, 245, 70), (255, 208, 60), (228, 240, 95)),
    "orange": ((255, 150, 80), (250, 190, 140), (255, 168, 70)),
    "pink": ((255, 105, 155), (250, 175, 190), (232, 65, 130), (248, 155, 155)),
    "purple": ((195, 170, 230), (140, 110, 190), (172, 142, 220)),
    "blue": ((160, 210, 240), (100, 180, 235), (65, 145, 210), (90, 180, 190), (120, 205, 215)),
    "green": ((170, 220, 90), (130, 225, 95), (188, 225, 155), (108, 185, 128)),
    "white": ((248, 248, 246), (248, 243, 230)),
}
_NAMES: Final = tuple(name for name, tones in _SOLD.items() for _tone in tones)
_LIGHTNESS: Final = np.array((0.25, 1.0, 1.0))  # of a paper it says less than hue and chroma
# Distances in Lab: what is farther is no paper that is known; farther than that, how far says nothing about the light.
_UNKNOWN: Final = 34.0
_FAR: Final = 20.0
_WALL_FAR: Final = 25.0
# Lamps and cameras together: red against green, blue against green, as logarithms; a little blue is missing more often.
_LIGHTS: Final = np.exp(
    np.array([(red, 0.0, blue) for red in np.linspace(-0.3, 0.3, 9) for blue in np.linspace(-0.3, 0.6, 13)])
)
_TO_XYZ: Final = np.array(
    (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
) / np.array(((0.95047,), (1.0,), (1.08883,)))


def paper_of(crop: Pixels) -> Values:
    """The colour of the paper of a straightened note: of its inner part, without the writing and the shine."""
    small = np.asarray(cv2.resize(crop, (40, 40), interpolation=cv2.INTER_AREA), np.float64)
    inner = small[6:34, 6:34].reshape(-1, 3) / 255
    dull = inner[inner.min(axis=1) < 0.97]
    if len(dull) > 0.15 * len(inner):
        inner = dull
    bright = inner @ (0.3, 0.59, 0.11)
    low, high = np.quantile(bright, (0.45, 0.92))
    return np.asarray(np.median(inner[(bright >= low) & (bright <= high)], axis=0), np.float64)


def wall_round(small: Pixels, outlines: Sequence[Corners]) -> Values | None:
    """The colour of the wall right beside the notes (their corners in pixels of ``small``); None when none is in sight."""
    near, covered = np.zeros(small.shape[:2], np.uint8), np.zeros(small.shape[:2], np.uint8)
    for corners in outlines:
        fill(near, corners, 255, 1.5)
        fill(covered, corners, 255, 1.12)
    beside = small[(near > 0) & (covered == 0)]
    return np.asarray(np.median(beside, axis=0) / 255, np.float64) if len(beside) > 50 else None


def names_of(papers: Sequence[Values], wall: Values | None) -> list[str]:
    """The name of each paper of one wall, one of domain.walls.COLOURS."""
    if not papers:
        return []
    seen = _linear(np.array(papers))
    far = _far(seen * _light(seen, None if wall is None else _linear(wall)))
    nearest = far.argmin(axis=1)
    brightest = float(np.median(seen.max(axis=1)))
    dark = seen.max(axis=1) < 0.15 * brightest
    return [
        "other" if dark[n] or far[n, nearest[n]] > _UNKNOWN else _NAMES[nearest[n]] for n in range(len(seen))
    ]


def _light(seen: Values, wall: Values | None) -> Values:
    """What to multiply the colours with, to see them as in daylight."""
    far = np.minimum(_far(seen[None] * _LIGHTS[:, None]).min(axis=2), _FAR).sum(axis=1)
    unusual = (np.log(_LIGHTS[:, 0]) / 0.15) ** 2 + ((np.log(_LIGHTS[:, 2]) - 0.1) / 0.25) ** 2
    cost = far + 6.0 * unusual
    if wall is not None and wall.max() > 0.5 * np.median(seen.max(axis=1)):
        tinted = np.hypot(*_lab(wall * _LIGHTS)[:, 1:].T)
        cost = cost + 1.2 * len(seen) ** 0.5 * np.minimum(tinted, _WALL_FAR)
    return np.asarray(_LIGHTS[int(np.argmin(cost))], np.float64)


def _far(seen: Values) -> Values:
    """… × papers: how far each colour is from each paper that is sold; … × papers."""
    apart = _lab(seen)[..., None, :] - _PAPERS
    return np.asarray(np.sqrt((apart**2 * _LIGHTNESS).sum(axis=-1)), np.float64)


def _linear(values: Values) -> Values:
    """Amounts of light instead of the numbers in a file (sRGB)."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _lab(light: Values) -> Values:
    """CIE L*a*b* of amounts of light, each as if it were lit well."""
    light = np.maximum(light, 1e-4)
    xyz = (light / light.max(axis=-1, keepdims=True) * 0.9) @ _TO_XYZ.T
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=-1)


_PAPERS: Final = _lab(_linear(np.array([tone for tones in _SOLD.values() for tone in tones]) / 255))
