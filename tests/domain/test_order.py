"""Ranks between ranks: whatever is put between whatever, the order holds and no two are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.order import DIGITS, between, ranks


@given(st.lists(st.floats(0, 1), max_size=120))
def test_that_inserting_anywhere_keeps_the_list_sorted_and_every_rank_unique(places: list[float]) -> None:
    made: list[str] = []
    for place in places:
        spot = round(place * len(made))
        before = made[spot - 1] if spot else None
        after = made[spot] if spot < len(made) else None
        made.insert(spot, between(before, after))
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert not any(rank.endswith(DIGITS[0]) for rank in made)


@pytest.mark.parametrize("spot", ["front", "middle", "end"])
def test_that_a_thousand_inserts_at_one_spot_still_fit(spot: str) -> None:
    low, high = ("V", "W") if spot == "middle" else (None, "V") if spot == "front" else ("V", None)
    for _ in range(1000):
        made = between(low, high)
        assert (low or "") < made
        assert high is None or made < high
        low, high = (None, made) if spot == "front" else (made, high)


@pytest.mark.parametrize(("before", "after"), [("V", "V"), ("W", "V"), ("VV", "V")])
def test_that_no_rank_is_made_where_none_fits(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no rank fits"):
        between(before, after)


@given(st.integers(0, 300))
def test_that_ranks_for_a_whole_list_grow(count: int) -> None:
    made = ranks(count)
    assert list(made) == sorted(set(made))
    assert len(made) == count
