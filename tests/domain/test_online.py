"""The short addresses of the online follow-up."""

import pytest

from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.online import (
    LETTERS,
    About,
    Place,
    Serves,
    address,
    backing_id,
    opened_id,
    short_code,
    typed_code,
)


def test_that_a_code_is_short_says_nothing_of_the_id_and_stays() -> None:
    ids = [new_id() for _ in range(2000)]
    codes = [short_code(one) for one in ids]
    assert len(set(codes)) == len(ids)
    assert {len(code) for code in codes} == {8}
    assert set("".join(codes)) == set(LETTERS)
    assert codes == [short_code(one) for one in ids]
    assert not any(code[:6].lower() in one for code, one in zip(codes, ids, strict=True))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("k7q2-m3nb", "K7Q2M3NB"),
        (" K7Q2 M3NB ", "K7Q2M3NB"),
        ("K7Q2M3NBX", ""),
        ("K7/Q2", ""),
        ("", ""),
        ("OIL", ""),
    ],
)
def test_that_a_typed_code_is_compared_however_it_was_typed(typed: str, code: str) -> None:
    assert typed_code(typed) == code


@pytest.mark.parametrize(
    ("serves", "place", "code", "expected"),
    [
        (Serves.HUB, Place.THEME, "K7Q2M3NB", "https://hub.example/F/AB/T/K7Q2M3NB"),
        (Serves.SITE, Place.NOTE, "K7Q2M3NB", "https://hub.example/F/AB/N/K7Q2M3NB"),
        (Serves.HUB, Place.PROJECT, "", "https://hub.example/F/AB"),
        (Serves.HUB, Place.MAIL, "", "https://hub.example/F/AB/M"),
        (Serves.PAGE, Place.THEME, "K7Q2M3NB", "https://hub.example/F/AB"),
    ],
)
def test_that_an_address_leads_to_a_place_only_where_there_is_one(
    serves: Serves, place: Place, code: str, expected: str
) -> None:
    assert address("https://hub.example/F/AB", serves, place, code) == expected
    assert address("", serves, place, code) == ""


def test_that_one_browser_backs_a_thing_once_and_a_day_is_one_row() -> None:
    assert backing_id(About.THEME, "t", "a") == backing_id(About.THEME, "t", "a")
    assert (
        len(
            {
                backing_id(About.THEME, "t", "a"),
                backing_id(About.NOTE, "t", "a"),
                backing_id(About.THEME, "t", "b"),
            }
        )
        == 3
    )
    assert opened_id("o", "2026-12-01") != opened_id("", "2026-12-01")
