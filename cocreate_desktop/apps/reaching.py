"""The desk's questions about phones and this laptop, answered with the real parts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

from cocreate_desktop import settings
from cocreate_desktop.apps.hall_keeper import HallKeeper
from cocreate_desktop.domain.reaching import Address, AddressKind, Carrier, Own, SelfCheck, Trust
from cocreate_desktop.phones import ownpage


class LocalReaching:
    """Fulfils ``services.reaching.Reaching``."""

    def __init__(self, keeper: HallKeeper) -> None:
        self._keeper = keeper

    @property
    def wanted(self) -> str:
        """The adapter that somebody chose, empty: none."""
        return settings.load().settings.adapter

    @property
    def reached(self) -> int:
        """How many phones came to the test page."""
        return self._keeper.reached.phones

    @property
    def slowest(self) -> int:
        """Their slowest answer in milliseconds."""
        return self._keeper.reached.slowest

    def addresses(self) -> Sequence[Address]:
        """The addresses of this laptop."""
        return self._keeper.ways.found()

    def choose(self, interface: str) -> None:
        """Remembers the adapter; a machine that cannot keep settings keeps the likeliest."""
        with suppress(OSError):
            settings.save(replace(settings.load().settings, adapter=interface))
        self._keeper.look(anew=True)

    def check(self) -> SelfCheck:
        """Looks at this laptop."""
        served = self._keeper.address
        here = self._keeper.ways.chosen(served)
        if not served:
            own = Own.OFF
        elif here is None and not self._keeper.fixed:
            own = Own.ALONE
        else:
            own = ownpage.own_page(served)
        return SelfCheck(
            own,
            ownpage.system(),
            ownpage.trust(here.interface) if here is not None else Trust.UNKNOWN,
            any(address.kind is AddressKind.VPN for address in self.addresses()),
            here.carrier if here is not None else Carrier.OTHER,
            (urlsplit(served).port or 80) if served else 0,
        )
