"""People who said yes at home, as laptops take them into their vaults: once, whoever fetches them and in whatever order."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.followers import Follower
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services import followersin
from cocreate_desktop.services.followpeers import Batch
from tests.laptops import meet, two_laptops

TODAY = date(2026, 11, 28)
NOOR = Follower(
    id="0a" * 16,
    purpose=Purpose.HELP,
    name="Noor",
    mail="noor@voorbeeld.nl",
    consent="De gemeente bewaart mijn adres.",
    asked_on="2026-11-27",
    delete_on="2027-11-28",
    offer_id="o1",
)
SAM = replace(NOOR, id="0b" * 16, purpose=Purpose.INFORM, name="", mail="sam@voorbeeld.nl", offer_id="")


def take_in(laptop: OpenWorkspace, *people: Follower, stopped: tuple[str, ...] = ()) -> int:
    store = laptop.workspace.store
    return store.run(lambda unit: followersin.take_in(unit, Batch(people, stopped), TODAY))


def contacts(laptop: OpenWorkspace) -> dict[str, int]:
    found = laptop.workspace.store.read(lambda reader: reader.find(Contact))
    return {one.name: one.number for one in found}


def test_that_one_whom_two_laptops_fetched_is_one_and_goes_for_good(tmp_path: Path) -> None:
    with two_laptops(tmp_path, "buurt", {"name": "Buurtplein"}) as (first, second):
        offer = Offer(id="o1", project_id=first.workspace.project_id, evening_id="e", step_id="", number=7)
        first.workspace.store.run(lambda unit: unit.add(offer))
        meet(first, second)
        assert take_in(first, NOOR, SAM) == take_in(second, NOOR, SAM) == 2
        meet(first, second)
        meet(first, second)
        assert contacts(first) == contacts(second)
        assert contacts(first)["Noor"] == 7
        assert set(contacts(first)) == {"Noor", "sam@voorbeeld.nl"}
        assert take_in(first, NOOR, SAM) == 0
        assert not first.workspace.store.read(lambda reader: followersin.is_new(reader, Batch((NOOR,))))

        assert take_in(second, stopped=(SAM.id, "of nobody")) == 0
        second.services.contacts.remove(NOOR.id)
        meet(first, second)
        assert contacts(first) == contacts(second) == {}
        assert take_in(first, NOOR, SAM) == take_in(second, NOOR, SAM) == 0
        assert first.workspace.store.read(lambda reader: reader.get(Offer, "o1")).contact_id == ""


def test_that_one_who_cannot_be_kept_stays_out_and_holds_up_nobody(tmp_path: Path) -> None:
    with two_laptops(tmp_path, "buurt", {"name": "Buurtplein"}) as (first, _second):
        wrong = (
            replace(SAM, delete_on="2026-11-28"),
            replace(SAM, delete_on="morgen"),
            replace(SAM, consent=" "),
            replace(SAM, name="", mail=""),
            replace(SAM, name="a" * 301),
        )
        assert take_in(first, *wrong, NOOR) == 1
        assert set(contacts(first)) == {"Noor"}
