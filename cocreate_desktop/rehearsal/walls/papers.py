"""One sticky note: its paper, what is written on it, how it curls. A picture with a mask, before it hangs anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt
from numpy.random import Generator
from PIL import Image, ImageDraw, ImageFont

from cocreate_desktop import paths
from cocreate_desktop.rehearsal.walls.grounds import cloud
from cocreate_desktop.rehearsal.walls.plan import Corners, Picture, Shape

COLOURS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "yellow": ((0.99, 0.92, 0.42), (0.97, 0.95, 0.60), (0.99, 0.83, 0.20), (0.92, 0.95, 0.30)),
    "orange": ((0.99, 0.66, 0.30), (0.99, 0.55, 0.28), (0.98, 0.74, 0.52)),
    "pink": ((0.98, 0.48, 0.66), (0.98, 0.66, 0.74), (0.93, 0.30, 0.52), (0.96, 0.62, 0.62)),
    "purple": ((0.68, 0.56, 0.86), (0.78, 0.66, 0.90), (0.52, 0.42, 0.74)),
    "blue": ((0.45, 0.72, 0.92), (0.62, 0.82, 0.94), (0.28, 0.58, 0.82), (0.36, 0.70, 0.72)),
    "green": ((0.62, 0.85, 0.45), (0.52, 0.88, 0.40), (0.74, 0.88, 0.60), (0.42, 0.72, 0.50)),
    "white": ((0.96, 0.96, 0.94), (0.97, 0.95, 0.90)),
}
_INKS = ((0.08, 0.08, 0.10), (0.10, 0.12, 0.35), (0.15, 0.15, 0.15), (0.55, 0.08, 0.10), (0.05, 0.28, 0.14))
HANDS = ("Caveat", "Kalam", "PatrickHand", "ShadowsIntoLight", "ArchitectsDaughter")


@dataclass(frozen=True, slots=True)
class Paper:
    """``picture`` and ``mask`` (0 to 1) of height × width; ``corners`` of the paper in it."""

    picture: Picture
    mask: npt.NDArray[np.float32]
    corners: Corners
    lifted: float


def paper(colour: str, text: str, size: tuple[int, int], shape: Shape, curl: float, dice: Generator) -> Paper:
    """A note of ``size`` (width, height in pixels) with room round it for what curls out of its square."""
    wide, high = size
    tones = COLOURS[colour]
    tone = np.array(tones[dice.integers(len(tones))]) * dice.uniform(0.93, 1.04, 3)
    sheet = np.ones((high, wide, 3), np.float32) * np.clip(tone, 0, 1).astype(np.float32)
    sheet *= 1 + dice.uniform(0, 0.05) * cloud(wide, high, dice, 0.6)
    down = np.linspace(0, 1, high, dtype=np.float32)[:, None, None]
    sheet *= 1 + dice.normal(0, 0.035) * (down - 0.5)
    if dice.random() < 0.5:  # the strip that sticks
        sheet[: int(high * 0.22)] *= dice.uniform(0.94, 0.99)
    _write(sheet, text, dice)
    if dice.random() < 0.25:
        _draw(sheet, dice)
    mask = np.ones((high, wide), np.float32)
    if shape is Shape.ROUND:
        mask[:] = 0
        cv2.ellipse(
            mask, (wide // 2, high // 2), (wide // 2 - 1, high // 2 - 1), 0, 0, 360, 1.0, -1, cv2.LINE_AA
        )
    edge = max(1, round(min(size) / 120))
    shade = np.float32(dice.uniform(0.86, 1.04))
    sheet[:edge] *= shade
    sheet[-edge:] *= shade
    sheet[:, :edge] *= shade
    sheet[:, -edge:] *= shade
    return _curled(np.clip(sheet, 0, 1), mask, curl, dice)


def _curled(sheet: Picture, mask: npt.NDArray[np.float32], curl: float, dice: Generator) -> Paper:
    """Its foot comes off the wall: foreshortened, aside, lighter or darker as it turns to the light."""
    high, wide = mask.shape
    pad = max(4, int(max(wide, high) * 0.16))
    aside, spread, up = (
        dice.normal(0, 0.05) * curl,
        dice.normal(0, 0.05) * curl,
        abs(dice.normal(0, 0.10)) * curl,
    )
    ys, xs = np.mgrid[0 : high + 2 * pad, 0 : wide + 2 * pad].astype(np.float32)
    u, v = (xs - pad) / wide, (ys - pad) / high
    fall = np.clip(v, 0, 1.3) ** 2
    from_x = (u - (aside + spread * (2 * u - 1)) * fall) * wide
    from_y = (v + up * fall) * high
    turned = 1 + dice.normal(0, 0.12) * curl * np.clip(v - 0.4, 0, 1) ** 2
    picture = cv2.remap(sheet, from_x, from_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    picture = np.clip(picture * turned[:, :, None], 0, 1).astype(np.float32)
    alpha = cv2.remap(mask, from_x, from_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    corners = []
    for cu, cv in ((0, 0), (1, 0), (1, 1), (0, 1)):
        x = cu + (aside + spread * (2 * cu - 1)) * cv**2
        corners.append((pad + x * wide, pad + (cv - up * cv**2) * high))
    return Paper(picture, alpha.astype(np.float32), np.array(corners, np.float64), up)


def _write(sheet: Picture, text: str, dice: Generator) -> None:
    """The words in somebody's hand, as large as they fit, a little askew."""
    if not text:
        return
    high, wide = sheet.shape[:2]
    hand = HANDS[dice.integers(len(HANDS))]
    room = (wide * dice.uniform(0.78, 0.92), high * dice.uniform(0.72, 0.88))
    size = max(6, int(high * dice.uniform(0.14, 0.30)))
    while size > 6 and not _fits(lines := _lines(text, hand, size, room[0]), hand, size, room):
        size = int(size * 0.88)
    lines = _lines(text, hand, size, room[0])
    page = Image.new("L", (wide, high), 0)
    pen = ImageDraw.Draw(page)
    thick = int(dice.integers(0, max(1, size // 9) + 1))
    left, top = (wide - room[0]) / 2, (high - len(lines) * size * 1.12) * dice.uniform(0.2, 0.55)
    for place, line in enumerate(lines):
        pen.text(
            (left, top + place * size * 1.12), line, fill=255, font=_font(hand, size), stroke_width=thick
        )
    turned = page.rotate(dice.normal(0, 2.0), Image.Resampling.BILINEAR)
    ink = np.asarray(turned, np.float32)[:, :, None] / 255 * np.float32(dice.uniform(0.6, 1.0))
    colour = np.array(_INKS[dice.choice(len(_INKS), p=(0.5, 0.2, 0.15, 0.08, 0.07))], np.float32)
    sheet[:] = sheet * (1 - ink) + colour * ink


def written(words: str, size: int, thick: int, dice: Generator) -> npt.NDArray[np.float32]:
    """One line in somebody's hand, ``size`` pixels high, as a mask (0 to 1)."""
    font = _font(HANDS[dice.integers(len(HANDS))], size)
    page = Image.new("L", (int(font.getlength(words)) + 4 * thick + size, int(size * 1.6) + 2 * thick), 0)
    ImageDraw.Draw(page).text((size // 3, thick), words, fill=255, font=font, stroke_width=thick)
    return np.asarray(np.asarray(page) / 255, np.float32)


def _draw(sheet: Picture, dice: Generator) -> None:
    """Somebody drew something too: a line, a ring, an arrow."""
    high, wide = sheet.shape[:2]
    ink = tuple(float(part) for part in _INKS[dice.integers(len(_INKS))])
    thick = max(1, wide // 40)
    points = (dice.uniform(0.15, 0.85, (4, 2)) * (wide, high)).astype(np.int32)
    if dice.random() < 0.5:
        cv2.polylines(sheet, [points], bool(dice.random() < 0.3), ink, thick, cv2.LINE_AA)
    else:
        centre = (int(points[0][0]), int(points[0][1]))
        cv2.circle(sheet, centre, int(wide * dice.uniform(0.06, 0.2)), ink, thick, cv2.LINE_AA)


def _fits(lines: list[str], hand: str, size: int, room: tuple[float, float]) -> bool:
    widest = max(_font(hand, size).getlength(line) for line in lines)
    return widest <= room[0] and len(lines) * size * 1.12 <= room[1]


def _lines(text: str, hand: str, size: int, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _font(hand, size).getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@lru_cache(maxsize=512)
def _font(hand: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(paths.resources() / "fonts" / "hand" / f"{hand}-Regular.ttf"), size)
