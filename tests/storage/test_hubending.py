"""A hub deletes its copy of a project well after the last day, closes it, and is not brought to it by a clock that jumped."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from cocreate_desktop.apps.hub.homes import HubHomes
from cocreate_desktop.apps.hub.parts import HubParts
from cocreate_desktop.apps.hub.plan import HubPlan
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.online import short_code
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.retention import GRACE
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.syncerrors import TooMuch
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.domain.walls import Photo, Way
from cocreate_desktop.services.keeping import Keeping
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage import keys, tables
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.followers import KeptFollowers
from cocreate_desktop.storage.hubdatabase import HubDatabase, open_file
from cocreate_desktop.storage.hubending import end_projects
from cocreate_desktop.storage.hubpeers import HubPeer
from cocreate_desktop.storage.hubvault import open_vault
from cocreate_desktop.storage.inspection import read_salt
from cocreate_desktop.storage.replica import SqlPeer
from tests.filedump import said_in
from tests.laptops import meet, peer_of, two_laptops
from tests.services.seen import whole
from tests.storage.test_followers import NOOR

TODAY = datetime.now(UTC).date()
FACES = b"\xff\xd8\xff-a wall with a face on it-" * 40


def fill(services: Services) -> None:
    step = next(
        one for one in services.evenings.steps(services.evenings.all()[0].id) if one.kind is Kind.IDEAS
    )
    services.capturing.write(step.id, "Zeldzaam bankje")
    services.walls.arrive(step.id, whole(FACES), way=Way.FILE)


def said_by(database: HubDatabase, path: Path) -> str:
    key = keys.find_key(path, read_salt(path).hex())
    return said_in(path, keys.written(key.value))


def test_that_a_hub_deletes_its_copy_after_the_last_day_and_days_of_grace(tmp_path: Path) -> None:
    fields: dict[str, object] = {"name": "Plein", "keep_until": TODAY.isoformat()}
    with (
        two_laptops(tmp_path, "hub ending", fields, fill) as (first, _second),
        closing(open_file(tmp_path / "hub.db")) as database,
        closing(HubParts(HubPlan(called="De centrale"), database)) as hub,
    ):
        accounts = Accounts(database, "De centrale")
        project = first.workspace.project_id
        organisation = accounts.create_organisation("Rivierstad")
        for one in (project, "another"):
            accounts.create_project(organisation, "Project", one)
        vault = open_vault(database, tmp_path / "vault", make=True)
        KeptFollowers(database, vault).sign_up(project, NOOR)
        homes, code = HubHomes(accounts, hub.stores, None), short_code(project)
        assert homes.project(code) is None  # nothing of it has come yet
        Session(peer_of(first), SqlPeer(hub.stores.project(project).store)).run()
        assert homes.project(code) is not None
        assert "Zeldzaam" in said_by(database, tmp_path / "hub.db")
        assert end_projects(database, TODAY + GRACE) == ()
        # Sixty days and more without a word: not believed the first time, nor the same day again.
        far = TODAY + timedelta(days=400)
        assert end_projects(database, far) == end_projects(database, far) == ()
        (ended,) = end_projects(database, far + timedelta(days=1))
        assert (ended.project_id, ended.day) == (project, TODAY.isoformat())
        there = said_by(database, tmp_path / "hub.db")
        for gone in ("Zeldzaam", NOOR.mail, FACES.decode("latin-1"), "Plein"):
            assert gone not in there
        assert accounts.project(project).closed
        assert not accounts.project("another").closed
        assert homes.project(code) is None  # else its address would say for ever that something is wrong
        (over,) = (one.over for one in hub.sources(organisation.id) if one.over is not None)
        assert (over.name, over.day) == ("Project", TODAY.isoformat())
        assert not accounts.set_project(project, closed=False).ended
        assert end_projects(database, far + timedelta(days=2)) == ()


@pytest.mark.expected_log("a group of 1 was not written: Gone")
def test_that_who_has_an_ended_project_open_still_hears_that_it_is_gone_and_brings_nothing_back(
    tmp_path: Path,
) -> None:
    fields: dict[str, object] = {"name": "Plein", "keep_until": TODAY.isoformat()}
    with (
        two_laptops(tmp_path, "hub ended", fields, fill) as (first, _second),
        closing(open_file(tmp_path / "hub.db")) as database,
        closing(HubParts(HubPlan(called="De centrale"), database)) as hub,
    ):
        accounts, project = Accounts(database, "De centrale"), first.workspace.project_id
        known = accounts.create_project(accounts.create_organisation("Rivierstad"), "Plein", project)
        opened = hub.stores.for_many(project)
        Session(peer_of(first), SqlPeer(opened.store)).run()
        for day in (400, 401):  # the first time it is not believed
            end_projects(database, TODAY + timedelta(days=day))
        with pytest.raises(Gone):
            opened.store.run(lambda unit: unit.change(Project, project, name="Terug"))
        with pytest.raises(Gone):
            opened.store.last_seq()
        late = HubPeer(opened.store, "De centrale", known, database)  # as it was known before
        with pytest.raises(TooMuch):
            late.give(peer_of(first).take({}, 10))
        assert late.take({}, 10) == ()
        hub.stores.drop_ended()
        assert hub.stores.open == ()
        # Opened again by an administrator, it comes back with the next sync.
        accounts.set_project(project, closed=False)
        Session(peer_of(first), SqlPeer(hub.stores.project(project).store)).run()
        assert hub.stores.project(project).store.read(lambda reader: reader.find(Project))


def test_that_people_go_from_a_hub_on_their_day_whatever_a_made_up_clock_says(tmp_path: Path) -> None:
    with (
        two_laptops(tmp_path, "hub people", {"name": "Plein"}) as (first, _second),
        closing(open_file(tmp_path / "hub.db")) as database,
        closing(HubParts(HubPlan(called="De centrale"), database)) as hub,
    ):
        accounts, project = Accounts(database, "De centrale"), first.workspace.project_id
        accounts.create_project(accounts.create_organisation("Rivierstad"), "Plein", project)
        kept = first.services.contacts.add("Noor", "06 99887766", "help", "Ja, dat mag.", "2099-01-01")
        past = (TODAY - timedelta(days=1)).isoformat()
        first.services.store.run(lambda unit: unit.change(Contact, kept.id, delete_on=past))
        Session(peer_of(first), SqlPeer(hub.stores.project(project).store)).run()
        assert "99887766" in said_by(database, tmp_path / "hub.db")
        with database.writing() as connection:  # a laptop may say it: it is past the year 9999
            connection.execute(update(tables.device_clock).values(hlc="efffffffffff.0000.a"))
        hub.tend()
        assert "99887766" not in said_by(database, tmp_path / "hub.db")


def test_that_photos_go_from_hub_and_laptops_whoever_swept_first(tmp_path: Path) -> None:
    past = (TODAY - timedelta(days=1)).isoformat()
    with (
        two_laptops(tmp_path, "hub photos", {"name": "Plein", "photos_until": past}, fill) as (first, second),
        closing(open_file(tmp_path / "hub.db")) as database,
        closing(HubParts(HubPlan(called="De centrale"), database)) as hub,
    ):
        accounts, project = Accounts(database, "De centrale"), first.workspace.project_id
        accounts.create_project(accounts.create_organisation("Rivierstad"), "Plein", project)

        def sync() -> None:
            Session(peer_of(first), SqlPeer(hub.stores.project(project).store)).run()

        sync()
        assert FACES.decode("latin-1") in said_by(database, tmp_path / "hub.db")
        hub.tend()
        assert FACES.decode("latin-1") not in said_by(database, tmp_path / "hub.db")
        sync()
        meet(first, second)
        for opened in (first, second):
            path, key = opened.workspace.path, opened.workspace.recovery_key()
            assert FACES.decode("latin-1") not in said_in(path, key)
            (photo,) = opened.services.store.read(lambda reader: reader.find(Photo))
            assert (photo.whole, photo.picture) == ("", "")
            assert Keeping(opened.services.store, opened.services.clock).sweep(TODAY) is None
