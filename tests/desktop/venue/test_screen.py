"""The screen of the venue check: opened from the room to prepare, five rows with one open beside them, and always a way on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from cocreate_desktop.desktop import actions, forms
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.meter import Meter
from cocreate_desktop.desktop.prepare.room import StartWanted
from cocreate_desktop.desktop.venue.screen import still_words
from cocreate_desktop.domain.project import Rung
from cocreate_desktop.domain.venue import BeamerFacts, PrinterFacts, VenuePart, VenueState
from cocreate_desktop.language import speaking
from tests.desktop.venue.conftest import STICK, Check
from tests.domain.test_venue import BEAMER


def words(check: Check, name: str) -> str:
    return forms.child(check.screen, QLabel, name).text()


def shown(check: Check) -> bool:
    """Whether the check is there in place of the cards."""
    return check.room.venue.showing


def green(check: Check) -> list[str]:
    """Every green button that is seen on the screen."""
    return [
        button.objectName()
        for button in check.screen.findChildren(KeyButton)
        if button.isVisibleTo(check.screen) and button.property("role") == "main"
    ]


def test_that_its_button_brings_the_screen_in_place_of_the_cards_and_back_again(check: Check) -> None:
    forms.child(check.room, KeyButton, "venueCheck").click()
    assert shown(check)
    assert not check.room.sheet.isVisible()
    assert not forms.child(check.room.head_items(), KeyButton, "start").isVisibleTo(check.room.head_items())
    forms.child(check.screen, KeyButton, "back").click()
    assert not shown(check)
    assert check.room.sheet.isVisibleTo(check.room)
    assert forms.child(check.room.head_items(), KeyButton, "start").isVisibleTo(check.room.head_items())


def test_that_keys_alone_open_walk_and_leave_it(check: Check) -> None:
    check.room.activateWindow()
    check.room.sheet.sheet.setFocus()
    QTest.keyClick(check.room.sheet.sheet, Qt.Key.Key_F6)
    check.until(lambda: check.room.venue.showing)
    screen = check.screen
    check.settle()
    assert screen.open_part is VenuePart.BEAMER
    for expected in (VenuePart.CAMERA, VenuePart.PHONES):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert screen.open_part is expected
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not shown(check)


def test_that_it_begins_with_the_first_part_that_is_not_in_order(check: Check) -> None:
    check.services.venues.keep(check.evening.id, BEAMER, check.site.machine)
    check.services.evenings.change(check.evening.id, viewing_distance=8, screen_height=165)
    assert check.screen.open_part is VenuePart.CAMERA


def test_that_the_list_counts_what_is_in_order_and_says_what_is_left(check: Check) -> None:
    keep, machine = check.services.venues.keep, check.site.machine
    keep(check.evening.id, STICK, machine)
    keep(check.evening.id, BeamerFacts(distance=6, picture=150), machine)
    screen = check.screen
    check.settle()
    assert words(check, "number") == "1 van 5"
    assert forms.child(screen, Meter, "meter").value() == 1
    with speaking("en"):
        assert still_words(1, 3) == "1 doubt, 3 not done yet"
        assert still_words(0, 0) == ""
        assert still_words(2, 0) == "2 doubts"


def test_that_a_click_anywhere_on_a_row_opens_it(check: Check) -> None:
    row = check.screen.rows[VenuePart.PRINTER]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() // 3, row.height() // 2))
    assert check.screen.open_part is VenuePart.PRINTER
    check.settle()


def test_that_never_more_than_one_button_is_green(check: Check) -> None:
    for part in VenuePart:
        check.open(part)
        check.settle()
        assert len(green(check)) <= 1, part


def test_that_what_was_seen_last_time_says_so_and_waits_to_be_looked_at(check: Check) -> None:
    check.services.venues.keep(check.evening.id, STICK, "laptop-9")
    check.site.seen = STICK
    with speaking("en"):
        row = check.screen.rows[VenuePart.BACKUP]
        check.screen.rows[VenuePart.BACKUP].show_item(check.item(VenuePart.BACKUP), None, chosen=False)
        assert row.words.startswith("Last time, 24 November:")
    assert check.item(VenuePart.BACKUP).state is VenueState.OPEN


def test_that_a_new_evening_in_the_same_hall_has_the_last_row_of_before(check: Check) -> None:
    check.services.venues.keep(check.evening.id, BEAMER, check.site.machine)
    later = check.services.evenings.plan("ideas", name="Vervolg")
    check.services.evenings.change(later.id, hall="de kom")
    check.room.enter(later.id)
    check.room.venue.open()
    found = check.services.evenings.get(later.id)
    assert (found.viewing_distance, found.screen_height) == (8, 165)


def test_that_what_another_laptop_saw_comes_on_the_screen_by_itself(check: Check) -> None:
    screen = check.screen
    check.settle()
    check.services.venues.keep(check.evening.id, PrinterFacts("HP", PrinterFacts().answer), "laptop-9")
    check.desk.relay.tell_now()
    assert screen.view is not None
    assert screen.view.item(VenuePart.PRINTER).earlier


def test_that_the_evening_begins_from_here_too(check: Check) -> None:
    check.services.projects.change(rung=Rung.ADVISE, money=1000, decides_who="De raad")
    asked: list[StartWanted] = []
    check.room.start_wanted.connect(asked.append)
    forms.child(check.screen, KeyButton, "start").click()
    assert asked == [StartWanted(check.evening.id)]
    assert not shown(check)


def test_that_it_closes_when_the_room_is_left(check: Check) -> None:
    assert check.screen.isVisible()
    check.room.leave()
    assert not shown(check)


def test_that_the_page_of_this_hall_is_printed_where_it_is_asked_for(check: Check) -> None:
    forms.child(check.screen, KeyButton, "sheet").click()
    assert check.printed("zaal.pdf").startswith(b"%PDF")


def test_that_the_key_of_the_stage_shows_the_test_picture_while_the_check_is_there(check: Check) -> None:
    window = check.room.window()
    key = actions.build(window)["stage.fullscreen"]
    evening = EveningRoom(check.desk, window)
    evening.aim(check.evening.id)
    check.open(VenuePart.BACKUP)
    check.settle()
    key.trigger()
    trial = check.screen.beamer.beamer.stage
    assert trial is not None
    assert (trial.wanted, evening.stage) == (True, None)
    key.trigger()
    assert (trial.wanted, evening.stage) == (False, None)
    check.room.venue.close()
    key.trigger()
    assert evening.stage is not None
    assert (trial.wanted, evening.stage.wanted) == (False, True)
    evening.close_down()
