"""The venue check in the real window with a real phone server: from an empty hall to a printed page, and found again the next
time in the same hall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.desktop.stage.state import Face
from cocreate_desktop.desktop.venue.row import RowPressed
from cocreate_desktop.desktop.venue.screen import VenueScreen
from cocreate_desktop.domain.venue import Answer, BeamerFacts, PhonesFacts, VenuePart, VenueState
from cocreate_desktop.rehearsal.phone import Phone
from cocreate_desktop.services.outside import Paper
from cocreate_desktop.services.venue import VenueItem
from tests.flows.hall import Hall, window_open
from tests.paper import pages

CROWD = 20
PATIENCE_MS = 90_000


@pytest.fixture
def hall(qtbot: QtBot, qapp: QApplication, project: OpenWorkspace) -> Iterator[Hall]:
    """The window at the room to prepare, the place of the evening known."""
    evenings = project.services.evenings
    evenings.change(evenings.all()[0].id, hall="De Kom")
    with window_open(qtbot, qapp, project) as made:
        yield made


def screen_of(hall: Hall) -> VenueScreen:
    room = hall.shell.room("prepare")
    assert isinstance(room, PrepareRoom)
    if not room.venue.showing:
        room.venue.open()
    screen = room.venue.screen
    assert screen is not None
    return screen


def until(hall: Hall, so: Callable[[], bool]) -> None:
    """A phone server and a crowd take a while on a busy machine."""
    hall.qtbot.waitUntil(so, timeout=PATIENCE_MS)


def begin(screen: VenueScreen, part: VenuePart) -> None:
    screen.rows[part].pressed.emit(RowPressed(part, True))


def seen_next_time(hall: Hall) -> VenueItem:
    """The beamer as another evening in the same hall finds it."""
    later = hall.services.evenings.plan("ideas", name="Vervolg")
    hall.services.evenings.change(later.id, hall="de kom")
    hall.desk.relay.tell_now()
    hall.shell.choose_evening(later.id)
    screen = screen_of(hall)
    assert screen.view is not None
    return screen.view.item(VenuePart.BEAMER)


def test_that_a_hall_is_checked_printed_and_found_again(hall: Hall, tmp_path: Path) -> None:
    hall.press(Qt.Key.Key_F6)
    screen = screen_of(hall)
    evening_id, venues = hall.evening.id, hall.services.venues

    begin(screen, VenuePart.BEAMER)
    stage = screen.beamer.beamer.stage
    assert stage is not None
    assert stage.canvas.state.face is Face.TRIAL
    screen.beamer.yes.click()

    begin(screen, VenuePart.PHONES)
    until(hall, lambda: hall.desk.project.hall.running)
    with Phone(hall.desk.project.join_address(evening_id)) as phone:
        phone.join()
        phone.stay()
        until(hall, lambda: venues.view(evening_id).item(VenuePart.PHONES).state is VenueState.OK)
    screen.phones.people.setCurrentIndex(0)
    screen.phones.try_button.click()
    until(hall, lambda: not screen.phones.trying)
    found = venues.view(evening_id).item(VenuePart.PHONES).facts
    assert isinstance(found, PhonesFacts)
    assert (found.crowd, found.joined) == (CROWD, CROWD)
    assert 1 <= found.phones < CROWD
    assert hall.services.capturing.notes(evening_id) == ()

    begin(screen, VenuePart.BACKUP)
    until(hall, lambda: venues.view(evening_id).item(VenuePart.BACKUP).facts is not None)
    out = hall.desk.project.papers.print(Paper.VENUE, evening_id, tmp_path / "hall.pdf")
    (words,) = pages.words(out)
    assert "De Kom" in words

    beamer = seen_next_time(hall)
    assert isinstance(beamer.facts, BeamerFacts)
    assert (beamer.facts.answer, beamer.earlier, beamer.state) == (Answer.YES, True, VenueState.OPEN)
