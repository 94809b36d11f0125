"""A talk goes from finding a table through its rounds to the room together, with one key."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cocreate_desktop.domain import talking, timing
from cocreate_desktop.domain.seating import MOST_ROUNDS
from cocreate_desktop.domain.steps import TalkSettings
from cocreate_desktop.domain.talking import Form
from cocreate_desktop.domain.thinking import PHASE_LINES, PHASE_TASKS, USUAL, Phase
from cocreate_desktop.domain.timing import Timing

NOW = datetime(2026, 11, 24, 19, 40, tzinfo=UTC)
CAFE = TalkSettings(form="cafe", tables=7, seats=6, rounds=2, length=5, cards=True)


def kept(settings: TalkSettings, found: Timing) -> TalkSettings:
    return replace(settings, **talking.changes(found))  # type: ignore[arg-type]  # the fields of a clock


def standing(settings: TalkSettings, now: datetime = NOW) -> tuple[int, str]:
    clock = timing.clock(talking.timing_of(settings), now)
    if clock is None:
        return settings.at, "over" if settings.at else "before"
    return clock.part, "runs" if clock.running else "stands" if clock.begun else "waits"


def test_that_one_key_goes_through_a_world_cafe_with_time_to_change_tables() -> None:
    settings, now, seen = CAFE, NOW, []
    for _press in range(6):
        settings = kept(settings, talking.press(settings, now))
        seen.append(standing(settings, now))
        now += timedelta(minutes=5)
    assert seen == [(1, "runs"), (2, "waits"), (2, "runs"), (3, "over"), (3, "over"), (3, "over")]


@pytest.mark.parametrize(("form", "last"), [(Form.TABLES, 2), (Form.THINK, 4)])
def test_that_elsewhere_the_next_round_begins_at_once(form: Form, last: int) -> None:
    settings = replace(CAFE, form=form.value)
    for part in range(1, last + 1):
        settings = kept(settings, talking.following(settings, NOW))
        assert standing(settings) == (part, "runs")
    assert standing(kept(settings, talking.following(settings, NOW))) == (last + 1, "over")


def test_that_the_key_holds_a_round_that_runs_and_lets_it_go_on() -> None:
    settings = kept(CAFE, talking.press(CAFE, NOW))
    later = NOW + timedelta(seconds=40)
    settings = kept(settings, talking.press(settings, later))
    assert standing(settings, later) == (1, "stands")
    settings = kept(settings, talking.press(settings, NOW + timedelta(hours=1)))
    clock = timing.clock(talking.timing_of(settings), NOW + timedelta(hours=1))
    assert clock is not None
    assert (clock.running, clock.passed) == (True, 40)
    assert standing(kept(settings, talking.stopped(settings))) == (0, "before")


def test_that_the_lengths_are_those_of_the_form_whatever_was_written() -> None:
    assert talking.lengths(CAFE) == (5, 5)
    assert talking.lengths(replace(CAFE, form="1-2-4-all")) == USUAL
    assert talking.lengths(replace(CAFE, rounds=99, length=0)) == (1,) * MOST_ROUNDS
    assert talking.form_of(replace(CAFE, form="fishbowl")) is Form.TABLES


def test_that_seats_are_for_cards_at_tables_alone() -> None:
    cafe, tables = talking.seats(CAFE), talking.seats(replace(CAFE, form="tables"))
    assert cafe is not None
    assert tables is not None
    assert (cafe.people, cafe.rounds, cafe.stays) == (42, 2, 7)
    assert (tables.rounds, tables.stays) == (1, 0)
    assert [talking.table_of(tables, 9, part) for part in (1, 2)] == [2, 2]
    assert talking.seats(replace(CAFE, cards=False)) is None
    assert talking.seats(replace(CAFE, form="1-2-4-all")) is None


def test_that_a_round_asks_its_own_question_or_that_of_the_step() -> None:
    settings = replace(CAFE, questions=("", "Wie doet er mee?"))
    assert [talking.question_of(settings, part, "Wat?") for part in (0, 1, 2, 3)] == [
        "Wat?",
        "Wat?",
        "Wie doet er mee?",
        "Wat?",
    ]


def test_that_questions_of_rounds_left_from_another_form_are_not_asked() -> None:
    settings = replace(CAFE, questions=("Wie?", "Waar?"))
    for other in (replace(settings, form="1-2-4-all"), replace(settings, rounds=1)):
        assert [talking.question_of(other, part, "Wat?") for part in (1, 2)] == ["Wat?", "Wat?"]
    assert talking.question_of(settings, 1, "Wat?") == "Wie?"


def test_that_each_round_says_what_to_do() -> None:
    think = replace(CAFE, form="1-2-4-all")
    assert talking.task_of(think, 2) == PHASE_TASKS[Phase.PAIRS]
    assert talking.lines_of(think, 2) == PHASE_LINES[Phase.PAIRS]
    assert talking.task_of(CAFE, 2) == talking.TABLE_TASK
    assert talking.lines_of(CAFE, 1) == talking.TABLE_LINES
    assert talking.lines_of(CAFE, 2) == talking.NEXT_LINES
    assert talking.lines_of(replace(CAFE, hosts=False), 2) == talking.TABLE_LINES
