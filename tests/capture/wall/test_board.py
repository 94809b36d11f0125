"""The board is found by itself when it is certain, and a wall without one has none."""

import cv2
import numpy as np
import pytest

from cocreate_desktop.capture.wall.board import board_of
from cocreate_desktop.capture.wall.shapes import Corners, overlap
from cocreate_desktop.rehearsal.walls import Ground, Layout, WallPlan, make_wall
from tests.capture.wall.photos import Pixels, quads

SHEET = np.array(((110, 60), (520, 85), (500, 400), (90, 370)), np.float64)


def on_a_sheet(seed: int, sheet: Ground, room: Ground) -> tuple[Pixels, list[Corners]]:
    """Notes on a sheet that hangs askew in a room."""
    behind = make_wall(
        WallPlan(seed=seed + 50, width=600, height=450, notes=1, ground=room, clutter=0.0)
    ).picture
    wall = make_wall(
        WallPlan(
            seed=seed,
            width=600,
            height=450,
            notes=15,
            ground=sheet,
            clutter=0.0,
            tilt=0.0,
            layout=Layout.APART,
        )
    )
    frame = np.array(((0, 0), (600, 0), (600, 450), (0, 450)), np.float32)
    way = cv2.getPerspectiveTransform(frame, SHEET.astype(np.float32))
    cv2.warpPerspective(
        wall.picture, way, (600, 450), behind, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
    )
    return behind, [np.asarray(cv2.perspectiveTransform(quad[None], way)[0]) for quad in quads(wall)]


@pytest.mark.parametrize(
    ("sheet", "room"),
    [(Ground.BROWN, Ground.WHITE), (Ground.WHITE, Ground.WOOD), (Ground.DARK, Ground.YELLOW)],
)
def test_that_a_sheet_on_a_wall_is_the_board(sheet: Ground, room: Ground) -> None:
    picture, notes = on_a_sheet(7, sheet, room)
    found = board_of(picture, notes)
    assert found is not None
    assert overlap(found, SHEET) > 0.93
    assert np.abs(found[0] - SHEET[0]).max() < 12


@pytest.mark.parametrize("kind", Ground)
def test_that_a_wall_without_a_board_has_none(kind: Ground) -> None:
    for layout in (Layout.APART, Layout.BLOCK):
        wall = make_wall(
            WallPlan(seed=11, width=600, height=450, notes=14, ground=kind, clutter=0.0, layout=layout)
        )
        assert board_of(wall.picture, quads(wall)) is None


def test_that_a_sheet_with_only_half_of_the_notes_is_not_the_board() -> None:
    picture, notes = on_a_sheet(7, Ground.BROWN, Ground.WHITE)
    beside = [
        np.array(((x, 405), (x + 30, 405), (x + 30, 435), (x, 435)), np.float64) for x in range(20, 560, 36)
    ]
    assert board_of(picture, [*notes, *beside]) is None


def test_that_no_notes_have_no_board() -> None:
    assert board_of(np.full((300, 400, 3), 200, np.uint8), []) is None
