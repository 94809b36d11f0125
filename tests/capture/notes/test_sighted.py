"""Outlines of notes: their corners in order, what two of them share, the strongest of many."""

import numpy as np
import pytest

from cocreate_desktop.capture.notes.sighted import (
    Corners,
    area,
    boxes,
    clockwise,
    overlap,
    overlaps,
    strongest,
)

SQUARE = np.array(((0, 0), (10, 0), (10, 10), (0, 10)), np.float64)


def _moved(right: float, down: float) -> Corners:
    return np.asarray(SQUARE + np.array((right, down)), np.float64)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 1, 0, 3), (3, 1, 2, 0), (1, 3, 0, 2)])
def test_that_corners_in_any_order_go_clockwise_from_the_top_left(order: tuple[int, ...]) -> None:
    assert (clockwise(SQUARE[list(order)]) == SQUARE).all()


def test_that_an_area_is_the_same_either_way_round() -> None:
    assert area(SQUARE) == area(SQUARE[::-1]) == 100


def test_that_two_outlines_share_what_lies_in_both() -> None:
    assert overlap(SQUARE, SQUARE) == pytest.approx(1)
    assert overlap(SQUARE, _moved(5, 0)) == pytest.approx(1 / 3)
    assert overlap(SQUARE, _moved(20, 0)) == 0


def test_that_every_outline_is_compared_with_every_other() -> None:
    ours, theirs = np.stack((SQUARE, SQUARE + 50)), np.stack((_moved(50, 55), SQUARE, SQUARE + 200))
    assert overlaps(ours, theirs) == pytest.approx(np.array(((0, 1, 0), (1 / 3, 0, 0))))
    assert overlaps(ours, theirs[:0]).shape == (2, 0)


def test_that_a_box_goes_round_its_outline() -> None:
    turned = np.array(((5, 0), (10, 5), (5, 10), (0, 5)), np.float64)
    assert (boxes(turned[None])[0] == (0, 0, 10, 10)).all()


def test_that_of_outlines_of_one_note_only_the_strongest_stays() -> None:
    quads = np.stack((SQUARE + 1, SQUARE, SQUARE + 40, SQUARE * 0.5 + 42))
    assert strongest(quads, [0.6, 0.9, 0.8, 0.7]) == [1, 2]


def test_that_neighbours_stay_that_lie_a_little_over_one_another() -> None:
    quads = np.stack((SQUARE, _moved(7, 0), _moved(0, 7)))
    assert sorted(strongest(quads, [0.5, 0.6, 0.7])) == [0, 1, 2]


def test_that_of_nothing_nothing_stays() -> None:
    assert strongest(np.zeros((0, 4, 2)), []) == []
