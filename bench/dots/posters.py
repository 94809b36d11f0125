"""The made-up posters of the table: every closeness with few and many stickers, in sizes, colours and lights as halls have
them. Always the same ones for the same first seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from numpy.random import Generator, default_rng

from cocreate_desktop.domain.posters import Poster, pages
from cocreate_desktop.rehearsal.posters import Closeness, PosterPlan
from cocreate_desktop.rehearsal.posters.stickers import COLOURS
from cocreate_desktop.rehearsal.walls import Ground, Light

FIRST_SEED: Final = 2_000_000
LIGHTS: Final = (Light.EVEN, Light.SIDE, Light.DIM, Light.GLARE)
_SIZES: Final = (8.0, 10.0, 12.0, 16.0, 19.0)
_OPTIONS: Final = (3, 4, 6, 6, 8, 12, 15)
_GROUNDS: Final = (Ground.WHITE, Ground.BROWN, Ground.WOOD, Ground.BRICK, Ground.DARK)
_SCALES: Final = (1.0, 1.25, 1.5, 2.0, 3.0)
_MOST: Final = (5, 15, 30, 45)
_AREA: Final = 0.65
"""Stickers cover so much of a box at most, were none to overlap; people who find a box full stick elsewhere."""


def plans(first: int = FIRST_SEED, rounds: int = 1) -> Iterator[PosterPlan]:
    """One for each closeness, light and size, ``rounds`` times over."""
    for number, (_turn, closeness, light, size) in enumerate(
        product(range(rounds), Closeness, LIGHTS, _SIZES)
    ):
        yield _plan(first + number, closeness, light, size)


def near_and_far(first: int = FIRST_SEED + 10_000) -> Iterator[PosterPlan]:
    """The same posters from ever farther away, with stickers of 8 mm."""
    cells = product((Closeness.TOUCHING, Closeness.OVERLAPPING), (Light.EVEN, Light.SIDE), range(2))
    for number, (closeness, light, _turn) in enumerate(cells):
        for scale in _SCALES:
            yield replace(_plan(first + number, closeness, light, 8.0), scale=scale)


def _plan(seed: int, closeness: Closeness, light: Light, size: float) -> PosterPlan:
    dice = default_rng(seed)
    poster = Poster(int(dice.integers(1, 3844)), int(dice.choice(_OPTIONS)))
    whole = pages(poster)
    page = whole[int(dice.integers(len(whole)))]
    room = page.boxes[0].wide * page.boxes[0].high * (_AREA if closeness is Closeness.APART else 1.3 * _AREA)
    most = max(1, int(room / (0.7854 * size**2)))
    kinds = sorted(COLOURS)
    many = 1 if dice.random() < 0.6 else int(dice.integers(2, 5))
    return PosterPlan(
        seed=seed,
        poster=poster,
        page=page.number,
        counts=tuple(min(most, _number(dice)) for _box in page.boxes),
        size=size,
        closeness=closeness,
        colours=tuple(str(one) for one in dice.choice(kinds, many, replace=False)),
        on_line=float(dice.choice((0.0, 0.0, 0.05))),
        pale=float(dice.choice((0.0, 0.0, 0.0, 0.04))),
        pen=float(dice.choice((0.0, 0.0, 0.5))),
        scale=float(dice.uniform(2.5, 6.0)),
        tilt=float(dice.uniform(0, 0.7)),
        blur=float(dice.uniform(0.3, 1.2)),
        noise=float(dice.uniform(0.002, 0.02)),
        curl=float(dice.uniform(0, 2.0)),
        light=light,
        ground=_GROUNDS[int(dice.integers(len(_GROUNDS)))],
        quarter=int(dice.integers(4)),
        pictures=bool(dice.random() < 0.3),
    )


def _number(dice: Generator) -> int:
    """How many in a box: often few, now and then very many."""
    return int(dice.integers(0, _MOST[int(dice.choice(4, p=(0.35, 0.3, 0.25, 0.1)))] + 1))
