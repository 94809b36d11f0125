"""The photo beside the review: what is marked, what a click does, several photos, what becomes of them, and the end."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.emptystate import EmptyState
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.messages import WarningBar
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.desktop.walls.reviewstate import Look
from cocreate_desktop.domain.walls import PhotoState, SightingState
from cocreate_desktop.services.seeing import Again
from tests.desktop.walls.reviews import ALT, CTRL, Checking, Hung
from tests.desktop.walls.reviews import checking as checking  # noqa: PLC0414 - a fixture of this file too

TAKEN, OPEN, DOUBLE = SightingState.TAKEN, SightingState.OPEN, SightingState.DOUBLE


def looks(checking: Checking) -> list[Look]:
    return [mark.look for mark in checking.view.marks]


def wheel(checking: Checking, turn: int) -> None:
    here = QPointF(checking.at(0))
    event = QWheelEvent(
        here,
        QPointF(checking.view.mapToGlobal(here.toPoint())),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(checking.view, event)


def test_that_each_note_is_marked_as_it_stands(checking: Checking) -> None:
    checking.hang([Hung("een"), Hung("twee", sure=0.3), Hung("drie")])
    checking.show()
    assert looks(checking) == [Look.SURE, Look.DOUBT, Look.SURE]
    checking.enter()
    checking.press(Qt.Key.Key_Delete, CTRL)
    assert looks(checking) == [Look.REJECTED, Look.CHECKED, Look.SURE]
    assert [mark.number for mark in checking.view.marks] == [1, 2, 3]


def test_that_a_click_on_a_note_chooses_it_and_one_can_type(checking: Checking) -> None:
    checking.open("een", "twee", "drie")
    checking.click(2)
    assert checking.text.toPlainText() == "drie"
    assert QApplication.focusWidget() is checking.text


def test_that_arrows_walk_over_the_photo(checking: Checking) -> None:
    checking.open(*map(str, range(12)))
    checking.press(Qt.Key.Key_F6)
    checking.press(Qt.Key.Key_Right)
    checking.press(Qt.Key.Key_Down)
    assert checking.text.toPlainText() == "11"
    assert QApplication.focusWidget() is checking.view
    checking.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is checking.text


def test_that_everything_on_the_photo_can_be_reached_from_the_list(checking: Checking) -> None:
    photo = checking.open("een", "twee", "drie")
    checking.enter()
    rows = checking.list.rows
    assert [row.text for row in rows] == ["drie", "een"]
    assert all(row.spoken for row in rows)
    checking.list.setFocus()
    checking.press(Qt.Key.Key_Down)
    assert checking.text.toPlainText() == "twee"
    checking.press(Qt.Key.Key_Return)
    assert checking.text.toPlainText() == "een"
    assert {row.sighting_id for row in checking.list.rows} | {checking.screen.current} == {
        one.id for one in checking.seen(photo)
    }


def test_that_wheel_and_keys_bring_the_photo_nearer(checking: Checking) -> None:
    checking.open("een", "twee")
    before = checking.at(0)
    wheel(checking, 120)
    assert checking.view.zoom > 1
    assert (checking.at(0) - before).manhattanLength() <= 2
    checking.press(Qt.Key.Key_Plus, ALT)
    checking.press(Qt.Key.Key_Minus, ALT, 2)
    assert checking.view.zoom == 1
    checking.press(Qt.Key.Key_Plus, ALT, 5)
    checking.click(0)
    checking.press(Qt.Key.Key_0, ALT)
    assert checking.view.zoom == 1


def test_that_a_note_far_off_comes_into_sight(checking: Checking) -> None:
    checking.open(*map(str, range(40)))
    checking.press(Qt.Key.Key_Plus, ALT, 6)
    for _time in range(39):
        checking.press(Qt.Key.Key_Down, ALT)
    assert checking.view.rect().contains(checking.at(39))


def test_that_parts_to_photograph_again_are_asked_for(checking: Checking) -> None:
    photo = checking.hang([Hung("een")], again=(Again((600, 500, 300, 200), 12, "blur"),))
    checking.show()
    bar = forms.child(checking.screen, WarningBar, "warning")
    assert bar.isVisible()
    with checking.qtbot.waitSignal(checking.screen.photo_wanted) as wanted:
        bar.findChildren(KeyButton)[0].click()
    assert (wanted.args[0].photo_id, wanted.args[0].box) == (photo.id, (600, 500, 300, 200))


def test_that_a_note_seen_before_can_be_a_note_of_its_own(checking: Checking) -> None:
    first = checking.hang([Hung("een"), Hung("twee")])
    same = checking.seen(first)[1].id
    second = checking.hang([Hung("twee", more={"same_as": same}), Hung("drie")], first=2)
    checking.show()
    assert checking.states(second) == [DOUBLE, OPEN]
    assert forms.child(checking.screen, QLabel, "doubles").text().startswith("1 ")
    assert forms.child(checking.screen, QLabel, "found").text().startswith("3 ")
    checking.press(Qt.Key.Key_Tab, CTRL)
    checking.click(0)
    assert checking.text.isReadOnly()
    checking.enter()
    assert checking.states(second) == [OPEN, OPEN]
    checking.enter()
    assert checking.states(second) == [TAKEN, OPEN]


def test_that_several_photos_have_a_tab_each_and_follow_the_note(checking: Checking) -> None:
    checking.hang([Hung("een")])
    checking.hang([Hung("twee"), Hung("drie")], first=1)
    checking.show()
    tabs = checking.part("tabs").findChildren(KeyButton)
    assert [tab.isChecked() for tab in tabs] == [True, False]
    checking.enter()
    assert [tab.isChecked() for tab in tabs] == [False, True]
    assert len(checking.view.marks) == 2
    tabs[0].click()
    assert checking.text.toPlainText() == "een"


def test_that_the_end_says_how_the_computer_did_and_leads_to_the_board(checking: Checking) -> None:
    photo = checking.open("een", "twe")
    checking.enter()
    checking.type("twee")
    checking.enter()
    assert checking.part("restState").isVisible()
    state = forms.child(checking.screen, EmptyState, "restState")
    sentence = str(state.property("sentence"))
    assert [digits for digits in sentence if digits.isdigit()] == ["2", "2", "1"]
    assert QApplication.focusWidget() is state.button
    with checking.qtbot.waitSignal(checking.screen.to_board):
        checking.press(Qt.Key.Key_Return)
    checking.rest()
    kept = checking.services.walls.review(checking.evening.id).photos[0]
    assert (kept.id, kept.state, kept.whole) == (photo.id, PhotoState.CHECKED, "")


def test_that_the_whole_photo_is_kept_when_asked(checking: Checking) -> None:
    checking.open("een")
    checking.enter()
    forms.child(checking.screen, QCheckBox, "keep").click()
    checking.press(Qt.Key.Key_B, CTRL)
    checking.rest()
    assert checking.services.walls.review(checking.evening.id).photos[0].whole


def test_that_what_is_not_checked_waits_when_one_goes_to_the_board(checking: Checking) -> None:
    photo = checking.open("een", "twee")
    checking.enter()
    with checking.qtbot.waitSignal(checking.screen.to_board):
        checking.button("toBoard").click()
    checking.rest()
    assert checking.states(photo) == [TAKEN, OPEN]
    assert checking.services.walls.review(checking.evening.id).photos[0].whole


def test_that_a_photo_is_thrown_away_only_after_a_question(checking: Checking) -> None:
    checking.open("een", "twee")
    checking.enter()
    checking.part("photoMenu").click()  # type: ignore[attr-defined]  # a tool button
    action = next(one for one in checking.screen.findChildren(QAction) if one.data() == "throw")
    action.trigger()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    assert checking.part("throwRow").isVisible()
    assert QApplication.focusWidget() is checking.button("throwNo")
    checking.press(Qt.Key.Key_Escape)
    assert not checking.part("throwRow").isVisible()
    action.trigger()
    checking.button("throwYes").click()
    assert checking.services.walls.review(checking.evening.id).photos == ()
    assert [note.text for note in checking.notes] == ["een"]
    assert checking.part("restState").isVisible()


def test_that_progress_is_told_while_the_machine_looks(checking: Checking) -> None:
    checking.open("een")
    photo = checking.screen.state.photos[0]
    checking.screen.show_progress(photo.id, 0.4, "reading")
    assert checking.part("progressRow").isVisible()
    checking.screen.show_progress(photo.id, 1.0, "done")
    assert not checking.part("progressRow").isVisible()


def test_that_it_says_so_when_there_is_no_photo_and_when_nothing_was_found(checking: Checking) -> None:
    state = forms.child(checking.screen, EmptyState, "restState")
    checking.show()
    title = str(state.property("title"))
    with checking.qtbot.waitSignal(checking.screen.photo_wanted):
        state.button.click()
    checking.hang([])
    checking.desk.relay.tell_now()
    assert str(state.property("title")) != title
    state.button.click()
    assert checking.button("makingYes").isVisible()


def test_that_parts_have_names_for_who_cannot_see_them(checking: Checking) -> None:
    checking.open("een", "twee")
    names = ("photo", "text", "list", "crop", "zoomIn", "zoomOut", "zoomAll", "photoMenu", "paper", "meter")
    assert [name for name in names if not checking.part(name).accessibleName()] == []
    assert checking.view.accessibleDescription()


def test_that_it_is_painted_in_both_themes_with_every_kind_of_mark(checking: Checking) -> None:
    first = checking.hang([Hung(str(n), sure=0.4 if n % 3 else 0.97) for n in range(12)])
    checking.hang([Hung("x", more={"same_as": checking.seen(first)[0].id})], first=12)
    checking.show()
    checking.enter()
    checking.press(Qt.Key.Key_Delete, CTRL)
    grounds = set()
    for choice in ("light", "dark"):
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        Theme(app, choice, still=True)
        QTest.mouseMove(checking.view, checking.at(5))
        picture = checking.screen.grab().toImage()
        grounds.add(picture.pixelColor(2, 2).name())
    assert len(grounds) == 2
