"""The pictures of photographed notes go with an export: each beside its note, and none that tells more than its note does."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.services.outside import Format
from tests.exchange.schema import problems
from tests.paper.evenings import Told, an_evening
from tests.photographed import Paper, taken
from tests.source_tree import ROOT

SCHEMA = json.loads((ROOT / "docs" / "export.schema.json").read_text(encoding="utf-8"))


def _photographed(told: Told, *papers: Paper) -> tuple[Note, ...]:
    return taken(told.services, told.step(Kind.IDEAS).id, papers)


def _csv(told: Told, out: Path) -> Path:
    return export(told.services, told.evening.id, Format.CSV, out)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_that_the_folder_holds_the_picture_that_each_note_names(tmp_path: Path) -> None:
    told = an_evening()
    told.write("Getypt")
    notes = _photographed(told, Paper("Een klimrek"), Paper("Een vijver", colour="blue"))
    out = _csv(told, tmp_path / "out")
    named = {row["text"]: row["picture"] for row in _rows(out / "notes.csv")}
    assert named["Getypt"] == ""
    for note in notes:
        assert named[note.text] == f"pictures/{note.id}.jpg"
        assert (out / named[note.text]).read_bytes() == told.services.walls.picture(note.picture)
    assert list(_rows(out / "notes.csv")[0])[-2:] == ["same_as", "picture"]
    assert _rows(out / "accuracy.csv")[0]["found"] == "2"


def test_that_the_manifest_vouches_for_each_picture(tmp_path: Path) -> None:
    told = an_evening()
    _photographed(told, Paper("Een klimrek"), Paper("Een vijver"))
    out = _csv(told, tmp_path / "out")
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["pictures"]) == 2
    for entry in manifest["pictures"]:
        data = (out / entry["name"]).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (entry["sha256"], entry["bytes"])


@pytest.mark.parametrize("form", [Format.XLSX, Format.JSONL])
def test_that_a_single_file_has_its_pictures_in_a_folder_beside_it(form: Format, tmp_path: Path) -> None:
    told = an_evening()
    (note,) = _photographed(told, Paper("Een klimrek"))
    out = export(told.services, told.evening.id, form, tmp_path / f"uit.{form}")
    wanted = f"uit.{form}.pictures/{note.id}.jpg"
    if form is Format.XLSX:
        language.use("en")
        out = export(told.services, told.evening.id, form, tmp_path / f"uit.{form}")
        book = openpyxl.load_workbook(out)
        heads, row = ([cell.value for cell in line] for line in list(book["Notes"].rows)[:2])
        assert dict(zip(heads, row, strict=True))["Picture"] == wanted
        assert "Accuracy" in book.sheetnames
    else:
        (line,) = [line for line in _lines(out) if line["type"] == "note"]
        assert line["picture"] == wanted
    assert (tmp_path / wanted).read_bytes() == told.services.walls.picture(note.picture)


def test_that_lines_with_pictures_and_accuracy_follow_the_schema(tmp_path: Path) -> None:
    told = an_evening()
    told.write("Getypt")
    _photographed(told, Paper("Een klimrek"))
    lines = _lines(export(told.services, told.evening.id, Format.JSONL, tmp_path / "uit.jsonl"))
    assert [problem for line in lines for problem in problems(SCHEMA, line)] == []
    assert "accuracy" in [line["type"] for line in lines]
    note = next(line for line in lines if line["type"] == "note")
    assert problems(SCHEMA, {**note, "picture": "../etc/passwd"}) != []


def test_that_no_picture_leaves_of_a_note_that_stays(tmp_path: Path) -> None:
    told = an_evening()
    notes = _photographed(told, Paper("Verborgen"), Paper("Bel 06-12345678", colour="blue"), Paper("Terug"))
    told.services.capturing.set_state([notes[0].id], NoteState.HIDDEN)
    told.services.capturing.set_state([notes[1].id], NoteState.SHOWN)
    told.services.capturing.set_state([notes[2].id], NoteState.WITHDRAWN)
    out = _csv(told, tmp_path / "out")
    assert _rows(out / "notes.csv") == []
    assert not (out / "pictures").exists()


def test_that_a_note_goes_without_its_picture_when_something_personal_was_taken_out(tmp_path: Path) -> None:
    told = an_evening()
    first, second = _photographed(
        told,
        Paper("Bel 06-12345678"),
        Paper("Bel mij over de wip", read="Bel 06-12345678 over de wip", colour="blue"),
    )
    told.services.capturing.edit(first.id, "Bel mij")
    told.services.capturing.set_state([first.id, second.id], NoteState.SHOWN)
    out = _csv(told, tmp_path / "out")
    assert {row["text"]: row["picture"] for row in _rows(out / "notes.csv")} == {
        "Bel mij": "",
        "Bel mij over de wip": "",
    }
    assert not (out / "pictures").exists()


def test_that_a_picture_of_an_earlier_export_goes_and_what_somebody_put_there_stays(tmp_path: Path) -> None:
    told = an_evening()
    (note,) = _photographed(told, Paper("Een klimrek"))
    out = _csv(told, tmp_path / "out")
    (out / "pictures" / "vakantie.jpg").write_bytes(b"mine")
    told.services.capturing.set_state([note.id], NoteState.HIDDEN)
    _csv(told, out)
    assert [path.name for path in (out / "pictures").iterdir()] == ["vakantie.jpg"]


def test_that_a_linked_copy_names_the_same_file(tmp_path: Path) -> None:
    told = an_evening()
    (note,) = _photographed(told, Paper("Een klimrek"))
    told.services.boards.duplicate(note.id)
    out = _csv(told, tmp_path / "out")
    assert len({row["picture"] for row in _rows(out / "notes.csv")}) == 1
    assert len(list((out / "pictures").iterdir())) == 1


def test_that_without_photos_there_is_no_folder_and_no_accuracy(tmp_path: Path) -> None:
    told = an_evening()
    told.write("Getypt")
    out = export(told.services, told.evening.id, Format.XLSX, tmp_path / "uit.xlsx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["uit.xlsx", "uit.xlsx.manifest.json"]
    lines = _lines(export(told.services, told.evening.id, Format.JSONL, tmp_path / "uit.jsonl"))
    assert [line for line in lines if line["type"] == "accuracy"] == []
    assert out.exists()
