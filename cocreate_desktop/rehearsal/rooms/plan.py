"""What a made-up room should be like, and what is known about it afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.walls import Quad

Picture = npt.NDArray[np.float32]
"""Height × width × 3, red green blue, 0 to 1."""
Pixels = npt.NDArray[np.uint8]
Grid = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPlan:
    """A room to make; the same plan gives the same room. ``cards``: number → the side that is held up.

    ``sides`` are the marker's pixels a side in the last row and in the first. ``tilt``: degrees that a card leans away from
    the camera, at most; ``askew``: degrees that it is turned in the picture, at most. ``blur`` is the lens's, in pixels;
    ``motion`` how many pixels a card moves while the picture is taken; ``noise`` the grain as a share of white; ``light`` how
    much of it there is (1: enough). ``fingers``: how far a hand reaches over the card, 0 (not) to 1 (over its white border and
    the marker's dark ring). ``shake`` is how far cards move from picture to picture of a film, in pixels."""

    cards: Mapping[int, str]
    seed: int
    width: int = 1920
    height: int = 1080
    form: CardForm = CardForm.TURNED
    sides: tuple[float, float] = (26.0, 46.0)
    tilt: float = 25.0
    askew: float = 12.0
    blur: float = 0.6
    motion: float = 0.0
    noise: float = 0.012
    light: float = 1.0
    fingers: float = 0.4
    shake: float = 1.5
    empty_seats: int = 2


@dataclass(frozen=True, slots=True)
class HeldCard:
    """A card in the picture: the corners of its marker (pixels, clockwise from the marker's own first corner), how many pixels
    a side it has there, and how many degrees it is turned off the side that is up."""

    number: int
    answer: str
    quad: Quad
    side: float
    askew: float


@dataclass(frozen=True, slots=True)
class Room:
    """``picture``: height × width × 3, red green blue; ``cards`` is the truth, from the last row to the first."""

    picture: Pixels
    cards: tuple[HeldCard, ...]
