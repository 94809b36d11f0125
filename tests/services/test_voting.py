"""Rounds from draft to reveal, and ballots from every road into one count a person."""

import pytest

from cocreate_desktop.domain.errors import (
    BadBallot,
    BadCode,
    BadValue,
    Empty,
    Gone,
    NotAllowed,
    OptionsLocked,
    RoundNotOpen,
)
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import Exact
from cocreate_desktop.services.tallying import ChannelTurnout, RoundView
from tests.services.conftest import OPTIONS, House


def vote(house: House, token: str, *weights: int, channel: Channel = Channel.PHONE) -> None:
    house.services.casting.cast(house.round.id, token, house.dots(*weights), channel)


def seen(house: House) -> RoundView:
    view = house.services.overview.evening(house.evening.id, step_id=house.step(Kind.VOTE).id).round
    assert view is not None
    return view


def totals(house: House) -> list[Exact]:
    tally = house.counted().tally
    assert tally is not None
    found = {option.id: option.total for option in tally.options}
    return [found[option.id] for option in house.options]


def test_that_a_vote_counts_and_a_later_one_replaces_it(house: House) -> None:
    house.open_vote()
    vote(house, "anna", 2, 1)
    vote(house, "bob", 0, 0, 2)
    vote(house, "anna", 0, 2, 1)
    assert totals(house) == [0, 2, 3]
    assert seen(house).voted == 2


def test_that_no_totals_are_seen_before_the_reveal(house: House) -> None:
    house.open_vote()
    vote(house, "anna", 2)
    assert seen(house).tally is None
    assert house.services.overview.rounds(house.evening.id)[0].tally is None
    assert seen(house).channels == (ChannelTurnout(Channel.PHONE, 1, 2),)
    house.services.voting.close(house.round.id)
    assert seen(house).tally is None
    house.services.voting.reveal(house.round.id)
    assert seen(house).tally is not None
    house.services.voting.conceal(house.round.id)
    assert seen(house).tally is None
    with pytest.raises(NotAllowed):
        house.services.voting.conceal(house.round.id)


def test_that_options_are_locked_once_the_round_was_opened(house: House) -> None:
    house.open_vote()
    voting, chosen = house.services.voting, house.options[0]
    house.services.voting.close(house.round.id)
    for change in (
        lambda: voting.add_option(house.round.id, "Nog een"),
        lambda: voting.set_options(house.round.id, ["Iets"]),
        lambda: voting.change_option(chosen.id, "Anders"),
        lambda: voting.remove_option(chosen.id),
        lambda: voting.restore_option(chosen.id),
        lambda: voting.change_rules(house.round.id, dots=5),
    ):
        with pytest.raises(OptionsLocked):
            change()
    assert [option.text for option in house.options] == list(OPTIONS)


def test_that_options_keep_their_letters(house: House) -> None:
    voting, round_id = house.services.voting, house.round.id
    a, b, c = voting.set_options(round_id, OPTIONS)
    assert [option.letter for option in (a, b, c)] == ["A", "B", "C"]
    assert voting.change_option(b.id, " Een\nspeelplek ").text == "Een speelplek"
    voting.remove_option(a.id)
    assert [option.letter for option in house.options] == ["B", "C"]
    assert voting.add_option(round_id, "Nieuw", note_id="n").letter == "A"
    assert {option.letter for option in voting.set_options(round_id, ["Meer groen", "Zon", "Zon"])} == {
        "C",
        "A",
    }
    with pytest.raises(Empty):
        voting.add_option(round_id, " ")
    with pytest.raises(Gone):
        voting.change_option("weg", "x")


def test_that_an_option_that_comes_back_takes_no_letter_of_another(house: House) -> None:
    voting, round_id = house.services.voting, house.round.id
    *_, c = voting.set_options(round_id, OPTIONS)
    voting.remove_option(c.id)
    assert voting.restore_option(c.id).letter == "C"
    voting.remove_option(c.id)
    assert voting.add_option(round_id, "Nieuw").letter == "C"
    assert voting.restore_option(c.id).letter == "D"
    assert sorted(option.letter for option in house.options) == ["A", "B", "C", "D"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("dots", 0),
        ("dots", 101),
        ("dots", "3"),
        ("max_per_option", 0),
        ("max_choices", -1),
        ("method", "loting"),
        ("base", "x"),
    ],
)
def test_that_rules_nobody_can_count_are_refused(house: House, name: str, value: object) -> None:
    with pytest.raises(BadValue):
        house.services.voting.change_rules(house.round.id, **{name: value})


def test_that_the_rules_of_a_draft_change(house: House) -> None:
    made = house.services.voting.change_rules(house.round.id, method="choice", max_choices=0, base="present")
    assert (made.method, made.max_choices, made.base) == ("choice", 0, "present")


def test_that_a_round_goes_its_way_only(house: House) -> None:
    voting, round_id = house.services.voting, house.round.id
    with pytest.raises(NotAllowed):
        voting.open(round_id)
    with pytest.raises(RoundNotOpen):
        voting.close(round_id)
    house.open_vote()
    with pytest.raises(NotAllowed):
        voting.reveal(round_id)
    with pytest.raises(NotAllowed):
        voting.conceal(round_id)


def test_that_a_round_opened_again_keeps_its_votes_and_its_beginning(house: House) -> None:
    house.open_vote()
    vote(house, "anna", 2)
    opened_at = house.round.opened_at
    house.clock.pass_by(minutes=3)
    house.services.voting.close(house.round.id)
    house.services.voting.reveal(house.round.id)
    again = house.services.voting.open(house.round.id)
    assert (again.phase, again.opened_at, again.closed_at) == (Phase.OPEN, opened_at, "")
    vote(house, "bob", 1)
    assert totals(house) == [3, 0, 0]


def test_that_a_vote_for_a_round_that_is_not_open_is_refused(house: House) -> None:
    house.services.voting.set_options(house.round.id, OPTIONS)
    with pytest.raises(RoundNotOpen):
        vote(house, "anna", 1)
    house.open_vote()
    house.services.voting.close(house.round.id)
    with pytest.raises(RoundNotOpen):
        vote(house, "anna", 1)


@pytest.mark.parametrize("weights", [(3,), (2, 2), (-1,), (2, 1, 1)])
def test_that_a_ballot_outside_the_rules_is_refused(house: House, weights: tuple[int, ...]) -> None:
    house.open_vote()
    with pytest.raises(BadBallot) as told:
        vote(house, "anna", *weights)
    assert "{" not in str(told.value)
    assert seen(house).voted == 0


def test_that_a_ballot_cannot_name_what_is_no_option(house: House) -> None:
    house.open_vote()
    with pytest.raises(BadBallot):
        house.services.casting.cast(house.round.id, "anna", {"weg": 1}, Channel.PHONE)


def test_that_a_slip_replaces_the_vote_of_its_code_on_a_phone(house: House) -> None:
    house.open_vote()
    code, other = house.services.cards.make_codes(house.evening.id, 2)
    vote(house, code.token, 2)
    done = house.services.casting.enter_slip(house.round.id, code.typed.lower(), house.dots(0, 0, 1))
    assert (done.ballot.channel, done.replaced is not None) == (Channel.PAPER, True)
    assert house.services.casting.enter_slip(house.round.id, other.typed, {}).replaced is None
    assert totals(house) == [0, 0, 1]
    assert seen(house).voted == 2


def test_that_a_code_of_another_evening_is_none_here(house: House) -> None:
    house.open_vote()
    elsewhere = house.services.evenings.plan("choice")
    (code,) = house.services.cards.make_codes(elsewhere.id, 1)
    for typed in (code.typed, "AAAA", ""):
        with pytest.raises(BadCode):
            house.services.casting.enter_slip(house.round.id, typed, {})


def test_that_codes_are_made_until_there_are_enough(house: House) -> None:
    cards = house.services.cards
    first = cards.make_codes(house.evening.id, 3)
    assert [code.number for code in cards.make_codes(house.evening.id, 5)] == [1, 2, 3, 4, 5]
    assert cards.make_codes(house.evening.id, 0)[:3] == first
    assert len({code.typed for code in cards.make_codes(house.evening.id, 40)}) == 40
    for number in (-1, 2001):
        with pytest.raises(BadValue):
            cards.make_codes(house.evening.id, number)


def test_that_stickers_and_hands_are_typed_and_typed_again(house: House) -> None:
    house.open_vote()
    counting, (a, _b, _c) = house.services.counting, house.options
    counting.type_count(house.round.id, Channel.DOTS, a.id, 7)
    counting.type_count(house.round.id, Channel.DOTS, a.id, 8)
    counting.type_count(house.round.id, Channel.DOTS, "", 5)
    counting.type_count(house.round.id, Channel.HANDS, a.id, 2)
    vote(house, "anna", 1)
    assert totals(house) == [11, 0, 0]
    assert seen(house).voted == 6
    assert seen(house).typed[(Channel.DOTS, a.id)] == 8
    assert ChannelTurnout(Channel.HANDS, None, 2) in seen(house).channels


@pytest.mark.parametrize(
    ("channel", "number"), [(Channel.PHONE, 1), (Channel.DOTS, -1), (Channel.HANDS, 100_001)]
)
def test_that_a_count_that_is_none_is_refused(house: House, channel: Channel, number: int) -> None:
    house.open_vote()
    with pytest.raises(BadValue):
        house.services.counting.type_count(house.round.id, channel, "", number)


def test_that_counts_are_typed_while_open_or_closed_only(house: House) -> None:
    type_count = house.services.counting.type_count
    with pytest.raises(NotAllowed):
        type_count(house.round.id, Channel.DOTS, "", 1)
    house.open_vote()
    house.services.voting.close(house.round.id)
    type_count(house.round.id, Channel.DOTS, "", 1)
    house.services.voting.reveal(house.round.id)
    with pytest.raises(NotAllowed):
        type_count(house.round.id, Channel.DOTS, "", 2)


def test_that_a_count_for_what_is_no_option_is_refused(house: House) -> None:
    house.open_vote()
    with pytest.raises(Gone):
        house.services.counting.type_count(house.round.id, Channel.DOTS, "weg", 1)
