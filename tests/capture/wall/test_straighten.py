"""A note is straightened from the original pixels, also where it is partly out of the picture."""

import cv2
import numpy as np
import pytest

from cocreate_desktop.capture.wall.shapes import (
    Corners,
    corners_from,
    gap,
    is_convex,
    overlap,
    share_inside,
    side,
)
from cocreate_desktop.capture.wall.straighten import LARGEST, straighten
from tests.capture.wall.photos import Pixels, square, turned

RED, GREEN, BLUE, BLACK = (220, 30, 30), (30, 200, 30), (30, 30, 220), (20, 20, 20)


def a_note(corners: Corners, size: tuple[int, int] = (900, 700)) -> Pixels:
    """A yellow note on a grey wall, each of its quarters with a spot of its own colour."""
    picture = np.full((size[1], size[0], 3), 128, np.uint8)
    flat = np.full((200, 200, 3), (250, 230, 110), np.uint8)
    for spot, ink in zip(
        ((50, 50), (150, 50), (150, 150), (50, 150)), (RED, GREEN, BLUE, BLACK), strict=True
    ):
        cv2.circle(flat, spot, 22, ink, -1)
    frame = np.array(((0, 0), (200, 0), (200, 200), (0, 200)), np.float32)
    way = cv2.getPerspectiveTransform(frame, corners.astype(np.float32))
    cv2.warpPerspective(flat, way, size, picture, borderMode=cv2.BORDER_TRANSPARENT)
    return picture


def spots(crop: Pixels) -> list[tuple[int, ...]]:
    high, wide = crop.shape[:2]
    return [
        tuple(int(part) for part in crop[int(high * y), int(wide * x)])
        for x, y in ((0.26, 0.26), (0.74, 0.26), (0.74, 0.74), (0.26, 0.74))
    ]


@pytest.mark.parametrize("degrees", [-35, 0, 12, 44])
@pytest.mark.parametrize("length", [80, 300])
def test_that_a_note_stands_upright_with_its_corners_in_place(degrees: float, length: float) -> None:
    corners = turned(square(250, 180, length), degrees, (250 + length / 2, 180 + length / 2))
    for seen, ink in zip(spots(straighten(a_note(corners), corners)), (RED, GREEN, BLUE, BLACK), strict=True):
        assert np.abs(np.array(seen) - ink).max() < 40


def test_that_a_note_keeps_its_own_size_up_to_a_limit() -> None:
    small, large = square(100, 100, 150), square(50, 50, 600)
    assert straighten(a_note(small), small).shape[0] == pytest.approx(150 * 1.06, abs=1)
    assert max(straighten(a_note(large), np.multiply(large, 1.05)).shape) == LARGEST


def test_that_a_little_of_the_wall_is_seen_round_a_note() -> None:
    corners = square(200, 200, 200)
    crop = straighten(a_note(corners), corners)
    assert crop[2, 2].tolist() == [128, 128, 128]
    assert crop[100, 100].tolist() == [250, 230, 110]


def test_that_what_is_out_of_the_picture_has_the_colour_of_the_paper() -> None:
    corners = square(-80, 100, 200)
    crop = straighten(a_note(corners), corners)
    assert crop.shape[0] == pytest.approx(212, abs=1)
    assert np.abs(crop[100, 20].astype(int) - (250, 230, 110)).max() < 6


def test_that_a_note_wholly_outside_gives_a_picture_all_the_same() -> None:
    assert straighten(a_note(square(100, 100, 100)), square(2000, 2000, 50)).ndim == 3


def test_that_corners_in_any_order_are_put_in_order() -> None:
    ring = square(10, 20, 100)
    for order in ((1, 0, 3, 2), (3, 2, 1, 0), (0, 2, 1, 3), (2, 0, 3, 1)):
        assert corners_from(ring[list(order)]).tolist() == ring.tolist()


def test_that_corners_told_clockwise_stay_as_told() -> None:
    ring = np.roll(square(10, 20, 100), 2, axis=0)
    assert corners_from(ring).tolist() == ring.tolist()
    assert is_convex(ring)


def test_that_sizes_gaps_and_overlaps_are_as_they_look() -> None:
    one = square(0, 0, 100)
    assert side(one) == pytest.approx(100)
    assert overlap(one, square(50, 0, 100)) == pytest.approx(1 / 3, abs=0.01)
    assert gap(one, square(130, 0, 100)) == pytest.approx(30, abs=0.5)
    assert gap(one, square(50, 50, 100)) == 0
    assert share_inside(square(-50, -50, 100), 500, 500) == pytest.approx(0.25, abs=0.01)
