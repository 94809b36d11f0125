"""The page of threats names its tests, and they are there; a row without a test says why."""

import re
from pathlib import Path

from tests.cited import ROOT, cited, not_there

PAGE = ROOT / "docs" / "threats.md"
COLUMNS = 4
_NO_TEST = re.compile(r"\bno test:", re.IGNORECASE)


def rows() -> list[list[str]]:
    """The cells of every row of every table, without heads."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    tables = [line for line in lines if line.startswith("|") and not set(line) <= set("|- ")]
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in tables]
    return [row for row in found if row[0] != "Who, and what for"]


def test_that_every_test_that_the_page_of_threats_names_is_there() -> None:
    assert not_there(PAGE) == []
    assert len(set(cited(PAGE))) > 60


def test_that_every_threat_says_what_stops_it_and_what_shows_that_and_what_is_left() -> None:
    assert len(rows()) > 30
    for row in rows():
        assert len(row) == COLUMNS, row
        assert all(row), row
        assert "tests/" in row[2] or _NO_TEST.search(row[2]), row


def test_that_a_name_of_a_test_that_is_gone_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "`tests/test_threats.py::test_that_every_test_that_the_page_of_threats_names_is_there`"
        " `tests/test_threats.py::test_that_never_was` `tests/nowhere.py`",
        encoding="utf-8",
    )
    assert not_there(page) == ["tests/nowhere.py::", "tests/test_threats.py::test_that_never_was"]
