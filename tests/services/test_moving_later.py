"""A phone that takes a personal code after the close: what the room saw stays, and opened again the vote counts her once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import AuditLine, Happening, Round
from cocreate_desktop.domain.secrecy import voter_of
from cocreate_desktop.exchange.controlfile import control_of
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.language import speaking
from cocreate_desktop.services.auditing import text_of
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.votedwords import audit
from tests.filedump import said_in
from tests.laptops import an_open_vote, meet, two_laptops
from tests.services.conftest import House

FIELDS: dict[str, object] = {"name": "Plein", "question": "Wat mis je?"}


def closed(house: House, *, slip: bool = False) -> str:
    """A closed vote of five guests, in which a code voted on paper too (``slip``); the token of the code."""
    house.open_vote()
    (mine,) = house.services.cards.make_codes(house.evening.id, 1)
    for guest in range(5):
        house.services.casting.cast(house.round.id, f"guest {guest}", house.dots(2), Channel.PHONE)
    if slip:
        house.services.casting.enter_slip(house.round.id, mine.typed, house.dots(0, 1))
    house.services.voting.close(house.round.id)
    return mine.token


def take_code(house: House, token: str) -> int:
    return house.services.store.run(house.services.casting.moving(house.evening.id, "guest 0", token))


def moved(house: House) -> list[AuditLine]:
    return [line for line in house.services.auditing.lines(house.round.id) if line.what is Happening.MOVED]


@pytest.mark.parametrize("slip", [False, True])
@pytest.mark.parametrize("shown", [False, True])
def test_that_nothing_that_was_closed_changes_by_it(
    house: House, tmp_path: Path, slip: bool, shown: bool
) -> None:
    token, services = closed(house, slip=slip), house.services
    if shown:
        services.voting.reveal(house.round.id)

    def seen() -> tuple[object, ...]:
        view, control = services.overview.round(house.round.id), services.overview.control(house.round.id)
        assert control is not None
        whole = {**control_of(control), "lines": ()}
        return view.voted, view.channels, view.overlap, view.tally, whole

    before = seen()
    assert take_code(house, token) == 0
    assert seen() == before
    for verb in () if shown else (services.voting.reveal,):
        verb(house.round.id)
    services.voting.publish(house.round.id)
    control = services.overview.control(house.round.id)
    assert control is not None
    assert len(control.seals) == 1, "one figure, from the close to the end"
    with speaking("en"):
        assert "1 phone went on with a personal code after the close. Nothing changed in the vote." in audit(
            services.overview.round(house.round.id)
        )
        assert text_of(moved(house)[0]) == (
            "A phone went on with a personal code after the close. Nothing changed in the vote."
        )
    out = export(services, house.evening.id, Format.JSONL, tmp_path / "out.jsonl")
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    (row,) = (row for row in rows if row.get("what") == "moved")
    assert (row["subject"], row["detail"]) == ("", "later")


@pytest.mark.parametrize("slip", [False, True])
def test_that_a_vote_that_is_opened_again_counts_her_once(house: House, slip: bool) -> None:
    token = closed(house, slip=slip)
    for _time in range(2):
        take_code(house, token)
    (line,) = moved(house)
    with speaking("en"):
        assert text_of(line) == (
            "A phone went on with personal code 1 after the close. Nothing changed in the vote."
        )
    house.services.voting.open(house.round.id)
    assert house.counted().voted == 5
    house.services.casting.cast(house.round.id, token, house.dots(0, 2), Channel.PHONE, by_code=True)
    tally = house.counted().tally
    assert tally is not None
    assert (tally.cast, tally.result(house.options[1].id).total) == (5, 2)
    (line,) = moved(house)
    assert (line.subject, line.detail) == ("1", "")


def test_that_erasing_by_the_code_reaches_what_she_voted_before_it(house: House) -> None:
    token, services = closed(house), house.services
    take_code(house, token)
    (code,) = services.cards.codes(house.evening.id)
    found = services.erasing.find(code.typed)
    receipt = services.erasing.erase(found, [group.key for group in found.groups])
    assert receipt.ballots == 1
    (line,) = moved(house)
    assert (line.subject, line.detail) == ("", "")
    assert services.overview.round(house.round.id).voted == 4


def later(opened: OpenWorkspace, made: Round, token: str) -> None:
    """The phone of the guest A takes the code."""
    opened.services.store.run(opened.services.casting.moving(made.evening_id, "A" * 26, token))


def test_that_a_laptop_that_hears_of_it_late_counts_her_once_too(tmp_path: Path) -> None:
    with two_laptops(tmp_path, "later", FIELDS) as (first, second):
        made = an_open_vote(first)
        (code,) = first.services.cards.make_codes(made.evening_id, 1)
        option = first.services.voting.options(made.id)[0].id
        first.services.casting.cast(made.id, "A" * 26, {option: 1}, Channel.PHONE)
        first.services.voting.close(made.id)
        meet(first, second)
        later(second, made, code.token)  # the first laptop opens again, and has not heard of it
        first.services.voting.open(made.id)
        first.services.casting.cast(made.id, code.token, {option: 2}, Channel.PHONE, by_code=True)
        meet(first, second)
        first.services.voting.close(made.id)
        meet(first, second)
        for opened in (first, second):
            assert opened.services.overview.round(made.id).voted == 1


def test_that_a_line_that_comes_in_after_the_result_is_final_leads_to_no_ballot(tmp_path: Path) -> None:
    with two_laptops(tmp_path, "final", FIELDS) as (first, second):
        made = an_open_vote(first)
        (code,) = first.services.cards.make_codes(made.evening_id, 1)
        option = first.services.voting.options(made.id)[0].id
        first.services.casting.cast(made.id, "A" * 26, {option: 1}, Channel.PHONE)
        first.services.voting.close(made.id)
        meet(first, second)
        later(second, made, code.token)
        first.services.voting.reveal(made.id)
        first.services.voting.publish(made.id)
        voter = voter_of(made.secret, "A" * 26)
        assert meet(first, second).came
        assert first.services.store.read(lambda reader: reader.last_ballot(made.id, voter)) is not None
        lines = first.services.auditing.lines(made.id)
        (line,) = (line for line in lines if line.what is Happening.MOVED)
        assert voter not in line.detail
        dumped = said_in(first.workspace.path, first.workspace.recovery_key())
        assert made.secret not in dumped, "without it nobody reads what the line holds"
