"""The tables that the migrations make are the tables that the code means, on both engines."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from cocreate_desktop.storage import Workspace, keys, migrations, tables
from cocreate_desktop.storage.engine import postgres_engine, reading, sqlite_engine
from cocreate_desktop.storage.inspection import read_salt


def test_that_the_known_revisions_are_those_on_disk() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == migrations.REVISIONS


def test_that_a_new_file_has_the_tables_of_the_code(new_workspace: Callable[..., Workspace]) -> None:
    workspace = new_workspace()
    engine = sqlite_engine(workspace.path, keys.parse(workspace.recovery_key()), read_salt(workspace.path))
    with reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
        assert migrations.revision_of(connection) == migrations.HEAD
    engine.dispose()


@pytest.mark.postgres
def test_that_the_hub_has_the_tables_of_the_code(postgres: str) -> None:
    engine = postgres_engine(postgres)
    with engine.begin() as connection:
        migrations.upgrade(connection)
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
    engine.dispose()


def test_that_every_synced_row_begins_with_its_project() -> None:
    for table in tables.metadata.sorted_tables:
        if table.name != "meta":
            assert next(iter(table.primary_key.columns)).name == "project_id", table.name
            assert all(next(iter(index.columns)).name == "project_id" for index in table.indexes)
