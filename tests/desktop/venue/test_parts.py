"""Each part of the venue check: what is measured is kept, what goes wrong is one clear message with what solves it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.stage.state import Face
from cocreate_desktop.desktop.stage.window import ProjectorChanged
from cocreate_desktop.desktop.venue.pane import Pane
from cocreate_desktop.domain.errors import HallStopped
from cocreate_desktop.domain.events import HallChanged
from cocreate_desktop.domain.venue import (
    Answer,
    BackupFacts,
    BeamerFacts,
    PhonesFacts,
    PrinterFacts,
    VenuePart,
    VenueState,
)
from cocreate_desktop.services.onsite import CrowdFound
from tests.desktop.venue.conftest import STICK, STICK_FULL, Check


def said(pane: Pane, name: str = "hint") -> str:
    return forms.child(pane, QLabel, name).text()


def test_that_without_a_second_screen_it_says_so_and_the_picture_opens_in_a_window(check: Check) -> None:
    check.open(VenuePart.BEAMER, deed=True)
    pane = check.screen.beamer
    stage = pane.beamer.stage
    assert stage is not None
    assert stage.wanted
    assert stage.canvas.state.face is Face.TRIAL
    facts = check.facts(VenuePart.BEAMER)
    assert isinstance(facts, BeamerFacts)
    assert (facts.screen, facts.state) == ("", VenueState.DOUBT)
    assert said(pane, "screen")


def test_that_the_answer_of_the_last_row_is_kept_and_puts_the_picture_away(check: Check) -> None:
    check.open(VenuePart.BEAMER, deed=True)
    pane = check.screen.beamer
    pane.no.click()
    facts = check.facts(VenuePart.BEAMER)
    assert isinstance(facts, BeamerFacts)
    assert (facts.answer, facts.distance, facts.picture) == (Answer.NO, 6, 150)
    pane.yes.click()
    facts = check.facts(VenuePart.BEAMER)
    assert isinstance(facts, BeamerFacts)
    assert facts.answer is Answer.YES
    assert pane.beamer.stage is not None
    assert not pane.beamer.stage.wanted


def test_that_the_letters_grow_with_the_last_row_and_one_undo_takes_it_back(check: Check) -> None:
    check.open(VenuePart.BEAMER)
    pane = check.screen.beamer
    field = forms.child(pane, CountField, "distance")
    field.stepUp()
    check.desk.relay.tell_now()
    assert check.services.evenings.get(check.evening.id).viewing_distance == 7
    check.desk.undo.undo()
    check.desk.relay.tell_now()
    assert field.value() == 6


def test_that_leaving_the_part_takes_the_test_picture_off_the_wall(check: Check) -> None:
    check.open(VenuePart.BEAMER, deed=True)
    check.open(VenuePart.PRINTER)
    stage = check.screen.beamer.beamer.stage
    assert stage is not None
    assert not stage.wanted
    check.settle()


def test_that_the_page_for_phones_starts_here_and_one_phone_is_enough(check: Check) -> None:
    check.open(VenuePart.PHONES, deed=True)
    assert check.project.hall.running
    check.desk.relay.tell_now()
    assert check.item(VenuePart.PHONES).facts is None
    check.phones(1)
    check.phones(3)
    check.phones(0)
    facts = check.facts(VenuePart.PHONES)
    assert isinstance(facts, PhonesFacts)
    assert (facts.phones, facts.address, facts.state) == (3, "http://192.168.8.2:8080", VenueState.OK)


def test_that_the_code_leads_to_the_test_page_and_help_is_one_press_away(check: Check) -> None:
    check.open(VenuePart.PHONES, deed=True)
    check.desk.relay.tell_now()
    pane = check.screen.phones
    assert forms.child(pane, QLabel, "address").text() == "192.168.8.2:8080/proef"
    pane.help_button.click()
    assert pane.dialog is not None
    assert pane.dialog.isVisible()
    pane.dialog.reject()
    check.settle()


def test_that_simulated_phones_are_tried_and_never_counted_as_neighbours(check: Check) -> None:
    check.open(VenuePart.PHONES, deed=True)
    pane = check.screen.phones
    pane.people.setCurrentIndex(0)
    pane.try_button.click()
    assert pane.trying
    check.phones(20)
    check.settle()
    check.phones(0)
    ((address, people),) = check.site.asked
    assert (people, address) == (20, check.project.join_address(check.evening.id))
    facts = check.facts(VenuePart.PHONES)
    assert isinstance(facts, PhonesFacts)
    assert (facts.phones, facts.crowd, facts.joined, facts.slowest) == (0, 20, 20, 380)
    assert check.item(VenuePart.PHONES).state is VenueState.OPEN


def test_that_phones_that_did_not_come_in_are_told_with_what_to_do(check: Check) -> None:
    check.site.found = CrowdFound(60, 41, 900, "Sommige telefoons kregen geen antwoord.")
    check.open(VenuePart.PHONES, deed=True)
    pane = check.screen.phones
    pane.try_button.click()
    check.settle()
    assert check.item(VenuePart.PHONES).state is VenueState.DOUBT
    assert "41" in said(pane, "progressWords")
    assert "Sommige telefoons kregen geen antwoord." in said(pane, "progressWords")


def test_that_a_page_that_cannot_start_says_why(check: Check) -> None:
    check.open(VenuePart.PHONES)
    why = str(HallStopped())
    check.services.bus.publish(HallChanged(False, "", why))
    check.desk.relay.tell_now()
    assert said(check.screen.phones) == why
    assert check.item(VenuePart.PHONES).state is VenueState.DOUBT


@pytest.mark.parametrize(
    ("button", "answer", "state"),
    [
        ("yes", Answer.YES, VenueState.OK),
        ("no", Answer.NO, VenueState.DOUBT),
        ("none", Answer.NONE, VenueState.DOUBT),
    ],
)
def test_that_the_test_sheet_opens_and_its_answer_is_kept(
    check: Check, button: str, answer: Answer, state: VenueState
) -> None:
    check.open(VenuePart.PRINTER, deed=True)
    check.settle()
    assert [name.removeprefix("file://") for name in check.opened] == [str(check.site.sheets[0])]
    check.screen.printer.buttons[button].click()
    assert check.facts(VenuePart.PRINTER) == PrinterFacts("HP LaserJet", answer)
    assert check.item(VenuePart.PRINTER).state is state
    assert said(check.screen.printer)


@pytest.mark.parametrize("names", [(), None])
def test_that_no_printer_is_told_in_words(check: Check, names: tuple[str, ...] | None) -> None:
    check.site.names = names
    check.open(VenuePart.PRINTER)
    check.settle()
    assert said(check.screen.printer, "found")


def test_that_a_sheet_that_cannot_be_written_is_told(check: Check) -> None:
    check.site.refused = STICK_FULL
    check.open(VenuePart.PRINTER, deed=True)
    check.settle()
    assert check.heard.problems == [STICK_FULL]
    assert check.opened == []


def test_that_backup_and_power_are_looked_at_as_soon_as_the_part_is_opened(check: Check) -> None:
    check.open(VenuePart.BACKUP)
    check.settle()
    assert check.facts(VenuePart.BACKUP) == STICK
    assert check.item(VenuePart.BACKUP).state is VenueState.OK


@pytest.mark.parametrize(
    "seen",
    [
        BackupFacts(disk=90_000),
        BackupFacts("plein", False, 90_000, "2026-11-24T17:32:00+00:00", 90_000),
        BackupFacts("BUURT-01", True, 90, "2026-11-24T17:32:00+00:00", 90_000),
        BackupFacts("BUURT-01", True, 9_000, "2026-11-24T17:32:00+00:00", 90_000, 40, False),
        BackupFacts("BUURT-01", True, 9_000, "2026-11-24T17:32:00+00:00", 90_000, problem=str(STICK_FULL)),
    ],
)
def test_that_no_copy_a_full_stick_or_an_empty_battery_is_a_doubt_with_advice(
    check: Check, seen: BackupFacts
) -> None:
    check.site.seen = seen
    check.open(VenuePart.BACKUP)
    check.settle()
    assert check.item(VenuePart.BACKUP).state is VenueState.DOUBT
    assert said(check.screen.laptop)
    assert check.screen.rows[VenuePart.BACKUP].words


def test_that_a_copy_is_made_here_and_a_stick_is_chosen_for_the_next_ones(check: Check) -> None:
    check.open(VenuePart.BACKUP)
    check.settle()
    pane = check.screen.laptop
    pane.buttons["make"].click()
    check.settle()
    pane.buttons["choose"].click()
    assert pane.asking is not None
    pane.asking.fileSelected.emit(str(check.site.folder))
    check.settle()
    assert check.site.folders == [None, check.site.folder]
    pane.asking.close()


def test_that_a_laptop_that_does_not_tell_can_be_asked_again(check: Check) -> None:
    check.site.broken = STICK_FULL
    check.open(VenuePart.BACKUP)
    check.settle()
    assert check.heard.problems == [STICK_FULL]
    check.site.broken = None
    check.screen.laptop.buttons["again"].click()
    check.settle()
    assert check.facts(VenuePart.BACKUP) == STICK


def test_that_nothing_is_said_of_printers_before_the_answer(check: Check) -> None:
    check.open(VenuePart.PRINTER)
    assert said(check.screen.printer, "found") == "…"
    check.settle()
    assert said(check.screen.printer, "found") == "HP LaserJet"


def test_that_merely_looking_measures_no_hall(check: Check) -> None:
    check.services.evenings.change(check.evening.id, viewing_distance=0, screen_height=0)
    check.open(VenuePart.BEAMER, deed=True)
    facts = check.facts(VenuePart.BEAMER)
    assert isinstance(facts, BeamerFacts)
    assert (facts.distance, facts.picture) == (0, 0)
    check.screen.enter(check.evening.id)
    evening = check.services.evenings.get(check.evening.id)
    assert (evening.viewing_distance, evening.screen_height) == (0, 0)


def test_that_putting_the_test_picture_away_leaves_the_warning_of_the_evening(check: Check) -> None:
    check.heard.warning("projector", "De beamer is los.")
    check.open(VenuePart.BEAMER, deed=True)
    stage = check.screen.beamer.beamer.stage
    assert stage is not None
    stage.projector.emit(ProjectorChanged(False, ""))
    assert len(check.heard.standing) == 2
    check.screen.beamer.close_down()
    assert list(check.heard.standing) == ["projector"]
