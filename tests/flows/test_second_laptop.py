"""Two laptops hold one evening: the second one follows and types along, the first one is killed, and the second takes over
stage and phones. The neighbour's phone goes on there by itself, with her vote."""

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import make_window
from cocreate_desktop.apps.hall_keeper import HallKeeper, HallSetting
from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.desktop.together.strip import TogetherStrip
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.network import free_port, page_address
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.together import Role, Sign
from tests.browsers import IN_A_BROWSER
from tests.desktop.scene import HandClock
from tests.flows.hall import LOCAL, Hall
from tests.laptops import NAMES, meet, two_laptops

pytestmark = [*IN_A_BROWSER]
FIELDS: dict[str, object] = {"name": "Plein", "question": "Wat mis je?"}


class Wire:
    """What shares between the two for as long as both live, as the program does every second."""

    def __init__(self, first: OpenWorkspace, second: OpenWorkspace, clock: HandClock) -> None:
        self._first, self._second, self._clock = first, second, clock
        self._heard: dict[str, Sign] = {}

    def signs(self) -> Mapping[str, Sign]:
        return self._heard

    def share(self) -> None:
        meet(self._first, self._second)
        now = utc_text(self._clock.now())
        self._heard[self._first.services.store.device] = Sign(now, now)


def planned(services: Services) -> None:
    """A vote with two choices."""
    for step in services.evenings.steps(services.evenings.all()[0].id):
        if step.kind is Kind.VOTE:
            found = services.voting.round_of(step.id)
            assert found is not None
            services.voting.set_options(found.id, ["Een grote tafel", "Speelplek"])


def go_to(services: Services, kind: Kind) -> str:
    evening = services.evenings.all()[0]
    step = next(one for one in services.evenings.steps(evening.id) if one.kind is kind)
    services.playing.go_to(evening.id, step.id)
    return step.id


def serve(first: OpenWorkspace, until: Callable[[Callable[[], bool]], None]) -> HallKeeper:
    """The first laptop's phone server: a process of its own."""
    evening = first.services.evenings.all()[0]
    setting = HallSetting(first.workspace.path, first.workspace.recovery_key(), 0, LOCAL)
    keeper = HallKeeper(first.services, setting, first.workspace.last_seq)
    keeper.start(evening.id)
    until(lambda: keeper.running)
    first.services.together.serving(keeper.address)
    return keeper


def kill(first: OpenWorkspace, keeper: HallKeeper) -> None:
    """Its battery is empty."""
    found = read_lock(first.workspace.path)
    assert found is not None
    keeper.leave()
    os.kill(found.pid, signal.SIGKILL)


@dataclass
class Night:
    """The evening: two laptops, of which the second one is at the desk of this test, and the first one's phone server."""

    hall: Hall
    first: OpenWorkspace
    second: OpenWorkspace
    clock: HandClock
    wire: Wire
    keeper: HallKeeper
    promised: str

    @property
    def strip(self) -> TogetherStrip:
        return self.hall.part(TogetherStrip, "")

    def stands_by(self) -> None:
        """The second one says where phones may come to it."""
        laptops = self.second.services.together.laptops
        self.hall.until(lambda: any(one.second == self.promised for one in laptops()))
        assert self.strip.isVisible()
        assert not self.hall.desk.project.hall.running, "the phones are with the first one"

    def types_along(self) -> None:
        """The second one follows to the ideas, and a note that is typed there is on both."""
        go_to(self.first.services, Kind.IDEAS)
        self.wire.share()
        self.hall.until(lambda: self.hall.kind is Kind.IDEAS)
        self.hall.focus(self.hall.part(CaptureLine, "line"))
        self.hall.type("Bankjes in de zon")
        self.wire.share()
        notes = self.first.services.capturing.notes(self.hall.evening.id)
        assert [one.text for one in notes] == ["Bankjes in de zon"]

    def opens_vote(self) -> str:
        """On the first one."""
        voting = self.first.services.voting.round_of(go_to(self.first.services, Kind.VOTE))
        assert voting is not None
        self.first.services.voting.open(voting.id)
        self.wire.share()
        return voting.id

    def neighbour_votes(self, browser: Browser, round_id: str) -> Page:
        """At the first one; both count it."""
        page = browser.new_page(viewport={"width": 390, "height": 844}, locale="nl-NL")
        page.goto(page_address(self.keeper.address, self.hall.evening.join_token))
        page.get_by_role("button", name="Doe mee").click()
        vote(page, 0)
        self.hall.until(lambda: self.first.services.overview.round(round_id).voted == 1)
        self.wire.share()
        self.hall.until(lambda: self.hall.view.round is not None and self.hall.view.round.voted == 1)
        return page

    def takes_over(self) -> None:
        """The first one dies, and ten seconds later the button is what is pressed first."""
        kill(self.first, self.keeper)
        self.clock.pass_by(seconds=11)
        take = self.hall.part(KeyButton, "take", self.strip)
        self.hall.until(lambda: take.property("role") == "main")
        self.hall.click(take)
        self.hall.until(lambda: self.hall.desk.project.hall.running)
        assert self.hall.desk.project.hall.address == self.promised
        assert self.hall.stage.wanted


@pytest.fixture
def night(qtbot: QtBot, qapp: QApplication, own_home: None, tmp_path: Path) -> Iterator[Night]:
    clock, port = HandClock(), free_port(0, LOCAL)
    with two_laptops(tmp_path, "second laptop", FIELDS, planned, clock=clock) as (first, second):
        window = make_window(qapp, LocalProjects(port, LOCAL), theme="light", still=True)
        window.shell.resize(1366, 768)
        window.shell.show()
        hall, wire = Hall(qtbot, window), Wire(first, second, clock)
        with closing(window), closing(serve(first, hall.until)) as keeper:
            wire.share()
            window.shell.show_project(LocalProject(second, port, LOCAL))
            second.services.together.beside(wire)
            window.shell.go("evening")
            yield Night(hall, first, second, clock, wire, keeper, f"http://{LOCAL}:{port}")


def vote(page: Page, place: int) -> None:
    """One dot more on the option at this place."""
    page.locator(".plus").nth(place).click()
    page.locator(".foot .main").click()
    expect(page.locator("#in")).to_contain_text("Je stem is binnen.")


def test_that_a_second_laptop_follows_types_along_and_takes_over_when_the_first_dies(
    night: Night, browser: Browser
) -> None:
    night.stands_by()
    night.types_along()
    round_id = night.opens_vote()
    page = night.neighbour_votes(browser, round_id)
    page.clock.install()
    night.takes_over()
    expect(page.locator("html.lost")).to_have_count(1)
    page.clock.fast_forward(6100)
    page.wait_for_url(f"{night.promised}/**")
    expect(page.locator("#in")).to_contain_text("Je stem is binnen.")
    vote(page, 1)
    night.hall.until(lambda: len(_last(night.second, round_id)) == 2)
    page.close()

    night.wire.share()  # the first one is back
    found = night.first.services.together.standing()
    assert (found.role, found.other and found.other.name) == (Role.TAKEN, NAMES[1])
    assert night.first.services.overview.round(round_id).voted == 1
    assert _last(night.first, round_id) == _last(night.second, round_id)


def _last(opened: OpenWorkspace, round_id: str) -> tuple[tuple[str, int], ...]:
    """What the only voter chose."""
    (ballot,) = opened.services.store.read(lambda reader: reader.last_ballots(round_id))
    return ballot.choices
