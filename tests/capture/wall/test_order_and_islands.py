"""Notes are read row by row, also askew; an island has clearly more wall round its notes than between them."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from cocreate_desktop.capture.wall.headings import headings_of
from cocreate_desktop.capture.wall.islands import islands_of
from cocreate_desktop.capture.wall.order import reading_order
from cocreate_desktop.capture.wall.shapes import Corners
from tests.capture.wall.photos import Pixels, square, turned


def grid(
    columns: int, rows: int, side: float, step: float, at: tuple[float, float] = (0, 0)
) -> list[Corners]:
    return [square(at[0] + step * x, at[1] + step * y, side) for y in range(rows) for x in range(columns)]


@pytest.mark.parametrize("degrees", [-20, -8, 0, 8, 20])
def test_that_rows_are_read_from_the_left_also_when_they_hang_askew(degrees: float) -> None:
    notes = [turned(note, degrees, (350, 200)) for note in grid(7, 4, 80, 100)]
    dice = np.random.default_rng(3)
    mixed = list(dice.permutation(len(notes)))
    assert [mixed[place] for place in reading_order([notes[place] for place in mixed])] == list(
        range(len(notes))
    )


def test_that_notes_of_a_row_may_hang_a_little_higher_or_lower() -> None:
    dice = np.random.default_rng(5)
    notes = [np.add(note, (0, dice.uniform(-18, 18))) for note in grid(6, 3, 80, 105)]
    assert reading_order(notes) == list(range(18))


def test_that_a_wall_seen_from_the_side_is_read_in_rows() -> None:
    way = cv2.getPerspectiveTransform(
        np.array(((0, 0), (800, 0), (800, 400), (0, 400)), np.float32),
        np.array(((0, 0), (700, 90), (700, 330), (0, 400)), np.float32),
    )
    notes = [
        np.asarray(cv2.perspectiveTransform(note[None], way)[0], np.float64) for note in grid(8, 4, 80, 100)
    ]
    assert reading_order(notes) == list(range(32))


def test_that_nothing_has_no_order_and_one_note_is_the_first() -> None:
    assert reading_order([]) == []
    assert reading_order([square(5, 5, 50)]) == [0]
    assert islands_of([]) == []
    assert islands_of([square(5, 5, 50)]) == [0]


def test_that_three_groups_are_three_islands_and_a_note_alone_is_none() -> None:
    notes = [
        *grid(2, 3, 80, 90),
        *grid(3, 2, 80, 95, (420, 0)),
        *grid(2, 2, 80, 84, (0, 500)),
        square(700, 600, 80),
    ]
    assert islands_of(notes) == [1] * 6 + [2] * 6 + [3] * 4 + [0]


def test_that_an_even_wall_is_one_island_however_far_apart_its_notes_hang() -> None:
    for step in (82, 100, 130):
        assert set(islands_of(grid(6, 5, 80, step))) == {1}


def written(picture: Pixels, words: str, at: tuple[int, int]) -> None:
    cv2.putText(picture, words, at, cv2.FONT_HERSHEY_SIMPLEX, 1.5, (30, 30, 60), 5, cv2.LINE_AA)


def two_columns() -> tuple[Pixels, list[Corners]]:
    picture = np.full((600, 800, 3), (205, 185, 150), np.uint8)
    notes = [*grid(2, 3, 90, 100, (60, 180)), *grid(2, 3, 90, 100, (500, 180))]
    for note in notes:
        cv2.fillConvexPoly(picture, note.astype(np.int32), (250, 230, 110))
        left, top = note[0].astype(int)
        cv2.putText(
            picture,
            "bankje",
            (left + 8, top + 40),
            cv2.FONT_HERSHEY_SIMPLEX,
            0.5,
            (20, 20, 20),
            1,
            cv2.LINE_AA,
        )
    return picture, notes


def test_that_the_words_above_an_island_are_its_heading() -> None:
    picture, notes = two_columns()
    written(picture, "SPELEN", (60, 150))
    written(picture, "Groen", (510, 150))
    found = headings_of(picture, notes, islands_of(notes))
    assert sorted(found) == [1, 2]
    assert found[1][:, 0].max() < 300 < found[2][:, 0].min()
    for corners in found.values():
        assert 90 < corners[:, 1].min() < 125
        assert 145 < corners[:, 1].max() < 180


def test_that_a_line_a_shadow_and_what_is_written_elsewhere_are_no_heading() -> None:
    picture, notes = two_columns()
    cv2.line(picture, (40, 140), (300, 148), (30, 30, 60), 5)
    cv2.rectangle(picture, (500, 120), (690, 150), (160, 140, 110), -1)
    written(picture, "ver weg", (300, 560))
    assert headings_of(picture, notes, islands_of(notes)) == {}


def test_that_a_larger_note_above_its_island_is_a_heading_too() -> None:
    picture, notes = two_columns()
    notes.insert(0, square(80, 20, 145))
    assert headings_of(picture, notes, islands_of(notes))[1].tolist() == notes[0].tolist()


def test_that_the_numbers_of_islands_follow_the_order_of_the_notes() -> None:
    firsts = [
        number
        for number, after in pairwise([*islands_of([*grid(2, 2, 50, 55, (400, 0)), *grid(2, 2, 50, 55)]), 0])
        if number != after
    ]
    assert firsts == [1, 2]
