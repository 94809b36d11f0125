"""Rankings by example: points, places that are shared, the run-off round by round, and who wins from every other."""

from fractions import Fraction

import pytest

from cocreate_desktop.domain.voting import Ballot, RankingResult, Settings, Tally, UnknownMethod
from tests.domain.voting.rounds import counted, options, ranked

BORDA = Settings("ranking")
RUNOFF = Settings("ranking", "instant-runoff")
# Where the capital of Tennessee should be: Memphis, Nashville, Chattanooga or Knoxville.
TENNESSEE = ranked((42, "m n c k"), (26, "n c k m"), (15, "c k n m"), (17, "k c n m"))


def ranking(found: Tally) -> RankingResult:
    assert found.ranking is not None
    return found.ranking


def test_that_points_go_from_one_less_than_the_options_to_nothing() -> None:
    found = counted(BORDA, options("mnck"), TENNESSEE)
    assert found.rule == "borda"
    assert [(one.id, one.total) for one in found.options] == [("n", 194), ("c", 173), ("m", 126), ("k", 107)]
    assert found.winners == ("n",)
    assert [found.place(one) for one in "mnck"] == [3, 1, 2, 4]


def test_that_the_run_off_sends_the_fewest_first_places_away_until_one_is_left() -> None:
    found = counted(RUNOFF, options("mnck"), TENNESSEE)
    rounds = ranking(found).runoff
    assert [dict(one.counts) for one in rounds] == [
        {"m": 42, "n": 26, "c": 15, "k": 17},
        {"m": 42, "n": 26, "k": 32},
        {"m": 42, "k": 58},
        {"k": 100},
    ]
    assert [one.out for one in rounds] == ["c", "n", "m", ""]
    assert {one.spent for one in rounds} == {0}
    assert (found.winners, ranking(found).runoff_winner) == (("k",), "k")


def test_that_the_places_of_a_run_off_are_by_who_stayed_longest() -> None:
    found = counted(RUNOFF, options("mnck"), TENNESSEE)
    assert [(one.id, one.total) for one in found.options] == [("k", 17), ("m", 42), ("n", 26), ("c", 15)]
    assert [found.place(one) for one in "kmnc"] == [1, 2, 3, 4]


@pytest.mark.parametrize("settings", [BORDA, RUNOFF])
def test_that_the_winner_from_every_other_is_told_with_both_rules(settings: Settings) -> None:
    found = ranking(counted(settings, options("mnck"), TENNESSEE))
    assert found.condorcet == "n"
    assert (found.above["n", "m"], found.above["m", "n"]) == (58, 42)


def test_that_nobody_wins_from_every_other_in_a_circle() -> None:
    found = counted(BORDA, options("abc"), ranked((1, "a b c"), (1, "b c a"), (1, "c a b")))
    assert ranking(found).condorcet == ""
    assert (found.winners, found.ties) == (("a", "b", "c"), (("a", "b", "c"),))


def test_that_half_above_and_half_below_is_no_win() -> None:
    assert ranking(counted(BORDA, options("ab"), ranked((2, "a b"), (2, "b a")))).condorcet == ""


def test_that_equals_and_all_that_is_left_out_share_the_mean_of_their_places() -> None:
    found = counted(BORDA, options("abcde"), ranked((1, "a b=c"), (2, "d")))
    points = {"a": 4 + 3, "b": Fraction(5, 2) + 3, "c": Fraction(5, 2) + 3, "d": Fraction(1, 2) + 8}
    assert {one.id: one.total for one in found.options} == {**points, "e": Fraction(1, 2) + 3}
    assert all(type(one.total) is int or one.total.denominator == 2 for one in found.options)


def test_that_a_blank_ranking_is_valid_and_gives_no_points() -> None:
    found = counted(BORDA, options("abc"), (Ballot("1", "phone", {}),))
    assert (found.cast, found.base_number, found.total, found.winners) == (1, 1, 0, ())
    assert ranking(found).runoff == ()
    assert ranking(found).runoff_winner == ""
    assert ranking(found).condorcet == ""
    assert found.ties == (("a", "b", "c"),)


def test_that_the_people_of_an_option_are_those_who_ranked_it() -> None:
    found = counted(BORDA, options("abc"), ranked((2, "a b"), (3, "b"), (5, "")))
    people = {one.id: (one.people, one.share) for one in found.options}
    assert people == {"a": (2, Fraction(1, 5)), "b": (5, Fraction(1, 2)), "c": (0, Fraction(0))}


def test_that_equals_on_the_first_place_share_the_vote() -> None:
    found = counted(RUNOFF, options("abc"), ranked((1, "a=b c"), (1, "b a"), (1, "a=b=c")))
    counts = ranking(found).runoff[0].counts
    assert dict(counts) == {"a": Fraction(5, 6), "b": Fraction(11, 6), "c": Fraction(1, 3)}
    assert dict(ranking(found).runoff[1].counts) == {"a": 1, "b": 2}


def test_that_whoever_has_no_option_left_is_told() -> None:
    found = counted(RUNOFF, options("abc"), ranked((4, "a"), (3, "b"), (2, "c"), (1, "c b"), (5, "")))
    rounds = ranking(found).runoff
    assert [(one.out, one.spent) for one in rounds] == [("c", 5), ("b", 7), ("", 11)]
    for one in rounds:
        assert sum(one.counts.values()) + one.spent == 15


def test_that_on_a_tie_the_one_goes_that_had_fewer_before() -> None:
    # c goes first (2); then a and b both have 4, and b had 3 before while a had 4.
    found = counted(RUNOFF, options("bacd"), ranked((5, "d"), (4, "a"), (3, "b"), (1, "c b"), (1, "c")))
    rounds = ranking(found).runoff
    assert [(one.out, one.tied) for one in rounds] == [("c", ()), ("b", ()), ("a", ()), ("", ())]
    assert found.ties == ()


def test_that_on_a_tie_all_the_way_back_the_one_listed_last_goes_and_they_are_equals() -> None:
    found = counted(RUNOFF, options("abc"), ranked((3, "a"), (2, "b"), (2, "c")))
    rounds = ranking(found).runoff
    assert [(one.out, one.tied) for one in rounds] == [("c", ("b",)), ("b", ()), ("", ())]
    assert found.ties == (("b", "c"),)
    assert [found.place(one) for one in "abc"] == [1, 2, 2]


def test_that_a_tie_for_the_first_place_goes_to_the_one_listed_first_and_is_reported() -> None:
    found = counted(RUNOFF, options("abc"), ranked((2, "b"), (2, "a"), (1, "c")))
    assert ranking(found).runoff_winner == "a"
    assert (found.winners, found.ties) == (("a", "b"), (("a", "b"),))


def test_that_more_support_can_harm_in_a_run_off() -> None:
    """The known weakness of this rule: two people who move the winner up to the first place make it lose."""
    before = ranked((6, "a b c"), (5, "c a b"), (4, "b c a"), (2, "b a c"))
    after = ranked((6, "a b c"), (5, "c a b"), (4, "b c a"), (2, "a b c"))
    assert counted(RUNOFF, options("abc"), before).winners == ("a",)
    assert counted(RUNOFF, options("abc"), after).winners == ("c",)
    assert counted(BORDA, options("abc"), before).winners == counted(BORDA, options("abc"), after).winners


@pytest.mark.parametrize("settings", [BORDA, RUNOFF])
def test_that_one_option_alone_wins_when_somebody_ranks_it(settings: Settings) -> None:
    found = counted(settings, options("a"), ranked((1, "a")))
    assert (found.winners, ranking(found).condorcet, ranking(found).runoff_winner) == (("a",), "a", "a")


@pytest.mark.parametrize("settings", [BORDA, RUNOFF])
def test_that_a_ranking_of_no_options_and_no_ballots_is_counted(settings: Settings) -> None:
    assert counted(settings, ()).winners == ()
    found = counted(settings, options("ab"))
    assert (found.winners, found.cast, found.ties) == ((), 0, (("a", "b"),))


def test_that_channels_of_a_ranking_add_up_in_points() -> None:
    ballots = (Ballot("1", "phone", {"a": 1, "b": 2}), Ballot("2", "paper", {"b": 1}))
    found = counted(BORDA, options("abc"), ballots)
    assert dict(found.by_channel["phone"].totals) == {"a": 2, "b": 1, "c": 0}
    half = Fraction(1, 2)
    assert dict(found.by_channel["paper"].totals) == {"a": half, "b": 2, "c": half}
    run = counted(RUNOFF, options("abc"), ballots)
    assert dict(run.by_channel["paper"].totals) == {"a": 0, "b": 1, "c": 0}


def test_that_a_rule_that_is_not_counted_is_said_so() -> None:
    with pytest.raises(UnknownMethod, match="dictator"):
        counted(Settings("ranking", "dictator"), options("ab"))
