"""Who is in the room beside who lives around it: three words, only from ten people on, and never by chance."""

import random
from fractions import Fraction

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.arrivals import KNOWN_BANDS, Band
from cocreate_desktop.domain.neighbourhoods import NO_BANDS, Bands
from cocreate_desktop.domain.representation import (
    PERSPECTIVE_NAMES,
    Balance,
    Perspective,
    Representation,
    representation,
)

AROUND: Bands = (200, 250, 500, 600, 450)


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def _room(*people: int, unknown: int = 0) -> dict[Band, int]:
    return {**dict(zip(KNOWN_BANDS, people, strict=True)), Band.UNKNOWN: unknown}


def _verdicts(found: Representation) -> list[Balance | None]:
    return [one.balance for one in found.bands]


def test_that_the_three_words_say_who_is_missing_and_who_is_not() -> None:
    found = representation(_room(1, 0, 12, 16, 11, unknown=2), AROUND)
    assert (found.n, found.unknown) == (40, 2)
    assert found.of(Balance.UNDER) == (Band.UP_TO_14, Band.UP_TO_24)
    assert found.of(Balance.OVER) == (Band.UP_TO_64,)
    assert found.absent == (Band.UP_TO_24,)
    assert [one.expected for one in found.bands] == [4, 5, 10, 12, 9]
    assert (
        found.bands[1].words
        == "15–24 years: 0 of 40 people (0 %), in the neighbourhood 13 %: under-represented."
    )
    assert found.words == "Of 40 people of known age. 2 people have no known age."


def test_that_nothing_is_said_of_fewer_than_ten_people() -> None:
    few = representation(_room(0, 0, 3, 3, 3, unknown=30), AROUND)
    assert (few.bands, few.n) == ((), 9)
    assert few.words.startswith("Too few: 9 people of known age.")
    assert representation(_room(0, 0, 3, 3, 4), AROUND).bands


def test_that_children_count_on_neither_side_when_reach_is_of_15_and_older() -> None:
    found = representation(_room(20, 3, 5, 6, 4), AROUND, from_15=True)
    assert found.n == 18
    assert [one.band for one in found.bands] == list(KNOWN_BANDS[1:])
    assert found.bands[0].around is not None
    assert found.bands[0].around.base == 1800
    assert not representation(_room(20, 1, 2, 3, 3), AROUND, from_15=True).bands


def test_that_a_band_that_cbs_does_not_tell_is_named_and_the_others_are_compared() -> None:
    gap: Bands = (200, None, 500, 600, 450)
    found = representation(_room(0, 0, 10, 10, 10), gap, inhabitants=2000)
    assert found.untold == (Band.UP_TO_24,)
    assert _verdicts(found) == [Balance.UNDER, None, Balance.OVER, Balance.BALANCED, Balance.OVER]
    assert "15–24" in found.words
    assert "not known" in found.bands[1].words
    for around, whole in ((gap, None), (NO_BANDS, 2000), ((0, 0, 0, 0, 0), 0)):
        assert representation(_room(0, 0, 10, 10, 10), around, inhabitants=whole).why_not
    # more people in the bands than there are in all: never more than all
    odd = representation(_room(0, 0, 10, 10, 10), (None, 0, 500, 600, 450), inhabitants=100)
    assert all(one.around is None or not one.around.beyond for one in odd.bands)


def test_that_the_verdicts_follow_the_rule_as_somebody_else_would_count_it() -> None:
    chance = random.Random(7)
    for _time in range(600):
        people = [chance.randrange(0, 30) for _band in KNOWN_BANDS]
        numbers = tuple(chance.randrange(0, 200) * 5 for _band in KNOWN_BANDS)
        n, whole = sum(people), sum(numbers)
        if n < 10 or not whole:
            continue
        around: Bands = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
        found = representation(_room(*people), around)
        for one, here, there in zip(found.bands, people, numbers, strict=True):
            chance_alone = abs(Fraction(here) - Fraction(n * there, whole)) < 2
            # here / n against there / whole, without a division
            under, over = 5 * here * whole < 4 * n * there, 4 * here * whole > 5 * n * there
            wanted = Balance.UNDER if under else Balance.OVER if over else Balance.BALANCED
            assert one.balance is (Balance.BALANCED if chance_alone else wanted)


def test_that_somebody_of_whom_nobody_lives_here_may_still_come() -> None:
    found = representation(_room(0, 4, 6, 6, 6), (0, 0, 500, 600, 500))
    assert _verdicts(found)[:2] == [Balance.BALANCED, Balance.OVER]
    assert found.absent == ()


def test_that_every_perspective_has_a_name() -> None:
    assert set(PERSPECTIVE_NAMES) == set(Perspective)
