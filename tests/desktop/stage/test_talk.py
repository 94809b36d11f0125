"""A talk on the stage: who sits where, the clock, its last minute, changing tables and the room together; on every screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.stage.canvas import StageCanvas, description, render
from cocreate_desktop.desktop.stage.clockfacts import PAGE_SECONDS
from cocreate_desktop.desktop.stage.letters import SMALLEST
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.painting import HIGH, Drawn
from cocreate_desktop.desktop.stage.state import Face, Places, StageState, Thinking
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.steps import Kind, TalkSettings, write_settings
from tests.desktop.stage import rooms

SIZES = [QSize(1920, 1080), QSize(1024, 768), QSize(1280, 800)]
LONG = "Een heel lange zin over alles wat er op het plein zou kunnen komen als iedereen zijn zin krijgt " * 3
CAFE = TalkSettings(form="cafe", tables=10, seats=6, rounds=3, length=20, cards=True)


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def at(
    settings: TalkSettings,
    *,
    passed: int | None = None,
    question: str = "Wat is er nodig?",
    language: str = "en",
    now: int = 0,
    dark: bool = False,
) -> StageState:
    if passed is not None:
        settings = replace(settings, started=utc_text(rooms.NOW - timedelta(seconds=passed)))
    step = rooms.step(Kind.TALK, title="Aan tafels", question=question)
    step = replace(step, settings=write_settings(step, settings))
    return stage_state(
        rooms.view(step),
        address=rooms.ADDRESS,
        now=rooms.NOW + timedelta(seconds=now),
        language=language,
        dark=dark,
    )


def words(state: StageState, size: QSize = SIZES[0]) -> list[Drawn]:
    drawn: list[Drawn] = []
    render(state, size, drawn=drawn)
    return drawn


MOMENTS = {
    "seats": CAFE,
    "seats for many": replace(CAFE, tables=20, seats=10, rounds=4),
    "change": replace(CAFE, at=2),
    "without cards": replace(CAFE, at=2, cards=False),
    "held": replace(CAFE, at=2, gone=300),
    "last minute": replace(CAFE, at=1, gone=1160),
    "over": replace(CAFE, at=1, gone=1300),
    "together": replace(CAFE, at=4),
    "six rounds": replace(CAFE, at=3, rounds=6, gone=60),
    "tables": replace(CAFE, form="tables", rounds=1, at=1, gone=60),
    "thinking": replace(CAFE, form="1-2-4-all", at=2, gone=30),
    "before thinking": replace(CAFE, form="1-2-4-all"),
}


@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
@pytest.mark.parametrize("question", ["Wat is er nodig?", LONG], ids=["short", "long"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_that_words_stay_apart_inside_the_picture_and_large_enough(
    moment: str, question: str, size: QSize
) -> None:
    inside = QRectF(16, 8, size.width() * HIGH / size.height() - 32, HIGH - 16)
    drawn = words(at(MOMENTS[moment], question=question), size)
    for place, one in enumerate(drawn):
        assert one.size >= SMALLEST, one
        assert inside.contains(one.box), one
        # A clock of 240 has an empty foot in its line, where its meter stands.
        high = one.box.adjusted(0, 8, 0, -60 if one.size > 100 else -8)
        assert not any(high.intersects(other.box.adjusted(0, 8, 0, -8)) for other in drawn[place + 1 :]), one


@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
def test_that_sixty_people_find_their_card_in_one_picture(size: QSize) -> None:
    drawn = words(at(CAFE), size)
    numbers = [one.text for one in drawn if one.text.isdecimal()]
    assert sorted(set(numbers), key=int) == [str(card) for card in range(1, 61)]
    assert len(numbers) == 2 * 60


def test_that_more_people_are_shown_page_after_page() -> None:
    many = replace(CAFE, tables=20, seats=6)
    seen: set[str] = set()
    scenes = set()
    for turn in range(3):
        state = at(many, now=turn * PAGE_SECONDS)
        scenes.add(state.scene)
        seen |= {one.text for one in words(state) if one.text.isdecimal()}
    assert {str(card) for card in range(1, 121)} <= seen
    assert len(scenes) == 3
    assert at(many).scene == at(many, now=1).scene


def test_that_seats_fade_to_another_page_and_never_to_themselves(qtbot: QtBot, worn: Theme) -> None:
    worn.set_still(False)
    canvas = StageCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(320, 180)
    canvas.show()
    for settings, moves in ((CAFE, False), (replace(CAFE, tables=20), True)):
        canvas.show_state(at(settings))
        canvas.grab()
        qtbot.waitUntil(lambda: not canvas.moving, timeout=20_000)
        canvas.show_state(at(settings, now=PAGE_SECONDS))
        assert canvas.moving is moves
        canvas.grab()
        qtbot.waitUntil(lambda: not canvas.moving, timeout=20_000)


def test_that_card_and_table_stand_beside_each_other() -> None:
    state = at(replace(CAFE, at=2))
    assert isinstance(state.body, Places)
    assert dict(state.body.seats)[25] == 7
    said = description(state)
    assert "Change tables" in said
    assert "Cards 1 to 10 are the hosts" in said
    assert "round 2 of 3" in said


def test_that_the_last_minute_and_the_end_are_announced() -> None:
    running = at(CAFE, passed=600)
    assert not isinstance(running.body, Thinking)
    talked = {seconds: at(replace(CAFE, at=1), passed=seconds).body for seconds in (600, 1145, 1200, 2000)}
    told = {}
    for seconds, body in talked.items():
        assert isinstance(body, Thinking)
        told[seconds] = (body.left, body.urgent, body.told)
    assert told[600] == (600, False, "")
    assert told[1145] == (55, True, "The last minute: round off.")
    assert told[1200] == told[2000] == (0, True, "Time is up. Change tables.")
    last = at(replace(CAFE, at=3), passed=1300).body
    assert isinstance(last, Thinking)
    assert last.told == "Time is up. Round off together."


def test_that_a_round_that_stands_still_says_so_and_what_comes_next_stands_at_the_foot() -> None:
    said = description(at(replace(CAFE, at=2, gone=300)))
    assert "15:00" in said
    assert "The clock stands still for a moment." in said
    assert said.endswith("Soon: round 3")


def test_that_a_round_with_its_own_question_asks_that() -> None:
    settings = replace(CAFE, questions=("", "Wie doet er mee?"))
    assert at(replace(settings, at=1)).question == "Wat is er nodig?"
    assert at(replace(settings, at=2)).question == "Wie doet er mee?"


def test_that_a_second_changes_the_clock_and_not_the_scene() -> None:
    one, other = (at(replace(CAFE, at=1), passed=seconds) for seconds in (30, 31))
    assert one != other
    assert one.scene == other.scene
    assert one.face is Face.TALK
    assert len({at(replace(CAFE, at=part, gone=gone)).scene for part in (1, 2) for gone in (0, 5)}) == 4


def test_that_in_a_deep_hall_the_numbers_grow_and_take_more_pages() -> None:
    state = at(CAFE)
    larger = replace(state, larger=1.6)
    assert min(one.size for one in words(larger) if one.text.isdecimal()) > min(
        one.size for one in words(state) if one.text.isdecimal()
    )


def test_that_it_is_painted_in_the_dark_too() -> None:
    assert render(at(CAFE, dark=True), SIZES[0]) != render(at(CAFE), SIZES[0])
