"""Another laptop in the hall stands by: phones are told its address, and no other one."""

from collections.abc import Iterator

import httpx
import pytest

from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.secrecy import hall_mark
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.second import trusted
from cocreate_desktop.services.ports import UnitOfWork
from tests.phones.conftest import NO_TLS, Hall, RunningServer

FIRST, SECOND = "first-laptop", "second-laptop"
ELSEWHERE = "127.0.0.2"  # another origin with cookies of its own, as another laptop is


@pytest.fixture
def other(hall: Hall) -> Iterator[RunningServer]:
    """The other laptop's server, and a first one that knows of it."""
    port = hall.server.port
    hall.server.stop()
    hall.server = RunningServer(hall.services, hall.evening.id, port, device=FIRST)
    other = RunningServer(hall.services, hall.evening.id, host=ELSEWHERE, device=SECOND)
    stands_by(hall, f"http://{ELSEWHERE}:{other.port}")
    yield other
    other.stop()


def stands_by(hall: Hall, address: str) -> None:
    """The other laptop says that phones may come there."""

    def work(unit: UnitOfWork) -> None:
        unit.add(Laptop(id=FIRST, project_id=unit.project_id))
        unit.add(Laptop(id=SECOND, project_id=unit.project_id, place=1, second=address))

    hall.services.store.run(work)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("http://192.168.8.3:8080", "http://192.168.8.3:8080"),
        ("http://192.168.8.3:8080/", "http://192.168.8.3:8080"),
        ("http://10.1.2.3", "http://10.1.2.3"),
        ("http://[fd00::2]:8081", "http://[fd00::2]:8081"),
        ("", ""),
        ("https://192.168.8.3:8080", ""),
        ("http://voorbeeld.nl:8080", ""),
        ("http://1.1.1.1:8080", ""),
        ("http://192.168.8.3:8080/elders", ""),
        ("http://192.168.8.3:8080@1.1.1.1:80", ""),
        ("http://192.168.8.3:99999", ""),
        ("http://999.168.8.3:8080", ""),
        ("http://0.0.0.0:8080", ""),
        ("http://192.168.8.3:8080; script-src *", ""),
        ("http://192.168.8.3:8080\r\nX: y", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_that_only_a_laptop_in_the_hall_is_told_of(said: str, meant: str) -> None:
    assert trusted(said) == meant


def test_that_a_page_names_the_other_laptop_and_its_policy_that_one_origin(
    hall: Hall, other: RunningServer
) -> None:
    origin = f"http://{ELSEWHERE}:{other.port}"
    hall.go_to(Kind.IDEAS)
    client = hall.guest()
    client.post("/note", data={"text": "Een bankje", "proof": ""}, headers={"origin": hall.url})
    answer = client.get("/")
    session = client.cookies["guest"]
    assert f'data-second="{origin}/s/nl.{session}/"' in answer.text
    assert '<noscript><p class="small middle second">' in answer.text
    usual, here = (one.headers["content-security-policy"] for one in (hall.visitor().get("/code"), answer))
    assert here == usual.replace("img-src 'self'", f"img-src 'self' {origin}")
    with httpx.Client(base_url=origin, verify=NO_TLS) as elsewhere:
        page = elsewhere.get(f"/s/nl.{session}/").text
        assert "Een bankje" in page, "it is the same guest there, without a cookie"
        seen = elsewhere.get(f"/here/{hall_mark(hall.evening.secret)}")
        assert (seen.status_code, seen.headers["content-type"]) == (200, "image/gif")
        assert seen.headers["cross-origin-resource-policy"] == "cross-origin"
        assert elsewhere.get("/here/anders").status_code == 404
    stands_by(hall, "http://1.1.1.1:8080")
    strange = client.get("/")
    assert "1.1.1.1" not in strange.text
    assert strange.headers["content-security-policy"] == usual


def test_that_phones_of_a_laptop_alone_hear_of_no_other(hall: Hall) -> None:
    page = hall.guest().get("/")
    assert "data-second" not in page.text
    assert "second.js" not in page.text
