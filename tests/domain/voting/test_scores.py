"""Marks and chips by example."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cocreate_desktop.domain.voting import Ballot, Count, Settings
from tests.domain.voting.rounds import counted, options

SCORE = Settings("score")
CHIPS = Settings("chips", chips=Decimal("100.00"), step=Decimal("0.05"))


def marked(people: int = 1, **marks: int) -> Ballot:
    return Ballot(f"{people} {marks}", "phone", marks, people)


def test_that_mean_and_median_are_of_those_who_gave_a_mark() -> None:
    found = counted(SCORE, options("abc"), (marked(a=5, b=0), marked(a=4), marked(a=0, b=3), marked()))
    first, second, third = (found.result(one) for one in "abc")
    assert (first.total, first.people) == (9, 3)
    assert (first.mean, first.median) == (Fraction(3), Fraction(4))
    assert (second.total, second.people, second.mean, second.median) == (3, 2, Fraction(3, 2), Fraction(3, 2))
    assert (third.total, third.people, third.mean, third.median) == (0, 0, None, None)
    assert first.share == Fraction(3, 4)


def test_that_places_go_by_the_mean_and_not_by_the_sum() -> None:
    found = counted(SCORE, options("abc"), (marked(a=3, b=5), marked(a=3), marked(4, a=3)))
    assert [one.id for one in found.options] == ["b", "a", "c"]
    assert found.winners == ("b",)
    assert [found.place(one) for one in "abc"] == [2, 1, 3]


def test_that_a_mark_of_a_table_weighs_as_many_as_it_speaks_for() -> None:
    found = counted(SCORE, options("a"), (marked(3, a=1), marked(a=5)))
    first = found.options[0]
    assert (first.mean, first.median, first.people) == (Fraction(2), Fraction(1), 4)


def test_that_a_best_mark_of_nothing_is_still_the_best() -> None:
    assert counted(SCORE, options("ab"), (marked(a=0),)).winners == ("a",)


def test_that_equal_means_are_equals_however_many_gave_them() -> None:
    found = counted(SCORE, options("abcd"), (marked(a=2, b=2), marked(b=2)))
    assert found.ties == (("a", "b"), ("c", "d"))


def test_that_a_raised_hand_says_no_mark() -> None:
    found = counted(SCORE, options("a"), counts=(Count("a", "hands", 5),))
    assert (found.options[0].total, found.cast, found.winners, found.by_channel) == (0, 0, (), {})


def test_that_chips_add_up_exactly_and_by_people() -> None:
    table = Ballot("table", "paper", {"a": Decimal("0.10"), "b": 90}, 3)
    found = counted(CHIPS, options("ab"), (table, Ballot("one", "phone", {"a": Decimal("0.20")})))
    first = found.result("a")
    assert (first.total, first.people, first.average) == (Fraction(1, 2), 4, Fraction(1, 8))
    assert (found.result("b").total, found.result("b").average) == (270, Fraction(270, 4))
    assert type(found.result("b").total) is int
    assert found.winners == ("b",)


def test_that_a_blank_ballot_counts_in_the_average_of_chips() -> None:
    found = counted(CHIPS, options("a"), (Ballot("1", "phone", {"a": 30}), Ballot("2", "phone", {})))
    assert found.options[0].average == 15


def test_that_nothing_is_the_average_of_nobody() -> None:
    assert counted(CHIPS, options("a")).options[0].average is None


@pytest.mark.parametrize("method", ["dots", "choice", "score"])
def test_that_only_chips_have_an_average(method: str) -> None:
    assert counted(Settings(method), options("a"), (marked(a=1),)).options[0].average is None
