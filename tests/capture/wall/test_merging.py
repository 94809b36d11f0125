"""Several photos of one wall: a note that is in two of them is one note, and a note of another wall never is."""

import dataclasses

import numpy as np
import pytest

from cocreate_desktop.capture.wall.looking import look
from cocreate_desktop.capture.wall.shapes import quad_from
from cocreate_desktop.domain.walls import Quad
from cocreate_desktop.rehearsal.walls import Ground, Layout, Wall, WallPlan, make_wall
from cocreate_desktop.services.seeing import Before, Known, Looked
from tests.capture.wall.photos import Corners, Pixels, jpeg, photographed, sees

LEFT = np.array(((0, 14), (630, 0), (640, 500), (20, 486)), np.float64)
RIGHT = np.array(((340, 0), (1000, 20), (980, 490), (360, 500)), np.float64)
SIZE = (760, 580)
PLAN = WallPlan(
    seed=21, width=1000, height=500, notes=24, ground=Ground.BROWN, tilt=0.0, curl=0.2, clutter=0.3, blur=0.3
)


def looked(picture: Pixels, notes: dict[int, Corners], before: Before) -> Looked:
    found = look(jpeg(picture), finder=sees(list(notes.values())), before=before)
    assert found is not None
    return found


def at(quad: Quad, notes: dict[int, Corners]) -> int:
    """Which note of the wall this is."""
    middle = np.mean(quad, axis=0)
    return min(notes, key=lambda place: float(np.linalg.norm(notes[place].mean(axis=0) - middle)))


def seen_left(wall: Wall) -> Before:
    picture, notes = photographed(wall, LEFT, SIZE)
    found = looked(picture, notes, Before())
    known = tuple(Known(str(at(one.quad, notes)), one.quad, 0) for one in found.seen)
    return Before((found.picture,), (found.cut,), known)


@pytest.mark.parametrize("layout", [Layout.APART, Layout.TOUCHING, Layout.OVERLAPPING])
def test_that_the_common_middle_of_two_photos_is_counted_once(layout: Layout) -> None:
    wall = make_wall(dataclasses.replace(PLAN, layout=layout))
    before = seen_left(wall)
    picture, notes = photographed(wall, RIGHT, SIZE, shade=0.6)
    known = {one.id for one in before.known}
    common = [place for place in notes if str(place) in known]
    assert 4 <= len(common) < len(notes)
    told = {at(one.quad, notes): one.same_as for one in looked(picture, notes, before).seen}
    assert {place: name for place, name in told.items() if name} == {place: str(place) for place in common}


def test_that_the_same_places_with_other_words_are_other_notes() -> None:
    before = seen_left(
        make_wall(dataclasses.replace(PLAN, texts=("meer groen", "een bankje", "veilig oversteken")))
    )
    other = make_wall(
        dataclasses.replace(PLAN, texts=("geheel iets anders", "nee!", "zebrapad bij de school"))
    )
    picture, notes = photographed(other, LEFT, SIZE, shade=0.8)
    assert {one.same_as for one in looked(picture, notes, before).seen} == {""}


def test_that_another_wall_with_the_same_colours_shares_no_note() -> None:
    before = seen_left(make_wall(dataclasses.replace(PLAN, colours=("yellow",))))
    picture, notes = photographed(
        make_wall(dataclasses.replace(PLAN, seed=99, colours=("yellow",))), LEFT, SIZE
    )
    assert {one.same_as for one in looked(picture, notes, before).seen} == {""}


def test_that_a_lost_picture_of_before_is_no_reason_to_refuse_a_photo() -> None:
    picture, notes = photographed(make_wall(PLAN), LEFT, SIZE)
    before = Before((b"",), ((0, 0, 10, 10),), (Known("a", quad_from(notes[next(iter(notes))]), 0),))
    assert {one.same_as for one in looked(picture, notes, before).seen} == {""}
