"""What the phone server refuses to strangers, and what every answer carries."""

import re

import httpx
import pytest

from cocreate_desktop.domain.steps import KINDS, Kind
from cocreate_desktop.phones.shield import HEADERS, LARGEST_BODY
from tests.phones.conftest import Hall
from tests.phones.filling_in import FORM, JSON, send_note


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
    evenings, playing = hall.services.evenings, hall.services.playing
    for kind in KINDS:
        playing.go_to(hall.evening.id, evenings.add_step(hall.evening.id, kind).id)
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
    whole = b"text=" + b"x" * LARGEST_BODY
    told = phone.post("/note", content=whole, headers=FORM)
    assert (told.status_code, 'role="alert"' in told.text) == (413, True)
    assert phone.post("/note", content=iter([whole]), headers=FORM).status_code in (413, 400)


def test_that_the_page_s_script_can_read_that_a_body_is_too_large(hall: Hall) -> None:
    """An answer that is no JSON is taken for a lost connection, and sent again for ever."""
    hall.go_to(Kind.IDEAS)
    told = hall.guest().post("/note", content=b"text=" + b"x" * LARGEST_BODY, headers=FORM | JSON)
    assert (told.status_code, told.json()["ok"]) == (413, False)


@pytest.mark.parametrize("sign", ["x", "é", "م", "👩‍👧"])
def test_that_a_note_of_ten_thousand_signs_is_too_long_and_stays_in_the_field(hall: Hall, sign: str) -> None:
    hall.go_to(Kind.IDEAS)
    words = (sign * 10_000)[:10_000]
    told = send_note(hall.guest(), words)
    assert told.status_code == 422
    assert "10000" in told.text
    assert words in told.text
    assert hall.services.capturing.notes(hall.evening.id) == ()


def test_that_only_forms_are_taken(hall: Hall) -> None:
    phone = hall.guest()
    assert phone.post("/note", content="x", headers={"content-type": "text/plain"}).status_code == 415
    assert phone.put("/note").status_code == 405
