"""The board in a photo, shown by hand: four corners that stay a board, by mouse or by keys, and a look again inside it."""

from __future__ import annotations

import math
from itertools import product

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton, QWidget

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.walls import boardcorners
from cocreate_desktop.desktop.walls.boardcorners import BoardShown, CornerNudged
from cocreate_desktop.desktop.walls.boardpen import BoardHandle, BoardPen
from cocreate_desktop.desktop.walls.notetext import NoteText
from cocreate_desktop.domain.walls import Point, Quad, SightingState, quad_of, quad_text
from cocreate_desktop.language import _
from tests.desktop.walls.conftest import Wall
from tests.desktop.walls.reviews import CTRL, HIGH, NO_KEY, SHIFT, WIDE, Checking
from tests.desktop.walls.reviews import checking as checking  # noqa: PLC0414 - a fixture of this file too

B, TAB, ENTER, ESC = Qt.Key.Key_B, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape
LEFT, RIGHT, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down
SIZE = (1000, 800)
BOARD: Quad = ((100.0, 90.0), (900.0, 110.0), (880.0, 700.0), (120.0, 690.0))


# --- the corners alone ---


def test_that_the_corners_begin_at_the_board_that_was_found() -> None:
    assert boardcorners.begin(quad_text(BOARD), SIZE) == BOARD


@pytest.mark.parametrize(
    "kept", ["", "1,2 3,4", "0,0 10,0 10,10 0,10", "nan,0 9,0 9,9 0,9", "0,0 0,0 0,0 0,0"]
)
def test_that_they_begin_inside_the_edges_where_no_board_is_known(kept: str) -> None:
    corners = [point for corner in boardcorners.begin(kept, SIZE) for point in corner]
    assert corners == pytest.approx([80, 64, 920, 64, 920, 736, 80, 736])


def test_that_a_board_kept_in_another_turn_has_its_first_corner_at_the_top_left() -> None:
    for turn in range(4):
        turned = (*BOARD[turn:], *BOARD[:turn])
        assert boardcorners.begin(quad_text(turned), SIZE) == BOARD
        assert boardcorners.begin(quad_text(turned[::-1]), SIZE) == BOARD


def test_that_no_corner_leaves_the_photo() -> None:
    assert boardcorners.moved(BOARD, 0, (-50.0, -20.0), SIZE)[0] == (0.0, 0.0)
    assert boardcorners.moved(BOARD, 2, (5000.0, 5000.0), SIZE)[2] == (1000.0, 800.0)


def test_that_wherever_a_corner_is_drawn_the_board_stays_a_board() -> None:
    for corner, x, y in product(range(4), range(-100, 1200, 130), range(-100, 1000, 110)):
        quad = boardcorners.moved(BOARD, corner, (float(x), float(y)), SIZE)
        assert boardcorners.sound(quad, SIZE)
        assert [quad[n] == BOARD[n] for n in range(4) if n != corner] == [True] * 3


def test_that_a_corner_stops_on_its_way_where_the_board_would_fold() -> None:
    x, y = boardcorners.moved(BOARD, 0, (880.0, 700.0), SIZE)[0]
    assert 400 < x < 600
    assert (y - 90) / (x - 100) == pytest.approx(610 / 780)


def test_that_an_arrow_moves_a_corner_and_shift_ten_times_as_far() -> None:
    near = boardcorners.nudged(BOARD, CornerNudged(1, (-1, 0)), SIZE)[1]
    far = boardcorners.nudged(BOARD, CornerNudged(1, (-1, 0), far=True), SIZE)[1]
    assert (BOARD[1][0] - far[0]) == pytest.approx(10 * (BOARD[1][0] - near[0]))
    assert near[0] < BOARD[1][0]


def test_that_a_hand_has_the_nearest_handle_within_its_reach() -> None:
    handles: list[Point] = [(20, 20), (36, 20), (200, 200), (20, 200)]
    assert boardcorners.hit(handles, (29, 20)) == 1
    assert boardcorners.hit(handles, (20, 31)) == 0
    assert boardcorners.hit(handles, (20, 33)) == -1
    assert 2 * boardcorners.REACH >= 24


# --- in the window ---


def pen(checking: Checking) -> BoardPen:
    return forms.child(checking.view, BoardPen, "")


def corners(checking: Checking) -> list[Point]:
    """Where the handles are, in the photo."""
    return [checking.view.placing().back(point) for point in pen(checking).points()]


def told(checking: Checking) -> list[BoardShown]:
    heard: list[BoardShown] = []
    checking.screen.board_shown.connect(heard.append)
    return heard


def pull(checking: Checking, corner: int, to: Point) -> None:
    """As a hand draws, over the pen that lies on the photo."""
    over, placing = pen(checking), checking.view.placing()
    here, there = over.points()[corner], placing.point(to)
    QTest.mousePress(over, Qt.MouseButton.LeftButton, NO_KEY, here.toPoint())
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(over, (here + (there - here) * share).toPoint())
    QTest.mouseRelease(over, Qt.MouseButton.LeftButton, NO_KEY, there.toPoint())


def test_that_a_key_shows_four_corners_inside_the_edges_and_enter_looks_again(checking: Checking) -> None:
    photo = checking.open("een", "twee")
    heard = told(checking)
    checking.press(B, CTRL | SHIFT)
    assert pen(checking).isVisible()
    assert isinstance(QApplication.focusWidget(), BoardHandle)
    assert checking.button("makingYes").isVisible()
    checking.press(ENTER)
    (shown,) = heard
    assert shown.photo_id == photo.id
    assert shown.quad == boardcorners.begin("", (WIDE, HIGH))
    assert checking.heard.messages == [_("Looks again inside the board. What you checked stays.")]
    assert not pen(checking).isVisible()
    assert QApplication.focusWidget() is checking.text


def test_that_the_menu_beside_the_photo_shows_them_at_the_board_that_was_found(checking: Checking) -> None:
    found: Quad = ((100.0, 80.0), (1200.0, 90.0), (1180.0, 900.0), (90.0, 880.0))
    checking.hang([], board=found)
    checking.show()
    button = forms.child(checking.screen, QToolButton, "photoMenu")
    button.click()
    menu = button.findChildren(QMenu)[-1]
    action: QAction = next(one for one in menu.actions() if one.data() == "board")
    menu.close()
    action.trigger()
    assert [round(x) for x, _y in corners(checking)] == [100, 1200, 1180, 90]
    checking.rest()
    assert checking.button("makingYes").isVisible()


def test_that_a_corner_is_dragged_with_the_mouse_and_the_button_looks_again(checking: Checking) -> None:
    checking.open("een", "twee")
    heard = told(checking)
    checking.press(B, CTRL | SHIFT)
    pull(checking, 2, (1000, 700))
    assert corners(checking)[2] == pytest.approx((1000, 700), abs=4)
    pull(checking, 0, (-400, -400))
    checking.button("makingYes").click()
    (quad,) = [one.quad for one in heard]
    assert quad[0] == pytest.approx((0, 0))
    assert quad[2] == pytest.approx((1000, 700), abs=4)
    assert quad[1] == boardcorners.begin("", (WIDE, HIGH))[1]


def test_that_a_corner_drawn_over_the_others_leaves_a_board(checking: Checking) -> None:
    checking.open("een")
    heard = told(checking)
    checking.press(B, CTRL | SHIFT)
    pull(checking, 1, (100, 940))
    checking.press(ENTER)
    assert boardcorners.sound(heard[0].quad, (WIDE, HIGH))


def test_that_tab_goes_round_the_corners_and_arrows_move_the_chosen_one(checking: Checking) -> None:
    checking.open("een", "twee")
    heard = told(checking)
    checking.press(B, CTRL | SHIFT)
    begun = boardcorners.begin("", (WIDE, HIGH))
    handles = pen(checking).handles
    for number in (0, 1, 2, 3, 0):
        assert QApplication.focusWidget() is handles[number]
        checking.press(TAB)
    assert [str(number) in one.accessibleName() for number, one in enumerate(handles, 1)] == [True] * 4
    assert len({one.accessibleDescription() for one in handles}) == 4
    checking.press(RIGHT, times=3)
    checking.press(DOWN, SHIFT)
    checking.press(Qt.Key.Key_Backtab, SHIFT)
    checking.press(LEFT)
    checking.press(ENTER)
    (quad,) = [one.quad for one in heard]
    step = WIDE * 0.002
    assert quad[1] == pytest.approx((begun[1][0] + 3 * step, begun[1][1] + 10 * step))
    assert quad[0] == pytest.approx((begun[0][0] - step, begun[0][1]))


def test_that_escape_leaves_the_board_and_everything_as_it_was(checking: Checking) -> None:
    photo = checking.open("een", "twee")
    heard = told(checking)
    before = checking.seen(photo)
    checking.press(B, CTRL | SHIFT)
    checking.press(RIGHT, SHIFT, 4)
    checking.press(ESC)
    assert not pen(checking).isVisible()
    assert (heard, checking.seen(photo)) == ([], before)
    assert QApplication.focusWidget() is checking.text
    checking.click(1)
    assert checking.text.toPlainText() == "twee"


def test_that_a_hand_beside_the_corners_chooses_no_note_meanwhile(checking: Checking) -> None:
    checking.open("een", "twee")
    checking.press(B, CTRL | SHIFT)
    QTest.mouseClick(pen(checking), Qt.MouseButton.LeftButton, NO_KEY, checking.at(1))
    assert checking.text.toPlainText() == "een"
    assert isinstance(QApplication.focusWidget(), BoardHandle)


def test_that_handles_on_the_very_edge_stay_whole_and_follow_the_lens(checking: Checking) -> None:
    checking.hang([], board=((0.0, 0.0), (float(WIDE), 0.0), (float(WIDE), float(HIGH)), (0.0, float(HIGH))))
    checking.show()
    checking.press(B, CTRL | SHIFT)
    room = pen(checking).rect()
    assert all(room.contains(handle.geometry()) for handle in pen(checking).handles)
    checking.press(Qt.Key.Key_Plus)
    assert checking.view.zoom > 1
    checking.press(TAB, times=2)
    assert room.contains(pen(checking).handles[2].geometry())


def test_that_another_photo_leaves_the_board(checking: Checking) -> None:
    checking.hang([])
    checking.hang([], first=50)
    checking.show()
    checking.press(B, CTRL | SHIFT)
    checking.press(TAB, CTRL)
    assert not pen(checking).isVisible()


def test_that_a_photo_that_is_not_kept_whole_cannot_be_looked_at_again_and_says_so(
    checking: Checking,
) -> None:
    photo = checking.open("een")
    checking.enter()
    checking.services.walls.finish([photo.id])
    checking.desk.relay.tell_now()
    checking.press(B, CTRL | SHIFT)
    assert not pen(checking).isVisible()
    assert checking.heard.messages == [
        _("The whole photo is not kept any more. To look again, take a new photo of the board.")
    ]


# --- with the work behind it ---


def test_that_it_looks_again_inside_that_board_and_what_was_checked_or_typed_stays(wall: Wall) -> None:
    wall.send_photo()
    wall.until_all_read()
    wall.walls.open_review()
    review = wall.walls.review
    assert review is not None
    text = forms.child(review, NoteText, "text")
    review.take_focus()
    wall.press(ENTER)
    QTest.keyClicks(text, "Ronde tafel")
    typed = text.toPlainText()
    name = forms.child(review, QLabel, "noteName").text()
    wall.eyes.hold.clear()
    wall.press(B, CTRL | SHIFT)
    for key in (TAB, RIGHT, ENTER):
        QTest.keyClick(QApplication.focusWidget() or review, key)
    wall.until(lambda: forms.child(review, QWidget, "progressRow").isVisible())
    assert (text.toPlainText(), [note.text for note in wall.notes]) == (typed, ["Meer bankjes"])
    wall.eyes.hold.set()
    wall.until_all_read()
    wall.see()
    states = [one.state for one in wall.review.sightings]
    assert sorted(states) == [SightingState.OPEN] * 5 + [SightingState.TAKEN]
    begun = boardcorners.begin("", (640, 480))
    kept = quad_of(wall.photos[0].board)
    assert math.dist(kept[1], begun[1]) == pytest.approx(640 * 0.002, abs=0.1)
    assert kept[0] == pytest.approx(begun[0], abs=0.1)
    assert kept[2] == pytest.approx(begun[2], abs=0.1)
    assert (text.toPlainText(), forms.child(review, QLabel, "noteName").text()) == (typed, name)
    assert not forms.child(review, QWidget, "progressRow").isVisible()


def test_that_the_handles_are_drawn_over_a_dimmed_photo(checking: Checking) -> None:
    checking.open("een")
    checking.rest()
    outside = checking.view.placing().point((20, 480)).toPoint()
    before = checking.view.grab().toImage().pixelColor(outside).lightness()
    checking.press(B, CTRL | SHIFT)
    shown = checking.view.grab().toImage()
    assert shown.pixelColor(outside).lightness() < before - 40
    inside = checking.view.placing().point((640, 640)).toPoint()
    assert shown.pixelColor(inside).lightness() == pytest.approx(before, abs=12)
    chosen = pen(checking).points()[0] - QPointF(6, 6)
    assert shown.pixelColor(chosen.toPoint()) != shown.pixelColor(outside)
