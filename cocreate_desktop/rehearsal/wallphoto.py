"""The photo that somebody takes of the wall on a made-up evening, with the truth about each note in it. The same seed and notes
give the same photo."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cocreate_desktop.domain.walls import LETTERS
from cocreate_desktop.rehearsal.packing import jpeg
from cocreate_desktop.rehearsal.walls import Ground, HungNote, Layout, WallPlan, make_wall

TURNS: Final = 9
MANY: Final = 30
"""With more notes the camera takes more pixels, so that each can still be read."""
_NAMES: Final = {letter: name for name, letter in LETTERS.items()}
# Two walls out of three have room between their notes; on the third they touch.
_LAYOUTS: Final = (Layout.APART, Layout.APART, Layout.TOUCHING)
_GROUNDS: Final = (Ground.WHITE, Ground.WHITE, Ground.BROWN)


@dataclass(frozen=True, slots=True)
class WallPhoto:
    """``content`` is a JPEG; ``notes`` are the truth, in the order in which they were hung."""

    content: bytes
    notes: tuple[HungNote, ...]


def take_photo(seed: int, notes: Sequence[tuple[str, str]]) -> WallPhoto:
    """A photo in which each note is whole: whoever takes it looks, and takes another when one is not. ``notes`` are words with
    the letter of their colour (A–F). Takes some seconds."""
    taken = photograph(plan_of(seed, notes))
    for turn in range(1, TURNS):
        if len(taken.notes) == len(notes) and not any(note.cut_off for note in taken.notes):
            break
        taken = photograph(plan_of(seed, notes, turn))
    return taken


def plan_of(seed: int, notes: Sequence[tuple[str, str]], turn: int = 0) -> WallPlan:
    """The wall of an evening that went well: a steady hand, a camera not quite straight. ``turn`` counts the photos."""
    chance = random.Random(f"wall {seed} {turn}")
    width, height = (2400, 1800) if len(notes) <= MANY else (3600, 2700)
    return WallPlan(
        seed=chance.randrange(1 << 31),
        width=width,
        height=height,
        notes=len(notes),
        ground=chance.choice(_GROUNDS),
        layout=chance.choice(_LAYOUTS),
        tilt=0.15,
        blur=0.5,
        noise=0.006,
        curl=0.4,
        clutter=0.3,
        texts=tuple(words for words, _letter in notes),
        papers=tuple(_NAMES[letter] for _words, letter in notes),
    )


def photograph(plan: WallPlan) -> WallPhoto:
    """Takes the photo; a second or two."""
    wall = make_wall(plan)
    return WallPhoto(jpeg(wall.picture), wall.notes)
