"""The sentences of the venue check: one for each thing that can be seen, and what to bring the next time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from cocreate_desktop.domain.venue import (
    Answer,
    BackupFacts,
    BeamerFacts,
    CameraFacts,
    Facts,
    PhonesFacts,
    PrinterFacts,
    VenuePart,
    VenueState,
)
from cocreate_desktop.domain.venuewords import (
    FIRST_WORDS,
    PAPER_TWINS,
    PART_NAMES,
    STATE_NAMES,
    bring,
    camera_told,
    room_text,
    sentence,
    when_text,
)
from cocreate_desktop.language import speaking
from tests.domain.test_venue import BACKUP, BEAMER, CAMERA, PHONES

HERE = timezone(timedelta(hours=1))


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (BEAMER, "The letters can be read up to 11 metres. Last row: 8 metres."),
        (replace(BEAMER, answer=Answer.OPEN), "EPSON is there. Look from the last row."),
        (replace(BEAMER, answer=Answer.NO), "The last row could not read the test picture."),
        (replace(BEAMER, distance=40), "The letters can be read up to 15 metres. Last row: 40 metres."),
        (BeamerFacts(), "No second screen. Plug the beamer in."),
        (BeamerFacts(mirrored=True), "The beamer shows the same as this screen. Choose ‘extend’."),
        (replace(BEAMER, width=800, height=600), "The picture is coarse: 800 × 600."),
        (CAMERA, "Cards A5 can be read up to 7.5 metres."),
        (replace(CAMERA, pixels=0), "Cards A5 may reach 7 metres. Measure it."),
        (replace(CAMERA, pixels=0, distance=8), "Cards A5 are too small for the last row."),
        (replace(CAMERA, pixels=20, left=True), "Cards A5 are too small for the last row. It stays so."),
        (
            replace(CAMERA, size="folded", held="folded", pixels=9),
            "Folded cards are too small for the last row.",
        ),
        (replace(CAMERA, by_phone=True), "A phone photographs them: cards A5 up to 16.2 metres."),
        (CameraFacts(), "No camera. A photo by phone works as well."),
        (PHONES, "2 phones took part. The test with 60 went well."),
        (replace(PHONES, phones=1, crowd=0, joined=0), "1 phone took part."),
        (replace(PHONES, phones=0), "The test with 60 went well. Now one real phone."),
        (replace(PHONES, joined=41), "Of 60 phones in the test 41 came in."),
        (replace(PHONES, slowest=4150), "The slowest answer took 4.2 seconds."),
        (replace(PHONES, problem="The page stopped."), "The page stopped."),
        (PhonesFacts(), "Let one phone join, and try the Wi-Fi."),
        (PrinterFacts(), "Print one test sheet. Then you know whether the size is right."),
        (PrinterFacts(answer=Answer.YES), "The test sheet has the right size."),
        (PrinterFacts(answer=Answer.NO), "The test sheet has another size. Print at 100 %."),
        (PrinterFacts(answer=Answer.NONE), "No printer here. Print everything beforehand."),
        (BACKUP, "BUURT-01, 14 GB free. Last copy 18:32."),
        (BackupFacts(), "There is no copy yet."),
        (replace(BACKUP, stick=False), "The copy is on the same disk as the evening."),
        (replace(BACKUP, free=120), "BUURT-01 is full: 120 MB left."),
        (replace(BACKUP, disk=300), "This laptop is full: 300 MB left."),
        (replace(BACKUP, battery=62, plugged=False), "The laptop runs on its battery: 62 %."),
        (replace(BACKUP, problem="The stick is full."), "The stick is full."),
    ],
)
def test_that_what_was_seen_is_one_clear_message(facts: Facts, said: str) -> None:
    assert sentence(facts, HERE) == said


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (BEAMER, []),
        (BeamerFacts(), ["A cable and an adapter for the beamer."]),
        (replace(BEAMER, distance=40), ["A larger screen, or chairs closer to it: at most 15 metres."]),
        (CAMERA, []),
        (replace(CAMERA, size="A4"), ["Voting cards of A4."]),
        (replace(CAMERA, by_phone=True), ["A phone that takes good photos, fully charged."]),
        (
            replace(CAMERA, pixels=10),
            ["Voting cards of A4, or a phone for photos: these reach 16.2 metres."],
        ),
        (PHONES, []),
        (replace(PHONES, joined=3), ["A router of your own, and paper for everybody."]),
        (PrinterFacts(answer=Answer.YES), []),
        (PrinterFacts(), ["Everything printed beforehand, with ten spare slips."]),
        (BACKUP, []),
        (replace(BACKUP, stick=False), ["A stick with room on it, for the backups."]),
        (replace(BACKUP, plugged=False), ["The laptop's cable, and an extension cord."]),
    ],
)
def test_that_the_page_says_what_to_bring_the_next_time(facts: Facts, wanted: list[str]) -> None:
    assert list(bring(facts)) == wanted


def test_that_every_part_and_state_has_its_words() -> None:
    assert set(PART_NAMES) == set(FIRST_WORDS) == set(PAPER_TWINS) == set(VenuePart)
    assert set(STATE_NAMES) == set(VenueState)


def test_that_the_sentence_over_the_bars_names_both_numbers() -> None:
    told = camera_told(replace(CAMERA, pixels=0, distance=8))
    assert told == "At 8 metres the marker of cards A5 is 21 pixels wide. The camera needs 24."
    assert camera_told(CameraFacts()).startswith("No camera was found")


def test_that_moments_and_room_are_written_as_people_say_them() -> None:
    assert when_text("2026-11-24T17:32:00+00:00", HERE) == "24 November, 18:32"
    assert when_text("", HERE) == ""
    assert (room_text(14_600), room_text(850), room_text(-1)) == ("14 GB", "850 MB", "0 MB")
