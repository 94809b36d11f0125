"""What is kept of a photo, and how it is cut again when somebody has said which outlines are notes."""

import cv2
import numpy as np

from cocreate_desktop.capture.wall.kept import trimmed
from cocreate_desktop.capture.wall.opening import packed, pixels_of

NOTE = ((300.0, 200.0), (360.0, 200.0), (360.0, 260.0), (300.0, 260.0))


def _picture(wide: int, high: int) -> bytes:
    pixels = np.full((high, wide, 3), 60, np.uint8)
    cv2.rectangle(pixels, (200, 150), (260, 210), (250, 220, 40), -1)
    return packed(pixels, 90)


def test_that_a_kept_picture_is_cut_to_what_turned_out_to_be_notes() -> None:
    found = trimmed(_picture(800, 600), (100, 50, 800, 600), [NOTE])
    assert found is not None
    content, box = found
    assert box == (270, 170, 120, 120)
    pixels = pixels_of(content)
    assert pixels.shape == (120, 120, 3)
    assert abs(pixels[60, 60].astype(int) - (250, 220, 40)).max() < 25
    assert abs(pixels[5, 5].astype(int) - 60).max() < 25


def test_that_a_picture_that_was_made_smaller_is_cut_at_the_same_place() -> None:
    small = cv2.resize(pixels_of(_picture(800, 600)), (400, 300), interpolation=cv2.INTER_AREA)
    found = trimmed(packed(np.asarray(small, np.uint8), 90), (100, 50, 800, 600), [NOTE])
    assert found is not None
    content, box = found
    assert (box, pixels_of(content).shape) == ((270, 170, 120, 120), (60, 60, 3))


def test_that_a_picture_full_of_notes_or_without_any_stays_as_it_is() -> None:
    whole = ((100.0, 50.0), (900.0, 50.0), (900.0, 650.0), (100.0, 650.0))
    assert trimmed(_picture(800, 600), (100, 50, 800, 600), [whole]) is None
    assert trimmed(_picture(800, 600), (100, 50, 800, 600), []) is None
