"""How much memory a process holds."""

import psutil

_MIB = 1 << 20


def held(pid: int | None = None) -> float:
    """MiB that a process holds just now; this one without ``pid``."""
    return float(psutil.Process(pid).memory_info().rss) / _MIB
