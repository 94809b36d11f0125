"""A laptop's file and the hub's PostgreSQL are one after a sync, and what that asks of the database never reads a whole
table."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import CastBallot, Round
from cocreate_desktop.domain.syncerrors import TooMuch
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import Workspace, create_workspace
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.hubdatabase import HubDatabase, open_postgres
from cocreate_desktop.storage.hubpeers import HubPeer
from cocreate_desktop.storage.hubstores import HubStores
from cocreate_desktop.storage.replica import SqlPeer
from tests.hubs import new_database
from tests.storage.conftest import a_project

pytestmark = pytest.mark.postgres
PICTURE = bytes(range(256)) * 2000


@pytest.fixture(scope="module")
def database(postgres: str) -> Iterator[HubDatabase]:
    with closing(open_postgres(new_database(postgres))) as opened:
        yield opened


@pytest.fixture
def stores(database: HubDatabase) -> Iterator[HubStores]:
    with closing(HubStores(database)) as opened:
        yield opened


def _evening(unit: UnitOfWork) -> None:
    """Things, facts and a picture; some of them changed."""
    project_id = unit.project_id
    for number in range(5):
        unit.add(
            Theme(
                id=f"t{number}",
                project_id=project_id,
                evening_id="e",
                step_id="s",
                name=f"Thema {number}",
                rank=f"{number}",
            )
        )
    unit.change(Theme, "t1", name="Groen")
    unit.delete(Theme, "t2")
    unit.add(Round(id="r", project_id=project_id, evening_id="e", step_id="s"))
    for voter in ("anna", "bram"):
        ballot = CastBallot(
            project_id=project_id, round_id="r", voter=voter, channel=Channel.PHONE, choices=(("a", 1),)
        )
        unit.record(ballot)
    unit.keep_blob(PICTURE, "image/png")


def test_that_a_sync_with_the_hub_reads_by_the_keys_of_the_project_only(
    database: HubDatabase, stores: HubStores, new_workspace: Callable[..., Workspace]
) -> None:
    laptop, accounts = new_workspace(), Accounts(database)
    laptop.store.run(_evening)
    project = accounts.create_project(accounts.create_organisation(new_id()), "Buurtplein", laptop.project_id)
    asked = _heard(database.engine)
    hub = HubPeer(stores.project(project.id).store, "De centrale", project, database)
    mine = SqlPeer(laptop.store, name="laptop")
    assert Session(mine, hub).run().went > 0
    stores.project(project.id).store.run(lambda unit: unit.change(Project, project.id, name="Van de hub"))
    assert Session(mine, hub).run().came == 1
    laptop.store.run(lambda unit: unit.change(Theme, "t1", name="Groen en water"))
    assert Session(mine, hub).run().went == 1
    assert dict(mine.vector()) == dict(hub.vector())
    looked = {
        statement: _without_a_key(database.engine, statement, values) for statement, values in asked.items()
    }
    assert len(looked) > 20
    assert _without_a_key(database.engine, "SELECT * FROM op WHERE entity = 'note'", None) != []
    assert {statement: found for statement, found in looked.items() if found} == {}


def _call(laptop: Workspace, name: str) -> None:
    laptop.store.run(lambda unit: unit.change(Theme, "t1", name=name))


def test_that_laptops_that_hand_in_to_two_workers_at_once_become_one(
    database: HubDatabase, stores: HubStores, tmp_path: Path
) -> None:
    shared, accounts = a_project(), Accounts(database)
    project = accounts.create_project(accounts.create_organisation(new_id()), "Buurtplein", shared.id)
    with ExitStack() as closing_all:
        elsewhere = closing_all.enter_context(closing(HubStores(database)))
        laptops = [
            closing_all.enter_context(
                closing(create_workspace(tmp_path / f"{n}.cocreate", shared, bus=Bus()))
            )
            for n in range(4)
        ]

        def hand_in(number: int) -> None:
            """Each to one of two workers, in small portions, with writing of its own in between."""
            worker = (stores, elsewhere)[number % 2].project(project.id).store
            for turn in range(2):
                laptops[number].store.run(_evening)
                _call(laptops[number], f"{number} in {turn}")
                Session(SqlPeer(laptops[number].store), HubPeer(worker, "hub", project, database)).run()

        with ThreadPoolExecutor(len(laptops)) as pool:
            for one in [pool.submit(hand_in, number) for number in range(len(laptops))]:
                one.result()
        hub = HubPeer(stores.project(project.id).store, "hub", project, database)
        for laptop in laptops:
            Session(SqlPeer(laptop.store), hub).run()
        for laptop in laptops:
            mine = SqlPeer(laptop.store)
            assert dict(mine.vector()) == dict(hub.vector())
            assert mine.digest(hub.vector()) == hub.digest(hub.vector()) != ""


def test_that_a_project_that_is_full_or_closed_takes_no_more_and_loses_nothing(
    database: HubDatabase, stores: HubStores, new_workspace: Callable[..., Workspace]
) -> None:
    laptop, accounts = new_workspace(), Accounts(database)
    laptop.store.run(_evening)
    project = accounts.create_project(accounts.create_organisation(new_id()), "Buurtplein", laptop.project_id)
    mine = SqlPeer(laptop.store, name="laptop")
    for changes in ({"most_ops": 3}, {"most_ops": 1000, "closed": True}):
        limited = accounts.set_project(project.id, **changes)
        with pytest.raises(TooMuch):
            Session(mine, HubPeer(stores.project(project.id).store, "De centrale", limited, database)).run()
    roomy = accounts.set_project(project.id, closed=False)
    Session(mine, HubPeer(stores.project(project.id).store, "De centrale", roomy, database)).run()


def _heard(engine: Engine) -> dict[str, Any]:
    """Fills with every statement that reads, and the values it was first asked with."""
    found: dict[str, Any] = {}

    def hear(_line: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        if re.match(r"SELECT|UPDATE|DELETE|INSERT|WITH", statement):
            found.setdefault(statement, values[0] if many and values else values)

    event.listen(engine, "before_cursor_execute", hear)
    return found


def _without_a_key(engine: Engine, statement: str, values: Any) -> list[str]:
    """The steps of PostgreSQL's plan that read a table of projects without its project's key; it has been told to read
    whole tables only where it cannot help it."""
    with engine.connect() as connection:
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        (plan,) = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar_one()
        connection.rollback()
    return [step for step in _steps(plan["Plan"]) if step]


def _steps(node: dict[str, Any]) -> Iterator[str]:
    kind, table = node["Node Type"], node.get("Relation Name", "")
    if kind == "Seq Scan":
        yield f"{kind} on {table}"
    if kind.startswith(("Index", "Bitmap Index")) and "project_id" not in node.get("Index Cond", ""):
        yield f"{kind} on {table or node.get('Index Name')} without its project"
    for inner in node.get("Plans", ()):
        yield from _steps(inner)
