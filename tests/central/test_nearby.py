"""Laptops find one another by themselves while a code is shown; where the network lets nothing through, nobody is found."""

import socket

import pytest
from zeroconf import ServiceInfo

from cocreate_desktop.central.nearby import TYPE, Announcement, Presence, find, look
from cocreate_desktop.central.nearby import _nearby as read_announcement
from cocreate_desktop.services.sharing import Nearby

LOOPBACK = ("127.0.0.1",)
PROJECT = "Buurtplein Den Bosch, de hele geschiedenis van vijftien jaar in één lange naam"


def test_that_a_laptop_is_found_while_it_shows_a_code() -> None:
    with Announcement("Laptop van Ünal 🌳", PROJECT, ["127.0.0.1"], 8484, interfaces=LOOPBACK) as saying:
        assert saying.said
        assert look(10, most=1, interfaces=LOOPBACK) == (
            Nearby("Laptop van Ünal 🌳", PROJECT[:60], "https://127.0.0.1:8484"),
        )
    saying.close()


def test_that_a_laptop_with_another_address_is_found_again_by_its_certificate_alone() -> None:
    with Presence("ab" * 32, ["127.0.0.1"], 8485, interfaces=LOOPBACK) as saying:
        assert saying.said
        assert find("ab" * 32, 10, interfaces=LOOPBACK) == "https://127.0.0.1:8485"
        assert find("cd" * 32, 0.3, interfaces=LOOPBACK) == ""


# zeroconf leaves a socket to be swept up where it finds no network.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_that_without_a_network_nobody_is_found_and_nothing_fails() -> None:
    nowhere = ("192.0.2.1",)  # no adapter of this machine has it
    with Announcement("Laptop", "Plein", ["127.0.0.1"], 8484, interfaces=nowhere) as saying:
        assert not saying.said
    assert look(0, interfaces=nowhere) == ()
    with Announcement("Laptop", "Plein", ["no address"], 8484, interfaces=LOOPBACK) as saying:
        assert not saying.said


def test_that_an_announcement_of_a_stranger_is_read_with_care() -> None:
    def said(
        port: int = 1, *, addresses: tuple[str, ...] = ("10.0.0.1",), **properties: bytes
    ) -> Nearby | None:
        packed = [
            socket.inet_pton(socket.AF_INET6 if ":" in one else socket.AF_INET, one) for one in addresses
        ]
        return read_announcement(
            ServiceInfo(TYPE, f"x.{TYPE}", port, properties=dict(properties), addresses=packed)
        )

    assert said(name=b"A\x1b[31m\xe2\x80\xaeB", project=b"\x00") == Nearby("A[31mB", "", "https://10.0.0.1:1")
    assert said(name=b"A", addresses=("fd00::1",)) == Nearby("A", "", "https://[fd00::1]:1")
    for nothing in (
        said(),
        said(name=b"\xff"),
        said(0, name=b"A"),
        said(name=b"A", addresses=()),
        said(name=b"A" * 99),
    ):
        assert nothing is None
