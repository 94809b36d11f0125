"""What the hall said and what those at home said, side by side and never mixed."""

from fractions import Fraction

import pytest

from cocreate_desktop.domain.errors import BaseTooSmall
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.tallying import RoundView
from tests.services.conftest import House
from tests.services.test_rounds import ready, view


@pytest.fixture
def shown(house: House) -> RoundView:
    """Three in the hall, one of whom chose again at home, and two more at home; one at home counts for a half."""
    round_id = ready(house, "choice").id
    _weigh(house, 50)
    house.services.voting.open(round_id)
    a, b, _c = (one.id for one in house.options)
    for token, option, channel, code in (
        ("h1", a, Channel.PHONE, False),
        ("h2", a, Channel.PHONE, False),
        ("k", a, Channel.PAPER, True),
        ("o1", b, Channel.ONLINE, False),
        ("o2", b, Channel.ONLINE, False),
        ("k", b, Channel.ONLINE, True),
    ):
        house.services.casting.cast(round_id, token, {option: 1}, channel, by_code=code)
    open_view = view(house)
    assert open_view.online is None, "blind: how many, and nothing else"
    assert (open_view.voted, open_view.voted_online) == (2, 3)
    house.services.voting.close(round_id)
    assert view(house).online is None
    house.services.voting.reveal(round_id)
    return view(house)


def _weigh(house: House, percent: int) -> None:
    store = house.services.store
    store.run(lambda unit: unit.change(Project, unit.project_id, online_weight=percent))


def test_that_the_hall_and_those_at_home_stand_apart_and_add_up_by_their_weight(
    house: House, shown: RoundView
) -> None:
    a, b, _c = (one.id for one in house.options)
    hall, online = shown.tally, shown.online
    assert hall is not None
    assert online is not None
    assert online.together is not None
    assert (hall.result(a).total, hall.result(b).total, hall.cast) == (2, 0, 2)
    assert list(hall.by_channel) == ["phone"]
    assert (online.tally.result(b).total, online.voters, online.weight) == (3, 3, 50)
    assert (online.together.result(a).total, online.together.result(b).total) == (2, Fraction(3, 2))
    assert online.together.winners == (a,)
    assert (shown.voted, shown.voted_online, shown.counted, shown.only_online) == (2, 3, 2, False)
    assert shown.overlap == (), "the phones are the only road in the hall"
    assert shown.overlap_online, "but two of them may have voted at home as well"
    _weigh(house, 0)
    never = view(house).online
    assert never is not None
    assert never.together is None


def test_that_those_at_home_alone_are_the_result_and_are_not_measured_by_the_hall(house: House) -> None:
    house.services.evenings.change(house.evening.id, present=1)
    round_id = ready(house, "choice").id
    house.services.voting.use_base(round_id, "present")
    house.services.voting.change_rules(round_id, quorum=3)
    house.services.voting.open(round_id)
    for token in ("o1", "o2"):
        house.services.casting.cast(round_id, token, {house.options[0].id: 1}, Channel.ONLINE)
    house.services.voting.close(round_id)
    house.services.voting.reveal(round_id)
    found = view(house)
    assert found.only_online
    assert found.online is None
    assert (found.voted, found.voted_online, found.counted) == (0, 2, 2)
    assert found.tally is not None
    assert (found.tally.base, found.tally.base_number, found.tally.too_small) == ("valid", 2, None)
    assert found.tally.result(house.options[0].id).share == 1
    assert found.tally.quorum_met is False, "two are too few, also at home"
    with pytest.raises(BaseTooSmall):
        house.services.voting.use_base(round_id, "entitled", entitled=1)
    assert house.services.voting.use_base(round_id, "present").base == "present"
