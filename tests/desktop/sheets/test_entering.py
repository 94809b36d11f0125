"""Slips and table sheets from a photo, entered one after the other; and every photo that gives none."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.sheets import sheetwords
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.language import _
from cocreate_desktop.services.seeing import SheetsLooked
from cocreate_desktop.services.sheets import SheetState
from tests.desktop.sheets.conftest import Entering, photo_of
from tests.desktop.steps.votes import choose


def test_that_slips_in_a_photo_are_entered_one_after_the_other(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring([desk.code("slip", number) for number in (1, 2, 3)])
    assert screen.checking
    assert [sheet.told.number for sheet in screen.pile.sheets] == [1, 2, 3]
    assert not screen.view.empty
    codes = desk.services.cards.codes(desk.evening.id)
    assert desk.field("slipCode").text().replace("-", "") == codes[0].typed
    desk.enter("A")
    assert screen.pile.place == 1
    assert desk.field("slipCode").text().replace("-", "") == codes[1].typed
    assert desk.words("line") == _("Counted.")
    desk.enter("B")
    desk.enter("A")
    assert desk.channel(Channel.PAPER) == 3
    assert [sheet.done for sheet in screen.pile.sheets] == [True, True, True]
    assert not desk.shows("entry")
    assert sheetwords.left_words(0, 3) in desk.words("sideText")


def test_that_an_entry_that_is_taken_back_waits_again(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring([desk.code("slip", number) for number in (1, 2, 3)])
    desk.enter("A")
    desk.enter("B")
    screen.buttons["lineUndo"].click()
    assert [sheet.done for sheet in screen.pile.sheets] == [True, False, False]
    assert desk.channel(Channel.PAPER) == 1
    screen.buttons["previousSheet"].click()
    desk.enter("A")
    assert [sheet.done for sheet in screen.pile.sheets] == [True, True, False]
    assert desk.channel(Channel.PAPER) == 2


def test_that_a_slip_that_was_taken_back_waits_on_when_another_is_entered_instead(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring([desk.code("slip", number) for number in (1, 2, 3)])
    desk.enter("A")
    screen.buttons["lineUndo"].click()
    assert screen.pile.place == 1
    desk.enter("B")
    assert [sheet.done for sheet in screen.pile.sheets] == [False, True, False]
    desk.desk.undo.undo()
    desk.desk.undo.redo()
    assert [sheet.done for sheet in screen.pile.sheets] == [False, True, False]
    assert desk.channel(Channel.PAPER) == 1


def test_that_a_photo_that_comes_in_leaves_what_is_being_typed(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring([desk.code("slip", 1)])
    desk.field("slipLetters").setText("A")
    desk.field("slipCode").setFocus()
    desk.bring([desk.code("slip", 2), desk.code("slip", 3)], seed=2)
    assert (len(screen.pile.sheets), screen.pile.place) == (3, 0)
    assert desk.field("slipLetters").text() == "A"
    assert desk.field("slipCode").hasFocus()


def test_that_a_line_typed_halfway_is_there_again_when_its_sheet_is(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring([desk.code("slip", 1), desk.code("slip", 2), desk.code("table", 3)])
    places = {sheet.told.number: place for place, sheet in enumerate(screen.pile.sheets)}
    assert set(places) == {1, 2, 3}
    code = desk.field("slipCode").text()
    desk.field("slipLetters").setText("A")
    for _step in range(2):
        QTest.keyClick(desk.field("slipLetters"), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        assert desk.field("slipLetters").text() == ""
    screen.list.setCurrentRow(places[1])
    assert (desk.field("slipCode").text(), desk.field("slipLetters").text()) == (code, "A")
    QTest.keyClick(desk.field("slipLetters"), Qt.Key.Key_Return)
    assert desk.channel(Channel.PAPER) == 1
    assert desk.field("slipLetters").text() == ""


def test_that_keys_walk_through_the_sheets(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring([desk.code("slip", number) for number in (1, 2, 3)])
    QTest.keyClick(desk.field("slipLetters"), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert screen.pile.place == 1
    QTest.keyClick(desk.field("slipLetters"), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert screen.pile.place == 0
    screen.list.setCurrentRow(2)
    assert screen.pile.place == 2
    QTest.keyClick(desk.field("slipLetters"), Qt.Key.Key_Escape)
    assert not desk.cards.showing


def test_that_a_table_sheet_opens_with_its_table_filled_in(desk: Entering) -> None:
    desk.prepare()
    desk.open_screen()
    desk.bring([desk.code("table", 2)])
    assert desk.field("tableName").text() == _("Table {n}").format(n=2)
    assert desk.shows("tableBox")
    desk.enter("A")
    (table,) = desk.services.casting.tables(desk.found.round.id)
    assert table.name == _("Table {n}").format(n=2)
    desk.bring([desk.code("table", 2)], seed=2)
    states = [sheet.told.state for sheet in desk.screen.pile.sheets]
    assert states == [SheetState.READY, SheetState.TWICE]


def test_that_a_slip_that_is_there_twice_is_listed_and_counts_once(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring([desk.code("slip", number) for number in (1, 1, 2)])
    assert [sheet.told.state for sheet in screen.pile.sheets] == [
        SheetState.READY,
        SheetState.TWICE,
        SheetState.READY,
    ]
    desk.enter("A")
    assert screen.pile.place == 2
    desk.enter("B")
    assert desk.channel(Channel.PAPER) == 2


def test_that_sheets_of_other_votes_are_listed_and_stand_in_what_happened(desk: Entering) -> None:
    desk.prepare()
    other = desk.services.evenings.add_step(desk.evening.id, Kind.VOTE)
    desk.services.evenings.change_step(other.id, question="Iets anders?")
    later = desk.services.voting.round_of(other.id)
    assert later is not None
    screen = desk.open_screen()
    strange = desk.code("slip", 1, other=later.number - desk.found.round.number)
    desk.bring([strange, desk.code("slip", 1), desk.code("table", 1, other=900)])
    states = [sheet.told.state for sheet in screen.pile.sheets]
    assert states == [SheetState.OTHER_ROUND, SheetState.READY, SheetState.OTHER_PROJECT]
    assert screen.pile.place == 1
    assert "Iets anders?" in desk.rows[0][1]
    told = [line.subject for line in desk.found.audit if line.what is Happening.OTHER_SHEET]
    assert sorted(told) == ["", "Iets anders?"]


def test_that_a_slip_that_voted_before_says_what_entering_it_does(desk: Entering) -> None:
    desk.prepare()
    codes, round_id = desk.services.cards.codes(desk.evening.id), desk.found.round.id
    option = desk.found.options[0].id
    desk.services.casting.enter_slip(round_id, codes[0].typed, {option: 1})
    desk.services.casting.cast(round_id, codes[1].token, {option: 1}, Channel.PHONE, by_code=True)
    screen = desk.open_screen()
    desk.bring([desk.code("slip", number) for number in (1, 2)])
    states = [sheet.told.state for sheet in screen.pile.sheets]
    assert states == [SheetState.ENTERED, SheetState.ELSEWHERE]
    assert screen.pile.place == 1  # the one that was entered is not opened by itself


def test_that_half_a_sheet_is_told_and_can_still_be_entered(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring([desk.code("slip", 1), desk.code("slip", 2)], cut=0.24)
    whole = {sheet.told.number: sheet.whole for sheet in screen.pile.sheets}
    assert whole == {1: False, 2: True}
    part = sheetwords.state_of(screen.pile.sheets[0].told, whole=False, done=False)
    assert desk.rows[0][1] == part
    desk.bring([desk.code("slip", 1)], seed=3)
    assert [sheet.whole for sheet in screen.pile.sheets] == [True, True]


def test_that_a_photo_with_another_code_is_answered(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring(["https://voorbeeld.nl/iets"])
    assert not screen.checking
    assert screen.problem == sheetwords.nothing_seen("vellen 1 1.jpg", SheetsLooked(1, 1, (), strange=1))


def test_that_a_photo_without_a_code_is_answered(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    bare = BytesIO()
    Image.new("RGB", (800, 600), "#B08050").save(bare, "JPEG")
    desk.drop(bare.getvalue(), "tafel.jpg")
    assert not screen.checking
    assert screen.problem == sheetwords.nothing_seen("tafel.jpg", SheetsLooked(1, 1, ()))


def test_that_codes_that_cannot_be_read_are_counted_in_words() -> None:
    assert "2" in sheetwords.nothing_seen("foto", SheetsLooked(1, 1, (), unread=2))
    assert sheetwords.also_unread(0) == ""
    assert "3" in sheetwords.also_unread(3)


def test_that_a_file_that_is_no_photo_is_answered(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.drop(b"geen foto", "brief.jpg")
    assert "brief.jpg" in screen.problem


def test_that_sheets_from_a_phone_wait_behind_a_bar_and_open_there(desk: Entering) -> None:
    desk.prepare()
    eyes = desk.desk.project.eyes
    whole = eyes.take(photo_of((desk.code("slip", 1), desk.code("slip", 2))), "telefoon.jpg")
    desk.services.walls.arrive(desk.step(Kind.VOTE).id, whole, way=Way.PHONE)
    desk.see()
    desk.looked()
    assert not desk.cards.showing
    desk.cards.open_sheets()
    assert [sheet.told.number for sheet in desk.screen.pile.sheets] == [1, 2]


def test_that_the_button_beside_the_line_opens_the_screen(desk: Entering) -> None:
    desk.prepare()
    for channel in (Channel.PAPER, Channel.TABLE):
        choose(desk, channel)
        button = desk.part(KeyButton, "sheetsPhoto")
        assert button.isVisible()
        button.click()
        assert desk.cards.showing
        desk.cards.close_screen()


def test_that_a_closed_vote_is_told_and_takes_no_sheet(desk: Entering) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring([desk.code("slip", 1)])
    desk.services.voting.close(desk.found.round.id)
    desk.see()
    assert not desk.shows("entry")
    assert screen.problem == sheetwords.cannot_enter(desk.found)


@pytest.mark.parametrize(("wide", "high"), [(1280, 664), (1366, 712), (1920, 1024)])
def test_that_everything_fits_in_a_window_of_every_size(desk: Entering, wide: int, high: int) -> None:
    desk.prepare()
    screen = desk.open_screen()
    desk.bring([desk.code("table", 2), desk.code("slip", 1), desk.code("slip", 2)])
    desk.room.resize(wide, high)
    desk.qtbot.waitUntil(lambda: desk.room.width() == wide)
    assert desk.room.height() == high
    for name in ("entry", "nextSheet", "again", "list"):
        part = forms.child(screen, QWidget, name)
        assert screen.rect().contains(part.mapTo(screen, part.rect().bottomRight()))
    assert screen.view.height() >= 200
