"""Being told to end: by Ctrl+C, or by whoever looks after the process."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def heeding(end: Callable[[int, FrameType | None], object]) -> Iterator[None]:
    """Until the block ends such a signal calls ``end``: it becomes a wish, not an exception. That would come out wherever
    Python is just then, and get lost inside a callback of an import. Only the main thread hears signals; in another one
    nothing changes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
