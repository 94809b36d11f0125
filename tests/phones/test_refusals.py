"""Ballots and codes that are answered with no: each in one sentence, and each listed in the audit of its round."""

import threading
from collections import Counter
from typing import Any

import pytest

from cocreate_desktop.domain.events import Changed, Event
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.rounds import REFUSALS, AuditLine, Happening, Round
from tests.phones.conftest import Hall
from tests.phones.filling_in import JSON, hidden
from tests.phones.rounds import english, fields_of, opened, option_ids, send, shown

CLOSED = "The vote is closed. Your earlier vote, if you gave one, counts."


class Listed:
    """Waits until so many refusals of a round are listed."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._stirred = threading.Condition()
        hall.services.bus.subscribe(self._hear)

    def until(self, voting: Round, number: int) -> dict[tuple[Happening, str], int]:
        """The numbers by what happened and its detail."""

        def enough() -> bool:
            return sum(line.number for line in self.lines(voting)) >= number

        with self._stirred:
            assert self._stirred.wait_for(enough, 20), self.lines(voting)
        return {(line.what, line.detail): line.number for line in self.lines(voting)}

    def lines(self, voting: Round) -> list[AuditLine]:
        return [line for line in self._hall.services.auditing.lines(voting.id) if line.what in REFUSALS]

    def _hear(self, event: Event) -> None:
        if isinstance(event, Changed) and event.entity == "audit":
            with self._stirred:
                self._stirred.notify_all()


@pytest.fixture
def listed(hall: Hall) -> Listed:
    return Listed(hall)


def ballot(hall: Hall, voting: Round, page: Any, **more: str) -> dict[str, object]:
    fields = fields_of(voting, option_ids(hall, voting), {0: 1})
    return {**fields, "proof": hidden(page, "proof"), "round": voting.id, **more}


def test_that_a_ballot_after_the_close_is_listed(hall: Hall, listed: Listed) -> None:
    voting = opened(hall, "choice")
    phone = english(hall)
    form = ballot(hall, voting, phone.get("/"))
    hall.services.voting.close(voting.id)
    for headers in ({}, JSON):
        answer = phone.post("/vote", data=form, headers=headers)
        assert (answer.status_code, CLOSED in answer.text) == (409, True)
    assert listed.until(voting, 2) == {(Happening.LATE, ""): 2}
    assert [line.channel for line in listed.lines(voting)] == ["phone"]


def test_that_a_ballot_for_an_earlier_round_is_listed_there(hall: Hall, listed: Listed) -> None:
    first = opened(hall, "support")
    phone = english(hall)
    form = ballot(hall, first, phone.get("/"))
    shown(hall, first.id)
    second = hall.services.voting.open(hall.services.voting.again(first.id).id)
    assert phone.post("/vote", data=form).status_code == 409
    assert listed.until(first, 1) == {(Happening.LATE, ""): 1}
    assert listed.lines(second) == []


def test_that_a_ballot_for_a_made_up_round_is_listed_with_the_round_of_now(
    hall: Hall, listed: Listed
) -> None:
    voting = opened(hall, "choice")
    phone = english(hall)
    for name in (new_id(), "x", "", "' or 1=1 --"):
        form = ballot(hall, voting, phone.get("/"), round=name)
        assert phone.post("/vote", data=form).status_code == 409
    assert listed.until(voting, 4) == {(Happening.LATE, ""): 4}


def test_that_a_ballot_when_nothing_is_voted_on_is_answered(hall: Hall) -> None:
    phone = english(hall)
    answer = phone.post("/vote", data={"round": "x", "pick": "y"}, headers=JSON)
    assert answer.status_code in (400, 409)
    voting = opened(hall, "choice")
    form = ballot(hall, voting, phone.get("/"))
    hall.services.voting.close(voting.id)
    hall.services.playing.go_to(hall.evening.id, hall.services.evenings.steps(hall.evening.id)[0].id)
    page = phone.post("/vote", data=form)
    assert (page.status_code, CLOSED in page.text) == (409, True)


def test_that_broken_ballots_are_listed_with_why(hall: Hall, listed: Listed) -> None:
    voting = opened(hall, "dots")
    phone = english(hall)
    for given in ({0: 2, 1: 2}, {0: 2, 1: 2}, {0: "many"}):
        assert send(phone, hall, voting, given).status_code == 422
    found = Counter[Happening]()
    for (what, why), number in listed.until(voting, 3).items():
        assert why
        found[what] += number
    assert found == {Happening.BROKEN: 3}
    assert len(listed.lines(voting)) == 2
    hall.services.voting.close(voting.id)
    assert hall.services.overview.evening(hall.evening.id).round is not None


def test_that_a_missing_reason_is_asked_for_and_not_listed(hall: Hall, listed: Listed) -> None:
    voting = opened(hall, "consent")
    phone = english(hall)
    assert send(phone, hall, voting, {1: 1}).status_code == 422
    send(phone, hall, voting, {0: 1, 1: 1})
    assert {what for what, _why in listed.until(voting, 1)} == {Happening.BROKEN}
    assert [line.number for line in listed.lines(voting)] == [1]


def test_that_an_unknown_code_is_listed_while_something_is_voted_on(hall: Hall, listed: Listed) -> None:
    phone = english(hall)
    phone.post("/code", data={"code": "AAAA00000"})
    voting = opened(hall, "choice")
    answer = phone.post("/code", data={"code": "AAAA00000"})
    assert answer.status_code == 422
    assert "We do not know this code." in answer.text
    assert listed.until(voting, 1) == {(Happening.UNKNOWN_CODE, ""): 1}


def test_that_a_flood_is_summed_and_leaves_the_votes_alone(hall: Hall, listed: Listed) -> None:
    voting = opened(hall, "dots")
    prankster, neighbour = english(hall), english(hall)
    proof = {"proof": hidden(prankster.get("/"), "proof"), "round": voting.id}
    before = hall.services.auditing.lines(voting.id)
    for _again in range(150):
        assert prankster.post("/vote", data={**proof, "o-x": "9"}, headers=JSON).status_code == 422
    assert send(neighbour, hall, voting, {0: 1}).status_code == 200
    assert sum(listed.until(voting, 150).values()) == 150
    assert len(hall.services.auditing.lines(voting.id)) == len(before) + 1


def test_that_what_still_waits_is_written_when_the_server_stops(hall: Hall, listed: Listed) -> None:
    voting = opened(hall, "choice")
    phone = english(hall)
    form = ballot(hall, voting, phone.get("/"), round="x")
    phone.post("/vote", data=form)
    phone.post("/vote", data=form)
    hall.restart()
    assert listed.until(voting, 2) == {(Happening.LATE, ""): 2}
