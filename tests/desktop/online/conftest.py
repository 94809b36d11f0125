"""The page of the follow-up over a real project that is online, with what people sent from home; the centre is a fake that
answers at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.desktop.aftercare.room import ONLINE, AftercareRoom
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.online.page import OnlinePage
from cocreate_desktop.desktop.relay import Relay
from cocreate_desktop.desktop.tasks import Tasks
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.online import About, Serves
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.hearback import Followers, HearBack, Told
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.onlinereach import Answer, Reached
from cocreate_desktop.services.services import Services
from tests.desktop.scene import HandClock, Heard
from tests.desktop.scene import scene as scene  # noqa: PLC0414 - a fixture of this folder too
from tests.readymade import ready_made

HUB = "https://hub.voorbeeld.nl"
EATING, CROSSING = "Samen eten op het plein", "Veilig oversteken"


@dataclass
class Centre:
    """Fulfils HearBack and OnlineReach as a centre that is there, or is not (``trouble``)."""

    known: Followers = field(default_factory=lambda: Followers(12, 3, 2, True))
    sent: list[tuple[str, str, str]] = field(default_factory=list)
    looked: list[tuple[str, str]] = field(default_factory=list)
    answer: Answer = Answer.OURS
    trouble: CocreateError | None = None
    possible: bool = True

    def followers(self) -> Followers:
        return self.known

    def tell(self, news_id: str, subject: str, words: str) -> Told:
        self.sent.append((news_id, subject, words))
        if self.trouble is not None:
            raise self.trouble
        return Told(news_id, subject, "2026-11-24", people=12, sent=0)

    def told(self) -> tuple[Told, ...]:
        return (Told("1", "De tafel komt er", "2026-11-20", people=9, sent=8, failed=1),)

    def look(self, address: str, code: str) -> Reached:
        self.looked.append((address, code))
        return Reached(address, self.answer, 200)


class HubProject(LocalProject):
    """A real project, but for the centre."""

    def __init__(self, opened: OpenWorkspace, centre: Centre) -> None:
        super().__init__(opened, 0, "127.0.0.1")
        self._centre = centre

    @property
    def hear_back(self) -> HearBack:
        return self._centre

    @property
    def online_reach(self) -> Centre:
        return self._centre


@dataclass
class AtHome:
    """Everything a test of the page holds on to."""

    page: OnlinePage
    room: AftercareRoom
    desk: Desk
    heard: Heard
    centre: Centre
    evening_id: str
    until: Callable[[Callable[[], bool]], None]

    @property
    def services(self) -> Services:
        return self.desk.services


def fill(services: Services) -> None:
    """Two themes, three that wait, one with a phone number, people behind a theme, and openings by a flyer."""
    evening = services.evenings.all()[0].id
    step = next(one for one in services.evenings.steps(evening) if one.kind is Kind.IDEAS)
    table, crossing = (services.capturing.write(step.id, words) for words in ("Lange tafel", "Zebrapad"))
    eating = services.boards.group(evening, step.id, [table.id], EATING)
    services.boards.group(evening, step.id, [crossing.id], CROSSING)
    online, run = services.online, services.store.run
    online.served_by(Serves.HUB, HUB)
    online.go_online()
    flyer = services.outreach.invite(OutreachChannel.FLYER, name="Flyer Kerkstraat")
    run(online.opened({flyer.id: 9, "": 4}, "2026-11-23"))
    run(online.backing(About.THEME, eating.id, author="een"))
    run(online.backing(About.THEME, eating.id, author="twee"))
    run(online.saying(About.THEME, eating.id, "Ik heb een marktkraam over", author="drie", via=flyer.code))
    run(online.saying(About.PROJECT, "", "Bel me: 06 12345678", author="vier"))
    help_offered = Offering(OfferKind.OFFERED, "Ik kan schilderen", Level.ONCE, eating.id)
    run(online.offering(help_offered, author="vijf"))


@pytest.fixture
def home(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[AtHome]:
    opened = ready_made(
        tmp_path / "plein.cocreate", "online", {"question": "Wat mis je hier?"}, fill, clock=HandClock()
    )
    centre, heard = Centre(), Heard()
    project = HubProject(opened, centre)
    Theme(qapp, "light", still=True)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 712)
    tasks, relay = Tasks(host), Relay(opened.services.bus, host)
    desk = Desk(project, relay, tasks, QUndoStack(host), heard)
    room = AftercareRoom(desk, host)
    room.resize(host.size())
    host.show()
    evening_id = opened.services.evenings.all()[0].id
    room.enter(evening_id)
    room.go(ONLINE)
    yield AtHome(room.online, room, desk, heard, centre, evening_id, lambda so: qtbot.waitUntil(so))
    room.close_down()
    tasks.shutdown()
    relay.close()
    project.close()
