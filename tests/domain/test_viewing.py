"""Sizes from the viewing distance."""

import pytest

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.viewing import CODE_ALONE, CODE_BESIDE, TWO_ALONE, Hall, hall_of


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
    assert Hall(10, 200).reach_beside == pytest.approx(CODE_BESIDE * 20)
    assert Hall(10, 200).reach_alone == pytest.approx(TWO_ALONE * 20)


def test_that_the_only_code_has_the_picture_to_itself_and_reaches_further() -> None:
    assert Hall(10, 150, wifi=False).reach_alone == pytest.approx(CODE_ALONE * 15)
    assert Hall(10, 150, wifi=False).reach_alone > Hall(10, 150).reach_alone


def test_that_an_unknown_hall_is_a_usual_one() -> None:
    unknown = Evening(id="e", project_id="p")
    assert hall_of(unknown) == Hall(10, 150, wifi=False)
    assert hall_of(Evening(id="e", project_id="p", viewing_distance=14)) == Hall(14, 150, wifi=False)
    assert hall_of(Evening(id="e", project_id="p", wifi_name="Gast")).wifi
