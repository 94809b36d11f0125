"""The short numbers of rounds, which stand on their paper: each is given once."""

from cocreate_desktop.domain.steps import Kind
from tests.services.conftest import OPTIONS, House
from tests.services.test_rounds import ready_choice


def test_that_rounds_have_numbers_of_their_own(house: House) -> None:
    numbers = [ready_choice(house).number for _time in range(3)]
    assert len({house.round.number, *numbers}) == 4
    copied = house.services.evenings.duplicate_step(house.step(Kind.VOTE).id)
    found = house.services.voting.round_of(copied.id)
    assert found is not None
    assert found.number == max(numbers) + 1
    assert found.secret != house.round.secret


def test_that_the_number_of_a_draft_that_was_dropped_is_not_given_again(house: House) -> None:
    voting, mine = house.services.voting, ready_choice(house)
    voting.set_options(mine.id, OPTIONS)
    voting.open(mine.id)
    voting.close(mine.id)
    dropped = voting.again(mine.id)
    voting.drop(dropped.id)
    assert voting.again(mine.id).number == dropped.number + 1
    assert ready_choice(house).number == dropped.number + 2
