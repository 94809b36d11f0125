"""What phones are told while the evening goes on."""

import threading

import pytest

from cocreate_desktop.domain.events import Event, GuestsChanged, StoringFailed
from cocreate_desktop.domain.rounds import Phase, Round
from cocreate_desktop.domain.steps import KINDS, Kind
from cocreate_desktop.phones.steps import FACES
from tests.patience import until
from tests.phones.conftest import Hall
from tests.phones.filling_in import vote


def test_that_every_kind_of_step_has_a_face_on_the_phone() -> None:
    assert set(FACES) == set(KINDS)


def test_that_the_stream_tells_of_a_new_page_and_of_votes(hall: Hall) -> None:
    phone, other = hall.guest(), hall.guest()
    with phone.stream("GET", "/live") as stream:
        lines = (line for line in stream.iter_lines() if line.startswith("data:"))
        first = next(lines)
        hall.open_vote()
        second = next(line for line in lines if '"voted":0' in line)
        assert first[:30] != second[:30]
        vote(other, hall, 1, 1, 1)
        assert any('"voted":1' in line for line in lines)


@pytest.mark.expected_log("phones could not be told what changes")
def test_that_a_state_that_cannot_be_told_is_said_at_the_desk_and_ends_nothing(hall: Hall) -> None:
    told: list[str] = []
    hall.services.bus.subscribe(
        lambda event: told.append(event.problem) if isinstance(event, StoringFailed) else None
    )
    hall.open_vote()
    with hall.guest().stream("GET", "/live") as stream:
        lines = (line for line in stream.iter_lines() if line.startswith("data:"))
        next(lines)
        hall.services.store.run(
            lambda unit: unit.change(Round, hall.round.id, method="lottery", phase=Phase.REVEALED)
        )
        until(lambda: len(told) == 1)
        hall.services.store.run(
            lambda unit: unit.change(Round, hall.round.id, method="dots", phase=Phase.CLOSED)
        )
        until(lambda: len(told) == 2)
        assert [bool(problem) for problem in told] == [True, False]
        next(lines)
        hall.go_to(Kind.PAUSE)
        next(lines)


def test_that_the_bus_hears_how_many_phones_are_there(hall: Hall) -> None:
    told: list[int] = []
    changed = threading.Event()

    def hear(event: Event) -> None:
        if isinstance(event, GuestsChanged):
            told.append(event.phones)
            changed.set()

    hall.services.bus.subscribe(hear)
    with hall.guest().stream("GET", "/live") as stream:
        next(stream.iter_lines())
        assert changed.wait(10)
        assert told == [1]
        changed.clear()
    assert changed.wait(10)
    assert told == [1, 0]
