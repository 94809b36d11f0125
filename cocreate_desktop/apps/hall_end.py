"""Ends a phone server that outlived its window, so that its workspace is free to be replaced."""

import os
from pathlib import Path

import psutil

from cocreate_desktop.apps.link import Line, Message, Stop, call
from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.domain.errors import InUse

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


def clear_hall(workspace: Path) -> None:
    """Ends the phone server of ``workspace`` so that the file can go or be replaced. Raises InUse, with the server as it was,
    while another program has the file open (a window, or another command of this user), and when the server does not end."""
    lock = read_lock(workspace)
    if lock is not None and _is_open_elsewhere(workspace, {lock.pid, os.getpid()}):
        raise InUse(path=str(workspace))
    if not end_hall(workspace):
        raise InUse(path=str(workspace))


def _is_open_elsewhere(workspace: Path, besides: set[int]) -> bool:
    wanted = _one_name(workspace)
    return any(_has_open(one, wanted) for one in psutil.process_iter() if one.pid not in besides)


def _has_open(process: psutil.Process, wanted: str) -> bool:
    """As far as this user may see."""
    try:
        return any(_one_name(Path(one.path)) == wanted for one in process.open_files())
    except (psutil.Error, OSError):
        return False


def _one_name(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _unheard(_message: Message) -> None:
    """What it still has to say is in the file."""


def _gone(_line: Line) -> None:
    """The process itself is waited for."""
