"""A made-up poster as a camera sees it: hung on a wall, curled a little, from an angle, in some light; with the truth."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from numpy.random import Generator, default_rng

from cocreate_desktop.domain.posters import PAGE, Poster, pages
from cocreate_desktop.rehearsal.packing import jpeg
from cocreate_desktop.rehearsal.posters.plan import Closeness, PosterPlan, Stuck
from cocreate_desktop.rehearsal.posters.sheet import scribble, sheet
from cocreate_desktop.rehearsal.posters.stickers import COLOURS, placed, stick
from cocreate_desktop.rehearsal.walls import camera
from cocreate_desktop.rehearsal.walls.grounds import ground
from cocreate_desktop.rehearsal.walls.plan import Ground, Picture

_ROOM: Final = 0.14  # round the page, as a part of its height
_MARGIN: Final = 0.12  # outside the photo, for a camera that looks askew


@dataclass(frozen=True, slots=True)
class PosterPhoto:
    """``picture`` is height × width × 3, red green blue, 0 to 255; ``stickers`` are the truth in the order of sticking, and
    ``counts`` how many belong to each option, by its place among all options."""

    picture: npt.NDArray[np.uint8]
    stickers: tuple[Stuck, ...]
    counts: Mapping[int, int]

    def content(self) -> bytes:
        """As JPEG."""
        return jpeg(self.picture)


def poster_photo(
    poster: Poster, counts: Mapping[int, int], seed: int, page: int = 1, *, texts: tuple[str, ...] = ()
) -> PosterPhoto:
    """The photo that somebody takes of a poster on an evening that went well; ``counts`` by the place of the option, as are
    their ``texts``."""
    chance = random.Random(f"poster {seed} {page}")
    plan = PosterPlan(
        seed=chance.randrange(1 << 31),
        poster=poster,
        page=page,
        counts=tuple(counts.get(box.option, 0) for box in pages(poster)[page - 1].boxes),
        size=12.0,
        closeness=chance.choice((Closeness.APART, Closeness.TOUCHING)),
        colours=(chance.choice(sorted(COLOURS)),),
        scale=5.0,
        tilt=0.2,
        blur=0.5,
        noise=0.005,
        curl=0.6,
        ground=chance.choice((Ground.WHITE, Ground.BROWN)),
        texts=texts,
    )
    return make_photo(plan)


def make_photo(plan: PosterPlan) -> PosterPhoto:
    """The page of a plan, photographed."""
    dice = default_rng(plan.seed)
    page = pages(plan.poster)[plan.page - 1]
    fine = min(10.0, max(5.0, plan.scale * 1.5))
    flat = sheet(plan.poster, plan.page, fine, pictures=plan.pictures, texts=plan.texts)
    scribble(flat, page, fine, plan.pen, dice)
    stuck = stick(flat, fine, placed(plan, page, dice), dice)
    flat = _curled(flat, fine, plan.curl, dice)
    seen = camera.lit(_photographed(flat, fine, plan, dice), plan.light, dice)
    photo = camera.taken(seen, plan.blur, plan.noise, dice)
    counts = {box.option: sum(one.option == box.option for one in stuck) for box in page.boxes}
    return PosterPhoto(np.ascontiguousarray(np.rot90(photo, plan.quarter)), tuple(stuck), counts)


def _curled(flat: Picture, fine: float, curl: float, dice: Generator) -> Picture:
    """Paper that does not lie flat: its lines bend by up to ``curl`` millimetres, and it shades."""
    high, wide = flat.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    u, v = xs / wide, ys / high
    bent = np.sin(math.pi * u), np.sin(math.pi * v), (1 - u) * v**3, u * v**3
    aside, up, left, right = (dice.uniform(-1, 1, 4) * curl * fine).astype(np.float32)
    from_x = xs + aside * bent[1] + 0.5 * left * bent[2]
    from_y = ys + up * bent[0] + right * bent[3]
    shade = 1 + 0.05 * min(curl, 2) * (dice.uniform(-1, 1) * (u - 0.5) + dice.uniform(-1, 1) * bent[1])
    made = cv2.remap(
        flat,
        from_x.astype(np.float32),
        from_y.astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(1, 1, 1),
    )
    paper = dice.uniform(0.88, 0.97) * np.array((1.0, dice.uniform(0.98, 1.0), dice.uniform(0.94, 1.0)))
    return np.asarray(made * shade[:, :, None] * paper.astype(np.float32), np.float32)


def _photographed(flat: Picture, fine: float, plan: PosterPlan, dice: Generator) -> Picture:
    """The wall with the page on it, from where the camera is."""
    scale = plan.scale
    high = round(PAGE[1] * scale * (1 + 2 * _ROOM))
    wide = round(PAGE[0] * scale + 2 * _ROOM * PAGE[1] * scale)
    pad = (round(wide * _MARGIN), round(high * _MARGIN))
    wall = ground(plan.ground, wide + 2 * pad[0], high + 2 * pad[1], dice)
    way = camera.angle(wide, high, (pad[0], pad[1], pad[0] + wide, pad[1] + high), plan.tilt, dice)
    photo = np.asarray(
        cv2.warpPerspective(wall, way, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT),
        np.float32,
    )
    turn = math.radians(dice.normal(0, 3))
    spin = np.array(((math.cos(turn), -math.sin(turn)), (math.sin(turn), math.cos(turn)))) * (scale / fine)
    middle = np.array((wide / 2 + pad[0], high / 2 + pad[1]))
    down = np.array((flat.shape[1], flat.shape[0])) / 2
    hang = np.vstack((np.column_stack((spin, middle - spin @ down)), (0, 0, 1)))
    whole = way @ hang
    flat = np.asarray(cv2.GaussianBlur(flat, (0, 0), max(0.3, 0.45 * fine / scale)), np.float32)
    page = cv2.warpPerspective(flat, whole, (wide, high), flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(
        np.ones(flat.shape[:2], np.float32), whole, (wide, high), flags=cv2.INTER_LINEAR
    )
    dark = cv2.GaussianBlur(mask, (0, 0), 1.2 * scale) * np.float32(0.3)
    return np.asarray(
        photo * (1 - dark[:, :, None]) * (1 - mask[:, :, None]) + page * mask[:, :, None], np.float32
    )
