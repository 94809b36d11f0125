"""The clock of 1-2-4-All."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cocreate_desktop.domain import thinking
from cocreate_desktop.domain.steps import IdeasSettings
from cocreate_desktop.domain.thinking import Phase

NOW = datetime(2026, 11, 24, 19, 40, tzinfo=UTC)
PLANNED = IdeasSettings(think=(1, 2, 4, 5))


def test_that_no_clock_runs_before_it_is_started() -> None:
    assert thinking.clock(PLANNED, NOW) is None


def test_that_each_phase_takes_its_own_minutes_and_waits_when_they_are_over() -> None:
    pairs = thinking.at(PLANNED, Phase.PAIRS, NOW)
    later = thinking.clock(pairs, NOW + timedelta(seconds=30))
    assert later is not None
    assert (later.part, later.planned, later.passed, later.left) == (Phase.PAIRS, 120, 30, 90)
    over = thinking.clock(pairs, NOW + timedelta(minutes=9))
    assert over is not None
    assert over.left == 0


def test_that_a_clock_that_was_put_back_does_not_run_backwards() -> None:
    clock = thinking.clock(thinking.at(PLANNED, Phase.ALONE, NOW), NOW - timedelta(minutes=5))
    assert clock is not None
    assert clock.left == 60


def test_that_the_phases_follow_one_another_and_end() -> None:
    order, settings = [], PLANNED
    for _turn in range(5):
        settings = thinking.at(settings, thinking.following(settings), NOW)
        order.append(thinking.phase_of(settings))
    assert order == [Phase.ALONE, Phase.PAIRS, Phase.FOURS, Phase.ALL, Phase.NONE]
    assert settings == PLANNED


@pytest.mark.parametrize("think", [(), (1, 2), (1, 2, 4, 0), (1, 2, 4, 61), (1, 2, 3, 4, 5)])
def test_that_lengths_that_are_none_become_the_usual_ones(think: tuple[int, ...]) -> None:
    assert thinking.minutes_of(replace(PLANNED, think=think)) == thinking.USUAL


def test_that_a_phase_of_a_newer_version_is_none() -> None:
    assert thinking.phase_of(replace(PLANNED, think_phase=9)) is Phase.NONE
