"""What notes hang on: plaster, kraft paper, wood, brick, a yellow wall, a dark one. Painted from noise, no pictures needed."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from cocreate_desktop.rehearsal.walls.plan import Ground, Picture

_TONES: dict[Ground, tuple[tuple[float, float, float], ...]] = {
    Ground.WHITE: ((0.93, 0.93, 0.92), (0.86, 0.85, 0.82), (0.80, 0.82, 0.84), (0.95, 0.93, 0.88)),
    Ground.BROWN: ((0.72, 0.56, 0.38), (0.64, 0.50, 0.36), (0.78, 0.63, 0.46)),
    Ground.WOOD: ((0.55, 0.38, 0.22), (0.72, 0.52, 0.32), (0.35, 0.20, 0.13), (0.80, 0.66, 0.48)),
    Ground.BRICK: ((0.60, 0.32, 0.24), (0.70, 0.48, 0.36), (0.52, 0.40, 0.36), (0.82, 0.78, 0.74)),
    Ground.YELLOW: ((0.94, 0.84, 0.52), (0.90, 0.78, 0.42), (0.96, 0.90, 0.68)),
    Ground.DARK: ((0.16, 0.17, 0.18), (0.12, 0.18, 0.15), (0.22, 0.16, 0.14), (0.10, 0.13, 0.22)),
}


def ground(kind: Ground, wide: int, high: int, dice: Generator) -> Picture:
    """A ground of this kind, ``high`` × ``wide`` pixels."""
    tones = _TONES[kind]
    tone = np.array(tones[dice.integers(len(tones))]) * dice.uniform(0.92, 1.05, 3)
    plain = np.ones((high, wide, 3), np.float32) * tone.astype(np.float32)
    if kind is Ground.WOOD:
        return _clip(plain * _grain(wide, high, dice))
    if kind is Ground.BRICK:
        return _clip(_bricks(plain, dice))
    if kind is Ground.BROWN:
        return _clip(
            plain * (1 + 0.05 * speckle(wide, high, dice, 1.2) + 0.06 * cloud(wide, high, dice, 0.2))
        )
    rough = dice.uniform(0.005, 0.03)
    return _clip(plain * (1 + rough * speckle(wide, high, dice, 1.0) + 0.05 * cloud(wide, high, dice, 0.3)))


def cloud(wide: int, high: int, dice: Generator, share: float) -> Picture:
    """Soft patches of about ``share`` of the width, −1 to 1; height × width × 1."""
    few = max(2, round(1 / share))
    small = dice.uniform(-1, 1, (few, few)).astype(np.float32)
    return _resized(small, wide, high)[:, :, None]


def speckle(wide: int, high: int, dice: Generator, soft: float) -> Picture:
    """Fine grain with a deviation of one; height × width × 1."""
    grain = cv2.GaussianBlur(dice.standard_normal((high, wide)).astype(np.float32), (0, 0), soft)
    return np.asarray(grain / max(float(grain.std()), 1e-6), np.float32)[:, :, None]


def _resized(small: Picture, wide: int, high: int) -> Picture:
    return np.asarray(cv2.resize(small, (wide, high), interpolation=cv2.INTER_CUBIC), np.float32)


def _grain(wide: int, high: int, dice: Generator) -> Picture:
    lines = dice.standard_normal((max(2, high // 3), max(2, wide // 60))).astype(np.float32)
    long = _resized(lines, wide, high)
    if dice.random() < 0.4:
        lines = dice.standard_normal((max(2, high // 60), max(2, wide // 3))).astype(np.float32)
        long = _resized(lines, wide, high)
    shade = 1 + dice.uniform(0.03, 0.12) * long[:, :, None]
    plank = int(dice.integers(high // 8 + 2, high // 2 + 4))
    for top in range(int(dice.integers(plank)), high, plank):
        shade[top : top + 3] *= 0.7
        shade[top:] *= dice.uniform(0.94, 1.06)
    return shade.astype(np.float32)


def _bricks(plain: Picture, dice: Generator) -> Picture:
    high, wide = plain.shape[:2]
    tall = max(8, int(wide / dice.uniform(14, 40)))
    long, joint = int(tall * dice.uniform(2.2, 3.2)), max(1, tall // 9)
    mortar = np.array([0.75, 0.72, 0.68], np.float32) * np.float32(dice.uniform(0.7, 1.15))
    picture = np.ones_like(plain) * mortar
    for row, top in enumerate(range(0, high, tall)):
        for left in range(-(row % 2) * long // 2, wide, long):
            box = (slice(top + joint, top + tall), slice(max(0, left + joint), max(0, left + long)))
            picture[box] = plain[box] * dice.uniform(0.8, 1.15) * dice.uniform(0.95, 1.05, 3)
    return np.asarray(picture * (1 + 0.06 * speckle(wide, high, dice, 0.8)), np.float32)


def _clip(picture: Picture) -> Picture:
    return np.clip(picture, 0, 1).astype(np.float32)
