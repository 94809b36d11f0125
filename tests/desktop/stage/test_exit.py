"""Exit poll and readback on the stage: no total before it is shown, the result with its base, and no word over another."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from cocreate_desktop import language
from cocreate_desktop.desktop.stage.exitstate import ExitOnStage, ExitResult, ReadbackOnStage, SaidOnStage
from cocreate_desktop.desktop.stage.state import Face, Join, StageState
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.satisfaction import satisfaction
from cocreate_desktop.services.readbackview import ON_A_PAGE, pages_of
from tests.desktop.stage.seen import WALL, said, touching, words

SIZES = (WALL, QSize(1440, 1080), QSize(1280, 720))
MARKS = {4: 1, 5: 1, 6: 2, 7: 8, 8: 12, 9: 9, 10: 5}
ASKED = ("I could say what I wanted.", "The outcome fits the neighbourhood.", "Ik " + "heel lang " * 9)
JOIN = Join(page="192.168.8.2:8080", page_code="HTTP://192.168.8.2:8080/J/ABCDEFGH")


@pytest.fixture(autouse=True)
def in_english(qapp: QApplication) -> Iterator[None]:
    Theme(qapp, "light", still=True)
    language.use("en")
    yield
    language.use("nl")


def result(marks: dict[int, int], arrived: int | None = 44) -> ExitResult:
    found = satisfaction(marks, threshold=7, goal=95, arrived=arrived)
    with language.speaking("en"):
        return ExitResult(
            percent=found.percent,
            goal=95,
            reached=False,
            satisfied_from=7,
            histogram=found.histogram,
            marks_words=found.marks_words,
            goal_words=found.goal_words,
            interval=found.interval,
            interval_words=found.interval_words,
        )


def state(body: ExitOnStage | ReadbackOnStage, *, join: Join = JOIN, larger: float = 1.0) -> StageState:
    face = Face.EXIT if isinstance(body, ExitOnStage) else Face.READBACK
    return StageState(
        face, "s", "Exit poll", "How was this evening for you?", join, body, "en", larger=larger
    )


BASE = ("38 of the 44 people filled it in.", "You hear from us before 8 December.")
OPEN = ExitOnStage(ASKED, BASE)
SHOWN = replace(OPEN, result=result(MARKS))
SAID = tuple(SaidOnStage(words, place == 1, 3, 10, 25) for place, words in enumerate(ASKED))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("larger", [1.0, 1.5])
@pytest.mark.parametrize(
    "body",
    [
        OPEN,
        SHOWN,
        replace(SHOWN, result=result({8: 5, 3: 4})),
        replace(SHOWN, result=result({10: 400})),
        replace(SHOWN, statements=SAID),
        replace(OPEN, asking=ASKED[2]),
        ReadbackOnStage(ASKED, 1, 1, 2, "This is advice."),
        ReadbackOnStage(
            ASKED * 2, 1, 1, 1, "This is advice.", (31, 7, 2), ("40 of the 44 people answered.",)
        ),
    ],
    ids=["open", "shown", "few", "all", "said", "cards", "points", "counts"],
)
def test_that_no_word_lies_over_another_or_off_the_picture(
    body: ExitOnStage | ReadbackOnStage, larger: float, size: QSize
) -> None:
    drawn = words(state(body, larger=larger), size)
    assert touching(drawn) == []
    wide = size.width() * 1080 / size.height()
    assert all(one.box.left() >= 0 and one.box.right() <= wide and one.box.bottom() <= 1080 for one in drawn)


def test_that_the_open_poll_tells_no_total_and_the_result_tells_all() -> None:
    told = said(state(OPEN))
    assert all(words in told for words in (*BASE, ASKED[0], "192.168.8.2:8080"))
    assert "%" not in told
    told = said(state(replace(OPEN, asking=ASKED[1])))
    assert all(words in told for words in (ASKED[1], "yes", "so-so", "Hold up your card:"))
    assert ASKED[0] not in told
    told = said(state(SHOWN))
    for part in (
        "89\u00a0%",
        "34 of 38 people gave a 7 or higher",
        "goal 95 %",
        "not reached",
        "between 75 and 96 %",
        "12",
    ):
        assert part in told
    assert told.count(" 0 ") == 3  # zeros are shown
    few = said(state(replace(SHOWN, result=result({8: 5, 3: 4}))))
    assert "5 of 9 people gave a 7 or higher" in few
    assert "between" not in few
    assert "56" not in few


def test_that_a_long_summary_hangs_on_several_pages() -> None:
    assert [pages_of(many) for many in (0, 1, ON_A_PAGE, ON_A_PAGE + 1, 13)] == [1, 1, 1, 2, 3]
    told = said(state(ReadbackOnStage(ASKED, 4, 2, 2, "This is advice.")))
    assert "Page 2 of 2" in told
    assert " 4 " in f" {told} "
    assert "advice" in told
