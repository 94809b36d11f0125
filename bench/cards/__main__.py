"""Measures how well voting cards are read, and brings docs/cards-read.md up to date.

    python -m bench.cards [FOLDER]

FOLDER: photos without cards, in which none must be seen; without it those of the tests. Takes about ten minutes on one core.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np

from bench.cards.counting import Count, count, frame_of, ghosts
from bench.cards.rooms import CARDS, CONDITIONS, FIRST_SEED, FRAMES, HIGH, SIZES, WIDE, plans
from bench.notes import walls
from bench.notes.table import PHOTOS
from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.domain.cards import CardForm, CardSet
from cocreate_desktop.rehearsal.rooms import Room, RoomPlan, make_room
from cocreate_desktop.rehearsal.walls import make_wall
from cocreate_desktop.services.seeing import CardsLooked

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cards-read.md"
HEAD = f"""# How voting cards are read

Written by `python -m bench.cards`: made-up rooms of `cocreate_desktop/rehearsal/rooms` with {CARDS} cards in a picture of
{WIDE} × {HIGH}, as `bench/cards/rooms.py` draws them, filmed {FRAMES} times. A size is that of the marker's side in pixels
before it leans away. *As usual*: leaning up to 25°, turned up to 12°, blur .6 px, noise 1.2 %, fingers on a part of the white.
Every other row makes one thing harder. A vote counts when two of the pictures say the same.
"""
AIM = 0.99
WALLS = 6  # one of so many
Key = tuple[str, int]


def main(words: Sequence[str]) -> int:
    """Measures everything anew."""
    cv2.setNumThreads(1)
    eyes, found = OwnEyes(), {}
    for condition, size, plan in plans():
        one = found[condition, size] = count(eyes, plan, FRAMES)
        print(f"{condition}, {size} px: {one}", file=sys.stderr, flush=True)
    text = "\n".join([HEAD, *_tables(found), "", *_ghost_lines(eyes, Path(words[0]) if words else PHOTOS)])
    PAGE.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


def _tables(found: Mapping[Key, Count]) -> Iterator[str]:
    yield "## Read after five pictures, in per cent\n"
    yield from _by_size(found, in_all=True)
    yield "\n*From* is the smallest size from which on 99 % are read.\n"
    yield "## Read in a single picture, in per cent\n"
    yield from _by_size(found, in_all=False)
    yield "\n## Wrong and unclear\n"
    yield "*Wrong* are answers that were not given, or of cards that are not there. All sizes together.\n"
    yield "| condition | answers in single pictures | wrong | answers after five | wrong | unclear in single pictures |"
    yield "|---|---:|---:|---:|---:|---|"
    whole = Count()
    for condition in CONDITIONS:
        both = Count()
        for size in SIZES:
            both.add(found[condition, size])
        whole.add(both)
        yield _wrong(condition, both)
    yield _wrong("together", whole)


def _by_size(found: Mapping[Key, Count], *, in_all: bool) -> Iterator[str]:
    yield f"| condition | {' | '.join(f'{size} px' for size in SIZES)} |{' from |' if in_all else ''}"
    yield f"|---|{'---:|' * (len(SIZES) + in_all)}"
    for condition in CONDITIONS:
        shares = [getattr(found[condition, size], "in_all" if in_all else "in_one") for size in SIZES]
        good = [size for place, size in enumerate(SIZES) if min(shares[place:]) >= AIM]
        cells = [f"{100 * share:.1f}" for share in shares] + (
            [f"{good[0]} px" if good else "–"] if in_all else []
        )
        yield f"| {condition} | {' | '.join(cells)} |"


def _wrong(condition: str, one: Count) -> str:
    why = ", ".join(f"{code} {number}" for code, number in sorted(one.unclear.items())) or "–"
    return f"| {condition} | {one.right + one.wrong} | {one.wrong} | {one.accepted + one.mistaken} | {one.mistaken} | {why} |"


def _ghost_lines(eyes: OwnEyes, folder: Path) -> Iterator[str]:
    yield "## Pictures without cards\n"
    yield "| pictures | how many | answers read | cards that seemed to be there |\n|---|---:|---:|---:|"
    for form in CardForm:
        cards = CardSet(form)
        kinds: dict[str, Iterator[CardsLooked]] = {
            "real photos": (
                eyes.cards(photo.content, cards) for photo in eyes.open(folder, refused=lambda _: None)
            ),
            "made-up walls of notes": (
                eyes.cards(frame_of(Room(make_wall(one).picture, ())), cards)
                for one in list(walls.plans())[::WALLS]
            ),
            "rooms in which nobody holds a card": (
                eyes.cards(
                    frame_of(make_room(RoomPlan(cards={}, seed=FIRST_SEED + n, empty_seats=40))), cards
                )
                for n in range(20)
            ),
            "grain": (eyes.cards(frame_of(Room(_grain(n), ())), cards) for n in range(20)),
        }
        for name, looked in kinds.items():
            many, read, unclear = ghosts(looked)
            yield f"| {name}, {form} cards | {many} | {read} | {unclear} |"


def _grain(seed: int) -> np.typing.NDArray[np.uint8]:
    """Coarse grain: more small squares than any hall has."""
    dice = np.random.default_rng(seed)
    blocks = dice.integers(0, 256, (135, 240, 1), np.uint8).repeat(8, axis=0).repeat(8, axis=1)
    return np.asarray(blocks.repeat(3, axis=2), np.uint8)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
