"""Whether an outline is of another colour than what lies round it."""

import cv2
import numpy as np

from cocreate_desktop.capture.notes.unlike import unlike

QUAD = np.array(((100, 80), (160, 84), (157, 142), (98, 140)), np.float64)


def _wall(note: tuple[int, int, int] | None) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    wall = np.full((240, 320, 3), (235, 235, 230), np.uint8)
    if note is not None:
        cv2.fillConvexPoly(wall, QUAD.astype(np.int32), note)
    for row in range(95, 135, 12):  # writing
        cv2.line(wall, (108, row), (150, row), (20, 20, 30), 2)
    return wall


def test_that_a_note_is_unlike_its_wall_and_words_on_the_wall_are_not() -> None:
    assert unlike(_wall((250, 220, 70)), QUAD) > 20
    assert unlike(_wall((190, 225, 190)), QUAD) > 10
    assert unlike(_wall(None), QUAD) < 2


def test_that_what_fills_the_picture_is_not_held_against_it() -> None:
    whole = np.array(((-50, -50), (370, -50), (370, 290), (-50, 290)), np.float64)
    assert unlike(_wall((250, 220, 70)), whole) > 20
