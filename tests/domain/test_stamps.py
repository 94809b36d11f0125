"""Stamps never go back, whatever the clock of the wall does."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.stamps import moment_of, next_stamp, read_stamp

CLOCKS = st.lists(st.tuples(st.integers(-(10**12), 4 * 10**12), st.sampled_from(["a", "b"])), max_size=60)


@given(CLOCKS)
def test_that_stamps_grow_under_any_clock(readings: list[tuple[int, str]]) -> None:
    last = ""
    for now_ms, device in readings:
        made = next_stamp(last, now_ms, device)
        assert read_stamp(made) > (read_stamp(last) if last else (-1, 0))
        assert made > last
        last = made


def test_that_a_full_counter_goes_on_in_the_next_millisecond() -> None:
    full = f"{5:012x}.{0xFFFF:04x}.a"
    assert read_stamp(next_stamp(full, 0, "a")) == (6, 0)


def test_that_a_stamp_beyond_all_calendars_has_a_moment_in_every_time_zone() -> None:
    for made_up in ("e677d21fdc00.0000.a", "efffffffffff.ffff.a", "ffffffffffff.0000.a"):
        assert moment_of(made_up).astimezone(timezone(timedelta(hours=14))).year == 9999
    assert moment_of(next_stamp("", 1_795_925_025_123, "a")) == datetime.fromtimestamp(1_795_925_025.123, UTC)


def test_that_the_first_stamp_is_the_time_of_the_wall() -> None:
    assert next_stamp("", 1_000, "a") == "0000000003e8.0000.a"


@pytest.mark.parametrize("text", ["", "x", "zz.00.a"])
def test_that_a_text_that_is_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_stamp(text)
