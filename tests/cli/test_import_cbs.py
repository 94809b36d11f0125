"""`cocreate import WORKSPACE cbs FILE`: the base of reach from a file of CBS, and clear words for what it lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cocreate_desktop import cli
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.project import Base

TABLE = (
    "ID;WijkenEnBuurten;Gemeentenaam_1;SoortRegio_2;Codering_3;AantalInwoners_5;k_0Tot15Jaar_8;HuishoudensTotaal_29\n"
    "1;BU07960101;'s-Hertogenbosch;Buurt;BU07960101;2050;250;1020\n"
    "2;BU07960102;'s-Hertogenbosch;Buurt;BU07960102;900;.;410\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "plein.cocreate"
    assert cli.main(["new", str(path)]) == 0
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "wijken.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_that_the_base_comes_from_a_neighbourhood_with_its_year_and_table(
    workspace: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["import", str(workspace), "cbs", str(table), "--json"]
    assert cli.main(words) == 2, "two places, and none was chosen"
    assert "--place" in capsys.readouterr().err
    words += ["--place", "bu07960101"]
    assert cli.main(words) == 2, "the year is never guessed"
    assert "--year" in capsys.readouterr().err
    words += ["--year", "2025", "--table", "86165NED", "--base", "residents_15"]
    assert cli.main(words) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["base"], told["base_number"]) == ("residents_15", 1800)
    assert "2025 (86165NED)" in told["source"]
    opened = open_services(workspace)
    project = opened.services.projects.current()
    assert (project.base, project.base_number) == (Base.RESIDENTS_15, 1800)
    assert [area.year for area in opened.services.areas.all()] == [2025]
    opened.close()


def test_that_a_file_of_another_kind_or_place_changes_nothing(
    workspace: Path, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "boodschappen.csv"
    other.write_text("wat;hoeveel\nmelk;2\n", encoding="utf-8")
    assert cli.main(["import", str(workspace), "cbs", str(other)]) == 2
    assert (
        cli.main(["import", str(workspace), "cbs", str(table), "--place", "BU99999999", "--year", "2025"])
        == 2
    )
    told = capsys.readouterr().err
    assert "BU99999999" in told
    assert "Traceback" not in told
    opened = open_services(workspace)
    assert opened.services.areas.all() == ()
    assert opened.services.projects.current().base_number is None
    opened.close()
