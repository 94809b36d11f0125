"""Files that are no table of CBS, or a damaged one: each is answered, its good rows are kept and its bad ones named by line."""

import random
import zipfile
from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.exchange import cbs
from cocreate_desktop.exchange.cbs import read_file
from tests.exchange.cbsfiles import odata, statline, workbook


def _path(folder: Path, data: bytes | str, name: str = "tabel.csv") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def _refusal(path: Path) -> str:
    language.use("en")
    with pytest.raises(BadFile) as problem:
        read_file(path)
    assert str(path) in problem.value.happened
    return problem.value.happened


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "Looked for"),
        ("\n\n;;;\n", "Looked for"),
        ("Idee;Kleur\nBankjes;geel\n", "Looked for"),
        ("Mannen;Vrouwen\n1;2\n", "not of which neighbourhood"),
        ("Wijken en buurten;Gemeentenaam\nZuid;Ede\n", "no counts"),
        ("Wijken en buurten;Aantal inwoners (x 1 000)\nZuid;2\n", "no counts"),
        ("WijkenEnBuurten;Measure;Value\nBU03440101;T001036;12\n", "one number a line"),
        ("Codering_3;AantalInwoners_5\n", "no neighbourhoods under it"),
        ("Codering_3;AantalInwoners_5\n03440101;5\nBU1;6\n", "none of its 2 lines can be used. Line 2"),
        (b"%PDF-1.7\n", "Looked for"),
        (b"\x89PNG\r\n\x1a\n", "Looked for"),
        (b"\x00" * 900, "Looked for"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
        (b"PK\x03\x04 [Content_Types].xml no workbook", "no Excel file"),
        ('"' * 2001 + ";" * 300_000, "Looked for"),
        (workbook(("a", "b"), header=("Idee", "Kleur")), "Looked for"),
    ],
)
def test_that_a_file_that_is_no_table_says_what_it_lacks(
    data: bytes | str, said: str, tmp_path: Path
) -> None:
    assert said in _refusal(_path(tmp_path, data))


def test_that_a_packed_folder_a_folder_and_a_missing_file_are_answered(tmp_path: Path) -> None:
    packed = tmp_path / "85984NED.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("TypedDataSet.csv", odata())
    assert "Unpack it" in _refusal(packed)
    assert "folder" in _refusal(tmp_path)
    assert "not there" in _refusal(tmp_path / "weg.csv")


def test_that_bad_rows_are_named_and_the_others_come_in(tmp_path: Path) -> None:
    lines = [
        "Kerncijfers wijken en buurten 2023;;",
        "Tabel 85618NED",
        "",
        '"Codering";"Wijken en',
        'buurten ";"Aantal  inwoners (aantal)"',
        "BU03440101;Zuid;1.210",
        "BU03440101;Nog eens Zuid;5",
        "BU03440102;Half",
        "BU03440103;Te;veel;cellen",
        "BU03440104;" + "x" * 400 + ";5",
        ";Zonder code;5",
        "",
        "BU03440105;S\ufffddwest;5;;",
        "Bron: CBS;;",
        "© CBS;;",
    ]
    found = read_file(_path(tmp_path, "\n".join(lines)))
    assert [(one.code, one.inhabitants) for one in found.places] == [("BU03440101", 1210), ("BU03440105", 5)]
    assert [one.line for one in found.skipped] == [7, 8, 9, 10, 11]
    assert len(found.places[1].problems) == 1
    assert (found.table, found.year) == ("85618NED", 2023)
    assert len(found.lacking) == 8


def test_that_a_year_is_never_taken_from_the_number_of_a_table(tmp_path: Path) -> None:
    found = read_file(_path(tmp_path, odata(), "85984ned.csv"))
    assert (found.table, found.year) == ("85984NED", None)


def test_that_two_years_or_tables_that_disagree_are_asked(tmp_path: Path) -> None:
    made = "Tabel 85618NED\n" + statline()
    found = read_file(_path(tmp_path, made, "kwb-2023 85984NED.csv"))
    assert (found.table, found.year) == ("", None)


def test_that_an_unclosed_quote_swallows_no_neighbourhood(tmp_path: Path) -> None:
    lines = ["Codering;Wijken en buurten;Aantal inwoners", 'BU03440101;"Zuid;5', "BU03440102;Noord;10"]
    found = read_file(_path(tmp_path, "\n".join(lines)))
    assert [one.code for one in found.places] == ["BU03440102"]
    assert [one.line for one in found.skipped] == [2]


def test_that_what_is_too_much_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _path(tmp_path, odata())
    monkeypatch.setattr(cbs, "MOST_ROWS", 2)
    found = read_file(path)
    assert [len(found.places), [one.line for one in found.skipped]] == [2, [4]]
    monkeypatch.setattr(cbs, "MOST_BYTES", 100)
    assert "too big" in _refusal(path)


def test_that_windows_text_with_accents_is_read(tmp_path: Path) -> None:
    made = "Codering;Wijken en buurten;Aantal inwoners\r\nGM1900;Súdwest-Fryslân;90.000\r\n"
    assert read_file(_path(tmp_path, made.encode("cp1252"))).places[0].name == "Súdwest-Fryslân"


@pytest.mark.parametrize("seed", range(40))
def test_that_a_damaged_table_is_read_or_refused_but_never_breaks(seed: int, tmp_path: Path) -> None:
    """Bytes changed, cut out and doubled: whatever comes in is a code with counts that may be."""
    chance = random.Random(seed)
    made = [
        odata().encode(),
        statline().encode("utf-8-sig"),
        statline(named=True).encode("cp1252"),
        workbook(),
    ]
    data = bytearray(made[seed % 4])
    for _time in range(chance.randrange(1, 30)):
        place = chance.randrange(len(data))
        data[place : place + chance.randrange(3)] = bytes(
            chance.choices(b';,"\n\r\t\x00\xff.-9A(', k=chance.randrange(3))
        )
    path = _path(tmp_path, bytes(data), "kwb.xlsx" if seed % 4 == 3 else "tabel.csv")
    try:
        found = read_file(path)
    except BadFile:
        return
    for one in found.places:
        counts = [one.inhabitants, one.men, one.women, *one.bands, one.households]
        assert all(count is None or 0 <= count < 100_000_000 for count in counts)
