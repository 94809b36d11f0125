"""Hybrid logical clocks as text that sorts: milliseconds, counter, device. A wrong wall clock changes no outcome."""

from datetime import UTC, datetime, timedelta

_COUNTER_LIMIT = 0x10000
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)


def next_stamp(last: str, now_ms: int, device: str) -> str:
    """The stamp after ``last`` (any device's, or empty) at wall clock ``now_ms`` (milliseconds since 1970).

    Never smaller than ``last``, also when the wall clock goes back.
    """
    seen_ms, counter = read_stamp(last) if last else (0, -1)
    ms = max(now_ms, seen_ms, 0)
    counter = counter + 1 if ms == seen_ms else 0
    if counter >= _COUNTER_LIMIT:
        ms, counter = ms + 1, 0
    return f"{ms:012x}.{counter:04x}.{device}"


def read_stamp(stamp: str) -> tuple[int, int]:
    """Milliseconds and counter of ``stamp``. Raises ValueError when it is none."""
    ms, counter, _device = stamp.split(".", 2)
    return int(ms, 16), int(counter, 16)


def moment_of(stamp: str) -> datetime:
    """When ``stamp`` was given, by the clock of whoever gave it; a made-up one beyond all calendars is as late as there is.
    Raises ValueError when it is none."""
    ms = min(read_stamp(stamp)[0], (_LAST - _FIRST) // timedelta(milliseconds=1))
    return _FIRST + timedelta(milliseconds=ms)


def device_of(stamp: str) -> str:
    """The device that gave ``stamp``; empty when it is none."""
    return stamp.partition(".")[2].partition(".")[2]
