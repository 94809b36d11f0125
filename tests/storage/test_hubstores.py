"""Workers of one hub hear of one another's commits, and a hub holds no more projects open than it needs."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cocreate_desktop.domain.events import Changed, Event
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.project import Project
from cocreate_desktop.storage.hubdatabase import HubDatabase, open_file, open_postgres
from cocreate_desktop.storage.hubstores import IDLE_S, HubStores, OpenProject
from tests.hubs import new_database
from tests.patience import until


class Worker:
    """One worker of a hub with its own connections, and what the bus of ``project_id`` told there."""

    def __init__(self, url: str, project_id: str) -> None:
        self.database = open_postgres(url)
        self.stores = HubStores(self.database)
        self.heard: list[Event] = []
        self.project = self.stores.project(project_id)
        self.project.bus.subscribe(self.heard.append)

    def call(self, name: str) -> None:
        """Gives the project this name, as a service would."""
        store = self.project.store
        made = Project(id=store.project_id, project_id=store.project_id, name=name)
        store.run(lambda unit: unit.add(made))

    def named(self) -> int:
        return sum(isinstance(event, Changed) and event.entity == "project" for event in self.heard)

    def close(self) -> None:
        self.stores.close()
        self.database.close()


@pytest.fixture
def workers(postgres: str) -> Iterator[Callable[[str], Worker]]:
    url, made = new_database(postgres), []

    def new(project_id: str) -> Worker:
        made.append(Worker(url, project_id))
        return made[-1]

    yield new
    for worker in made:
        worker.close()


@pytest.mark.postgres
@pytest.mark.expected_log("the notices of other workers are not heard")
def test_that_workers_hear_of_one_another_once_also_after_their_line_was_cut(
    workers: Callable[[str], Worker],
) -> None:
    project_id = new_id()
    one, other = workers(project_id), workers(project_id)
    assert one.project.store.device == other.project.store.device
    until(one.stores.listens.is_set)
    until(other.stores.listens.is_set)
    for number in range(3):
        one.call(f"{number} of one")
        other.call(f"{number} of other")
    until(lambda: one.named() == other.named() == 6)
    until(lambda: other.project.seen[one.project.store.device] == one.project.store.last_seq())
    with other.database.writing() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND query LIKE 'LISTEN%%'"
        )
    until(lambda: not (one.stores.listens.is_set() and other.stores.listens.is_set()))
    one.call("while nobody heard")
    until(lambda: other.named() == 7)
    until(lambda: one.stores.listens.is_set() and other.stores.listens.is_set())
    other.call("and back")
    until(lambda: one.named() == other.named() == 8)


def _worker_file(path: Path) -> HubDatabase:
    return open_file(path / "hub.db")


def test_that_projects_are_closed_when_nobody_needs_them_and_come_back(tmp_path: Path) -> None:
    now = 0.0
    with closing(_worker_file(tmp_path)) as database:
        stores = HubStores(database, most=3, now_s=lambda: now)
        first = stores.project("first")
        stop = first.bus.subscribe(lambda _event: None)
        for number in range(5):
            _named(stores.project(str(number)), f"Project {number}")
        assert list(stores.open) == ["first", "3", "4"]
        assert stores.project("first") is first
        assert _name_of(stores.project("0")) == "Project 0"
        assert list(stores.open) == ["4", "first", "0"]
        stop()
        now = IDLE_S + 1
        stores.project("4")
        stores.close_idle()
        assert list(stores.open) == ["4"]
        _named(first, "Still in hands")
        assert _name_of(stores.project("first")) == "Still in hands"
        stores.close()
        assert list(stores.open) == []


def _named(project: OpenProject, name: str) -> None:
    made = Project(id=project.store.project_id, project_id=project.store.project_id, name=name)
    project.store.run(lambda unit: unit.add(made))


def _name_of(project: OpenProject) -> str:
    return project.store.read(lambda reader: reader.get(Project, project.store.project_id)).name
