"""Days of deletion: they come by the clock, but a clock that jumps is asked on a second day before anything goes."""

from datetime import date, timedelta

from cocreate_desktop.domain.retention import GRACE, QUIET, Days, has_come, is_over, left_at_hub

TODAY = date(2027, 3, 1)


def test_that_a_day_of_deletion_comes_on_the_day_and_a_last_day_is_over_after_it() -> None:
    assert [has_come(day, TODAY) for day in ("", "2027-02-28", "2027-03-01", "2027-03-02")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert [is_over(day, TODAY) for day in ("", "2027-02-28", "2027-03-01")] == [False, True, False]
    assert left_at_hub((TODAY - GRACE).isoformat(), TODAY)
    assert not left_at_hub((TODAY - GRACE - timedelta(days=1)).isoformat(), TODAY)
    assert left_at_hub("", TODAY)


def test_that_a_clock_that_jumped_is_believed_on_a_second_day_only() -> None:
    lately, before = TODAY - QUIET, TODAY - QUIET - timedelta(days=1)
    assert Days(TODAY, lately).sure
    assert not Days(TODAY, before).sure
    assert not Days(TODAY).sure
    # Doubted today: also what was written since under the same clock makes it no truer.
    assert not Days(TODAY, TODAY, doubted=TODAY).sure
    tomorrow = TODAY + timedelta(days=1)
    assert Days(tomorrow, before, doubted=TODAY).sure
    # A doubt about a clock that was set right again says nothing of now.
    assert not Days(TODAY, before, doubted=date(2031, 1, 1)).sure
    assert Days(TODAY, lately, doubted=date(2031, 1, 1)).sure
