"""Puts a wall together: the ground, what else is in sight, the notes with their shadows, the light and the camera."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from numpy.random import Generator, default_rng

from cocreate_desktop.rehearsal.walls import camera
from cocreate_desktop.rehearsal.walls.clutter import around, on_the_wall
from cocreate_desktop.rehearsal.walls.grounds import ground
from cocreate_desktop.rehearsal.walls.layouts import Place, places
from cocreate_desktop.rehearsal.walls.papers import COLOURS, Paper, paper
from cocreate_desktop.rehearsal.walls.plan import Corners, HungNote, Layout, Picture, Wall, WallPlan

_MARGIN = 0.18  # of the photo on each side, for a camera that looks askew
_WORDS = (
    "meer groen", "bankje", "Speelplek voor alle leeftijden", "veilig oversteken", "minder auto's", "koffie",
    "lange tafel onder de bomen", "wie doet het onderhoud?", "licht in de avond", "waterpomp", "samen eten op zondag",
    "Rustig wonen", "fietsen stallen", "hondenpoep!", "regenton", "ruimte voor jongeren", "moestuin met de school",
    "drempel bij de bakker", "toilet", "schaduw", "een plek om te praten", "geen tegels", "muziek", "MARKT",
)  # fmt: skip


def make_wall(plan: WallPlan) -> Wall:
    """The wall of a plan, photographed."""
    dice = default_rng(plan.seed)
    pad_x, pad_y = int(plan.width * _MARGIN), int(plan.height * _MARGIN)
    flat = ground(plan.ground, plan.width + 2 * pad_x, plan.height + 2 * pad_y, dice)
    on_the_wall(flat, plan.clutter, dice)
    inside = _room(plan, dice)
    hung = _hang(flat, plan, inside, (pad_x, pad_y), dice)
    around(flat, (pad_x, pad_y), plan.clutter, dice)
    inner = (pad_x, pad_y, pad_x + plan.width, pad_y + plan.height)
    way = camera.angle(plan.width, plan.height, inner, plan.tilt, dice)
    photo = cv2.warpPerspective(
        flat, way, (plan.width, plan.height), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REFLECT
    )
    lit = camera.lit(np.asarray(photo, np.float32), plan.light, dice)
    notes = tuple(_truth(one, seen, way, plan) for one, seen in hung)
    return Wall(
        camera.taken(lit, plan.blur, plan.noise, dice), tuple(one for one in notes if one is not None)
    )


_Hung = tuple["_Note", float]


@dataclass(frozen=True, slots=True)
class _Note:
    """A note on the flat wall: the corners, the colour and the words."""

    corners: Corners
    colour: str
    text: str


def _room(plan: WallPlan, dice: Generator) -> tuple[float, float, float, float]:
    """Left, top, width and height of the part of the photo where notes hang."""
    if plan.notes <= 3 and dice.random() < 0.6:  # a close-up
        side = min(plan.width, plan.height) * dice.uniform(0.5, 0.9) * math.sqrt(plan.notes)
        wide, high = min(side, plan.width * 0.95), min(side, plan.height * 0.95)
    else:
        wide, high = plan.width * dice.uniform(0.75, 1.02), plan.height * dice.uniform(0.75, 1.02)
    return (
        (plan.width - wide) * dice.uniform(0.2, 0.8),
        (plan.height - high) * dice.uniform(0.2, 0.8),
        wide,
        high,
    )


def _hang(
    flat: Picture,
    plan: WallPlan,
    room: tuple[float, float, float, float],
    pad: tuple[int, int],
    dice: Generator,
) -> list[_Hung]:
    left, top, wide, high = room
    found = places(plan.notes, (wide, high), plan.layout, plan.shape, dice)
    owner = np.full(flat.shape[:2], -1, np.int32)
    areas: list[int] = []
    notes: list[_Note] = []
    colours = plan.colours or tuple(COLOURS)
    block: dict[int, str] = {}
    main = colours[dice.integers(len(colours))]
    same = plan.layout is not Layout.BLOCK and dice.random() < 0.3
    shadow = dice.uniform(0.05, 0.4)
    for n, place in enumerate(found):
        colour = colours[dice.integers(len(colours))]
        if place.block >= 0:
            colour = block.setdefault(place.block, colour)
        elif same:
            colour = main
        colour = plan.papers[n % len(plan.papers)] if plan.papers else colour
        text = plan.texts[n % len(plan.texts)] if plan.texts else _WORDS[dice.integers(len(_WORDS))]
        if dice.random() < 0.06 and not plan.texts:
            text = ""
        sheet = paper(
            colour,
            text,
            (max(12, round(place.wide)), max(12, round(place.high))),
            plan.shape,
            plan.curl,
            dice,
        )
        corners, area = _stick(flat, owner, n, sheet, place, (left + pad[0], top + pad[1]), shadow, dice)
        areas.append(area)
        notes.append(_Note(corners, colour, text))
    seen = np.bincount(owner[owner >= 0].ravel(), minlength=len(notes)) if notes else np.zeros(0)
    return [(note, float(seen[n]) / max(areas[n], 1)) for n, note in enumerate(notes)]


def _stick(
    flat: Picture,
    owner: npt.NDArray[np.int32],
    number: int,
    sheet: Paper,
    place: Place,
    origin: tuple[float, float],
    shadow: float,
    dice: Generator,
) -> tuple[Corners, int]:
    """Hangs a sheet, turned, with its shadow; returns its corners on the wall and how many pixels it covers."""
    high, wide = sheet.mask.shape
    reach = int(math.hypot(wide, high)) + 8
    cx, cy = place.x + origin[0], place.y + origin[1]
    x0, y0 = int(cx - reach / 2), int(cy - reach / 2)
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), -place.turned, 1.0)
    turn[:, 2] += (cx - x0 - wide / 2, cy - y0 - high / 2)
    turned = np.asarray(cv2.transform(sheet.corners[None].astype(np.float32), turn)[0], np.float64)
    corners = turned + np.array((x0, y0))
    size = (reach, reach)
    mask = cv2.warpAffine(sheet.mask, turn, size, flags=cv2.INTER_LINEAR)
    picture = cv2.warpAffine(
        sheet.picture, turn, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    side = min(place.wide, place.high)
    deep = side * (0.015 + 0.25 * sheet.lifted)
    dark = np.roll(mask, (int(deep + 1), int(deep * dice.uniform(-0.6, 0.6))), (0, 1))
    dark = cv2.GaussianBlur(dark, (0, 0), max(0.6, deep * 0.7)) * np.float32(shadow + 0.6 * sheet.lifted)
    box, part = _inside(flat.shape[:2], x0, y0, reach)
    if box is None or part is None:
        return corners, int((mask > 0.5).sum())
    a, d = mask[part][:, :, None], np.clip(dark[part], 0, 0.7)[:, :, None]
    flat[box] = flat[box] * (1 - d) * (1 - a) + picture[part] * a
    owner[box][a[:, :, 0] > 0.5] = number
    return corners, int((mask > 0.5).sum())


_Box = tuple[slice, slice]


def _inside(shape: tuple[int, int], x0: int, y0: int, reach: int) -> tuple[_Box | None, _Box | None]:
    """The part of a square that lies on the wall, there and in the square itself."""
    high, wide = shape
    left, top, right, bottom = max(0, x0), max(0, y0), min(wide, x0 + reach), min(high, y0 + reach)
    if left >= right or top >= bottom:
        return None, None
    return (slice(top, bottom), slice(left, right)), (
        slice(top - y0, bottom - y0),
        slice(left - x0, right - x0),
    )


def _truth(note: _Note, seen: float, way: camera.Matrix, plan: WallPlan) -> HungNote | None:
    """A note as it lies in the photo; None for one that is hardly in it."""
    quad = cv2.perspectiveTransform(note.corners[None].astype(np.float64), way)[0]
    whole = abs(_area(quad))
    frame = np.array(((0, 0), (plan.width, 0), (plan.width, plan.height), (0, plan.height)), np.float32)
    inside, _points = cv2.intersectConvexConvex(quad.astype(np.float32), frame)
    share = float(inside) / max(whole, 1e-6)
    if share < 0.3 or whole < 64:
        return None
    corners = tuple((float(x), float(y)) for x, y in quad)
    return HungNote(corners, note.colour, note.text, min(1.0, seen) * min(1.0, share), share < 0.97)


def _area(quad: Corners) -> float:
    x, y = quad[:, 0], quad[:, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
