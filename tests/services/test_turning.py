"""Forward turns within a step before it leaves it, and back turns back: the slides of a result and the rounds of a clock."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest

from cocreate_desktop.domain import talking, thinking, turned
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import IdeasSettings, Kind, Step, TalkSettings, read_settings
from cocreate_desktop.domain.timing import Timing
from cocreate_desktop.services.playing import Deed, DeedKind
from tests.services.conftest import House

CAFE = {"form": "cafe", "rounds": 2, "length": 20}
OVER = 3


def forward(house: House) -> Deed:
    promised = house.services.playing.next_deed(house.evening.id)
    assert house.services.playing.forward(house.evening.id) == promised
    return promised


def back(house: House) -> Kind:
    found = house.services.playing.back(house.evening.id)
    assert found is not None
    return found.kind


def clock(house: House) -> Timing:
    settings = read_settings(house.step(Kind.TALK))
    assert isinstance(settings, TalkSettings)
    return talking.timing_of(settings)


@pytest.fixture
def talk(house: House) -> Step:
    """A world café of two rounds, where the evening is."""
    made = house.services.evenings.add_step(house.evening.id, Kind.TALK, after=house.step(Kind.IDEAS).id)
    house.services.evenings.change_settings(made.id, **CAFE)
    house.go_to(Kind.TALK)
    return made


@pytest.fixture
def bought(house: House) -> House:
    """Seven plans that all come, shown to the room."""
    voting, round_id = house.services.voting, house.round.id
    for number in range(7):
        voting.add_option(round_id, f"Plan {number}", cost=10)
    voting.change_rules(round_id, method="budget", budget=100)
    house.go_to(Kind.VOTE)
    voting.open(round_id)
    for number in range(7):
        choices = {option.id: 1 for option in house.options[: number + 1]}
        house.services.casting.cast(round_id, f"guest {number}", choices, Channel.PHONE)
    voting.close(round_id)
    house.clock.pass_by(minutes=1)
    assert forward(house).kind is DeedKind.REVEAL
    return house


def slide(house: House) -> int:
    return turned.slide(house.step(Kind.VOTE), house.round.id)


@pytest.mark.usefixtures("talk")
def test_that_forward_goes_through_the_rounds_of_a_talk_and_back_brings_each_clock_back(house: House) -> None:
    clocks, deeds = [clock(house)], []
    while (deed := forward(house)).kind is DeedKind.ROUND:
        deeds.append(deed.page)
        clocks.append(clock(house))
        house.clock.pass_by(minutes=5)
    assert deeds == [1, 2, 2, OVER], (
        "a round begins, people change tables, the last begins, the room is together"
    )
    assert [one.begun for one in clocks] == [False, True, False, True, False]
    assert all(one != other for one, other in pairwise(clocks))
    assert deed.kind is DeedKind.STEP
    assert back(house) is Kind.TALK, "a step that one comes back to is as it was left"
    kinds = []
    for before in reversed(clocks):
        assert clock(house) == before
        kinds.append(back(house))
    assert kinds == [*[Kind.TALK] * (len(clocks) - 1), Kind.IDEAS], "only then back leaves the talk"


@pytest.mark.usefixtures("talk")
def test_that_what_was_done_at_the_desk_is_never_turned_away(house: House) -> None:
    forward(house)
    forward(house)
    talk, evenings = house.step(Kind.TALK), house.services.evenings
    evenings.change_settings(talk.id, at=1, started="", gone=30)
    assert back(house) is Kind.IDEAS
    assert clock(house).gone == 30
    house.go_to(Kind.TALK)
    evenings.change_settings(talk.id, rounds=1)
    assert forward(house).kind is DeedKind.STEP, "a talk of one round needs no clock, and holds nobody up"
    for odd in ('"x"', '[{"to": "2"}]', '[{"to": 2, "fields": 3}]', "7"):
        step = replace(talk, settings=f'{{"trail": {odd}, "slide": {odd}}}')
        assert (turned.trail(step), turned.slide(step, "r")) == ((), 1)


def test_that_the_phases_of_thinking_are_gone_through_once_they_have_begun(house: House) -> None:
    house.go_to(Kind.IDEAS)
    ideas = house.step(Kind.IDEAS)
    begun = thinking.at(IdeasSettings(), thinking.Phase.ALONE, house.clock.now())
    fields = {"think_phase": begun.think_phase, "think_started": begun.think_started}
    house.services.evenings.change_settings(ideas.id, **fields)
    assert [forward(house).page for _phase in range(3)] == [2, 3, 4]
    for _phase in range(3):
        assert back(house) is Kind.IDEAS
    settings = read_settings(house.step(Kind.IDEAS))
    assert isinstance(settings, IdeasSettings)
    assert {"think_phase": settings.think_phase, "think_started": settings.think_started} == fields
    house.services.evenings.change_settings(ideas.id, think_phase=0, think_started="")
    assert forward(house).kind is DeedKind.STEP


def test_that_the_rest_of_many_plans_hangs_on_a_second_slide(bought: House) -> None:
    assert slide(bought) == 1
    assert forward(bought) == Deed(DeedKind.SLIDE, page=2, pages=2)
    assert slide(bought) == 2
    after = json.loads(bought.step(Kind.VOTE).settings)
    assert bought.services.playing.next_deed(bought.evening.id).kind is DeedKind.FINISH
    assert back(bought) is Kind.VOTE
    assert slide(bought) == 1
    assert back(bought) is Kind.PAUSE
    bought.services.store.run(
        lambda unit: unit.change(Step, bought.step(Kind.VOTE).id, settings=json.dumps(after))
    )
    assert forward(bought).kind is DeedKind.STEP
    assert slide(bought) == 1, "who comes to it by going on sees the first one"
    bought.services.voting.again(bought.round.id)
    assert slide(bought) == 1


def test_that_five_plans_stand_on_one_slide(bought: House) -> None:
    assert [turned.slides(count) for count in (0, 5, 6, 12)] == [1, 1, 2, 2]
    bought.services.voting.conceal(bought.round.id)
    assert bought.services.playing.next_deed(bought.evening.id).kind is DeedKind.REVEAL


def test_that_a_long_summary_and_the_result_of_an_exit_poll_are_turned_page_by_page(house: House) -> None:
    services, evening = house.services, house.evening.id
    summary = services.evenings.add_step(evening, Kind.READBACK).id
    poll = services.evenings.add_step(evening, Kind.EXIT).id
    services.readbacks.write(summary, [f"Punt {number}" for number in range(13)])
    services.exitpoll.show(poll)
    services.evenings.change_settings(summary, page=2)
    house.go_to(Kind.VOTE)
    services.playing.go_to(evening, services.evenings.steps(evening)[-3].id)
    assert forward(house) == Deed(DeedKind.STEP, summary)
    assert services.readbacks.view(summary).at == 0, "who comes to it by going on sees the first page"
    assert [forward(house) for _turn in range(3)] == [
        Deed(DeedKind.PAGE, page=2, pages=3),
        Deed(DeedKind.PAGE, page=3, pages=3),
        Deed(DeedKind.STEP, poll),
    ]
    assert forward(house) == Deed(DeedKind.PAGE, page=2, pages=2)
    assert services.exitpoll.view(poll).at == 1
    assert services.playing.next_deed(evening).kind is DeedKind.FINISH
    assert [back(house) for _turn in range(4)] == [Kind.EXIT, *[Kind.READBACK] * 3]
    assert services.readbacks.view(summary).at == 0
    services.exitpoll.show(poll, on=False)
    services.readbacks.write(summary, ["Een tafel."])
    kinds = [forward(house).kind for _turn in range(2)]
    assert kinds == [DeedKind.STEP, DeedKind.FINISH], "what is hidden, or short, holds nobody up"
