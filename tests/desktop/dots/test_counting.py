"""Stickers from a photo of the poster to the tally: seen, corrected by tapping or typing, taken over, taken back."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.cards.evening import POSTER
from cocreate_desktop.desktop.dots.screen import DotsScreen
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.walls.drops import Brought
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.domain.rounds import Happening
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.rehearsal.posters import poster_photo
from tests.desktop.cards.conftest import OPTIONS, Voting
from tests.desktop.walls.eyes import packed, picture

COUNTS = {0: 5, 1: 3, 2: 8}


@lru_cache(maxsize=8)
def photo(number: int, options: int = OPTIONS, page: int = 1) -> bytes:
    """A photo of the poster of the round with this number."""
    return poster_photo(Poster(number, options), COUNTS, seed=3, page=page).content()


def bring(vote: Voting, content: bytes) -> DotsScreen:
    """A photo is pasted on the screen for stickers."""
    screen = vote.open_dots()
    screen.choice.brought.emit(Brought(Way.CLIPBOARD, content=content))
    return screen


def counted(vote: Voting) -> DotsScreen:
    screen = bring(vote, photo(vote.found.round.number))
    vote.until(lambda: screen.checking)
    return screen


def typed(vote: Voting) -> list[int]:
    return [vote.found.typed.get((Channel.DOTS, option.id), 0) for option in vote.options]


def tap(screen: DotsScreen, x: float, y: float) -> None:
    """Taps a place of the page, in millimetres."""
    spot = screen.check.view.place_of(x, y).toPoint()
    QTest.mouseClick(screen.check.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def number(screen: DotsScreen, box: int) -> int:
    assert screen.check.count is not None
    return screen.check.count.number(box)


def test_that_a_photo_is_counted_corrected_and_taken_over_into_the_tally(vote: Voting) -> None:
    screen = counted(vote)
    assert [number(screen, box) for box in COUNTS] == [5, 3, 8]
    assert screen.check.count is not None
    first = screen.check.count.looked.stickers[0]
    tap(screen, first.x, first.y)
    assert number(screen, first.box) == COUNTS[first.box] - 1
    tap(screen, first.x, first.y)
    assert number(screen, first.box) == COUNTS[first.box]
    vote.focus(screen.check.take)
    vote.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert typed(vote) == [5, 3, 8]
    assert not vote.cards.showing
    assert vote.heard.undo is not None
    vote.heard.undo()
    assert typed(vote) == [0, 0, 0]
    vote.desk.undo.redo()
    votes = vote.votes()
    assert [votes[option.id] for option in vote.options] == [5, 3, 8]


def test_that_an_empty_place_adds_a_sticker_and_a_tap_on_it_takes_it_away(vote: Voting) -> None:
    screen = counted(vote)
    assert screen.check.count is not None
    box = screen.check.count.page.boxes[1]
    free = next(
        (x, y)
        for x in range(int(box.x) + 8, int(box.x + box.wide) - 8, 3)
        for y in range(int(box.y) + 8, int(box.y + box.high) - 8, 3)
        if all((x - one.x) ** 2 + (y - one.y) ** 2 > 200 for one in screen.check.count.looked.stickers)
    )
    tap(screen, *free)
    assert number(screen, 1) == 4
    tap(screen, *free)
    assert number(screen, 1) == 3
    tap(screen, 3, box.y + 5)
    assert number(screen, 1) == 3


def test_that_plus_and_minus_correct_a_box_by_keyboard(vote: Voting) -> None:
    screen = counted(vote)
    row = next(one for one in screen.check.rows if one.place == 2)
    vote.focus(row.count)
    vote.press(Qt.Key.Key_Up)
    assert number(screen, 2) == 9
    vote.type(row.count, "12")
    assert number(screen, 2) == 12
    follow = forms.child(vote.room, KeyButton, "next")
    assert follow.property("role") == "plain"
    screen.check.take.click()
    assert follow.property("role") == "main"
    assert typed(vote) == [5, 3, 12]


def test_that_it_asks_how_many_people_stood_at_the_poster(vote: Voting) -> None:
    screen = counted(vote)
    hint = screen.check.people
    assert screen.check._hint.isVisible()
    vote.type(hint, "7")
    assert vote.found.typed[(Channel.DOTS, "")] == 7
    vote.undo()
    assert vote.found.typed.get((Channel.DOTS, ""), 0) == 0


def test_that_the_camera_of_the_laptop_takes_the_photo(vote: Voting) -> None:
    vote.eyes.show((QImage.fromData(photo(vote.found.round.number)),))
    screen = vote.open_dots()
    vote.until(lambda: screen.camera.turn_on.isEnabled())
    screen.camera.turn_on.click()
    vote.until(lambda: screen.camera.live)
    vote.focus(screen.camera.shoot)
    vote.press(Qt.Key.Key_Space)
    vote.until(lambda: screen.checking)
    vote.until(lambda: not screen.live.on)
    assert [number(screen, box) for box in COUNTS] == [5, 3, 8]


def test_that_a_photo_from_a_phone_waits_behind_a_bar_and_is_thrown_away(vote: Voting) -> None:
    vote.send_photo(photo(vote.found.round.number))
    vote.until(lambda: POSTER in vote.heard.standing)
    assert typed(vote) == [0, 0, 0]
    assert vote.services.walls.arrived_for(vote.found.round.step_id) == ()
    _more, _button, act = vote.heard.standing[POSTER]
    assert act is not None
    act()
    assert vote.dots.checking
    assert POSTER not in vote.heard.standing
    assert [number(vote.dots, box) for box in COUNTS] == [5, 3, 8]


def test_that_the_poster_of_another_vote_is_told_with_its_question_and_listed(vote: Voting) -> None:
    other = vote.services.evenings.add_step(vote.evening.id, Kind.VOTE)
    vote.services.evenings.change_step(other.id, question="Hoe heet het plein?")
    found = vote.services.voting.round_of(other.id)
    assert found is not None
    screen = bring(vote, photo(found.number))
    vote.until(lambda: bool(screen.problem))
    assert "Hoe heet het plein?" in screen.problem
    assert not screen.checking
    assert vote.happened(Happening.OTHER_POSTER) == ["Hoe heet het plein?"]
    assert typed(vote) == [0, 0, 0]


def test_that_a_poster_that_nobody_knows_is_told_and_listed(vote: Voting) -> None:
    screen = bring(vote, photo(vote.found.round.number + 9))
    vote.until(lambda: bool(screen.problem))
    assert vote.happened(Happening.OTHER_POSTER) == [str(vote.found.round.number + 9)]


def test_that_half_a_poster_is_told_and_listed(vote: Voting) -> None:
    whole = QImage.fromData(photo(vote.found.round.number))
    half = whole.copy(0, 0, whole.width(), whole.height() // 2)
    screen = bring(vote, packed(half))
    vote.until(lambda: bool(screen.problem))
    assert len(vote.happened(Happening.HALF_POSTER)) == 1
    assert not screen.checking


def test_that_a_photo_without_a_poster_says_so_and_the_next_one_is_counted(vote: Voting) -> None:
    screen = bring(vote, picture())
    vote.until(lambda: bool(screen.problem))
    screen.choice.brought.emit(Brought(Way.CLIPBOARD, content=photo(vote.found.round.number)))
    vote.until(lambda: screen.checking)
    assert screen.problem == ""


def test_that_several_pages_are_taken_over_one_by_one(vote: Voting) -> None:
    voting = vote.services.voting
    step = vote.services.evenings.add_step(vote.evening.id, Kind.VOTE)
    found = voting.round_of(step.id)
    assert found is not None
    voting.set_options(found.id, [f"Plan {n}" for n in range(10)])
    voting.open(found.id)
    vote.services.playing.go_to(vote.evening.id, step.id)
    vote.see()
    for page in (1, 2):
        counts = dict.fromkeys(range(10), 2)
        content = poster_photo(Poster(found.number, 10), counts, seed=4, page=page).content()
        screen = bring(vote, content)
        vote.until(lambda: vote.dots.checking)
        screen.check.take.click()
        assert vote.cards.showing == (page == 1)
    assert sum(typed(vote)) == 20
    assert vote.happened(Happening.STICKERS) == ["1", "2"]


def test_that_the_button_of_the_vote_opens_the_screen(vote: Voting) -> None:
    vote.part(KeyButton, "photo").click()
    assert vote.dots.isVisible()


def test_that_a_picture_lies_where_its_marks_are(vote: Voting, tmp_path: Path) -> None:
    screen = counted(vote)
    view = screen.check.view
    assert isinstance(view.place_of(0, 0), QPointF)
    assert screen.check.count is not None
    shown = view.grab().toImage()
    assert shown.save(str(tmp_path / "poster.png"))
    one = screen.check.count.looked.stickers[0]
    spot = view.place_of(one.x, one.y)
    ratio = shown.width() / view.width()
    tone = shown.pixelColor(int(spot.x() * ratio), int(spot.y() * ratio))
    assert tone.saturation() > 80
