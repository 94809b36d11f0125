"""The made-up rooms of the table: sixty cards of one size, as usual and with one thing made hard at a time. Always the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from cocreate_desktop.domain.cards import SIDES, CardForm
from cocreate_desktop.rehearsal.rooms import RoomPlan

SIZES: Final = (12, 14, 16, 20, 24, 32, 40)
"""Pixels of a marker's side before it leans away."""
CARDS: Final = 60
WIDE, HIGH = 1920, 1080
FRAMES: Final = 5
FIRST_SEED: Final = 3_000_000
AS_USUAL: Final = "as usual"
CONDITIONS: Final[Mapping[str, Mapping[str, Any]]] = {
    AS_USUAL: {},
    "folded sheets": {"form": CardForm.FOLDED},
    "leaning away up to 40°": {"tilt": 40.0},
    "leaning away up to 55°": {"tilt": 55.0},
    "turned up to 30°": {"askew": 30.0},
    "blur 1.0 px": {"blur": 1.0},
    "blur 1.5 px": {"blur": 1.5},
    "noise 3 %": {"noise": 0.03},
    "noise 6 %": {"noise": 0.06},
    "half the light": {"light": 0.5},
    "a quarter of the light": {"light": 0.25},
    "fingers on the white": {"fingers": 0.7},
    "fingers on the marker": {"fingers": 1.0},
    "moving 2 px": {"motion": 2.0},
    "moving 4 px": {"motion": 4.0},
    "a bit of everything": {
        "blur": 1.0,
        "noise": 0.02,
        "light": 0.6,
        "fingers": 0.7,
        "tilt": 35.0,
        "motion": 1.5,
    },
}


def plan(condition: str, size: int) -> RoomPlan:
    """One room."""
    place = list(CONDITIONS).index(condition) * len(SIZES) + SIZES.index(size)
    cards = {number: SIDES[(number * 7 + place) % len(SIDES)] for number in range(1, CARDS + 1)}
    usual = RoomPlan(
        cards=cards, seed=FIRST_SEED + place, width=WIDE, height=HIGH, sides=(size, size), shake=1.0
    )
    return replace(usual, **CONDITIONS[condition])


def plans() -> Iterator[tuple[str, int, RoomPlan]]:
    """Every room with its condition and size."""
    for condition in CONDITIONS:
        for size in SIZES:
            yield condition, size, plan(condition, size)
