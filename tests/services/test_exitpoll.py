"""The exit poll: four roads that add up, a response with its base, what is replaced, skipped, hidden and promised."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from cocreate_desktop.domain.answererrors import (
    AnsweredAlready,
    BadSlip,
    NotAsked,
    NothingFilledIn,
    PromisePassed,
)
from cocreate_desktop.domain.answers import MARK, NO, SO_SO, YES, Answer
from cocreate_desktop.domain.arrivals import Arrival, Expectation
from cocreate_desktop.domain.errors import BadValue, NotAllowed, TextTooLong
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.satisfaction import Verdict
from cocreate_desktop.domain.statements import About, Turn, apart
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.exitpoll import ExitView
from cocreate_desktop.services.ports import UnitOfWork
from tests.services.conftest import House

USUAL = {MARK: "8", "s1": YES, "s2": YES, "s3": SO_SO, "s4": YES}


@pytest.fixture
def step(house: House) -> str:
    """An exit poll that is on."""
    made = house.services.evenings.add_step(house.evening.id, Kind.EXIT).id
    house.services.evenings.change(house.evening.id, date="2026-11-24")
    house.services.playing.go_to(house.evening.id, made)
    return made


def send(
    house: House, step: str, author: str, answers: Mapping[str, str] = USUAL, words: str = ""
) -> tuple[Answer, ...]:
    polls = house.services.exitpoll
    return house.services.store.run(polls.sending(house.evening.id, step, answers, words, author=author))


def view(house: House, step: str) -> ExitView:
    return house.services.exitpoll.view(step)


def come_in(house: House, number: int, expects: Expectation = Expectation.NOT_ASKED) -> None:
    def work(unit: UnitOfWork) -> None:
        for _ in range(number):
            unit.add(
                Arrival(
                    id=new_id(),
                    project_id=unit.project_id,
                    evening_id=house.evening.id,
                    expects=expects,
                )
            )

    house.services.store.run(work)


def test_that_a_later_sending_replaces_and_everything_may_be_skipped(house: House, step: str) -> None:
    told = view(house, step).told
    send(house, step, "buur", words="Gezellig")
    send(house, step, "buur", words="Gezellig")
    assert (view(house, step).people, view(house, step).satisfaction.n) == (1, 1)
    send(house, step, "buur", {MARK: "", "s2": NO})
    found = view(house, step)
    assert (found.people, found.satisfaction.n, found.statements[1].no) == (1, 0, 1)
    assert sum(one.n for one in found.statements) == 1
    assert not found.words
    send(house, step, "ander", {MARK: "10"})
    assert view(house, step).histogram == (0,) * 9 + (1,)
    assert view(house, step).told == told  # what everybody's page shows stays, whoever sends
    send(house, step, "buur", {})  # taken back
    assert view(house, step).people == 1
    with pytest.raises(NothingFilledIn):
        send(house, step, "niemand", {"s1": ""})
    for answers, words, problem in (
        ({MARK: "11"}, "", BadValue),
        ({"s6": YES}, "", BadValue),
        ({"s1": "8"}, "", BadValue),
        (USUAL, "x" * 141, TextTooLong),
    ):
        with pytest.raises(problem):
            send(house, step, "buur", answers, words)
    house.go_to(Kind.IDEAS)
    send(house, step, "nog bezig")  # who was still filling in is heard
    later = house.services.evenings.add_step(house.evening.id, Kind.EXIT).id
    for place in (later, house.step(Kind.IDEAS).id, "gone"):
        with pytest.raises(NotAsked):
            send(house, place, "buur")


def test_that_four_roads_add_up_and_more_answers_than_people_give_no_percentage(
    house: House, step: str
) -> None:
    polls = house.services.exitpoll
    for number in range(8):
        send(house, step, f"buur {number}")
    polls.enter(step, "6 33213 Te lang")
    polls.enter(step, "- 1")
    polls.count(step, Channel.CARD, "s1", {YES: 3, SO_SO: 1})
    polls.count(step, Channel.CARD, "s2", {YES: 2})
    before = polls.count(step, Channel.DOTS, MARK, {"9": 2, "7": 1})
    assert set(before.values()) == {0}
    assert polls.count(step, Channel.DOTS, MARK, {"9": 4})["7"] == 1
    found = view(house, step)
    assert {channel: one.people for channel, one in found.by_channel.items()} == {
        Channel.PHONE: 8,
        Channel.PAPER: 2,
        Channel.CARD: 4,
        Channel.DOTS: 4,
    }
    assert (found.people, found.satisfaction.n, found.satisfaction.satisfied) == (18, 13, 12)
    assert found.histogram == tuple(
        sum(part.histogram[mark] for part in found.by_channel.values()) for mark in range(10)
    )
    first = found.statements[0]
    assert (first.no, first.so_so, first.yes) == (1, 1, 8 + 1 + 3)
    assert found.satisfaction.verdict is Verdict.MISSED
    assert found.satisfaction.response is None  # nobody was counted
    come_in(house, 17)
    assert view(house, step).satisfaction.too_many
    assert view(house, step).satisfaction.response is None
    assert "17" in view(house, step).satisfaction.response_words
    come_in(house, 3)
    response = view(house, step).satisfaction.response
    assert response is not None
    assert (response.numerator, response.base) == (18, 20)


def test_that_a_form_can_be_taken_back_and_what_cannot_be_is_refused(house: House, step: str) -> None:
    polls = house.services.exitpoll
    slip = polls.enter(step, "6 33213 Te lang")
    polls.remove(slip)
    assert view(house, step).people == 0
    polls.restore(slip)
    assert [one.words for one in view(house, step).words] == ["Te lang"]
    assert view(house, step).words_shown == ()
    polls.let_read(view(house, step).words[0].id)
    assert view(house, step).words_shown == ("Te lang",)
    for channel, question, counts, problem in (
        (Channel.CARD, MARK, {"8": 1}, NotAllowed),
        (Channel.PHONE, "s1", {YES: 1}, NotAllowed),
        (Channel.DOTS, "s1", {YES: -1}, BadValue),
        (Channel.DOTS, "s1", {"8": 1}, BadValue),
    ):
        with pytest.raises(problem):
            polls.count(step, channel, question, counts)
    with pytest.raises(BadSlip):
        polls.enter(step, "acht")


def test_that_process_and_outcome_stay_apart_and_mirror_the_door(house: House, step: str) -> None:
    for number in range(12):
        send(house, step, f"buur {number}", {"s2": YES, "s4": NO})
    assert view(house, step).mirror is None
    come_in(house, 2, Expectation.MUCH)
    come_in(house, 10, Expectation.LITTLE)
    found = view(house, step)
    kinds = apart(found.statements)
    assert [len(kinds[about]) for about in (About.PROCESS, About.OUTCOME)] == [4, 1]
    assert kinds[About.OUTCOME][0].no == 12
    assert found.mirror is not None
    assert found.mirror.turn is Turn.MORE


def test_that_statements_of_ones_own_wait_for_no_answer(house: House, step: str) -> None:
    polls = house.services.exitpoll
    polls.state(step, ("  Het plein wordt  mooier. ", "", "Ik doe mee."), (0, 2))
    asked = view(house, step).asked
    assert [(one.question, one.words, one.about, one.own) for one in asked] == [
        ("s1", "Het plein wordt  mooier.", About.OUTCOME, True),
        ("s3", "Ik doe mee.", About.OUTCOME, True),
    ]
    send(house, step, "buur", {"s3": YES})
    assert view(house, step).statements[1].yes == 1
    assert polls.ask(step, "s3") == ""
    assert view(house, step).asking == asked[1]
    assert polls.ask(step, "s2") == "s3"
    assert view(house, step).asking is None, "a sentence that is not asked is not put on the screen"
    with pytest.raises(BadValue):
        polls.ask(step, MARK)
    with pytest.raises(AnsweredAlready):
        polls.state(step, (), (3,))
    send(house, step, "buur", {MARK: "7"})
    polls.state(step, ("", ""), (3,))
    assert len(view(house, step).asked) == 5


def test_that_people_hear_before_a_day_to_come(house: House, step: str) -> None:
    polls = house.services.exitpoll
    assert view(house, step).promise == "2026-12-08"
    polls.promise(step, "2026-11-30")
    assert view(house, step).promise == "2026-11-30"
    house.clock.time = datetime(2026, 12, 1, 9, tzinfo=UTC)
    with pytest.raises(PromisePassed):
        polls.promise(step, "2026-11-30")
    with pytest.raises(BadValue):
        polls.promise(step, "morgen")
    polls.promise(step, "")
    assert view(house, step).promise == "2026-12-08"
    assert not view(house, step).shown
    polls.show(step)
    assert view(house, step).shown


def test_that_steps_of_an_evening_and_evenings_of_a_project_add_up_by_person(house: House, step: str) -> None:
    second = house.services.evenings.add_step(house.evening.id, Kind.EXIT).id
    house.services.playing.go_to(house.evening.id, second)
    send(house, step, "vroeg weg", {MARK: "6"})
    send(house, step, "twee keer", {MARK: "6", "s1": NO})
    send(house, second, "twee keer", {MARK: "9"})
    polls = house.services.exitpoll
    whole = polls.of_evening(house.evening.id)
    assert whole is not None
    assert (whole.people, whole.satisfaction.n, whole.histogram[5], whole.histogram[8]) == (2, 2, 1, 1)
    assert whole.statements[0].no == 1
    come_in(house, 5)
    other = house.services.evenings.plan("ideas", name="Tweede avond")
    third = house.services.evenings.add_step(other.id, Kind.EXIT).id
    together = polls.of_project()
    assert together is not None
    assert (together.people, together.arrived) == (2, 5)
    polls.enter(third, "8")
    together = polls.of_project()
    assert together is not None
    assert (together.people, together.arrived) == (3, None)  # on one evening nobody counted
    house.services.evenings.change(other.id, present="4")
    together = polls.of_project()
    assert together is not None
    assert together.arrived == 9
    assert polls.of_evening(other.id) is not None
