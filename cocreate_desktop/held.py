"""The files that SQLite has locked for this process. On POSIX a process that closes another handle on such a file takes those
locks away from itself, and the next program that closes the project would take its -wal for nobody's. So whoever is about to
read a file, be it one that somebody chose, asks here first."""

import errno
import os
from pathlib import Path
from weakref import WeakKeyDictionary

_HELD: "WeakKeyDictionary[object, tuple[Path, bytes]]" = WeakKeyDictionary()
_LOCKED = ("", "-shm")


def hold(owner: object, path: Path, head: bytes) -> None:
    """From now on ``path``, which begins with ``head``, is open for ``owner``: until ``release``, or until that is no more."""
    _HELD[owner] = (path, head)


def release(owner: object) -> None:
    """It is closed."""
    _HELD.pop(owner, None)


def head_of(path: Path) -> bytes | None:
    """What a file begins with, without reading it; None for one that nobody here has open."""
    for held, head in tuple(_HELD.values()):
        if _is_same(path, held):
            return head
    return None


def is_locked(path: Path) -> bool:
    """Whether it is a file of an open project that must not be read aside."""
    held = (one for one, _head in tuple(_HELD.values()))
    return any(_is_same(path, one.with_name(one.name + tail)) for one in held for tail in _LOCKED)


def refuse(path: Path) -> None:
    """Raises PermissionError, as a system would that lends a file to one only, for a file that is locked here."""
    if is_locked(path):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _is_same(one: Path, other: Path) -> bool:
    """By whatever name or link; one that cannot be looked at is none."""
    try:
        return os.path.samestat(one.stat(), other.stat())
    except OSError:
        return False
