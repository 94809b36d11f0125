"""The tables that the migrations make are the tables that the code means, on both engines."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import Workspace, keys, migrations, open_workspace, tables
from cocreate_desktop.storage.engine import connect, postgres_engine, reading, sqlite_engine
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


def test_that_a_file_of_the_first_tables_opens_with_all_it_held(
    new_workspace: Callable[..., Workspace],
) -> None:
    made = new_workspace()
    key, path, project_id = made.recovery_key(), made.path, made.project_id
    made.store.run(
        lambda unit: unit.add(Evening(id="e1", project_id=project_id, name="First", hall="De Kom"))
    )
    made.close()
    raw = connect(path, keys.parse(key), read_salt(path))
    for name in ("viewing_distance", "screen_height"):
        raw.execute(f"ALTER TABLE evening DROP COLUMN {name}")
    raw.execute("ALTER TABLE picture DROP COLUMN small")
    for name in ("photo", "sighting"):
        raw.execute(f"DROP TABLE {name}")
    raw.execute("UPDATE alembic_version SET version_num = '0001'")
    raw.close()
    again = open_workspace(path, bus=Bus())
    evening = again.store.read(lambda reader: reader.get(Evening, "e1"))
    assert (evening.name, evening.hall, evening.viewing_distance) == ("First", "De Kom", 0)
    changed = again.store.run(lambda unit: unit.change(Evening, "e1", viewing_distance=14))
    assert changed.viewing_distance == 14
    again.close()


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
