"""Notes from other programs: whatever wrote the file, the good rows come in and the bad ones are named by line."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.ideas import look_at, read_file, read_pasted
from cocreate_desktop.services.outside import IdeaColumns, IdeasFound, IdeaTable
from tests.paper.evenings import an_evening


def _read(folder: Path, data: bytes, name: str = "ideas.csv") -> IdeasFound:
    path = folder / name
    path.write_bytes(data)
    return read_file(path)


def _texts(found: IdeasFound) -> list[str]:
    return [note.text for note in found.notes]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_that_delimiter_and_encoding_are_found(delimiter: str, encoding: str, tmp_path: Path) -> None:
    lines = ["Nr|Idee|Kleur|Tafel|Thema", "1|Café met terras €|roze|3|Samen eten", "2|Ruïne, oud|B||"]
    made = "\r\n".join(
        line.replace(",", ";" if delimiter == "," else ",").replace("|", delimiter) for line in lines
    )
    found = _read(tmp_path, made.encode(encoding))
    assert [(note.colour, note.table, note.theme) for note in found.notes] == [
        ("C", "3", "Samen eten"),
        ("B", "", ""),
    ] or (delimiter == ",")
    assert _texts(found)[0] == "Café met terras €"
    assert found.bad == ()


def test_that_windows_text_with_many_accents_is_read(tmp_path: Path) -> None:
    texts = [
        "Één café",
        "Geïrriteerd over ’t plein",
        "Überhaupt geen drempels",
        "Crème brûlée in de buurthuiskamer",
    ] * 5
    found = _read(tmp_path, "\r\n".join(["Tekst", *texts]).encode("cp1252"))
    assert _texts(found) == texts


def test_that_windows_text_in_another_script_is_read(tmp_path: Path) -> None:
    texts = ["Парк для всех", "Больше скамеек у площади", "Свет вечером на площадке"]
    found = _read(tmp_path, "\r\n".join(["Tekst", *texts]).encode("cp1251"))
    assert _texts(found) == texts


def test_that_a_file_without_a_header_gives_its_first_column(tmp_path: Path) -> None:
    found = _read(tmp_path, b"Bankjes;3\nMeer bomen;2\nKoffie;1\n")
    assert _texts(found) == ["Bankjes", "Meer bomen", "Koffie"]


def test_that_columns_can_be_named_by_whoever_knows_them(tmp_path: Path) -> None:
    path = tmp_path / "formulier.csv"
    path.write_text("Tijd;Wat wil je?;Waar?\n20:01;Bankjes;plein\n20:02;Bomen;\n", encoding="utf-8")
    found = look_at(path)
    assert found == IdeaTable(
        (("Tijd", "Wat wil je?", "Waar?"), ("20:01", "Bankjes", "plein"), ("20:02", "Bomen", "")),
        IdeaColumns(text=1),
        sure=False,
    )
    assert _texts(read_file(path)) == ["Wat wil je?", "Bankjes", "Bomen"], "not when it was written"
    read = read_file(path, IdeaColumns(text=1, theme=2, head=True))
    assert [(note.text, note.theme) for note in read.notes] == [("Bankjes", "plein"), ("Bomen", "")]
    path.write_text("Idee;Kleur\nBankjes;roze\n", encoding="utf-8")
    assert look_at(path) == IdeaTable(
        (("Idee", "Kleur"), ("Bankjes", "roze")), IdeaColumns(text=0, colour=1, head=True), sure=True
    )
    words = tmp_path / "lijst.txt"
    words.write_text("Bankjes; en een boom\n", encoding="utf-8")
    assert look_at(words) is None


def test_that_a_sentence_with_a_comma_is_no_table(tmp_path: Path) -> None:
    lines = ["Bankjes, en een boom", "Een tafel, liefst lang", "Koffie"]
    assert _texts(_read(tmp_path, "\n".join(lines).encode())) == lines
    assert _texts(_read(tmp_path, "\n".join(lines[:2]).encode())) == lines[:2]


def test_that_bad_rows_are_named_by_line_and_the_good_ones_come_in(tmp_path: Path) -> None:
    rows = ["idee;kleur", "Goed;geel", ";geel", "x" * 2001 + ";geel", '"over twee', 'regels";F', "Ook goed;G"]
    found = _read(tmp_path, "\n".join(rows).encode())
    assert _texts(found) == ["Goed", "over twee\nregels", "Ook goed"]
    assert [note.colour for note in found.notes] == ["A", "F", "A"]
    assert [row.line for row in found.bad] == [3, 4]
    assert found.bad[0].why == "Er staat geen tekst in."
    assert "2001" in found.bad[1].why


def test_that_an_unclosed_quote_swallows_nothing(tmp_path: Path) -> None:
    found = _read(tmp_path, b'tekst;kleur\n"Nooit gesloten;A\nBankjes;B\nBomen;C\n')
    assert _texts(found)[-2:] == ["Bankjes", "Bomen"]


def test_that_rows_with_unreadable_characters_are_listed(tmp_path: Path) -> None:
    found = _read(tmp_path, "tekst\nGoed\nStuk \ufffd\n".encode())
    assert _texts(found) == ["Goed"]
    assert found.bad[0].line == 3


def test_that_a_workbook_is_read_with_its_numbers_and_dates(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Thema", "Briefje"],
        ["Groen", "Meer bomen"],
        ["", 2026],
        ["", date(2026, 11, 24)],
        ["Groen", None],
        [None, "#REF!"],
    ):
        sheet.append(row)
    path = tmp_path / "ideas.xlsx"
    book.save(path)
    found = read_file(path)
    assert _texts(found) == ["Meer bomen", "2026", "2026-11-24 00:00:00"]
    assert found.notes[0].theme == "Groen"
    assert [row.line for row in found.bad] == [5, 6]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"%PDF-1.7\n",
        b"\xff\xd8\xff\xe0 jpeg",
        b"\x89PNG\r\n",
        b"PK\x03\x04 no zip at all",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"SQLite format 3\x00",
    ],
)
def test_that_a_file_that_is_no_list_is_said_so(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        _read(tmp_path, data)


def test_that_a_file_that_is_not_there_or_too_big_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read_file(tmp_path / "not there.csv")
    with pytest.raises(BadFile):
        read_file(tmp_path)
    with pytest.raises(BadFile):
        _read(tmp_path, b"a\n" * 10_000_001)


def test_that_a_zip_that_is_no_workbook_or_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(BadFile):
        _read(tmp_path, made.getvalue(), "a.xlsx")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.xml", b"\0" * 100_000_000)
    with pytest.raises(BadFile):
        _read(tmp_path, made.getvalue(), "b.xlsx")


def test_that_pasted_text_gives_a_note_a_line() -> None:
    found = read_pasted("• Bankjes\r\n\r\n- Meer bomen\n3. Koffie\n  -5 graden is koud\n" + "x" * 2001)
    assert _texts(found) == ["Bankjes", "Meer bomen", "Koffie", "-5 graden is koud"]
    assert [row.line for row in found.bad] == [6]


def test_that_a_text_file_is_read_as_pasted(tmp_path: Path) -> None:
    assert _texts(_read(tmp_path, b"Bankjes, twee\nBomen; drie\n", "ideas.txt")) == [
        "Bankjes, twee",
        "Bomen; drie",
    ]


def test_that_too_many_rows_stop_with_a_word(tmp_path: Path) -> None:
    found = _read(tmp_path, b"tekst\n" + b"Bankje\n" * 10_005)
    assert len(found.notes) == 10_000
    assert [row.line for row in found.bad] == [10_002]


def test_that_what_was_found_can_be_hung_up(tmp_path: Path) -> None:
    told = an_evening()
    found = _read(tmp_path, b"idee;kleur\nBankjes;groen\n<b>Bomen</b>;lila\n")
    made = told.services.capturing.take_in(told.step(Kind.IDEAS).id, found.notes)
    assert [(note.text, note.colour) for note in made] == [("Bankjes", "F"), ("<b>Bomen</b>", "D")]


_ANY = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff\ufffd"),
    min_size=1,
    max_size=60,
)


@given(st.lists(_ANY, min_size=1, max_size=8))
@settings(max_examples=120, deadline=None)
def test_that_what_any_csv_writer_wrote_comes_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    wanted = [cleaned for words in texts if (cleaned := text.clean(words, limit=text.NOTE))]
    made = io.StringIO()
    csv.writer(made, delimiter=";", quoting=csv.QUOTE_ALL).writerows(
        [["tekst", "kleur"], *([words, "geel"] for words in texts)]
    )
    folder = tmp_path_factory.mktemp("csv")
    assert _texts(_read(folder, made.getvalue().encode())) == [
        words for words in wanted if words not in _SHEET
    ]


_SHEET = {"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!"}


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_that_no_bytes_at_all_bring_it_down(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    try:
        found = _read(folder, data)
    except BadFile:
        return
    assert all(note.text and len(note.text) <= 2000 for note in found.notes)
