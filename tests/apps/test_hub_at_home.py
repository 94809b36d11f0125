"""People at home by the program that a hub is, on a real PostgreSQL with a real mail server: what they send comes to the
laptop, whichever worker took it, and a mail goes out once however many workers could send it."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest

from cocreate_desktop.apps.hub.homes import HomeStore
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.central.addresses import Place
from cocreate_desktop.central.client import HttpPeer
from cocreate_desktop.central.pairing import pair_with_hub
from cocreate_desktop.domain.accounts import HubProject, Limits
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.followers import SignedUp
from cocreate_desktop.domain.huberrors import HubFull
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.online import Remark, Serves, short_code
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services import followingin
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.followers import KeptFollowers
from cocreate_desktop.storage.hubdatabase import open_postgres
from cocreate_desktop.storage.hubstores import HubStores
from cocreate_desktop.storage.hubvault import open_vault
from cocreate_desktop.storage.mailout import MailOut, NewsText
from cocreate_desktop.storage.replica import SqlPeer
from tests import hubs
from tests.hubs import HubProgram
from tests.mailserver import PASSWORD, SENDER, a_mail_server
from tests.patience import until
from tests.phones.home.sent import fields_of

NOOR = "noor@voorbeeld.nl"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with hubs.server(tmp_path_factory.mktemp("postgres")) as url:
        yield url


class Neighbour:
    """Her browser; each request may come to another worker."""

    def __init__(self, address: str, home: str) -> None:
        self._address = address
        self._home = home
        self._cookies = httpx.Cookies()

    def see(self, at: str = "") -> httpx.Response:
        """A page of the project."""
        return self._ask("GET", at)

    def send(self, at: str, road: str, **filled: str) -> httpx.Response:
        """What she filled in on a page; it is sent again when that went too fast for a person."""
        hidden = fields_of(self.see(at), f"/{road}")
        answers: list[httpx.Response] = []

        def sent() -> bool:
            answers.append(self._ask("POST", f"/{road}", hidden | filled))
            return answers[-1].status_code != 409

        until(sent)
        return answers[-1]

    def _ask(self, method: str, at: str, data: dict[str, str] | None = None) -> httpx.Response:
        home = f"{self._address}{self._home}"
        with httpx.Client(cookies=self._cookies, follow_redirects=True, timeout=20) as client:
            answer = client.request(method, f"{home}{at}", data=data, headers={"accept-language": "en"})
            self._cookies = client.cookies
            return answer


@pytest.mark.postgres
def test_that_what_people_send_from_home_comes_to_the_laptop_through_a_hub_of_two_workers(
    server: str, tmp_path: Path
) -> None:
    url = hubs.new_database(server)
    secret = tmp_path / "smtp-password"
    secret.write_text(PASSWORD + "\n")
    with ExitStack() as stack:
        box = stack.enter_context(a_mail_server(tmp_path))
        words = ("--smtp", box.url, "--mail-from", SENDER, "--smtp-password-file", str(secret))
        hub = HubProgram(url, tmp_path, "--workers", "2", "--vault-key", str(tmp_path / "vault"), *words)
        stack.callback(hub.close)
        database = stack.enter_context(closing(open_postgres(url)))
        accounts = Accounts(database)
        code = accounts.pairing_code(accounts.create_organisation("Gemeente Voorbeeld")).code
        opened = create_services(
            tmp_path / "buurt.cocreate", {"name": "Buurtplein"}, key_file=tmp_path / "key"
        )
        stack.callback(opened.close)
        services, store = opened.services, opened.workspace.store
        project = store.project_id
        home = f"/F/{short_code(project)}"
        paired = pair_with_hub(hub.address, code, "Laptop", project_id=project, project="Buurtplein")
        peer = stack.enter_context(HttpPeer(Place(hub.address), project, paired.token, "de centrale"))

        def sync() -> None:
            Session(SqlPeer(store), peer).run()

        neighbour = Neighbour(hub.address, home)
        sync()
        assert neighbour.see().status_code == 404  # nobody has put it online
        services.online.served_by(Serves.HUB, f"{hub.address}{home}")
        services.online.go_online()
        sync()
        until(lambda: neighbour.see().status_code == 200)
        assert httpx.get(f"{hub.address}{home.lower()}", follow_redirects=True).status_code == 200

        said = neighbour.send("", "say", text="Kan er een kraan bij?")
        assert "It has arrived." in said.text
        mailed = neighbour.send("/M", "mail", name="Noor", mail=NOOR, agrees="inform")
        assert mailed.status_code == 200
        until(lambda: box.for_whom(NOOR))
        body = box.for_whom(NOOR)[0].get_body(("plain",))
        assert body is not None
        link = re.search(rf"{hub.address}{home}(/M/(?!STOP)\S+)", str(body.get_content()))
        assert link is not None
        assert (
            httpx.post(f"{hub.address}{home}{link[1]}", headers={"accept-language": "en"}).status_code == 200
        )
        sync()
        (remark,) = store.read(lambda reader: reader.find(Remark))
        assert (remark.text, remark.channel) == ("Kan er een kraan bij?", Channel.ONLINE)
        batch = peer.following().fetch()
        today = services.clock.now().date()
        assert store.run(lambda unit: followingin.take_in(unit, batch, today)) == 1
        assert store.run(lambda unit: followingin.take_in(unit, batch, today)) == 0
        assert [one.reach_at for one in store.read(lambda reader: reader.find(Contact))] == [NOOR]
        sync()
        assert not peer.following().fetch().followers

        stop = re.search(rf"{hub.address}{home}(/M/STOP/\S+)", str(body.get_content()))
        assert stop is not None
        pressed = httpx.post(f"{hub.address}{home}{stop[1]}", data={"List-Unsubscribe": "One-Click"})
        assert pressed.status_code == 200
        assert len(peer.following().fetch().stopped) == 1

        accounts.set_project(project, closed=True)
        journal = hub.journal.read_text()
        assert '"route": "/F/{code}/say"' in journal
        assert not [secret for secret in (NOOR, home.removeprefix("/F/"), link[1]) if secret in journal]


@pytest.mark.postgres
def test_that_several_workers_send_each_mail_once_and_write_answers_while_there_is_room(
    server: str, tmp_path: Path
) -> None:
    with closing(open_postgres(hubs.new_database(server))) as database:
        vault = open_vault(database, tmp_path / "vault", make=True)
        followers, mails = KeptFollowers(database, vault), MailOut(database)
        for number in range(40):
            asked = SignedUp(
                purpose=Purpose.INFORM, name="", mail=f"{number}@voorbeeld.nl", consent="Ja.", delete_on="2031-01-01",
                language="nl", page="https://hub.voorbeeld.nl/F/A",
            )  # fmt: skip
            followers.sign_up("plein", asked)
            assert (
                followers.confirm(vault.token("confirm", followers.sign_up("plein", asked)[0])) == "waiting"
            )
        assert len(mails.take(100)) == 40  # those of signing up
        assert mails.tell("plein", "0a" * 16, NewsText("Nieuws", "Het gaat door.")).people == 40

        def worker(_number: int) -> list[str]:
            own, mine = MailOut(database), []
            while taken := own.take(3):
                mine += [one.follower_id for one in taken]
                for one in taken:
                    own.sent(one)
            return mine

        with ThreadPoolExecutor(4) as pool:
            sent = [one for some in pool.map(worker, range(4)) for one in some]
        assert len(sent) == len(set(sent)) == 40
        assert mails.told("plein")[0].sent == 40
        assert followers.numbers(["plein", "elders"])["plein"].confirmed == 40

        with closing(HubStores(database)) as stores:
            few = HubProject("plein", "o", "Plein", limits=Limits(ops=5))
            store = HomeStore(stores, few, time.monotonic)
            with ThreadPoolExecutor(4) as pool:
                told = list(pool.map(lambda number: _answered(store, number), range(12)))
            assert 0 < told.count(True) <= 6
            store.project = HubProject("plein", "o", "Plein", closed=True)
            with pytest.raises(HubFull):
                store.run(lambda unit: unit.project_id)


def _answered(store: HomeStore, number: int) -> bool:
    remark = Remark(id=f"r{number}", project_id="plein", text="Ja")
    try:
        store.submit(lambda unit: unit.add(remark)).result(10)
    except HubFull:
        return False
    return True
