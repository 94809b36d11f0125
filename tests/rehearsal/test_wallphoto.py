"""The photo of a made-up evening's wall: the same every time, with every note in it."""

from io import BytesIO

import pytest
from PIL import Image

from cocreate_desktop.domain.walls import letter_of
from cocreate_desktop.rehearsal.wallphoto import MANY, WallPhoto, plan_of, take_photo

NOTES = tuple((f"briefje {n}", "ABCDEF"[n % 6]) for n in range(9))


@pytest.fixture(scope="module")
def first() -> WallPhoto:
    return take_photo(1, NOTES)


def test_that_the_same_seed_and_notes_give_the_same_photo(first: WallPhoto) -> None:
    assert take_photo(1, NOTES) == first
    assert plan_of(6, NOTES) != plan_of(5, NOTES) != plan_of(5, NOTES, 1)


def test_that_each_note_hangs_whole_on_the_wall_in_its_own_words_and_colour(first: WallPhoto) -> None:
    for taken in (first, take_photo(2, NOTES)):
        assert [(note.text, letter_of(note.colour)) for note in taken.notes] == list(NOTES)
        wide, high = Image.open(BytesIO(taken.content)).size
        assert (wide, high) == (2400, 1800)
        for note in taken.notes:
            assert not note.cut_off
            assert all(0 <= x <= wide and 0 <= y <= high for x, y in note.quad)


def test_that_many_notes_get_more_pixels() -> None:
    few, many = plan_of(1, NOTES), plan_of(1, NOTES * (MANY // len(NOTES) + 1))
    assert many.width > few.width
