"""What everybody draws themselves from, and the bus that tells them to look again."""

from datetime import timedelta

import pytest

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.events import BallotCast, Changed, Event, GuestsChanged
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.overview import expected_end, minutes_behind, planned_start, step_clock
from tests.services.conftest import BEGIN, House


def test_that_an_evening_is_seen_whole(house: House) -> None:
    view = house.services.overview.evening(house.evening.id)
    assert (view.step, view.round, view.following) == (None, None, house.steps[0])
    assert view.project == house.services.projects.current()
    house.go_to(Kind.VOTE)
    view = house.services.overview.evening(house.evening.id)
    assert view.round is not None
    assert view.following is None
    assert house.services.overview.evening(house.evening.id, step_id=house.steps[1].id).step == house.steps[1]
    with pytest.raises(Gone):
        house.services.overview.evening("weg")


def test_that_the_report_lists_rounds_that_were_opened_only(house: House) -> None:
    assert house.services.overview.rounds(house.evening.id) == ()
    house.services.evenings.change_step(house.step(Kind.VOTE).id, question="Wat eerst?")
    house.open_vote()
    (view,) = house.services.overview.rounds(house.evening.id)
    assert view.question == "Wat eerst?"


def test_that_the_clock_of_a_step_runs_and_stands_still(house: House) -> None:
    assert step_clock(house.steps[0], BEGIN).passed == 0
    house.go_to(Kind.WELCOME)
    house.clock.pass_by(minutes=12)
    clock = step_clock(house.steps[0], house.clock.now())
    assert (clock.planned, clock.passed, clock.left) == (600, 720, -120)
    assert step_clock(house.steps[0], BEGIN - timedelta(days=1)).passed == 0
    house.go_to(Kind.IDEAS)
    assert step_clock(house.steps[0], BEGIN + timedelta(days=1)).passed == 720


def test_that_being_behind_and_ahead_is_told_in_minutes(house: House) -> None:
    view = house.services.overview.evening(house.evening.id)
    assert minutes_behind(view, BEGIN) == 0
    assert expected_end(view, BEGIN) == BEGIN + timedelta(minutes=68)
    house.go_to(Kind.WELCOME)
    house.clock.pass_by(minutes=15)
    view = house.services.overview.evening(house.evening.id)
    assert minutes_behind(view, house.clock.now()) == 5
    house.go_to(Kind.THEMES)
    view = house.services.overview.evening(house.evening.id)
    assert minutes_behind(view, house.clock.now()) == -15


def test_that_an_evening_with_a_date_has_a_planned_start(house: House) -> None:
    assert planned_start(house.evening, BEGIN) is None
    evening = house.services.evenings.change(house.evening.id, date="2026-11-24", starts="19:30")
    start = planned_start(evening, BEGIN)
    assert start is not None
    assert start.isoformat() == "2026-11-24T19:30:00+00:00"


def test_that_every_change_is_told_on_the_bus(house: House) -> None:
    note = house.write("een")[0]
    assert [(e.entity, e.entity_id) for e in house.heard if isinstance(e, Changed)][-1] == ("note", note.id)
    house.open_vote()
    house.services.casting.cast(house.round.id, "anna", house.dots(1), Channel.PHONE)
    assert house.heard[-1] == BallotCast(house.evening.project_id, house.round.id)


def test_that_a_handler_that_fails_does_not_silence_the_others() -> None:
    bus, heard = Bus(), list[Event]()

    def fails(_event: Event) -> None:
        raise ZeroDivisionError

    stop = bus.subscribe(fails)
    bus.subscribe(heard.append)
    with pytest.raises(ZeroDivisionError):
        bus.publish(GuestsChanged(3))
    assert heard == [GuestsChanged(3)]
    stop()
    stop()
    bus.publish(GuestsChanged(4))
    assert heard[-1] == GuestsChanged(4)
    assert bus.handlers == 1


def test_that_a_handler_may_stop_while_it_is_told() -> None:
    bus, heard = Bus(), list[Event]()

    def once(event: Event) -> None:
        heard.append(event)
        stop()

    stop = bus.subscribe(once)
    bus.publish(GuestsChanged(1))
    bus.publish(GuestsChanged(2))
    assert heard == [GuestsChanged(1)]
    assert bus.handlers == 0
