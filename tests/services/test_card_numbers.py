"""A number of a card that was refused: the desk needs it to find the card, and it goes nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

from cocreate_desktop.domain.rounds import AuditLine, Happening
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.language import speaking
from cocreate_desktop.services.auditing import text_of
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.votedwords import audit
from tests.services.conftest import House
from tests.services.test_cards import cards
from tests.services.test_rounds import view

WHAT = (Happening.NOT_HANDED_OUT, Happening.TWICE)


def refused(house: House) -> str:
    """A vote by cards in which two that nobody has were shown, and one was seen twice."""
    round_id = cards(house, "choice")
    house.services.cards.read(round_id, {1: "A", 41: "B", 42: "B"})
    house.services.auditing.refused(round_id, Happening.TWICE, channel="card", subject="3")
    house.services.voting.close(round_id)
    return round_id


def lines(house: House) -> list[AuditLine]:
    return [line for line in view(house).audit if line.what in WHAT]


def test_that_the_desk_reads_which_card_it_was_and_no_report_or_export_does(
    house: House, tmp_path: Path
) -> None:
    refused(house)
    with speaking("en"):
        desk = " ".join(text_of(line) for line in lines(house))
        report = " ".join(audit(view(house)))
    assert all(f"Card {number} was" in desk for number in (3, 41, 42))
    assert "A card was shown that was not handed out, and was not counted: 2 ×." in report
    assert "A card was seen twice at the same time: 1 ×." in report
    assert not any(f"Card {number} " in report for number in (3, 41, 42))
    out = export(house.services, house.evening.id, Format.JSONL, tmp_path / "out.jsonl")
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    told = [(row["what"], row["subject"]) for row in rows if row["type"] == "audit" and row["what"] in WHAT]
    assert sorted(told) == [("not_handed_out", ""), ("not_handed_out", ""), ("twice", "")]


def test_that_the_numbers_go_once_the_result_is_final(house: House) -> None:
    round_id = refused(house)
    house.services.voting.reveal(round_id)
    assert sorted(line.subject for line in lines(house)) == ["3", "41", "42"]
    house.services.voting.publish(round_id)
    assert [line.subject for line in lines(house)] == ["", "", ""]
    with speaking("en"):
        assert all(text_of(line).startswith("A card was ") for line in lines(house))
    assert view(house).refused == 3
