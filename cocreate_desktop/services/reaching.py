"""What the desk asks about phones and this laptop, as a Protocol: addresses to choose from, a page to test with, and what the
laptop finds out about itself. The composition root fulfils it."""

from collections.abc import Sequence
from typing import Protocol

from cocreate_desktop.domain.reaching import Address, SelfCheck

TEST_PAGE = "proef"
"""The path of the page that a phone opens to see whether it reaches the laptop; also in capitals."""


def trial_address(page: str) -> str:
    """The page to test with, as a QR code carries it (``HTTP://192.168.8.2:8080/PROEF``); empty without a ``page``."""
    return f"{page.rstrip('/')}/{TEST_PAGE}".upper() if page else ""


class Reaching(Protocol):
    """How phones reach this laptop. How many came to the test page is told on the bus as PhonesReached."""

    @property
    def wanted(self) -> str:
        """The adapter that somebody chose, remembered on this machine; empty: the likeliest."""

    @property
    def reached(self) -> int:
        """How many phones have opened the test page since the page for phones was started."""

    @property
    def slowest(self) -> int:
        """The slowest answer that one of them told of, in milliseconds; 0 when none did."""

    def addresses(self) -> Sequence[Address]:
        """The addresses of this laptop that another machine may reach, the likeliest first."""

    def choose(self, interface: str) -> None:
        """Tells phones the address of this adapter from now on (empty: the likeliest); HallChanged follows."""

    def check(self) -> SelfCheck:
        """Looks at this laptop: opens its own page at the address that phones are told. Takes some seconds at most: call it
        outside the window's thread."""
