"""People at home come to a laptop by its hub: into the vault, each once, and out of it again wherever they are erased."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cocreate_desktop.apps.hub.plan import HubPlan
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.followers import SignUp
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.mailerrors import NoHub
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services.hearback import Followers
from cocreate_desktop.storage.followers import KeptFollowers
from tests.apps.sharing.hall import CALLED, Hub, Laptop, a_file, a_hub
from tests.mailserver import PASSWORD, SENDER, Mailbox, a_mail_server
from tests.patience import until

PAGE = "https://hub.voorbeeld.nl/F/ABCDEFGH"
NOOR = SignUp(
    purpose=Purpose.INFORM,
    name="Noor",
    mail="noor@voorbeeld.nl",
    consent="De gemeente bewaart mijn adres.",
    delete_on="2031-01-01",
    language="nl",
    page=PAGE,
)
SAM = replace(NOOR, purpose=Purpose.HELP, name="Sam", mail="sam@voorbeeld.nl", offer_id="o1")
LOU = replace(NOOR, name="", mail="lou@voorbeeld.nl")


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Mailbox]:
    with a_mail_server(tmp_path) as found:
        yield found


def come(hub: Hub, box: Mailbox, project: str, *people: SignUp) -> None:
    """They sign up and say yes by the link in their mail."""
    assert hub.parts.room is not None
    desk = hub.parts.room.desk(project)
    assert desk is not None
    for one in people:
        desk.sign_up(one)
        desk.confirm(_link(box, one.mail, f"{PAGE}/M/"))


def _link(box: Mailbox, mail: str, place: str) -> str:
    body = box.for_whom(mail)[-1].get_body(("plain",))
    assert body is not None
    lines = str(body.get_content()).splitlines()
    return next(line for line in lines if line.startswith(place)).rpartition("/")[2]


def names(laptop: Laptop) -> set[str]:
    """Who stands in its vault."""
    return {one.name for one in laptop.store.read(lambda reader: reader.find(Contact))}


@pytest.fixture
def hub(tmp_path: Path, box: Mailbox) -> Iterator[Hub]:
    plan = HubPlan(
        called=CALLED,
        smtp=box.url,
        smtp_password=PASSWORD,
        mail_from=SENDER,
        vault_key=str(tmp_path / "vault"),
    )
    with a_hub(tmp_path, plan) as found:
        yield found


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    path = tmp_path / "buurt.cocreate"
    made = Laptop(path, "Laptop aan de deur", a_file(path))
    yield made
    made.close()


def kept(hub: Hub) -> KeptFollowers:
    """Those at the hub."""
    assert hub.parts.room is not None
    return hub.parts.room.followers


def test_that_who_said_yes_at_home_comes_into_the_vault_once_and_goes_when_either_side_says_so(
    hub: Hub, laptop: Laptop, box: Mailbox
) -> None:
    project, contacts = laptop.store.project_id, laptop.opened.services.contacts
    offer = Offer(id="o1", project_id=project, evening_id="e", step_id="", text="Schilderen", number=7)
    laptop.store.run(lambda unit: unit.add(offer))
    laptop.pair(hub)
    laptop.until_safe()
    come(hub, box, project, NOOR, SAM, LOU)
    laptop.comes_to(lambda: names(laptop) == {"Noor", "Sam", "lou@voorbeeld.nl"})
    laptop.until_safe()
    sam, noor = contacts.find("sam")[0], contacts.find("noor")[0]
    assert (sam.number, sam.purpose, sam.consent) == (7, "help", SAM.consent)
    assert laptop.store.read(lambda reader: reader.get(Offer, "o1")).contact_id == sam.id
    # Of one who offered help the hub keeps nothing but the way to stop, once a laptop has her.
    laptop.comes_to(lambda: kept(hub).addressee(project, sam.id) is None)
    assert laptop.sharing.hearback.followers() == Followers(confirmed=2, waiting=0, helping=1, mails=True)

    erasing = laptop.opened.services.erasing
    found = erasing.of_contact(noor.id)
    erasing.erase(found, [group.key for group in found.groups])
    laptop.comes_to(lambda: kept(hub).addressee(project, noor.id) is None)
    assert kept(hub).stop(_link(box, SAM.mail, f"{PAGE}/M/STOP/"))
    laptop.comes_to(lambda: names(laptop) == {"lou@voorbeeld.nl"})
    laptop.comes_to(lambda: not kept(hub).stopped(project))
    laptop.until_safe()
    assert names(laptop) == {"lou@voorbeeld.nl"}


def test_that_a_laptop_has_the_hub_tell_its_news_once(hub: Hub, laptop: Laptop, box: Mailbox) -> None:
    hears = laptop.sharing.hearback
    assert not hears.possible
    with pytest.raises(NoHub):
        hears.followers()
    laptop.pair(hub)
    come(hub, box, laptop.store.project_id, LOU)
    hub.parts.start()
    news = new_id()
    assert hears.tell(news, "Nieuws", "Het gaat door.").people == 1
    until(lambda: hears.told()[0].sent == 1)
    assert hears.tell(news, "Nieuws", "Het gaat door.").sent == 1
    assert box.to.count(LOU.mail) == 2
