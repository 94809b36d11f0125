"""The votes of every method in an export: what each option got, what was bought, objections and audit, and no way back to a
voter."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import ObjectionState
from cocreate_desktop.domain.voting import ANSWERS, METHODS
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.services.outside import Format
from tests.exchange.schema import problems
from tests.paper.evenings import Told, an_evening
from tests.paper.rounds import a_round, options_of, vote_on
from tests.source_tree import ROOT

SCHEMA = json.loads((ROOT / "docs" / "export.schema.json").read_text(encoding="utf-8"))


def _rows(told: Told, folder: Path, name: str) -> list[dict[str, str]]:
    out = export(told.services, told.evening.id, Format.CSV, folder / "out")
    with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lines(told: Told, folder: Path) -> list[dict[str, Any]]:
    out = export(told.services, told.evening.id, Format.JSONL, folder / "out.jsonl")
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("method", METHODS)
def test_that_a_round_of_every_method_follows_the_documented_schema(method: str, tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, method, quorum=5), reasons="Te duur")
    lines = _lines(told, tmp_path)
    assert [problem for line in lines for problem in problems(SCHEMA, line)] == []
    (made,) = (line for line in lines if line["type"] == "round")
    assert made["method"] == method
    assert made["quorum_met"] is True
    assert sum(line["people"] for line in lines if line["type"] == "ballot") == 12
    assert made["channels"] == [{"channel": "phone", "people": 12, "overlap": 0, "differing": None}]


@pytest.mark.parametrize("method", METHODS)
def test_that_the_totals_of_every_method_are_those_of_the_tally(method: str, tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, method))
    (view,) = told.services.overview.rounds(told.evening.id)
    assert view.tally is not None
    letters = {option.id: option.letter for option in view.options}
    rows = {row["letter"]: row for row in _rows(told, tmp_path, "rounds")}
    for result in view.tally.options:
        row = rows[letters[result.id]]
        assert float(row["total"]) == pytest.approx(float(result.total))
        assert float(row["phone"]) == pytest.approx(float(result.total))
        for key in ("mean", "median", "average"):
            told_figure = getattr(result, key)
            assert (row[key] == "") is (told_figure is None)
            assert told_figure is None or float(row[key]) == pytest.approx(float(told_figure))
    assert (rows["1" if method == "support" else "A"]["place"] == "") is (method in ("support", "consent"))


def test_that_a_budget_says_what_is_bought_and_who_pays(tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, "budget"))
    rows = {row["letter"]: row for row in _rows(told, tmp_path, "rounds")}
    assert {letter: row["bought"] for letter, row in rows.items()} == {"A": "1", "B": "", "C": "2", "D": "3"}
    assert {letter: row["cost"] for letter, row in rows.items()} == {
        "A": "6000", "B": "12000", "C": "1500", "D": "5000"
    }  # fmt: skip
    assert rows["C"]["pays"] == "187.5"
    (made,) = (line for line in _lines(told, tmp_path) if line["type"] == "round")
    assert (made["rule"], made["completion"], made["budget"]) == ("equal-shares", "add1", 20000)
    assert made["money"] == {"spent": 12500, "share": 1666.666667, "raised": 0}


def test_that_a_ranking_tells_its_run_off_and_who_wins_two_by_two(tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, "ranking"))
    (made,) = (line for line in _lines(told, tmp_path) if line["type"] == "round")
    assert made["ranking"]["condorcet"] == "B"
    assert made["ranking"]["runoff_winner"] == "B"
    assert [one["out"] for one in made["ranking"]["runoff"]][:2] == ["D", "C"]
    rows = {row["letter"]: row for row in _rows(told, tmp_path, "rounds")}
    assert {letter: row["condorcet"] for letter, row in rows.items()} == {
        "A": "0",
        "B": "1",
        "C": "0",
        "D": "0",
    }


def test_that_no_mark_is_something_else_than_a_mark_of_nothing(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "score", scale_low=0, scale_high=5)
    first, second, *_others = (option.id for option in options_of(told, made))
    told.services.voting.open(made.id)
    told.services.casting.cast(made.id, "guest", {first: 0, second: 4}, Channel.PHONE)
    told.services.voting.close(made.id)
    (row,) = _rows(told, tmp_path, "ballots")
    assert (row["A"], row["B"], row["C"]) == ("0", "4", "")
    (line,) = (line for line in _lines(told, tmp_path) if line["type"] == "ballot")
    assert line["choices"] == {"A": 0, "B": 4}


def test_that_a_ballot_that_was_taken_back_is_not_there(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "choice")
    first = options_of(told, made)[0].id
    told.services.voting.open(made.id)
    told.services.casting.take_back(told.services.casting.enter_table(made.id, "Tafel 1", 6, {first: 1}))
    told.services.casting.enter_table(made.id, "Tafel 2", 4, {first: 1})
    told.services.voting.close(made.id)
    assert [row["people"] for row in _rows(told, tmp_path, "ballots")] == ["4"]
    (row,) = _rows(told, tmp_path, "channels")
    assert (row["channel"], row["people"]) == ("table", "4")


def test_that_objections_come_along_without_a_personal_detail(tmp_path: Path) -> None:
    told = an_evening()
    made = vote_on(told, a_round(told, "consent"), reasons="Te duur voor de buurt")
    first, second, third, _fourth = told.services.objections.of(made.id)
    settle = told.services.objections.settle
    settle(first.id, ObjectionState.SOLVED, "We doen het voor minder geld.")
    settle(second.id, ObjectionState.STAYS, "Bel 06-12345678 voor meer.")
    told.services.objections.change(third.id, "Bel mij: 06-12345678")
    rows = _rows(told, tmp_path, "objections")
    assert [(row["state"], row["answer"]) for row in rows] == [
        ("solved", "We doen het voor minder geld."),
        ("stays", ""),
        ("open", ""),
    ]
    whole = "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir() if path.is_file()
    )
    assert "12345678" not in whole
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["counts"]["objections"], manifest["counts"]["objections_left_out"]) == (3, 1)


def test_that_an_open_consent_round_gives_no_objection_away(tmp_path: Path) -> None:
    told = an_evening()
    made = vote_on(told, a_round(told, "consent"), close=False, reasons="Te duur")
    told.services.objections.add(made.id, "Te hoog")
    lines = _lines(told, tmp_path)
    assert [line for line in lines if line["type"] in ("objection", "ballot")] == []
    assert "Te " not in json.dumps(lines)


def test_that_the_audit_tells_what_happened_and_not_to_whom(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "yes-no")
    codes = told.services.cards.make_codes(told.evening.id, 3)
    casting = told.services.casting
    told.services.voting.open(made.id)
    casting.cast(made.id, codes[2].token, {"yes": 1}, Channel.PHONE, by_code=True)
    casting.enter_slip(made.id, codes[2].typed, {"no": 1})
    told.services.voting.close(made.id)
    rows = {row["what"]: row for row in _rows(told, tmp_path, "audit")}
    assert list(rows) == ["opened", "replaced", "closed", "sealed"]
    assert (rows["replaced"]["channel"], rows["replaced"]["detail"]) == ("paper", "phone")
    assert rows["replaced"]["subject"] == ""


def test_that_an_export_of_a_published_round_is_whole(tmp_path: Path) -> None:
    told = an_evening()
    made = vote_on(told, a_round(told, "approval"))
    told.services.voting.reveal(made.id)
    told.services.voting.publish(made.id)
    assert {row["phase"] for row in _rows(told, tmp_path, "rounds")} == {"published"}
    assert len(_rows(told, tmp_path, "ballots")) == 12


def test_that_a_second_poll_names_the_first_one(tmp_path: Path) -> None:
    told = an_evening()
    first = vote_on(told, a_round(told, "support"))
    vote_on(told, a_round(told, "support", follows=first.id), 6)
    made = [line for line in _lines(told, tmp_path) if line["type"] == "round"]
    assert [line["follows"] for line in made] == [None, made[0]["number"]]
    assert [option["letter"] for option in made[0]["options"]] == [one.letter for one in ANSWERS["support"]]


def test_that_the_workbook_has_figures_as_numbers(tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, "score"))
    book = openpyxl.load_workbook(export(told.services, told.evening.id, Format.XLSX, tmp_path / "out.xlsx"))
    sheet = book.worksheets[2]
    values = [cell.value for cell in sheet[2]]
    assert 8 in values
    assert all(cell.data_type != "f" for one in book.worksheets for row in one.rows for cell in row)


def test_that_those_at_home_have_columns_of_their_own_and_what_both_said_has_its_weight(
    tmp_path: Path,
) -> None:
    told = an_evening(online_weight=50)
    voting, round_id = told.services.voting, told.round.id
    voting.change_rules(round_id, method="choice", max_choices=1)
    a, b = voting.set_options(round_id, ("Een tafel", "Groen"))
    voting.open(round_id)
    for channel, letters in ((Channel.PHONE, (a, a, b)), (Channel.ONLINE, (b, b, b, a, b))):
        for number, one in enumerate(letters):
            told.services.casting.cast(round_id, f"{channel} {number}", {one.id: 1}, channel)
    open_, whole = (
        _rows(told, tmp_path, "rounds"),
        ("online_cast", "online_people", "weight", "together_total"),
    )
    assert all(row[key] == "" for row in open_ for key in (*whole, "online", "total"))
    voting.close(round_id)
    rows = [[row[key] for key in ("total", "online", *whole)] for row in _rows(told, tmp_path, "rounds")]
    assert rows == [["2", "1", "5", "1", "50", "2.5"], ["1", "4", "5", "4", "50", "3"]]
    assert [(row["channel"], row["people"], row["overlap"]) for row in _rows(told, tmp_path, "channels")] == [
        ("phone", "3", "1"),
        ("online", "5", "1"),
    ]
    lines = _lines(told, tmp_path)
    assert [problem for line in lines for problem in problems(SCHEMA, line)] == []
    (made,) = (line for line in lines if line["type"] == "round")
    assert (made["cast"], made["winners"]) == (3, ["A"])
    assert (made["online"]["cast"], made["online"]["winners"]) == (5, ["B"])
    assert (made["together"]["weight"], made["together"]["cast"], made["together"]["winners"]) == (
        50,
        5.5,
        ["B"],
    )
    assert sum(line["channel"] == "online" for line in lines if line["type"] == "ballot") in (0, 5)
