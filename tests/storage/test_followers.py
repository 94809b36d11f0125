"""What a hub knows of people at home, beside the record that laptops hand in."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.followers import SignUp
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services import followersin
from cocreate_desktop.services.followpeers import Batch
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage.followers import KeptFollowers
from cocreate_desktop.storage.hubdatabase import open_file
from cocreate_desktop.storage.hubstores import HubStores
from cocreate_desktop.storage.hubvault import open_vault
from cocreate_desktop.storage.replica import SqlPeer
from tests.laptops import peer_of, two_laptops

NOOR = SignUp(
    purpose=Purpose.INFORM,
    name="Noor",
    mail="noor@voorbeeld.nl",
    consent="De gemeente bewaart mijn adres.",
    delete_on="2031-01-01",
    language="nl",
    page="https://hub.voorbeeld.nl/F/ABCDEFGH",
)


def names(opened: OpenWorkspace) -> list[str]:
    """Who stands in the vault of a laptop."""
    return [one.name for one in opened.services.contacts.all()]


def test_that_whom_one_laptop_removes_while_another_takes_her_in_is_gone_from_both(tmp_path: Path) -> None:
    with (
        two_laptops(tmp_path, "followers", {"name": "Plein"}) as laptops,
        closing(open_file(tmp_path / "hub.db")) as database,
        closing(HubStores(database)) as stores,
    ):
        first, second = laptops
        project = first.workspace.project_id
        vault = open_vault(database, tmp_path / "vault", make=True)
        kept = KeptFollowers(database, vault)
        noor, _mail = kept.sign_up(project, NOOR)
        kept.confirm(vault.token("confirm", noor))

        def fetched() -> Batch:
            kept.settle(project)
            return Batch(kept.offered(project, "", 10), kept.stopped(project))

        def take_in(opened: OpenWorkspace, batch: Batch) -> None:
            today = datetime.now(UTC).date()
            opened.services.store.run(lambda unit: followersin.take_in(unit, batch, today))

        def sync(opened: OpenWorkspace) -> None:
            Session(peer_of(opened), SqlPeer(stores.project(project).store)).run()

        both = fetched()
        take_in(first, both)
        first.services.contacts.remove(noor)
        take_in(second, both)  # it has not heard of that
        for opened in (first, second, first):
            sync(opened)
        assert names(first) == names(second) == ["Noor"]

        for opened in laptops:
            take_in(opened, fetched())
            sync(opened)
        sync(first)
        assert names(first) == names(second) == []
        assert fetched() == Batch()
        assert not stores.project(project).store.read(lambda reader: reader.find(Contact))
