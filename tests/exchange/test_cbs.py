"""Tables of CBS: in whatever of its three ways, the same places come in, and what is missing never becomes a number."""

import csv
import io
import random
from pathlib import Path

import pytest

from cocreate_desktop.domain.neighbourhoods import CbsFile, Neighbourhood, Region, Shape
from cocreate_desktop.domain.project import Base
from cocreate_desktop.exchange.cbs import read_file
from tests.exchange.cbsfiles import ODATA, PLACES, STATLINE, WORKBOOK, odata, statline, workbook


def _read(folder: Path, data: bytes | str, name: str = "tabel.csv") -> CbsFile:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_file(path)


def _counts(place: Neighbourhood) -> list[int | None]:
    return [place.inhabitants, place.men, place.women, *place.bands, place.households]


def _one(folder: Path, header: str, *lines: str) -> Neighbourhood:
    found = _read(folder, "\n".join([header, *lines]))
    assert found.skipped == ()
    return found.places[0]


WAYS = {
    "odata": (odata().encode(), "85984NED_TypedDataSet.csv", Shape.ODATA, "85984NED", None),
    "odata with commas": (odata(delimiter=",").encode(), "data.csv", Shape.ODATA, "", None),
    "statline": (statline().encode("utf-8-sig"), "tabel.csv", Shape.STATLINE, "", 2024),
    "statline in windows text": (statline().encode("cp1252"), "tabel.csv", Shape.STATLINE, "", 2024),
    "statline with decimals": (statline(grouped=False).encode(), "tabel.csv", Shape.STATLINE, "", 2024),
    "statline with codes in names": (statline(named=True).encode(), "tabel.csv", Shape.STATLINE, "", 2024),
    "statline bare": (
        statline(around=False).encode("utf-16"),
        "Kerncijfers_wijken_en_buurten_2023_28112026_101500.csv", Shape.STATLINE, "", 2023,
    ),
    "workbook": (workbook(), "kwb-2024.xlsx", Shape.WORKBOOK, "", 2024),
    "workbook of statline": (workbook(header=STATLINE), "boek.xlsx", Shape.STATLINE, "", None),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_that_every_way_of_writing_gives_the_same_places(way: str, tmp_path: Path) -> None:
    data, name, shape, table, year = WAYS[way]
    found = _read(tmp_path, data, name)
    assert (found.shape, found.table, found.year) == (shape, table, year)
    assert (found.skipped, found.lacking) == ((), ())
    assert [place.code for place in found.places] == [row[0] for row in PLACES]
    assert [_counts(place) for place in found.places] == [list(row[4:]) for row in PLACES]
    assert [place.kind for place in found.places] == list(Region)[::-1]
    assert [place.problems for place in found.places] == [()] * 4
    last = found.places[-1]
    assert last.municipality == "Amsterdam"
    assert (last.name, last.title) == (
        ("", "BU0363AD03") if shape is Shape.ODATA else ("Spuistraat Noord", "Spuistraat Noord")
    )
    assert [last.number(base) for base in Base] == [1210, 1150, 830, None]


@pytest.mark.parametrize("seed", range(12))
def test_that_any_columns_in_any_order_are_found_by_their_names(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    header = (ODATA, STATLINE, WORKBOOK)[seed % 3]
    kept = [0, *chance.sample(range(4, len(header)), chance.randrange(1, 9))]
    chance.shuffle(kept)
    made = io.StringIO()
    writer = csv.writer(made, delimiter=chance.choice(";,\t"))
    # the numbers behind the names differ per year, blanks and other topics come and go
    names = [
        header[place].rsplit("_", 1)[0] + f"_{chance.randrange(99)}"
        if header is ODATA
        else f" {header[place]}  "
        for place in kept
    ]
    writer.writerow([*names, "Gemiddelde huishoudensgrootte_32", "p_00_14", "Bevolking/Mannen (%)"])
    for row in PLACES:
        writer.writerow([*(row[place] for place in kept), "2,1", "15", "49"])
    found = _read(tmp_path, made.getvalue())
    counts = [place for place in range(4, 13) if place in kept]
    assert [_counts(place)[at - 4] for place in found.places for at in counts] == [
        row[at] for row in PLACES for at in counts
    ]
    assert len(found.lacking) == 9 - len(counts)
    assert all(
        _counts(place)[at - 4] is None for place in found.places for at in range(4, 13) if at not in kept
    )


@pytest.mark.parametrize(
    "missing", ["", ".", "x", " . ", "-99997", "-99998", "-99999", "-99.999", "-99997.0", "-"]
)
def test_that_what_cbs_does_not_tell_is_unknown_and_never_a_number(missing: str, tmp_path: Path) -> None:
    place = _one(tmp_path, "Codering_3;AantalInwoners_5;k_0Tot15Jaar_8", f"BU03440101;{missing};{missing}")
    assert (place.inhabitants, place.bands[0], place.from_15) == (None, None, None)
    assert place.problems == ()
    book = workbook(("BU03440101", "Buurt", "Stad", "Buurt", -99997, None, "."))
    assert _counts(_read(tmp_path, book, "kwb.xlsx").places[0]) == [None] * 9


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1.210", 1210), ("1210", 1210), (" 1210 ", 1210), ("1210,0", 1210), ("1210.00", 1210), ("1 210", 1210),
        ("1\u00a0210", 1210), ('"1,210"', 1210), ("1.234.565", 1234565), ('"1,234,565.0"', 1234565), ("1.210*", 1210),
        ("0", 0),
    ],
)  # fmt: skip
def test_that_a_number_is_read_however_it_is_written(cell: str, number: int, tmp_path: Path) -> None:
    place = _one(tmp_path, "Codering_3;AantalInwoners_5", f"BU03440101;{cell}")
    assert (place.inhabitants, place.problems) == (number, ())


@pytest.mark.parametrize(
    "cell", ["12,5", "-12", "1.21E+03", "veel", "12 34", "1.234.00", "999999999", "1..210", "٣٤"]
)
def test_that_what_is_no_count_is_named_and_unknown(cell: str, tmp_path: Path) -> None:
    place = _one(tmp_path, "Codering_3;AantalInwoners_5", f"BU03440101;{cell}")
    assert place.inhabitants is None
    assert cell in place.problems[0]


def test_that_parts_may_be_rounded_but_not_wrong(tmp_path: Path) -> None:
    header = "Codering_3;AantalInwoners_5;Mannen_6;Vrouwen_7;" + ";".join(ODATA[7:])
    rounded = _one(tmp_path, header, "BU03440101;100;55;50;20;25;25;20;25;40")
    assert rounded.problems == ()
    off = _one(tmp_path, header, "BU03440101;100;55;55;20;25;25;20;30;120")
    assert len(off.problems) == 3
    big = _one(tmp_path, header, "BU03440101;100;50;50;120;0;0;0;0;40")
    assert len(big.problems) == 1
    assert "120" in big.problems[0]
    assert big.from_15 is None
    tiny = _one(tmp_path, header, "BU03440101;5;5;0;10;0;0;0;0;5")
    assert (tiny.from_15, tiny.problems) == (0, ())


def test_that_codes_have_letters_and_names_hide_them(tmp_path: Path) -> None:
    lines = [
        "Wijken en buurten;Aantal inwoners",
        "Burgwallen (oud)   (wk0363aa);4.090",
        "BU0363AA0A   ;15",
        "Amsterdam (GM0363);931.300",
        "Nergens;5",
    ]
    found = _read(tmp_path, "\n".join(lines))
    assert [(one.code, one.name, one.municipality) for one in found.places] == [
        ("WK0363AA", "Burgwallen (oud)", "Amsterdam"),
        ("BU0363AA0A", "", "Amsterdam"),
        ("GM0363", "Amsterdam", "Amsterdam"),
    ]
    assert [(one.line, "Nergens" in one.why) for one in found.skipped] == [(5, True)]
    clash = _one(tmp_path, "Codering;Wijken en buurten;Aantal inwoners", "BU03440101;Zuid (BU03440102);5")
    assert clash.code == "BU03440101"
    assert "BU03440102" in clash.problems[0]


def test_that_the_same_words_elsewhere_in_the_tree_are_something_else(tmp_path: Path) -> None:
    header = "Codering;Sociale zekerheid/Mannen (aantal);Bevolking/Mannen (x 1 000);Bevolking/Mannen (aantal)"
    place = _one(tmp_path, f"{header};gwb_code_8", "BU03440101;7;1;640;03440101")
    assert place.men == 640
