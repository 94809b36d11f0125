"""Notes that are missing, that are two, or that are one: outlined by mouse or by keys, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel

from cocreate_desktop.desktop import forms
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.walls import Origin, Quad, SightingState, quad_of
from cocreate_desktop.services.seeing import Crop
from tests.desktop.walls.conftest import WallProject
from tests.desktop.walls.reviews import CTRL, SHIFT, SIDE, Checking, Hung, place
from tests.desktop.walls.reviews import checking as checking  # noqa: PLC0414 - a fixture of this file too

TAKEN, OPEN, REPLACED = SightingState.TAKEN, SightingState.OPEN, SightingState.REPLACED
D, M, PLUS, ENTER, ESC = Qt.Key.Key_D, Qt.Key.Key_M, Qt.Key.Key_Plus, Qt.Key.Key_Return, Qt.Key.Key_Escape


def area(quad: Quad) -> float:
    (left, top), _tr, (right, bottom), _bl = quad
    return abs((right - left) * (bottom - top))


def test_that_a_note_is_split_by_keys_and_each_half_is_checked(checking: Checking) -> None:
    photo = checking.open("een tafel een bank", "ander")
    checking.press(D, CTRL)
    assert len(checking.view.outlines) == 2
    checking.press(ENTER)
    checking.rest()
    assert checking.states(photo) == [REPLACED, OPEN, OPEN, OPEN]
    assert checking.one.origin is Origin.SPLIT
    assert QApplication.focusWidget() is checking.text
    checking.write("een tafel")
    checking.enter()
    assert checking.one.origin is Origin.SPLIT
    checking.write("een bank")
    checking.enter()
    assert [note.text for note in checking.notes] == ["een tafel", "een bank"]
    assert checking.text.toPlainText() == "ander"


def test_that_the_same_key_shows_another_way_to_split_and_escape_leaves_it(checking: Checking) -> None:
    photo = checking.open("een", "twee")
    words = forms.child(checking.screen, QLabel, "makingWords")
    counts, told = [], set()
    for _time in range(4):
        checking.press(D, CTRL)
        counts.append(len(checking.view.outlines))
        told.add(words.text())
    assert (counts, len(told)) == ([2, 2, 3, 4], 4)
    checking.press(ESC)
    assert (checking.view.outlines, checking.states(photo)) == ((), [OPEN, OPEN])
    assert QApplication.focusWidget() is checking.text


def test_that_a_line_drawn_over_a_note_splits_it_there(checking: Checking) -> None:
    photo = checking.open("een", "twee")
    checking.button("split").click()
    (left, top), *_corners = place(0)
    checking.drag(QPointF(left - 10, top + 30), QPointF(left + SIDE + 10, top + 30))
    checking.rest()
    parts = [quad_of(one.quad) for one in checking.seen(photo) if one.origin is Origin.SPLIT]
    assert [round(area(quad) / SIDE) for quad in parts] == pytest.approx([30, 60], abs=4)


def test_that_undo_puts_a_split_note_back(checking: Checking) -> None:
    photo = checking.open("een", "twee")
    checking.press(D, CTRL)
    checking.press(ENTER)
    checking.rest()
    checking.button("back").click()
    assert checking.states(photo) == [OPEN, OPEN]
    assert checking.text.toPlainText() == "een"
    checking.desk.undo.redo()
    assert checking.states(photo) == [REPLACED, OPEN, OPEN, OPEN]


def test_that_two_notes_become_one_with_the_words_of_both(checking: Checking) -> None:
    photo = checking.open("lange", "tafel", "ander")
    checking.press(M, CTRL)
    assert checking.button("makingYes").isVisible()
    checking.press(ENTER)
    checking.rest()
    assert checking.states(photo) == [REPLACED, REPLACED, OPEN, OPEN]
    assert checking.text.toPlainText() == "lange\ntafel"
    checking.enter()
    assert [note.text for note in checking.notes] == ["lange\ntafel"]


def test_that_merging_can_take_another_neighbour(checking: Checking) -> None:
    photo = checking.open("een", "twee", "drie")
    checking.press(M, CTRL, 2)
    checking.press(ENTER)
    checking.rest()
    assert checking.states(photo) == [REPLACED, OPEN, REPLACED, OPEN]


def test_that_clicks_with_ctrl_choose_what_goes_together(checking: Checking) -> None:
    photo = checking.open("een", "twee", "drie", "vier")
    checking.click(1, CTRL)
    checking.click(3)
    checking.click(1)
    checking.click(2)
    checking.button("makingYes").click()
    checking.rest()
    assert checking.states(photo) == [REPLACED, OPEN, REPLACED, REPLACED, OPEN]


def test_that_undo_of_a_merge_hangs_what_hung_before(checking: Checking) -> None:
    photo = checking.open("een", "twee", "drie")
    checking.enter()
    checking.press(Qt.Key.Key_M, CTRL)
    checking.press(ENTER)
    checking.rest()
    assert not checking.notes
    checking.desk.undo.undo()
    assert checking.states(photo) == [TAKEN, OPEN, OPEN]
    assert [note.text for note in checking.notes] == ["een"]


def test_that_a_missing_note_is_drawn_with_the_mouse(checking: Checking) -> None:
    photo = checking.open("een")
    checking.button("add").click()
    checking.drag(QPointF(400, 500), QPointF(520, 600))
    checking.rest()
    new = checking.seen(photo)[-1]
    assert (new.origin, checking.screen.current) == (Origin.DRAWN, new.id)
    assert area(quad_of(new.quad)) == pytest.approx(120 * 100, rel=0.1)
    checking.write("Vergeten briefje")
    checking.enter()
    assert [note.text for note in checking.notes] == ["Vergeten briefje"]


def test_that_a_missing_note_is_drawn_with_keys(checking: Checking) -> None:
    photo = checking.open("een", "twee")
    checking.press(PLUS, CTRL)
    before = checking.view.outlines[0][0]
    checking.press(Qt.Key.Key_Down, times=8)
    checking.press(Qt.Key.Key_Right, SHIFT, 2)
    (left, top), (right, _top), (_right, bottom), _corner = checking.view.outlines[0]
    assert left == before[0]
    assert top == pytest.approx(before[1] + SIDE, abs=8)
    assert right - left > bottom - top
    checking.press(ENTER)
    checking.rest()
    assert checking.seen(photo)[-1].origin is Origin.DRAWN
    assert QApplication.focusWidget() is checking.text


def test_that_undo_takes_a_drawn_note_away_and_later_deeds_follow_redo(checking: Checking) -> None:
    photo = checking.open("een")
    checking.press(PLUS, CTRL)
    checking.press(ENTER)
    checking.rest()
    checking.write("nieuw")
    checking.enter()
    for _time in range(2):
        checking.desk.undo.undo()
    assert (checking.states(photo), checking.notes) == ([OPEN], ())
    for _time in range(2):
        checking.desk.undo.redo()
    assert [note.text for note in checking.notes] == ["nieuw"]
    assert checking.heard.problems == []


def test_that_a_note_can_be_added_where_none_was_found(checking: Checking) -> None:
    photo = checking.hang([], warnings=("no_notes",))
    checking.show()
    checking.button("add").click()
    checking.press(ENTER)
    checking.rest()
    assert checking.states(photo) == [OPEN]
    assert checking.text.isVisible()


def test_that_without_the_whole_photo_the_part_that_is_kept_is_used(
    checking: Checking, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = checking.open("een", "twee")
    checking.enter()
    checking.enter()
    checking.services.walls.finish([photo.id])
    checking.desk.relay.tell_now()
    asked: list[Quad] = []

    def cut(whole: bytes, quad: Quad) -> Crop:
        asked.append(quad)
        return Crop(whole, "blue")

    project = checking.desk.project
    assert isinstance(project, WallProject)
    monkeypatch.setattr(project.played, "cut", cut)
    checking.click(1)
    checking.press(D, CTRL)
    checking.press(ENTER)
    checking.rest()
    assert len(checking.heard.messages) == 1
    assert asked[0][0] == pytest.approx((place(1)[0][0] / 4, place(1)[0][1] / 4))


def test_that_a_photo_that_cannot_be_cut_is_told_and_changes_nothing(
    checking: Checking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(whole: bytes, quad: Quad) -> Crop:
        raise BadFile(path="muur.jpg", why=f"{len(whole)} {quad}")

    photo = checking.hang([Hung("een")])
    checking.show()
    project = checking.desk.project
    assert isinstance(project, WallProject)
    monkeypatch.setattr(project.played, "cut", broken)
    checking.press(D, CTRL)
    checking.press(ENTER)
    checking.rest()
    assert [type(problem) for problem in checking.heard.problems] == [BadFile]
    checking.enter()
    assert checking.states(photo) == [TAKEN]
