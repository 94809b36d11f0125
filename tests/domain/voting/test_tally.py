"""Counting by example: what the rules that all methods share (docs/round.md) do to a small round of dots or choices."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from cocreate_desktop.domain.voting import (
    Ballot,
    Count,
    Exact,
    Option,
    Round,
    Settings,
    Tally,
    TooSmall,
    UnknownMethod,
    standing,
    tally,
)

DOTS = Settings("dots", dots=3, max_per_option=2)
CHOICE = Settings("choice")
APPROVAL = Settings("approval")
OPTIONS = tuple(Option(name) for name in "abc")


def phone(voter: str, people: int = 1, **choices: int) -> Ballot:
    return Ballot(voter, "phone", choices, people)


def count(
    settings: Settings,
    *ballots: Ballot,
    counts: tuple[Count, ...] = (),
    people: Mapping[str, int] | None = None,
    base: str = "valid",
    present: int | None = None,
    entitled: int | None = None,
) -> Tally:
    return tally(Round(settings, OPTIONS, ballots, counts, people or {}, base, present, entitled))


def totals(found: Tally) -> Mapping[str, Exact]:
    return {one.id: one.total for one in found.options}


def test_that_dots_add_up_and_share_both_people_and_dots() -> None:
    found = count(DOTS, phone("1", a=2, b=1), phone("2", b=2), phone("3", c=1))
    assert totals(found) == {"b": 3, "a": 2, "c": 1}
    first = found.options[0]
    assert (first.people, first.share, first.dots_share) == (2, Fraction(2, 3), Fraction(1, 2))
    assert found.winners == ("b",)
    assert found.total == 6


def test_that_a_choice_has_no_share_of_dots() -> None:
    found = count(CHOICE, phone("1", a=1))
    assert [one.dots_share for one in found.options] == [None, None, None]


def test_that_a_later_ballot_of_the_voter_replaces_the_earlier_one_on_whatever_channel() -> None:
    found = count(CHOICE, phone("1", a=1), phone("2", a=1), Ballot("1", "paper", {"b": 1}))
    assert totals(found) == {"a": 1, "b": 1, "c": 0}
    assert {name: one.cast for name, one in found.by_channel.items()} == {"paper": 1, "phone": 1}
    assert found.cast == 2


def test_that_a_broken_later_ballot_is_listed_and_leaves_the_good_one_standing() -> None:
    found = count(CHOICE, phone("1", a=1), Ballot("1", "paper", {"a": 1, "b": 1}))
    assert [(one.voter, one.channel, one.problem.code) for one in found.invalid] == [
        ("1", "paper", "too-many")
    ]
    assert totals(found) == {"a": 1, "b": 0, "c": 0}
    assert (found.cast, found.base_number) == (1, 1)


def test_that_a_good_later_ballot_stands_beside_the_broken_one_in_the_list() -> None:
    found = count(CHOICE, phone("1", a=2), phone("1", b=1))
    assert len(found.invalid) == 1
    assert (found.cast, found.base_number, found.winners) == (1, 1, ("b",))


def test_that_a_voter_with_only_broken_ballots_is_cast_once_and_not_valid() -> None:
    broken = (phone("1", a=2), phone("1", a=3), phone("2", b=1))
    assert count(CHOICE, *broken).base_number == 1
    found = count(CHOICE, *broken, base="cast")
    assert (found.cast, found.base_number, len(found.invalid)) == (2, 2, 2)
    assert found.by_channel["phone"].cast == 2
    assert found.options[0].share == Fraction(1, 2)


def test_that_a_broken_ballot_speaks_for_as_many_as_a_good_one() -> None:
    found = count(CHOICE, phone("table", 6, a=2), phone("1", a=1), base="cast")
    assert (found.cast, found.base_number, found.invalid[0].people) == (7, 7, 6)


def test_that_a_ballot_that_could_not_be_read_is_listed_with_why() -> None:
    found = count(CHOICE, Ballot("1", "paper", {}, flaw="its choices cannot be read."))
    assert found.invalid[0].problem.code == "unreadable"
    assert found.invalid[0].problem.text == "its choices cannot be read."


def test_that_a_blank_ballot_is_cast_and_valid_and_chooses_nothing() -> None:
    found = count(CHOICE, phone("1"), phone("2", a=0), phone("3", a=1))
    assert (found.cast, found.base_number) == (3, 3)
    assert found.options[0].people == 1
    assert found.options[0].share == Fraction(1, 3)


def test_that_a_ballot_weighs_as_many_as_it_speaks_for() -> None:
    found = count(DOTS, phone("table", 5, a=2, b=1), phone("1", b=1))
    assert totals(found) == {"a": 10, "b": 6, "c": 0}
    assert [one.people for one in found.options] == [5, 6, 0]
    assert found.base_number == 6


@pytest.mark.parametrize(("base", "number"), [("cast", 3), ("valid", 2), ("present", 40), ("entitled", 1800)])
def test_that_the_base_is_the_one_asked_for(base: str, number: int) -> None:
    ballots = (phone("1", a=1), phone("2", b=1), phone("3", a=1, b=1))
    found = count(CHOICE, *ballots, base=base, present=40, entitled=1800)
    assert (found.base, found.base_number) == (base, number)
    assert found.options[0].share == Fraction(1, number)


def test_that_a_base_nobody_counted_gives_no_share() -> None:
    found = count(CHOICE, phone("1", a=1), base="present")
    assert (found.base_number, found.options[0].share) == (None, None)


@pytest.mark.parametrize("base", ["present", "entitled"])
def test_that_a_base_below_the_people_who_voted_is_told_and_gives_no_share(base: str) -> None:
    ballots = (phone("1", a=1), phone("2", a=1), phone("3", z=1))
    found = count(CHOICE, *ballots, base=base, present=2, entitled=2)
    assert (found.base_number, found.too_small) == (None, TooSmall(2, 3))
    assert {one.share for one in found.options} == {None}
    enough = count(CHOICE, *ballots, base=base, present=3, entitled=3)
    assert (enough.base_number, enough.too_small) == (3, None)


@pytest.mark.parametrize("base", ["valid", "cast", "present"])
def test_that_more_hands_for_one_option_than_people_behind_them_give_no_share(base: str) -> None:
    hands = (Count("a", "hands", 12), Count("b", "hands", 3))
    found = count(APPROVAL, counts=hands, people={"hands": 5}, base=base, present=5)
    assert (found.base_number, found.too_small) == (None, TooSmall(5, 12))
    assert {one.share for one in found.options} == {None}


def test_that_a_raised_hand_is_a_person_when_each_chooses_one() -> None:
    found = count(CHOICE, phone("1", a=1), counts=(Count("a", "hands", 12), Count("b", "hands", 7)))
    assert totals(found) == {"a": 13, "b": 7, "c": 0}
    assert (found.cast, found.base_number) == (20, 20)
    assert found.options[0].share == Fraction(13, 20)
    assert found.by_channel["hands"].cast == 19


def test_that_hands_for_several_options_leave_the_number_of_people_open() -> None:
    for settings in (APPROVAL, Settings("choice", max=2)):
        found = count(settings, phone("1", a=1), counts=(Count("a", "hands", 12),))
        assert (found.base_number, found.options[0].people, found.options[0].share) == (None, 13, None)
        assert found.by_channel["hands"].cast is None
        assert found.cast == 1


def test_that_people_counted_behind_a_channel_make_the_base_whole() -> None:
    hands = (Count("a", "hands", 12), Count("b", "hands", 9))
    found = count(APPROVAL, phone("1", a=1), counts=hands, people={"hands": 15})
    assert (found.cast, found.base_number) == (16, 16)
    assert found.options[0].share == Fraction(13, 16)


def test_that_stickers_tell_dots_and_no_people() -> None:
    found = count(DOTS, phone("1", a=1, b=1), counts=(Count("a", "dots", 8),), people={"dots": 5})
    assert totals(found) == {"a": 9, "b": 1, "c": 0}
    assert [(one.people, one.share) for one in found.options[:2]] == [(None, None), (1, Fraction(1, 6))]
    assert found.options[0].dots_share == Fraction(9, 10)


def test_that_people_who_put_no_sticker_are_cast_too() -> None:
    found = count(DOTS, people={"dots": 4})
    assert (found.cast, found.base_number) == (4, 4)
    assert found.by_channel["dots"].totals == {"a": 0, "b": 0, "c": 0}


def test_that_a_count_of_an_option_that_is_gone_counts_nowhere() -> None:
    found = count(CHOICE, counts=(Count("z", "hands", 5), Count("a", "hands", 2)))
    assert totals(found) == {"a": 2, "b": 0, "c": 0}
    assert found.cast == 2


def test_that_equals_stand_as_listed_and_are_reported() -> None:
    found = count(APPROVAL, phone("1", c=1, b=1), phone("2", a=1), phone("3", b=1, c=1))
    assert [one.id for one in found.options] == ["b", "c", "a"]
    assert found.ties == (("b", "c"),)
    assert found.winners == ("b", "c")
    assert [found.place(one) for one in "abc"] == [3, 1, 1]


def test_that_an_empty_round_has_no_winner() -> None:
    found = count(DOTS)
    assert found.winners == ()
    assert found.ties == (("a", "b", "c"),)
    assert (found.cast, found.base_number) == (0, 0)
    assert {(one.share, one.dots_share) for one in found.options} == {(None, None)}


def test_that_a_round_without_options_is_counted_too() -> None:
    found = tally(Round(CHOICE, (), (phone("1"),)))
    assert (found.options, found.winners, found.cast) == ((), (), 1)


def test_that_an_unknown_method_is_said_so() -> None:
    with pytest.raises(UnknownMethod):
        count(Settings("crystal-ball"))


def test_that_a_ballot_taken_back_counts_for_nobody_and_nowhere() -> None:
    found = count(CHOICE, phone("1", a=1), Ballot("1", "paper", {"b": 1}, people=0), phone("2", b=1))
    assert totals(found) == {"b": 1, "a": 0, "c": 0}
    assert (found.cast, found.base_number, found.invalid) == (1, 1, ())
    assert {name: one.cast for name, one in found.by_channel.items()} == {"phone": 1}


def test_that_whoever_took_a_ballot_back_may_vote_again() -> None:
    back = Ballot("1", "phone", {}, people=0)
    assert count(CHOICE, phone("1", a=1), back, phone("1", b=1)).winners == ("b",)


def test_that_a_broken_ballot_taken_back_stays_listed_and_is_not_cast() -> None:
    back = Ballot("1", "phone", {"nothing there": 9}, people=0, flaw="it is not looked at.")
    found = count(CHOICE, phone("1", a=2), back)
    assert (found.cast, [one.problem.code for one in found.invalid]) == (0, ["twice"])
    again = count(CHOICE, phone("1", a=1), back, phone("1", a=2))
    assert (again.cast, again.base_number) == (1, 0)


def test_that_the_ballots_that_stand_can_be_asked_for() -> None:
    ballots = (
        phone("1", a=1),
        phone("2", a=1, b=1),
        phone("3", b=1),
        phone("1", c=1),
        phone("4", a=1),
        Ballot("4", "phone", {}, people=0),
    )
    assert standing(CHOICE, "abc", ballots) == (phone("1", c=1), phone("3", b=1))


@pytest.mark.parametrize(("quorum", "met"), [(None, None), (2, True), (3, True), (4, False)])
def test_that_a_quorum_is_of_people_who_voted_also_with_a_broken_ballot(
    quorum: int | None, met: bool | None
) -> None:
    ballots = (phone("1", a=1), phone("2", a=2), phone("3"))
    found = tally(Round(CHOICE, OPTIONS, ballots, quorum=quorum))
    assert (found.quorum, found.quorum_met) == (quorum, met)


def test_that_a_quorum_is_left_open_when_more_may_have_voted_than_are_known() -> None:
    stickers = (Count("a", "dots", 8),)
    assert tally(Round(DOTS, OPTIONS, (phone("1", a=1),), stickers, quorum=2)).quorum_met is None
    assert tally(Round(DOTS, OPTIONS, (phone("1", a=1),), stickers, quorum=1)).quorum_met is True
