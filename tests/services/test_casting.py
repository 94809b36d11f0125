"""One person, one ballot: codes across channels, second uses that replace and say so, slips without a code, and tables."""

import pytest

from cocreate_desktop.domain.errors import BadBallot, BadCode, BadValue, Empty, RoundNotOpen, VotedSince
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import AuditLine, CastBallot, Happening
from cocreate_desktop.domain.voting import Exact
from cocreate_desktop.services.auditing import text_of
from tests.services.conftest import House


def cast_by(house: House, channel: Channel) -> Exact | None:
    tally = house.counted().tally
    assert tally is not None
    return tally.by_channel[channel.value].cast if channel.value in tally.by_channel else 0


def told(house: House, what: Happening) -> list[AuditLine]:
    return [line for line in house.services.auditing.lines(house.round.id) if line.what is what]


def phone(house: House, token: str, *weights: int, by_code: bool = False) -> CastBallot:
    dots = house.dots(*weights)
    return house.services.casting.cast(house.round.id, token, dots, Channel.PHONE, by_code=by_code)


def code(house: House) -> Code:
    return house.services.cards.make_codes(house.evening.id, 1)[0]


def test_that_a_slip_says_which_channel_it_replaces(house: House) -> None:
    house.open_vote()
    mine = code(house)
    phone(house, mine.token, 2, by_code=True)
    done = house.services.casting.enter_slip(house.round.id, mine.typed, house.dots(0, 1))
    assert done.replaced is not None
    assert done.replaced.channel is Channel.PHONE
    (line,) = told(house, Happening.REPLACED)
    assert (line.subject, line.channel, line.detail) == ("1", "paper", "phone")
    assert "Code 1" in text_of(line)
    assert (cast_by(house, Channel.PHONE), cast_by(house, Channel.PAPER)) == (0, 1)


def test_that_a_phone_that_changes_its_own_vote_is_no_second_use(house: House) -> None:
    house.open_vote()
    mine = code(house)
    phone(house, mine.token, 2, by_code=True)
    phone(house, mine.token, 1, by_code=True)
    assert not told(house, Happening.REPLACED)


def test_that_a_replaced_slip_counts_again_when_the_second_is_taken_back(house: House) -> None:
    house.open_vote()
    mine, casting = code(house), house.services.casting
    casting.enter_slip(house.round.id, mine.typed, house.dots(2))
    second = casting.enter_slip(house.round.id, mine.typed, house.dots(0, 2))
    casting.take_back(second)
    tally = house.counted().tally
    assert tally is not None
    assert tally.result(house.options[0].id).total == 2
    assert tally.result(house.options[1].id).total == 0
    assert told(house, Happening.TAKEN_BACK)


def test_that_a_slip_taken_back_leaves_nobody(house: House) -> None:
    house.open_vote()
    done = house.services.casting.enter_slip(house.round.id, code(house).typed, house.dots(2))
    house.services.casting.take_back(done)
    assert house.counted().voted == 0
    tally = house.counted().tally
    assert tally is not None
    assert (tally.cast, tally.total) == (0, 0)
    house.services.voting.close(house.round.id)
    with pytest.raises(RoundNotOpen):
        house.services.casting.take_back(done)


def test_that_an_undo_takes_no_later_vote_of_the_same_person(house: House) -> None:
    house.open_vote()
    mine, casting = code(house), house.services.casting
    slip = casting.enter_slip(house.round.id, mine.typed, house.dots(2))
    phone(house, mine.token, 0, 1, by_code=True)
    with pytest.raises(VotedSince):
        casting.take_back(slip)
    assert (house.counted().voted, cast_by(house, Channel.PHONE)) == (1, 1)


def test_that_a_guest_who_takes_her_code_between_two_openings_counts_once(house: House) -> None:
    house.open_vote()
    mine, voting = code(house), house.services.voting
    phone(house, "guest", 2)
    voting.close(house.round.id)
    house.services.store.run(house.services.casting.moving(house.evening.id, "guest", mine.token))
    voting.open(house.round.id)
    phone(house, mine.token, 0, 1, by_code=True)
    assert house.counted().voted == 1
    assert told(house, Happening.MOVED)


def test_that_a_slip_for_a_vote_that_never_opened_is_not_late(house: House) -> None:
    house.services.voting.set_options(house.round.id, ("Ja", "Nee"))
    with pytest.raises(RoundNotOpen):
        house.services.casting.enter_slip(house.round.id, code(house).typed, {})
    assert not told(house, Happening.LATE)


def test_that_tables_without_letters_in_their_names_stay_apart(house: House) -> None:
    house.open_vote()
    for name in ("!", "?"):
        house.services.casting.enter_table(house.round.id, name, 4, house.dots(1))
    assert cast_by(house, Channel.TABLE) == 8


def test_that_two_slips_without_a_code_are_two_people(house: House) -> None:
    house.open_vote()
    for _slip in range(2):
        assert house.services.casting.enter_loose(house.round.id, house.dots(1)).replaced is None
    assert cast_by(house, Channel.PAPER) == 2


def test_that_a_table_speaks_for_its_people_and_replaces_itself(house: House) -> None:
    house.open_vote()
    casting, round_id = house.services.casting, house.round.id
    casting.enter_table(round_id, "Tafel 3", 6, house.dots(2))
    again = casting.enter_table(round_id, " tafel 3 ", 5, house.dots(0, 1))
    assert again.replaced is not None
    assert cast_by(house, Channel.TABLE) == 5
    (line,) = told(house, Happening.REPLACED)
    assert line.subject == "tafel 3"


@pytest.mark.parametrize(
    ("name", "people", "problem"), [(" ", 3, Empty), ("1", 0, BadValue), ("1", 501, BadValue)]
)
def test_that_a_table_without_name_or_people_is_refused(
    house: House, name: str, people: int, problem: type[Exception]
) -> None:
    house.open_vote()
    with pytest.raises(problem):
        house.services.casting.enter_table(house.round.id, name, people, house.dots(1))


def test_that_what_is_refused_at_the_desk_stands_in_the_audit(house: House) -> None:
    house.open_vote()
    mine, casting = code(house), house.services.casting
    for _time in range(2):
        with pytest.raises(BadCode):
            casting.enter_slip(house.round.id, "ABCD-EFGH-J", {})
    with pytest.raises(BadBallot):
        casting.enter_slip(house.round.id, mine.typed, house.dots(3))
    house.services.voting.close(house.round.id)
    with pytest.raises(RoundNotOpen):
        casting.enter_slip(house.round.id, mine.typed, house.dots(1))
    assert [line.number for line in told(house, Happening.UNKNOWN_CODE)] == [2]
    assert len(told(house, Happening.BROKEN)) == len(told(house, Happening.LATE)) == 1
    assert house.counted().refused == 4
    assert all("{" not in text_of(line) for line in house.services.auditing.lines(house.round.id))


def test_that_a_refusal_from_elsewhere_counts_up_and_other_lines_are_not_taken(house: House) -> None:
    auditing, round_id = house.services.auditing, house.round.id
    for _time in range(3):
        auditing.refused(round_id, Happening.LATE, channel="phone")
    assert [line.number for line in told(house, Happening.LATE)] == [3]
    with pytest.raises(ValueError, match="opened"):
        auditing.refused(round_id, Happening.OPENED)


def test_that_a_guest_who_goes_on_with_a_code_has_one_ballot(house: House) -> None:
    house.open_vote()
    mine, store = code(house), house.opened.services.store
    phone(house, "guest", 2)
    assert store.run(house.services.casting.moving(house.evening.id, "guest", mine.token)) == 1
    assert house.counted().voted == 1
    assert store.run(house.services.casting.moving(house.evening.id, "guest", mine.token)) == 0
    house.services.casting.enter_slip(house.round.id, mine.typed, house.dots(0, 1))
    assert (cast_by(house, Channel.PHONE), cast_by(house, Channel.PAPER)) == (0, 1)
    assert [line.subject for line in told(house, Happening.MOVED)] == ["1"]


def test_that_a_code_that_voted_already_keeps_its_own_vote(house: House) -> None:
    house.open_vote()
    mine, casting = code(house), house.services.casting
    casting.enter_slip(house.round.id, mine.typed, house.dots(0, 1))
    phone(house, "guest", 2)
    house.services.store.run(casting.moving(house.evening.id, "guest", mine.token))
    tally = house.counted().tally
    assert tally is not None
    assert (tally.cast, tally.result(house.options[1].id).total, tally.total) == (1, 1, 1)


def test_that_channels_without_codes_may_hold_somebody_twice(house: House) -> None:
    house.open_vote()
    mine = code(house)
    phone(house, mine.token, 2, by_code=True)
    house.services.casting.enter_slip(house.round.id, mine.typed, house.dots(1))
    assert house.counted().overlap == ()
    other = house.services.cards.make_codes(house.evening.id, 2)[1]
    phone(house, other.token, 1, by_code=True)
    assert house.counted().overlap == ()
    house.services.counting.type_count(house.round.id, Channel.HANDS, house.options[0].id, 3)
    assert set(house.counted().overlap) == {Channel.PHONE, Channel.PAPER, Channel.HANDS}


def test_that_only_a_phone_and_nothing_else_overlaps_with_nobody(house: House) -> None:
    house.open_vote()
    phone(house, "guest", 2)
    assert house.counted().overlap == ()


def test_that_an_objection_brings_its_reason(house: House) -> None:
    voting, casting = house.services.voting, house.services.casting
    voting.change_rules(house.round.id, method="consent")
    voting.open(house.round.id)
    ballot = casting.cast(house.round.id, "guest", {"objection": 1}, Channel.PHONE, words=" Te  duur ")
    assert ballot.text == "Te  duur"
    with pytest.raises(BadBallot):
        casting.cast(house.round.id, "guest", {"objection": 1, "consent": 1}, Channel.PHONE)
    with pytest.raises(BadBallot):
        casting.cast(house.round.id, "guest", {"maybe": 1}, Channel.PHONE)
