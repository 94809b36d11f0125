"""Where markers may be: nothing that OpenCV would read is missed by letting it read nothing."""

import cv2
import numpy as np
import pytest

from cocreate_desktop.capture.cards.squares import (
    QUICK,
    THOROUGH,
    Effort,
    Squares,
    darkest,
    lies_on,
    parameters,
    squares_in,
    surest,
)
from cocreate_desktop.domain.cards import SIDES
from cocreate_desktop.rehearsal.rooms import RoomPlan, make_room

HALL = RoomPlan(
    cards={number: SIDES[number % 4] for number in range(1, 31)},
    seed=6,
    width=1280,
    height=720,
    sides=(14, 40),
    fingers=0.8,
)


def square(x: float, y: float, side: float) -> Squares:
    return np.array(((x, y), (x + side, y), (x + side, y + side), (x, y + side)), np.float32)


@pytest.mark.parametrize("effort", [QUICK, THOROUGH])
def test_that_every_marker_that_opencv_would_read_is_among_the_squares(effort: Effort) -> None:
    grey = np.asarray(cv2.cvtColor(make_room(HALL).picture, cv2.COLOR_RGB2GRAY), np.uint8)
    known = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_5X5_250)
    found = np.sort(squares_in(grey, effort), axis=1)
    read = 0
    for picture, windows in ((grey, effort.plain), (darkest(grey), effort.darkest)):
        markers, _ids, _others = cv2.aruco.ArucoDetector(known, parameters(picture, windows)).detectMarkers(
            picture
        )
        for marker in markers:
            corners = np.sort(np.asarray(marker, np.float32).reshape(1, 4, 2), axis=1)
            assert np.abs(found - corners).max(axis=(1, 2)).min() < 0.01
        read += len(markers)
    assert read > len(HALL.cards)


def test_that_squares_are_in_the_same_place_when_only_one_of_them_can_be_a_card() -> None:
    squares = np.array((square(0, 0, 20), square(3, 2, 20), square(30, 0, 20), square(-20, -20, 60)))
    same = np.array(((1, 1, 0, 1), (1, 1, 0, 1), (0, 0, 1, 1), (1, 1, 1, 1)), np.bool_)
    assert (lies_on(squares, squares) == same).all()
    assert lies_on(squares, squares[:0]).shape == (4, 0)


def test_that_the_surest_in_each_place_are_kept() -> None:
    squares = np.array((square(0, 0, 20), square(30, 0, 20), square(3, 2, 20), square(31, 0, 18)))
    assert surest(squares).tolist() == [0, 1]
    assert surest(squares[::-1]).tolist() == [0, 1]
    assert surest(squares[:0]).tolist() == []
