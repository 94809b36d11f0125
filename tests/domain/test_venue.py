"""How each part of the venue check is judged, and that its facts are stored and read as they are."""

from dataclasses import replace

import pytest

from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.venue import (
    KINDS,
    Answer,
    BackupFacts,
    BeamerFacts,
    CameraFacts,
    Facts,
    PhonesFacts,
    PrinterFacts,
    VenuePart,
    VenueState,
    check_id,
    part_of,
    place_of,
    read_facts,
    sizes_of,
    written,
)
from cocreate_desktop.domain.viewing import Hall

OK, DOUBT, OPEN = VenueState.OK, VenueState.DOUBT, VenueState.OPEN
BEAMER = BeamerFacts("EPSON", 1920, 1080, 100, 60, 8, 165, answer=Answer.YES)
CAMERA = CameraFacts("Webcam", 1920, 30, distance=6)
PHONES = PhonesFacts("http://192.168.8.2:8080", 2, 60, 60, 400)
BACKUP = BackupFacts("BUURT-01", True, 14_000, "2026-11-24T17:32:00+00:00", 90_000, 96)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (BEAMER, OK),
        (replace(BEAMER, answer=Answer.OPEN), OPEN),
        (replace(BEAMER, answer=Answer.NO), DOUBT),
        (replace(BEAMER, screen=""), DOUBT),
        (replace(BEAMER, screen="", mirrored=True), DOUBT),
        (replace(BEAMER, distance=60), DOUBT),
        (replace(BEAMER, width=800, height=600), DOUBT),
        (CAMERA, OK),
        (replace(CAMERA, pixels=0), OPEN),
        (replace(CAMERA, pixels=23), DOUBT),
        (replace(CAMERA, pixels=0, distance=8), DOUBT),
        (replace(CAMERA, pixels=0, distance=8, size="A4"), OPEN),
        (replace(CAMERA, camera=""), DOUBT),
        (replace(CAMERA, camera="", distance=12, by_phone=True), OK),
        (replace(CAMERA, distance=30, by_phone=True), DOUBT),
        (replace(CAMERA, pixels=20, left=True), DOUBT),
        (PHONES, OK),
        (PhonesFacts(), OPEN),
        (replace(PHONES, crowd=0, joined=0), OK),
        (replace(PHONES, phones=0), OPEN),
        (replace(PHONES, joined=59), DOUBT),
        (replace(PHONES, slowest=3001), DOUBT),
        (replace(PHONES, problem="Het lukte niet."), DOUBT),
        (PrinterFacts(), OPEN),
        (PrinterFacts(answer=Answer.YES), OK),
        (PrinterFacts(answer=Answer.NO), DOUBT),
        (PrinterFacts(answer=Answer.NONE), DOUBT),
        (BACKUP, OK),
        (BackupFacts(), DOUBT),
        (replace(BACKUP, stick=False), DOUBT),
        (replace(BACKUP, free=100), DOUBT),
        (replace(BACKUP, disk=100), DOUBT),
        (replace(BACKUP, battery=79, plugged=False), DOUBT),
        (replace(BACKUP, battery=79), OK),
        (replace(BACKUP, battery=-1, plugged=False), OK),
        (replace(BACKUP, problem="De stick is vol."), DOUBT),
    ],
)
def test_that_each_part_is_judged_by_its_facts(facts: Facts, state: VenueState) -> None:
    assert facts.state is state


@pytest.mark.parametrize("facts", [BEAMER, CAMERA, PHONES, PrinterFacts("HP = 1", Answer.NO), BACKUP])
def test_that_facts_are_read_as_they_were_written(facts: Facts) -> None:
    assert read_facts(part_of(facts), written(facts)) == facts


@pytest.mark.parametrize("part", VenuePart)
def test_that_what_says_nothing_is_not_written_and_read_as_usual(part: VenuePart) -> None:
    usual = KINDS[part]()
    assert written(usual) == ()
    assert read_facts(part, ("other=1", "nothing", "=", "state=ok")) == usual


def test_that_what_cannot_be_read_is_as_usual_and_the_rest_stays() -> None:
    stored = ("screen=EPSON", "width=wide", "answer=perhaps", "mirrored=?", "distance=9")
    assert read_facts(VenuePart.BEAMER, stored) == BeamerFacts("EPSON", distance=9)


def test_that_a_card_of_a_size_that_this_version_does_not_know_is_as_usual() -> None:
    found = read_facts(VenuePart.CAMERA, ("camera=Webcam", "pixels=30", "held=A3", "size=letter"))
    assert found == CameraFacts("Webcam", pixels=30)
    assert found.state is OK


def test_that_a_place_is_found_again_however_its_name_is_typed() -> None:
    assert place_of("Buurthuis  De Kom", "e1") == place_of(" buurthuis de kom.", "e2")
    assert place_of("", "e1") != place_of("  ", "e2")
    assert check_id("de kom", VenuePart.BEAMER) == check_id("de kom", VenuePart.BEAMER)
    assert len({check_id("de kom", part) for part in VenuePart}) == len(VenuePart)


def test_that_what_was_read_nearer_by_must_be_read_again() -> None:
    assert BEAMER.in_hall(Hall(7, 165)).answer is Answer.YES
    assert BEAMER.in_hall(Hall(9, 165)).state is OPEN
    assert BEAMER.in_hall(Hall(8, 150)).state is OPEN
    assert replace(BEAMER, answer=Answer.NO).in_hall(Hall(9, 165)).answer is Answer.NO


def test_that_a_measured_card_is_smaller_in_a_row_farther_away() -> None:
    moved = CAMERA.in_hall(Hall(9, 150))
    assert (moved.pixels, moved.distance, moved.state) == (20, 9, DOUBT)
    assert CAMERA.in_hall(Hall(6, 150)) == CAMERA
    assert replace(CAMERA, pixels=0).in_hall(Hall(9, 150)).pixels == 0


def test_that_folded_cards_come_in_one_size() -> None:
    assert (sizes_of(CardForm.TURNED), sizes_of(CardForm.FOLDED)) == (("A5", "A4"), ("folded",))


def test_that_a_hall_nobody_measured_is_judged_as_usual_and_says_so() -> None:
    usual, plain = replace(BEAMER, distance=10, picture=150), replace(BEAMER, distance=0, picture=0)
    assert (plain.readable, plain.fits, plain.state) == (usual.readable, usual.fits, usual.state)
    assert plain.in_hall(Hall()).answer is Answer.YES
    assert plain.in_hall(Hall(12, 150)).answer is Answer.OPEN
    assert read_facts(VenuePart.BEAMER, written(plain)) == plain
