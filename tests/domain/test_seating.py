"""Who sits where: everybody once in every round, tables of one size, and nobody twice with the same neighbour where that is
promised. Known cases of the social golfer problem, and whatever hypothesis thinks of."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop.domain.seating import MOST_ROUNDS, MOST_SEATS, Seating, seated

SIZES = st.tuples(
    st.integers(1, 14),
    st.integers(1, MOST_SEATS),
    st.integers(1, MOST_ROUNDS),
    st.booleans(),
    st.integers(0, 13),
)


def made(tables: int, seats: int, rounds: int, *, hosts: bool = False, empty: int = 0) -> Seating:
    """A seating for all seats but the last ``empty`` ones, of which one at least is taken."""
    return seated(max(tables * seats - empty, 1), tables, rounds, hosts=hosts)


def met(found: Seating, people: int | None = None) -> Counter[tuple[int, int]]:
    """How often each pair of the first ``people`` cards meets."""
    pairs: Counter[tuple[int, int]] = Counter()
    for number in range(1, found.rounds + 1):
        for table in range(1, found.tables + 1):
            here = [card for card in found.cards_at(table, number) if people is None or card <= people]
            pairs.update(combinations(here, 2))
    return pairs


@settings(max_examples=80, deadline=None)
@given(SIZES)
def test_that_everybody_sits_once_in_every_round_at_tables_of_one_size(
    sizes: tuple[int, int, int, bool, int],
) -> None:
    tables, seats, rounds, hosts, empty = sizes
    found = made(tables, seats, rounds, hosts=hosts, empty=empty)
    for number in range(1, rounds + 1):
        at_tables = [found.cards_at(table, number) for table in range(1, tables + 1)]
        assert sorted(card for cards in at_tables for card in cards) == list(range(1, found.people + 1))
        assert max(map(len, at_tables)) - min(map(len, at_tables)) <= 1
        assert all(
            found.table_of(card, number) == table
            for table, cards in enumerate(at_tables, 1)
            for card in cards
        )


@settings(max_examples=80, deadline=None)
@given(SIZES)
def test_that_what_is_said_of_meeting_again_is_so(sizes: tuple[int, int, int, bool, int]) -> None:
    tables, seats, rounds, hosts, empty = sizes
    found = made(tables, seats, rounds, hosts=hosts, empty=empty)
    times = met(found)
    assert found.again == sum(count > 1 for count in times.values())
    assert found.most == max([1, *times.values()])
    assert found.least <= found.again


@settings(max_examples=60, deadline=None)
@given(SIZES, st.integers(1, 168))
def test_that_who_comes_late_or_not_at_all_changes_nothing_for_the_others(
    sizes: tuple[int, int, int, bool, int], came: int
) -> None:
    """Of the cards only the first ones are drawn: the tables still differ by one at most, and no promise is broken."""
    tables, seats, rounds, hosts, _empty = sizes
    found = made(tables, seats, rounds, hosts=hosts)
    if found.whole:
        return
    came = min(came, found.people)
    for number in range(1, rounds + 1):
        here = Counter(found.table_of(card, number) for card in range(1, came + 1))
        sizes_now = [here[table] for table in range(1, tables + 1)]
        assert max(sizes_now) - min(sizes_now) <= 1
    assert sum(count > 1 for count in met(found, came).values()) <= found.again


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 14), st.integers(1, MOST_SEATS), st.integers(1, MOST_ROUNDS))
def test_that_hosts_stay_one_at_each_table(tables: int, seats: int, rounds: int) -> None:
    found = made(tables, seats, rounds, hosts=True)
    assert found.stays == tables
    for card in range(1, tables + 1):
        assert {found.table_of(card, number) for number in range(1, rounds + 1)} == {card}


@pytest.mark.parametrize(
    ("tables", "seats", "rounds"),
    [(7, 6, 3), (10, 6, 3), (8, 7, 4), (12, 5, 4), (6, 5, 3), (5, 5, 5), (9, 9, 6), (25, 8, 6), (4, 4, 4)],
)
@pytest.mark.parametrize("hosts", [False, True])
def test_that_nobody_meets_anybody_twice_in_the_halls_there_are(
    tables: int, seats: int, rounds: int, hosts: bool
) -> None:
    found = made(tables, seats, rounds, hosts=hosts)
    assert found.again == 0
    assert max(met(found).values()) == 1


@pytest.mark.parametrize(("side", "rounds"), [(2, 3), (3, 4), (4, 5), (5, 6), (6, 3)])
def test_that_a_square_of_people_gets_one_round_more_when_everybody_comes(side: int, rounds: int) -> None:
    """As many at a table as there are tables: one may sit by columns, by shifted columns, and by rows (an affine plane; of six
    by six only three rounds are known to be)."""
    found = made(side, side, rounds)
    assert (found.again, found.whole) == (0, True)


def test_that_everybody_sees_another_table_each_round_where_that_can_be() -> None:
    assert made(7, 6, 3).moving
    assert made(7, 6, 3, hosts=True).moving
    assert not made(1, 4, 2).moving


@pytest.mark.parametrize(
    ("tables", "seats", "rounds", "least"),
    [(1, 4, 2, 6), (4, 5, 3, 4), (5, 6, 2, 5), (3, 6, 3, 9), (2, 2, 4, 1)],
)
def test_that_meeting_again_is_admitted_where_it_must_be(
    tables: int, seats: int, rounds: int, least: int
) -> None:
    found = made(tables, seats, rounds)
    assert found.least == least
    assert found.again >= least


def test_that_the_bound_is_reached_where_tables_are_larger_than_there_are_tables() -> None:
    for tables, seats in ((4, 5), (4, 6), (5, 6), (3, 5)):
        for rounds in (2, 3):
            found = made(tables, seats, rounds)
            assert found.again == found.least, (tables, seats, rounds)


def test_that_it_is_the_same_every_time() -> None:
    first = seated(84, 12, 4, hosts=True)
    seated.cache_clear()
    assert seated(84, 12, 4, hosts=True) == first


def test_that_a_card_or_round_that_is_not_there_is_refused() -> None:
    found = seated(12, 4, 2)
    for card, number in ((0, 1), (13, 1), (1, 0), (1, 3)):
        with pytest.raises(IndexError):
            found.table_of(card, number)
