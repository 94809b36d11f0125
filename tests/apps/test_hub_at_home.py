"""People at home by the program that a hub is, on a real PostgreSQL with a real mail server: what they send comes to the
laptop, whichever worker took it, and a mail goes out once however many workers could send it."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from cocreate_desktop.apps.hub.homes import HomeStore
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services
from cocreate_desktop.central.addresses import Place
from cocreate_desktop.central.client import HttpPeer
from cocreate_desktop.central.pairing import pair_with_hub
from cocreate_desktop.domain.accounts import HubProject, Limits
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.followers import SignUp
from cocreate_desktop.domain.huberrors import HubFull
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.online import Remark, Serves, short_code
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services import followersin
from cocreate_desktop.services.syncing import Session
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.followers import KeptFollowers
from cocreate_desktop.storage.hubdatabase import open_postgres
from cocreate_desktop.storage.hubstores import HubStores
from cocreate_desktop.storage.hubvault import open_vault
from cocreate_desktop.storage.mailout import MailOut, NewsText
from cocreate_desktop.storage.replica import SqlPeer
from cocreate_desktop.storage.store import WorkspaceStore
from tests import hubs
from tests.hubs import HubProgram
from tests.mailserver import PASSWORD, SENDER, Mailbox, a_mail_server
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

    def form(self, at: str, road: str) -> dict[str, str]:
        """What stands in a form of a page before anything is filled in."""
        return fields_of(self.see(at), f"/{road}")

    def send(self, road: str, hidden: dict[str, str], **filled: str) -> httpx.Response:
        """What she filled in; it is sent again when that went too fast for a person."""
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


@dataclass
class Scene:
    """A hub with two workers, and the one laptop that shares a project with it."""

    hub: HubProgram
    box: Mailbox
    accounts: Accounts
    opened: OpenWorkspace
    peer: HttpPeer

    @property
    def store(self) -> WorkspaceStore:
        """That of the laptop."""
        return self.opened.workspace.store

    @property
    def home(self) -> str:
        """Where the project is at the hub."""
        return f"/F/{short_code(self.store.project_id)}"

    def sync(self) -> None:
        """The laptop and the hub become one."""
        Session(SqlPeer(self.store), self.peer).run()

    def take_in(self) -> int:
        """How many people came into the vault by asking once."""
        batch, today = self.peer.following().fetch(), self.opened.services.clock.now().date()
        return self.store.run(lambda unit: followersin.take_in(unit, batch, today))

    def link(self, place: str) -> str:
        """That in the mail to Noor."""
        body = self.box.for_whom(NOOR)[0].get_body(("plain",))
        assert body is not None
        start = f"{self.hub.address}{self.home}{place}"
        lines = str(body.get_content()).splitlines()
        return next(line for line in lines if line.startswith(start))


@contextmanager
def a_scene(url: str, folder: Path) -> Iterator[Scene]:
    with ExitStack() as stack:
        box = stack.enter_context(a_mail_server(folder))
        secret = folder / "smtp-password"
        secret.write_text(PASSWORD + "\n")
        words = ("--smtp", box.url, "--mail-from", SENDER, "--smtp-password-file", str(secret))
        hub = HubProgram(url, folder, "--workers", "2", "--vault-key", str(folder / "vault"), *words)
        stack.callback(hub.close)
        accounts = Accounts(stack.enter_context(closing(open_postgres(url))))
        code = accounts.pairing_code(accounts.create_organisation("Gemeente Voorbeeld")).code
        opened = create_services(folder / "buurt.cocreate", {"name": "Buurtplein"}, key_file=folder / "key")
        stack.callback(opened.close)
        project = opened.workspace.project_id
        paired = pair_with_hub(hub.address, code, "Laptop", project_id=project, project="Buurtplein")
        peer = stack.enter_context(HttpPeer(Place(hub.address), project, paired.token, "de centrale"))
        yield Scene(hub, box, accounts, opened, peer)


@pytest.mark.postgres
def test_that_what_people_send_from_home_comes_to_the_laptop_through_a_hub_of_two_workers(
    server: str, tmp_path: Path
) -> None:
    with a_scene(hubs.new_database(server), tmp_path) as scene:
        neighbour, online = Neighbour(scene.hub.address, scene.home), scene.opened.services.online
        scene.sync()
        assert neighbour.see().status_code == 404  # nobody has put it online
        online.served_by(Serves.HUB, f"{scene.hub.address}{scene.home}")
        online.go_online()
        scene.sync()
        # Each worker hears of it by itself, and looks once a second at most.
        until(lambda: all(neighbour.see().status_code == 200 for _worker in range(8)))
        small = f"{scene.hub.address}{scene.home.lower()}"
        assert httpx.get(small, follow_redirects=True).status_code == 200

        says, signs_up = neighbour.form("", "say"), neighbour.form("/M", "mail")
        assert "It has arrived." in neighbour.send("say", says, text="Kan er een kraan bij?").text
        mailed = neighbour.send("mail", signs_up, name="Noor", mail=NOOR, agrees="inform")
        assert mailed.status_code == 200
        until(lambda: scene.box.for_whom(NOOR))
        yes, stop = scene.link("/M/"), scene.link("/M/STOP/")
        assert httpx.post(yes).status_code == 200
        scene.sync()
        (remark,) = scene.store.read(lambda reader: reader.find(Remark))
        assert (remark.text, remark.channel) == ("Kan er een kraan bij?", Channel.ONLINE)
        assert (scene.take_in(), scene.take_in()) == (1, 0)
        assert [one.reach_at for one in scene.store.read(lambda reader: reader.find(Contact))] == [NOOR]
        scene.sync()
        assert not scene.peer.following().fetch().followers
        assert httpx.post(stop, data={"List-Unsubscribe": "One-Click"}).status_code == 200
        assert len(scene.peer.following().fetch().stopped) == 1
        journal = scene.hub.journal.read_text()
        assert '"route": "/F/{code}/say"' in journal
        for secret in (NOOR, scene.home.removeprefix("/F/"), yes.rpartition("/")[2], stop.rpartition("/")[2]):
            assert secret not in journal


@pytest.mark.postgres
def test_that_several_workers_send_each_mail_once(server: str, tmp_path: Path) -> None:
    with closing(open_postgres(hubs.new_database(server))) as database:
        vault = open_vault(database, tmp_path / "vault", make=True)
        followers, mails = KeptFollowers(database, vault), MailOut(database)
        for number in range(40):
            asked = SignUp(
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


@pytest.mark.postgres
def test_that_answers_of_many_are_written_together_for_as_long_as_there_is_room(server: str) -> None:
    with (
        closing(open_postgres(hubs.new_database(server))) as database,
        closing(HubStores(database)) as stores,
    ):
        few = HubProject("plein", "o", "Plein", limits=Limits(ops=10))
        store = HomeStore(stores, few, time.monotonic)
        with ThreadPoolExecutor(4) as pool:
            told = list(pool.map(lambda number: _answered(store, number), range(12)))
        assert told.count(True) == 9  # the rest is for its laptops
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
