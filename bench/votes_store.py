"""Durable votes a second through the group writer with 500 submitters at once, without HTTP; beside bare SQLite that commits as
large groups without rules or a log, plain and encrypted as ours is."""

import tempfile
from pathlib import Path

from bench.stand.bare import GROUP, BareWriter
from bench.stand.clock import rate
from bench.stand.figure import Figure, tell
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import CastBallot, Option, Phase, Round
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage import Workspace, create_workspace

SUBMITTERS, EACH, TURNS = 500, 20, 3


def main() -> None:
    """The best of three turns."""
    with tempfile.TemporaryDirectory() as folder:
        ours, reference, encrypted = [], [], []
        for turn in range(TURNS):
            ours.append(store_votes(Path(folder) / f"{turn}.cocreate"))
            reference.append(bare_votes(Path(folder) / f"{turn}.db"))
            encrypted.append(bare_votes(Path(folder) / f"{turn}.sealed.db", encrypted=True))
    votes, beside = f"durable votes, {SUBMITTERS} submitters", f"groups of at most {GROUP}"
    tell(
        Figure(votes, max(ours), "votes/s", max(reference), f"bare sqlite3, {beside}"),
        Figure(votes, max(ours), "votes/s", max(encrypted), f"bare SQLCipher, {beside}"),
    )


def store_votes(path: Path) -> float:
    """Our store: a vote reads its round and options, and writes a ballot and an op of the chain, encrypted."""
    project_id = new_id()
    project = Project(id=project_id, project_id=project_id)
    workspace = create_workspace(path, project, bus=Bus(), key_file=path.with_suffix(".key"), group=True)
    try:
        workspace.store.run(lambda unit: _add_round(unit, project_id))
        return rate(lambda number: _vote(workspace, number), SUBMITTERS, EACH)
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


def bare_votes(path: Path, *, encrypted: bool = False) -> float:
    """The reference: one thread, one table, plain rows, the same groups and the same promise."""
    writer = BareWriter(path, encrypted=encrypted)
    try:
        return rate(lambda number: writer.submit(f"{number:064x}").result(), SUBMITTERS, EACH)
    finally:
        writer.close()


if __name__ == "__main__":
    main()
