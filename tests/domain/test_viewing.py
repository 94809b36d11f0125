"""Sizes from the viewing distance."""

import pytest

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.viewing import CODE_ALONE, Hall, hall_of


@pytest.mark.parametrize(
    ("distance", "height", "larger", "readable"),
    [
        (10, 150, 1.0, True),
        (6, 150, 1.0, True),
        (14, 150, 1.4, True),
        (20, 300, 1.0, True),
        (30, 150, 1.4, False),
    ],
)
def test_that_letters_grow_with_the_distance_and_shrink_with_the_picture(
    distance: int, height: int, larger: float, readable: bool
) -> None:
    hall = Hall(distance, height)
    assert hall.larger == pytest.approx(larger)
    assert hall.readable is readable


def test_that_a_capital_is_the_distance_divided_by_400() -> None:
    assert (Hall(10).letters, Hall(14).letters, Hall(15).letters) == (25, 35, 38)


def test_that_a_code_reaches_ten_times_its_width() -> None:
    assert Hall(5).code_beside
    assert not Hall(6).code_beside
    assert Hall(10).reach(CODE_ALONE) == pytest.approx(10.5)


def test_that_an_unknown_hall_is_a_usual_one() -> None:
    unknown = Evening(id="e", project_id="p")
    assert hall_of(unknown) == Hall(10, 150)
    assert hall_of(Evening(id="e", project_id="p", viewing_distance=14)) == Hall(14, 150)
