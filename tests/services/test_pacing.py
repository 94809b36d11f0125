"""An evening that runs late is brought back to its plan with one act, which can be taken back."""

import pytest

from cocreate_desktop.domain.drift import Offer, Way
from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.pacing import Pace, coming, pace
from tests.services.conftest import House


def now(house: House) -> Pace:
    return pace(house.services.overview.evening(house.evening.id), house.clock.now())


def late(house: House) -> Pace:
    """In the second step, eight minutes after it should have begun."""
    house.services.playing.forward(house.evening.id)
    house.clock.pass_by(minutes=house.steps[0].minutes + 8)
    house.services.playing.forward(house.evening.id)
    return now(house)


def minutes(house: House) -> dict[str, tuple[int, str]]:
    return {step.id: (step.minutes, step.settings) for step in house.steps}


def one(found: Pace, way: Way) -> Offer:
    return next(offer for offer in found.offers if offer.way is way)


def test_that_nothing_is_offered_before_the_evening_and_after_it(house: House) -> None:
    assert now(house).offers == ()
    late(house)
    house.services.playing.finish(house.evening.id)
    assert now(house).offers == ()


@pytest.mark.parametrize("way", [Way.SPREAD, Way.ONE, Way.SKIP, Way.LATER])
def test_that_each_offer_leaves_the_evening_as_late_as_it_said(house: House, way: Way) -> None:
    found = late(house)
    assert found.behind == 8
    offer = one(found, way)
    house.services.pacing.take(house.evening.id, offer)
    assert now(house).behind == offer.behind
    assert now(house).ends == found.ends_with(offer)


@pytest.mark.parametrize("way", [Way.SPREAD, Way.ONE, Way.SKIP, Way.LATER])
def test_that_each_offer_can_be_taken_back(house: House, way: Way) -> None:
    found, before, kinds = late(house), minutes(house), [step.kind for step in house.steps]
    taken = house.services.pacing.take(house.evening.id, one(found, way))
    house.services.pacing.put_back(taken)
    assert minutes(house) == before
    assert [step.kind for step in house.steps] == kinds


def test_that_an_evening_that_is_ahead_gives_its_time_to_what_comes(house: House) -> None:
    house.services.playing.forward(house.evening.id)
    house.clock.pass_by(minutes=house.steps[0].minutes - 4)
    house.services.playing.forward(house.evening.id)
    found = now(house)
    assert found.behind == -4
    for way in (Way.GIVE, Way.EARLIER):
        taken = house.services.pacing.take(house.evening.id, one(found, way))
        assert now(house).behind == 0
        house.services.pacing.put_back(taken)


def test_that_a_step_whose_own_clock_needs_its_minutes_gives_none_of_them(house: House) -> None:
    ideas = next(step for step in house.steps if step.kind is Kind.IDEAS)
    house.services.evenings.change_step(ideas.id, minutes=13)
    house.services.evenings.change_settings(ideas.id, think=(1, 2, 4, 5))
    house.services.playing.go_to(house.evening.id, house.steps[0].id)
    view = house.services.overview.evening(house.evening.id)
    assert {one.id: one.slack for one in coming(view)}[ideas.id] == 1


def test_that_a_step_that_began_meanwhile_is_not_shortened(house: House) -> None:
    found = late(house)
    pause = next(step for step in house.steps if step.kind is Kind.PAUSE)
    house.services.playing.go_to(house.evening.id, pause.id)
    for way in (Way.SPREAD, Way.SKIP):
        with pytest.raises(NotAllowed):
            house.services.pacing.take(house.evening.id, one(found, way))
    kept = next(step for step in house.steps if step.id == pause.id)
    assert kept.minutes == pause.minutes


def test_that_nothing_is_taken_from_a_step_that_is_over_but_from_one_that_is_gone_back_before(
    house: House,
) -> None:
    found = late(house)
    here = house.services.overview.evening(house.evening.id).evening.current_step
    house.services.playing.go_to(house.evening.id, house.steps[-1].id)
    before = minutes(house)
    for way in (Way.SPREAD, Way.ONE, Way.SKIP):
        with pytest.raises(NotAllowed):
            house.services.pacing.take(house.evening.id, one(found, way))
    assert minutes(house) == before
    house.services.playing.go_to(house.evening.id, here)
    house.services.pacing.take(house.evening.id, one(found, Way.SPREAD))
    assert minutes(house) != before
