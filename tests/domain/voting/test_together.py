"""The hall and those at home: apart, and added up with a weight that halves nobody's say by accident."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.voting import (
    ONLINE,
    Ballot,
    Count,
    Option,
    Round,
    Settings,
    Tally,
    sides,
    standing,
    tally,
    together,
)
from tests.domain.voting.rounds import options
from tests.domain.voting.strategies import ids_of, rounds, unhurried

HOME = {"hands": ONLINE}
"""Of the drawn channels this one is that of those at home."""


def _home(voting: Round) -> Round:
    return replace(
        voting,
        ballots=tuple(replace(one, channel=HOME.get(one.channel, one.channel)) for one in voting.ballots),
        counts=tuple(replace(one, channel=HOME.get(one.channel, one.channel)) for one in voting.counts),
        people_by_channel={HOME.get(name, name): n for name, n in voting.people_by_channel.items()},
    )


def _twice_at_home(voting: Round) -> Round:
    """Everybody at home is there twice."""
    mine = {ballot.voter for ballot in sides(voting).online.ballots}
    return replace(
        voting,
        ballots=tuple(replace(one, people=one.people * (1 + (one.voter in mine))) for one in voting.ballots),
        counts=tuple(
            replace(one, number=one.number * (1 + (one.channel == ONLINE))) for one in voting.counts
        ),
        people_by_channel={n: many * (1 + (n == ONLINE)) for n, many in voting.people_by_channel.items()},
    )


def _measured(voting: Round) -> Round:
    """Not by who was in the hall, of which those at home were no part."""
    return replace(voting, base="valid" if voting.base == "present" else voting.base, present=None)


def _without_reasons(found: Tally) -> Tally:
    """Each reason is one line however many it speaks for, so these are no sum."""
    consent = replace(found.consent, objections=()) if found.consent is not None else None
    return replace(found, invalid=(), consent=consent)


two_sided = rounds.map(_home)
weights = st.sampled_from([1, 10, 25, 33, 50, 75, 100, 150])


@unhurried
@given(two_sided)
def test_that_a_whole_weight_is_the_plain_tally_of_all(voting: Round) -> None:
    assert together(voting, 100) == tally(_measured(voting))


@unhurried
@given(two_sided)
def test_that_two_at_home_who_count_for_a_half_are_as_one(voting: Round) -> None:
    halved = together(_twice_at_home(voting), 50)
    assert _without_reasons(halved) == _without_reasons(tally(_measured(voting)))


@unhurried
@given(two_sided)
def test_that_no_weight_is_the_hall_alone(voting: Round) -> None:
    assert together(voting, 0) == tally(_measured(sides(voting).hall))


@unhurried
@given(two_sided, weights)
def test_that_totals_and_people_grow_with_the_weight_and_nothing_else(voting: Round, weight: int) -> None:
    both, part = sides(_measured(voting)), Fraction(weight, 100)
    hall, home, found = tally(both.hall), tally(both.online), together(voting, weight)
    for option in ids_of(voting.settings.method):
        mine, theirs, sum_ = hall.result(option), home.result(option), found.result(option)
        assert sum_.total == mine.total + theirs.total * part
        if mine.people is not None and theirs.people is not None:
            assert sum_.people == mine.people + theirs.people * part
        if sum_.mean is not None:
            marks = (mine.people or 0) + (theirs.people or 0) * part
            assert sum_.mean == (mine.total + theirs.total * part) / marks
    assert found.cast == hall.cast + home.cast * part


@unhurried
@given(two_sided)
def test_that_each_voter_stands_on_one_side_and_none_gets_lost(voting: Round) -> None:
    ids, both = ids_of(voting.settings.method), sides(voting)
    hall, home = (
        {one.voter for one in standing(voting.settings, ids, side.ballots)}
        for side in (both.hall, both.online)
    )
    assert not hall & home
    assert hall | home == {one.voter for one in standing(voting.settings, ids, voting.ballots)}
    assert len(both.hall.ballots) + len(both.online.ballots) == len(voting.ballots)
    assert ONLINE not in tally(both.hall).by_channel
    assert set(tally(both.online).by_channel) <= {ONLINE}


def test_that_a_person_who_votes_again_at_home_leaves_the_hall_and_may_come_back() -> None:
    hall, home = Ballot("v", "phone", {"a": 1}), Ballot("v", ONLINE, {"b": 1})
    voting = Round(Settings("choice"), options("ab"), (hall, home))
    assert (tally(sides(voting).hall).cast, tally(sides(voting).online).cast) == (0, 1)
    assert together(voting, 50).result("a").total == 0
    assert together(voting, 50).result("b").total == Fraction(1, 2)
    assert together(voting, 0).cast == 0
    back = replace(voting, ballots=(hall, home, hall))
    assert (tally(sides(back).hall).cast, tally(sides(back).online).cast) == (1, 0)
    gone = replace(voting, ballots=(hall, replace(home, people=0)))
    assert tally(sides(gone).hall).cast == tally(sides(gone).online).cast == 0
    broken = replace(voting, ballots=(hall, replace(home, choices={"x": 1})))
    assert tally(sides(broken).hall).result("a").total == 1


def test_that_a_tie_on_both_sides_stays_one() -> None:
    ballots = tuple(
        Ballot(f"{where} {name}", where, {name: 1}) for where in ("phone", ONLINE) for name in "ab"
    )
    found = together(Round(Settings("choice"), options("abc"), ballots), 33)
    assert found.winners == ("a", "b")
    assert found.ties == (("a", "b"),)
    assert found.result("a").total == Fraction(133, 100)


@pytest.mark.parametrize(("weight", "bought"), [(100, ("b",)), (50, ("a",))])
def test_that_the_money_of_somebody_at_home_is_as_much_as_she_counts_for(
    weight: int, bought: tuple[str, ...]
) -> None:
    # Three in the hall want a, four at home want b; each plan takes half of the money.
    ballots = (Ballot("hall", "table", {"a": 1}, 3), Ballot("home", ONLINE, {"b": 1}, 4))
    settings = Settings("budget", "equal-shares", budget=700)
    plans = (Option("a", cost=400), Option("b", cost=400))
    found = together(Round(settings, plans, ballots), weight).budget
    assert found is not None
    assert tuple(one.id for one in found.bought) == bought
    assert found.share == Fraction(700) / (3 + Fraction(4 * weight, 100))
    assert found.spent == 400


def test_that_an_objection_is_one_whatever_it_weighs() -> None:
    ballots = (
        *(Ballot(f"v{number}", "phone", {"consent": 1}) for number in range(30)),
        Ballot("home", ONLINE, {"objection": 1}, text="Too loud"),
    )
    counts = (Count("objection", "hands", 2), Count("consent", "hands", 9))
    found = together(Round(Settings("consent"), (), ballots, counts), 10)
    assert found.consent is not None
    assert not found.consent.holds
    assert sorted(found.consent.objections) == ["", "", "Too loud"]
    assert found.winners == ()
    assert found.result("objection").total == Fraction(21, 10)
