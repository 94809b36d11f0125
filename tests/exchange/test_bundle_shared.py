"""From a real project into a bundle, and from the bundle into another laptop's: all of it once, and nothing the second time."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.vault import Contact, Picture
from cocreate_desktop.exchange.bundle import write_bundle
from cocreate_desktop.exchange.bundlepeer import BundlePeer
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.syncing import Exchange, Session
from cocreate_desktop.storage import WorkspaceStore, migrations
from cocreate_desktop.storage.engine import WRITING, sqlite_engine
from cocreate_desktop.storage.replica import SqlPeer

PROJECT = "p"
KEY = bytes(range(32))
PHOTO = bytes(range(256)) * 5000


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[WorkspaceStore, WorkspaceStore]]:
    """Two of one project; the first has everything, the second nothing yet."""
    with ExitStack() as closing:
        made = []
        for name in ("one", "two"):
            engine = sqlite_engine(tmp_path / name, bytes(32), bytes(16))
            with engine.connect().execution_options(**WRITING) as connection, connection.begin():
                migrations.upgrade(connection)
            store = WorkspaceStore(engine, PROJECT, new_id(), Bus())
            closing.callback(store.close)
            made.append(store)
        made[0].run(_fill)
        yield made[0], made[1]


def _fill(unit: UnitOfWork) -> None:
    unit.add(Project(id=PROJECT, project_id=PROJECT, name="Buurtplein"))
    unit.add(Evening(id="e", project_id=PROJECT, name="Eerste avond"))
    for number in range(900):
        said = f"Meer groen {number}"
        unit.add(
            Note(id=f"n{number}", project_id=PROJECT, evening_id="e", step_id="s", text=said, original=said)
        )
    unit.add(
        Picture(id="photo", project_id=PROJECT, evening_id="e", blob=unit.keep_blob(PHOTO, "image/jpeg"))
    )
    unit.add(Contact(id="c", project_id=PROJECT, name="Noor van de Bakker"))


def take_in(store: WorkspaceStore, bundle: Path, key: bytes | None = KEY) -> Exchange:
    with BundlePeer(bundle, "vier fietsen", PROJECT) as peer:
        return Session(SqlPeer(store, vault_key=key), peer).run(give=False)


def test_that_a_project_comes_whole_from_a_stick_and_a_second_time_changes_nothing(
    laptops: tuple[WorkspaceStore, WorkspaceStore], tmp_path: Path
) -> None:
    one, two = laptops
    bundle = tmp_path / "buurt.cocreate-bundle"
    written = write_bundle(SqlPeer(one, vault_key=KEY), bundle, "vier fietsen", project="Buurtplein", cost=2)
    assert (written.ops, written.pictures) == (904, 1)
    assert take_in(two, bundle) == Exchange(came=904, pictures_came=1)
    assert len(two.read(lambda reader: reader.find(Note))) == 900
    assert two.read(lambda reader: reader.get(Contact, "c")).name == "Noor van de Bakker"
    assert two.read(lambda reader: reader.blob(reader.get(Picture, "photo").blob)) == PHOTO

    before = SqlPeer(two).vector()
    assert take_in(two, bundle) == Exchange()
    assert SqlPeer(two).vector() == before
    assert SqlPeer(one).digest(before) == SqlPeer(two).digest(before)


def test_that_what_was_made_here_meanwhile_stays_and_goes_back_with_the_next_bundle(
    laptops: tuple[WorkspaceStore, WorkspaceStore], tmp_path: Path
) -> None:
    one, two = laptops
    two.run(lambda unit: unit.add(_own_note("mine")))
    write_bundle(SqlPeer(one), tmp_path / "there", "vier fietsen", cost=2)
    assert take_in(two, tmp_path / "there").came == 904
    write_bundle(SqlPeer(two), tmp_path / "back", "vier fietsen", cost=2)
    assert take_in(one, tmp_path / "back") == Exchange(came=1)
    vector = SqlPeer(one).vector()
    assert SqlPeer(two).vector() == vector
    assert SqlPeer(one).digest(vector) == SqlPeer(two).digest(vector)


def _own_note(note_id: str) -> Note:
    return Note(
        id=note_id, project_id=PROJECT, evening_id="e", step_id="s", text="Bankjes", original="Bankjes"
    )


def test_that_contact_details_stay_sealed_for_who_lacks_the_key(
    laptops: tuple[WorkspaceStore, WorkspaceStore], tmp_path: Path
) -> None:
    one, two = laptops
    write_bundle(SqlPeer(one, vault_key=KEY), tmp_path / "b", "vier fietsen", cost=2)
    assert take_in(two, tmp_path / "b", key=None).came == 904
    values = [op.value or "" for op in SqlPeer(two).take({}, 2000)]
    assert not any("Noor" in value for value in values)
