"""The hub's one database: made and brought up to date by however many workers start at once, and refused when it is newer."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData

from cocreate_desktop.domain.huberrors import NewerDatabase, NoDatabase
from cocreate_desktop.domain.online import short_code
from cocreate_desktop.storage import accounttables, tables
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.hubdatabase import open_file, open_postgres, shown
from cocreate_desktop.storage.migrations import hub as hub_migrations
from tests.hubs import new_database

CONTACTS = "ix_hub_op_contact"


def _differences(engine: Engine, metadata: MetaData) -> list[object]:
    def is_ours(name: str | None, kind: str, _of: object) -> bool:
        """A hub has an index in the record that laptops do not need."""
        return name in metadata.tables if kind == "table" else name != CONTACTS

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        return list(compare_metadata(context, metadata))


@pytest.mark.postgres
def test_that_workers_that_start_at_once_make_one_hub_with_the_tables_of_the_code(postgres: str) -> None:
    url = new_database(postgres)
    spelled = [url, url.replace("postgresql://", "postgresql+psycopg://")] * 2
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(open_postgres, spelled))
    assert len({(one.device, one.salt) for one in opened}) == 1
    assert all(one.health().fine and one.shared for one in opened)
    for metadata in (tables.metadata, accounttables.metadata):
        assert _differences(opened[0].engine, metadata) == []
    for one in opened:
        one.close()


def test_that_a_hub_without_postgresql_is_one_encrypted_file_that_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "place" / "hub.db"
    with closing(open_file(path)) as made:
        assert made.health().fine
        assert not made.shared
        assert _differences(made.engine, accounttables.metadata) == []
    assert not path.read_bytes().startswith(b"SQLite")
    with closing(open_file(path)) as again:
        assert (again.device, again.salt) == (made.device, made.salt)


def test_that_the_known_revisions_of_the_hub_are_those_on_disk() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(hub_migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == hub_migrations.REVISIONS


@pytest.mark.parametrize("table", ["alembic_version", hub_migrations.VERSION_TABLE])
def test_that_a_database_of_a_newer_version_is_refused_and_left_as_it_was(tmp_path: Path, table: str) -> None:
    path = tmp_path / "hub.db"
    with closing(open_file(path)) as made, made.writing() as connection:
        connection.exec_driver_sql(f"UPDATE {table} SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(NewerDatabase):
        open_file(path)
    assert path.read_bytes() == before


def test_that_a_database_that_is_not_there_is_told_without_its_password() -> None:
    secret = "Zwaluw7"
    for url in (f"postgresql://noor:{secret}@127.0.0.1:9/hub", f"mysql://noor:{secret}@h/x", f"{secret}", ""):
        with pytest.raises(NoDatabase) as found:
            open_postgres(url)
        assert secret not in str(found.value)
        assert secret not in shown(url)


def test_that_rows_of_projects_are_keyed_by_project_first_on_the_hub_too() -> None:
    for table in tables.metadata.sorted_tables:
        if table.name != "meta":
            assert next(iter(table.primary_key.columns)).name == "project_id", table.name
    assert not set(tables.metadata.tables) & set(accounttables.metadata.tables)


def test_that_a_hub_of_before_people_came_from_home_finds_its_projects_by_their_codes(tmp_path: Path) -> None:
    path, project = tmp_path / "hub.db", "5e1f" * 8
    with closing(open_file(path)) as made:
        accounts = Accounts(made)
        accounts.create_project(accounts.create_organisation("Gemeente"), "Plein", project)
        with made.writing() as connection:
            for old in ("follower", "news", "mail_out"):
                connection.exec_driver_sql(f"DROP TABLE {old}")
            connection.exec_driver_sql(f"DROP INDEX {CONTACTS}")
            connection.exec_driver_sql("DROP INDEX ix_hub_project_home")
            for column in ("home", "ended"):
                connection.exec_driver_sql(f"ALTER TABLE hub_project DROP COLUMN {column}")
            connection.exec_driver_sql(f"UPDATE {hub_migrations.VERSION_TABLE} SET version_num = '0001'")
    with closing(open_file(path)) as again:
        assert again.health().fine
        assert _differences(again.engine, accounttables.metadata) == []
        found = Accounts(again).at_home(short_code(project))
        assert found is not None
        assert (found.id, Accounts(again).at_home("ZZZZZZZZ")) == (project, None)
