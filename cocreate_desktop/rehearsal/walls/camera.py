"""What a camera makes of a wall: the light on it, the angle, the blur, the grain and the squeezing of a JPEG."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
from numpy.random import Generator

from cocreate_desktop.rehearsal.packing import jpeg
from cocreate_desktop.rehearsal.walls.grounds import cloud
from cocreate_desktop.rehearsal.walls.plan import Light, Picture

Matrix = npt.NDArray[np.float64]


def angle(
    wide: int, high: int, inner: tuple[float, float, float, float], tilt: float, dice: Generator
) -> Matrix:
    """The way from a flat wall to the photo of ``wide`` × ``high`` pixels: ``inner`` (left, top, right, bottom) of the wall
    comes about to fill it."""
    left, top, right, bottom = inner
    flat = np.array(((left, top), (right, top), (right, bottom), (left, bottom)), np.float32)
    seen = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float32)
    push = dice.uniform(-1, 1, (4, 2)) * (wide * 0.14, high * 0.14) * tilt
    away = dice.normal(0, 0.10) * tilt
    side = np.array(((0, away), (0, -away), (0, away), (0, -away))) * high
    turned = np.radians(dice.normal(0, 4) * tilt)
    spin = np.array(((np.cos(turned), -np.sin(turned)), (np.sin(turned), np.cos(turned))))
    middle = np.array((wide / 2, high / 2))
    corners = (seen + push + side - middle) @ spin.T + middle
    return np.asarray(cv2.getPerspectiveTransform(flat, corners.astype(np.float32)), np.float64)


def lit(picture: Picture, light: Light, dice: Generator) -> Picture:
    """The wall in a light."""
    high, wide = picture.shape[:2]
    shade = 1 + 0.10 * cloud(wide, high, dice, 0.6)
    if light is Light.SIDE:
        across = np.linspace(dice.uniform(0.35, 0.6), 1.08, wide, dtype=np.float32)[None, :, None]
        shade = shade * (across if dice.random() < 0.5 else across[:, ::-1])
        if dice.random() < 0.5:  # somebody's shadow falls on it
            shade = shade * _shadow(wide, high, dice)
    if light is Light.DIM:
        shade = shade * dice.uniform(0.35, 0.6)
    cast = np.array(dice.uniform(0.90, 1.06, 3), np.float32)
    cast[2] *= np.float32(dice.uniform(0.82, 1.06))
    picture = picture * shade * cast
    if light is Light.GLARE:
        for _lamp in range(int(dice.integers(1, 3))):
            picture = picture + dice.uniform(0.5, 1.3) * _lamp_spot(wide, high, dice)
    return np.clip(picture, 0, 1).astype(np.float32)


def taken(picture: Picture, blur: float, noise: float, dice: Generator) -> npt.NDArray[np.uint8]:
    """The photo as it is kept."""
    if blur > 0.2:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), blur), np.float32)
    picture = picture ** np.float32(dice.uniform(0.85, 1.15))
    if noise > 0:
        grain = dice.standard_normal(picture.shape, dtype=np.float32)
        picture = picture + grain * np.float32(noise) * (0.5 + picture)
    whole = (np.clip(picture, 0, 1) * 255).astype(np.uint8)
    return _squeezed(whole, int(dice.integers(70, 96)))


def _squeezed(picture: npt.NDArray[np.uint8], quality: int) -> npt.NDArray[np.uint8]:
    """What a JPEG of this quality leaves of it."""
    back = cv2.imdecode(np.frombuffer(jpeg(picture, quality), np.uint8), cv2.IMREAD_COLOR)
    assert back is not None, "OpenCV reads what it wrote"
    return np.asarray(cv2.cvtColor(back, cv2.COLOR_BGR2RGB), np.uint8)


def _shadow(wide: int, high: int, dice: Generator) -> Picture:
    mask = np.zeros((high, wide), np.float32)
    points = dice.uniform(-0.2, 1.2, (5, 2)) * (wide, high)
    cv2.fillConvexPoly(mask, cv2.convexHull(points.astype(np.int32)), 1.0)
    soft = cv2.GaussianBlur(mask, (0, 0), wide * dice.uniform(0.003, 0.04))
    return np.asarray(1 - dice.uniform(0.2, 0.5) * soft, np.float32)[:, :, None]


def _lamp_spot(wide: int, high: int, dice: Generator) -> Picture:
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    x, y = dice.uniform(0, wide), dice.uniform(0, high)
    broad = wide * dice.uniform(0.03, 0.15)
    away = ((xs - x) / (broad * dice.uniform(0.6, 3))) ** 2 + ((ys - y) / broad) ** 2
    return np.asarray(np.exp(-away), np.float32)[:, :, None]
