"""Offered and sought on paper: a sheet to hang up without names, cards with boxes, and the sheet for who leaves a name."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.consents import Purpose, consent_text
from cocreate_desktop.domain.offers import Level, OfferKind
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.contacts import ContactTyped
from cocreate_desktop.services.offers import Offering
from tests.paper import pages
from tests.paper.evenings import HOSTILE, Told, an_evening, print_twin


def printed(told: Told, folder: Path) -> Path:
    step = next(one for one in told.services.evenings.steps(told.evening.id) if one.kind is Kind.OFFERS)
    assert print_twin(told.services, step.id, told.evening.id, folder / "offers.pdf")
    return folder / "offers.pdf"


def test_that_sheet_cards_and_consent_say_all_that_is_needed_and_no_name(tmp_path: Path) -> None:
    language.use("en")
    told = an_evening(responsible="De gemeente", keep_until="2027-07-01")
    services = told.services
    step = services.evenings.add_step(told.evening.id, Kind.OFFERS)
    services.evenings.change_step(step.id, question="Who does what?")
    empty = pages.words(printed(told, tmp_path))
    assert "seeks a lead" in empty[0]
    ids = told.write("Lange tafel", "Bomen")
    for note, name in zip(ids, ("Samen eten", "Groen"), strict=True):
        services.boards.group(told.evening.id, told.step(Kind.THEMES).id, [note], name)
    theme = services.offers.view(step.id).themes[0].theme_id
    lead = services.offers.write(step.id, Offering(OfferKind.OFFERED, "Ik trek de tafel", Level.LEAD, theme))
    services.offers.write(step.id, Offering(OfferKind.SOUGHT, "Een kar", theme_id=theme))
    services.offers.write(step.id, Offering(OfferKind.SOUGHT, "Bel 06-12345678", theme_id=theme))
    services.contacts.add_for(lead.id, ContactTyped("Noor Vos", "06", "lead", "Ja.", "2099-01-01"))
    sheet, cards, consent = (" ".join(page.split()) for page in pages.words(printed(told, tmp_path)))
    assert f"lead {lead.number}" in sheet
    assert "Een kar" in sheet
    assert sheet.count("seeks a lead") == 1
    for never in ("Noor", "06-1234"):
        assert never not in sheet + cards + consent
    for words in ("Who does what?", "I offer", "I look for", "help once", "Write no name"):
        assert cards.count(words) == 4
    for purpose in Purpose:
        assert consent_text(purpose, "De gemeente", "July 1, 2027")[:60] in consent


@pytest.mark.parametrize("words", [HOSTILE[0], HOSTILE[2], HOSTILE[5], HOSTILE[9]])
def test_that_no_words_run_off_the_paper(words: str, tmp_path: Path) -> None:
    told = an_evening(name=words[:200], responsible=words[:200])
    step = told.services.evenings.add_step(told.evening.id, Kind.OFFERS)
    told.services.evenings.change_step(step.id, question=words[:300])
    told.services.offers.write(step.id, Offering(OfferKind.SOUGHT, words[:300]))
    for page in pages.pictures(printed(told, tmp_path)):
        assert pages.margin_ink(page, millimetres=6) == 0
