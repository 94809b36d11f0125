"""Sheets of paper with a code in a photo: found, straightened, and told when they are cut off or cannot be read."""

import cv2
import numpy as np
import pytest

from cocreate_desktop.capture import sheets
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.sheets import code_text
from cocreate_desktop.rehearsal.packing import jpeg
from cocreate_desktop.rehearsal.sheetphoto import Laid, SheetsPhoto, TablePlan, lay_out, made_up
from cocreate_desktop.rehearsal.walls import Ground

SLIPS = tuple(code_text(3, "slip", number) for number in range(1, 5))


def laid(plan: TablePlan, codes: tuple[str, ...] = SLIPS, wide: float = 105, high: float = 99) -> SheetsPhoto:
    return lay_out([made_up(code, wide, high) for code in codes], plan)


def off(photo: SheetsPhoto, quad: object) -> float:
    """How far the corners of the nearest sheet are from these, in pixels, at most."""
    return min(float(np.abs(np.asarray(quad) - np.asarray(place)).max()) for place in photo.places)


@pytest.mark.parametrize("ground", [Ground.WOOD, Ground.DARK, Ground.BROWN])
def test_that_every_slip_is_read_in_rows_and_straightened(ground: Ground) -> None:
    photo = laid(TablePlan(seed=2, across=2, ground=ground))
    looked = sheets.look(photo.content)
    assert [one.text for one in looked.sheets] == list(SLIPS)
    assert all(one.whole for one in looked.sheets)
    assert (looked.unread, looked.strange) == (0, 0)
    assert (looked.height, looked.width) == photo.picture.shape[:2]
    assert max(off(photo, one.quad) for one in looked.sheets) < 10


def test_that_a_crop_stands_upright_also_from_the_other_side_of_the_table() -> None:
    photo = laid(TablePlan(seed=3, across=2), SLIPS[:2])
    looked = sheets.look(jpeg(np.ascontiguousarray(np.rot90(photo.picture, 2))))
    assert [one.text for one in looked.sheets] == list(reversed(SLIPS[:2]))
    for one in looked.sheets:
        crop = cv2.imdecode(np.frombuffer(one.crop, np.uint8), cv2.IMREAD_GRAYSCALE)
        assert crop is not None
        high, wide = crop.shape
        assert abs(wide / high - 105 / 99) < 0.06
        # The code is at the top right.
        assert crop[: high // 3, wide * 2 // 3 :].mean() < crop[: high // 3, : wide // 3].mean() - 20


def test_that_a_table_as_white_as_the_paper_still_gives_something_to_read() -> None:
    looked = sheets.look(laid(TablePlan(seed=4, across=2, ground=Ground.WHITE)).content)
    assert sorted(one.text for one in looked.sheets) == sorted(SLIPS)
    assert all(len(one.crop) > 2000 for one in looked.sheets)


def test_that_a_sheet_that_goes_on_beyond_the_photo_is_not_whole() -> None:
    plan = TablePlan(seed=5, across=2, cut=0.24, tilt=0.1, turn=1)
    looked = sheets.look(laid(plan, SLIPS[:2]).content)
    assert {one.text: one.whole for one in looked.sheets} == {SLIPS[0]: False, SLIPS[1]: True}


def test_that_codes_that_are_too_far_away_are_counted() -> None:
    looked = sheets.look(laid(TablePlan(seed=6, across=2, scale=2.0)).content)
    assert looked.unread > 0
    assert len(looked.sheets) < len(SLIPS)


def test_that_another_code_is_no_sheet_and_one_on_a_sheet_is_no_second() -> None:
    foreign = sheets.look(laid(TablePlan(seed=7, across=1), ("https://voorbeeld.nl/plein",)).content)
    assert (foreign.sheets, foreign.unread, foreign.strange) == ((), 0, 1)
    page, foot = made_up(SLIPS[0], 148, 210), made_up("https://voorbeeld.nl/plein", 148, 105)
    paper = page.picture.copy()
    paper[-foot.picture.shape[0] :] = foot.picture
    looked = sheets.look(lay_out([Laid(paper, 148)], TablePlan(seed=8)).content)
    assert [one.text for one in looked.sheets] == [SLIPS[0]]
    assert (looked.unread, looked.strange) == (0, 0)


def test_that_a_photo_without_codes_holds_nothing() -> None:
    looked = sheets.look(jpeg(np.full((300, 400, 3), 180, np.uint8)))
    assert (looked.sheets, looked.unread, looked.strange) == ((), 0, 0)


def test_that_what_is_no_picture_is_refused() -> None:
    with pytest.raises(BadFile):
        sheets.look(b"geen foto")
