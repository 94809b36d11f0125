"""Puts a room together: the hall, the rows of people with their cards from the last row to the first, and what a camera makes
of it. A film is the same room again and again while nobody's hands are quite still."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.random import Generator, default_rng

from cocreate_desktop.codes.markers import CARD_SIDE
from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.rehearsal.rooms.hall import HORIZON, Seat, hall, person
from cocreate_desktop.rehearsal.rooms.plan import Picture, Room, RoomPlan
from cocreate_desktop.rehearsal.rooms.sheets import PAPERS, hold
from cocreate_desktop.rehearsal.walls.camera import taken
from cocreate_desktop.rehearsal.walls.grounds import cloud

# Widths of a card from one person to the next, and from one row to the next: no head is before somebody's card.
_BESIDE: Final = 2.1
_BEHIND: Final = 2.7
_DIM_NOISE: Final = 0.02


def room(
    cards: Mapping[int, str],
    seed: int,
    size: tuple[int, int] = (1920, 1080),
    form: CardForm = CardForm.TURNED,
) -> Room:
    """A hall on a usual evening in which everybody holds up a card: number → side."""
    return make_room(usual(cards, seed, size, form))


def usual(
    cards: Mapping[int, str],
    seed: int,
    size: tuple[int, int] = (1920, 1080),
    form: CardForm = CardForm.TURNED,
) -> RoomPlan:
    """The plan of a usual evening, with cards as large as so many people leave room for in a picture of this size."""
    wide, high = size
    plan = RoomPlan(cards=cards, seed=seed, width=wide, height=high, form=form)
    first = 0.06 * high
    while (
        first > 8 and len(_seats(replace(plan, sides=(first * 0.6, first)))) < len(cards) + plan.empty_seats
    ):
        first *= 0.95
    return replace(plan, sides=(first * 0.6, first))


def make_room(plan: RoomPlan) -> Room:
    """One picture of the room. Raises ValueError when so many cards of this size do not fit in the picture."""
    return next(film(plan, 1))


def film(plan: RoomPlan, frames: int) -> Iterator[Room]:
    """So many pictures, one after the other. Raises ValueError as ``make_room``."""
    dice = default_rng(plan.seed)
    places = _seats(plan)
    if len(places) < len(plan.cards):
        raise ValueError(f"{len(plan.cards)} cards in {len(places)} places")
    empty = min(plan.empty_seats, len(places) - len(plan.cards))
    chosen = sorted(dice.permutation(len(places))[: len(plan.cards) + empty])
    seats = [places[number] for number in chosen]
    holders = iter(dice.permutation(np.array(list(plan.cards))).tolist())
    without = set(dice.permutation(len(seats))[:empty].tolist())
    held = [None if place in without else next(holders) for place in range(len(seats))]
    background = hall(plan.width, plan.height, dice)
    for number in range(frames):
        yield _taken(plan, background, list(zip(seats, held, strict=True)), number)


def _taken(plan: RoomPlan, background: Picture, seats: list[tuple[Seat, int | None]], number: int) -> Room:
    """The picture with this number: people look the same in all of them, hands do not."""
    picture, found = background.copy(), []
    people, hands = default_rng((plan.seed, 1)), default_rng((plan.seed, 2, number))
    leans = default_rng((plan.seed, 3))
    for seat, card in seats:
        skin = person(picture, seat, people)
        habit = int(leans.integers(1 << 31))
        if card is not None:
            moved = _moved(seat, plan.shake if number else 0.0, hands)
            dice = (default_rng(habit), hands)
            found.append(hold(picture, plan, moved, (card, plan.cards[card]), skin, dice))
    return Room(_photographed(plan, picture, hands), tuple(found))


def _moved(seat: Seat, shake: float, dice: Generator) -> Seat:
    dx, dy = dice.normal(0, 1, 2) * shake
    return replace(seat, x=seat.x + float(dx), y=seat.y + float(dy))


def _photographed(plan: RoomPlan, picture: Picture, dice: Generator) -> np.typing.NDArray[np.uint8]:
    high, wide = picture.shape[:2]
    light = plan.light * (1 + 0.12 * cloud(wide, high, dice, 0.5))
    # A camera in the dark turns up what it sees, grain and all.
    grain = plan.noise + _DIM_NOISE * max(0.0, 1 - plan.light)
    return taken((picture * light).astype(np.float32), plan.blur, grain, dice)


def _seats(plan: RoomPlan) -> list[Seat]:
    """Every place that is free in front, from the last row to the first."""
    last, first = (side / CARD_SIDE * PAPERS[plan.form][0] for side in plan.sides)
    tall = PAPERS[plan.form][1] / PAPERS[plan.form][0]
    seats: list[Seat] = []
    y, row = plan.height * HORIZON + 0.4 * last, 0
    floor = plan.height * (1 - HORIZON)
    while True:
        card = last + (first - last) * min(1.0, max(0.0, (y - plan.height * HORIZON) / floor))
        if y + card * tall / 2 > plan.height:
            return seats
        step = card * _BESIDE
        many = int((plan.width - card * tall) // step)
        start = (plan.width - (many - 1) * step) / 2 + (0.25 if row % 2 else -0.25) * step
        seats += [Seat(start + column * step, y, card) for column in range(many)]
        y, row = y + card * _BEHIND, row + 1
