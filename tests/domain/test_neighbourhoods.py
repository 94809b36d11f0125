"""Places of CBS: their codes, their numbers for a base, where these come from, and how one finds one's own."""

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.neighbourhoods import (
    TABLE_YEARS,
    Neighbourhood,
    Region,
    proposed_table,
    proposed_year,
    region_of,
    search,
    source,
    sums,
)

PLACES = (
    Neighbourhood("NL00", "Nederland", Region.COUNTRY, ""),
    Neighbourhood("GM1900", "Súdwest-Fryslân", Region.MUNICIPALITY, "Súdwest-Fryslân"),
    Neighbourhood("WK190001", "Wijk 01 Sneek", Region.DISTRICT, "Súdwest-Fryslân"),
    Neighbourhood("BU19000100", "Sneek", Region.NEIGHBOURHOOD, "Súdwest-Fryslân"),
    Neighbourhood("BU0796AA01", "'t Sand", Region.NEIGHBOURHOOD, "'s-Hertogenbosch"),
    Neighbourhood("BU0796AA02", "", Region.NEIGHBOURHOOD, "'s-Hertogenbosch"),
)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("NL00", Region.COUNTRY), ("GM0363", Region.MUNICIPALITY), ("WK0363AD", Region.DISTRICT),
        ("BU0363AD03", Region.NEIGHBOURHOOD), ("BU03630A", None), ("0363", None), ("GM03A3", None), ("gm0363", None),
        ("BU0363AD03 ", None), ("", None), ("BU٠٣٦٣AA01", None),
    ],
)  # fmt: skip
def test_that_a_code_tells_what_it_names(code: str, kind: Region | None) -> None:
    assert region_of(code) is kind


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("sneek", ["BU19000100", "WK190001"]),
        ("SUDWEST fryslan", ["GM1900", "BU19000100", "WK190001"]),
        ("s hertogenbosch", ["BU0796AA02", "BU0796AA01"]),
        ("t sand", ["BU0796AA01"]),
        ("bu0796aa", ["BU0796AA02", "BU0796AA01"]),
        ("sneek 1900", ["BU19000100", "WK190001"]),
        ("eindhoven", []),
    ],
)
def test_that_a_place_is_found_by_what_one_types(words: str, codes: list[str]) -> None:
    assert [place.code for place in search(PLACES, words)] == codes


def test_that_no_words_find_all_and_a_kind_only_its_own() -> None:
    assert len(search(PLACES, " - ")) == len(PLACES)
    assert [place.code for place in search(PLACES, "sneek", Region.DISTRICT)] == ["WK190001"]
    assert PLACES[-1].title == "BU0796AA02"


def test_that_a_year_is_proposed_for_a_table_and_shown_with_it() -> None:
    language.use("nl")
    assert proposed_year(" 85984ned ") == 2024
    assert proposed_year("99999NED") is None
    assert [proposed_year(proposed_table(year)) for year in TABLE_YEARS.values()] == list(
        TABLE_YEARS.values()
    )
    assert proposed_table(1999) == ""
    for words in (source(2024, "85984NED"), source(2024)):
        assert "CBS, Kerncijfers wijken en buurten 2024" in words
    assert source(2024, "85984NED").endswith(" (85984NED)")


def test_that_more_homes_than_people_are_a_problem_and_rounding_is_none() -> None:
    def place(households: int, whole: int | None = 100) -> Neighbourhood:
        return Neighbourhood("BU03440101", "Zuid", Region.NEIGHBOURHOOD, "", whole, households=households)

    assert [len(sums(place(homes))) for homes in (100, 105, 110)] == [0, 0, 1]
    assert sums(place(110, None)) == ()
