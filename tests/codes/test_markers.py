"""The markers on cards and posters are those that cameras know."""

from itertools import product

import cv2
import numpy as np
import pytest

from cocreate_desktop.codes import markers
from cocreate_desktop.domain.cards import MOST_CARDS, SIDES, CardForm


def _opencv(kind: int, number: int, side: int) -> markers.Marker:
    drawn = cv2.aruco.generateImageMarker(cv2.aruco.getPredefinedDictionary(kind), number, side)
    return tuple(tuple(bool(value == 0) for value in row) for row in drawn)


def test_that_every_card_marker_is_that_of_opencv() -> None:
    for kind, most in ((cv2.aruco.DICT_5X5_250, 250), (cv2.aruco.DICT_5X5_1000, markers.CARD_IDS)):
        wrong = [n for n in range(most) if markers.five(n) != _opencv(kind, n, markers.CARD_SIDE)]
        assert wrong == []


def test_that_every_poster_marker_is_that_of_opencv() -> None:
    kind = cv2.aruco.DICT_6X6_250
    wrong = [
        n
        for n in range(markers.POSTER_IDS)
        if markers.poster_marker(n) != _opencv(kind, n, markers.POSTER_SIDE)
    ]
    assert wrong == []


def test_that_number_and_side_come_back_from_every_marker() -> None:
    for form, side, number in product(CardForm, SIDES, range(1, MOST_CARDS + 1)):
        found = markers.marker_id(number, form, side)
        assert markers.number_and_side(found, form, markers.quarters(form, side)) == (number, side)


def test_that_the_side_named_is_the_side_that_is_up() -> None:
    """Clockwise round the upright marker stand A, B, C and D: what stood at its right is at the top for B."""
    upright = np.array(markers.card_marker(7, CardForm.TURNED))
    turned = np.array(markers.card_marker(7, CardForm.TURNED, "B"))
    assert (turned[0] == upright[:, -1]).all()
    assert (turned[1] == upright[:, -2]).all()
    assert (np.array(markers.card_marker(7, CardForm.TURNED, "C")) == upright[::-1, ::-1]).all()


def test_that_a_folded_card_has_four_markers_that_differ_much_however_they_are_held() -> None:
    for number in (1, 62, MOST_CARDS):
        faces = [np.array(markers.card_marker(number, CardForm.FOLDED, side)) for side in SIDES]
        for one, other in product(range(4), range(4)):
            if one != other:
                assert min(int((faces[one] != np.rot90(faces[other], k)).sum()) for k in range(4)) >= 5


def test_that_no_two_turned_cards_and_no_two_sides_of_one_are_alike() -> None:
    grids = [np.array(markers.five(number)) for number in range(MOST_CARDS)]
    for number, grid in enumerate(grids):
        assert min(int((grid != np.rot90(grid, k)).sum()) for k in (1, 2, 3)) >= 6
        others = np.array(grids[number + 1 :])
        if len(others):
            assert min(int((others != np.rot90(grid, k)).sum((1, 2)).min()) for k in range(4)) >= 6


@pytest.mark.parametrize(("number", "side"), [(0, "A"), (MOST_CARDS + 1, "A"), (-1, "B"), (1, "E"), (1, "")])
def test_that_what_is_no_card_is_refused(number: int, side: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        markers.card_marker(number, CardForm.FOLDED, side)
