"""A paper has its name in any light."""

import numpy as np
import pytest

from cocreate_desktop.capture.wall.colours import names_of, paper_of, wall_round
from cocreate_desktop.capture.wall.straighten import straighten
from cocreate_desktop.domain.walls import COLOURS
from cocreate_desktop.rehearsal.walls import Ground, Layout, Light, Wall, WallPlan, make_wall
from tests.capture.wall.photos import Pixels, quads

SOLD = {
    "yellow": (255, 240, 110),
    "pink": (255, 130, 170),
    "blue": (110, 185, 235),
    "green": (165, 220, 110),
    "white": (248, 248, 246),
}


def named(picture: Pixels, wall: Wall) -> list[str]:
    return names_of(
        [paper_of(straighten(picture, quad)) for quad in quads(wall)], wall_round(picture, quads(wall))
    )


@pytest.mark.parametrize("light", Light)
def test_that_nine_in_ten_papers_have_their_name_in_every_light(light: Light) -> None:
    right = seen = 0
    for seed, kind in enumerate((Ground.WHITE, Ground.BROWN, Ground.BRICK)):
        wall = make_wall(
            WallPlan(
                seed=40 + seed, width=700, height=520, notes=16, ground=kind, light=light, layout=Layout.APART
            )
        )
        for note, name in zip(wall.notes, named(wall.picture, wall), strict=True):
            if note.visible > 0.8:
                seen, right = seen + 1, right + (name == note.colour)
    assert right >= 0.9 * seen > 20


@pytest.mark.parametrize("lamp", [(1.0, 0.86, 0.62), (0.86, 0.95, 1.0), (0.45, 0.42, 0.36)])
def test_that_a_tinted_lamp_changes_no_name(lamp: tuple[float, float, float]) -> None:
    light = np.array(lamp) ** 2.2
    papers = [(np.array(tone) / 255) ** 2.2 * light for tone in SOLD.values()]
    plaster = (np.array((0.86, 0.86, 0.84)) ** 2.2) * light
    assert names_of([paper ** (1 / 2.2) for paper in papers], plaster ** (1 / 2.2)) == list(SOLD)


def test_that_one_note_on_its_own_has_a_name_too() -> None:
    assert names_of([np.array((1.0, 0.45, 0.65))], None) == ["pink"]


def test_that_what_is_no_paper_is_another_colour() -> None:
    papers = [np.array(SOLD["yellow"]) / 255] * 3 + [np.array((0.1, 0.1, 0.1)), np.array((0.9, 0.05, 0.05))]
    assert names_of(papers, None)[3:] == ["other", "other"]


def test_that_writing_and_shine_are_not_the_paper() -> None:
    crop = np.full((100, 100, 3), (250, 230, 110), np.uint8)
    crop[30:70:6, 15:85] = 20
    crop[60:75, 60:80] = 255
    assert np.abs(paper_of(crop) * 255 - (250, 230, 110)).max() < 4


def test_that_all_names_are_names_of_the_board() -> None:
    papers = list(np.random.default_rng(1).random((60, 3)))
    assert set(names_of(papers, None)) <= set(COLOURS)
    assert names_of([], None) == []
