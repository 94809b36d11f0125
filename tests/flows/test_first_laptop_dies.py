"""The first laptop is a program of its own, and is killed with everything that it started: the second one, which joined it by
the code on its screen, has all of it, and the phones come there by themselves."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.sharing import LocalJoining
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.sharestate import SharePhase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.network import free_port
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.together import Role
from tests.browsers import IN_A_BROWSER
from tests.flows import first_laptop
from tests.flows.test_second_laptop import FIELDS, go_to, planned, vote
from tests.patience import until
from tests.readymade import ready_file

pytestmark = [*IN_A_BROWSER]
HOST = first_laptop.HOST


class First:
    """The program; ``said`` is its line."""

    def __init__(self, path: Path, key_file: Path) -> None:
        self._path = path
        command = [sys.executable, "-m", "tests.flows.first_laptop", str(path), str(key_file)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        assert self.process.stdout is not None
        self.said = json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """Kills it, and its phone server; a second time does nothing."""
        if self.process.poll() is None:
            phones = read_lock(self._path)
            self.process.kill()
            self.process.wait()
            if phones is not None:
                os.kill(phones.pid, signal.SIGKILL)
        if self.process.stdout is not None:
            self.process.stdout.close()


def voting_begins(services: Services) -> None:
    """Two choices, and the vote is open."""
    planned(services)
    found = services.voting.round_of(go_to(services, Kind.VOTE))
    assert found is not None
    services.voting.open(found.id)


@pytest.fixture
def first(own_home: None, tmp_path: Path) -> Iterator[First]:
    path, key_file = tmp_path / "first.cocreate", tmp_path / "first.key"
    key_file.write_text(ready_file(path, "first laptop dies", FIELDS, voting_begins), encoding="utf-8")
    with closing(First(path, key_file)) as made:
        yield made


@pytest.mark.skipif(sys.platform == "win32", reason="programs are killed by a signal")
def test_that_the_evening_goes_on_at_the_second_laptop_when_the_first_is_killed(
    first: First, browser: Browser, tmp_path: Path
) -> None:
    port = free_port(0, HOST)
    path = LocalJoining("laptop van de notulist").from_laptop(
        tmp_path / "second.cocreate",
        f"https://{HOST}:{first.said['port']}",
        first.said["code"],
        lambda _state: None,
    )
    with closing(LocalProject(open_services(path), port, HOST)) as second:
        services, evening = second.services, second.services.evenings.all()[0]
        services.together.stand_by(f"http://{HOST}:{port}")
        until(lambda: second.sharing.state.phase is SharePhase.SAFE)
        assert services.together.standing().role is Role.FOLLOWS
        found = services.voting.round_of(services.evenings.get(evening.id).current_step)
        assert found is not None
        round_id = found.id

        page = browser.new_page(viewport={"width": 390, "height": 844}, locale="nl-NL")
        page.goto(first.said["page"])
        page.get_by_role("button", name="Doe mee").click()
        vote(page, 0)
        until(lambda: services.overview.round(round_id).voted == 1)
        until(lambda: page.reload() is not None and f":{port}" in page.content())
        page.clock.install()

        first.close()
        second.hall.start(evening.id)
        until(lambda: second.hall.running)
        services.together.take_over(second.hall.address)
        expect(page.locator("html.lost")).to_have_count(1)
        page.clock.fast_forward(6100)
        page.wait_for_url(f"http://{HOST}:{port}/**")
        expect(page.locator("#in")).to_contain_text("Je stem is binnen.")
        vote(page, 1)
        until(lambda: len(services.store.read(lambda reader: reader.last_ballots(round_id))[0].choices) == 2)
        assert services.overview.round(round_id).voted == 1
        page.close()
