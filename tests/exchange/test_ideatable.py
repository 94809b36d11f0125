"""Ideas as a plain table: each cell as it was written, for whatever reads one."""

import csv
import io

import openpyxl
import pytest

from cocreate_desktop.domain.replies import Taken
from cocreate_desktop.exchange.ideatable import HEADERS
from cocreate_desktop.exchange.leaving import made
from cocreate_desktop.services.leaving import Platform, Records
from tests.exchange.ideafacts import WRITTEN, asked, facts, hostile, replied, theme

TABLE = Platform.TABLE


@pytest.mark.parametrize("records", [Records.THEMES, Records.NOTES])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_that_whatever_neighbours_wrote_stands_in_its_cell(records: Records, delimiter: str) -> None:
    ready = made(hostile(), asked(TABLE, records=records, delimiter=delimiter))
    data = ready.files[0].data
    assert b"\r" not in data
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=delimiter))
    assert tuple(rows[0]) == HEADERS
    assert [text in row["text"] for text, row in zip(WRITTEN, rows, strict=True)] == [True] * len(WRITTEN)
    assert [row["id"] for row in rows] == [idea.id for idea in hostile().ideas(records)]


def test_that_a_workbook_holds_the_same_and_no_formula() -> None:
    found = facts(theme("=1+1", "- meer groen", reply=replied(Taken.PARTLY, "Half.", "Te duur")))
    sheet = openpyxl.load_workbook(
        io.BytesIO(made(found, asked(TABLE, format="xlsx")).files[0].data)
    ).worksheets[0]
    row = dict(zip((cell.value for cell in sheet[1]), sheet[2], strict=True))
    assert (row["title"].value, row["title"].data_type) == ("=1+1", "s")
    assert "• - meer groen" in str(row["text"].value)
    assert row["taken"].value == "partly"
    assert "Te duur" in str(row["reply"].value)
    assert made(found, asked(TABLE, title_most="3")).preview.goes == 0
