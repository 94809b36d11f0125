"""What the hub gives to take along: every number follows from the laptop's own export, and nothing says more than that does."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.exchange.centralfiles import CentralExports
from cocreate_desktop.exchange.centraltables import central_tables
from cocreate_desktop.services.across import ProjectFigures, figures_of
from cocreate_desktop.services.contacts import ContactTyped
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.services import Services
from tests.hostile import TRAPS
from tests.paper.evenings import an_evening
from tests.paper.wholeproject import a_whole_project
from tests.recomputed import recomputed
from tests.source_tree import ROOT

TODAY = date(2026, 12, 3)
NEVER = ("Noorderling", "noorderling@voorbeeld.nl", "0687654321")
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def services() -> Services:
    """A whole project with somebody in the vault, who gave a pledge."""
    made = a_whole_project(name="=1+1", question="Wat, hier?\n=2+2", base_number=1800).told.services
    offer = made.store.read(lambda reader: reader.find(Offer))[0]
    typed = ContactTyped(NEVER[0], f"{NEVER[1]} {NEVER[2]}", "lead", "Ja, dat mag.", "2099-01-01")
    made.contacts.add_for(offer.id, typed)
    made.pledges.from_offer(offer.id, due="2026-11-20", past=True)
    return made


@pytest.fixture(scope="module")
def figures(services: Services) -> ProjectFigures:
    return known(services)


def known(services: Services) -> ProjectFigures:
    found = figures_of(services.store, services.clock)
    assert found is not None
    return found


def across(found: Sequence[ProjectFigures], form: Format) -> bytes:
    out = io.BytesIO()
    CentralExports().across("De gemeente", found, form, TODAY, out)
    return out.getvalue()


def unpacked(found: Sequence[ProjectFigures]) -> dict[str, Rows]:
    with zipfile.ZipFile(io.BytesIO(across(found, Format.CSV))) as packed:
        manifest = json.loads(packed.read("manifest.json"))
        texts = {one["name"]: packed.read(one["name"]).decode() for one in manifest["files"]}
        assert set(packed.namelist()) == {*texts, "manifest.json"}
    assert [one["rows"] for one in manifest["files"]] == [
        len(list(csv.DictReader(io.StringIO(text)))) for text in texts.values()
    ]
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()
    }


def project_of(services: Services, form: Format, folder: Path) -> Path:
    with (folder / "project.zip").open("w+b") as out:
        CentralExports().project(services, form, out)
    with zipfile.ZipFile(folder / "project.zip") as packed:
        packed.extractall(folder)
    return folder


def test_that_every_number_follows_from_the_export_of_the_project(
    services: Services, figures: ProjectFigures, tmp_path: Path
) -> None:
    folder = project_of(services, Format.CSV, tmp_path)
    assert sorted(path.name for path in folder.glob("0*")) == ["01-2026-11-24", "02-2026-12-01"]
    told, tables = recomputed(folder / "02-2026-12-01" / "tables"), unpacked([figures])
    (row,) = tables["projects"]
    assert (int(row["took_part"]), int(row["notes"]), int(row["themes"])) == (
        told.took_part,
        told.notes,
        told.themes,
    )
    assert (int(row["satisfied"]), int(row["marks"])) == (told.satisfied, told.marks)
    assert (int(row["satisfied_low"]), int(row["satisfied_high"])) == told.interval
    replies = [int(row[f"replies_{one}"]) for one in ("yes", "partly", "no", "open")]
    assert sum(replies) == told.themes == len(tables["replies"])
    assert sum(replies[:3]) == told.answered_themes
    pledges = [int(row[f"pledges_{one}"]) for one in ("open", "doing", "done", "dropped")]
    assert sum(pledges) == told.pledges == len(tables["pledges"])
    assert sum(pledges[2:]) == told.pledges_over
    assert row["pledges_late"] == "1"
    assert (row["people"], row["counted"], row["people_typed"]) == ("51", "51", "0")
    assert {one["project_id"] for name in ("themes", "replies", "pledges") for one in tables[name]} == {
        row["project_id"]
    }


def test_that_projects_are_added_by_their_counts(figures: ProjectFigures) -> None:
    small = known(an_evening().services)
    one, two = unpacked([figures]), unpacked([figures, figures, small])
    single = {row["measure"]: row for row in one["together"]}
    for row in two["together"]:
        if row["measure"] in ("took_part", "satisfied_from_7", "replies", "pledges_done"):
            assert int(row["number"]) == 2 * int(single[row["measure"]]["number"])
            assert int(row["base"]) == 2 * int(single[row["measure"]]["base"])
    people = next(row for row in two["together"] if row["measure"] == "people")
    assert (people["number"], people["projects"]) == (str(2 * 51 + 41), "3")
    assert len(two["projects"]) == 3
    empty = two["projects"][-1]
    assert (empty["base_number"], empty["marks"], empty["reach_reached"], empty["satisfied_low"]) == ("",) * 4
    assert unpacked([])["projects"] == []


def test_that_the_three_forms_say_the_same(figures: ProjectFigures) -> None:
    tables = unpacked([figures])
    lines = [json.loads(line) for line in across([figures], Format.JSONL).decode().splitlines()]
    book = load_workbook(io.BytesIO(across([figures], Format.XLSX)))
    assert len(book.sheetnames) == len(tables)
    for (name, rows), sheet in zip(tables.items(), book.worksheets, strict=True):
        mine = [line for line in lines if line["type"] == name]
        assert len(mine) == len(rows) == sheet.max_row - 1
        for line, row in zip(mine, rows, strict=True):
            assert {
                key: "" if value is None else str(value) for key, value in line.items() if key != "type"
            } == {key: value.replace("'=", "=") for key, value in row.items()}
    assert tables["projects"][0]["name"] == "'=1+1"  # a spreadsheet would run it
    assert book.worksheets[1]["B2"].value == "'=1+1"


def test_that_no_name_and_no_small_count_by_age_leaves_the_hub(
    services: Services, figures: ProjectFigures, tmp_path: Path
) -> None:
    found = across([figures], Format.JSONL).decode() + str(unpacked([figures]))
    for form in (Format.CSV, Format.JSONL, Format.XLSX):
        folder = tmp_path / form.value
        folder.mkdir()
        for path in project_of(services, form, folder).rglob("*"):
            if path.suffix in (".csv", ".jsonl"):
                found += path.read_text(encoding="utf-8")
            elif path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as book:
                    found += "".join(book.read(one).decode("utf-8", "replace") for one in book.namelist())
    for name in NEVER:
        assert name.casefold() not in found.casefold()
    assert "groep Tafel" not in str(unpacked([figures])["pledges"])
    with (tmp_path / "csv" / "01-2026-11-24" / "tables" / "arrivals.csv").open(encoding="utf-8") as file:
        by_age = {row["band"]: row["people"] for row in csv.DictReader(file) if row["band"]}
    assert all(not number or int(number) >= 10 for number in by_age.values())
    assert "" in by_age.values()


def test_that_hostile_words_stay_words() -> None:
    for trap in TRAPS[::6]:
        told = an_evening()
        told.services.projects.change(name=trap, question=trap)
        found = known(told.services)
        (row,) = unpacked([found])["projects"]
        assert not row["name"].startswith(("=", "+", "-", "@"))
        assert load_workbook(io.BytesIO(across([found], Format.XLSX))) is not None
        assert json.loads(across([found], Format.JSONL).splitlines()[-4])["type"]


def test_that_a_project_without_an_evening_has_no_export(tmp_path: Path) -> None:
    told = an_evening()
    told.services.store.run(lambda unit: unit.delete(type(told.evening), told.evening.id))
    with pytest.raises(Gone):
        project_of(told.services, Format.CSV, tmp_path)


def test_that_the_documentation_names_every_table_and_column(figures: ProjectFigures) -> None:
    lines = (ROOT / "docs" / "central-export.md").read_text(encoding="utf-8").splitlines()
    for table in central_tables("De gemeente", [figures], TODAY):
        (line,) = [one for one in lines if one.startswith(f"| {table.name} |")]
        assert [column.key for column in table.columns if f"`{column.key}`" not in line] == []
