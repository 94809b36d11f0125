"""The network says where the middles of stickers lie, also where others cover them."""

import math

import numpy as np
import pytest

from cocreate_desktop.capture.dots.network import Middle, middles
from cocreate_desktop.capture.dots.straight import Part
from cocreate_desktop.capture.dots.tally import TAKEN
from cocreate_desktop.rehearsal.posters import Closeness
from cocreate_desktop.rehearsal.posters.stickers import PALE
from tests.capture.dots.made import made, numbers, seen, straightened


def _taken(part: Part, size: float) -> list[Middle]:
    found = middles(part.pixels, size / 2 * part.scale)
    return [one for one in found if one.sure > TAKEN]


@pytest.mark.parametrize("size", [8.0, 19.0])
def test_that_it_tells_where_each_middle_lies(size: float) -> None:
    photo = made(counts=(4, 4, 4), size=size, colours=("blue", "yellow"), curl=0.0)
    part, _page = straightened(photo)
    found = [part.to_page(one.x, one.y) for one in _taken(part, size)]
    assert len(found) == len(photo.stickers)
    for truth in photo.stickers:
        assert min(math.dist((truth.x, truth.y), one) for one in found) < 0.08 * size


def test_that_it_tells_the_middle_of_a_sticker_of_which_half_is_covered() -> None:
    photo = made(
        seed=2, counts=(6, 9, 12), closeness=Closeness.HEAPED, colours=("green",), curl=0.0, scale=3.5
    )
    covered = [one for one in photo.stickers if 0.3 < one.visible < 0.65]
    part, _page = straightened(photo)
    found = [part.to_page(one.x, one.y) for one in _taken(part, 12.0)]
    assert covered
    for truth in covered:
        assert min(math.dist((truth.x, truth.y), one) for one in found) < 2.0


def test_that_pens_lines_and_pictures_have_no_middle() -> None:
    part, _page = straightened(made(seed=9, counts=(0, 0, 0), pen=3.0, pictures=True))
    assert _taken(part, 8.0) == []


@pytest.mark.parametrize("shape", [(17, 33), (1, 1), (90, 200)])
def test_that_a_picture_may_have_any_size_and_a_sticker_lie_at_its_end(shape: tuple[int, int]) -> None:
    picture = np.full((*shape, 3), 240, np.uint8)
    picture[-8:, -8:] = (200, 30, 40)
    assert all(0 <= one.sure <= 1 for one in middles(picture, 10.0))


def test_that_a_heap_is_counted_where_circles_alone_would_not_do() -> None:
    photo = made(
        seed=1, counts=(9, 11, 13), closeness=Closeness.HEAPED, colours=("red", "blue", "yellow"), scale=4.0
    )
    assert numbers(seen(photo)) == photo.counts


def test_that_pale_and_black_stickers_over_one_another_are_counted() -> None:
    photo = made(seed=4, counts=(5, 6, 7), closeness=Closeness.OVERLAPPING, pale=1.0, scale=4.0)
    assert {one.colour for one in photo.stickers} == set(PALE)
    assert numbers(seen(photo)) == photo.counts
