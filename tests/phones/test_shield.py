"""What the phone server refuses to strangers, and what every answer carries."""

import re

import httpx
import pytest

from cocreate_desktop.domain.steps import KINDS, Kind
from cocreate_desktop.phones.shield import HEADERS
from tests.phones.conftest import Hall
from tests.phones.filling_in import FORM


def test_that_every_answer_carries_the_headers(hall: Hall) -> None:
    phone = hall.guest()
    answers = [
        phone.get(path) for path in ("/", "/now", "/about", "/code", "/nowhere", "/static/0/nothing.css")
    ]
    answers.append(httpx.get(hall.url, headers={"host": "evil.example"}))
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert "access-control-allow-origin" not in answer.headers


def test_that_pages_hold_no_inline_script_or_style(hall: Hall) -> None:
    phone = hall.guest()
    for kind in KINDS:
        hall.go_to(kind)
        assert not re.search(r"<style|\sstyle=|<script>|\son\w+=|javascript:", phone.get("/").text)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1"])
def test_that_another_host_name_is_refused(hall: Hall, host: str) -> None:
    assert httpx.get(hall.url, headers={"host": host}).status_code in (400, 421)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://127.0.0.1:1", "https://127.0.0.1.evil.example", "http://["]
)
def test_that_a_post_from_another_page_is_refused(hall: Hall, origin: str) -> None:
    hall.go_to(Kind.IDEAS)
    phone = hall.guest()
    assert phone.post("/note", data={"text": "x"}, headers={"origin": origin}).status_code == 403
    assert hall.services.capturing.notes(hall.evening.id) == ()


def test_that_a_form_without_origin_must_prove_that_it_is_ours(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    phone = hall.guest()
    assert phone.post("/note", data={"text": "x"}).status_code == 400
    assert phone.post("/note", data={"text": "x"}, headers={"origin": hall.url}).status_code == 200
    assert len(hall.services.capturing.notes(hall.evening.id)) == 1


def test_that_too_large_a_body_is_refused_with_and_without_a_length(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    phone = hall.guest()
    assert phone.post("/note", content=b"text=" + b"x" * 20_000, headers=FORM).status_code == 413
    assert phone.post("/note", content=iter([b"x" * 9000] * 3), headers=FORM).status_code in (413, 400)


def test_that_only_forms_are_taken(hall: Hall) -> None:
    phone = hall.guest()
    assert phone.post("/note", content="x", headers={"content-type": "text/plain"}).status_code == 415
    assert phone.put("/note").status_code == 405
