"""The hub as a program: workers on one port over a real PostgreSQL, laptops that hand in, and whoever looks after it."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psutil
import pytest

from cocreate_desktop import cli
from cocreate_desktop.apps.hub.plan import HubPlan, file_of_hub
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services
from cocreate_desktop.central.addresses import Place
from cocreate_desktop.central.certificates import own_certificate, pinned_context
from cocreate_desktop.central.client import HttpPeer
from cocreate_desktop.central.pairing import pair_with_hub
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.events import Changed, Event
from cocreate_desktop.domain.huberrors import BadCertificate, HalfCertificate, NeedsCertificate, OneWorker
from cocreate_desktop.domain.syncerrors import BadPairing, BadToken, TooMuch
from cocreate_desktop.services.gate import Paired
from cocreate_desktop.services.syncing import Exchange, Session
from cocreate_desktop.storage.hubdatabase import open_postgres
from cocreate_desktop.storage.hubstores import HubStores
from cocreate_desktop.storage.replica import SqlPeer
from tests import hubs
from tests.hubs import HubProgram
from tests.patience import until

PASSWORD = "vier woorden zijn genoeg"


class Laptop:
    """A workspace with a project of its own, and how it shares that with a hub."""

    def __init__(self, opened: OpenWorkspace, hub: HubProgram, code: str) -> None:
        self.opened = opened
        self._hub = hub
        project = opened.services.projects.current()
        self.project_id = project.id
        self.paired: Paired = pair_with_hub(
            hub.address, code, "Laptop van Noor", project_id=project.id, project=project.name
        )

    def sync(self) -> Exchange:
        place = Place(self._hub.address)
        with HttpPeer(place, self.project_id, self.paired.token, "the hub") as hub:
            return Session(SqlPeer(self.opened.workspace.store), hub).run()


class Desk:
    """`cocreate hub admin`, as whoever looks after it types it."""

    def __init__(self, url: str, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        patch.setenv("COCREATE_DATABASE", url)

    def does(self, *words: str) -> dict[str, str]:
        found = self._asked(*words)
        assert isinstance(found, dict)
        return found

    def lists(self, *words: str) -> list[dict[str, str]]:
        found = self._asked(*words)
        assert isinstance(found, list)
        return found

    def _asked(self, *words: str) -> object:
        self._capsys.readouterr()
        assert cli.main(["hub", "admin", *words, "--json"]) == 0
        return json.loads(self._capsys.readouterr().out)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with hubs.server(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture
def closing_at_end() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.mark.postgres
def test_that_two_workers_take_in_a_laptop_hear_of_one_another_and_outlive_a_kill(
    server: str,
    tmp_path: Path,
    closing_at_end: ExitStack,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = hubs.new_database(server)
    hub = HubProgram(url, tmp_path, "--workers", "2", "--called", "De centrale")
    closing_at_end.callback(hub.close)
    until(lambda: hub.serving() == 2)
    desk = Desk(url, capsys, monkeypatch)
    of = desk.does("create-organisation", "Gemeente Voorbeeld")
    code = desk.does("pairing-code", "--organisation", of["name"])["code"]
    opened = create_services(tmp_path / "buurt.cocreate", {"name": "Buurtplein"}, key_file=tmp_path / "key")
    closing_at_end.callback(opened.close)
    laptop = Laptop(opened, hub, code)
    assert laptop.paired.name == "De centrale"
    with pytest.raises(BadPairing):
        Laptop(opened, hub, code)

    heard = _heard_elsewhere(url, laptop.project_id, closing_at_end)
    assert laptop.sync().went > 0
    until(lambda: any(isinstance(event, Changed) and event.entity == "project" for event in heard))
    assert laptop.sync() == Exchange()

    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    desk.does("create-administrator", "Anna", "--organisation", of["name"])
    assert "Buurtplein" in _dashboard(hub, "Anna")

    killed = min(hub.workers())
    os.kill(killed, signal.SIGKILL)
    until(lambda: len(hub.workers()) == 2 and killed not in hub.workers() and hub.serving() == 3)
    opened.services.projects.change(question="Hoe wordt het plein weer van ons?")
    assert laptop.sync().went == 1
    _nobody_else_comes_in(laptop, desk, hub)

    hub.close()
    assert hub.process.returncode == 0
    _the_journal_tells_of_nobody(hub, laptop, code)


def _dashboard(hub: HubProgram, name: str) -> str:
    """What an administrator sees who signs in; each request may come to another worker."""
    pages = f"{hub.address}/dashboard"
    with httpx.Client(headers={"Connection": "close"}, follow_redirects=True) as browser:
        found = re.search(r'name="proof" value="([^"]+)"', browser.get(f"{pages}/sign-in").text)
        assert found is not None
        form = {"name": name, "password": PASSWORD, "proof": found[1]}
        assert browser.post(f"{pages}/sign-in", data=form).status_code == 200
        return browser.get(pages).text


def _the_journal_tells_of_nobody(hub: HubProgram, laptop: Laptop, code: str) -> None:
    told = hub.journal.read_text()
    lines = [json.loads(line) for line in told.splitlines()]
    assert {"time", "level", "event", "worker"} <= set.intersection(*(set(line) for line in lines))
    assert {"/sync/v1/pair", "/sync/v1/{project}/ops"} <= {line.get("route") for line in lines}
    for secret in (laptop.paired.token, code, laptop.project_id, "Noor", "Anna", "Buurtplein", "127.0.0.1"):
        assert secret not in told


def _heard_elsewhere(url: str, project_id: str, closing_at_end: ExitStack) -> list[Event]:
    """Fills with what a worker on another machine hears of a project."""
    database = open_postgres(url)
    closing_at_end.callback(database.close)
    stores = HubStores(database)
    closing_at_end.callback(stores.close)
    until(stores.listens.is_set)
    heard: list[Event] = []
    stores.project(project_id).bus.subscribe(heard.append)
    return heard


def _nobody_else_comes_in(laptop: Laptop, desk: Desk, hub: HubProgram) -> None:
    """A full or closed project takes no more, a laptop that was taken back is let in nowhere, another host is none of ours."""
    desk.does("set-project", laptop.project_id, "--most-changes", "1")
    laptop.opened.services.projects.change(question="Nog een vraag")
    for words in (("--close", "--most-changes", "1000000"), ("--open",)):
        with pytest.raises(TooMuch):
            laptop.sync()
        desk.does("set-project", laptop.project_id, *words)
    assert laptop.sync().went == 1
    (device,) = desk.lists("devices")
    desk.does("revoke", device["id"])
    with pytest.raises(BadToken):
        laptop.sync()
    assert httpx.get(f"{hub.address}/", headers={"Host": "elsewhere.example"}).status_code == 421
    assert "CoCreate" in httpx.get(f"{hub.address}/").text
    assert httpx.get(f"{hub.address}/dashboard").status_code == 303


def test_that_a_hub_without_postgresql_says_what_it_is_for_and_speaks_https(tmp_path: Path) -> None:
    certificate = own_certificate(tmp_path, datetime.now(UTC))
    pem = str(certificate.file)
    command = [
        sys.executable,
        "-m",
        "cocreate_desktop",
        "hub",
        "--port",
        "0",
        "--host",
        "127.0.0.1",
        "--lang",
        "en",
    ]
    with subprocess.Popen(
        [*command, "--certificate", pem, "--key", pem],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "COCREATE_DATABASE": ""},
    ) as process:
        assert process.stderr is not None
        said = [process.stderr.readline() for _ in range(3)]
        assert str(file_of_hub()) in said[0]
        assert "one machine" in said[1]
        address = said[2].split()[-1].rstrip("/")
        assert address.startswith("https://127.0.0.1:")
        with httpx.Client(verify=pinned_context(certificate.fingerprint)) as client:
            until(lambda: _answers(client, f"{address}/health"))
        (worker,) = psutil.Process(process.pid).children()
        process.kill()  # the parent: its worker ends by itself
        process.wait()
        until(lambda: not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE)


def _answers(client: httpx.Client, address: str) -> bool:
    try:
        return client.get(address).status_code == 200
    except httpx.TransportError:
        return False


def test_that_a_hub_that_cannot_be_safe_does_not_begin(tmp_path: Path) -> None:
    none = tmp_path / "none.pem"
    none.write_text("nothing")
    wrong: dict[type[CocreateError], HubPlan] = {
        OneWorker: HubPlan(workers=2),
        HalfCertificate: HubPlan(certificate=str(none)),
        BadCertificate: HubPlan(certificate=str(none), key=str(none)),
        NeedsCertificate: HubPlan(host="192.168.8.2"),
    }
    for problem, plan in wrong.items():
        with pytest.raises(problem):
            plan.check()
    HubPlan(host="0.0.0.0", behind_proxy=True).check()  # noqa: S104 - said out loud
    assert HubPlan().listens_on == "127.0.0.1"


def test_that_an_administrator_is_made_with_a_password_from_standard_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk("", capsys, monkeypatch)
    desk.does("create-organisation", "Gemeente Voorbeeld", "--projects", "3")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    made = desk.does("create-administrator", "Noor", "--organisation", "Gemeente Voorbeeld")
    assert (made["name"], made["organisation_name"]) == ("Noor", "Gemeente Voorbeeld")
    project = desk.does("create-project", "Speelplek", "--organisation", "Gemeente Voorbeeld")
    with closing(HubPlan().open()) as database:
        stores = HubStores(database)
        assert [end for end in stores.ends(project["id"]) if end[0] == database.device and end[1] > 0]
        stores.close()
    code = desk.does("pairing-code", "--organisation", "Gemeente Voorbeeld", "--project", project["id"])
    assert (code["project"], len(code["code"])) == ("Speelplek", 11)
    assert desk.lists("administrators") == [made]
    assert cli.main(["hub", "admin", "projects"]) == 0
    assert "Speelplek" in capsys.readouterr().out
    for words in (
        ["revoke", "nowhere"],
        ["pairing-code", "--organisation", "Nergens"],
        ["devices", "--database", "x"],
    ):
        assert cli.main(["hub", "admin", *words]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
