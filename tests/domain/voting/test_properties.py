"""What must hold for every round of every method, whoever votes what: fairness, and sums that add up."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from cocreate_desktop.domain.voting import (
    Ballot,
    Exact,
    Round,
    Tally,
    answer_ids,
    check_choices,
    standing,
    tally,
)
from tests.domain.voting.strategies import IDS, VOTERS, ids_of, rounds, unhurried


def _totals(voting: Round) -> Mapping[str, Exact]:
    return {one.id: one.total for one in tally(voting).options}


def _good(voting: Round, ballot: Ballot) -> bool:
    return not ballot.flaw and check_choices(voting.settings, IDS, ballot.choices) is None


def _last_good(voting: Round) -> dict[str, Ballot]:
    found: dict[str, Ballot] = {}
    for ballot in voting.ballots:
        if ballot.people == 0:
            found.pop(ballot.voter, None)
        elif _good(voting, ballot):
            found[ballot.voter] = ballot
    return found


def _by_list(found: Tally) -> bool:
    """Whether the order of the list decided something."""
    bought = found.budget.bought if found.budget is not None else ()
    runoff = found.ranking.runoff if found.ranking is not None else ()
    return bool(found.ties) or any(one.tied for one in bought) or any(one.tied for one in runoff)


@unhurried
@given(rounds, st.permutations([f"v{number}" for number in range(VOTERS)]))
def test_that_names_of_voters_change_nothing(voting: Round, names: list[str]) -> None:
    renamed = tuple(replace(ballot, voter=names[int(ballot.voter[1:])]) for ballot in voting.ballots)
    before, after = tally(voting), tally(replace(voting, ballots=renamed))
    assert replace(before, invalid=()) == replace(after, invalid=())
    assert len(before.invalid) == len(after.invalid)


@unhurried
@given(rounds, st.permutations(IDS))
def test_that_names_of_options_change_nothing(voting: Round, names: list[str]) -> None:
    assume(not answer_ids(voting.settings.method))
    new = {**dict(zip(IDS, names, strict=True)), "x": "x"}
    renamed = replace(
        voting,
        options=tuple(replace(option, id=new[option.id]) for option in voting.options),
        ballots=tuple(
            replace(ballot, choices={new[one]: weight for one, weight in ballot.choices.items()})
            for ballot in voting.ballots
        ),
        counts=tuple(replace(count, option=new[count.option]) for count in voting.counts),
    )
    before, after = tally(voting), tally(renamed)
    assert [replace(one, id=new[one.id]) for one in before.options] == list(after.options)
    assert tuple(new[one] for one in before.winners) == after.winners
    assert (before.cast, before.base_number) == (after.cast, after.base_number)


@unhurried
@given(rounds, st.permutations(range(len(IDS))))
def test_that_the_order_of_the_list_decides_ties_alone(voting: Round, order: list[int]) -> None:
    mixed = replace(voting, options=tuple(voting.options[place] for place in order))
    before, after = tally(voting), tally(mixed)
    assert {one.id: one for one in before.options} == {one.id: one for one in after.options}
    # Raising shares runs through many rounds of buying, of which the last one alone tells its ties.
    raised = voting.settings.completion == "add1" and before.rule == "equal-shares"
    if not raised and not _by_list(before):
        assert before.winners == after.winners
        assert before.options == after.options


@unhurried
@given(rounds, st.data())
def test_that_the_order_of_different_voters_does_not_matter(voting: Round, data: st.DataObject) -> None:
    single = tuple({ballot.voter: ballot for ballot in voting.ballots}.values())
    mixed = tuple(data.draw(st.permutations(single)))
    before, after = tally(replace(voting, ballots=single)), tally(replace(voting, ballots=mixed))
    assert {one.voter for one in before.invalid} == {one.voter for one in after.invalid}
    assert replace(before, invalid=()) == replace(after, invalid=())


@unhurried
@given(rounds)
def test_that_only_the_last_good_ballot_of_a_voter_counts(voting: Round) -> None:
    last = _last_good(voting)
    alone = replace(voting, ballots=tuple(last.values()))
    assert _totals(voting) == _totals(alone)
    assert not tally(alone).invalid
    assert {one.voter: one for one in standing(voting.settings, IDS, voting.ballots)} == last


@unhurried
@given(rounds, st.sampled_from([f"v{number}" for number in range(VOTERS)]))
def test_that_taking_back_is_as_if_one_had_never_voted(voting: Round, voter: str) -> None:
    back = replace(voting, ballots=(*voting.ballots, Ballot(voter, "phone", {}, people=0)))
    never = replace(voting, ballots=tuple(one for one in voting.ballots if one.voter != voter))
    assert replace(tally(back), invalid=()) == replace(tally(never), invalid=())


@unhurried
@given(rounds)
def test_that_the_channels_add_up_to_the_whole(voting: Round) -> None:
    found = tally(voting)
    for one in found.options:
        assert one.total == sum(channel.totals[one.id] for channel in found.by_channel.values())
    casts = [channel.cast for channel in found.by_channel.values()]
    assert None in casts or found.cast == sum(cast or 0 for cast in casts)


@unhurried
@given(rounds)
def test_that_every_ballot_is_either_counted_replaced_or_listed(voting: Round) -> None:
    broken = [ballot for ballot in voting.ballots if ballot.people and not _good(voting, ballot)]
    assert [(one.voter, one.channel) for one in tally(voting).invalid] == [
        (ballot.voter, ballot.channel) for ballot in broken
    ]


@unhurried
@given(rounds)
def test_that_results_stand_from_most_to_least_and_ties_are_whole(voting: Round) -> None:
    found, ids = tally(voting), ids_of(voting.settings.method)
    if answer_ids(found.method):
        assert tuple(one.id for one in found.options) == ids
        return
    numbers = [found.measure(one.id) for one in found.options]
    assert numbers == sorted(numbers, reverse=True)
    for number in set(numbers):
        group = tuple(one.id for one in found.options if found.measure(one.id) == number)
        assert list(group) == sorted(group, key=ids.index)
        assert (group in found.ties) == (len(group) > 1)
    if found.budget is None:
        first = tuple(one.id for one in found.options if found.place(one.id) == 1)
        somebody = any(one.total or one.people for one in found.options)
        assert found.winners == (first if somebody else ())


@unhurried
@given(rounds)
def test_that_shares_are_exact_and_have_a_base(voting: Round) -> None:
    found = tally(voting)
    for one in found.options:
        if one.share is not None:
            assert found.base_number
            assert one.share * found.base_number == one.people
            assert one.share <= 1
    if found.total and found.method == "dots":
        assert sum(one.dots_share or 0 for one in found.options) == 1


@unhurried
@given(rounds)
def test_that_nobody_is_more_than_everybody_without_typed_counts(voting: Round) -> None:
    by_ballot = tally(replace(voting, counts=(), people_by_channel={}, base="valid"))
    assert all(one.share is None or 0 <= one.share <= 1 for one in by_ballot.options)


@unhurried
@given(rounds)
def test_that_the_quorum_goes_by_who_voted(voting: Round) -> None:
    found = tally(voting)
    if voting.quorum is None:
        assert found.quorum_met is None
    elif found.quorum_met is not None:
        assert found.quorum_met == (found.cast >= voting.quorum)
    else:
        assert found.cast < voting.quorum
        assert None in [channel.cast for channel in found.by_channel.values()]
