"""Made-up rooms: as they were asked for, with the truth about every card."""

import numpy as np
import pytest

from cocreate_desktop.codes.markers import card_marker
from cocreate_desktop.domain.cards import SIDES, CardForm
from cocreate_desktop.rehearsal.rooms import HeldCard, Room, RoomPlan, film, make_room, room

CARDS = {number: SIDES[number % 4] for number in range(1, 21)}


def plan(**given: object) -> RoomPlan:
    return RoomPlan(cards=CARDS, seed=6, width=1280, height=720, **given)  # type: ignore[arg-type]


def brightness(one: Room, card: HeldCard, form: CardForm = CardForm.TURNED) -> tuple[float, float]:
    """How bright the picture is where the card's marker, upright from its first corner, is dark, and where it is white."""
    grid = np.array(card_marker(card.number, form, "A" if form is CardForm.TURNED else card.answer))
    first, right, _third, down = (np.array(corner) for corner in card.quad)
    found: dict[bool, list[float]] = {True: [], False: []}
    for row, column in np.ndindex(*grid.shape):
        x, y = first + (right - first) * (column + 0.5) / 7 + (down - first) * (row + 0.5) / 7
        found[bool(grid[row, column])].append(float(one.picture[round(y - 0.5), round(x - 0.5)].mean()))
    return float(np.mean(found[True])), float(np.mean(found[False]))


def test_that_every_card_is_there_once_and_whole() -> None:
    made = room(CARDS, 3, (1280, 720))
    assert made.picture.shape == (720, 1280, 3)
    assert made.picture.dtype == np.uint8
    assert {card.number: card.answer for card in made.cards} == CARDS
    corners = np.array([card.quad for card in made.cards])
    assert corners.min() > 0
    assert (corners.max(axis=(0, 1)) < (1280, 720)).all()


@pytest.mark.parametrize("form", CardForm)
def test_that_the_truth_lies_where_the_marker_is(form: CardForm) -> None:
    made = make_room(plan(form=form, sides=(40, 40), fingers=0.0, tilt=10.0))
    for card in made.cards:
        dark, white = brightness(made, card, form)
        assert dark < 90 < 130 < white, card
        assert card.side == pytest.approx(40, rel=0.1)


def test_that_the_first_corner_tells_the_side_that_is_up() -> None:
    made = make_room(plan(askew=10.0))
    for card in made.cards:
        first = np.array(card.quad[0]) - np.mean(card.quad, axis=0)
        # of an upright marker the first corner is at the top left; each quarter to the left takes it one further back
        wanted = {"A": (-1, -1), "B": (-1, 1), "C": (1, 1), "D": (1, -1)}[card.answer]
        assert tuple(np.sign(first)) == wanted, card


def test_that_the_same_plan_gives_the_same_room_and_another_seed_another() -> None:
    first = make_room(plan())
    assert (make_room(plan()).picture == first.picture).all()
    other = make_room(RoomPlan(cards=CARDS, seed=7, width=1280, height=720))
    assert (other.picture != first.picture).any()


def test_that_a_film_shows_the_same_room_with_hands_that_are_not_quite_still() -> None:
    first, second, third = film(plan(shake=1.5), 3)
    assert (first.picture != second.picture).any()
    for one in (second, third):
        assert [(card.number, card.answer) for card in one.cards] == [
            (card.number, card.answer) for card in first.cards
        ]
        moved = np.array([np.subtract(a.quad, b.quad) for a, b in zip(one.cards, first.cards, strict=True)])
        assert 0 < np.abs(moved).max() < 12


def test_that_no_card_leans_or_turns_more_than_was_asked() -> None:
    made = make_room(plan(askew=5.0, tilt=0.0, sides=(30, 30), shake=0.0))
    for card in made.cards:
        assert abs(card.askew) <= 5
        assert card.side == pytest.approx(30, rel=0.01)


@pytest.mark.parametrize(
    ("easy", "hard"),
    [
        ({"light": 1.0}, {"light": 0.3}),
        ({"blur": 0.4}, {"blur": 3.0}),
        ({"motion": 0.0}, {"motion": 8.0}),
    ],
)
def test_that_what_is_asked_for_makes_it_harder_to_see(
    easy: dict[str, object], hard: dict[str, object]
) -> None:
    contrast = []
    for given in (easy, hard):
        made = make_room(plan(fingers=0.0, sides=(30, 30), **given))
        contrast.append(
            np.mean([white - dark for dark, white in (brightness(made, card) for card in made.cards)])
        )
    assert contrast[1] < 0.8 * contrast[0]


def test_that_fingers_come_over_the_edge_of_the_card_and_onto_the_marker() -> None:
    free, held, over = (make_room(plan(fingers=reach, sides=(40, 40))) for reach in (0.0, 0.7, 1.0))
    dark = [np.mean([brightness(one, card)[0] for card in one.cards]) for one in (free, held, over)]
    assert dark[2] > dark[0]
    assert (held.picture != free.picture).any()


def test_that_more_cards_than_places_are_refused() -> None:
    with pytest.raises(ValueError, match="250 cards"):
        make_room(RoomPlan(cards=dict.fromkeys(range(1, 251), "A"), seed=1, width=640, height=360))


def test_that_a_usual_room_makes_the_cards_as_large_as_there_is_room_for() -> None:
    few, many = (room(dict.fromkeys(range(1, most + 1), "A"), 2, (1280, 720)) for most in (8, 100))
    assert len(many.cards) == 100
    assert np.mean([card.side for card in few.cards]) > 1.15 * np.mean([card.side for card in many.cards])


def test_that_nobody_needs_a_card() -> None:
    assert make_room(RoomPlan(cards={}, seed=1, width=640, height=360, empty_seats=5)).cards == ()
