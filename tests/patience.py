"""Waiting for what another thread or process does, with an end to it."""

import threading
from collections.abc import Callable

_PAUSE = threading.Event()


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    """Returns as soon as ``condition`` holds; fails when it does not within ``seconds``."""
    for _ in range(int(seconds * 50)):
        if condition():
            return
        _PAUSE.wait(0.02)
    raise AssertionError(f"it did not happen within {seconds} seconds")
