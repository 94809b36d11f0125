"""What the phone server promises strangers and guests alike: limits that shut nobody else out, and nothing known of anybody."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message

from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.secrecy import new_token, upload_token
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.phones.guests import FAILED_TRIES_A_MINUTE, NOTES_A_MINUTE, EachInAMinute, Guest
from cocreate_desktop.phones.shield import HEADERS, LARGEST_HEAD, Shield
from cocreate_desktop.phones.streams import MOST_OF_ONE
from tests.phones.conftest import Hall
from tests.phones.filling_in import JSON, hidden, send_note

AGENT = "Zeldzame Browser 77 van niemand"
OWN_IP = "192.168.8.2"
NAMES = {OWN_IP, f"{OWN_IP}:8080", "[fe80::1]", "[fe80::1]:8080", "localhost"}


def let_in(host: str, origin: str = "", **more: str) -> int:
    """The status with which the shield answers a request for this host; 200 when it lets it in."""
    told: list[Message] = []

    async def app(_scope: object, _receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[operator]

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        told.append(message)

    headers = {"host": host, **({"origin": origin} if origin else {}), **more}
    raw = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": raw}
    asyncio.run(Shield(app, NAMES)(scope, receive, send))
    assert {name.lower().encode() for name in HEADERS} <= {name for name, _value in told[0]["headers"]}
    return int(told[0]["status"])


@pytest.mark.parametrize(
    "host",
    [OWN_IP, f"{OWN_IP}:8080", f"{OWN_IP}:9", "LOCALHOST:8080", "[fe80::1]:8080", "[FE80::1]"],
)
def test_that_the_laptop_is_reached_by_its_own_names(host: str) -> None:
    assert let_in(host) == 200
    assert let_in(host, f"http://{host}") == 200
    assert let_in(host, "null") == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", f"{OWN_IP}.evil.example", f"evil.example@{OWN_IP}", f"{OWN_IP}/", f"{OWN_IP}/evil.example", f"{OWN_IP}?x",
     f"{OWN_IP}#x", f"{OWN_IP}\\x", f"{OWN_IP}:", f"{OWN_IP}:8080:1", f"{OWN_IP} ", f"\t{OWN_IP}", f"{OWN_IP}:x", "[fe80::1",
     "fe80::1",
     "[fe80::2]", "", ".", "localhost.", "127.0.0.1", "0x7f.1", "²", f"{OWN_IP}, evil.example"],
)  # fmt: skip
def test_that_a_name_that_only_looks_like_the_laptop_s_is_refused(host: str) -> None:
    assert let_in(host) == 421


@given(st.text(st.characters(max_codepoint=255), max_size=40))
def test_that_no_other_host_is_ever_let_in(host: str) -> None:
    name = re.sub(r":\d{1,5}$", "", host).lower()
    assert let_in(host) == (200 if name in NAMES else 421)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", f"http://{OWN_IP}:1", f"ftp://{OWN_IP}", OWN_IP, "file://", "²"]
)
def test_that_a_page_of_another_origin_is_refused(origin: str) -> None:
    assert let_in(OWN_IP, origin) == 403


def test_that_a_head_that_is_too_long_is_refused() -> None:
    assert let_in(OWN_IP, cookie="x" * LARGEST_HEAD) == 431


def test_that_guesses_at_the_same_moment_are_no_more_tries(hall: Hall) -> None:
    def guess(number: int) -> int:
        with httpx.Client(base_url=hall.url, timeout=60) as line:
            return line.post("/code", data={"code": f"AAAA{number:05d}"}).status_code

    with ThreadPoolExecutor(16) as pranksters:
        found = list(pranksters.map(guess, range(FAILED_TRIES_A_MINUTE + 30)))
    assert found.count(422) == FAILED_TRIES_A_MINUTE
    assert found.count(429) == 30


def test_that_a_flood_of_notes_ends_for_one_guest_and_her_text_stays(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    flooder, other = hall.guest(), hall.guest()
    for number in range(NOTES_A_MINUTE):
        assert send_note(flooder, f"Briefje {number}").status_code == 200
    told = send_note(flooder, "Nog een bankje")
    assert (told.status_code, "Nog een bankje</textarea>" in told.text) == (429, True)
    told = flooder.post("/note", data={"text": "x", "proof": hidden(told, "proof")}, headers=JSON)
    assert (told.status_code, told.json()["ok"]) == (429, False)
    assert send_note(other, "Een ander").status_code == 200
    assert len(hall.services.capturing.notes(hall.evening.id)) == NOTES_A_MINUTE + 1


def test_that_the_pace_of_a_guest_is_forgotten_after_a_minute() -> None:
    now = [0.0]
    pace = EachInAMinute(lambda: now[0], 2)
    one, other = (Guest(new_token(), "nl", "", "") for _each in range(2))
    assert [pace.may(one), pace.may(one), pace.may(one), pace.may(other)] == [True, True, False, True]
    now[0] = 61
    assert pace.may(one)


def note(hall: Hall, words: str, author: str, note_id: str) -> Note:
    sending = hall.services.capturing.sending(hall.evening.id, words, author=author, note_id=note_id)
    return hall.services.store.run(sending)


def test_that_other_words_under_a_known_id_are_a_note_of_their_own(hall: Hall) -> None:
    """A page that the browser kept sends a second note under the id of the first; a stranger could name somebody else's."""
    hall.go_to(Kind.IDEAS)
    same = "0123456789abcdef" * 2
    first = note(hall, "Een bankje", "a" * 64, same)
    assert note(hall, "Een bankje", "a" * 64, same) == first
    second, hers = note(hall, "Een boom", "a" * 64, same), note(hall, "Een bankje", "b" * 64, same)
    assert note(hall, "Een boom", "a" * 64, same) == second
    assert {one.id for one in hall.services.capturing.notes(hall.evening.id)} == {
        first.id,
        second.id,
        hers.id,
    }


def test_that_a_note_that_was_taken_off_the_wall_is_not_written_over(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    first = note(hall, "Een bankje", "a" * 64, "0123456789abcdef" * 2)
    hall.services.capturing.set_state([first.id], NoteState.SHOWN)
    hall.services.capturing.remove([first.id])
    again = note(hall, "Iets heel anders", "a" * 64, first.id)
    assert (again.id == first.id, again.state) == (False, NoteState.WAITING)
    hall.services.capturing.restore([first.id])
    back = next(one for one in hall.services.capturing.notes(hall.evening.id) if one.id == first.id)
    assert back.text == "Een bankje"


def test_that_one_guest_cannot_take_all_streams(hall: Hall) -> None:
    phone, other = hall.guest(), hall.guest()
    with ExitStack() as open_ones:
        others = open_ones.enter_context(other.stream("GET", "/live")).iter_lines()
        next(others)
        mine = [open_ones.enter_context(phone.stream("GET", "/live")) for _each in range(MOST_OF_ONE + 2)]
        for ended in mine[:2]:
            ended.read()  # comes back only because the server ends it
        hall.go_to(Kind.PAUSE)
        for lines in (others, *(stream.iter_lines() for stream in mine[2:])):
            told = (line for line in lines if line.startswith("data: {"))
            assert next(told) != next(told)


def test_that_the_code_for_photos_opens_nothing_else(hall: Hall) -> None:
    token, phone = upload_token(hall.evening.secret), hall.visitor()
    before = hall.services.overview.evening(hall.evening.id)
    assert phone.get(f"/J/{token}").status_code == 404
    assert phone.post(f"/J/{token}").status_code == 404
    assert phone.post("/code", data={"code": token}).status_code == 422
    for session in (token, f"{token}.{'0' * 26}", f"nl.{token}"):
        phone.cookies.set("guest", session, domain="127.0.0.1")
        for path in ("/now", "/live", f"/s/{session}/now", f"/P/{'0' * 64}", f"/F/{token}/photos"):
            assert phone.get(path).status_code in (403, 404)
    page = phone.get(f"/F/{token}")
    assert page.status_code == 200
    assert hall.evening.join_token not in page.text
    assert hall.services.overview.evening(hall.evening.id) == before
    assert phone.post(f"/F/{hall.evening.join_token}", files={"photo": b"x"}).status_code == 404


def test_that_nobody_s_address_and_browser_are_kept_or_logged(
    hall: Hall, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    devices: list[str] = []
    hall.store.on_commit(lambda device, _seq: devices.append(device))
    hall.go_to(Kind.IDEAS)
    phone = hall.visitor()
    phone.headers["user-agent"] = AGENT
    phone.post(f"/J/{hall.evening.join_token}")
    send_note(phone, "Een bankje")
    phone.post("/code", data={"code": "AAAA00000"})
    phone.get("/nowhere")
    phone.put("/note")
    told = caplog.text + "".join(capfd.readouterr())
    mine = [line for line in told.splitlines() if "httpx" not in line and "httpcore" not in line]
    assert not [line for line in mine if AGENT in line or "127.0.0.1:" in line]
    (kept,) = hall.services.capturing.notes(hall.evening.id)
    assert AGENT not in repr(kept)
    assert "127.0.0.1" not in repr(kept)
    ops = hall.services.store.read(lambda reader: reader.ops_after(devices[0], 0))
    assert ops
    assert not [op for op in ops if AGENT in repr(op) or "127.0.0.1" in repr(op)]
