"""Personal codes on phones: one person has one ballot, whatever road it takes, and is told so."""

import pytest

from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Happening, Round
from tests.phones.conftest import Hall
from tests.phones.rounds import english, opened, option_ids, send, shown

ALONG = "Your vote went along: one person, one vote."
EARLIER = "This code has voted already, and that vote counts."


@pytest.fixture
def codes(hall: Hall) -> tuple[Code, ...]:
    return hall.services.cards.make_codes(hall.evening.id, 2)


def counting(hall: Hall, voting: Round) -> list[CastBallot]:
    """The ballots that count."""
    last = hall.services.store.read(lambda reader: {b.voter: b for b in reader.ballots(voting.id)})
    return [ballot for ballot in last.values() if ballot.people]


def happened(hall: Hall, voting: Round) -> list[tuple[Happening, str]]:
    return [(line.what, line.subject) for line in hall.services.auditing.lines(voting.id)[1:]]


def test_that_a_phone_with_a_code_casts_by_code_and_one_without_does_not(
    hall: Hall, codes: tuple[Code, ...]
) -> None:
    voting = opened(hall, "choice")
    holder, guest = english(hall), english(hall)
    holder.post(f"/J/{codes[0].token}")
    send(holder, hall, voting, {0: 1})
    send(guest, hall, voting, {1: 1})
    assert [ballot.by_code for ballot in counting(hall, voting)] == [True, False]


def test_that_a_code_made_during_the_vote_is_known_at_once(hall: Hall) -> None:
    voting = opened(hall, "choice")
    assert english(hall).get("/").status_code == 200
    (code,) = hall.services.cards.make_codes(hall.evening.id, 1)
    holder = hall.visitor()
    holder.post("/code", data={"code": code.typed})
    send(holder, hall, voting, {0: 1})
    assert [ballot.by_code for ballot in counting(hall, voting)] == [True]


@pytest.mark.parametrize("road", ["qr", "typed"])
def test_that_a_vote_goes_along_with_a_personal_code(hall: Hall, codes: tuple[Code, ...], road: str) -> None:
    voting = opened(hall, "choice")
    phone = english(hall)
    send(phone, hall, voting, {1: 1})
    address, form = (f"/J/{codes[0].token}", {}) if road == "qr" else ("/code", {"code": codes[0].typed})
    page = phone.post(address, data={"lang": "en", **form}).text
    assert ALONG in page
    assert "You chose: B." in page
    (ballot,) = counting(hall, voting)
    assert ballot.by_code
    assert happened(hall, voting) == [(Happening.MOVED, "1")]
    assert ALONG not in phone.get("/").text
    send(phone, hall, voting, {2: 1})
    assert [dict(one.choices) for one in counting(hall, voting)] == [{option_ids(hall, voting)[2]: 1}]


def test_that_the_vote_of_a_code_that_voted_on_paper_stays(hall: Hall, codes: tuple[Code, ...]) -> None:
    voting = opened(hall, "choice")
    ids = option_ids(hall, voting)
    hall.services.casting.enter_slip(voting.id, codes[0].typed, {ids[2]: 1})
    phone = english(hall)
    send(phone, hall, voting, {0: 1})
    page = phone.post("/code", data={"code": codes[0].typed}).text
    assert EARLIER in page
    assert "Now your vote by paper slip counts." in page
    assert "You chose: C." in page
    assert [(b.channel, dict(b.choices)) for b in counting(hall, voting)] == [(Channel.PAPER, {ids[2]: 1})]
    assert "You chose: A." in send(phone, hall, voting, {0: 1}).text
    assert [(b.channel, dict(b.choices)) for b in counting(hall, voting)] == [(Channel.PHONE, {ids[0]: 1})]
    assert happened(hall, voting) == [(Happening.MOVED, "1"), (Happening.REPLACED, "1")]


def test_that_two_people_with_codes_on_one_phone_have_two_votes(hall: Hall, codes: tuple[Code, ...]) -> None:
    voting = opened(hall, "choice")
    phone = english(hall)
    for place, code in enumerate(codes):
        page = phone.post(f"/J/{code.token}", data={"lang": "en"}).text
        assert [ALONG in page, EARLIER in page, "Send my vote" in page] == [False, False, True]
        send(phone, hall, voting, {place: 1})
    assert len(counting(hall, voting)) == 2
    phone.post(f"/J/{codes[0].token}")
    assert "You chose: A." in phone.get("/").text


def test_that_a_code_without_a_vote_before_says_nothing(hall: Hall, codes: tuple[Code, ...]) -> None:
    opened(hall, "choice")
    phone = english(hall)
    page = phone.post(f"/J/{codes[0].token}", data={"lang": "en"}).text
    assert [ALONG in page, EARLIER in page] == [False, False]
    assert [
        word in phone.get("/", params={"told": "<b>"}).text for word in (ALONG, "&lt;b&gt;", "<b>&lt")
    ] == [
        False,
        False,
        False,
    ]


def test_that_a_vote_that_was_taken_back_is_no_vote(hall: Hall, codes: tuple[Code, ...]) -> None:
    voting = opened(hall, "choice")
    entered = hall.services.casting.enter_slip(voting.id, codes[0].typed, {option_ids(hall, voting)[0]: 1})
    phone = english(hall)
    phone.post(f"/J/{codes[0].token}", data={"lang": "en"})
    assert "You chose: A." in phone.get("/").text
    hall.services.casting.take_back(entered)
    page = phone.get("/").text
    assert "Send my vote" in page
    assert "You chose" not in page.split("</form>")[1].split("<button")[0]


def test_that_a_closed_vote_stays_as_it_was_and_is_counted_once_when_it_is_opened_again(
    hall: Hall, codes: tuple[Code, ...]
) -> None:
    voting = opened(hall, "choice")
    phone = english(hall)
    send(phone, hall, voting, {1: 1})
    shown(hall, voting.id)
    before = phone.get("/").text.split("<h2>Your vote</h2>")
    after = phone.post(f"/J/{codes[0].token}", data={"lang": "en"}).text.split("<h2>Your vote</h2>")
    assert ALONG not in after[0]
    assert after[1].split("</section>")[0] == before[1].split("</section>")[0]
    assert [ballot.by_code for ballot in counting(hall, voting)] == [False]
    hall.services.voting.open(voting.id)
    assert "You chose: B." in phone.get("/").text
    assert [ballot.by_code for ballot in counting(hall, voting)] == [True]
    send(phone, hall, voting, {2: 1})
    assert [dict(one.choices) for one in counting(hall, voting)] == [{option_ids(hall, voting)[2]: 1}]
