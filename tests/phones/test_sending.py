"""Notes and votes over real HTTP: what is taken, what is refused, and what is shown afterwards."""

import re

import pytest

from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.steps import Kind
from tests.phones.conftest import Hall
from tests.phones.filling_in import JSON, hidden, send_note, vote


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


def test_that_a_phone_ballot_is_a_phone_ballot(hall: Hall) -> None:
    hall.open_vote()
    vote(hall.guest(), hall, 1, 0, 0)
    assert hall.channels == [Channel.PHONE]
