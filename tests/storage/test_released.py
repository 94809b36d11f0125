"""What each version of the program left behind opens in the one of now, with all that it held and a copy of before."""

import contextlib
import lzma
import shutil
from collections import Counter
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import (
    SqlPeer,
    backups_beside,
    check_workspace,
    create_replica,
    migrations,
    open_workspace,
    restore_backup,
    tables,
)
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.engine import connect, postgres_engine, reading, sqlite_engine
from cocreate_desktop.storage.hubdatabase import open_postgres
from cocreate_desktop.storage.hubstores import HubStores
from cocreate_desktop.storage.inspection import read_salt
from tests.hubs import new_database
from tests.storage import released

OLDER = migrations.REVISIONS[:-1]
OF_THE_PROGRAM = {"alembic_version", "meta"}
Rows = dict[str, Counter[tuple[tuple[str, object], ...]]]


def rows(path: Path, only: Rows | None = None) -> Rows:
    """Every cell of every table; of another version only those that ``only`` has."""
    found: Rows = {}
    with contextlib.closing(connect(path, released.key(), read_salt(path))) as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in sorted({*names} - OF_THE_PROGRAM):
            asked = raw.execute(f'SELECT * FROM "{name}"')
            known = {cell for row in (only or {}).get(name, ()) for cell, _value in row}
            cells = [column[0] for column in asked.description]
            of = [
                tuple(
                    (cell, value)
                    for cell, value in zip(cells, row, strict=True)
                    if only is None or cell in known
                )
                for row in asked
            ]
            if of and (only is None or name in only):
                found[name] = Counter(tuple(sorted(row)) for row in of)
    return found


def revision(path: Path) -> str:
    with contextlib.closing(connect(path, released.key(), read_salt(path))) as raw:
        (found,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found)


def shown(services: Services) -> dict[str, object]:
    """What a facilitator would look for, in the words of ``released``."""
    (evening,) = services.evenings.all()
    steps = services.evenings.steps(evening.id)
    vote = services.voting.round_of(next(step.id for step in steps if step.kind is Kind.VOTE))
    assert vote is not None
    cast = services.store.read(lambda reader: reader.ballots(vote.id))
    last = {ballot.voter: ballot for ballot in cast}
    points: Counter[str] = Counter()
    for ballot in last.values():
        points.update(dict(ballot.choices))
    themes = services.boards.board(evening.id).themes
    return {
        "project": services.projects.current().name,
        "notes": sorted(note.text for note in services.capturing.notes(evening.id)),
        "themes": sorted(theme.name for theme in themes),
        "steps": [step.title for step in steps],
        "round": vote.id,
        "options": dict(points),
        "voters": len(last),
        "ballots": len(cast),
        "reached": [one.reach_at for one in services.contacts.all()],
        "ops": sum(1 for _op in services.store.read(lambda reader: reader.ops_saying(""))),
    }


def test_that_every_revision_has_a_file_and_the_newest_is_as_the_code_means_it(tmp_path: Path) -> None:
    assert released.revisions() == migrations.REVISIONS, "run python -m tests.storage.released"
    path = released.put(migrations.HEAD, tmp_path / "x.cocreate")
    engine = sqlite_engine(path, released.key(), read_salt(path))
    with reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
    engine.dispose()


@pytest.mark.parametrize("number", migrations.REVISIONS)
def test_that_a_file_of_every_version_opens_with_all_it_held_and_a_copy_of_before(
    number: str, tmp_path: Path
) -> None:
    path, then = released.put(number, tmp_path / "avond.cocreate"), released.held(number)
    before = rows(path)
    opened = open_services(path, key_file=released.KEY_FILE)
    now = shown(opened.services)
    assert {name: now[name] for name in then if name != "ops"} == {
        name: then[name] for name in then if name != "ops"
    }
    opened.services.casting.cast(then["round"], "d", {min(then["options"]): 1}, Channel.PHONE)
    assert shown(opened.services)["voters"] == then["voters"] + 1
    opened.close()
    after = rows(path, only=before)
    lost = {name for name in before if before[name] - after[name]}
    assert lost <= {"device_clock"}, lost  # where each log ends moves on
    copies = backups_beside(path)
    assert [revision(copy) for copy in copies] == ([number] if number in OLDER else [])
    assert all(rows(copy) == before for copy in copies)
    report = check_workspace(path, key_file=released.KEY_FILE)
    assert report.sound, report.problems
    open_services(path, key_file=released.KEY_FILE).close()
    assert backups_beside(path) == copies  # nothing to bring up to date any more


def test_that_the_oldest_file_as_it_was_sealed_then_opens(tmp_path: Path) -> None:
    path = tmp_path / "avond.cocreate"
    shutil.copy(released.PLACE / "0001.cocreate", path)
    opened = open_services(path, key_file=released.KEY_FILE)
    assert shown(opened.services)["notes"] == released.held("0001")["notes"]
    opened.close()


def test_that_a_backup_of_an_older_version_is_put_back_and_brought_up_to_date(tmp_path: Path) -> None:
    path = released.put(OLDER[2], tmp_path / "avond.cocreate")
    opened = open_services(path, key_file=released.KEY_FILE)
    opened.services.projects.change(name="Later")
    opened.close()
    (copy,) = backups_beside(path)
    restore_backup(copy, path, key_file=released.KEY_FILE)
    again = open_services(path, key_file=released.KEY_FILE)
    assert shown(again.services)["project"] == released.held(OLDER[2])["project"]
    again.close()
    assert revision(path) == migrations.HEAD


@pytest.mark.parametrize("number", [OLDER[0], "0008"])  # the last one without that table
def test_that_an_upgrade_that_stops_halfway_leaves_the_file_as_it_was(number: str, tmp_path: Path) -> None:
    path = released.put(number, tmp_path / "avond.cocreate")
    with contextlib.closing(connect(path, released.key(), read_salt(path))) as raw:
        raw.execute(
            "CREATE TABLE notesupport (in_the_way TEXT)"
        )  # the tables before it are made, and this one cannot be
        raw.execute("INSERT INTO notesupport VALUES ('x')")
    before = rows(path)
    with pytest.raises(CocreateError):
        open_workspace(path, bus=Bus(), key_file=released.KEY_FILE)
    assert (revision(path), rows(path)) == (number, before)
    with contextlib.closing(connect(path, released.key(), read_salt(path))) as raw:
        raw.execute("DROP TABLE notesupport")
    open_workspace(path, bus=Bus(), key_file=released.KEY_FILE).close()
    assert revision(path) == migrations.HEAD


@pytest.mark.parametrize("number", OLDER)
def test_that_the_record_of_an_older_version_fills_an_empty_laptop_of_now(
    number: str, tmp_path: Path
) -> None:
    path = released.put(number, tmp_path / "old.cocreate")
    old = open_services(path, key_file=released.KEY_FILE)
    new = create_replica(tmp_path / "new.cocreate", old.workspace.project_id, bus=Bus())
    key = released.key()
    there = SqlPeer(old.workspace.store, vault_key=key)
    exchange = Session(SqlPeer(new.store, vault_key=key), there).run()  # it compares what both show
    assert exchange.came >= released.held(number)["ops"] - 1
    new.close()
    old.close()


@pytest.mark.postgres
def test_that_a_hub_of_an_older_version_goes_on_with_its_projects_and_laptops(
    postgres: str, tmp_path: Path
) -> None:
    url = new_database(postgres)
    engine = postgres_engine(url)
    dump = lzma.decompress((released.PLACE / "hub-0008-0001.sql.xz").read_bytes())
    with contextlib.closing(engine.raw_connection()) as raw:
        raw.cursor().execute(dump)
        raw.commit()
    engine.dispose()
    database = open_postgres(url)
    assert database.health().fine
    (organisation,), (project,) = Accounts(database).organisations(), Accounts(database).projects()
    assert (organisation.name, project.name) == ("Gemeente Voorbeeld", "Buurtplein")
    stores = HubStores(database)
    laptop = open_services(released.put("0008", tmp_path / "old.cocreate"), key_file=released.KEY_FILE)
    laptop.services.projects.change(name="Buurtplein nu")
    hub = stores.project(project.id).store
    exchange = Session(SqlPeer(laptop.workspace.store, vault_key=released.key()), SqlPeer(hub)).run()
    assert (exchange.went, exchange.came) == (1, 0)  # the hub kept all it had, so only what is new goes there
    laptop.close()
    stores.close()
    database.close()
