"""What the laptop of the gallery finds out about phones: always the same network, and as many phones as a scene lets come."""

from __future__ import annotations

from collections.abc import Sequence

from cocreate_desktop.domain.events import PhonesReached
from cocreate_desktop.domain.reaching import Address, Own, SelfCheck, System
from cocreate_desktop.phones import network
from cocreate_desktop.services.bus import Bus

FOUND = (("Wi-Fi", "192.168.8.2"), ("Ethernet", "10.20.30.41"), ("GemeenteVPN", "10.8.0.6"))


class ShownReaching:
    """Fulfils ``services.reaching.Reaching``."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self.wanted = ""
        self.reached = 0
        self.slowest = 0
        self.found = SelfCheck(Own.ANSWERS, System.WINDOWS, vpn=True, port=8080)

    def addresses(self) -> Sequence[Address]:
        """A Wi-Fi, a cable and a tunnel."""
        return network.ranked(FOUND, "192.168.8.2")

    def choose(self, interface: str) -> None:
        """Remembers it while the pictures are taken."""
        self.wanted = interface

    def check(self) -> SelfCheck:
        """What was put there."""
        return self.found

    def come(self, phones: int, slowest: int) -> None:
        """So many phones have opened the page to test with."""
        self.reached, self.slowest = phones, slowest
        self._bus.publish(PhonesReached(phones, slowest))
