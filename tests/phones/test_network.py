"""Of all addresses of a laptop the one that phones in the hall reach, and a port that is really free."""

import socket
from collections.abc import Iterator

import pytest

from cocreate_desktop.domain.errors import PortInUse
from cocreate_desktop.domain.reaching import AddressKind, Carrier
from cocreate_desktop.phones import network


def order(*found: tuple[str, str], outward: str = "") -> list[str]:
    return [address.ip for address in network.ranked(found, outward)]


@pytest.mark.parametrize(
    ("adapter", "ip", "kind"),
    [
        ("wlan0", "192.168.8.2", AddressKind.LAN),
        ("Wi-Fi", "10.0.0.7", AddressKind.LAN),
        ("en0", "172.16.3.4", AddressKind.LAN),
        ("bridge100", "192.168.2.1", AddressKind.LAN),
        ("Local Area Connection* 2", "192.168.137.1", AddressKind.LAN),
        ("docker0", "172.17.0.1", AddressKind.VIRTUAL),
        ("veth12ab", "172.18.0.1", AddressKind.VIRTUAL),
        ("vEthernet (WSL)", "172.22.0.1", AddressKind.VIRTUAL),
        ("VirtualBox Host-Only Network", "192.168.56.1", AddressKind.VIRTUAL),
        ("tun0", "10.8.0.2", AddressKind.VPN),
        ("utun4", "10.9.0.2", AddressKind.VPN),
        ("wg0", "10.6.0.2", AddressKind.VPN),
        ("Gemeente VPN", "10.1.0.2", AddressKind.VPN),
        ("Ethernet 3", "100.101.4.7", AddressKind.VPN),
        ("Cisco AnyConnect", "10.40.0.2", AddressKind.VPN),
        ("Tailscale", "10.40.0.2", AddressKind.VPN),
        ("wlan0", "fd00::2", AddressKind.IPV6),
        ("lo", "127.0.0.1", AddressKind.LOOPBACK),
        ("lo", "::1", AddressKind.LOOPBACK),
    ],
)
def test_that_an_adapter_is_known_by_its_name_and_address(adapter: str, ip: str, kind: AddressKind) -> None:
    (address,) = network.ranked([(adapter, ip)])
    assert (address.ip, address.interface, address.kind) == (ip, adapter, kind)


@pytest.mark.parametrize(
    ("adapter", "ip", "carrier"),
    [
        ("wlp3s0", "192.168.8.2", Carrier.WIFI),
        ("Wi-Fi 2", "10.0.0.7", Carrier.WIFI),
        ("enp0s31f6", "10.0.0.7", Carrier.CABLE),
        ("Ethernet", "10.0.0.7", Carrier.CABLE),
        ("Local Area Connection* 2", "192.168.137.1", Carrier.OWN_HOTSPOT),
        ("wlan0", "10.42.0.1", Carrier.OWN_HOTSPOT),
        ("en0", "172.20.10.4", Carrier.PHONE_HOTSPOT),
        ("wlan0", "192.168.43.12", Carrier.PHONE_HOTSPOT),
        ("en0", "10.0.0.7", Carrier.OTHER),
    ],
)
def test_that_what_an_address_goes_over_is_guessed_for_its_words(
    adapter: str, ip: str, carrier: Carrier
) -> None:
    (address,) = network.ranked([(adapter, ip)])
    assert address.carrier is carrier


def test_that_an_address_with_a_network_to_itself_is_the_end_of_a_tunnel() -> None:
    found = network.ranked([("Ethernet 4", "10.9.1.5"), ("Wi-Fi", "192.168.8.2")], "10.9.1.5", {"10.9.1.5"})
    assert [address.kind for address in found] == [AddressKind.LAN, AddressKind.VPN]


def test_that_the_halls_network_comes_before_machines_tunnels_and_itself() -> None:
    found = [
        ("lo", "127.0.0.1"), ("wlan0", "fd00::2"), ("tun0", "10.8.0.2"), ("docker0", "172.17.0.1"), ("wlan0", "192.168.8.2"),
    ]  # fmt: skip
    assert order(*found) == ["192.168.8.2", "172.17.0.1", "10.8.0.2", "fd00::2", "127.0.0.1"]


def test_that_a_tunnel_stays_behind_even_when_the_laptop_goes_out_by_it() -> None:
    assert order(("tun0", "10.8.0.2"), ("wlan0", "192.168.8.2"), outward="10.8.0.2")[0] == "192.168.8.2"


def test_that_of_two_networks_the_one_that_goes_out_comes_first() -> None:
    both = (("eth0", "192.168.1.5"), ("wlan0", "192.168.8.2"))
    assert order(*both, outward="192.168.8.2")[0] == "192.168.8.2"
    assert order(*both, outward="192.168.1.5")[0] == "192.168.1.5"


def test_that_a_private_address_comes_before_a_public_one() -> None:
    assert order(("eth0", "145.97.1.1"), ("wlan0", "192.168.8.2"))[0] == "192.168.8.2"


def test_that_addresses_that_only_this_cable_knows_are_left_out() -> None:
    assert order(("eth0", "169.254.10.1"), ("eth0", "fe80::1"), ("eth0", "0.0.0.0")) == []  # noqa: S104 - nobody listens here


def test_that_this_machine_has_addresses_and_gives_the_best() -> None:
    found = network.addresses()
    assert any(address.kind is AddressKind.LOOPBACK for address in found)
    best = network.best()
    assert best is None or (best.kind is not AddressKind.LOOPBACK and best == found[0])


def test_that_the_address_of_the_page_is_in_capitals() -> None:
    page = network.url("192.168.8.2", 8080)
    assert page == "http://192.168.8.2:8080"
    assert network.page_address(page, "abc0123") == "HTTP://192.168.8.2:8080/J/ABC0123"
    assert network.photo_address(page + "/", "abc0123") == "HTTP://192.168.8.2:8080/F/ABC0123"


def test_that_the_usual_port_is_left_out_and_an_ipv6_address_stands_in_brackets() -> None:
    assert network.url("192.168.8.2", 80) == "http://192.168.8.2"
    assert network.url("fd00::2", 8080) == "http://[fd00::2]:8080"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_that_a_port_somebody_listens_on_is_not_free(taken: int) -> None:
    assert not network.is_free(taken, "127.0.0.1")
    assert not network.is_free(taken)


def test_that_another_port_is_given_when_the_preferred_one_is_taken(taken: int) -> None:
    found = network.free_port(taken, "127.0.0.1")
    assert found != taken
    assert network.is_free(found, "127.0.0.1")


def test_that_the_preferred_port_is_given_when_it_is_free() -> None:
    free = network.free_port(0, "127.0.0.1")
    assert network.free_port(free, "127.0.0.1") == free


def test_that_no_port_lies_beyond_the_last() -> None:
    assert not network.is_free(70000, "127.0.0.1")
    assert 0 < network.free_port(65535, "127.0.0.1") <= 65535


def test_that_no_port_is_found_on_an_address_of_another_machine() -> None:
    with pytest.raises(PortInUse) as told:
        network.free_port(8080, "203.0.113.9")
    assert "8080" in str(told.value)


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("", ""),
        ("10.0.0.1:8080", "http://10.0.0.1:8080"),
        (" http://10.0.0.1:8080/ ", "http://10.0.0.1:8080"),
        ("https://plein.example", "https://plein.example"),
        ("http://[fe80::1]:8080", "http://[fe80::1]:8080"),
    ],
)
def test_that_a_typed_page_names_its_scheme_and_no_path(typed: str, page: str) -> None:
    assert network.page_typed(typed) == page
