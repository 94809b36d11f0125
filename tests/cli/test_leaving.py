"""`cocreate export --as decidim` and its sisters: told before it is written, mended when asked; what stays out is listed."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.leaving import Platform
from cocreate_desktop.services.services import Services
from tests.cli.conftest import Command, unusable
from tests.readymade import ready_made

LONG = "Wij willen meer groen op het plein en langs alle straten die erop uitkomen"
NOTES = (
    '- meer groen; "echt"',
    "Bomen langs de straat, met banken eronder",
    "Een boom bij elke deur, gekozen door wie er woont",
)
TABLE = (
    "Een lange tafel onder de bomen, waar iedereen die wil op zondag samen eet wat hij zelf heeft meegebracht"
)


def _fill(services: Services) -> None:
    (evening,) = services.evenings.all()
    steps = {one.kind: one for one in services.evenings.steps(evening.id)}
    made = [services.capturing.write(steps[Kind.IDEAS].id, words) for words in (*NOTES, TABLE)]
    services.boards.group(evening.id, steps[Kind.THEMES].id, [note.id for note in made[:3]], LONG)
    services.boards.group(evening.id, steps[Kind.THEMES].id, [made[3].id], "Samen eten op zondag")


@pytest.fixture
def green(tmp_path: Path) -> Path:
    """A workspace with two themes, one of which has a sentence that is too long for some."""
    path = tmp_path / "groen.cocreate"
    ready_made(path, "two themes", {"question": "Wat wordt het plein?"}, _fill).close()
    return path


def test_that_a_preview_tells_what_would_be_refused_and_writes_nothing(
    cocreate: Command, green: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    said = cocreate("export", green, "--as", "openstad", "--preview", "--json", "--lang", "en")
    assert (said.code, said.err) == (1, "")
    told = said.json
    assert set(told) == {
        "platform", "records", "goes", "troubles", "mends", "mended", "left_out", "files", "sample",
    }  # fmt: skip
    assert (told["platform"], told["records"], told["goes"]) == ("openstad", 2, 1)
    assert [one["title"][:20] for one in told["troubles"] if one["refused"]] == [LONG[:20]]
    (mend,) = {one["key"] for one in told["mends"]}
    table = cocreate("export", green, "--as", "openstad", "--preview", "--lang", "en")
    assert table.code == 1
    assert table.out.startswith("1 of 2 goes along\n")
    assert mend in table.out
    assert "file: openstad.xlsx" in table.out
    mended = cocreate("export", green, "--as", "openstad", "--preview", "--json", "--mend", mend)
    assert (mended.code, mended.json["goes"]) == (0, 2)
    assert [one["key"] for one in mended.json["mended"]] == [mend]
    assert sorted(tmp_path.iterdir()) == before


def test_that_what_is_refused_stays_out_and_is_listed_unless_it_is_mended(
    cocreate: Command, green: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ideeën.xlsx"
    said = cocreate("export", green, "--as", "openstad", "--out", out, "--lang", "en")
    assert said.code == 1
    assert said.out.splitlines()[0] == str(out)
    (line,) = said.err.splitlines()
    assert line.startswith("stayed out: “Wij willen meer groen")
    assert _titles(out) == ["Samen eten op zondag"]
    manifest = json.loads(Path(said.out.splitlines()[-1]).read_text(encoding="utf-8"))
    assert manifest["counts"]["refused"] == 1
    all_mended = cocreate("export", green, "--as", "openstad", "--out", out, "--mend", "all", "--json")
    assert (all_mended.code, all_mended.err, all_mended.json["records"]) == (0, "", 2)
    assert len(_titles(out)) == 2
    longer = cocreate("export", green, "--as", "openstad", "--out", out, "--option", "title_most=80")
    assert longer.code == 0
    assert LONG in _titles(out)


def test_that_words_arrive_as_they_were_written_by_record_and_option(
    cocreate: Command, green: Path, tmp_path: Path
) -> None:
    out = tmp_path / "voorstellen.csv"
    words = ("export", green, "--as", "decidim", "--out", out, "--evening", "all")
    said = cocreate(*words, "--records", "notes", "--option", "delimiter=,", "--option", "locale=nl")
    assert said.code == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["title/nl"] for row in rows} == {*NOTES, TABLE}


@pytest.mark.parametrize("platform", list(Platform))
def test_that_every_platform_answers_in_one_way(
    cocreate: Command, green: Path, tmp_path: Path, platform: Platform
) -> None:
    said = cocreate("export", green, "--as", platform, "--preview", "--json")
    assert said.code in (0, 1)
    assert said.err == ""
    if said.json["goes"] == 0:
        out = tmp_path / "niets"
        nothing = cocreate("export", green, "--as", platform, "--out", out, "--lang", "en")
        assert nothing.code == 2
        assert nothing.err.endswith("so nothing was written.\n")
        assert ("--evening" in nothing.err) == (said.json["records"] == 0)
        assert not out.exists()


def test_that_wrong_use_is_one_clear_line(cocreate: Command, green: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert "--preview" in unusable(cocreate("export", green, "--as", "csv", "--preview"))
    assert "--out" in unusable(cocreate("export", green, "--as", "decidim"))
    wrong = ("export", green, "--as", "decidim", "--out", out, "--option")
    assert "--option" in unusable(cocreate(*wrong, "x"))
    assert "xml" in unusable(cocreate(*wrong, "format=xml"))
    assert "delimeter" in unusable(cocreate(*wrong, "delimeter=,")), "a slip of the pen is no wish"
    assert "shortn" in unusable(cocreate(*wrong[:-1], "--mend", "shortn"))
    assert "weg.xlsx" in unusable(
        cocreate("export", green, "--as", "govocal", "--out", out, "--option", "template=weg.xlsx")
    )
    assert not out.exists()


def _titles(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    place = rows[0].index("Titel")
    return [str(row[place]) for row in rows[1:]]
