"""When the disk is full or a unit fails: a clear error for whoever waits, nothing accepted is lost, nobody hangs."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from sqlalchemy import event

from cocreate_desktop.domain.errors import DiskFull, Gone, HallStopped, ReadOnly
from cocreate_desktop.domain.events import Event
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage import Workspace

Maker = Callable[..., Workspace]


def note(workspace: Workspace, name: str, size: int = 10) -> Note:
    pid = workspace.project_id
    return Note(id=name, project_id=pid, evening_id="e", step_id="s", text="x" * size, original="")


def vote(workspace: Workspace, voter: str) -> Callable[[UnitOfWork], CastBallot]:
    cast = CastBallot(
        project_id=workspace.project_id, round_id="r", voter=voter, channel=Channel.PHONE, choices=()
    )
    return lambda unit: unit.record(cast)


def set_pragma(workspace: Workspace, pragma: str) -> None:
    """Sets a limit on every connection of this store, as a full or protected disk would."""
    engine = workspace.store._engine

    def limit(connection: Any, *_rest: object) -> None:
        connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", limit)
    engine.dispose()


def held(workspace: Workspace) -> tuple[threading.Event, Future[None]]:
    """A unit that keeps the writer busy until the event is set, so that what follows is one group."""
    go, busy = threading.Event(), threading.Event()

    def wait(_unit: UnitOfWork) -> None:
        busy.set()
        go.wait(10)

    future = workspace.store.submit(wait)
    busy.wait(10)
    return go, future


def test_that_a_full_disk_is_said_and_work_goes_on_after_it(new_workspace: Maker) -> None:
    workspace = new_workspace()
    set_pragma(workspace, "max_page_count = 60")
    workspace.store.run(lambda unit: unit.add(note(workspace, "kept")))
    with pytest.raises(DiskFull):
        workspace.store.run(lambda unit: unit.add(note(workspace, "big", 500_000)))
    workspace.store.run(lambda unit: unit.add(note(workspace, "small")))
    found = workspace.store.read(lambda reader: reader.find(Note))
    assert [n.id for n in found] == ["kept", "small"]


@pytest.mark.expected_log("was not written: DiskFull")
def test_that_a_failed_group_fails_everybody_in_it_and_nobody_hangs(new_workspace: Maker) -> None:
    workspace = new_workspace(group=True)
    set_pragma(workspace, "max_page_count = 60")
    go, _ = held(workspace)
    submit = workspace.store.submit
    waiting: tuple[Future[Any], ...] = (
        submit(vote(workspace, "v1")),
        submit(lambda unit: unit.add(note(workspace, "big", 500_000))),
        submit(vote(workspace, "v2")),
    )
    go.set()
    assert [type(future.exception(10)) for future in waiting] == [DiskFull] * 3
    assert workspace.store.run(vote(workspace, "v3")).voter == "v3"
    assert workspace.store.read(lambda reader: reader.voters("r")) == 1


def test_that_a_protected_file_is_said(new_workspace: Maker) -> None:
    workspace = new_workspace()
    set_pragma(workspace, "query_only = ON")
    with pytest.raises(ReadOnly):
        workspace.store.run(lambda unit: unit.add(note(workspace, "n")))


def test_that_a_unit_that_fails_in_a_group_takes_back_only_itself(new_workspace: Maker) -> None:
    workspace = new_workspace(group=True)

    def breaks(unit: UnitOfWork) -> None:
        unit.record(CastBallot(project_id="", round_id="r", voter="x", channel=Channel.PHONE, choices=()))
        unit.add(note(workspace, "taken back"))
        unit.record(CastBallot(project_id="", round_id="r", voter="y", channel=Channel.PHONE, choices=()))
        assert unit.voters("r") == 3
        unit.get(Note, "nowhere")

    def sees(unit: UnitOfWork) -> tuple[int, int]:
        return unit.voters("r"), len(unit.find(Note))

    go, _ = held(workspace)
    first = workspace.store.submit(vote(workspace, "v1"))
    broken = workspace.store.submit(breaks)
    seen = workspace.store.submit(sees)
    last = workspace.store.submit(vote(workspace, "v2"))
    go.set()
    with pytest.raises(Gone):
        broken.result(10)
    assert seen.result(10) == (1, 0)
    assert (first.result(10).seq, last.result(10).seq) == (2, 3)
    assert [b.voter for b in workspace.store.read(lambda r: r.ballots("r"))] == ["v1", "v2"]


def test_that_closing_writes_what_was_submitted_and_refuses_the_rest(new_workspace: Maker) -> None:
    workspace = new_workspace(group=True)
    futures = [workspace.store.submit(vote(workspace, f"v{n}")) for n in range(500)]
    workspace.close()
    assert len({future.result(0).seq for future in futures}) == 500
    with pytest.raises(HallStopped):
        workspace.store.submit(vote(workspace, "late")).result(0)


@pytest.mark.expected_log("a listener failed")
def test_that_a_failing_listener_does_not_stop_the_writer(new_workspace: Maker) -> None:
    bus = Bus()
    workspace = new_workspace(group=True, bus=bus)

    def fails(_event: Event) -> None:
        raise ValueError("on purpose")

    stop = bus.subscribe(fails)
    assert workspace.store.run(vote(workspace, "v1")).voter == "v1"
    stop()
    assert workspace.store.run(vote(workspace, "v2")).voter == "v2"


@pytest.mark.expected_log("a listener failed")
def test_that_a_listener_in_the_writing_thread_is_not_left_waiting_for_itself(new_workspace: Maker) -> None:
    bus = Bus()
    workspace = new_workspace(group=True, bus=bus)

    def writes(_event: Event) -> None:
        workspace.store.run(lambda unit: unit.find(Project))

    stop = bus.subscribe(writes)
    assert workspace.store.submit(vote(workspace, "v1")).result(10).voter == "v1"
    stop()
