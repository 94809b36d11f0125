"""Reach: no percentage without what it is of, none past 100, and what nobody counted is unknown."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop import language
from cocreate_desktop.domain.errors import BadValue, CocreateError
from cocreate_desktop.domain.project import BASE_NAMES, Base
from cocreate_desktop.domain.reach import Counts, Meter, Share, Stage, funnel, whole_percent
from cocreate_desktop.domain.reacherrors import NoBase

RESIDENTS = BASE_NAMES[Base.RESIDENTS]


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


@settings(deadline=None)
@given(st.integers(0, 3000), st.integers(-5, 3000), st.integers(0, 100))
def test_that_a_share_has_a_base_and_never_passes_it(people: int, base: int, goal: int) -> None:
    if base <= 0:
        with pytest.raises(NoBase) as problem:
            Share(people, base, RESIDENTS, people)
        assert "residents" in str(problem.value)
        return
    share = Share(people, base, RESIDENTS, people)
    meter = Meter(share, goal)
    assert language.number_text(base) in share.words
    if people > base:
        assert (share.beyond, share.percent, meter.percent, meter.reached) == (True, None, None, None)
        assert "%" not in share.words + meter.words
        return
    assert share.percent is not None
    assert abs(share.percent - Fraction(100 * people, base)) <= 1
    assert (share.percent == 100) <= (people == base)
    assert meter.reached is (people * 100 >= goal * base)
    assert meter.percent is not None
    assert meter.reached or meter.percent < goal
    # so many more reach the goal, and one fewer does not
    assert (people + meter.still) * 100 >= goal * base
    assert not meter.still or (people + meter.still - 1) * 100 < goal * base


def test_that_nobody_is_no_reason_to_round_people_away() -> None:
    assert Share(0, 1800, RESIDENTS, 0).words == "0 of 1,800 residents: 0 %"
    assert Share(5, 1800, RESIDENTS, 5).words == "5 of 1,800 residents: less than 1 %"
    assert Share(1799, 1800, RESIDENTS, 1799).percent == 99
    assert [whole_percent(Fraction(n, 1000)) for n in (4, 5, 14, 15, 994, 995, 1000)] == [
        0,
        1,
        1,
        2,
        99,
        99,
        100,
    ]
    assert Meter(Share(599, 1000, RESIDENTS, 599), 60).percent == 59


def test_that_a_meter_says_how_many_more_it_takes() -> None:
    assert (
        Meter(Share(599, 1000, RESIDENTS, 599), 60).words == "The goal of 60 % is not reached: 1 more needed."
    )
    assert Meter(Share(600, 1000, RESIDENTS, 600), 60).words == "The goal of 60 % is reached."


def test_that_more_people_than_live_there_is_said_in_words() -> None:
    words = Share(41, 30, RESIDENTS, 41).words
    assert words.startswith("There are more people (41) than “residents” counts (30)")


@pytest.mark.parametrize(("people", "counted"), [(-1, 3), (3, -1)])
def test_that_fewer_than_nobody_is_refused(people: int, counted: int) -> None:
    with pytest.raises(BadValue):
        Share(people, 10, RESIDENTS, counted)


def test_that_people_are_laid_beside_households_and_never_called_some_of_them() -> None:
    assert Share(34, 800, BASE_NAMES[Base.HOUSEHOLDS], 34).words == "34 people beside 800 households: 4 %"
    assert Share(34, 800, BASE_NAMES[Base.RESIDENTS], 34).words == "34 of 800 residents: 4 %"


def test_that_each_stage_of_the_funnel_names_what_it_is_of() -> None:
    stages = {
        one.stage: one for one in funnel(Counts(1640, 1312, 1098, 268, 231, 243, 1120, 1640), 1800, RESIDENTS)
    }
    assert list(stages) == list(Stage)
    assert stages[Stage.TOOK_PART].words == "1,098 of 1,800 residents: 61 %"
    assert stages[Stage.SEEN].words == "1,312 of 1,640 people reached: 80 %"
    assert stages[Stage.REACHED].words == "1,640", "a flyer and a letter may reach the same person"
    assert stages[Stage.WORKED_ALONG].words == "268 of 1,120 visits to the evenings: 24 %"
    assert stages[Stage.SATISFIED].words == "231 of 243 people who gave a mark: 95 %"


_MAYBE = st.none() | st.integers(0, 50)


@settings(deadline=None)
@given(st.builds(Counts, *[_MAYBE] * 8), _MAYBE)
def test_that_a_stage_that_nobody_counted_is_unknown_and_never_nothing(
    counts: Counts, base: int | None
) -> None:
    given_counts = (counts.reached, counts.seen, counts.took_part, counts.worked_along, counts.satisfied)
    for stage, number in zip(funnel(counts, base, RESIDENTS), given_counts, strict=True):
        assert stage.number == number
        assert (stage.words == "not known") is (number is None)
        assert (stage.share is None) is (number is None or not stage.base)


def test_that_the_error_says_its_three_sentences_in_both_languages() -> None:
    problem = NoBase(base="bewoners", number=0)
    assert isinstance(problem, CocreateError)
    for spoken in language.LANGUAGES:
        language.use(spoken)
        assert all(
            sentence and "{" not in sentence for sentence in (problem.happened, problem.kept, problem.next)
        )
