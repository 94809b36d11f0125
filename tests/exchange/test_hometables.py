"""What came from home, in the files that leave: remarks that may be read, numbers for the rest, and nobody."""

import csv
import json
from pathlib import Path

import openpyxl

from cocreate_desktop.domain.online import About, Serves
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.services.onlineinbox import Came
from cocreate_desktop.services.outside import Format
from tests.exchange.schema import problems
from tests.paper.evenings import Told, an_evening
from tests.source_tree import ROOT

SCHEMA = json.loads((ROOT / "docs" / "export.schema.json").read_text(encoding="utf-8"))


def _online() -> tuple[Told, str]:
    """Somebody came by a flyer and said three things, of which one may be read; two stand behind a theme."""
    told = an_evening()
    services, run = told.services, told.services.store.run
    services.online.served_by(Serves.HUB, "https://hub.example")
    services.online.go_online()
    flyer = services.outreach.invite(OutreachChannel.FLYER, name="Flyer")
    ids = told.write("Lange tafel", "Bomen")
    theme = services.boards.group(told.evening.id, told.step(Kind.THEMES).id, ids[:1], "Samen eten")
    said = [
        run(services.online.saying(About.THEME, theme.id, words, author="noor", via=flyer.code))
        for words in ("=1+1 tafels", "Wacht nog", "Bel 06 12345678")
    ]
    for one in (said[0], said[2]):
        services.online.let_through(Came.REMARK, one.id)
    services.online.answer(said[0].id, "Mail noor@example.nl")
    for author in ("noor", "ali"):
        run(services.online.backing(About.THEME, theme.id, author=author))
    run(services.online.backing(About.NOTE, ids[1], author="ali"))
    run(services.online.opened({flyer.id: 4, "": 9}, "2026-11-24"))
    return told, theme.id


def test_that_files_hold_what_may_be_read_and_numbers_for_the_rest(tmp_path: Path) -> None:
    told, theme = _online()
    out = export(told.services, told.evening.id, Format.CSV, tmp_path / "out")
    rows = {
        name: list(csv.reader((out / f"{name}.csv").read_text(encoding="utf-8").splitlines()))[1:]
        for name in ("remarks", "backings", "opened", "outreach")
    }
    code = told.services.outreach.lines()[0].outreach.code
    ((about, about_id, text, answer, _day, by),) = rows["remarks"]
    assert (about, about_id, text, answer, by) == ("theme", theme, "'=1+1 tafels", "", code)
    assert sorted(row[2] for row in rows["backings"]) == ["1", "2"]
    assert sorted(rows["opened"]) == sorted([["2026-11-24", code, "4"], ["2026-11-24", "", "9"]])
    assert rows["outreach"][0][6] == "4"
    whole = "".join(path.read_text(encoding="utf-8") for path in out.iterdir())
    for word in ("Wacht nog", "06 12345678", "noor", "ali,"):
        assert word not in whole
    lines = export(told.services, told.evening.id, Format.JSONL, tmp_path / "out.jsonl")
    found = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert [one["text"] for one in found if one["type"] == "remarks"] == ["=1+1 tafels"]
    assert {one["type"] for one in found} >= {"remarks", "backings", "opened"}
    assert [problem for one in found for problem in problems(SCHEMA, one)] == []
    book = openpyxl.load_workbook(export(told.services, told.evening.id, Format.XLSX, tmp_path / "out.xlsx"))
    assert [sheet.max_row for sheet in book.worksheets][-3:] == [2, 3, 3]
