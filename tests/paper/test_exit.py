"""The exit poll and the readback on paper: four forms to a page, a poster with faces, and a summary that nobody signs."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.exitpoll import MARKS
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import ARABIC, HOSTILE, PAGE, Told, an_evening, print_twin


@pytest.fixture
def told() -> Told:
    language.use("en")
    return an_evening()


def step_of(told: Told, kind: Kind) -> str:
    there = {one.kind: one.id for one in told.services.evenings.steps(told.evening.id)}
    return there.get(kind) or told.services.evenings.add_step(told.evening.id, kind).id


def twin(told: Told, step_id: str, folder: Path) -> list[str]:
    out = folder / "twin.pdf"
    assert print_twin(told.services, step_id, told.evening.id, out, page=PAGE)
    return pages.words(out)


def test_that_a_poll_has_a_sheet_forms_and_a_poster(told: Told, tmp_path: Path) -> None:
    step = step_of(told, Kind.EXIT)
    told.services.evenings.change(told.evening.id, date="2026-11-24")
    sheet, forms, poster = twin(told, step, tmp_path)
    assert forms.count("The outcome fits the neighbourhood.") == 4
    assert forms.count("3 yes") == 4 * 5
    assert forms.count("You hear from us before 8 December.") == 4
    assert " ".join(MARKS) in forms
    assert "One sticker under a face" in poster
    assert poster.count("so-so") == 5
    assert "Count the stickers" in sheet
    told.services.exitpoll.state(step, (ARABIC, HOSTILE[0], "", HOSTILE[5]), (0,))
    _sheet, forms, _poster = twin(told, step, tmp_path)
    assert forms.count("<b>niet vet</b>") == 4
    assert forms.count("3 yes") == 4 * 3


def test_that_a_summary_has_boxes_and_no_line_to_sign(told: Told, tmp_path: Path) -> None:
    step = step_of(told, Kind.READBACK)
    told.services.readbacks.write(
        step, ("Er komt een tafel.", HOSTILE[2][:200], *(f"Punt {n}" for n in range(9)))
    )
    whole = " ".join(twin(told, step, tmp_path))
    for words in ("Er komt een tafel.", "Punt 8", "Yes", "Almost", "Write no name"):
        assert words in whole
    assert "Name" not in whole


def test_that_both_are_in_the_kit(told: Told, tmp_path: Path) -> None:
    for kind in (Kind.EXIT, Kind.READBACK):
        step_of(told, kind)
    print_paper(told.services, Paper.KIT, told.evening.id, tmp_path / "kit.pdf", page=PAGE)
    whole = " ".join(pages.words(tmp_path / "kit.pdf"))
    assert "One sticker under a face" in whole
    assert "Put a sticker or a tick" in whole
