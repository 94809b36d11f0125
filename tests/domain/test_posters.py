"""Where everything stands on a sticker poster, and what its corners say."""

from itertools import combinations

import pytest

from cocreate_desktop.domain.posters import (
    FOOT,
    HEAD,
    MARKER,
    MOST_OPTIONS,
    MOST_ROUNDS,
    PAGE,
    VALUES,
    WORDS,
    Poster,
    PosterName,
    corner_ids,
    corner_of,
    option_box,
    pages,
    read_corners,
)

Rectangle = tuple[float, float, float, float]


def _apart(one: Rectangle, other: Rectangle) -> bool:
    return (
        one[0] + one[2] <= other[0]
        or other[0] + other[2] <= one[0]
        or one[1] + one[3] <= other[1]
        or other[1] + other[3] <= one[1]
    )


def _said(name: PosterName) -> dict[int, int]:
    return dict(enumerate(corner_ids(name)))


@pytest.mark.parametrize("options", range(1, 31))
def test_that_every_option_has_a_box_and_nothing_lies_over_anything(options: int) -> None:
    found = pages(Poster(1234, options))
    assert [box.option for page in found for box in page.boxes] == list(range(options))
    assert {(page.number, page.count) for page in found} == {
        (n, len(found)) for n in range(1, len(found) + 1)
    }
    for page in found:
        things: list[Rectangle] = [HEAD, FOOT]
        things += [(one.x, one.y, MARKER, MARKER) for one in page.markers]
        things += [(box.x, box.y, box.wide, box.high) for box in page.boxes]
        things += [(WORDS[0], box.y, WORDS[1], box.high) for box in page.boxes]
        assert all(_apart(one, other) for one, other in combinations(things, 2))
        assert all(
            x >= 8 and y >= 8 and x + w <= PAGE[0] - 8 and y + h <= PAGE[1] - 8 for x, y, w, h in things
        )


@pytest.mark.parametrize("options", [1, 2, 6, 7, 8, 9, 13, 24])
def test_that_all_boxes_are_of_one_size_that_holds_thirty_small_stickers(options: int) -> None:
    boxes = [box for page in pages(Poster(1, options)) for box in page.boxes]
    assert len({(box.wide, box.high) for box in boxes}) == 1
    assert (boxes[0].wide // 8.5) * (boxes[0].high // 8) >= 30
    assert boxes[0].high >= 14


def test_that_the_pages_of_a_poster_are_about_as_full() -> None:
    sizes = [[len(page.boxes) for page in pages(Poster(1, options))] for options in (8, 9, 12, 17, 25)]
    assert sizes == [[8], [5, 4], [6, 6], [6, 6, 5], [7, 6, 6, 6]]


def test_that_the_corners_say_round_page_and_options() -> None:
    for number in (0, 1, 61, 62, 777, MOST_ROUNDS - 1):
        for options in range(1, MOST_OPTIONS + 1):
            for page in pages(Poster(number, options)):
                name = PosterName(number, page.number, options)
                ids = [marker.id for marker in page.markers]
                assert [corner_of(one) for one in ids] == [0, 1, 2, 3]
                assert max(ids) < 250
                assert read_corners(dict(enumerate(ids))) == name


def test_that_a_marker_that_was_read_wrong_never_makes_another_poster() -> None:
    said = _said(PosterName(777, 2, 12))
    for corner, right in said.items():
        for value in range(VALUES):
            wrong = {**said, corner: corner * VALUES + value}
            assert wrong[corner] == right or read_corners(wrong) is None


def test_that_corners_of_two_posters_are_no_poster() -> None:
    one, other = _said(PosterName(5, 1, 6)), _said(PosterName(6, 1, 6))
    assert read_corners({0: one[0], 1: one[1], 2: other[2], 3: other[3]}) is None


def test_that_a_missing_or_misplaced_corner_is_no_poster() -> None:
    said = _said(PosterName(9, 1, 4))
    assert read_corners({corner: one for corner, one in said.items() if corner != 2}) is None
    assert read_corners({**said, 0: said[1], 1: said[0]}) is None
    assert read_corners({}) is None
    assert corner_of(249) is None
    assert corner_of(-1) is None


def test_that_a_poster_that_no_corner_can_name_has_boxes_and_no_markers() -> None:
    for poster in (Poster(MOST_ROUNDS, 3), Poster(1, MOST_OPTIONS + 1)):
        assert all(page.markers == () for page in pages(poster))
        assert sum(len(page.boxes) for page in pages(poster)) == poster.options
    with pytest.raises(ValueError, match="no poster"):
        corner_ids(PosterName(MOST_ROUNDS, 1, 3))
    with pytest.raises(ValueError, match="no poster"):
        corner_ids(PosterName(1, 2, 3))
    with pytest.raises(ValueError, match="option"):
        pages(Poster(1, 0))


def test_that_a_sticker_belongs_to_the_box_that_holds_its_middle() -> None:
    (page,) = pages(Poster(1, 3))
    first, second, _third = page.boxes
    assert option_box(page, first.x, first.y) == first
    assert option_box(page, second.x + 3, second.y + 3) == second
    assert option_box(page, first.x - 0.1, first.y + 5) is None
    assert option_box(page, first.x + 5, first.y - 1) is None


def test_that_between_two_boxes_the_nearer_one_has_it() -> None:
    (page,) = pages(Poster(1, 3))
    first, second, _third = page.boxes
    under = first.y + first.high
    assert option_box(page, first.x + 5, under + 0.5) == first
    assert option_box(page, first.x + 5, second.y - 0.5) == second
