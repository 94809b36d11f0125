"""Camera and cards in the venue check: one held-up card is measured in real pictures, and what helps is one press away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.venue.camerapane import CameraPane, best_cure, reaches_of
from cocreate_desktop.desktop.venue.cardmeter import CardMeter
from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.venue import CameraFacts, VenuePart, VenueState
from cocreate_desktop.services.seeing import CardSeen, CardsLooked, CardUnclear
from tests.desktop.cards.halls import pictures
from tests.desktop.venue.conftest import Check

NAME = "Ingebouwde camera"


def facts(check: Check) -> CameraFacts:
    found = check.facts(VenuePart.CAMERA)
    assert isinstance(found, CameraFacts)
    return found


def opened(check: Check) -> CameraPane:
    check.open(VenuePart.CAMERA)
    check.settle()
    return check.screen.camera


def measuring(check: Check) -> CameraPane:
    check.eyes.show(pictures(((7, "B"),), 5))
    pane = opened(check)
    pane.buttons["measure"].click()
    check.until(lambda: bool(pane.meter.pixels))
    return pane


def test_that_one_card_in_the_last_row_measures_the_camera(check: Check) -> None:
    pane = measuring(check)
    # The cards of this hall are 30 to 34 pixels wide.
    assert 26 <= pane.meter.pixels <= 38
    assert pane.meter.number == 7
    assert "7" in forms.child(pane, QLabel, "live").text()
    pane.buttons["here"].click()
    check.settle()
    kept = facts(check)
    assert (kept.camera, kept.distance, kept.held) == (NAME, 6, "A5")
    assert kept.pixels == pane.meter.pixels
    assert check.item(VenuePart.CAMERA).state is VenueState.OK
    assert not pane.camera.on


def test_that_a_last_row_farther_away_makes_the_measured_card_smaller(check: Check) -> None:
    pane = measuring(check)
    pane.buttons["here"].click()
    check.settle()
    check.services.evenings.change(check.evening.id, viewing_distance=12)
    check.desk.relay.tell_now()
    assert check.item(VenuePart.CAMERA).state is VenueState.DOUBT
    assert next(one.pixels for one in pane.bars.reaches) == pytest.approx(pane.meter.pixels / 2, abs=1)


def test_that_the_camera_is_off_unless_it_measures(check: Check) -> None:
    pane = measuring(check)
    pane.buttons["stop"].click()
    check.until(lambda: not pane.camera.on)
    pane.buttons["measure"].click()
    check.open(VenuePart.PRINTER)
    check.until(lambda: not pane.camera.on)
    check.settle()


def test_that_without_a_camera_a_phone_solves_it(check: Check) -> None:
    check.eyes.names = ()
    pane = opened(check)
    assert check.item(VenuePart.CAMERA).state is VenueState.DOUBT
    assert not pane.buttons["measure"].isVisibleTo(pane)
    assert pane.buttons["phone"].property("role") == "main"
    pane.buttons["phone"].click()
    assert facts(check).by_phone
    assert check.item(VenuePart.CAMERA).state is VenueState.OK


def test_that_a_camera_that_goes_away_says_so_and_can_be_tried_again(check: Check) -> None:
    pane = measuring(check)
    check.eyes.lose.set()
    check.until(lambda: not pane.camera.on)
    check.settle()
    assert forms.child(pane, QLabel, "live").text()
    assert pane.buttons["measure"].isVisibleTo(pane)


def test_that_cards_of_a4_are_chosen_and_printed_where_these_reach(check: Check) -> None:
    check.services.evenings.change(check.evening.id, viewing_distance=8)
    pane = opened(check)
    pane.kept.emit(CameraFacts(NAME, 1920, distance=8))
    assert pane.buttons["a4"].property("role") == "main"
    pane.buttons["a4"].click()
    assert facts(check).size == "A4"
    assert check.printed("kaarten.pdf").startswith(b"%PDF")


def test_that_a_doubt_may_stay_as_it_is(check: Check) -> None:
    check.services.evenings.change(check.evening.id, viewing_distance=30)
    pane = opened(check)
    pane.buttons["leave"].click()
    assert facts(check).left
    assert check.item(VenuePart.CAMERA).state is VenueState.DOUBT
    green = [name for name, button in pane.buttons.items() if button.property("role") == "main"]
    assert green in ([], ["here"])


def test_that_folded_cards_have_one_bar_and_one_by_phone(check: Check) -> None:
    check.services.cards.use_form(check.evening.id, CardForm.FOLDED)
    pane = opened(check)
    assert len(pane.bars.reaches) == 2
    assert not pane.buttons["a4"].isVisibleTo(pane)


def test_that_the_bars_say_which_way_is_enough() -> None:
    reaches = reaches_of(CameraFacts(NAME, 1920, distance=8))
    assert [(one.metres, one.pixels, one.enough) for one in reaches] == [
        (7.0, 21, False),
        (9.8, 29, True),
        (16.2, 48, True),
    ]
    assert best_cure(CameraFacts(NAME, 1920, distance=8)) == "a4"
    assert best_cure(CameraFacts(NAME, 1920, distance=12)) == "phone"
    assert best_cure(CameraFacts(distance=8)) == "phone"


def _seen(number: int, side: float) -> CardsLooked:
    quad = ((0.0, 0.0), (side, 0.0), (side, side), (0.0, side))
    return CardsLooked(1920, 1080, (CardSeen(number, "A", quad, 0.9),))


def test_that_a_shaking_hand_does_not_decide() -> None:
    meter = CardMeter()
    for side in (20, 21, 90, 20, 21):
        meter.look(_seen(4, side))
    assert (meter.pixels, meter.number, meter.wide) == (21, 4, 1920)
    meter.look(CardsLooked(1920, 1080, ()))
    assert meter.pixels == 21
    meter.look(_seen(5, 40))
    assert meter.pixels == 0


def test_that_a_card_in_doubt_is_measured_too() -> None:
    meter = CardMeter()
    quad = ((0.0, 0.0), (12.0, 0.0), (12.0, 12.0), (0.0, 12.0))
    for _look in range(3):
        meter.look(CardsLooked(1920, 1080, (), (CardUnclear(9, "small", quad),)))
    assert (meter.pixels, meter.number) == (12, 9)


def test_that_what_one_camera_measured_is_not_that_of_another(check: Check) -> None:
    check.services.venues.keep(check.evening.id, CameraFacts(NAME, 1920, 30, distance=6), check.site.machine)
    check.eyes.names = ("Webcam",)
    pane = opened(check)
    assert (pane.facts.camera, pane.facts.pixels, pane.facts.wide) == ("Webcam", 0, 0)


def test_that_the_camera_that_was_measured_is_chosen_again(check: Check) -> None:
    check.services.venues.keep(check.evening.id, CameraFacts(NAME, 1920, 30, distance=6), check.site.machine)
    check.eyes.names = ("Webcam", NAME)
    pane = opened(check)
    assert (pane.facts.camera, pane.facts.pixels) == (NAME, 30)
    pane._choice.combo.setCurrentIndex(0)
    pane._choice.combo.activated.emit(0)
    pane.open()
    check.settle()
    assert (facts(check).camera, facts(check).pixels) == ("Webcam", 0)
    assert pane._choice.combo.currentIndex() == 0


def test_that_the_measured_camera_looks_also_when_it_is_turned_on_before_all_are_known(check: Check) -> None:
    check.services.venues.keep(check.evening.id, CameraFacts(NAME, 1920, 30, distance=6), check.site.machine)
    check.eyes.names = ("Webcam", NAME)
    check.eyes.show(pictures(((7, "B"),), 5))
    check.open(VenuePart.CAMERA, deed=True)
    pane = check.screen.camera
    check.until(lambda: bool(pane.meter.pixels) and pane._choice.names is not None)
    assert pane._started == 1
    assert check.eyes.opened[-1] == 1
    pane.buttons["stop"].click()
    check.settle()
