"""The room of the evening on a laptop that finds out about itself what the test says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.events import PhonesReached
from cocreate_desktop.domain.reaching import Address, AddressKind, Carrier, Own, SelfCheck, System
from cocreate_desktop.services.bus import Bus
from tests.desktop.quiet import QuietProject
from tests.desktop.steps.conftest import Hands, hands_in_the_room

WIFI = Address("192.168.8.2", "wlan0", AddressKind.LAN, 0, Carrier.WIFI)
CABLE = Address("10.20.30.4", "eth0", AddressKind.LAN, 2, Carrier.CABLE)


@dataclass
class Laptop:
    """Fulfils ``services.reaching.Reaching``."""

    bus: Bus
    wanted: str = ""
    reached: int = 0
    slowest: int = 0
    found: SelfCheck = field(default_factory=lambda: SelfCheck(Own.ANSWERS, System.WINDOWS, port=8080))
    ways: tuple[Address, ...] = field(default=(WIFI, CABLE))

    def addresses(self) -> Sequence[Address]:
        return self.ways

    def choose(self, interface: str) -> None:
        self.wanted = interface

    def check(self) -> SelfCheck:
        return self.found

    def come(self, phones: int, slowest: int = 0) -> None:
        """So many phones have opened the page to test with."""
        self.reached, self.slowest = phones, slowest
        self.bus.publish(PhonesReached(phones, slowest))


class CarriedProject(QuietProject):
    """A real project, but for its phone server and its laptop."""

    def __init__(self, opened: OpenWorkspace) -> None:
        self.laptop = Laptop(opened.services.bus)
        super().__init__(opened)

    @property
    def reaching(self) -> Laptop:
        return self.laptop


@dataclass
class Carried:
    """The hands at the desk, and the laptop they carry."""

    hands: Hands
    laptop: Laptop


@pytest.fixture
def carried(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Carried]:
    with hands_in_the_room(qtbot, qapp, tmp_path, (Hands, CarriedProject)) as (hands, project):
        yield Carried(hands, project.laptop)
