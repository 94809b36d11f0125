"""While votes come in only the turnout is painted again, and the picture is the very one that is painted whole."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.stage.canvas import Rendered, StageCanvas, render
from cocreate_desktop.desktop.stage.painting import Drawn
from cocreate_desktop.desktop.stage.state import Join, StageState, Vote
from cocreate_desktop.domain.rounds import Phase
from tests.desktop.stage import rooms

# In larger pictures Qt paints the first of the large letters a shade other than those after them.
SIZE = QSize(960, 540)


def voted(
    number: int, *, phase: Phase = Phase.OPEN, present: int | None = 41, options: int = 5
) -> StageState:
    texts = rooms.TEXTS[:options]
    return rooms.vote(rooms.voting_round(phase, voted=number, present=present, texts=texts))


STATES = {
    "counted": voted(34),
    "not counted": voted(34, present=None),
    "more than counted": voted(120),
    "a thousand": voted(998, present=1000),
    "closed": voted(34, phase=Phase.CLOSED),
    "many options": voted(34, options=12),
    "dark": replace(voted(34), dark=True),
    "deep hall": replace(voted(34), larger=1.5),
    "no phones": replace(voted(34), join=Join()),
    "dry run": replace(voted(34), practice=True),
    "Arabic": replace(voted(34), language="ar"),
}


@pytest.mark.parametrize("size", [SIZE, QSize(1024, 768), QSize(333, 187)], ids=["wide", "old", "small"])
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_that_a_picture_counted_on_is_the_one_painted_whole(
    qtbot: QtBot, state: StageState, size: QSize
) -> None:
    rendered = Rendered()
    for number in (0, 1111, 34):
        body = state.body
        assert isinstance(body, Vote)
        now = replace(state, body=replace(body, voted=number))
        words: list[Drawn] = []
        whole: list[Drawn] = []
        assert rendered.picture(now, size, words) == render(now, size, drawn=whole)
        assert words == whole


def test_that_only_the_part_of_the_turnout_is_other_after_a_vote(qtbot: QtBot) -> None:
    rendered = Rendered()
    whole = QRect(QPoint(), SIZE)
    assert rendered.other(voted(34), SIZE, 1) == whole
    rendered.picture(voted(34), SIZE)
    part = rendered.other(voted(35), SIZE, 1)
    assert part.height() < SIZE.height() / 4
    assert rendered.other(voted(35), SIZE, 1.25).top() == int(part.top() / 1.25)
    assert rendered.other(voted(35, phase=Phase.CLOSED), SIZE, 1) == whole
    assert rendered.other(voted(35), SIZE * 2, 1) == QRect(QPoint(), SIZE * 2)


def test_that_nothing_outside_that_part_changes(qtbot: QtBot) -> None:
    rendered = Rendered()
    before = rendered.picture(voted(9), SIZE).copy()
    part = rendered.other(voted(10, present=None), SIZE, 1)
    after = rendered.picture(voted(10, present=None), SIZE).copy()
    assert before != after
    above = QRect(0, 0, SIZE.width(), part.top())
    below = QRect(0, part.bottom() + 1, SIZE.width(), SIZE.height() - part.bottom() - 1)
    beside = QRect(part.right() + 1, 0, SIZE.width() - part.right() - 1, SIZE.height())
    for rest in (above, below, beside):
        assert before.copy(rest) == after.copy(rest)


def test_that_the_stage_shows_each_vote_and_says_it(qtbot: QtBot) -> None:
    canvas = StageCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(SIZE)
    canvas.show()
    for number in (34, 35, 36):
        canvas.show_state(voted(number))
        seen = canvas.grab().toImage()
        assert seen == render(voted(number), SIZE).convertToFormat(seen.format())
        assert f"{number}" in canvas.accessibleName()
