"""The hall itself and the people in it: wall, windows, door, rows of heads and bodies. Drawn plainly; what counts is that there
are edges, squares and skins around the cards as there are in a hall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.random import Generator

from cocreate_desktop.rehearsal.rooms.plan import Picture, Pixels
from cocreate_desktop.rehearsal.walls.grounds import cloud, speckle

Colour = tuple[int, int, int]
SKINS: Final[tuple[Colour, ...]] = (
    (226, 181, 150),
    (198, 150, 116),
    (160, 112, 82),
    (112, 76, 56),
    (236, 200, 176),
)
_HAIRS: Final[tuple[Colour, ...]] = (
    (38, 30, 26),
    (92, 62, 40),
    (166, 128, 78),
    (140, 138, 134),
    (206, 202, 194),
)
_CLOTHES: Final[tuple[Colour, ...]] = (
    (74, 88, 108), (84, 96, 78), (118, 96, 82), (60, 60, 64), (96, 78, 96), (138, 58, 52), (196, 188, 172), (44, 66, 88),
)  # fmt: skip
_WALLS: Final[tuple[Colour, ...]] = ((172, 164, 154), (196, 190, 178), (160, 168, 166), (186, 174, 152))
HORIZON: Final = 0.3
"""The share of the picture above the floor."""
_BITS: Final = 4  # of a pixel, for drawing between pixels


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits: the middle of the card in pixels, and how wide a card is there."""

    x: float
    y: float
    card: float


def hall(wide: int, high: int, dice: Generator) -> Picture:
    """The empty hall."""
    picture = np.zeros((high, wide, 3), np.uint8)
    wall = _WALLS[int(dice.integers(len(_WALLS)))]
    edge = int(high * HORIZON)
    picture[:edge] = wall
    picture[edge:] = tuple(int(part * 0.78) for part in wall)
    cv2.rectangle(picture, (0, edge - high // 90), (wide, edge), tuple(int(part * 0.7) for part in wall), -1)
    for number in range(3):
        _window(
            picture,
            (int(wide * (0.05 + 0.155 * number)), int(high * 0.045)),
            (int(wide * 0.125), int(high * 0.17)),
        )
    board = (int(wide * 0.56), int(high * 0.08), int(wide * 0.76), int(high * 0.2))
    _board(picture, board, dice)
    left, right = int(wide * 0.84), int(wide * 0.93)
    cv2.rectangle(picture, (left, int(high * 0.05)), (right, edge), (112, 88, 64), -1)
    inner = high // 80
    cv2.rectangle(
        picture, (left + inner, int(high * 0.05) + inner), (right - inner, edge), (134, 110, 78), -1
    )
    cv2.circle(
        picture, (right - 3 * inner, int(high * 0.19)), max(2, high // 150), (50, 44, 38), -1, cv2.LINE_AA
    )
    tones = picture.astype(np.float32) / 255
    tones *= 1 + 0.012 * speckle(wide, high, dice, 1.0) + 0.06 * cloud(wide, high, dice, 0.3)
    return np.clip(tones, 0, 1).astype(np.float32)


def _window(picture: Pixels, corner: tuple[int, int], size: tuple[int, int]) -> None:
    (left, top), (wide, high) = corner, size
    cv2.rectangle(picture, (left, top), (left + wide, top + high), (206, 200, 188), -1)
    bar = max(2, wide // 24)
    for half in (0, 1):
        start = left + bar + half * (wide // 2)
        cv2.rectangle(
            picture, (start, top + bar), (start + wide // 2 - 2 * bar, top + high - bar), (96, 116, 128), -1
        )


def _board(picture: Pixels, box: tuple[int, int, int, int], dice: Generator) -> None:
    """A sheet on the wall with lines of writing."""
    left, top, right, bottom = box
    cv2.rectangle(picture, (left, top), (right, bottom), (222, 218, 206), -1)
    step = (bottom - top) // 5
    for row in range(1, 5):
        long = int((right - left) * dice.uniform(0.4, 0.85))
        start = left + (right - left) // 12
        cv2.line(
            picture,
            (start, top + row * step),
            (start + long, top + row * step),
            (120, 112, 100),
            max(1, step // 6),
        )


def person(picture: Picture, seat: Seat, dice: Generator) -> Colour:
    """Somebody on a seat, from the knees up; returns the colour of the skin."""
    skin, hair, dress = (_shade(kinds, dice) for kinds in (SKINS, _HAIRS, _CLOTHES))
    wide = seat.card
    top = seat.y - 0.95 * wide
    sway = float(dice.uniform(-0.25, 0.25)) * wide
    _body(picture, seat.x + sway, top, wide, dress)
    middle = (seat.x + sway, top - 0.15 * wide)
    _oval(picture, (middle[0], middle[1] - 0.1 * wide), (0.46 * wide, 0.52 * wide), hair)
    _oval(picture, (middle[0], middle[1] + 0.05 * wide), (0.35 * wide, 0.45 * wide), skin)
    return skin


def _shade(kinds: tuple[Colour, ...], dice: Generator) -> Colour:
    red, green, blue = kinds[int(dice.integers(len(kinds)))]
    light = float(dice.uniform(0.9, 1.06))
    return int(red * light), int(green * light), int(blue * light)


def _body(picture: Picture, x: float, top: float, wide: float, colour: tuple[int, ...]) -> None:
    half, round_off = 0.95 * wide, 0.5 * wide
    bottom = top + 3.2 * wide
    tone = _tone(colour)
    _fill(
        picture,
        [(x - half, top + round_off), (x + half, top + round_off), (x + half, bottom), (x - half, bottom)],
        tone,
    )
    _fill(
        picture,
        [(x - half + round_off, top + 0.1 * wide), (x + half - round_off, top + 0.1 * wide),
         (x + half, top + round_off), (x - half, top + round_off)],
        tone,
    )  # fmt: skip


def _oval(
    picture: Picture, middle: tuple[float, float], half: tuple[float, float], colour: tuple[int, ...]
) -> None:
    cv2.ellipse(picture, _fine(middle), _fine(half), 0, 0, 360, _tone(colour), -1, cv2.LINE_8, _BITS)


def _fill(picture: Picture, points: list[tuple[float, float]], tone: tuple[float, ...]) -> None:
    corners = np.array([_fine(point) for point in points], np.int32)
    cv2.fillConvexPoly(picture, corners, tone, cv2.LINE_8, _BITS)


def _fine(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0] * (1 << _BITS)), round(point[1] * (1 << _BITS))


def _tone(colour: tuple[int, ...]) -> tuple[float, ...]:
    return tuple(min(part, 255) / 255 for part in colour)
