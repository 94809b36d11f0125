"""What the facilitator is told before a round is opened."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.voting import warnings


def codes(*texts: str) -> list[str]:
    return [hint.code for hint in warnings(texts)]


def test_that_two_different_options_need_no_warning() -> None:
    assert codes("Meer bomen", "Een speeltuin") == []


def test_that_one_option_is_no_choice() -> None:
    assert codes("Meer bomen") == ["few"]
    assert codes() == ["few"]


def test_that_thirteen_options_are_many_and_twelve_are_not() -> None:
    words = "bank boom fiets licht speeltuin vijver markt kunst moestuin hek zebrapad kiosk toilet".split()
    assert codes(*words[:12]) == []
    assert codes(*words) == ["many"]


def test_that_options_that_nearly_say_the_same_are_named_by_their_places() -> None:
    (hint,) = warnings(["Meer bankjes in het park", "Speeltuin", "Meer bankjes in ’t park."])
    assert (hint.code, hint.options) == ("alike", (0, 2))


def test_that_empty_options_are_not_called_alike() -> None:
    assert codes("", "") == []


def test_that_all_that_is_alike_is_one_warning_with_its_pairs() -> None:
    (hint,) = warnings(["Meer bomen", "meer bomen!", "Een speeltuin", "Meer  bomen."])
    assert hint.pairs == ((0, 1), (0, 3), (1, 3))
    assert hint.options == (0, 1, 3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bladzijde 1", "Bladzijde 2"),
        ("Bladzijde 9", "bladzijde 10."),
        ("Ontwerp A", "Ontwerp B"),
        ("Variant 2a", "Variant 2b"),
        ("Het plan van de buurt, nr. 3", "Het plan van de buurt, nr. 4"),
    ],
)
def test_that_names_in_a_row_are_told_apart_by_their_last_letter_or_number(one: str, other: str) -> None:
    assert codes(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meer bomen", "meer bomen!"),
        ("Een lange tafel", "Een lange tafels"),
        ("Bladzijde 1", "Bladzijde 1."),
        ("Meer bankjes bij 1", "Meer bankje bij 2"),
    ],
)
def test_that_what_says_the_same_in_other_words_still_warns(one: str, other: str) -> None:
    assert codes(one, other) == ["alike"]


def test_that_pictures_tell_options_apart_only_when_both_have_one() -> None:
    texts = ["Meer bomen", "Meer bomen", "Meer bomen."]
    assert warnings(texts, pictured={0, 1, 2}) == ()
    (hint,) = warnings(texts, pictured={0, 1})
    assert hint.pairs == ((0, 2), (1, 2))


@given(
    st.lists(
        st.sampled_from(["Plein", "plein!", "Ontwerp A", "Ontwerp B", "Bank 1", "Bank 2", ""]), max_size=8
    )
)
def test_that_whatever_the_options_each_warning_comes_once_and_names_places_that_are_there(
    texts: list[str],
) -> None:
    found = warnings(texts)
    assert len({hint.code for hint in found}) == len(found)
    there = set(combinations(range(len(texts)), 2))
    assert all(set(hint.pairs) <= there for hint in found)
    assert all(set(hint.options) == {place for pair in hint.pairs for place in pair} for hint in found)
