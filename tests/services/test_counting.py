"""Hands counted by two people, and stickers taken over from a photo."""

import pytest

from cocreate_desktop.domain.errors import BadValue, Gone, NotAllowed
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening
from tests.services.conftest import House
from tests.services.test_rounds import ready, view


def test_that_two_people_who_differ_are_laid_side_by_side(house: House) -> None:
    house.open_vote()
    counting, round_id, (a, b, _c) = house.services.counting, house.round.id, house.options
    for option, number, second in ((a, 12, 13), (b, 4, 4)):
        counting.type_count(round_id, Channel.HANDS, option.id, number)
        counting.type_count(round_id, Channel.HANDS, option.id, second, second=True)
    assert view(house).differing == ((Channel.HANDS, a.id),)
    assert view(house).typed[Channel.HANDS, a.id] == 12
    counting.agree(round_id, Channel.HANDS)
    assert view(house).typed[Channel.HANDS, a.id] == 13
    assert view(house).differing == ()
    assert Happening.CHECKED in {line.what for line in view(house).audit}
    counting.forget_second(round_id, Channel.HANDS)
    assert view(house).second == {}


def test_that_a_second_person_may_count_first(house: House) -> None:
    house.open_vote()
    option = house.options[0]
    house.services.counting.type_count(house.round.id, Channel.HANDS, option.id, 5, second=True)
    assert view(house).typed[Channel.HANDS, option.id] == 0
    assert view(house).differing == ((Channel.HANDS, option.id),)


def test_that_a_poster_is_taken_over_page_by_page(house: House) -> None:
    house.open_vote()
    counting, round_id, (a, b, c) = house.services.counting, house.round.id, house.options
    counting.type_count(round_id, Channel.DOTS, a.id, 2)
    before = counting.take_poster(round_id, 1, {a.id: 7, b.id: 3})
    assert before == {a.id: 2, b.id: 0}
    counting.take_poster(round_id, 2, {c.id: 1})
    assert [view(house).typed[Channel.DOTS, one.id] for one in (a, b, c)] == [7, 3, 1]
    lines = [line for line in view(house).audit if line.what is Happening.STICKERS]
    assert [(line.subject, line.number) for line in lines] == [("1", 10), ("2", 1)]
    with pytest.raises(Gone):
        counting.take_poster(round_id, 1, {"weg": 1})
    with pytest.raises(BadValue):
        counting.take_poster(round_id, 1, {a.id: -1})


def test_that_nobody_counts_hands_for_a_mark_or_an_order(house: House) -> None:
    for method in ("score", "ranking", "chips"):
        round_id = ready(house, method).id
        house.services.voting.open(round_id)
        for channel in (Channel.HANDS, Channel.DOTS):
            with pytest.raises(NotAllowed):
                house.services.counting.type_count(round_id, channel, house.options[0].id, 1)
        house.services.voting.close(round_id)
        house.services.voting.again(round_id)


def test_that_hands_count_for_the_fixed_answers(house: House) -> None:
    round_id = ready(house, "yes-no").id
    house.services.voting.open(round_id)
    house.services.counting.type_count(round_id, Channel.HANDS, "yes", 9)
    house.services.voting.close(round_id)
    house.services.voting.reveal(round_id)
    tally = view(house).tally
    assert tally is not None
    assert tally.result("yes").total == 9


def test_that_a_number_taken_back_to_nothing_leaves_no_trace_in_the_percentages(house: House) -> None:
    house.open_vote()
    counting, round_id = house.services.counting, house.round.id
    house.services.casting.cast(round_id, "guest", house.dots(1), Channel.PHONE)
    counting.type_count(round_id, Channel.DOTS, house.options[0].id, 4)
    counting.type_count(round_id, Channel.DOTS, house.options[0].id, 0)
    counting.type_count(round_id, Channel.DOTS, "", 9)
    counting.type_count(round_id, Channel.DOTS, "", 0)
    house.services.voting.close(round_id)
    house.services.voting.reveal(round_id)
    tally = view(house).tally
    assert tally is not None
    assert (tally.base_number, tuple(tally.by_channel), view(house).overlap) == (1, ("phone",), ())


def test_that_raised_hands_have_voted_where_each_gives_one_answer(house: House) -> None:
    round_id = ready(house, "yes-no").id
    house.services.voting.open(round_id)
    house.services.counting.type_count(round_id, Channel.HANDS, "yes", 12)
    house.services.counting.type_count(round_id, Channel.HANDS, "no", 8)
    assert view(house).voted == 20
    (line,) = [one for one in view(house).audit if one.what is Happening.COUNTED]
    assert (line.channel, line.number) == ("hands", 2)
