"""The page to test with: it tells a phone that it is through, counts it once, lets nobody in and stores nothing."""

import re
import socket
import threading
from collections.abc import Iterator
from threading import Event as Flag

import httpx
import pytest

from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.events import Event, PhonesReached
from cocreate_desktop.domain.reaching import Own, Trust
from cocreate_desktop.phones import ownpage
from cocreate_desktop.services.reaching import trial_address
from tests.phones.conftest import Hall


class Ears:
    """Hears how many phones came."""

    def __init__(self) -> None:
        self.told = PhonesReached(0)
        self._flag = Flag()

    def hear(self, event: Event) -> None:
        if isinstance(event, PhonesReached):
            self.told = event
            self._flag.set()

    def next(self) -> PhonesReached:
        assert self._flag.wait(20)
        self._flag.clear()
        return self.told


@pytest.fixture
def ears(hall: Hall) -> Iterator[Ears]:
    made = Ears()
    stop = hall.services.bus.subscribe(made.hear)
    yield made
    stop()


def visit(hall: Hall) -> tuple[httpx.Client, httpx.Response]:
    phone = hall.visitor()
    return phone, phone.get(trial_address(hall.url).removeprefix(hall.url.upper()))


def test_that_a_phone_hears_that_it_is_through_and_the_desk_counts_it_once(hall: Hall, ears: Ears) -> None:
    phone, page = visit(hall)
    assert page.status_code == 200
    assert "<h1>" in page.text
    assert ears.next() == PhonesReached(1)
    phone.get(page.url)
    scanned = phone.get("/PROEF")
    assert scanned.url == page.url, "the same phone that scans the code again is no other phone"
    visit(hall)
    assert ears.next() == PhonesReached(2)


def test_that_the_page_gives_no_session_and_keeps_only_the_number_of_the_visit_for_itself(hall: Hall) -> None:
    phone, page = visit(hall)
    (cookie,) = phone.cookies.jar
    assert (cookie.path, cookie.discard, cookie.value) == ("/proef", True, page.url.path.rpartition("/")[2])
    assert "set-cookie" not in page.headers
    assert phone.get("/now").status_code == 403
    assert hall.services.store.read(lambda reader: reader.find(Code)) == ()


def test_that_the_slowest_answer_is_told(hall: Hall, ears: Ears) -> None:
    phone, page = visit(hall)
    ears.next()
    for told in ("0", "48", "x", "-3", "9999999"):
        assert phone.post(page.url, data={"ms": told}).json() == {"ok": True}
    assert ears.next() == PhonesReached(1, 48)


def test_that_a_time_is_taken_only_of_a_page_that_was_opened(hall: Hall) -> None:
    phone = hall.visitor()
    assert phone.post("/proef/0123abcd", data={"ms": "5"}).status_code == 200
    assert phone.get("/proef/nowhere").status_code == 404


def test_that_the_page_speaks_the_language_of_the_phone(hall: Hall) -> None:
    found = httpx.get(f"{hall.url}/proef", headers={"accept-language": "en"}, follow_redirects=True).text
    assert "This phone reaches the laptop" in found
    assert re.search(r'<script src="/static/\w+/trial.js"', found)


def test_that_the_laptop_knows_its_own_page_from_a_strangers_and_from_none(hall: Hall) -> None:
    assert ownpage.own_page(hall.url) is Own.ANSWERS
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        thread = threading.Thread(target=_answers_something_else, args=(other,))
        thread.start()
        assert ownpage.own_page(f"http://127.0.0.1:{port}") is Own.STRANGER
        thread.join(20)
    assert ownpage.own_page(f"http://127.0.0.1:{port}") is Own.SILENT


def _answers_something_else(other: socket.socket) -> None:
    connection, _address = other.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(b"220 mail.example ESMTP\r\n")


@pytest.mark.parametrize(
    ("told", "means"),
    [
        ("Public\r\n", Trust.PUBLIC),
        ("Private\r\n", Trust.PRIVATE),
        ("DomainAuthenticated", Trust.PRIVATE),
        ("Private\r\nPublic\r\n", Trust.PUBLIC),
        ("Get-NetConnectionProfile : nothing found", Trust.UNKNOWN),
        ("", Trust.UNKNOWN),
    ],
)
def test_that_what_windows_says_of_the_network_is_understood(told: str, means: Trust) -> None:
    assert ownpage.trust_told(told) is means
