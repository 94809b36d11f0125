"""Writing files so that they are whole or not there, with what can go wrong said in our own errors."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cocreate_desktop.domain.errors import BadFile, DiskFull, DiskTrouble, FileProblem, ReadOnly
from cocreate_desktop.language import _


def folder(out: Path) -> None:
    """Makes the folder when it is not there. Raises FileProblem."""
    with _told(out):
        out.mkdir(parents=True, exist_ok=True)


def write(out: Path, data: bytes) -> None:
    """Writes ``data`` in one go; the old file stays when it does not work. Raises FileProblem."""
    with _told(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=out.parent)
        fresh = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            fresh.chmod(0o644)
            fresh.replace(out)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise


def remove(out: Path) -> None:
    """Takes a file of an earlier export away. Raises FileProblem."""
    with _told(out):
        out.unlink(missing_ok=True)


@contextmanager
def _told(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise _file_problem(problem, out) from problem


def _file_problem(problem: OSError, out: Path) -> FileProblem:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(path=str(out))
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY):
        return ReadOnly(path=str(out))
    if problem.errno in (errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ENOENT):
        return BadFile(path=str(out), why=_("there is no place for a file there."))
    return DiskTrouble(path=str(out))
