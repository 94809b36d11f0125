"""Voting cards: which were handed out, question by question, what is refused, and one ballot with the code on any channel."""

import pytest

from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.errors import BadBallot, BadValue, NotAllowed, RoundNotOpen
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import REFUSALS, Happening
from cocreate_desktop.services.auditing import text_of
from tests.services.conftest import House
from tests.services.test_rounds import ready, view


def cards(house: House, method: str, number: int = 5) -> str:
    """An open round of ``method`` with so many cards; gives the id of the round."""
    house.services.cards.make_codes(house.evening.id, number)
    round_id = ready(house, method).id
    house.services.voting.open(round_id)
    return round_id


def test_that_a_sweep_counts_and_tells_only_who_was_seen(house: House) -> None:
    round_id = cards(house, "choice")
    done = house.services.cards.read(round_id, {1: "A", 2: "B", 4: "A"})
    assert (done.taken, done.refused) == ((1, 2, 4), ())
    state = house.services.cards.state(round_id)
    assert (state.handed_out, state.seen, state.missing) == ((1, 2, 3, 4, 5), (1, 2, 4), (3, 5))
    house.services.cards.read(round_id, {3: "C"})
    assert house.services.cards.state(round_id).seen == (1, 2, 3, 4)
    house.services.voting.close(round_id)
    house.services.voting.reveal(round_id)
    tally = view(house).tally
    assert tally is not None
    assert [tally.result(option.id).total for option in house.options] == [2, 1, 1]
    assert view(house).overlap == ()


def test_that_only_cards_that_were_handed_out_count(house: House) -> None:
    round_id = cards(house, "choice")
    house.services.cards.hand_out(house.evening.id, "2-3, 5")
    done = house.services.cards.read(round_id, {1: "A", 2: "A", 9: "B"})
    assert done.taken == (2,)
    assert [number for number, _why in done.refused] == [1, 9]
    lines = [line for line in view(house).audit if line.what is Happening.NOT_HANDED_OUT]
    assert sorted(line.subject for line in lines) == ["1", "9"]
    with pytest.raises(NotAllowed):
        house.services.cards.enter(round_id, 1, "A")


@pytest.mark.parametrize("words", ["1-9", "een", "3-1", "0", "1-2-3"])
def test_that_numbers_of_no_card_are_refused(house: House, words: str) -> None:
    house.services.cards.make_codes(house.evening.id, 5)
    with pytest.raises(BadValue):
        house.services.cards.hand_out(house.evening.id, words)


def test_that_handed_out_numbers_are_written_short(house: House) -> None:
    house.services.cards.make_codes(house.evening.id, 9)
    assert house.services.cards.hand_out(house.evening.id, "5, 1–3;2 ,6").handed_out == "1-3, 5-6"
    assert house.services.cards.hand_out(house.evening.id, " ").handed_out == ""


def test_that_a_card_by_hand_that_is_refused_stands_in_the_audit(house: House) -> None:
    round_id = cards(house, "choice", 2)
    with pytest.raises(NotAllowed):
        house.services.cards.enter(round_id, 9, "A")
    with pytest.raises(BadBallot):
        house.services.cards.enter(round_id, 1, "D")
    house.services.voting.close(round_id)
    with pytest.raises(RoundNotOpen):
        house.services.cards.enter(round_id, 1, "A")
    refused = [line.what for line in view(house).audit if line.what in REFUSALS]
    assert refused == [Happening.NOT_HANDED_OUT, Happening.BROKEN, Happening.LATE]


def test_that_a_choice_of_several_keeps_every_yes_of_a_card(house: House) -> None:
    house.services.voting.change_rules(house.round.id, method="choice", max_choices=2)
    house.services.voting.set_options(house.round.id, ("Een", "Twee", "Drie"))
    house.services.cards.make_codes(house.evening.id, 1)
    house.services.voting.open(house.round.id)
    for option in house.options[:2]:
        house.services.cards.read(house.round.id, {1: "A"}, option.id)
    house.services.voting.close(house.round.id)
    house.services.voting.reveal(house.round.id)
    tally = view(house).tally
    assert tally is not None
    assert [tally.result(option.id).total for option in house.options] == [1, 1, 0]


def test_that_a_sweep_over_one_plan_does_not_tell_how_many_said_yes(house: House) -> None:
    round_id = cards(house, "budget", 3)
    house.services.cards.read(round_id, {1: "A", 2: "B", 3: "A"}, house.options[0].id)
    (card,) = view(house).channels
    assert (card.people, card.units) == (3, 0)


def test_that_a_final_result_names_no_code(house: House) -> None:
    round_id = cards(house, "choice", 1)
    code, voting = house.services.cards.codes(house.evening.id)[0], house.services.voting
    house.services.casting.cast(round_id, code.token, {house.options[0].id: 1}, Channel.PHONE, by_code=True)
    house.services.cards.read(round_id, {1: "B"})
    voting.close(round_id)
    voting.reveal(round_id)
    voting.publish(round_id)
    (line,) = [one for one in view(house).audit if one.what is Happening.REPLACED]
    assert line.subject == ""
    assert "{" not in text_of(line)
    ops = house.services.store.read(lambda reader: reader.ops_after(house.opened.workspace.device, 0))
    about = [op for op in ops if op.entity_id == line.id]
    assert about
    assert not [op for op in about if op.value is not None and '"1"' in op.value]


def test_that_a_side_that_is_no_answer_is_refused(house: House) -> None:
    round_id = cards(house, "choice")
    done = house.services.cards.read(round_id, {1: "D"})
    assert done.taken == ()
    assert [number for number, _why in done.refused] == [1]
    assert house.services.cards.state(round_id).seen == ()


def test_that_a_budget_is_asked_plan_by_plan(house: House) -> None:
    round_id = cards(house, "budget", 3)
    a, b, _c = house.options
    asked = house.services.cards.questions(round_id)
    assert [one.option_id for one in asked] == [option.id for option in house.options]
    house.services.cards.read(round_id, {1: "A", 2: "B", 3: "A"}, a.id)
    house.services.cards.read(round_id, {1: "A", 2: "B"}, b.id)
    assert house.services.cards.state(round_id, a.id).seen == (1, 2, 3)
    assert house.services.cards.state(round_id, b.id).missing == (3,)
    house.services.voting.close(round_id)
    house.services.voting.reveal(round_id)
    tally = view(house).tally
    assert tally is not None
    assert (tally.cast, tally.result(a.id).people, tally.result(b.id).people) == (3, 2, 1)


def test_that_dots_by_card_stay_within_the_rules(house: House) -> None:
    round_id = cards(house, "dots", 1)
    a, b, _c = house.options
    assert house.services.cards.read(round_id, {1: "B"}, a.id).taken == (1,)
    assert house.services.cards.read(round_id, {1: "B"}, b.id).refused
    assert house.services.cards.read(round_id, {1: "A"}, b.id).taken == (1,)


def test_that_a_card_replaces_the_phone_of_its_code_and_says_so(house: House) -> None:
    round_id = cards(house, "choice", 2)
    code = house.services.cards.codes(house.evening.id)[0]
    casting = house.services.casting
    casting.cast(round_id, code.token, {house.options[0].id: 1}, Channel.PHONE, by_code=True)
    assert house.services.cards.state(round_id).elsewhere == (1,)
    assert house.services.cards.state(round_id).missing == (2,)
    assert house.services.cards.read(round_id, {1: "B"}).replaced == (1,)
    assert house.services.cards.state(round_id).seen == (1,)
    assert view(house).voted == 1


def test_that_a_card_by_hand_can_be_taken_back(house: House) -> None:
    round_id = cards(house, "yes-no", 1)
    done = house.services.cards.enter(round_id, 1, "A")
    assert house.services.cards.state(round_id).seen == (1,)
    house.services.casting.take_back(done)
    assert house.services.cards.state(round_id).seen == ()


def test_that_cards_say_nothing_once_the_round_is_closed(house: House) -> None:
    round_id = cards(house, "choice")
    house.services.voting.close(round_id)
    with pytest.raises(RoundNotOpen):
        house.services.cards.read(round_id, {1: "A"})
    house.services.voting.reveal(round_id)
    house.services.voting.publish(round_id)
    assert house.services.cards.state(round_id).seen == ()


def test_that_the_form_and_number_of_the_cards_are_known(house: House) -> None:
    house.services.cards.make_codes(house.evening.id, 44)
    house.services.cards.use_form(house.evening.id, CardForm.FOLDED)
    found = house.services.cards.card_set(house.evening.id)
    assert (found.form, found.number) == (CardForm.FOLDED, 44)


def test_that_a_method_that_does_not_fit_on_cards_asks_nothing(house: House) -> None:
    round_id = cards(house, "ranking")
    assert house.services.cards.questions(round_id) == ()
    with pytest.raises(NotAllowed):
        house.services.cards.enter(round_id, 1, "A")
