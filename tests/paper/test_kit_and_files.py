"""The kit, the paper face of each step, and writing without ever leaving half a file."""

import os
import re
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.errors import NoPlace, ReadOnly
from cocreate_desktop.domain.steps import KINDS, Kind
from cocreate_desktop.paper import kit
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.paper.steps import FACES
from cocreate_desktop.paper.text import lines, stretches
from cocreate_desktop.services.gathering import gather
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import ARABIC, PAGE, Told, an_evening


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
    scanned = [text for page in pages.codes(pdf, dpi=200) for text in page if text.startswith("HTTP://")]
    assert len(scanned) == 19, "the poster, nine slips and nine cards"
    assert len({address.partition("?")[0] for address in scanned}) == 10, "a card has the code of its slip"


@pytest.mark.parametrize(
    ("spoken", "one", "two"),
    [
        (
            "nl",
            "9 stembiljetten met een persoonlijke code.",
            "2 × 9 stembiljetten, in elke ronde met dezelfde code.",
        ),
        ("en", "9 ballot slips with a personal code.", "2 × 9 ballot slips, the same code in every round."),
    ],
)
def test_that_the_kit_counts_the_slips_of_every_round(
    spoken: str, one: str, two: str, tmp_path: Path
) -> None:
    language.use(spoken)
    told = an_evening()
    assert one in _said(told, tmp_path)
    told.services.evenings.add_step(told.evening.id, Kind.VOTE)
    said = _said(told, tmp_path)
    assert two in said
    assert one not in said


def _said(told: Told, folder: Path) -> str:
    """The words of the first page of the kit."""
    kit = print_paper(told.services, Paper.KIT, told.evening.id, folder / "kit.pdf", page=PAGE, slips=9)
    return pages.words(kit)[0]


def test_that_what_is_in_the_kit_stands_on_one_page_and_heads_above_every_time(tmp_path: Path) -> None:
    told = an_evening()
    for number in range(26):
        step = told.services.evenings.add_step(told.evening.id, Kind.IDEAS)
        told.services.evenings.change_step(step.id, title=f"Vraag {number} aan de stad")
        if number % 4:
            continue
        pdf = print_paper(told.services, Paper.KIT, told.evening.id, tmp_path / "kit.pdf", page=PAGE, slips=9)
        said = pages.words(pdf)
        (listed,) = [one for one in said if "In dit pakket" in one or "De poster voor" in one]
        assert "9 stembiljetten" in listed
        before = said[: said.index(listed) + 1]
        assert all("Je eigen notities" in one for one in before if re.search(r"\d\d:\d\d Vraag", one))


def test_that_the_list_of_the_kit_keeps_the_order_of_an_arabic_title() -> None:
    told = an_evening()
    told.services.evenings.change_step(told.step(Kind.IDEAS).id, title=ARABIC)
    said = kit._said(gather(told.services, told.evening.id))
    (spans,) = (one for one in said if any(ARABIC in span.text for span in one))
    (line,) = lines(spans, 10, 10_000)
    drawn = "".join(part.text for part in stretches(line, 10))
    assert not line.right
    assert drawn.startswith("‘")
    assert drawn.endswith("’: een vel voor elke tafel, en ideeënkaarten om te knippen.")


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
    minutes = sum(step.minutes for step in told.services.evenings.steps(told.evening.id))
    ends = datetime(2026, 11, 24, 23, 50, tzinfo=UTC) + timedelta(minutes=minutes)
    assert f"eindigt om {ends:%H:%M}" in said


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
