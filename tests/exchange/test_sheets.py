"""Exports: whole, counted, without anything that leads to a person, and safe to open in a spreadsheet."""

import csv
import hashlib
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop import language
from cocreate_desktop.domain.errors import BadFile, FileProblem
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.columns import Column, Table
from cocreate_desktop.exchange.controlfile import control_of
from cocreate_desktop.exchange.controlround import rounds_of
from cocreate_desktop.exchange.sheets import csv_text, export, guarded_parts
from cocreate_desktop.services.outside import Format
from tests.exchange.schema import problems
from tests.paper.evenings import Told, an_evening
from tests.paper.rounds import a_round, options_of
from tests.source_tree import ROOT

OPTIONS = ("Tafel", "Bomen", "Koffie")
SCHEMA = json.loads((ROOT / "docs" / "export.schema.json").read_text(encoding="utf-8"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _full() -> Told:
    told = an_evening()
    ids = told.write("Lange tafel", "=1+1", "- meer groen", "Café", "Verborgen", "Bel 06-12345678")
    told.services.boards.group(told.evening.id, told.step(Kind.THEMES).id, ids[:2], "Samen eten")
    told.services.capturing.edit(ids[0], "Een lange tafel")
    told.hide(ids[4])
    told.vote(OPTIONS, close=False)
    told.services.counting.type_count(
        told.round.id, Channel.DOTS, told.services.voting.options(told.round.id)[2].id, 4
    )
    told.services.voting.close(told.round.id)
    return told


def test_that_the_folder_holds_a_file_for_each_table_and_a_true_manifest(tmp_path: Path) -> None:
    told = _full()
    out = export(told.services, told.evening.id, Format.CSV, tmp_path / "out")
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    names = ["notes.csv", "themes.csv", "rounds.csv", "ballots.csv", "channels.csv", "audit.csv", "reach.csv"]
    names += ["project.csv", "evenings.csv", "replies.csv", "promises.csv"]
    assert [entry["name"] for entry in manifest["files"]] == names
    for entry in manifest["files"]:
        data = (out / entry["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"]
        assert len(data) == entry["bytes"]
        assert len(_rows(out / entry["name"])) == entry["rows"]
        assert b"\r" not in data
    assert manifest["schema"] == 3
    assert manifest["counts"]["notes"] == 4
    assert manifest["counts"]["notes_left_out"] == {"hidden": 1, "personal": 1, "waiting": 0, "withdrawn": 0}
    assert sorted(path.name for path in out.iterdir()) == sorted([*names, "manifest.json"])


def test_that_notes_keep_their_first_wording_and_their_theme(tmp_path: Path) -> None:
    told = _full()
    notes = {
        row["text"]: row
        for row in _rows(export(told.services, told.evening.id, Format.CSV, tmp_path) / "notes.csv")
    }
    assert set(notes) == {"Een lange tafel", "'=1+1", "'- meer groen", "Café"}
    assert notes["Een lange tafel"]["original"] == "Lange tafel"
    assert notes["Een lange tafel"]["theme"] == "Samen eten"
    assert notes["Café"]["theme"] == ""


def test_that_the_totals_are_those_of_the_tally(tmp_path: Path) -> None:
    told = _full()
    out = export(told.services, told.evening.id, Format.CSV, tmp_path / "out")
    tally = told.services.overview.rounds(told.evening.id)[0].tally
    assert tally is not None
    totals = {row["letter"]: int(row["total"]) for row in _rows(out / "rounds.csv")}
    letters = {option.id: option.letter for option in told.services.voting.options(told.round.id)}
    assert totals == {letters[result.id]: result.total for result in tally.options}
    ballots = _rows(out / "ballots.csv")
    assert len(ballots) == 10
    added = {letter: sum(int(row[letter]) for row in ballots) for letter in "ABC"}
    assert added == {"A": 20, "B": 10, "C": 0}
    by_channel = {row["letter"]: row["dots_poster"] for row in _rows(out / "rounds.csv")}
    assert by_channel == {"A": "0", "B": "0", "C": "4"}


def test_that_only_the_last_ballot_of_a_voter_counts(tmp_path: Path) -> None:
    told = an_evening()
    told.vote(OPTIONS, close=False)
    third = told.services.voting.options(told.round.id)[2].id
    told.services.casting.cast(told.round.id, "guest 0", {third: 2}, Channel.PHONE)
    told.services.voting.close(told.round.id)
    ballots = _rows(export(told.services, told.evening.id, Format.CSV, tmp_path) / "ballots.csv")
    assert Counter((row["A"], row["B"], row["C"]) for row in ballots) == {
        ("2", "1", "0"): 9,
        ("0", "0", "2"): 1,
    }


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX, Format.JSONL])
def test_that_nothing_leads_to_a_person(form: Format, tmp_path: Path) -> None:
    told = _full()
    codes = told.services.cards.make_codes(told.evening.id, 5)
    out = export(told.services, told.evening.id, form, tmp_path / f"out.{form}")
    round_id = told.round.id
    voters = told.services.store.read(lambda reader: [ballot.voter for ballot in reader.ballots(round_id)])
    secret = [
        told.evening.secret,
        told.evening.join_token,
        told.round.secret,
        "12345678",
        "Verborgen",
        *voters,
    ]
    secret += [text for code in codes for text in (code.token, code.typed, code.id)]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    whole = b"".join(path.read_bytes() for path in files)
    if form is Format.XLSX:
        sheets = openpyxl.load_workbook(out).worksheets
        whole += repr([[cell.value for cell in row] for sheet in sheets for row in sheet.rows]).encode()
    assert [text for text in secret if text and text.encode() in whole] == []


def test_that_a_few_slips_do_not_stand_out(tmp_path: Path) -> None:
    told = an_evening()
    told.vote(OPTIONS, close=False)
    code = told.services.cards.make_codes(told.evening.id, 1)[0]
    first = told.services.voting.options(told.round.id)[0].id
    told.services.casting.enter_slip(told.round.id, code.typed, {first: 1})
    told.services.voting.close(told.round.id)
    ballots = _rows(export(told.services, told.evening.id, Format.CSV, tmp_path) / "ballots.csv")
    assert len(ballots) == 11
    assert {row["channel"] for row in ballots} == {""}


def test_that_one_slip_beside_raised_hands_leaves_by_no_way(tmp_path: Path) -> None:
    told = an_evening()
    voting = told.services.voting
    made = a_round(told, "choice")
    voting.open(made.id)
    options = options_of(told, made)
    told.services.casting.enter_loose(made.id, {options[1].id: 1})
    for option, hands in zip(options, (20, 6, 3), strict=False):
        told.services.counting.type_count(made.id, Channel.HANDS, option.id, hands)
    voting.close(made.id)
    voting.reveal(made.id)
    out = export(told.services, told.evening.id, Format.CSV, tmp_path / "csv")
    assert not (out / "ballots.csv").exists() or _rows(out / "ballots.csv") == []
    rows = _rows(out / "rounds.csv")
    assert [row["total"] for row in rows][:2] == ["20", "7"]
    assert {row[way] for row in rows for way in ("hands", "paper")} == {""}
    lines = _lines(export(told.services, told.evening.id, Format.JSONL, tmp_path / "x.jsonl"))
    assert [line for line in lines if line["type"] == "ballot"] == []
    assert [line["options"][0]["by_channel"] for line in lines if line["type"] == "round"] == [{}]
    control = told.services.overview.control(made.id)
    assert control is not None
    assert "salt" not in json.dumps(control_of(control))
    assert rounds_of(control) == {}


def test_that_an_open_round_gives_away_no_total_and_no_ballot(tmp_path: Path) -> None:
    told = an_evening()
    told.vote(OPTIONS, close=False)
    out = export(told.services, told.evening.id, Format.CSV, tmp_path / "csv")
    rounds = _rows(out / "rounds.csv")
    assert {row["option"] for row in rounds} == set(OPTIONS)
    assert {row[key] for row in rounds for key in ("total", "people", "share", "place", "cast", "phone")} == {
        ""
    }
    assert _rows(out / "ballots.csv") == []
    lines = _lines(export(told.services, told.evening.id, Format.JSONL, tmp_path / "x.jsonl"))
    assert [line for line in lines if line["type"] == "ballot"] == []
    assert {option["total"] for line in lines if line["type"] == "round" for option in line["options"]} == {
        None
    }


def test_that_reach_is_there_only_when_somebody_counted(tmp_path: Path) -> None:
    told = an_evening()
    out = export(told.services, told.evening.id, Format.CSV, tmp_path / "out")
    assert _rows(out / "reach.csv")[0]["present"] == "41"
    told.services.evenings.change(told.evening.id, present=None)
    export(told.services, told.evening.id, Format.CSV, out)
    assert not (out / "reach.csv").exists()


def test_that_the_workbook_has_dutch_headings_and_typed_cells(tmp_path: Path) -> None:
    told = _full()
    book = openpyxl.load_workbook(export(told.services, told.evening.id, Format.XLSX, tmp_path / "uit.xlsx"))
    assert book.sheetnames[:4] == ["Briefjes", "Thema’s", "Rondes", "Stemmen"]
    assert "Bereik" in book.sheetnames
    assert all(sheet.freeze_panes == "A2" for sheet in book.worksheets)
    rounds = book["Rondes"]
    heads = [str(cell.value) for cell in rounds[1]]
    total = rounds.cell(2, heads.index("Totaal") + 1)
    assert total.value == 20
    assert total.data_type == "n"
    assert "Antwoord" not in heads
    assert [cell.value for cell in book["Stemmen"][1]][:3] == ["Ronde", "Binnengekomen via", "Mensen"]
    texts = [str(cell.value) for cell in book["Briefjes"]["B"]]
    assert "'=1+1" in texts
    assert all(cell.data_type != "f" for sheet in book.worksheets for row in sheet.rows for cell in row)


def test_that_the_workbook_speaks_english_too(tmp_path: Path) -> None:
    language.use("en")
    told = an_evening()
    book = openpyxl.load_workbook(export(told.services, told.evening.id, Format.XLSX, tmp_path / "out.xlsx"))
    assert book.sheetnames[:5] == ["Notes", "Themes", "Rounds", "Ballots", "Reach"]


def test_that_every_line_of_json_follows_the_documented_schema(tmp_path: Path) -> None:
    told = _full()
    out = export(told.services, told.evening.id, Format.JSONL, tmp_path / "out.jsonl")
    lines = _lines(out)
    assert [problem for line in lines for problem in problems(SCHEMA, line)] == []
    assert {line["type"] for line in lines} == {
        *("evening", "note", "theme", "round", "ballot", "audit"),
        *("project", "evenings", "replies", "promises"),
    }
    assert {line["text"] for line in lines if line["type"] == "note"} >= {"=1+1", "- meer groen"}
    manifest = json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert manifest["files"][0]["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert manifest["files"][0]["rows"] == len(lines)


def test_that_the_schema_refuses_what_it_should(tmp_path: Path) -> None:
    told = _full()
    lines = _lines(export(told.services, told.evening.id, Format.JSONL, tmp_path / "out.jsonl"))
    ballot = next(line for line in lines if line["type"] == "ballot")
    for wrong in (
        {**ballot, "voter": "x"},
        {**ballot, "people": 0},
        {**ballot, "by_code": True},
        {"type": "ballot"},
        {**ballot, "choices": {"A": "2"}},
    ):
        assert problems(SCHEMA, wrong) != []


def test_that_a_spreadsheet_with_semicolons_finds_no_formula_either(tmp_path: Path) -> None:
    told = an_evening()
    told.write("hoi;=1+1;@x", "eerst\n=1+1\n- dan", "a; b = c - d")
    text = (export(told.services, told.evening.id, Format.CSV, tmp_path) / "notes.csv").read_text(
        encoding="utf-8"
    )
    cells = [cell for line in text.splitlines() for cell in line.split(";")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "hoi;'=1+1;'@x" in text
    assert "a; b = c - d" in text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@settings(max_examples=200, deadline=None)
def test_that_csv_gives_back_every_text_and_never_a_formula(text: str) -> None:
    table = Table("t", "t", (Column("a", "a"), Column("b", "b")), ((text, 1),))
    read = list(csv.reader(io.StringIO(csv_text(table), newline="")))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(read) == 2
    assert read[1][0] == guarded_parts(lines)
    assert not re.match(r"[=+\-@\t\r]", read[1][0])
    assert read[1][0].replace("'", "") == lines.replace("'", "")


def test_that_an_export_onto_a_file_in_the_way_is_said_and_keeps_it(tmp_path: Path) -> None:
    told = an_evening()
    (tmp_path / "out").write_text("kept", encoding="utf-8")
    with pytest.raises(FileProblem):
        export(told.services, told.evening.id, Format.CSV, tmp_path / "out")
    (tmp_path / "dir").mkdir()
    with pytest.raises((BadFile, FileProblem)):
        export(told.services, told.evening.id, Format.XLSX, tmp_path / "dir")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "kept"
    assert [path.name for path in (tmp_path / "dir").iterdir()] == []
