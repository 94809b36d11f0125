"""What phones are told while the evening goes on."""

import threading

from cocreate_desktop.domain.events import Event, GuestsChanged
from cocreate_desktop.domain.steps import KINDS
from cocreate_desktop.phones.steps import FACES
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
