"""Durable votes a second through the group writer, 500 submitters at once, against bare sqlite3 committing as large groups.

Run it with ``python bench/votes_store.py``; the ratio counts, the figures do not travel between machines.
"""

import queue
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import CastBallot, Option, Phase, Round
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage import Workspace, create_workspace

SUBMITTERS = 500
EACH = 20
GROUP = 200


def main() -> None:
    """Prints both figures and their ratio, the best of three."""
    with tempfile.TemporaryDirectory() as folder:
        ours, reference = [], []
        for turn in range(3):
            ours.append(store_votes(Path(folder) / f"{turn}.cocreate"))
            reference.append(bare_votes(Path(folder) / f"{turn}.db"))
    best, bare = max(ours), max(reference)
    print(f"durable votes/s, {SUBMITTERS} submitters: {best:,.0f}")
    print(f"bare sqlite3, groups of at most {GROUP}:   {bare:,.0f}")
    print(f"ratio: {best / bare:.2f}")


def rate(vote: Callable[[int], object]) -> float:
    """Votes a second when every submitter votes ``EACH`` times, each waiting for its answer."""
    ready = threading.Barrier(SUBMITTERS + 1)

    def submit(number: int) -> None:
        ready.wait()
        for turn in range(EACH):
            vote(number * EACH + turn)

    threads = [threading.Thread(target=submit, args=(number,)) for number in range(SUBMITTERS)]
    for thread in threads:
        thread.start()
    ready.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    return SUBMITTERS * EACH / (time.perf_counter() - start)


def store_votes(path: Path) -> float:
    """Our store: a vote reads its round and options, and writes a ballot and an op of the chain, encrypted."""
    project_id = new_id()
    project = Project(id=project_id, project_id=project_id)
    workspace = create_workspace(path, project, bus=Bus(), key_file=path.with_suffix(".key"), group=True)
    try:
        workspace.store.run(lambda unit: _add_round(unit, project_id))
        return rate(lambda number: _vote(workspace, number))
    finally:
        workspace.close()


def _add_round(unit: UnitOfWork, project_id: str) -> None:
    unit.add(Round(id="r", project_id=project_id, evening_id="e", step_id="s", phase=Phase.OPEN))
    for letter in "ABCDE":
        unit.add(Option(id=letter, project_id=project_id, round_id="r", letter=letter, text=letter))


def _vote(workspace: Workspace, number: int) -> CastBallot:
    cast = CastBallot(
        project_id=workspace.project_id,
        round_id="r",
        voter=f"{number:064x}",
        channel=Channel.PHONE,
        choices=(("A", 2), ("B", 1)),
    )

    def work(unit: UnitOfWork) -> CastBallot:
        assert unit.get(Round, "r").phase is Phase.OPEN
        assert len(unit.find(Option, round_id="r")) == 5
        return unit.record(cast)

    return workspace.store.submit(work).result()


def bare_votes(path: Path) -> float:
    """The reference: one thread, one table, plain rows, the same groups and the same promise."""
    waiting: queue.SimpleQueue[tuple[str, Future[None]] | None] = queue.SimpleQueue()
    writer = threading.Thread(target=_write_bare, args=(path, waiting))
    writer.start()

    def vote(number: int) -> None:
        done: Future[None] = Future()
        waiting.put((f"{number:064x}", done))
        done.result()

    try:
        return rate(vote)
    finally:
        waiting.put(None)
        writer.join()


def _write_bare(path: Path, waiting: "queue.SimpleQueue[tuple[str, Future[None]] | None]") -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE ballot (voter TEXT PRIMARY KEY, choices TEXT)")
    last = False
    while not last:
        group, last = _next_group(waiting)
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            'INSERT INTO ballot VALUES (?, \'[["A",2],["B",1]]\')', [(v,) for v, _ in group]
        )
        connection.execute("COMMIT")
        for _voter, done in group:
            done.set_result(None)
        time.sleep(0.001)
    connection.close()


def _next_group(
    waiting: "queue.SimpleQueue[tuple[str, Future[None]] | None]",
) -> tuple[list[tuple[str, Future[None]]], bool]:
    group: list[tuple[str, Future[None]]] = []
    item = waiting.get()
    while item is not None:
        group.append(item)
        if len(group) >= GROUP or waiting.empty():
            return group, False
        item = waiting.get()
    return group, True


if __name__ == "__main__":
    main()
