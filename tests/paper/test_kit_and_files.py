"""The kit, the paper face of each step, and writing without ever leaving half a file."""

import os
import stat
import sys
from pathlib import Path

import pytest

from cocreate_desktop.domain.errors import NoPlace, ReadOnly
from cocreate_desktop.domain.steps import KINDS, Kind
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.paper.steps import FACES
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import PAGE, an_evening


def test_that_every_kind_of_step_has_a_paper_face() -> None:
    assert set(FACES) == set(KINDS)
    told = an_evening()
    for step in told.services.evenings.steps(told.evening.id):
        view = told.services.overview.evening(told.evening.id, step_id=step.id)
        assert FACES[step.kind](view)


def test_that_the_kit_holds_everything_for_the_evening(tmp_path: Path) -> None:
    told = an_evening()
    told.services.voting.set_options(told.round.id, ("Tafel", "Bomen"))
    pdf = print_paper(told.services, Paper.KIT, told.evening.id, tmp_path / "kit.pdf", page=PAGE, slips=9)
    said = pages.words(pdf)
    whole = " ".join(said)
    assert "Draaiboek" in said[0]
    assert "9 stembiljetten met een persoonlijke code." in said[0]
    assert "‘Pauze’: een bordje voor op de deur." in said[0]
    for part in (
        "Doe mee met je telefoon",
        "Wat we van je bewaren",
        "Eén idee per kaart",
        "De briefjes die hierbij horen",
    ):
        assert part in whole
    assert "Stembiljet 9" in whole
    assert sum(text.startswith("HTTP://") for page in pages.codes(pdf, dpi=200) for text in page) == 10


def test_that_the_kit_says_what_is_missing(tmp_path: Path) -> None:
    told = an_evening()
    pdf = print_paper(told.services, Paper.KIT, told.evening.id, tmp_path / "kit.pdf", slips=0)
    said = pages.words(pdf)[0]
    assert "Er zijn nog geen keuzes." in said
    assert "Stembiljetten zonder code." in said
    assert "Print opnieuw als de laptop op de wifi van de zaal zit." in said


def test_that_the_run_sheet_counts_on_from_the_start(tmp_path: Path) -> None:
    told = an_evening()
    told.services.evenings.change(told.evening.id, starts="23:50")
    told.services.evenings.change_step(told.step(Kind.WELCOME).id, minutes=15)
    said = pages.words(print_paper(told.services, Paper.KIT, told.evening.id, tmp_path / "kit.pdf", slips=0))[
        0
    ]
    assert "23:50" in said
    assert "00:05" in said


def test_that_an_old_file_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    told = an_evening()
    folder = tmp_path / "is a folder.pdf"
    folder.mkdir()
    (folder / "kept.txt").write_text("kept", encoding="utf-8")
    with pytest.raises((NoPlace, ReadOnly)):
        print_paper(told.services, Paper.REPORT, told.evening.id, folder)
    assert (folder / "kept.txt").read_text(encoding="utf-8") == "kept"
    assert [path.name for path in tmp_path.iterdir()] == ["is a folder.pdf"]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nobody keeps this user from writing"
)
def test_that_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    told = an_evening()
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(ReadOnly):
        print_paper(told.services, Paper.REPORT, told.evening.id, tmp_path / "report.pdf")
    tmp_path.chmod(stat.S_IRWXU)


def test_that_a_place_below_a_file_is_no_place(tmp_path: Path) -> None:
    told = an_evening()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(NoPlace):
        print_paper(told.services, Paper.REPORT, told.evening.id, tmp_path / "file" / "report.pdf")
