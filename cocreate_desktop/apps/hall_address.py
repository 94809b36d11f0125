"""Which address phones are told: it follows the laptop when that goes to another network in the middle of an evening."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from cocreate_desktop import settings
from cocreate_desktop.domain.reaching import Address, chosen
from cocreate_desktop.language import _
from cocreate_desktop.phones import network

Looks = Callable[[], Sequence[Address]]


class HallAddress:
    """Asked now and then with the address that the phone server named."""

    def __init__(self, look: Looks = network.addresses, wanted: Callable[[], str] | None = None) -> None:
        self._look = look
        self._wanted = wanted or wanted_adapter

    def found(self) -> tuple[Address, ...]:
        """The addresses that another machine may reach, the likeliest first."""
        return tuple(address for address in self._look() if address.usable)

    def chosen(self, page: str = "") -> Address | None:
        """The one that phones are told, that of ``page`` while it works; None without a network."""
        return chosen(self._look(), self._wanted(), page)

    def now(self, served: str, before: str, *, anew: bool = False) -> tuple[str, str]:
        """The page's address with the port of ``served``, and what is wrong (empty: nothing). While the one ``before`` works
        it stays, unless it is looked for ``anew``; without a network too, for the laptop may come back to it."""
        found = self.chosen("" if anew else before)
        if found is None:
            return before or served, no_network()
        return network.url(found.ip, urlsplit(served).port or 80), ""


def wanted_adapter() -> str:
    """The adapter that somebody chose on this machine; empty: none."""
    return settings.load().settings.adapter


def no_network() -> str:
    """What the desk says while the laptop is on no network."""
    return _("The laptop is on no network. Everything is kept. Join one: the page is there at once.")
