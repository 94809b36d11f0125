"""The pictures of the venue check: each part open once, in order and in doubt, and the test picture on the beamer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize

from cocreate_desktop.apps.gallery.hand import LARGE, SQUARE, WIDE, Hand
from cocreate_desktop.apps.gallery.onsite import MACHINE, STICK
from cocreate_desktop.apps.gallery.watching import HallShown
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.trial import trial_state
from cocreate_desktop.desktop.venue.row import RowPressed
from cocreate_desktop.desktop.venue.screen import VenueScreen
from cocreate_desktop.domain.events import GuestsChanged
from cocreate_desktop.domain.venue import (
    Answer,
    BeamerFacts,
    CameraFacts,
    Facts,
    PhonesFacts,
    PrinterFacts,
    VenuePart,
)
from cocreate_desktop.rehearsal.rooms import room

DEEP, HIGH = 8, 165
SEED, CARD = 1, 7
BEAMER = BeamerFacts("EPSON PJ", 1920, 1080, 100, 60, DEEP, HIGH, answer=Answer.YES)
CAMERA = CameraFacts("Camera van deze laptop", 1920, 21, distance=DEEP)
PHONES = PhonesFacts("http://192.168.8.2:8080", 3, 60, 60, 420)


def venue(hand: Hand) -> None:
    """Before anything was looked at, with one doubt, and each part open."""
    hand.clock.put(18, 34)
    evening_id = hand.evening.id
    hand.services.evenings.change(evening_id, viewing_distance=DEEP, screen_height=HIGH)
    hand.shell.go("prepare")
    hand.settle()
    hand.press("venueCheck")
    screen = _screen(hand)
    hand.desk("venue-empty")
    for facts in (BEAMER, CAMERA, PHONES, STICK):
        hand.services.venues.keep(evening_id, facts, MACHINE)
    hand.settle()
    hand.project.hall.start(evening_id)
    hand.services.bus.publish(GuestsChanged(0))
    for part in VenuePart:
        _open(hand, screen, part)
        sizes = (LARGE,) if part is VenuePart.CAMERA else ()
        hand.desk(f"venue-{part}", *sizes)
    _measure(hand, screen)
    _doubts(hand, screen, evening_id)
    _stage(hand)
    screen.left.emit()
    hand.project.hall.stop()
    hand.clock.put(19, 20)
    hand.settle()


def _measure(hand: Hand, screen: VenueScreen) -> None:
    """One card is held up in the last row."""
    hand.project.shown_eyes.show(HallShown(room({CARD: "B"}, SEED, (BEAMER.width, BEAMER.height))))
    _open(hand, screen, VenuePart.CAMERA)
    screen.camera.begin()
    hand.until(lambda: bool(screen.camera.meter.pixels))
    hand.desk("venue-camera-live")
    screen.camera.close_down()
    hand.until(lambda: not hand.shell.tasks.busy)


def _doubts(hand: Hand, screen: VenueScreen, evening_id: str) -> None:
    """What does not go well says what to do."""
    doubts: tuple[Facts, ...] = (
        replace(BEAMER, screen="", answer=Answer.OPEN),
        CameraFacts(distance=DEEP),
        replace(PHONES, joined=41, slowest=6400),
        PrinterFacts(answer=Answer.NO),
    )
    for facts in doubts:
        hand.services.venues.keep(evening_id, facts, MACHINE)
    hand.settle()
    for part in (VenuePart.PHONES, VenuePart.PRINTER):
        _open(hand, screen, part)
        hand.desk(f"venue-{part}-doubt")


def _open(hand: Hand, screen: VenueScreen, part: VenuePart) -> None:
    screen.rows[part].pressed.emit(RowPressed(part, False))
    hand.until(lambda: not hand.shell.tasks.busy)
    hand.settle()


def _stage(hand: Hand) -> None:
    state = trial_state(hand.evening, dark=hand.dark)
    for size in (WIDE, SQUARE):
        hand.keep(_named(size), render(state, size))


def _named(size: QSize) -> str:
    return "stage-trial" if size == WIDE else f"stage-trial-{size.width()}"


def _screen(hand: Hand) -> VenueScreen:
    here = hand.shell.room("prepare")
    assert isinstance(here, PrepareRoom), "the room to prepare is a PrepareRoom"
    screen = here.venue.screen
    assert screen is not None, "its button was pressed"
    return screen
