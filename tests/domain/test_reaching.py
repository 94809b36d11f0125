"""Which address phones are told, and what is tried when none arrives: in an order that helps."""

from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.reaching import (
    Address,
    AddressKind,
    Carrier,
    Own,
    SelfCheck,
    System,
    Trust,
    Try,
    chosen,
    to_try,
)

WIFI = Address("192.168.8.2", "wlan0", AddressKind.LAN, 0, Carrier.WIFI)
CABLE = Address("10.20.30.4", "eth0", AddressKind.LAN, 2, Carrier.CABLE)
ITSELF = Address("127.0.0.1", "lo", AddressKind.LOOPBACK, 40)
CHECKS = st.builds(
    SelfCheck,
    st.sampled_from(Own),
    st.sampled_from(System),
    st.sampled_from(Trust),
    st.booleans(),
    st.sampled_from(Carrier),
    st.integers(1, 65535),
)


def test_that_the_likeliest_is_taken_until_another_is_wanted_and_there() -> None:
    found = (WIFI, CABLE, ITSELF)
    assert chosen(found, "") == WIFI
    assert chosen(found, "eth0") == CABLE
    assert chosen(found[::2], "eth0") == WIFI


def test_that_a_laptop_on_no_network_has_no_address() -> None:
    assert chosen((ITSELF,), "lo") is None
    assert chosen((), "") is None


@given(CHECKS)
def test_that_there_is_always_something_to_try_and_paper_comes_last(check: SelfCheck) -> None:
    tries = to_try(check)
    assert len(set(tries)) == len(tries)
    assert tries[-1] is Try.PAPER


@given(CHECKS)
def test_that_what_the_laptop_found_comes_first(check: SelfCheck) -> None:
    first = {
        Own.ALONE: Try.NETWORK,
        Own.OFF: Try.START,
        Own.STRANGER: Try.PORT,
        Own.SILENT: Try.FIREWALL,
        Own.ANSWERS: Try.VPN if check.vpn else Try.SAME_WIFI,
    }[check.own]
    assert to_try(check)[0] is first


def test_that_a_laptop_that_is_the_hotspot_is_not_told_to_make_one() -> None:
    tries = to_try(SelfCheck(Own.ANSWERS, System.WINDOWS, Trust.PUBLIC, carrier=Carrier.OWN_HOTSPOT))
    assert not {Try.HOTSPOT, Try.ISOLATION} & set(tries)
    assert Try.PUBLIC in tries
