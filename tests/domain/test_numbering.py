"""Laptops that do not see one another never give the same number."""

from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.cards import MOST_CARDS
from cocreate_desktop.domain.numbering import (
    CODES,
    ROUNDS,
    block_of,
    following,
    free_place,
    place_with,
    ranges,
)
from cocreate_desktop.domain.posters import MOST_ROUNDS, PosterName, corner_ids, read_corners
from cocreate_desktop.services.cards import MOST_CODES

PLACES = st.integers(0, 40)


def taken(place: int, size: int, many: int, before: set[int]) -> list[int]:
    """So many numbers of a laptop that knows those given ``before``."""
    numbers = following(place, size, lambda own: max(before & set(own), default=0))
    return [next(numbers) for _time in range(many)]


@given(st.dictionaries(PLACES, st.integers(1, 300), min_size=2), st.integers(1, 60), st.integers(0, 200))
def test_that_laptops_that_cannot_see_one_another_never_give_the_same_number(
    many: dict[int, int], size: int, old: int
) -> None:
    known = set(range(1, old + 1))  # given before there were ranges, and known to everybody who joined
    given_out = [
        number for place, number_of in many.items() for number in taken(place, size, number_of, known)
    ]
    assert len(set(given_out)) == len(given_out)
    assert not known & set(given_out)
    fresh = (number for place, number_of in many.items() for number in taken(place, size, number_of, set()))
    assert all(place_with(number, size) in many for number in fresh)


@given(PLACES, st.integers(1, 60), st.lists(st.integers(1, 30), min_size=1, max_size=5))
def test_that_a_laptop_goes_on_where_it_was_whatever_others_gave(
    place: int, size: int, turns: list[int]
) -> None:
    known: set[int] = set()
    mine: list[int] = []
    for many in turns:
        fresh = taken(place, size, many, known)
        mine += fresh
        known |= {*fresh, *taken(place + 1, size, many, known)}
    assert mine == taken(place, size, sum(turns), set())


@given(PLACES, st.integers(0, 40), PLACES, st.integers(0, 40))
def test_that_no_block_has_two_owners(place: int, turn: int, other: int, later: int) -> None:
    assert (block_of(place, turn) == block_of(other, later)) == ((place, turn) == (other, later))


def test_that_the_first_laptop_counts_as_it_always_did() -> None:
    assert taken(0, ROUNDS, 100, set()) == list(range(1, 101))
    assert taken(0, CODES, MOST_CODES, set()) == list(range(1, MOST_CODES + 1))
    assert MOST_CARDS <= MOST_CODES
    assert taken(1, ROUNDS, 2, set()) == [101, 102]


def test_that_the_votes_of_eleven_laptops_fit_in_the_corners_of_a_poster() -> None:
    for place in range(11):
        last = next(ranges(place, ROUNDS))[-1]
        assert last < MOST_ROUNDS
        name = PosterName(last, 1, 4)
        assert read_corners(dict(enumerate(corner_ids(name)))) == name


@given(st.sets(st.integers(0, 9)))
def test_that_a_place_that_is_free_is_the_smallest(places: set[int]) -> None:
    found = free_place(places)
    assert found not in places
    assert all(smaller in places for smaller in range(found))
