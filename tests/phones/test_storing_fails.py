"""When nothing can be stored any more: whoever waits is answered, nobody hangs, the desk hears it, and it goes on after."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import event

from cocreate_desktop.domain.errors import DiskFull
from cocreate_desktop.domain.events import Event, StoringFailed
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.forms import sentence_of
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage.store import WorkspaceStore
from tests.patience import until
from tests.phones.conftest import Hall
from tests.phones.filling_in import JSON, hidden, send_note

PHONES = 6


@contextmanager
def full_disk(store: WorkspaceStore) -> Iterator[None]:
    """The file can grow no more."""

    def limit(connection: Any, *_rest: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    event.listen(store._engine, "connect", limit)
    store._engine.dispose()
    try:
        yield
    finally:
        event.remove(store._engine, "connect", limit)
        store._engine.dispose()


def held(store: WorkspaceStore) -> tuple[threading.Event, Future[None]]:
    """A unit that keeps the writer busy until the event is set, so that what follows is one group."""
    go, busy = threading.Event(), threading.Event()

    def wait(_unit: UnitOfWork) -> None:
        busy.set()
        go.wait(10)

    future = store.submit(wait)
    busy.wait(10)
    return go, future


def ballot(phone: httpx.Client, hall: Hall) -> dict[str, str]:
    return {
        "proof": hidden(phone.get("/"), "proof"),
        "round": hall.round.id,
        f"o-{hall.options[0].id}": "1",
    }


@pytest.mark.expected_log("")
def test_that_a_full_disk_answers_everybody_who_waits_and_tells_the_desk(hall: Hall) -> None:
    hall.open_vote()
    store, heard = hall.store._store, list[Event]()
    assert isinstance(store, WorkspaceStore)
    hall.services.bus.subscribe(heard.append)
    phones = [hall.guest() for _place in range(PHONES)]
    votes = [ballot(phone, hall) for phone in phones]

    def send(place: int) -> httpx.Response:
        return phones[place].post("/vote", data=votes[place], headers=JSON, timeout=30)

    with ThreadPoolExecutor(PHONES) as pool:
        with full_disk(store):
            go, _future = held(store)
            waiting = [pool.submit(send, place) for place in range(PHONES)]
            assert store._writer is not None
            queue = store._writer._queue
            until(lambda: queue.qsize() == PHONES)
            big = store.submit(lambda unit: unit.add(_big(unit.project_id)))
            go.set()
            answers = [one.result(30) for one in waiting]
            assert isinstance(big.exception(30), DiskFull)
        assert [answer.status_code for answer in answers] == [503] * PHONES
        assert all(not answer.json()["ok"] and answer.json()["said"] for answer in answers)
        assert hall.voters == 0
        again = [one.status_code for one in pool.map(send, range(PHONES))]
    assert again == [200] * PHONES
    assert hall.voters == PHONES
    told = [one.problem for one in heard if isinstance(one, StoringFailed)]
    assert [bool(problem) for problem in told] == [True, False]


@pytest.mark.expected_log("what a phone sent could not be stored")
def test_that_the_desk_hears_of_it_in_its_own_language(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    heard = list[Event]()
    hall.services.bus.subscribe(heard.append)
    phone = hall.visitor()
    phone.post(f"/J/{hall.evening.join_token}", data={"lang": "ar"})
    hall.store.full, hall.store.problem = True, TimeoutError()  # one without words of its own
    answer = send_note(phone, "Een bankje")
    assert answer.status_code == 503
    (told,) = [one.problem for one in heard if isinstance(one, StoringFailed)]
    assert told == sentence_of(TimeoutError())
    assert told not in answer.text


def _big(project_id: str) -> Note:
    return Note(id="big", project_id=project_id, evening_id="e", step_id="s", text="x" * 500_000, original="")
