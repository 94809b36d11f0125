"""Ends a phone server that outlived its window, so that its workspace is free to be replaced."""

from pathlib import Path

import psutil

from cocreate_desktop.apps.link import Line, Message, Stop, call
from cocreate_desktop.apps.lockfile import read_lock

ENDS_WITHIN = 8.0
"""Seconds a phone server may take to finish what it is writing."""


def end_hall(workspace: Path) -> bool:
    """Asks the phone server of ``workspace`` to end and waits for it. True when none runs any more."""
    lock = read_lock(workspace)
    if lock is None:
        return True
    try:
        process = psutil.Process(lock.pid)
        line = call(lock.control_port, lock.token, _unheard, _gone)
    except (psutil.NoSuchProcess, OSError):
        return True  # nobody answers: a lock that was left behind
    line.send(Stop())
    try:
        process.wait(ENDS_WITHIN)
    except psutil.TimeoutExpired:
        return False
    finally:
        line.close()
    return True


def _unheard(_message: Message) -> None:
    """What it still has to say is in the file."""


def _gone(_line: Line) -> None:
    """The process itself is waited for."""
