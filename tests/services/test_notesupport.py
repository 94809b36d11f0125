"""What people said of notes in another system: it finds its note by the words, replaces what was read before, and shows on the
way of the idea and in the sheets."""

import csv
import json
from dataclasses import replace
from pathlib import Path

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.language import use
from cocreate_desktop.services.notesupport import ReadBack, Statement, support_line
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.reporting import report_of
from cocreate_desktop.services.reportparts import Table, Text
from cocreate_desktop.services.tracewords import parts
from tests.exchange.schema import problems
from tests.paper.evenings import Told, an_evening
from tests.source_tree import ROOT

LONG = "Een plein waar je ook in de winter wilt zitten, met een kachel en dekens en licht tot het laat is, voor iedereen."


def _said(*votes: tuple[str, int, int, int], people: int = 41) -> ReadBack:
    statements = tuple(Statement(line, *vote) for line, vote in enumerate(votes, 2))
    return ReadBack(statements, people)


def _held() -> tuple[Told, dict[str, str]]:
    """An evening with a theme, a hidden note and two that say the same."""
    told = an_evening()
    texts = ("Meer groen", "meer groen!", LONG, "Verborgen", "Bankjes")
    ids = dict(zip(texts, told.write(*texts), strict=True))
    told.services.boards.merge([ids["Meer groen"], ids["meer groen!"]])
    told.services.boards.group(told.evening.id, told.step(Kind.THEMES).id, [ids["Bankjes"]], "Samen zitten")
    told.hide(ids["Verborgen"])
    return told, ids


def test_that_statements_find_their_note_or_theme_and_strangers_are_named() -> None:
    told, ids = _held()
    taken = told.services.notesupport.take_in(
        _said(
            (" MEER  groen. ", 30, 6, 5),
            (LONG[:60].rpartition(" ")[0] + "…", 9, 1, 0),
            ("Samen zitten", 4, 4, 4),
            ("Verborgen", 1, 0, 0),
            ("Gratis bier", 3, 2, 1),
            ("E…", 1, 1, 1),
        )
    )
    assert (taken.notes, taken.themes) == (2, 1)
    assert [one.text for one in taken.strange] == ["Verborgen", "Gratis bier", "E…"]
    found = {one.note_id: (one.agrees, one.disagrees, one.passes) for one in told.services.notesupport.all()}
    (theme,) = told.services.overview.evening(told.evening.id).board.themes
    assert found == {ids["Meer groen"]: (30, 6, 5), ids[LONG]: (9, 1, 0), theme.id: (4, 4, 4)}


def test_that_reading_again_replaces_and_never_doubles() -> None:
    told, ids = _held()
    told.services.notesupport.take_in(_said(("Meer groen", 1, 0, 0), ("Bankjes", 2, 0, 0), people=2))
    told.services.notesupport.take_in(_said(("Meer groen", 30, 6, 5)))
    found = {one.note_id: one for one in told.services.notesupport.all()}
    assert len(found) == 2
    assert (found[ids["Meer groen"]].agrees, found[ids["Meer groen"]].people) == (30, 41)
    assert (found[ids["Bankjes"]].agrees, found[ids["Bankjes"]].read_on) == (2, "2026-11-23")


def test_that_the_way_of_an_idea_tells_it_with_its_base() -> None:
    use("en")
    told, ids = _held()
    assert "Asked elsewhere" not in [part.title for part in parts(told.services.tracing.of(ids["Bankjes"]))]
    told.services.notesupport.take_in(_said(("Meer groen", 30, 6, 5), ("Samen zitten", 4, 4, 4)))
    (part,) = [
        one for one in parts(told.services.tracing.of(ids["meer groen!"])) if one.title == "Asked elsewhere"
    ]
    assert part.lines == ("Of 41 people at Polis: 30 agree, 6 disagree, 5 passed.",)
    (part,) = [
        one for one in parts(told.services.tracing.of(ids["Bankjes"])) if one.title == "Asked elsewhere"
    ]
    assert part.lines == (
        "Of 12 people at Polis: 4 agree, 4 disagree, 4 passed. 41 people took part in all. That was about “Samen zitten”.",
    )
    unknown = replace(told.services.notesupport.all()[0], people=0)
    assert support_line(unknown).endswith("passed.")


def test_that_the_sheets_hold_it_and_no_note_that_stays_here(tmp_path: Path) -> None:
    told, ids = _held()
    told.services.notesupport.take_in(
        _said(("Meer groen", 30, 6, 5), (LONG, 2, 0, 0), ("Samen zitten", 1, 0, 0))
    )
    told.hide(ids[LONG])
    out = export(told.services, told.evening.id, Format.CSV, tmp_path / "uit")
    with (out / "notesupport.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["note_id"], row["agrees"], row["people"]) for row in rows] == [
        (ids["Meer groen"], "30", "41"),
        ("", "1", "41"),
    ]
    assert rows[1]["theme_id"]
    lines = export(told.services, told.evening.id, Format.JSONL, tmp_path / "uit.jsonl").read_text(
        encoding="utf-8"
    )
    schema = json.loads((ROOT / "docs" / "export.schema.json").read_text(encoding="utf-8"))
    made = [json.loads(line) for line in lines.splitlines()]
    assert sum(line["type"] == "notesupport" for line in made) == 2
    assert [one for line in made for one in problems(schema, line)] == []


def test_that_the_report_tells_what_most_people_voted_on_and_nothing_personal() -> None:
    use("en")
    told, ids = _held()
    chapters = report_of(told.services, told.evening.id).chapters
    assert "online" not in [one.key for one in chapters]
    told.services.capturing.edit(ids["Bankjes"], "Bel 06-12345678")
    told.services.notesupport.take_in(
        _said(
            ("Samen zitten", 1, 2, 3), ("Meer groen", 30, 6, 5), (LONG, 2, 0, 0), ("Bel 06-12345678", 9, 9, 9)
        )
    )
    (chapter,) = [one for one in report_of(told.services, told.evening.id).chapters if one.key == "online"]
    (table,) = [part for part in chapter.parts if isinstance(part, Table)]
    assert table.caption == "What people said on Polis"
    assert [[cell.words for cell in row] for row in table.rows] == [
        ["Meer groen", "30", "6", "5"],
        ["Samen zitten", "1", "2", "3"],
        [LONG, "2", "0", "0"],
    ]
    assert any("41 people took part" in part.words for part in chapter.parts if isinstance(part, Text))
