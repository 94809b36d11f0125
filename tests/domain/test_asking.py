"""What a sweep of cards asks, and what a card's answers add up to."""

import pytest

from cocreate_desktop.domain.asking import after, asked
from cocreate_desktop.domain.cards import numbers_of, ranges_of


def test_that_a_short_choice_is_one_question() -> None:
    (one,) = asked("choice", ("x", "y"))
    assert (one.option_id, one.sides) == ("", {"A": {"x": 1}, "B": {"y": 1}})
    assert len(asked("yes-no", ("yes", "no", "abstain"))[0].sides) == 3


def test_that_a_long_choice_is_asked_one_by_one_and_the_last_yes_counts() -> None:
    questions = asked("support", ("1", "2", "3", "4", "5", "?"))
    assert len(questions) == 6
    held = after("support", {}, questions[0], "A")
    held = after("support", held, questions[1], "B")
    held = after("support", held, questions[3], "A")
    assert held == {"1": 0, "2": 0, "4": 1}


def test_that_approval_keeps_every_yes() -> None:
    first, second = asked("approval", ("x", "y"))
    assert after("approval", after("approval", {}, first, "A"), second, "A") == {"x": 1, "y": 1}
    assert after("approval", {"x": 1}, first, "B") == {"x": 0}
    with pytest.raises(KeyError):
        after("approval", {}, first, "C")


@pytest.mark.parametrize(("dots", "most", "sides"), [(3, 2, "ABD"), (5, None, "ABCD"), (1, None, "AD")])
def test_that_a_card_gives_as_many_dots_as_the_rules_allow(dots: int, most: int | None, sides: str) -> None:
    (one,) = asked("dots", ("x",), dots=dots, most_on_one=most)
    assert "".join(sorted(one.sides)) == sides
    assert one.sides["D"] == {"x": 0}


@pytest.mark.parametrize("method", ["score", "ranking", "chips"])
def test_that_marks_and_orders_do_not_fit_on_four_sides(method: str) -> None:
    assert asked(method, ("x", "y")) == ()


def test_that_a_round_without_options_asks_nothing() -> None:
    assert asked("choice", ()) == ()


@pytest.mark.parametrize(
    ("words", "numbers"),
    [("", ()), ("3", (3,)), ("1-3, 2-4", (1, 2, 3, 4)), (" 7 ;1–2", (1, 2, 7)), ("250", (250,))],
)
def test_that_ranges_are_read(words: str, numbers: tuple[int, ...]) -> None:
    assert numbers_of(words) == numbers


@pytest.mark.parametrize("words", ["x", "251", "0", "2-1", "-3", "1-", "1--3"])
def test_that_what_is_no_range_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        numbers_of(words)


@pytest.mark.parametrize(
    ("numbers", "words"), [((), ""), ((4,), "4"), ((1, 2, 3), "1-3"), ((1, 2, 5, 7, 8), "1-2, 5, 7-8")]
)
def test_that_numbers_are_written_as_ranges(numbers: tuple[int, ...], words: str) -> None:
    assert ranges_of(numbers) == words
    assert numbers_of(words) == numbers
