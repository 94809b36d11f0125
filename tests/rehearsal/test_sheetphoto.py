"""Made-up photos of sheets on a table: the same seed gives the same photo, and the truth beside it is where they lie."""

import numpy as np
import pytest

from cocreate_desktop.rehearsal.sheetphoto import TablePlan, lay_out, made_up


def test_that_the_same_seed_gives_the_same_photo() -> None:
    sheets = [made_up("cocreate:round/1/slip/1")]
    first, again = (lay_out(sheets, TablePlan(seed=4, scale=2.0)) for _time in range(2))
    assert first.content == again.content
    assert lay_out(sheets, TablePlan(seed=5, scale=2.0)).content != first.content


def test_that_paper_lies_where_it_is_said_to_lie() -> None:
    photo = lay_out(
        [made_up(f"cocreate:round/1/slip/{n}") for n in range(3)], TablePlan(seed=2, across=2, scale=2.0)
    )
    assert len(photo.places) == 3
    for place in photo.places:
        x, y = np.asarray(place).mean(axis=0).astype(int)
        assert photo.picture[y - 3 : y + 3, x - 3 : x + 3].mean() > 150


@pytest.mark.parametrize("wide", [105.0, 210.0])
def test_that_a_made_up_sheet_has_its_size(wide: float) -> None:
    sheet = made_up("cocreate:round/1/table/1", wide, 148.0)
    assert abs(sheet.high - 148.0) < 1
