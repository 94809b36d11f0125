"""What percentages are of: a base below the people who voted is refused where it is chosen, and told in words where it became
so."""

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.errors import BaseTooSmall
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.services.ballotwords import too_small
from tests.services.conftest import OPTIONS, House


def result(house: House) -> Tally:
    found = house.services.overview.evening(house.evening.id, step_id=house.step(Kind.VOTE).id).round
    assert found is not None
    assert found.tally is not None
    return found.tally


@pytest.fixture(autouse=True)
def three_voted(house: House) -> None:
    voting, round_id = house.services.voting, house.round.id
    voting.set_options(round_id, OPTIONS)
    voting.change_rules(round_id, method="choice")
    voting.open(round_id)
    for place in range(3):
        choices = {house.options[place // 2].id: 1}
        house.services.casting.cast(round_id, f"guest {place}", choices, Channel.PHONE)


@pytest.mark.parametrize(("base", "entitled", "present"), [("present", None, 2), ("entitled", 2, None)])
def test_that_a_base_smaller_than_the_votes_is_refused(
    house: House, base: str, entitled: int | None, present: int | None
) -> None:
    house.services.evenings.change(house.evening.id, present=present)
    with pytest.raises(BaseTooSmall) as refused:
        house.services.voting.use_base(house.round.id, base, entitled=entitled)
    assert refused.value.values == {"number": 2, "voted": 3}
    assert (house.round.base, house.round.entitled) == ("valid", 0)
    told = [line.what for line in house.services.auditing.lines(house.round.id)]
    assert Happening.BASE not in told


def test_that_a_base_as_large_as_the_votes_and_one_nobody_counted_are_taken(house: House) -> None:
    house.services.evenings.change(house.evening.id, present=3)
    assert house.services.voting.use_base(house.round.id, "present").base == "present"
    assert house.services.voting.use_base(house.round.id, "entitled", entitled=0).base == "entitled"
    assert house.services.voting.use_base(house.round.id, "entitled", entitled=3).entitled == 3


def test_that_nothing_passes_the_whole_when_the_hall_is_counted_smaller_afterwards(house: House) -> None:
    house.services.evenings.change(house.evening.id, present=40)
    house.services.voting.use_base(house.round.id, "present")
    house.services.voting.close(house.round.id)
    house.services.voting.reveal(house.round.id)
    assert result(house).base_number == 40
    assert too_small(result(house)) == ""
    house.services.evenings.change(house.evening.id, present=2)
    language.use("en")
    assert (result(house).base_number, {one.share for one in result(house).options}) == (None, {None})
    words = "More people voted (3) than were counted in the hall (2), so there are no percentages."
    assert too_small(result(house)) == words
    house.services.evenings.change(house.evening.id, present=3)
    assert result(house).base_number == 3
