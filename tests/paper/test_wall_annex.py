"""The annex of the report: photographed notes with their pictures beside their words, and how well the computer did."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.gathering import gather
from cocreate_desktop.services.outside import Paper as What
from tests.paper import pages
from tests.paper.evenings import Told, an_evening
from tests.photographed import PAPERS, Paper, taken


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


def _photographed(told: Told, *papers: Paper) -> tuple[str, ...]:
    return tuple(note.id for note in taken(told.services, told.step(Kind.IDEAS).id, papers))


def _report(told: Told, folder: Path) -> Path:
    return print_paper(told.services, What.REPORT, told.evening.id, folder / "report.pdf")


def _annex(pdf: Path) -> list[str]:
    """The words of its pages; none without an annex."""
    said = pages.words(pdf)
    first = next(
        (place for place, page in enumerate(said[1:], 1) if "The notes of the wall" in page), len(said)
    )
    return said[first:]


def test_that_each_picture_stands_beside_its_words_once_and_as_it_came(tmp_path: Path) -> None:
    told = an_evening()
    _photographed(told, Paper("Een klimrek"), Paper("Een vijver", colour="blue"))
    pdf = _report(told, tmp_path)
    (annex,) = _annex(pdf)
    assert "Een klimrek" in annex
    assert "Een vijver" in annex
    assert pdf.read_bytes().count(b"/DCTDecode") == 2
    last = len(pages.words(pdf)) - 1
    for colour in ("yellow", "blue"):
        large = [page for page, *_place, high in pages.patches(pdf, PAPERS[colour]) if high > 20]
        assert set(large) == {last}


def test_that_the_annex_is_in_the_contents_and_goes_theme_by_theme(tmp_path: Path) -> None:
    told = an_evening()
    ids = _photographed(told, Paper("Los"), Paper("Wip"), Paper("Vijver"))
    boards, step = told.services.boards, told.step(Kind.THEMES).id
    boards.group(told.evening.id, step, ids[1:2], "Spelen")
    boards.group(told.evening.id, step, ids[2:3], "Water")
    pdf = _report(told, tmp_path)
    assert "The notes of the wall" in pages.words(pdf)[0]
    (annex,) = _annex(pdf)
    order = ("Spelen", "Wip", "Water", "Vijver", "Notes that hang loose", "Los")
    places = [annex.index(words) for words in order]
    assert places == sorted(places)


def test_that_an_evening_without_photos_has_no_annex(tmp_path: Path) -> None:
    told = an_evening()
    told.write("Getypt")
    assert _annex(_report(told, tmp_path)) == []


def test_that_the_accuracy_is_told_with_its_base(tmp_path: Path) -> None:
    told = an_evening()
    _photographed(told, Paper("bankje"), Paper("rollator", read="rolator"))
    (annex,) = _annex(_report(told, tmp_path))
    assert "The computer found 2 of the 2 notes by itself." in annex
    assert "Of 2 texts that it read, it had 1 right at once; 7 in 100 letters were wrong." in annex


def test_that_what_is_hidden_or_waits_is_not_in_it_and_nor_is_its_picture(tmp_path: Path) -> None:
    told = an_evening()
    ids = _photographed(
        told, Paper("Blijft"), Paper("Verborgen", colour="pink"), Paper("Bel 06-12345678", colour="green")
    )
    told.services.capturing.set_state([ids[1]], NoteState.HIDDEN)
    pdf = _report(told, tmp_path)
    (annex,) = _annex(pdf)
    assert "Verborgen" not in annex
    assert "12345678" not in annex
    assert pdf.read_bytes().count(b"/DCTDecode") == 1


def test_that_a_picture_stays_out_when_something_personal_was_taken_out(tmp_path: Path) -> None:
    told = an_evening()
    ids = _photographed(told, Paper("Bel 06-12345678 over de wip"))
    told.services.capturing.edit(ids[0], "Bel mij over de wip")
    told.services.capturing.set_state(ids, NoteState.SHOWN)
    pdf = _report(told, tmp_path)
    (annex,) = _annex(pdf)
    assert "Bel mij over de wip" in annex
    assert "something personal was taken out" in annex
    assert b"/DCTDecode" not in pdf.read_bytes()


def test_that_what_the_computer_read_keeps_a_picture_back_too(tmp_path: Path) -> None:
    told = an_evening()
    _photographed(told, Paper("Bel mij over de wip", read="Bel 06-12345678 over de wip"))
    assert b"/DCTDecode" not in _report(told, tmp_path).read_bytes()


def test_that_a_linked_copy_shows_no_second_picture(tmp_path: Path) -> None:
    told = an_evening()
    ids = _photographed(told, Paper("Een klimrek"))
    told.services.boards.duplicate(ids[0])
    (annex,) = _annex(_report(told, tmp_path))
    assert annex.count("Een klimrek") == 1


def test_that_many_notes_stay_a_thin_annex(tmp_path: Path) -> None:
    told = an_evening()
    _photographed(
        told, *(Paper(f"Briefje {number} " + "en nog veel meer woorden " * 20) for number in range(60))
    )
    annex = _annex(_report(told, tmp_path))
    assert len(annex) <= 5
    assert all(f"Briefje {number} " in " ".join(annex) for number in range(60))


def test_that_only_the_report_reads_the_pictures(tmp_path: Path) -> None:
    told = an_evening()
    (note,) = _photographed(told, Paper("Een klimrek"))
    assert gather(told.services, told.evening.id).crops == {}
    assert set(gather(told.services, told.evening.id, wall=True).crops) == {note}
    kit = print_paper(told.services, What.TAKE_HOME, told.evening.id, tmp_path / "home.pdf")
    assert b"/DCTDecode" not in kit.read_bytes()
