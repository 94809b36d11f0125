"""Ideas for Go Vocal: under the headings of the site, without people in them, in files that are not too big."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.exchange.govocal import HEADERS
from cocreate_desktop.exchange.leaving import made
from cocreate_desktop.services.leaving import Platform, Records
from tests.exchange.ideafacts import ALL, WRITTEN, asked, facts, hostile, note, theme
from tests.exchange.receivers import govocal

GOVOCAL = Platform.GOVOCAL
DUTCH = {
    "title": "Titel", "body": "Beschrijving", "date": "Datum gepubliceerd (dd-mm-jjjj)", "tags": "Tags", "place": "Locatie",
    "permission": "Toestemming", "first": "Voornaam", "last": "Achternaam",
}  # fmt: skip


@pytest.mark.parametrize("records", [Records.THEMES, Records.NOTES])
def test_that_whatever_neighbours_wrote_comes_in_as_it_was(records: Records) -> None:
    ready = made(hostile(), asked(GOVOCAL, records=records))
    found = govocal(ready.files[0].data, DUTCH)
    assert ready.preview.goes == len(found) == len(WRITTEN)
    for text, draft in zip(WRITTEN, found, strict=True):
        assert text in draft["body"]
        assert draft["title"] in " ".join(text.split())
        assert draft["date"] == "24-11-2026"
        assert draft["place"] == "Oosterhout"
    assert all(not one.refused for one in ready.preview.troubles)
    mended = made(hostile(), asked(GOVOCAL, *ALL, records=records))
    assert all(10 <= len(draft["title"]) <= 80 for draft in govocal(mended.files[0].data, DUTCH))


def test_that_tags_are_parted_as_there() -> None:
    ready = made(
        facts(notes=(note("Meer bomen", tags=("Groen; en rust", "Oosterhout")),)),
        asked(GOVOCAL, records=Records.NOTES),
    )
    assert govocal(ready.files[0].data, DUTCH)[0]["tags"] == ["Groen, en rust", "Oosterhout"]


def test_that_more_than_a_thousand_ideas_are_several_files() -> None:
    many = facts(*(theme(f"Thema nummer {number}", tags=()) for number in range(1203)))
    ready = made(many, asked(GOVOCAL))
    assert [(one.name, one.records) for one in ready.files] == [
        ("govocal-1.xlsx", 1000),
        ("govocal-2.xlsx", 203),
    ]
    titles = [draft["title"] for one in ready.files for draft in govocal(one.data, DUTCH)]
    assert titles == [idea.title for idea in many.themes]


def _template(path: Path, headers: tuple[str, ...]) -> str:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Formulier"
    sheet.append(headers)
    sheet.append(
        ["Bill", "Test", "bill@example.org", "X", "18-07-2022", *["Lorem ipsum"] * (len(headers) - 5)]
    )
    book.create_sheet("Uitleg").append(["Zo vul je het in"])
    book.save(path)
    return str(path)


def test_that_the_template_of_the_site_is_filled_and_the_rest_of_it_stays(tmp_path: Path) -> None:
    headers = (*HEADERS["en"][:5], "Your idea", "Extra question", "Description", "Tags", "Location")
    path = _template(tmp_path / "form.xlsx", headers)
    with pytest.raises(BadFile, match="Titel"):
        made(hostile(), asked(GOVOCAL, template=path))
    ready = made(hostile(), asked(GOVOCAL, template=path, title_header="Your idea"))
    book = openpyxl.load_workbook(io.BytesIO(ready.files[0].data))
    assert book.sheetnames == ["Formulier", "Uitleg"]
    assert tuple(cell.value for cell in book["Formulier"][1]) == headers
    labels = {
        "title": "Your idea", "body": "Description", "date": headers[4], "tags": "Tags", "place": "Location",
        "permission": "Permission", "first": "First name(s)", "last": "Last name",
    }  # fmt: skip
    found = govocal(ready.files[0].data, labels)
    assert len(found) == len(WRITTEN)
    assert "Lorem" not in str(found)
    assert ready.preview.sample[0]["Your idea"] == found[0]["title"]


def test_that_what_is_no_template_is_said(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    whole = Path(_template(tmp_path / "whole.xlsx", tuple(HEADERS["nl"]))).read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as book:
        sheet = next(one for one in book.infolist() if one.filename.endswith("sheet1.xml"))
    place = sheet.header_offset + 30 + len(sheet.filename)
    damaged = whole[:place] + b"\xff" * 40 + whole[place + 40 :]
    for data in (b"Titel;Beschrijving\n", b"PK\x03\x04 half a file", b"\xd0\xcf\x11\xe0 as of old", damaged):
        path.write_bytes(data)
        with pytest.raises(BadFile):
            made(hostile(), asked(GOVOCAL, template=str(path)))
    with pytest.raises(BadFile):
        made(hostile(), asked(GOVOCAL, template=str(tmp_path / "missing.xlsx")))
