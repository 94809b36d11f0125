"""The page of promises names the test that guards each, and they are there."""

from pathlib import Path

from tests.cited import ROOT, cited, not_there
from tests.torture.__main__ import scenes

PAGE = ROOT / "docs" / "promises.md"
TORTURE = ROOT / "docs" / "torture.md"
# The rows of what must survive, each by a word of it.
FAULTS = (
    "power cut", "killed", "disk that is full", "spoilt", "-wal", "wrong key", "gone", "clock", "sync that is cut",
    "old backup", "earlier version", "beamer", "camera", "printer", "Wi-Fi",
)  # fmt: skip


def rows(page: Path) -> list[list[str]]:
    """The cells of every row of every table of a page, without heads."""
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] not in ("what is promised", "fault")]


def test_that_every_promise_names_its_test_and_how_often_it_was_run() -> None:
    assert not_there(PAGE) == []
    assert len(set(cited(PAGE))) > 80
    for row in rows(PAGE):
        assert len(row) == 3, row
        assert "`tests/" in row[1] or "`python -m bench." in row[1], row
        assert any(letter.isdigit() for letter in row[2]) or "every run" in row[2], row


def test_that_each_fault_that_must_be_survived_has_a_promise() -> None:
    promised = " ".join(row[0] for row in rows(PAGE))
    assert not [fault for fault in FAULTS if fault not in promised]


def test_that_what_was_tried_by_the_thousand_is_what_there_is_to_try() -> None:
    told = {(row[0], row[1]): row for row in rows(TORTURE)}
    assert told.keys() == {(scene.fault, scene.name) for scene in scenes()}
    assert not [row for row in told.values() if row[4] != "0"]
    assert sum(int(row[2].replace(",", "")) for row in told.values()) > 5000
