"""Room for a full hall in the phone server's process: enough open files for two thousand phones, and less sweeping up.

Both are the process's own settings, so they last as long as it serves and are put back afterwards.
"""

import gc
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)
OPEN_FILES = 16_384
"""A phone takes two or three connections; beside them stand the workspace, the control lines and what the system needs."""
_NEW_THINGS = 50_000
_SWEEPS = (20, 20)
_SWITCH_S = 0.001


@contextmanager
def room_for_many() -> Iterator[None]:
    """While it lasts the process takes many connections, and looks far more seldom for what can be thrown away: each look
    passes by everything that was loaded at the start, in the middle of a vote. The thread that writes need not wait long
    for its turn."""
    raise_open_files()
    before, turn = gc.get_threshold(), sys.getswitchinterval()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_THINGS, *_SWEEPS)
    sys.setswitchinterval(_SWITCH_S)
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
        gc.set_threshold(*before)
        gc.unfreeze()


def raise_open_files(wanted: int = OPEN_FILES) -> int:
    """Lets this process open ``wanted`` files, or as many as it may; returns how many that are, 0 where there is no such limit
    (Windows)."""
    if sys.platform == "win32":
        return 0
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wish = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    if now == resource.RLIM_INFINITY or now >= wish:
        return int(now)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wish, most))
    except (ValueError, OSError):
        log.warning("this process may open no more than %d files", now)
        return int(now)
    return int(wish)
