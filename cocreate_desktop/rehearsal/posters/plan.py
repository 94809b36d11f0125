"""What a made-up poster full of stickers should be like, and what is known about it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.rehearsal.walls.plan import Ground, Light


class Closeness(StrEnum):
    """How close stickers lie: beside one another, edge to edge, over one another, or heaped up."""

    APART = "apart"
    TOUCHING = "touching"
    OVERLAPPING = "overlapping"
    HEAPED = "heaped"


LEAST: Final = {
    Closeness.APART: 1.05,
    Closeness.TOUCHING: 0.97,
    Closeness.OVERLAPPING: 0.65,
    Closeness.HEAPED: 0.4,
}
"""How far apart two middles are at least, in diameters, while there is room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterPlan:
    """A page to make. The same plan gives the same photo.

    ``counts`` are the stickers for each option of the page; ``size`` is their diameter in millimetres of the A4 page;
    ``colours`` are names of ``stickers.COLOURS``, one at random for each. ``on_line`` is the share that is stuck on the line of
    a box, ``pale`` the share of a weak colour, ``pen`` how many marks of a pen stand in a box on average. ``scale`` is in
    pixels a millimetre in the photo; ``tilt``, ``blur`` (pixels), ``noise`` (share of white) and ``curl`` (millimetres) are of
    the photo, ``quarter`` how often it was turned by a quarter. ``pictures``: options have one. ``texts`` of the
    options; without them it makes up some.
    """

    seed: int
    poster: Poster
    page: int = 1
    counts: tuple[int, ...] = ()
    size: float = 12.0
    closeness: Closeness = Closeness.APART
    colours: tuple[str, ...] = ("red",)
    on_line: float = 0.0
    pale: float = 0.0
    pen: float = 0.0
    scale: float = 4.0
    tilt: float = 0.3
    blur: float = 0.6
    noise: float = 0.008
    curl: float = 1.0
    light: Light = Light.EVEN
    ground: Ground = Ground.WHITE
    quarter: int = 0
    pictures: bool = False
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stuck:
    """A sticker as it was stuck: its middle and radius in millimetres of the page, the name of its colour, the option it counts
    for (-1: none), and which share of it is in sight."""

    x: float
    y: float
    radius: float
    colour: str
    option: int
    visible: float = 1.0
