"""What makes the number of a box doubtful: the two ways of counting differ, a middle near a line, a lamp, room to hide in."""

from dataclasses import replace

import numpy as np
import pytest

from cocreate_desktop.capture.dots.circles import Circle, Fit
from cocreate_desktop.capture.dots.counting import count
from cocreate_desktop.capture.dots.ground import ground_of
from cocreate_desktop.capture.dots.network import Middle
from cocreate_desktop.capture.dots.straight import Part
from cocreate_desktop.capture.dots.tally import TAKEN, Tally
from cocreate_desktop.domain.posters import PosterPage
from cocreate_desktop.services.seeing import BoxCount
from tests.capture.dots.made import made, straightened

RADIUS = 10.0
"""Pixels."""


def _empty() -> tuple[Part, PosterPage, Tally]:
    part, page = straightened(made(counts=(0, 0, 0), tilt=0.0, curl=0.0))
    return part, page, Tally(part, page, ground_of(part.pixels, part.scale), RADIUS)


def _box(tally: Tally) -> BoxCount:
    """The first one."""
    _stickers, boxes = tally.counted()
    return boxes[0]


def _counted(sure: float, circles: int) -> BoxCount:
    """A box in which the network is so sure of one middle, and so many circles were found."""
    part, page, tally = _empty()
    at = part.to_pixels(page.boxes[0].x + 30, page.boxes[0].y + 30)
    tally.add_middles([Middle(*at, sure)])
    for _one in range(circles):
        tally.add_circle(*at)
    return _box(tally)


def test_that_a_number_on_which_both_ways_agree_has_no_doubt_about_heaps() -> None:
    assert _counted(0.05, 0) == BoxCount(0, 0)
    one = _counted(0.9, 1)
    assert one.number == 1
    assert "overlap" not in one.doubts


@pytest.mark.parametrize(("sure", "circles"), [(0.9, 0), (0.9, 2), (0.05, 1), (0.5, 1), (0.35, 0)])
def test_that_a_number_is_doubtful_where_they_differ_or_the_network_wavers(sure: float, circles: int) -> None:
    box = _counted(sure, circles)
    assert box.number == (sure > TAKEN)
    assert "overlap" in box.doubts


def _at(across: float, down: float) -> tuple[BoxCount, ...]:
    """The boxes, with a sticker whose middle lies so many millimetres right of and below the first one's lower right corner."""
    part, page, tally = _empty()
    first = page.boxes[0]
    at = part.to_pixels(first.x + first.wide + across, first.y + first.high + down)
    tally.add_middles([Middle(*at, 0.9)])
    tally.add_circle(*at)
    _stickers, boxes = tally.counted()
    return boxes


@pytest.mark.parametrize(("across", "down"), [(-0.3, -20), (-30, 0.3), (-30, 1.2)])
def test_that_a_middle_on_a_line_or_just_outside_counts_for_the_nearer_box_and_is_told(
    across: float, down: float
) -> None:
    first, second, _third = _at(across, down)
    assert (first.number, second.number) == (1, 0)
    assert "line" in first.doubts


def test_that_a_middle_as_near_to_one_box_as_to_another_is_told_of_both() -> None:
    first, second, _third = _at(-30, 1.7)
    assert (first.number, second.number) == (0, 1)
    assert "line" in first.doubts
    assert "line" in second.doubts


@pytest.mark.parametrize(("across", "down"), [(-1.5, -20), (-30, -1.5), (-30, -0.3)])
def test_that_a_sticker_that_can_only_belong_to_one_box_is_not_in_doubt(across: float, down: float) -> None:
    first, second, _third = _at(across, down)
    assert (first.number, second.number) == (1, 0)
    assert "line" not in first.doubts + second.doubts


def test_that_a_sticker_beside_all_boxes_that_touches_one_is_told_and_not_counted() -> None:
    first, _second, _third = _at(1.5, -20)
    assert first.number == 0
    assert "line" in first.doubts


def test_that_a_lamp_as_broad_as_a_sticker_is_told_and_a_small_one_is_not() -> None:
    part, page = straightened(made(counts=(2, 2, 2)))
    pixels = part.pixels.copy()
    for box, side in zip(page.boxes, (14, 3, 0), strict=True):
        left, top = (round(one) for one in part.to_pixels(box.x + 2, box.y + 2))
        reach = round(side * part.scale)
        pixels[top : top + reach, left : left + reach] = 255
    boxes = count(replace(part, pixels=pixels), page).boxes
    assert ["glare" in box.doubts for box in boxes] == [True, False, False]


def test_that_room_for_a_hidden_sticker_makes_a_number_doubtful() -> None:
    part, page, tally = _empty()
    left, top = (round(one) for one in part.to_pixels(page.boxes[0].x + 20, page.boxes[0].y + 20))
    room = np.zeros(part.pixels.shape[:2], np.float32)
    room[top : top + 12, left : left + 12] = 1.0
    tally.add_middles([Middle(left, top, 0.9)])
    tally.add_circles(Fit([Circle(left, top, 1.0, 1.0)], RADIUS, room))
    assert "overlap" in _box(tally).doubts
