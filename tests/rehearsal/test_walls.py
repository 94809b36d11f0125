"""Made-up walls: the same plan gives the same wall, and what is said about a wall is what its picture shows."""

import subprocess
import sys
from dataclasses import replace

import cv2
import numpy as np
import pytest

from cocreate_desktop.rehearsal.walls import Ground, HungNote, Layout, Light, Shape, Wall, WallPlan, make_wall
from cocreate_desktop.rehearsal.walls.papers import COLOURS
from tests.source_tree import ROOT

PLAIN = WallPlan(seed=7, width=640, height=480, notes=12, tilt=0.2, curl=0.3, clutter=0.0, noise=0.0)


def _inside(note: HungNote, share: float) -> np.ndarray:
    """The corners of the note, drawn towards its middle."""
    quad = np.array(note.quad)
    middle = quad.mean(axis=0)
    return np.asarray(middle + (quad - middle) * share)


def _colour(wall: Wall, note: HungNote) -> np.ndarray:
    """The colour of its paper: the median of what the picture shows in the middle of its outline, 0 to 1."""
    mask = np.zeros(wall.picture.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, _inside(note, 0.7).astype(np.int32), 1)
    return np.asarray(np.median(wall.picture[mask > 0], axis=0) / 255)


def test_that_the_same_plan_gives_the_same_wall() -> None:
    one, other = make_wall(PLAIN), make_wall(PLAIN)
    assert one.notes == other.notes
    assert (one.picture == other.picture).all()


def test_that_another_seed_gives_another_wall() -> None:
    one, other = make_wall(PLAIN), make_wall(replace(PLAIN, seed=8))
    assert one.notes != other.notes
    assert (one.picture != other.picture).any()


def test_that_a_picture_has_the_size_that_was_asked_for() -> None:
    picture = make_wall(replace(PLAIN, width=500, height=700)).picture
    assert picture.shape == (700, 500, 3)
    assert picture.dtype == np.uint8


@pytest.mark.parametrize("ground", Ground)
def test_that_notes_lie_where_the_truth_says_on_every_ground(ground: Ground) -> None:
    wall = make_wall(replace(PLAIN, ground=ground, colours=("pink", "blue")))
    assert len(wall.notes) == 12
    for note in wall.notes:
        red, _green, blue = _colour(wall, note)
        assert (red > blue) == (note.colour == "pink"), note


@pytest.mark.parametrize("colour", COLOURS)
def test_that_a_note_has_the_colour_that_it_is_said_to_have(colour: str) -> None:
    plan = replace(PLAIN, ground=Ground.DARK, colours=(colour,), notes=6, texts=("",))
    wall = make_wall(plan)
    tones = np.array(COLOURS[colour])
    for note in wall.notes:
        assert note.colour == colour
        assert np.abs(tones - _colour(wall, note)).max(axis=1).min() < 0.25


@pytest.mark.parametrize("layout", Layout)
def test_that_notes_hang_as_close_as_was_asked_for(layout: Layout) -> None:
    wall = make_wall(replace(PLAIN, layout=layout, tilt=0.0, notes=20))
    hidden = [note.visible for note in wall.notes if not note.cut_off and note.visible < 0.8]
    assert len(wall.notes) > 10
    assert bool(hidden) == (layout is Layout.OVERLAPPING)
    assert all(0 <= note.visible <= 1 for note in wall.notes)


def test_that_a_block_has_one_colour_edge_to_edge() -> None:
    wall = make_wall(replace(PLAIN, layout=Layout.BLOCK, notes=2, seed=11, tilt=0.0, curl=0.0))
    assert len({note.colour for note in wall.notes}) == 1


@pytest.mark.parametrize("light", Light)
def test_that_every_light_falls_on_the_same_notes(light: Light) -> None:
    plan = replace(PLAIN, ground=Ground.BROWN)
    even, other = make_wall(plan), make_wall(replace(plan, light=light))
    assert even.notes == other.notes
    brightness = other.picture.mean() / even.picture.mean()
    burnt_out = (other.picture.min(axis=2) > 250).mean()
    assert {
        Light.EVEN: brightness == 1,
        Light.SIDE: brightness < 0.95,
        Light.DIM: brightness < 0.75,
        Light.GLARE: burnt_out > 0.001,
    }[light]


@pytest.mark.parametrize(
    ("shape", "fill"), [(Shape.SQUARE, 1.0), (Shape.RECTANGLE, 1.0), (Shape.ROUND, 0.785)]
)
def test_that_a_note_fills_its_outline_as_its_shape_does(shape: Shape, fill: float) -> None:
    wall = make_wall(
        replace(PLAIN, shape=shape, ground=Ground.DARK, colours=("yellow",), notes=6, texts=("",), curl=0.0)
    )
    for note in wall.notes:
        mask = np.zeros(wall.picture.shape[:2], np.uint8)
        cv2.fillConvexPoly(mask, np.array(note.quad).astype(np.int32), 1)
        paper = (wall.picture.min(axis=2) > 0) & (wall.picture[:, :, 0] > 120)
        assert abs((paper & (mask > 0)).sum() / mask.sum() - fill) < 0.09


def test_that_rectangles_are_longer_than_high_or_higher_than_long() -> None:
    wall = make_wall(replace(PLAIN, shape=Shape.RECTANGLE, layout=Layout.TOUCHING, tilt=0.0, curl=0.0))
    for note in wall.notes:
        sides = np.linalg.norm(np.diff(np.array(note.quad)[:3], axis=0), axis=1)
        assert sides.max() / sides.min() > 1.15


@pytest.mark.parametrize("number", [0, 1, 2, 3, 30, 150])
@pytest.mark.parametrize("layout", [Layout.APART, Layout.BLOCK])
def test_that_a_wall_has_as_many_notes_as_was_asked_for(number: int, layout: Layout) -> None:
    wall = make_wall(replace(PLAIN, width=1000, height=750, notes=number, layout=layout, tilt=0.0, seed=3))
    assert number * 0.9 <= len(wall.notes) <= number


def test_that_the_words_given_are_in_the_truth_and_on_the_paper() -> None:
    words = ("bankje bij de school", "Meer groen", "koffie")
    with_words = make_wall(replace(PLAIN, texts=words, notes=6))
    without = make_wall(replace(PLAIN, texts=("",), notes=6))
    assert [note.text for note in with_words.notes] == [*words, *words]
    assert [note.text for note in without.notes] == [""] * 6
    assert (with_words.picture != without.picture).any()


def test_that_the_outline_goes_clockwise_from_the_top_left() -> None:
    for note in make_wall(PLAIN).notes:
        top_left, top_right, bottom_right, bottom_left = note.quad
        assert top_left[0] < top_right[0]
        assert bottom_left[0] < bottom_right[0]
        assert top_left[1] < bottom_left[1]
        assert top_right[1] < bottom_right[1]


def test_that_notes_that_are_cut_off_are_said() -> None:
    walls = [make_wall(replace(PLAIN, seed=seed, tilt=1.2, notes=40)) for seed in range(6)]
    notes = [note for wall in walls for note in wall.notes]
    beyond = [note for note in notes if _beyond(note) > 4]
    assert beyond
    assert any(note.cut_off for note in beyond)
    assert not any(note.cut_off for note in notes if _beyond(note) <= 0)


def _beyond(note: HungNote) -> float:
    """By how many pixels a note sticks out of the picture."""
    quad = np.array(note.quad)
    return float(max(-quad.min(), (quad - (PLAIN.width, PLAIN.height)).max()))


def test_that_clutter_is_no_note() -> None:
    bare, full = make_wall(PLAIN), make_wall(replace(PLAIN, clutter=2.0))
    assert len(bare.notes) == len(full.notes) == 12
    assert (bare.picture != full.picture).any()


def test_that_the_example_evening_needs_neither_opencv_nor_numpy() -> None:
    """The demo and the desk load these with the first photo, not when they start."""
    program = (
        "import sys, cocreate_desktop.rehearsal.example, cocreate_desktop.cli;"
        "print({'cv2', 'numpy'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ran.stdout.strip() == "set()"
