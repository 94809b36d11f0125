"""How many are satisfied: by exact counts, with an interval that a second way of counting agrees with, no hasty percent."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop import language
from cocreate_desktop.domain import wilson
from cocreate_desktop.domain.arrivals import Expectation
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.satisfaction import MARKS, Satisfaction, Verdict, satisfaction
from cocreate_desktop.domain.statements import About, Statement, Turn, apart, mirror

EVENING = {4: 1, 5: 1, 6: 2, 7: 8, 8: 12, 9: 9, 10: 5}
_MARKS = st.dictionaries(st.sampled_from(MARKS), st.integers(0, 60))


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def _evening(
    marks: dict[int, int], arrived: int | None = 44, *, goal: int = 95, threshold: int = 7
) -> Satisfaction:
    return satisfaction(marks, threshold=threshold, goal=goal, arrived=arrived)


def test_that_an_evening_is_told_with_all_that_belongs_to_it() -> None:
    found = _evening(EVENING)
    assert found.histogram == (0, 0, 0, 1, 1, 2, 8, 12, 9, 5)
    assert (found.satisfied, found.n, found.percent, found.interval) == (34, 38, 89, (75, 96))
    assert found.verdict is Verdict.MISSED
    assert found.marks_words == "34 of 38 people gave a 7 or higher"
    assert found.goal_words == "Our goal was 95 %: not reached."
    assert found.interval_words == "With 38 answers it lies somewhere between 75 and 96 %"
    assert found.response_words == "38 of the 44 people filled it in."
    assert found.response is not None
    assert found.response.percent == 86
    assert _evening(EVENING, threshold=6).satisfied == 36


def _by_formula(k: int, n: int) -> tuple[float, float]:
    """Wilson's own formula, in floating point."""
    z, p = 1.959964, k / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return middle - half, middle + half


@settings(deadline=None)
@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_that_the_interval_is_wilsons_rounded_outward(counts: tuple[int, int]) -> None:
    k, n = counts
    low, high = wilson.interval(k, n)
    exact_low, exact_high = _by_formula(k, n)
    assert 0 <= low <= 100 * Fraction(k, n) <= high <= 100
    assert low <= exact_low * 100 + 1e-9
    assert exact_low * 100 < low + 1 + 1e-9
    assert high >= exact_high * 100 - 1e-9
    assert exact_high * 100 > high - 1 - 1e-9


@settings(deadline=None)
@given(_MARKS, st.integers(0, 100), st.sampled_from((6, 7)), st.none() | st.integers(0, 400))
def test_that_the_verdict_goes_by_the_exact_share(
    marks: dict[int, int], goal: int, threshold: int, arrived: int | None
) -> None:
    found = _evening(marks, arrived, goal=goal, threshold=threshold)
    everyone = [mark for mark, people in marks.items() for _one in range(people)]
    n, k = len(everyone), sum(mark >= threshold for mark in everyone)
    assert (found.n, found.satisfied) == (n, k)
    if n < 10:
        assert (found.percent, found.interval, found.verdict) == (None, None, Verdict.TOO_FEW)
        assert "%" not in found.marks_words + found.interval_words
    else:
        assert (found.verdict is Verdict.MISSED) is (k / n * 100 < goal - 1e-9)
        passed = _by_formula(k, n)[0] * 100 - goal
        assert abs(passed) < 1e-6 or (found.verdict is Verdict.AMPLY) is (passed > 0)
        assert found.percent is not None
        assert found.percent >= goal or found.verdict is Verdict.MISSED
    assert (found.response is None) is (not arrived or n > arrived)
    assert found.too_many is (arrived is not None and n > arrived)


def test_that_the_goal_is_reached_in_three_degrees() -> None:
    assert [_evening({8: k, 3: 40 - k}, goal=80).verdict for k in (31, 32, 39)] == [
        Verdict.MISSED,
        Verdict.REACHED,
        Verdict.AMPLY,
    ]
    assert _evening({10: 40}, goal=100).verdict is Verdict.REACHED


def test_that_more_answers_than_people_are_told_and_give_no_share() -> None:
    found = _evening(EVENING, arrived=30)
    assert found.response is None
    assert found.response_words.startswith("More people filled it in (38) than were counted at the door (30)")
    assert "%" not in found.response_words
    assert _evening(EVENING, arrived=0).too_many
    assert _evening(EVENING, None).response_words == "38 people filled it in. Nobody counted how many came."
    without = satisfaction({}, threshold=7, goal=95, arrived=44, answered=12)
    assert without.goal_words == "With fewer than 10 marks there is no percentage, only the counts."
    assert (without.share, without.answered, without.verdict) == (None, 12, Verdict.TOO_FEW)


@pytest.mark.parametrize(("marks", "threshold"), [({0: 1}, 7), ({11: 1}, 7), ({8: -1}, 7), ({8: 1}, 5)])
def test_that_a_mark_that_is_none_is_refused(marks: dict[int, int], threshold: int) -> None:
    with pytest.raises(BadValue):
        _evening(marks, threshold=threshold)


def test_that_outcome_and_process_stay_apart() -> None:
    heard = Statement("I was listened to.", About.PROCESS, no=2, so_so=5, yes=31)
    fits = Statement("The outcome fits the neighbourhood.", About.OUTCOME, no=1, yes=4)
    found = apart([fits, heard])
    assert found == {About.PROCESS: (heard,), About.OUTCOME: (fits,)}
    assert heard.told == "31 yes, 5 so-so, 2 no"
    assert heard.share is not None
    assert (heard.share.percent, fits.share) == (82, None)


@pytest.mark.parametrize(
    ("much", "yes", "turn"),
    [(5, 36, Turn.MORE), (36, 5, Turn.LESS), (20, 22, Turn.ALIKE), (0, 0, Turn.ALIKE)],
)
def test_that_the_evening_mirrors_what_was_expected(much: int, yes: int, turn: Turn) -> None:
    expected = {
        Expectation.MUCH: much,
        Expectation.SOME: 40 - much,
        Expectation.NO_IDEA: 9,
        Expectation.NOT_ASKED: 9,
    }
    found = mirror(expected, Statement("I was listened to.", About.PROCESS, so_so=40 - yes, yes=yes))
    assert found.turn is turn
    assert f"{much} of 40 people expected much influence" in found.words
    few = mirror({Expectation.MUCH: 9}, Statement("x", About.PROCESS, yes=40))
    assert few.turn is Turn.UNKNOWN
    assert "At the door 9 of 9 people expected much influence. At the end" in few.words
