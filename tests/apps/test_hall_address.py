"""The address that phones are told follows the laptop to another network, without the phone server starting anew."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from cocreate_desktop.apps.hall_address import HallAddress
from cocreate_desktop.apps.hall_keeper import HallKeeper, HallSetting
from cocreate_desktop.apps.link import Reached, Serving
from cocreate_desktop.apps.reaching import LocalReaching
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.domain.events import Event, HallChanged, PhonesReached
from cocreate_desktop.domain.reaching import Address, AddressKind, Own
from cocreate_desktop.phones import network
from tests.patience import until


class Adapters:
    """The adapters of a laptop that is carried about; each listens on the machine of the test."""

    def __init__(self) -> None:
        self.found = [Address("127.0.0.1", "Wi-Fi", AddressKind.LAN, 0)]
        self.wanted = ""
        self.problem: Exception | None = None

    def look(self) -> tuple[Address, ...]:
        if self.problem is not None:
            raise self.problem
        return tuple(self.found)

    def go_to(self, *ips: str) -> None:
        self.found = [Address(ip, f"adapter {ip}", AddressKind.LAN, place) for place, ip in enumerate(ips)]


class Window:
    """A keeper over a fresh evening, and what it told."""

    def __init__(self, folder: Path, closing: ExitStack) -> None:
        self.adapters = Adapters()
        opened = create_services(folder / "buurt.cocreate", {"name": "Buurtplein"}, key_file=folder / "key")
        workspace = opened.workspace
        setting = HallSetting(workspace.path, workspace.recovery_key(), network.free_port(0))
        ways = HallAddress(self.adapters.look, lambda: self.adapters.wanted)
        self.keeper = HallKeeper(opened.services, setting, workspace.last_seq, ways)
        self.told: list[HallChanged] = []
        self.reached: list[PhonesReached] = []
        closing.callback(opened.close)
        closing.callback(self.keeper.close)
        closing.callback(opened.services.bus.subscribe(self._hear))
        self.keeper.start(opened.services.evenings.all()[0].id)
        until(lambda: self.keeper.running)

    def _hear(self, event: Event) -> None:
        if isinstance(event, HallChanged):
            self.told.append(event)
        elif isinstance(event, PhonesReached):
            self.reached.append(event)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    with ExitStack() as closing:
        yield Window(tmp_path, closing)


def test_that_the_address_follows_the_laptop_and_the_page_answers_there(window: Window) -> None:
    port = window.keeper.address.rpartition(":")[2]
    window.adapters.go_to("127.0.0.2")
    window.keeper.look()
    assert window.keeper.address == f"http://127.0.0.2:{port}"
    assert window.told[-1] == HallChanged(True, window.keeper.address)
    window.adapters.go_to("127.0.0.1")
    window.keeper.look()
    assert LocalReaching(window.keeper).check().own is Own.ANSWERS


def test_that_without_a_network_the_address_stays_and_the_desk_hears_why(window: Window) -> None:
    before = window.keeper.address
    window.adapters.go_to()
    window.keeper.look()
    assert (window.told[-1].running, window.told[-1].address) == (True, before)
    assert window.told[-1].problem
    assert LocalReaching(window.keeper).check().own is Own.ALONE
    count = len(window.told)
    window.keeper.look()
    assert len(window.told) == count
    window.adapters.go_to("127.0.0.1")
    window.keeper.look()
    assert window.told[-1] == HallChanged(True, before)


def test_that_a_chosen_adapter_is_told_for_as_long_as_it_is_there(window: Window) -> None:
    window.adapters.go_to("127.0.0.1", "127.0.0.3")
    window.adapters.wanted = "adapter 127.0.0.3"
    window.keeper.look()
    assert "127.0.0.3" in window.keeper.address
    window.adapters.go_to("127.0.0.1")
    window.keeper.look()
    assert "127.0.0.1" in window.keeper.address


def test_that_an_address_that_still_works_stays_until_another_is_asked_for(window: Window) -> None:
    port = window.keeper.address.rpartition(":")[2]
    reaching = LocalReaching(window.keeper)
    window.adapters.go_to("127.0.0.2", "127.0.0.1")
    window.keeper.look()
    assert window.keeper.address == f"http://127.0.0.1:{port}"
    reaching.choose("")
    assert window.keeper.address == f"http://127.0.0.2:{port}"
    window.adapters.go_to("127.0.0.1", "127.0.0.2")
    window.keeper.look()
    assert window.keeper.address == f"http://127.0.0.2:{port}"


@pytest.mark.expected_log("the addresses of this laptop could not be read")
@pytest.mark.parametrize("problem", [OSError, RuntimeError, ValueError])
def test_that_adapters_that_cannot_be_read_leave_the_address(
    window: Window, problem: type[Exception]
) -> None:
    before = window.keeper.address
    window.adapters.problem = problem("the adapters are being changed")
    window.keeper.look()
    assert window.keeper.address == before
    window.adapters.problem = None
    window.adapters.go_to("127.0.0.2")
    window.keeper.look()
    assert "127.0.0.2" in window.keeper.address


@pytest.mark.parametrize(
    ("address", "port"), [("http://[fd00::1]", 80), ("http://[fd00::1]:8081", 8081), ("http://10.0.0.2", 80)]
)
def test_that_a_server_starts_again_on_the_port_of_its_address(
    window: Window, address: str, port: int
) -> None:
    window.keeper._take(Serving(address, window.keeper._wanted))
    assert window.keeper._port == port


def test_that_a_line_that_breaks_is_taken_up_again_with_the_same_server(window: Window) -> None:
    line, process = window.keeper._line, window.keeper._process
    assert line is not None
    assert process is not None
    line._connection.shutdown(socket.SHUT_RDWR)
    until(lambda: window.keeper._line not in (None, line))
    assert window.keeper._process is process
    assert process.poll() is None
    httpx.get(f"{window.keeper.address}/proef", follow_redirects=True, trust_env=False, timeout=20)
    until(lambda: window.keeper.reached.phones == 1)


def test_that_phones_on_the_test_page_are_counted_in_the_window(window: Window) -> None:
    reaching = LocalReaching(window.keeper)
    assert reaching.check().own is Own.ANSWERS
    assert reaching.reached == 0
    httpx.get(f"{window.keeper.address}/proef", follow_redirects=True, trust_env=False, timeout=20)
    until(lambda: reaching.reached == 1)
    assert window.reached[-1].phones == 1


def test_that_phones_of_the_network_before_do_not_count_for_the_new_one(window: Window) -> None:
    reaching, page = LocalReaching(window.keeper), f"{window.keeper.address}/proef"
    httpx.get(page, follow_redirects=True, trust_env=False, timeout=20)
    until(lambda: reaching.reached == 1)
    window.adapters.go_to("127.0.0.2")
    window.keeper.look()
    assert reaching.reached == 0
    assert window.reached[-1].phones == 0
    httpx.get(page, follow_redirects=True, trust_env=False, timeout=20)
    until(lambda: reaching.reached == 1)
    assert window.reached[-1].phones == 1


def test_that_a_phone_server_that_counts_anew_leaves_no_phone_out(window: Window) -> None:
    window.keeper._take(Reached(3, 40))
    window.adapters.go_to("127.0.0.2")
    window.keeper.look()
    window.keeper._take(Reached(0, 0))
    window.keeper._take(Reached(2, 30))
    assert window.keeper.reached == PhonesReached(2, 30)
