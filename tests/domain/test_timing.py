"""A clock that goes through parts, stands still when it is told to, and never runs backwards."""

from datetime import UTC, datetime, timedelta

from cocreate_desktop.domain import timing
from cocreate_desktop.domain.timing import Timing

NOW = datetime(2026, 11, 24, 19, 40, tzinfo=UTC)
PLANNED = Timing((4, 10))


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def left(found: Timing, seconds: int) -> int:
    clock = timing.clock(found, later(seconds))
    assert clock is not None
    return clock.left


def test_that_no_clock_runs_before_the_first_part_and_after_the_last() -> None:
    assert timing.clock(PLANNED, NOW) is None
    assert timing.clock(timing.waiting(PLANNED, 3), NOW) is None
    assert timing.waiting(PLANNED, 3).over
    assert timing.ends(PLANNED) is None


def test_that_a_part_counts_down_and_waits_when_it_is_over() -> None:
    found = timing.running(PLANNED, 1, NOW)
    assert [left(found, seconds) for seconds in (0, 30, 240, 999)] == [240, 210, 0, 0]
    assert timing.ends(found) == later(240)


def test_that_a_clock_that_was_put_back_does_not_run_backwards() -> None:
    assert left(timing.running(PLANNED, 1, NOW), -600) == 240


def test_that_it_stands_still_and_goes_on_from_there() -> None:
    held = timing.held(timing.running(PLANNED, 1, NOW), later(90))
    assert left(held, 5000) == 150
    assert timing.ends(held) is None
    again = timing.going_on(held, later(5000))
    assert left(again, 5010) == 140
    assert timing.ends(again) == later(5150)


def test_that_a_part_that_waits_has_not_begun() -> None:
    for found, begun in (
        (timing.waiting(PLANNED, 2), False),
        (timing.running(PLANNED, 2, NOW), True),
        (timing.held(timing.running(PLANNED, 2, NOW), later(5)), True),
    ):
        clock = timing.clock(found, NOW)
        assert clock is not None
        assert (clock.begun, found.begun) == (begun, begun)


def test_that_a_minute_more_is_a_minute_also_when_time_is_up() -> None:
    found = timing.running(PLANNED, 1, NOW)
    assert left(timing.longer(found, later(30)), 30) == 270
    assert left(timing.longer(found, later(900)), 900) == 60
    assert timing.longer(PLANNED, NOW) == PLANNED


def test_that_the_last_minute_is_that_of_a_part_that_is_longer() -> None:
    seen = {}
    for minutes in (1, 4):
        found = timing.running(Timing((minutes,)), 1, NOW)
        for seconds in (minutes * 60 - 61, minutes * 60 - 60, minutes * 60 - 1, minutes * 60):
            clock = timing.clock(found, later(max(seconds, 0)))
            assert clock is not None
            seen[minutes, seconds] = clock.last_minute
    assert [key for key, near in seen.items() if near] == [(4, 180), (4, 239)]


def test_that_holding_what_has_not_begun_changes_nothing() -> None:
    assert timing.held(PLANNED, NOW) == PLANNED
