"""The tables that the migrations make are the tables that the code means, on both engines."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Round
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage import Workspace, keys, migrations, open_workspace, tables
from cocreate_desktop.storage.check import check_workspace
from cocreate_desktop.storage.engine import connect, postgres_engine, reading, sqlite_engine
from cocreate_desktop.storage.inspection import read_salt

NEWER_OF_A_ROUND = (
    "number budget utility completion scale_low scale_high chips chip_step chip_unit quorum entitled follows "
    "published_at question version_id counted online online_until online_codes"
)
NEWER_OF_A_PROJECT = (
    "rung_chosen satisfied_from organiser follow_up_by online online_weight online_moderated online_secret "
    "photos_until"
)
NEWER_TABLES = (
    "photo sighting objection audit venue arrival answer outreach visit turnout phase risk checkitem area proposal "
    "paragraph version reaction offer pledge reply promise laptop settled beaten blob_part remark backing opened notesupport"
)

NEWER_INDEXES = "evening_id_rank linked_to merged_into theme_id"


def _two_rounds(unit: UnitOfWork) -> None:
    for number, name in enumerate(("r1", "r2"), 1):
        unit.add(Round(id=name, project_id=unit.project_id, evening_id="e1", step_id="s", number=number))
    ballot = CastBallot(
        project_id=unit.project_id, round_id="r1", voter="anna", channel=Channel.PHONE, choices=(("a", 1),)
    )
    unit.record(ballot)


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
    made.store.run(_two_rounds)
    made.close()
    raw = connect(path, keys.parse(key), read_salt(path))
    _without(raw, "evening", "viewing_distance", "screen_height", "handed_out", "card_form", "perspectives")
    _without(raw, "project", *NEWER_OF_A_PROJECT.split())
    _without(raw, "contact", "asked_on", "number")
    _without(raw, "picture", "small")
    _without(raw, "round", *NEWER_OF_A_ROUND.split())
    _without(raw, "ballot", "text", "by_code")
    _without(raw, "count", "second")
    _without(raw, "device_clock", "successor")
    for name in NEWER_TABLES.split():
        raw.execute(f"DROP TABLE {name}")
    for name in NEWER_INDEXES.split():
        raw.execute(f"DROP INDEX ix_note_project_id_{name}")
    raw.execute("CREATE INDEX ix_note_project_id_evening_id ON note (project_id, evening_id)")
    raw.execute("UPDATE alembic_version SET version_num = '0001'")
    raw.close()
    again = open_workspace(path, bus=Bus())
    evening = again.store.read(lambda reader: reader.get(Evening, "e1"))
    assert (evening.name, evening.hall, evening.viewing_distance) == ("First", "De Kom", 0)
    changed = again.store.run(lambda unit: unit.change(Evening, "e1", viewing_distance=14))
    assert changed.viewing_distance == 14
    rounds = again.store.read(lambda reader: reader.find(Round))
    assert [(one.id, one.number, one.scale_high) for one in rounds] == [("r1", 1, 5), ("r2", 2, 5)]
    ballot = again.store.read(lambda reader: reader.last_ballot("r1", "anna"))
    assert ballot is not None
    assert (ballot.text, ballot.by_code) == ("", False)
    again.close()
    assert not check_workspace(path, key=key).problems


def _without(raw: Any, table: str, *columns: str) -> None:
    for name in columns:
        raw.execute(f'ALTER TABLE "{table}" DROP COLUMN {name}')


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
