"""The chip in the head follows the state and counts the minutes; the sheet goes on, pauses, shares now and forgets a road."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cocreate_desktop import language
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.sharing.pairdialog import PairDialog
from cocreate_desktop.desktop.sharing.roadrow import RoadRow
from cocreate_desktop.desktop.sharing.sheet import SharingSheet
from cocreate_desktop.domain.syncerrors import Unreachable
from cocreate_desktop.language import _
from tests.desktop.sharing.conftest import Shown
from tests.desktop.sharing.roads import HUB, NOTES, STATES


def test_that_the_chip_follows_the_bus_and_the_minutes_count_up(shown: Shown) -> None:
    language.use("en")
    shown.head.show_state()
    assert shown.chip.isVisible()
    assert shown.chip.text() == "only on this laptop"
    shown.be(STATES["safe"], HUB)
    assert shown.chip.text() == "all is safe at the centre, 2 min ago"
    assert "all is safe" in shown.chip.accessibleName()
    shown.clock.pass_by(minutes=3)
    shown.head._minute.timeout.emit()
    assert shown.chip.text() == "all is safe at the centre, 5 min ago"
    assert shown.head._minute.interval() == 60_000
    shown.window.shell.close_project()
    assert not shown.chip.isVisible()
    assert not shown.head._minute.isActive()


def test_that_a_key_opens_the_sheet_once_and_it_goes_with_the_project(shown: Shown) -> None:
    def sheets() -> list[SharingSheet]:
        return [one for one in shown.window.shell.findChildren(SharingSheet) if one.isVisible()]

    shown.window.shell.action("sharing").trigger()
    assert len(sheets()) == 1
    shown.window.shell.action("sharing").trigger()
    assert len(sheets()) == 1
    shown.window.shell.close_project()
    assert sheets() == []
    shown.window.shell.action("sharing").trigger()
    assert sheets() == []


def test_that_the_evening_says_where_else_its_project_is(shown: Shown) -> None:
    room = shown.window.shell.room("evening")
    titles = [label.text() for label in room.findChildren(QLabel)]
    assert _("Only on this laptop") in titles
    shown.be(STATES["safe"], HUB)
    titles = [label.text() for label in room.findChildren(QLabel)]
    assert _("Only on this laptop") not in titles
    assert _("Safe at the centre") in titles


def test_that_the_sheet_pauses_goes_on_and_shares_now_without_waiting(shown: Shown) -> None:
    shown.be(STATES["behind"], HUB, NOTES)
    sheet = shown.sheet()
    assert [row.road_id for row in sheet.findChildren(RoadRow)] == [HUB.id, NOTES.id]
    with shown.hand.held.up():
        sheet.share_now.click()
        assert not sheet.share_now.isEnabled()
        shown.be(STATES["busy"], HUB, NOTES)
        assert sheet.meter.isVisible()
        assert (sheet.meter.value(), sheet.meter.maximum()) == (120, 301)
    shown.settle()
    shown.be(STATES["safe"], HUB, NOTES)
    assert not sheet.meter.isVisible()
    sheet.pause.click()
    shown.settle()
    assert sheet.pause.text() == _("&Go on")
    assert not sheet.share_now.isEnabled()
    sheet.pause.click()
    shown.settle()
    assert [what[0] for what in shown.hand.asked] == ["share", "pause", "resume"]


def test_that_a_road_is_forgotten_only_after_the_question(shown: Shown) -> None:
    shown.be(STATES["safe"], HUB, NOTES)
    sheet = shown.sheet()
    for deed, left in ((False, [HUB.id, NOTES.id]), (True, [HUB.id])):
        (row,) = (one for one in sheet.findChildren(RoadRow) if one.road_id == NOTES.id)
        assert NOTES.name in row.forget.accessibleName()
        row.forget.click()
        dialog = sheet.dialog
        assert dialog is not None
        assert dialog.safe_button.isDefault()
        (dialog.deed_button if deed else dialog.safe_button).click()
        shown.settle()
        assert [road.id for road in shown.hand.roads] == left
    assert [row.road_id for row in sheet._rows] == [HUB.id]
    assert shown.hand.asked == [("forget", NOTES.id)]


def test_that_what_goes_wrong_stands_in_the_sheet_and_in_no_dialog_over_it(shown: Shown) -> None:
    shown.be(STATES["trouble"], HUB)
    sheet = shown.sheet()
    assert forms.child(sheet, QLabel, "stateTitle").text() == "Gemeente Rivierstad is nu niet te bereiken"
    assert shown.chip.text() == "Gemeente Rivierstad is nu niet te bereiken"
    shown.hand.held.problem = Unreachable(peer=HUB.name)
    sheet.share_now.click()
    shown.settle()
    over = [one for one in shown.window.shell.findChildren(SafeDialog) if one.isVisible()]
    assert over == [sheet]


def test_that_all_of_the_sheet_is_reached_by_keyboard(shown: Shown) -> None:
    shown.be(STATES["safe"], HUB, NOTES)
    sheet = shown.sheet()
    sheet.share_now.setFocus()
    seen = []
    for _step in range(12):
        focused = sheet.focusWidget()
        seen.append(focused.objectName())
        shown.qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {"shareNow", "pause", "pairHub", "offer", "writeStick", "takeStick"} <= set(seen)
    assert seen.count("forget") >= 2
    dialog = shown.way("pairHub")
    assert isinstance(dialog, PairDialog)
    shown.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert sheet.dialog is None
