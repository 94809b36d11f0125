"""What the phone server promises to phones and refuses to strangers, over real HTTP."""

import re
import threading

import httpx
import pytest

from cocreate_desktop.domain.events import Event, GuestsChanged
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.steps import KINDS, Kind
from cocreate_desktop.phones.shield import HEADERS
from cocreate_desktop.phones.steps import FACES
from tests.phones.conftest import Hall

FORM = {"content-type": "application/x-www-form-urlencoded"}
JSON = {"accept": "application/json"}


def hidden(page: httpx.Response, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found is not None, name
    return found[1]


def send_note(client: httpx.Client, text: str, **more: str) -> httpx.Response:
    page = client.get("/")
    fields = {"proof": hidden(page, "proof"), "id": hidden(page, "id"), "text": text}
    return client.post("/note", data=fields | more)


def vote(client: httpx.Client, hall: Hall, *dots: int) -> httpx.Response:
    page = client.get("/")
    fields = {f"o-{option.id}": str(n) for option, n in zip(hall.options, dots, strict=True)}
    return client.post("/vote", data=fields | {"proof": hidden(page, "proof"), "round": hall.round.id})


def test_that_every_kind_of_step_has_a_face_on_the_phone() -> None:
    assert set(FACES) == set(KINDS)


def test_that_the_first_page_says_who_is_responsible_and_how_long(hall: Hall) -> None:
    page = hall.visitor().get(f"/J/{hall.evening.join_token}")
    assert "De gemeente is verantwoordelijk voor deze avond." in page.text
    assert "tot 1 juli 2027" in page.text


def test_that_looking_at_the_first_page_does_not_join(hall: Hall) -> None:
    phone = hall.visitor()
    phone.get(f"/J/{hall.evening.join_token}")
    assert "guest" not in phone.cookies


def test_that_the_address_may_be_typed_in_small_letters(hall: Hall) -> None:
    phone = hall.visitor()
    assert phone.post(f"/j/{hall.evening.join_token.lower()}").status_code == 200
    assert "Je doet mee." in phone.get("/").text


def test_that_the_first_page_speaks_english_when_asked_and_remembers_it(hall: Hall) -> None:
    phone = hall.visitor()
    page = phone.get(f"/J/{hall.evening.join_token}", params={"lang": "en"})
    assert '<html lang="en"' in page.text
    phone.post(f"/J/{hall.evening.join_token}")
    assert "You are in." in phone.get("/").text


def test_that_an_address_of_another_evening_does_not_join(hall: Hall) -> None:
    phone = hall.visitor()
    assert phone.post("/J/0000000000000000000000000A").status_code == 404
    assert "guest" not in phone.cookies


def test_that_the_cookie_is_out_of_reach_of_scripts_and_other_sites(hall: Hall) -> None:
    answer = hall.visitor().post(f"/J/{hall.evening.join_token}", follow_redirects=False)
    cookie = next(line for line in answer.headers.get_list("set-cookie") if line.startswith("guest="))
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie


def test_that_a_phone_that_loses_cookies_goes_on_by_its_address(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    phone = hall.visitor()
    answer = phone.post(f"/J/{hall.evening.join_token}", follow_redirects=False)
    place = answer.headers["location"].partition("?")[0]
    phone.cookies.clear()
    page = phone.get(place)
    fields = {"proof": hidden(page, "proof"), "id": hidden(page, "id"), "text": "Een bankje"}
    assert f'action="{place}note"' in page.text
    assert "Een bankje" in phone.post(f"{place}note", data=fields).text
    assert phone.cookies.get("guest") is None


def test_that_a_phone_that_keeps_cookies_gets_an_address_without_its_session(hall: Hall) -> None:
    answer = hall.visitor().post(f"/J/{hall.evening.join_token}")
    assert answer.url.path == "/"


def test_that_a_session_of_another_secret_is_none(hall: Hall) -> None:
    phone = hall.visitor()
    phone.cookies.set("guest", hall.evening.join_token + "." + "0" * 26, domain="127.0.0.1")
    assert phone.get("/now").status_code == 403
    assert phone.get("/live").status_code == 403
    assert "Typ de code van je kaart" in phone.get("/").text


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
    "origin", ["http://evil.example", "http://127.0.0.1:1", "https://127.0.0.1.evil.example"]
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


def test_that_a_note_waits_for_the_facilitator_and_then_hangs(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    phone = hall.guest()
    assert "wacht even op de begeleider" in send_note(phone, "Een bankje in de schaduw").text
    (note,) = hall.services.capturing.notes(hall.evening.id)
    hall.services.capturing.set_state([note.id], NoteState.SHOWN)
    assert "hangt op de muur" in phone.get("/").text


def test_that_a_note_sent_twice_hangs_once(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    phone = hall.guest()
    for _again in range(2):
        send_note(phone, "Een bankje", id="0123456789abcdef" * 2)
    assert len(hall.services.capturing.notes(hall.evening.id)) == 1


def test_that_a_neighbour_takes_back_her_own_note_and_no_other(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    writer, other = hall.guest(), hall.guest()
    send_note(writer, "Een bankje")
    (note,) = hall.services.capturing.notes(hall.evening.id)
    for phone in (other, writer):
        proof = hidden(phone.get("/"), "proof")
        phone.post(f"/note/{note.id}/withdraw", data={"proof": proof})
        withdrawn = hall.services.capturing.notes(hall.evening.id)[0].state is NoteState.WITHDRAWN
        assert withdrawn == (phone is writer)
    assert "weggehaald" in writer.get("/").text


@pytest.mark.parametrize("text", ["", "   \n ", "\x00\x07\u202e", "x" * 141, "x" * 10_000])
def test_that_an_empty_or_long_note_is_refused_and_its_text_stays(hall: Hall, text: str) -> None:
    hall.go_to(Kind.IDEAS)
    answer = send_note(hall.guest(), text)
    assert answer.status_code == 422
    assert text.strip("\x00\x07\u202e \n")[:100] in answer.text
    assert hall.services.capturing.notes(hall.evening.id) == ()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "مقعد في الظل",
        "🌳 bankje 🪑",
        "\"'><img src=x onerror=y>",
        "a\u202eb",
    ],
)
def test_that_hostile_text_is_shown_as_plain_text(hall: Hall, text: str) -> None:
    hall.go_to(Kind.IDEAS)
    page = send_note(hall.guest(), text).text
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert "49" not in page.split('class="words"')[1].split("</p>")[0]
    assert "\u202e" not in page


def test_that_a_vote_is_shown_after_a_reload_and_after_a_restart_of_the_server(hall: Hall) -> None:
    hall.open_vote()
    phone = hall.guest()
    assert "Je stem is binnen." in vote(phone, hall, 2, 1, 0).text
    hall.restart()
    page = phone.get("/").text
    assert "Wijzig mijn stem" in page
    assert re.findall(r'class="dots"[^>]*value="(\d)"', page) == ["2", "1", "0"]


def test_that_a_changed_vote_replaces_the_first(hall: Hall) -> None:
    hall.open_vote()
    phone = hall.guest()
    vote(phone, hall, 2, 1, 0)
    vote(phone, hall, 0, 0, 1)
    assert hall.services.overview.evening(hall.evening.id).round is not None
    assert hall.voters == 1
    hall.services.voting.close(hall.round.id)
    hall.services.voting.reveal(hall.round.id)
    page = phone.get("/").text
    assert "1 mens heeft gestemd" in page
    assert page.index("Meer groen en schaduw") < page.index("Een grote tafel")


@pytest.mark.parametrize("dots", [(3, 0, 0), (2, 2, 0), (-1, 1, 0)])
def test_that_a_vote_outside_the_rules_is_refused(hall: Hall, dots: tuple[int, int, int]) -> None:
    hall.open_vote()
    assert vote(hall.guest(), hall, *dots).status_code == 422
    assert hall.voters == 0


def test_that_a_vote_after_the_close_is_refused(hall: Hall) -> None:
    hall.open_vote()
    phone = hall.guest()
    fields = {
        "proof": hidden(phone.get("/"), "proof"),
        "round": hall.round.id,
        f"o-{hall.options[0].id}": "1",
    }
    hall.services.voting.close(hall.round.id)
    answer = phone.post("/vote", data=fields, headers=JSON)
    assert (answer.status_code, answer.json()["ok"]) == (409, False)
    assert "De stemming is gesloten." in answer.json()["said"]


def test_that_totals_stay_hidden_until_they_are_revealed(hall: Hall) -> None:
    hall.open_vote()
    vote(hall.guest(), hall, 2, 1, 0)
    looker = hall.guest()
    assert 'class="bars"' not in looker.get("/").text
    hall.services.voting.close(hall.round.id)
    assert 'class="bars"' not in looker.get("/").text
    hall.services.voting.reveal(hall.round.id)
    assert 'class="bars"' in looker.get("/").text


@pytest.mark.parametrize(("method", "most", "refused"), [("choice", 0, 2), ("approval", 2, 3)])
def test_that_boxes_can_be_picked_within_the_limit(hall: Hall, method: str, most: int, refused: int) -> None:
    hall.services.voting.change_rules(hall.round.id, method=method, max_choices=most)
    hall.open_vote()
    phone = hall.guest()
    fields: dict[str, str | list[str]] = {"proof": hidden(phone.get("/"), "proof"), "round": hall.round.id}
    ids = [option.id for option in hall.options]
    assert phone.post("/vote", data=fields | {"pick": ids[:refused]}).status_code == 422
    page = phone.post("/vote", data=fields | {"pick": ids[: refused - 1]})
    assert page.text.count(" checked") == refused - 1


def test_that_a_code_votes_once_whatever_the_road(hall: Hall) -> None:
    (code,) = hall.services.voting.make_codes(hall.evening.id, 1)
    hall.open_vote()
    hall.services.voting.enter_slip(hall.round.id, code.typed, {hall.options[0].id: 1})
    typed, scanned = hall.visitor(), hall.visitor()
    shown = f"{code.typed[:4]}-{code.typed[4:8]}-{code.typed[8:]}".lower()
    assert "Je stem is binnen." in typed.post("/code", data={"code": shown}).text
    scanned.post(f"/J/{code.token}")
    vote(scanned, hall, 0, 2, 0)
    assert hall.voters == 1


def test_that_guessing_codes_shuts_the_typed_road_only(hall: Hall) -> None:
    (code,) = hall.services.voting.make_codes(hall.evening.id, 1)
    prankster = hall.visitor()
    tries = [prankster.post("/code", data={"code": f"AAAA{n:05d}"}).status_code for n in range(61)]
    assert set(tries[:60]) == {422}
    assert tries[60] == 429
    assert hall.visitor().post("/code", data={"code": code.typed}).status_code == 429
    assert "Je doet mee." in hall.guest().get("/").text
    assert hall.visitor().post(f"/J/{code.token}").status_code == 200


@pytest.mark.expected_log("what a phone sent could not be stored")
def test_that_a_full_disk_is_said_and_the_text_stays(hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    phone = hall.guest()
    fields = {"proof": hidden(phone.get("/"), "proof"), "text": "Een bankje in de schaduw"}
    hall.store.full = True
    page = phone.post("/note", data=fields)
    assert page.status_code == 503
    assert "Een bankje in de schaduw</textarea>" in page.text
    assert phone.post("/note", data=fields, headers=JSON).status_code == 503
    hall.store.full = False
    assert phone.post("/note", data=fields).status_code == 200


def test_that_after_the_end_the_phone_shows_the_result_and_where_it_goes_on(hall: Hall) -> None:
    hall.open_vote()
    phone = hall.guest()
    vote(phone, hall, 2, 1, 0)
    hall.services.voting.close(hall.round.id)
    hall.services.playing.finish(hall.evening.id)
    assert 'class="bars"' not in phone.get("/").text
    hall.services.voting.reveal(hall.round.id)
    page = phone.get("/").text
    assert "https://voorbeeld.nl/plein" in page
    assert 'class="bars"' in page


def test_that_the_stream_tells_of_a_new_page_and_of_votes(hall: Hall) -> None:
    phone, other = hall.guest(), hall.guest()
    with phone.stream("GET", "/live") as stream:
        lines = (line for line in stream.iter_lines() if line.startswith("data:"))
        first = next(lines)
        hall.open_vote()
        second = next(line for line in lines if '"voted":0' in line)
        assert first[:30] != second[:30]
        vote(other, hall, 1, 1, 1)
        assert any('"voted":1' in line for line in lines)


def test_that_the_bus_hears_how_many_phones_are_there(hall: Hall) -> None:
    told: list[int] = []
    changed = threading.Event()

    def hear(event: Event) -> None:
        if isinstance(event, GuestsChanged):
            told.append(event.phones)
            changed.set()

    hall.services.bus.subscribe(hear)
    with hall.guest().stream("GET", "/live") as stream:
        next(stream.iter_lines())
        assert changed.wait(10)
        assert told == [1]
        changed.clear()
    assert changed.wait(10)
    assert told == [1, 0]


def test_that_the_first_page_with_all_it_fetches_stays_under_50_kilobytes(hall: Hall) -> None:
    phone = hall.visitor()
    page = phone.get(f"/J/{hall.evening.join_token}")
    weight = page.num_bytes_downloaded
    style = ""
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text):
        part = phone.get(address)
        assert part.status_code == 200
        weight += part.num_bytes_downloaded
        style += part.text if address.endswith(".css") else ""
    fonts = re.findall(r'url\("(/static/[^"]+)"\)', style)
    assert len(fonts) == 2
    weight += sum(phone.get(address).num_bytes_downloaded for address in fonts)
    assert weight <= 50 * 1024, weight


def test_that_a_phone_ballot_is_a_phone_ballot(hall: Hall) -> None:
    hall.open_vote()
    vote(hall.guest(), hall, 1, 0, 0)
    assert hall.channels == [Channel.PHONE]
