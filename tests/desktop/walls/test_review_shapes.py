"""Outlines that are split, merged, drawn and looked for beside one another."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.desktop.walls import shapes
from cocreate_desktop.domain.walls import Point, Quad, area

SQUARE = shapes.box_quad(100, 100, 80, 80)
LONG = shapes.box_quad(0, 0, 200, 80)


def turned(quad: Quad, angle: float) -> Quad:
    a, b, c, d = (
        (x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle))
        for x, y in quad
    )
    return a, b, c, d


@given(st.sampled_from(shapes.ways(SQUARE) + shapes.ways(LONG)), st.floats(-0.5, 0.5))
def test_that_the_parts_of_a_note_are_the_note(way: shapes.Way, angle: float) -> None:
    quad = turned(LONG, angle)
    parts = shapes.parts(quad, way)
    assert len(parts) == way[0] * way[1]
    assert sum(map(area, parts)) == pytest.approx(area(quad))
    assert all(shapes.contains(quad, shapes.centre(part)) for part in parts)


def test_that_a_note_is_split_across_its_longer_side_at_first() -> None:
    assert shapes.ways(LONG)[0] == (2, 1)
    assert shapes.ways(shapes.box_quad(0, 0, 80, 200))[0] == (1, 2)


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        ((120, 90), (122, 200), (110, 140)),
        ((150, 200), (150, 80), (110, 140)),
        ((90, 130), (190, 132), (140, 110)),
    ],
)
def test_that_a_line_over_a_note_parts_it(start: Point, end: Point, left: Point) -> None:
    first, second = shapes.parted(SQUARE, start, end)
    assert shapes.contains(first, left)
    assert not shapes.contains(second, left)
    assert area(first) + area(second) == pytest.approx(area(SQUARE))


@given(*[st.tuples(st.floats(0, 300), st.floats(0, 300))] * 2)
def test_that_no_line_leaves_a_sliver(start: Point, end: Point) -> None:
    for part in shapes.parted(SQUARE, start, end):
        assert area(part) > area(SQUARE) / 8


def test_that_a_line_beside_a_note_parts_nothing() -> None:
    assert shapes.parted(SQUARE, (0, 0), (10, 10)) == ()
    assert shapes.parted(SQUARE, (140, 140), (140, 140)) == ()


@given(st.floats(-0.6, 0.6))
def test_that_a_union_holds_all_of_both_and_hangs_as_they_do(angle: float) -> None:
    one, other = turned(SQUARE, angle), turned(shapes.box_quad(190, 105, 80, 80), angle)
    both = shapes.union([one, other])
    middle = shapes.centre(both)
    for x, y in (*one, *other):
        nearly = (x + (middle[0] - x) * 0.001, y + (middle[1] - y) * 0.001)
        assert shapes.contains(both, nearly)
    assert area(both) == pytest.approx(170 * 85)


def test_that_neighbours_are_found_near_and_in_a_direction() -> None:
    others = [
        ("far", shapes.box_quad(600, 100, 80, 80)),
        ("right", shapes.box_quad(200, 110, 80, 80)),
        ("below", shapes.box_quad(100, 220, 80, 80)),
    ]
    assert shapes.nearest(SQUARE, others) == ("right", "below", "far")
    here = shapes.centre(SQUARE)
    assert shapes.beside(here, others, (1, 0)) == "right"
    assert shapes.beside(here, others, (0, 1)) == "below"
    assert shapes.beside(here, others, (-1, 0)) == ""


def test_that_an_outline_stays_in_the_photo() -> None:
    assert shapes.moved((90, 90, 20, 20), (50, -200), (120, 100)) == (100, 0, 20, 20)
    assert shapes.resized((90, 70, 20, 20), (100, -100), 8, (120, 100)) == (90, 70, 30, 8)
    assert shapes.usual_side([SQUARE, SQUARE, LONG], (999, 999)) == pytest.approx(80)
    assert shapes.usual_side([], (1000, 500)) == pytest.approx(90)


def test_that_a_first_outline_stands_in_a_free_place() -> None:
    photo = (1000, 800)
    right = shapes.box_quad(200, 100, 80, 80)
    assert shapes.free_box((140, 140), 80, [SQUARE], photo) == (196, 100, 80, 80)
    assert shapes.free_box((140, 140), 80, [SQUARE, right], photo) == (100, 196, 80, 80)
    assert shapes.free_box((960, 140), 80, [], photo) == (920, 196, 80, 80)
