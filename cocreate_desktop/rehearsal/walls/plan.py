"""What a made-up wall should be like, and what is known about it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.float32]
"""Height × width × 3, red green blue, 0 to 1."""
Corners = npt.NDArray[np.float64]
"""4 × 2: x and y in pixels, clockwise from the top left of the note as it is read."""


class Ground(StrEnum):
    """What the notes hang on."""

    WHITE = "white"
    BROWN = "brown"
    WOOD = "wood"
    BRICK = "brick"
    YELLOW = "yellow"
    DARK = "dark"


class Layout(StrEnum):
    """How close they hang; a block is of one colour, edge to edge."""

    APART = "apart"
    TOUCHING = "touching"
    OVERLAPPING = "overlapping"
    BLOCK = "block"


class Light(StrEnum):
    """What light falls on them."""

    EVEN = "even"
    SIDE = "side"
    DIM = "dim"
    GLARE = "glare"


class Shape(StrEnum):
    """The form of the notes."""

    SQUARE = "square"
    RECTANGLE = "rectangle"
    ROUND = "round"


@dataclass(frozen=True, slots=True, kw_only=True)
class WallPlan:
    """A wall to make. The same plan gives the same wall. ``width`` and ``height`` of the photo are in pixels, ``tilt`` is how
    askew the camera looks (0 straight, 1 very), ``blur`` and ``noise`` are of the photo (pixels, share of white). ``clutter``:
    what else is in sight: headings, arrows, sheets of paper, things beside the board. ``colours``: names of the papers, empty
    for any. ``texts`` and ``papers``: words and the name of the paper of each note in turn, empty for none in particular."""

    seed: int
    width: int = 1600
    height: int = 1200
    notes: int = 24
    ground: Ground = Ground.WHITE
    layout: Layout = Layout.APART
    light: Light = Light.EVEN
    shape: Shape = Shape.SQUARE
    tilt: float = 0.3
    blur: float = 0.6
    noise: float = 0.01
    curl: float = 0.5
    clutter: float = 0.5
    texts: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HungNote:
    """The truth about one note: its corners in pixels of the photo, the name of its colour, its words, and which share of it is
    seen (under other notes or out of the picture counts as unseen)."""

    quad: tuple[tuple[float, float], ...]
    colour: str
    text: str
    visible: float
    cut_off: bool


@dataclass(frozen=True, slots=True)
class Wall:
    """A photo (height × width × 3, red green blue, 0 to 255) and the truth about it."""

    picture: npt.NDArray[np.uint8]
    notes: tuple[HungNote, ...]
