"""What large pictures took of memory goes back to the system as soon as they are gone.

The C library of Linux learns from each large piece that was freed to keep the next of that size in its own heap, where a small
piece above it holds all of it: a phone server that unpacked a photo now and then held 65 MiB more after eight hours, and the
window 50. Other systems give large pieces back by themselves.
"""

import ctypes
import os
import sys

_TRIM, _MMAP = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of malloc.h
_LARGE = 1 << 20
_LOOSE = 4 << 20


def give_back() -> bool:
    """For this process, from now on: pieces of a MiB or more are the system's own. False where there is nothing to set."""
    if sys.platform != "linux" or "glibc" not in str(os.confstr("CS_GNU_LIBC_VERSION")):
        return False
    mallopt = ctypes.CDLL(None).mallopt
    return bool(mallopt(_MMAP, _LARGE) and mallopt(_TRIM, _LOOSE))
