"""1-2-4-All on the stage: every phase on every screen, readable, in words, the same after a restart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.canvas import description, render
from cocreate_desktop.desktop.stage.letters import SMALLEST
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.painting import HIGH, Drawn
from cocreate_desktop.desktop.stage.state import Face, StageState, Thinking
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain import thinking
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.steps import IdeasSettings, Kind, write_settings
from cocreate_desktop.domain.thinking import Phase
from tests.desktop.stage import rooms

SIZES = [QSize(1920, 1080), QSize(1024, 768), QSize(1280, 800)]
LONG = "Een heel lange zin over alles wat er op het plein zou kunnen komen als iedereen zijn zin krijgt " * 4


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def at(
    phase: Phase,
    *,
    seconds: int = 25,
    question: str = "Wat mis je nu op het Buurtplein?",
    language: str = "nl",
    dark: bool = False,
) -> StageState:
    settings = IdeasSettings(
        think_phase=int(phase), think_started=utc_text(rooms.NOW - timedelta(seconds=seconds))
    )
    step = rooms.step(Kind.IDEAS, title="Ideeën", question=question)
    step = replace(step, settings=write_settings(step, settings))
    return stage_state(
        rooms.view(step, notes=rooms.many_notes(9)),
        address=rooms.ADDRESS,
        now=rooms.NOW,
        language=language,
        dark=dark,
    )


def words(state: StageState, size: QSize) -> list[Drawn]:
    drawn: list[Drawn] = []
    render(state, size, drawn=drawn)
    return drawn


@pytest.mark.parametrize("size", SIZES, ids=["16:9", "4:3", "16:10"])
@pytest.mark.parametrize("question", ["Wat mis je?", LONG], ids=["short", "long"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("phase", thinking.THINKING)
def test_that_words_stay_apart_inside_the_picture_and_large_enough(
    phase: Phase, size: QSize, question: str, language: str
) -> None:
    wide = size.width() * HIGH / size.height()
    inside = QRectF(16, 8, wide - 32, HIGH - 16)
    for seconds in (0, 25, 4000):
        drawn = words(at(phase, seconds=seconds, question=question, language=language), size)
        for place, one in enumerate(drawn):
            assert one.size >= SMALLEST, one
            assert inside.contains(one.box), one
            # A clock of 240 has an empty foot in its line, where its meter stands.
            high = one.box.adjusted(0, 8, 0, -60 if one.size > 100 else -8)
            assert not any(
                high.intersects(other.box.adjusted(0, 8, 0, -8)) for other in drawn[place + 1 :]
            ), one


def test_that_the_picture_says_in_words_where_it_stands() -> None:
    state = at(Phase.PAIRS)
    assert state.face is Face.THINKING
    said = description(state)
    for part in ("1:35", "0 van 2 minuten", "Vertel elkaar wat je schreef.", "Eerst alleen klaar"):
        assert part in said
    assert "Met z'n tweeën nu, 2 minuten" in said
    assert "Met z'n vieren 4 minuten" in said


def test_that_a_phase_that_is_over_says_so_and_stays() -> None:
    state = at(Phase.ALONE, seconds=900)
    assert isinstance(state.body, Thinking)
    assert state.body.left == 0
    said = description(state)
    assert "0:00" in said
    assert "De tijd is om." in said


def test_that_a_second_changes_the_clock_and_not_the_scene() -> None:
    one, other, following = (
        at(Phase.PAIRS, seconds=25),
        at(Phase.PAIRS, seconds=26),
        at(Phase.FOURS, seconds=0),
    )
    assert one != other
    assert one.scene == other.scene
    assert one.scene != following.scene


def test_that_without_a_clock_and_with_everybody_the_notes_hang_there() -> None:
    assert {at(phase).face for phase in (Phase.NONE, Phase.ALL)} == {Face.IDEAS}


def test_that_it_is_painted_in_the_dark_too() -> None:
    assert render(at(Phase.FOURS, dark=True), SIZES[0]) != render(at(Phase.FOURS), SIZES[0])
