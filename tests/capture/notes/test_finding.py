"""The finder in use reaches a floor on a few made-up walls and on real photos; docs/notes-found.md has the whole measure."""

from collections.abc import Iterator
from itertools import chain, repeat

import numpy as np
import pytest

from bench.notes.counting import Count
from bench.notes.table import of_photo, of_wall, photos
from cocreate_desktop.capture import notes
from cocreate_desktop.capture.notes.sighted import Sighted, area, clockwise
from cocreate_desktop.rehearsal.walls import Ground, Layout, Light, Shape, WallPlan, make_wall
from cocreate_desktop.services.seeing import always, unheard

SMALL = WallPlan(seed=2_000_000, width=640, height=480, notes=12, tilt=0.3, curl=0.3, clutter=0.3)
APART = (
    WallPlan(seed=2_000_001, width=640, height=480, notes=9, ground=Ground.WHITE, clutter=0.2),
    WallPlan(seed=2_000_002, width=640, height=480, notes=14, ground=Ground.BROWN, shape=Shape.RECTANGLE),
    WallPlan(seed=2_000_003, width=640, height=480, notes=12, ground=Ground.WOOD, light=Light.SIDE),
    WallPlan(seed=2_000_004, width=640, height=480, notes=10, ground=Ground.DARK, shape=Shape.ROUND),
)
CLOSE = (
    WallPlan(seed=2_000_005, width=640, height=480, notes=12, layout=Layout.TOUCHING),
    WallPlan(seed=2_000_006, width=640, height=480, notes=12, layout=Layout.TOUCHING, ground=Ground.YELLOW),
    WallPlan(seed=2_000_007, width=640, height=480, notes=12, layout=Layout.BLOCK, ground=Ground.BROWN),
    WallPlan(seed=2_000_008, width=640, height=480, notes=12, layout=Layout.BLOCK, ground=Ground.DARK),
)


def _found(plan: WallPlan) -> list[Sighted]:
    return notes.find(make_wall(plan).picture, going=always, told=unheard)


def _together(plans: tuple[WallPlan, ...]) -> Count:
    whole = Count()
    for plan in plans:
        whole.add(of_wall(make_wall(plan), _found(plan)))
    return whole


def test_that_notes_that_hang_apart_are_found() -> None:
    count = _together(APART)
    assert count.there >= 40
    assert count.hit >= 0.9 * count.there
    assert count.hit >= 0.85 * count.given


def test_that_most_notes_that_touch_are_found() -> None:
    count = _together(CLOSE)
    assert count.there >= 40
    assert count.hit >= 0.6 * count.there
    assert count.hit >= 0.7 * count.given


@pytest.mark.parametrize(("name", "least", "most_wrong"), [("f01", 16, 4), ("f04", 4, 2)])
def test_that_notes_on_real_walls_are_found(name: str, least: int, most_wrong: int) -> None:
    (count,) = (
        of_photo(truth, notes.find(picture, going=always, told=unheard))
        for known, picture, truth in photos()
        if known == name
    )
    assert count.hit >= least
    assert count.given - count.hit <= most_wrong


def test_that_outlines_are_quads_in_the_photo_the_surest_first() -> None:
    found = _found(SMALL)
    assert len(found) >= 8
    for one in found:
        assert one.quad.shape == (4, 2)
        assert area(one.quad) > 100
        assert (one.quad > -64).all()
        assert (one.quad < (640 + 64, 480 + 64)).all()
        assert np.allclose(one.quad, clockwise(one.quad))
    confidences = [one.confidence for one in found]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= one <= 1 for one in confidences)


def test_that_finding_tells_how_far_it_is_and_can_be_ended() -> None:
    picture = make_wall(SMALL).picture
    heard: list[float] = []
    notes.find(picture, going=always, told=heard.append)
    assert heard == sorted(heard)
    assert 0 < heard[0] <= heard[-1] == 1
    answers: Iterator[bool] = chain((True,), repeat(False))
    assert notes.find(picture, going=lambda: next(answers), told=unheard) == []


@pytest.mark.parametrize("size", [(480, 640), (40, 3000), (8, 8), (1, 1)])
def test_that_a_picture_without_notes_has_none(size: tuple[int, int]) -> None:
    assert notes.find(np.full((*size, 3), 200, np.uint8), going=always, told=unheard) == []
