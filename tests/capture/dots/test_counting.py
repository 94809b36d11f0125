"""Stickers are counted whatever their colour, size and light; what is doubtful is said, and what is no sticker is left out."""

import pytest

from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.rehearsal.posters import Closeness
from cocreate_desktop.rehearsal.posters.stickers import COLOURS
from cocreate_desktop.rehearsal.walls import Ground, Light
from tests.capture.dots.made import made, numbers, seen


@pytest.mark.parametrize("colour", sorted(COLOURS))
def test_that_stickers_of_any_strong_colour_are_counted(colour: str) -> None:
    photo = made(colours=(colour,))
    looked = seen(photo)
    assert numbers(looked) == photo.counts
    assert not any(box.doubts for box in looked.boxes)


@pytest.mark.parametrize("size", [8.0, 12.0, 19.0])
def test_that_stickers_of_any_size_are_counted_in_millimetres(size: float) -> None:
    photo = made(size=size)
    looked = seen(photo)
    assert numbers(looked) == photo.counts
    assert all(abs(one.radius - size / 2) < 0.35 for one in looked.stickers)


def test_that_each_sticker_is_told_where_it_is_and_of_which_colour() -> None:
    photo = made(colours=("blue",))
    looked = seen(photo)
    for truth in photo.stickers:
        near = [one for one in looked.stickers if (one.x - truth.x) ** 2 + (one.y - truth.y) ** 2 < 1]
        assert [one.box for one in near] == [truth.option]
        red, green, blue = (int(near[0].colour[place : place + 2], 16) for place in (1, 3, 5))
        assert blue > green > red


@pytest.mark.parametrize("light", [Light.EVEN, Light.SIDE, Light.DIM])
def test_that_many_colours_over_one_another_are_counted_in_any_light(light: Light) -> None:
    colours = ("red", "blue", "yellow", "green")
    photo = made(counts=(6, 10, 14), closeness=Closeness.OVERLAPPING, colours=colours, light=light)
    assert numbers(seen(photo)) == photo.counts


def test_that_stickers_of_one_colour_edge_to_edge_are_counted() -> None:
    photo = made(counts=(5, 12, 18), closeness=Closeness.TOUCHING, colours=("green",), ground=Ground.BROWN)
    assert numbers(seen(photo)) == photo.counts


@pytest.mark.parametrize("seed", range(4))
def test_that_a_wrong_number_of_a_heap_is_flagged(seed: int) -> None:
    photo = made(seed=seed, counts=(12, 16, 20), closeness=Closeness.HEAPED, colours=("orange",))
    looked = seen(photo)
    for box in looked.boxes:
        assert box.number == photo.counts[box.box] or "overlap" in box.doubts
        assert abs(box.number - photo.counts[box.box]) <= 0.35 * photo.counts[box.box]


def test_that_a_sticker_on_the_line_counts_where_its_middle_lies_and_is_told() -> None:
    photo = made(seed=8, counts=(4, 4, 4), on_line=1.0)
    looked = seen(photo)
    assert numbers(looked) == photo.counts
    assert any("line" in box.doubts for box in looked.boxes)


def test_that_a_sticker_beside_all_boxes_is_told_and_not_counted() -> None:
    photo = made(seed=3, counts=(6, 6, 6), on_line=1.0)
    beside = [one for one in photo.stickers if one.option < 0 and one.x > 195]
    found = [one for one in seen(photo).stickers if one.box < 0 and one.x > 194]
    assert beside
    assert len(found) == len(beside)


def test_that_pale_and_black_stickers_are_counted() -> None:
    photo = made(seed=6, counts=(3, 3, 3), pale=1.0)
    assert numbers(seen(photo)) == photo.counts


def test_that_what_a_pen_left_is_no_sticker() -> None:
    photo = made(seed=9, counts=(2, 0, 4), pen=2.0)
    assert numbers(seen(photo)) == photo.counts


def test_that_pictures_of_the_options_are_no_stickers() -> None:
    photo = made(counts=(1, 2, 0), pictures=True)
    looked = seen(photo)
    assert numbers(looked) == photo.counts
    assert len(looked.stickers) == 3


def test_that_an_empty_poster_has_nothing_on_it() -> None:
    looked = seen(made(counts=(0, 0, 0)))
    assert numbers(looked) == {0: 0, 1: 0, 2: 0}
    assert looked.stickers == ()
    assert not any(box.doubts for box in looked.boxes)


def test_that_more_than_thirty_in_a_box_are_for_a_second_look() -> None:
    photo = made(counts=(36, 1, 0), size=9.0)
    looked = seen(photo)
    assert abs(numbers(looked)[0] - 36) <= 1
    assert "many" in looked.boxes[0].doubts
    assert looked.boxes[1].doubts == ()


def test_that_the_second_page_counts_for_its_own_options() -> None:
    poster = Poster(88, 12)
    photo = made(poster=poster, page=2, counts=(1, 0, 2, 0, 0, 3), scale=3.0)
    looked = seen(photo, poster)
    assert (looked.round_number, looked.page) == (88, 2)
    assert numbers(looked) == {6: 1, 7: 0, 8: 2, 9: 0, 10: 0, 11: 3}
