"""The report of a whole project: two evenings from the first flyer to the last reply, as a PDF and as a page."""

from pathlib import Path

import pypdfium2
import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.project import Rung
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.outside import Paper
from cocreate_desktop.services.reporting import report_of
from cocreate_desktop.services.reportparts import Table
from tests.paper import pages
from tests.paper.evenings import FOLLOW_UP, an_evening
from tests.paper.wholeproject import Whole, a_whole_project, without_reason


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


@pytest.fixture(scope="module")
def whole() -> Whole:
    """Read only: one that changes it makes its own."""
    language.use("en")
    return a_whole_project()


def _print(whole: Whole, folder: Path, what: Paper = Paper.REPORT) -> Path:
    return print_paper(whole.told.services, what, whole.second.id, folder / f"{what}.pdf")


SAYS = (
    "2 evenings, version of 23 November 2026",
    "On 2 evenings neighbours wrote 12 notes.",
    "Flyer in de brievenbus 10 November 1,800 € 420 0 20 € 21",
    "That is € 8.75 for each of the 48 people who took part.",
    "Ideeënavond, 24 November: there were 51 people in the hall.",
    "48 of 1,810 residents: 3 %",
    "51 people were counted. Source: CBS, Kerncijfers wijken en buurten 2025 (86165NED).",
    "15–24 years under 10 16 % under-represented",
    "Seen in the room: parents of young children, older people, tenants.",
    "Not about: De parkeerplaatsen aan de Markt.",
    "Samen eten en praten 3 notes",
    "34 of the 51 people in the hall voted.",
    "Our advice so far. Version 2, 23 November.",
    "Naast de tafel komen een schommel en [gone: een klimboom] twee klimbomen.",
    "33 of 34 people can live with it (1: 26 · 2: 5 · 3: 2 · 4: 0 · 5: 1 · ?: 0)",
    "objection De tafel staat op de route van de brandweer. taken over De tafel schuift twee meter op.",
    "What the room said: 28 yes, 4 almost, 1 no. 33 of the 51 people answered.",
    "De eerste buurtmaaltijd groep Tafel 10 April 2027 being done",
    "Samen eten en praten lead 1 Ik kan timmeren. Iemand met een aanhanger.",
    "Veilig oversteken 2 Er komt nu geen zebrapad. no De weg wordt in 2028 vernieuwd. gemeente, 1 December",
    "24 of the 51 people filled it in.",
    "21 of 24 people gave a 7 or higher (88 %).",
    "With 24 answers it lies somewhere between 68 and 96 %. Our goal was 95 %: not reached.",
    "At the door 20 of 51 people expected much influence",
    "How it went",
    "What came of it",
    "After 6 months: 1 June 2027.",
    "risk De bomen lijden onder de bouw. Een hek om de stammen.",
    "This is advice.",
)


def test_that_everything_known_of_a_project_is_in_its_report(whole: Whole, tmp_path: Path) -> None:
    pdf = _print(whole, tmp_path)
    said = pages.words(pdf)
    everything = " ".join(said)
    assert [words for words in SAYS if words not in everything] == []
    assert "This is a draft" not in everything
    assert "ecision" not in everything, "an advice is never called a decision"
    assert all(code == [FOLLOW_UP] for code in pages.codes(pdf, dpi=200))
    assert all(pages.margin_ink(picture) == 0 for picture in pages.pictures(pdf))
    document = pypdfium2.PdfDocument(str(pdf))
    listed = [(entry.get_title(), (entry.get_dest().get_index() or 0) + 1) for entry in document.get_toc()]
    document.close()
    assert {"How people were invited", "The proposal", "Reply to each theme"} <= {
        name for name, _page in listed
    }
    assert all(name in said[page - 1] and f"{name} {page}" in said[0] for name, page in listed)


def test_that_no_small_count_by_age_leaves_the_house(whole: Whole) -> None:
    report = report_of(whole.told.services, whole.second.id)
    came = next(one for one in report.chapters if one.key == "came")
    tables = [part for part in came.parts if isinstance(part, Table)]
    assert len(tables) == 2
    by_role, beside = ([[cell.words for cell in row] for row in table.rows] for table in tables)
    assert by_role[0] == ["resident", "under 10", "under 10", "–", "28", "13", "0", "60"]
    assert by_role[-1] == ["Together", "under 10", "under 10", "16", "28", "13", "under 10", "63"]
    assert [row[1] for row in beside] == ["under 10", "under 10", "14 (29 %)", "16 (33 %)", "13 (27 %)"]


def test_that_a_no_without_a_reason_keeps_it_a_draft_and_says_which(tmp_path: Path) -> None:
    whole = a_whole_project()
    without_reason(whole)
    first, *rest = pages.words(_print(whole, tmp_path))
    assert "draft of 23 November 2026" in first
    assert "The reply “no” to “Veilig oversteken” has no reason yet." in first
    assert "The reason is missing." in " ".join(rest)
    assert all("draft of 23 November 2026" in page for page in rest)


def test_that_what_was_not_recorded_is_said_in_every_chapter(tmp_path: Path) -> None:
    told = an_evening(rung=Rung.DECIDE)
    pdf = print_paper(told.services, Paper.REPORT, told.evening.id, tmp_path / "empty.pdf")
    said = " ".join(pages.words(pdf))
    for words in (
        "This was not recorded.",
        "How many people there are in the neighbourhood was not filled in.",
        "No notes hung on the wall.",
        "No vote was held.",
        "No agreements were written down.",
        "There are no themes to reply to.",
        "Nobody was asked.",
    ):
        assert words in said
    assert "The proposal" not in said
    assert "%" not in said
