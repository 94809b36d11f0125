"""What must hold for every round, whoever votes what: fairness, and sums that add up."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.voting import Ballot, Count, Option, Round, Settings, check_choices, tally

IDS = ("a", "b", "c", "d")
CHANNELS = ("phone", "paper", "hands")

settings = st.one_of(
    st.builds(
        Settings,
        method=st.just("dots"),
        dots=st.integers(1, 5),
        max_per_option=st.one_of(st.none(), st.integers(1, 3)),
    ),
    st.builds(
        Settings,
        method=st.sampled_from(["choice", "approval"]),
        max=st.one_of(st.none(), st.integers(1, 4)),
    ),
)
# Small weights, so that good ballots and broken ones both come up; "x" is no option.
choices = st.dictionaries(st.sampled_from((*IDS, "x")), st.integers(-1, 3), max_size=4)
ballots = st.builds(
    Ballot,
    voter=st.sampled_from([f"v{number}" for number in range(6)]),
    channel=st.sampled_from(CHANNELS),
    choices=choices,
    people=st.integers(1, 4),
    flaw=st.sampled_from(["", "", "", "it cannot be read."]),
)
counts = st.builds(
    Count, option=st.sampled_from(IDS), channel=st.sampled_from(CHANNELS), number=st.integers(0, 9)
)
rounds = st.builds(
    Round,
    settings=settings,
    options=st.just(tuple(Option(one) for one in IDS)),
    ballots=st.lists(ballots, max_size=12).map(tuple),
    counts=st.lists(counts, max_size=4).map(tuple),
    people_by_channel=st.dictionaries(st.sampled_from(CHANNELS), st.integers(0, 20), max_size=2),
    base=st.sampled_from(["cast", "valid", "present", "entitled"]),
    present=st.one_of(st.none(), st.integers(0, 60)),
    entitled=st.one_of(st.none(), st.integers(0, 60)),
)


def _totals(voting: Round) -> Mapping[str, int]:
    return {one.id: one.total for one in tally(voting).options}


def _last_good(voting: Round) -> dict[str, Ballot]:
    good = (ballot for ballot in voting.ballots if not ballot.flaw)
    return {one.voter: one for one in good if check_choices(voting.settings, IDS, one.choices) is None}


@given(rounds, st.permutations([f"v{number}" for number in range(6)]))
def test_that_names_of_voters_change_nothing(voting: Round, names: list[str]) -> None:
    renamed = tuple(replace(ballot, voter=names[int(ballot.voter[1:])]) for ballot in voting.ballots)
    before, after = tally(voting), tally(replace(voting, ballots=renamed))
    assert replace(before, invalid=()) == replace(after, invalid=())
    assert len(before.invalid) == len(after.invalid)


@given(rounds, st.permutations(IDS))
def test_that_names_of_options_change_nothing(voting: Round, names: list[str]) -> None:
    new = {**dict(zip(IDS, names, strict=True)), "x": "x"}
    renamed = replace(
        voting,
        options=tuple(Option(new[option.id]) for option in voting.options),
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


@given(rounds, st.data())
def test_that_the_order_of_different_voters_does_not_matter(voting: Round, data: st.DataObject) -> None:
    single = tuple({ballot.voter: ballot for ballot in voting.ballots}.values())
    mixed = tuple(data.draw(st.permutations(single)))
    before, after = tally(replace(voting, ballots=single)), tally(replace(voting, ballots=mixed))
    assert replace(before, invalid=()) == replace(after, invalid=())
    assert {one.voter for one in before.invalid} == {one.voter for one in after.invalid}


@given(rounds)
def test_that_only_the_last_good_ballot_of_a_voter_counts(voting: Round) -> None:
    last = replace(voting, ballots=tuple(_last_good(voting).values()))
    assert _totals(voting) == _totals(last)
    assert not tally(last).invalid


@given(rounds, st.sampled_from(IDS))
def test_that_more_support_never_harms_an_option(voting: Round, option: str) -> None:
    before = tally(voting)
    fresh = Ballot("somebody new", "phone", {option: 1})
    after = tally(replace(voting, ballots=(*voting.ballots, fresh)))
    assert after.place(option) <= before.place(option)
    assert option in after.winners or option not in before.winners


@given(rounds)
def test_that_the_channels_add_up_to_the_whole(voting: Round) -> None:
    found = tally(voting)
    for one in found.options:
        assert one.total == sum(channel.totals[one.id] for channel in found.by_channel.values())
    casts = [channel.cast for channel in found.by_channel.values()]
    assert None in casts or found.cast == sum(cast or 0 for cast in casts)


@given(rounds)
def test_that_every_ballot_is_either_counted_replaced_or_listed(voting: Round) -> None:
    broken = [
        ballot
        for ballot in voting.ballots
        if ballot.flaw or check_choices(voting.settings, IDS, ballot.choices) is not None
    ]
    assert [(one.voter, one.channel) for one in tally(voting).invalid] == [
        (ballot.voter, ballot.channel) for ballot in broken
    ]


@given(rounds)
def test_that_results_stand_from_most_to_least_and_ties_are_whole(voting: Round) -> None:
    found = tally(voting)
    numbers = [one.total for one in found.options]
    assert numbers == sorted(numbers, reverse=True)
    for total in set(numbers):
        group = tuple(one.id for one in found.options if one.total == total)
        assert list(group) == sorted(group, key=IDS.index)
        assert (group in found.ties) == (len(group) > 1)
    assert found.winners == tuple(one.id for one in found.options if one.total == numbers[0] > 0)


@given(rounds)
def test_that_shares_are_exact_and_have_a_base(voting: Round) -> None:
    found = tally(voting)
    for one in found.options:
        if one.share is not None:
            assert found.base_number
            assert one.share * found.base_number == one.people
    if found.total and found.method == "dots":
        assert sum(one.dots_share or 0 for one in found.options) == 1


@given(rounds)
def test_that_nobody_is_more_than_everybody_without_typed_counts(voting: Round) -> None:
    by_ballot = tally(replace(voting, counts=(), people_by_channel={}, base="valid"))
    assert all(one.share is None or 0 <= one.share <= 1 for one in by_ballot.options)
