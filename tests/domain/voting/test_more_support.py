"""More support never harms an option, with every method of which that is true; and nobody pays more than she holds."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.voting import Ballot, Round, tally
from tests.domain.voting.strategies import IDS, ballots_of, rounds_of, unhurried

SUMS = ("choice", "approval", "dots", "chips")


def with_settings(voting: Round, **rules: object) -> Round:
    return replace(voting, settings=replace(voting.settings, **rules))  # type: ignore[arg-type]  # rules by name


@unhurried
@given(st.one_of([rounds_of(method) for method in SUMS]), st.sampled_from(IDS))
def test_that_one_who_votes_for_it_too_never_harms_an_option(voting: Round, option: str) -> None:
    before = tally(voting)
    fresh = Ballot("somebody new", "phone", {option: 1})
    after = tally(replace(voting, ballots=(*voting.ballots, fresh)))
    assert after.place(option) <= before.place(option)
    assert option in after.winners or option not in before.winners


@unhurried
@given(rounds_of("yes-no"))
def test_that_one_more_yes_never_harms_yes(voting: Round) -> None:
    before = tally(voting)
    after = tally(replace(voting, ballots=(*voting.ballots, Ballot("somebody new", "phone", {"yes": 1}))))
    assert "yes" in after.winners or "yes" not in before.winners


@unhurried
@given(rounds_of("consent"))
def test_that_one_more_objection_never_makes_consent_hold(voting: Round) -> None:
    objecting = Ballot("somebody new", "phone", {"objection": 1})
    assert tally(replace(voting, ballots=(*voting.ballots, objecting))).winners == ()


@unhurried
@given(rounds_of("score"), st.sampled_from(IDS))
def test_that_a_highest_mark_never_harms_an_option(voting: Round, option: str) -> None:
    before = tally(voting)
    fresh = Ballot("somebody new", "phone", {option: voting.settings.scale[1]})
    assert tally(replace(voting, ballots=(*voting.ballots, fresh))).place(option) <= before.place(option)


@unhurried
@given(rounds_of("ranking"), st.sampled_from(IDS), st.data())
def test_that_moving_up_in_one_ranking_never_harms_with_points(
    voting: Round, option: str, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(IDS))
    place = order.index(option)
    above = [*order[: max(0, place - 1)], option, *order[max(0, place - 1) : place], *order[place + 1 :]]

    def with_one(names: list[str]) -> Round:
        ranks = {one: rank for rank, one in enumerate(names, 1)}
        return replace(
            with_settings(voting, rule="borda"), ballots=(*voting.ballots, Ballot("new", "paper", ranks))
        )

    before, after = tally(with_one(list(order))), tally(with_one(above))
    assert after.place(option) <= before.place(option)
    assert option in after.winners or option not in before.winners
    condorcet = [found.ranking.condorcet for found in (before, after) if found.ranking is not None]
    assert condorcet[0] != option or condorcet[1] == option


@unhurried
@given(st.sampled_from(["most-votes", "votes-per-cost"]), rounds_of("budget"), st.sampled_from(IDS))
def test_that_one_who_wants_a_plan_too_never_keeps_it_from_being_bought(
    rule: str, voting: Round, option: str
) -> None:
    before = tally(with_settings(voting, rule=rule))
    more = replace(voting, ballots=(*voting.ballots, Ballot("somebody new", "phone", {option: 1})))
    after = tally(with_settings(more, rule=rule))
    assert option in after.winners or option not in before.winners
    assert after.place(option) <= before.place(option)


@unhurried
@given(rounds_of("budget"))
def test_that_a_budget_is_never_overspent_and_the_sums_are_right(voting: Round) -> None:
    found = tally(voting)
    assert found.budget is not None
    result = found.budget
    costs = {option.id: option.cost for option in voting.options}
    assert result.spent == sum((Fraction(costs[one.id] or 0) for one in result.bought), Fraction(0))
    assert result.spent <= max(0, voting.settings.budget or 0)
    assert {one.id for one in result.bought} | {one.id for one in result.rest} == set(IDS)
    assert found.winners == tuple(one.id for one in result.bought)
    for one in result.bought:
        assert (one.cost, one.supporters) == (costs[one.id], found.result(one.id).people)
        assert one.cost > 0 < one.supporters


one_each = st.lists(ballots_of("budget", people=st.just(1)), max_size=6, unique_by=lambda one: one.voter)


@unhurried
@given(rounds_of("budget"), one_each)
def test_that_with_equal_shares_nobody_pays_more_than_she_holds(whole: Round, ballots: list[Ballot]) -> None:
    alone = replace(whole, ballots=tuple(ballots), counts=(), people_by_channel={})
    voting = with_settings(alone, rule="equal-shares", max=None)
    found = tally(voting)
    assert found.budget is not None
    broken = {one.voter for one in found.invalid}
    held = {one.voter: found.budget.share or Fraction(0) for one in ballots if one.voter not in broken}
    wants = {one.voter: {i for i, weight in one.choices.items() if weight} for one in ballots}
    for one in found.budget.bought:
        assert one.pays is not None
        paid = {voter: min(money, one.pays) for voter, money in held.items() if one.id in wants[voter]}
        # What all of them pay is the cost to the cent, and nobody else pays.
        assert sum(paid.values()) == one.cost
        assert one.equally == (len(set(paid.values())) == 1)
        for voter, money in paid.items():
            held[voter] -= money
            assert held[voter] >= 0
    for rest in found.budget.rest:
        left = sum(money for voter, money in held.items() if rest.id in wants[voter])
        assert rest.money == left
        assert left < rest.cost or rest.cost == 0
