"""What is asked often goes by an index, on both engines: the engine itself is asked how it will find the rows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, Table

from cocreate_desktop.domain.answers import Answer
from cocreate_desktop.domain.arrivals import Arrival
from cocreate_desktop.domain.chains import LogEnd, canonical
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.domain.proposals import Reaction
from cocreate_desktop.domain.rounds import CastBallot, Option, Round
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.storage import WorkspaceStore, mapping, migrations, tables
from cocreate_desktop.storage.engine import WRITING, postgres_engine, sqlite_engine
from cocreate_desktop.storage.oplog import Entry, append
from cocreate_desktop.storage.replica import SqlPeer
from tests.storage.plans import explained

HOT: dict[str, tuple[Callable[[Reader], object], tuple[str, ...]]] = {
    "a thing by its id": (lambda reader: reader.find(Round, id="r"), ("project_id", "id")),
    "notes of an evening": (lambda reader: reader.find(Note, evening_id="e"), ("project_id", "evening_id")),
    "steps of an evening": (lambda reader: reader.find(Step, evening_id="e"), ("project_id", "evening_id")),
    "codes of an evening": (lambda reader: reader.find(Code, evening_id="e"), ("project_id", "evening_id")),
    "arrivals": (lambda reader: reader.find(Arrival, evening_id="e"), ("project_id", "evening_id")),
    "answers of a step": (lambda reader: reader.find(Answer, step_id="s"), ("project_id", "step_id")),
    "rounds of a step": (lambda reader: reader.find(Round, step_id="s"), ("project_id", "step_id")),
    "options of a round": (lambda reader: reader.find(Option, round_id="r"), ("project_id", "round_id")),
    "the last note of an evening": (
        lambda reader: reader.last_rank(Note, evening_id="e"),
        ("project_id", "evening_id"),
    ),
    "the last offer of a step": (
        lambda reader: reader.last_rank(Offer, step_id="s"),
        ("project_id", "step_id"),
    ),
    "the last reaction to a proposal": (
        lambda reader: reader.last_rank(Reaction, proposal_id="p"),
        ("project_id", "proposal_id"),
    ),
    "copies of a note": (lambda reader: reader.find(Note, linked_to="n"), ("project_id", "linked_to")),
    "doubles of a note": (lambda reader: reader.find(Note, merged_into="n"), ("project_id", "merged_into")),
    "notes of a theme": (lambda reader: reader.find(Note, theme_id="t"), ("project_id", "theme_id")),
    "ballots of a round": (lambda reader: reader.ballots("r"), ("project_id", "round_id")),
    "how many voted": (lambda reader: reader.voters("r"), ("project_id", "round_id")),
    "a voter's ballot": (lambda reader: reader.last_ballot("r", "v"), ("project_id", "round_id", "voter")),
    "ops of a device": (lambda reader: reader.ops_after("d", 7), ("project_id", "device", "seq")),
}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database with our tables."""
    if request.param == "postgres":
        made = postgres_engine(request.getfixturevalue("postgres"))
    else:
        made = sqlite_engine(tmp_path / "project.db", bytes(32), bytes(16))
        with made.connect().execution_options(**WRITING) as connection, connection.begin():
            migrations.upgrade(connection)
    yield made
    made.dispose()


def store_on(engine: Engine) -> WorkspaceStore:
    return WorkspaceStore(engine, new_id(), new_id(), Bus(), name="here")


def fill(engine: Engine, project_id: str) -> None:
    """As many rows in each table that it matters which index is taken: 40 evenings, steps and rounds of 50 things each."""
    filled = [
        *(
            tables.THINGS[kind]
            for kind in (Note, Step, Code, Arrival, Answer, Round, Option, Offer, Reaction)
        ),
        tables.ballot,
        tables.op,
    ]
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        for table in filled:
            connection.execute(table.insert(), [_row(table, project_id, number) for number in range(2000)])
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")


def _row(table: Table, project_id: str, number: int) -> dict[str, object]:
    usual = {column.name: {str: "", int: 0, bool: False}[column.type.python_type] for column in table.columns}
    parents = dict.fromkeys(("evening_id", "step_id", "round_id", "proposal_id", "device"), f"{number // 50}")
    own = {"project_id": project_id, "id": f"{number}", "voter": f"{number}", "seq": number}
    return {name: {**usual, **parents, **own}[name] for name in usual}


def test_that_what_is_read_often_is_found_by_an_index(engine: Engine) -> None:
    store = store_on(engine)
    fill(engine, store.project_id)
    for name, (read, columns) in HOT.items():
        with explained(engine) as plans:
            store.read(read)
        assert [plan for plan in plans if plan.scanned] == [], name
        assert any(all(column in plan.found for column in columns) for plan in plans), f"{name}: {plans}"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_that_the_last_in_order_is_read_off_an_index_however_many_there_are(engine: Engine) -> None:
    """PostgreSQL does so too, but not of as few as are here."""
    store = store_on(engine)
    with explained(engine) as plans:
        store.read(lambda reader: reader.last_rank(Note, evening_id="e"))
        store.read(lambda reader: reader.last_rank(Offer, step_id="s"))
        store.read(lambda reader: reader.last_rank(Reaction, proposal_id="p"))
    found = [plan.found for plan in plans if "max(" in plan.statement]
    assert len(found) == 3
    assert [one for one in found if "USING COVERING INDEX" not in one or "_rank (" not in one] == []


def test_that_nothing_of_a_vote_reads_a_table_from_end_to_end(engine: Engine) -> None:
    """Casting, counting again after it, and a look at what the last one of everybody is."""
    store = store_on(engine)

    def vote(unit: UnitOfWork) -> None:
        unit.find(Option, round_id="r")
        unit.last_ballot("r", "v")
        unit.record(
            CastBallot(
                project_id=store.project_id,
                round_id="r",
                voter="v",
                channel=Channel.PHONE,
                choices=(("a", 1),),
            )
        )

    with explained(engine) as plans:
        store.run(vote)
        store.read(lambda reader: reader.last_ballots("r"))
        store.run(vote)
        store.read(lambda reader: reader.last_ballots("r"))
    assert len(plans) > 8
    assert [plan for plan in plans if plan.scanned] == []
    since = [plan for plan in plans if " JOIN " in plan.statement]
    assert [column for column in ("device", "seq", "round_id") if column not in since[-1].found] == []


def test_that_changing_a_thing_touches_only_its_own_rows(engine: Engine) -> None:
    store = store_on(engine)
    project = store.project_id
    store.run(lambda unit: unit.add(_note(project)))
    with explained(engine) as plans:
        store.run(lambda unit: unit.change(Note, "n", text="Veel meer groen"))
        store.run(lambda unit: unit.delete(Note, "n"))
        store.run(lambda unit: unit.revive(Note, "n"))
    assert len(plans) > 8
    assert [plan for plan in plans if plan.scanned] == []


def test_that_a_sync_finds_what_it_gives_and_takes_by_an_index(engine: Engine) -> None:
    store = store_on(engine)
    peer = SqlPeer(store)
    fill(engine, store.project_id)
    added = Entry(OpKind.ADD, "note", "n", value=canonical(mapping.to_cells(_note(store.project_id))))
    first, end = append(LogEnd(), added, store.project_id, "elsewhere", 7)
    changed = Entry(OpKind.SET, "note", "n", "text", canonical("Veel meer groen"), base=first.hlc)
    second, end = append(end, changed, store.project_id, "elsewhere", 8)
    gone, _end = append(end, Entry(OpKind.DELETE, "note", "n", value="[]"), store.project_id, "elsewhere", 9)
    with explained(engine) as plans:
        vector = peer.give((first, second, gone))
        assert peer.take({}, 400)[-3:] == (first, second, gone)
        assert peer.links("elsewhere", (2, 3)) == (second.link, gone.link)
        assert peer.op_at("elsewhere", 1) == first
        assert peer.blobs(("ab" * 32,))[0].have == 0
        peer.digest(vector)
    assert len(plans) > 12
    assert [plan for plan in plans if plan.scanned] == []
    logs = [plan for plan in plans if "FROM op " in plan.statement.replace("\n", " ")]
    assert logs
    assert all(column in plan.found for plan in logs for column in ("project_id", "device", "seq"))


def _note(project_id: str) -> Note:
    return Note(
        id="n", project_id=project_id, evening_id="e", step_id="s", text="Meer groen", original="Meer groen"
    )
