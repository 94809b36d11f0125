"""What SQLite keeps beside a file while it is in use: the -wal with the newest rows, the -shm that is its index, or a journal.
Each is called as the file with a tail, and belongs to it: whoever moves or removes the one sees to the others."""

from pathlib import Path


def wal_of(path: Path) -> Path:
    """Where the newest rows of an open file stand."""
    return _with_tail(path, "-wal")


def shm_of(path: Path) -> Path:
    """The index of the -wal, which all who have the file open share."""
    return _with_tail(path, "-shm")


def journal_of(path: Path) -> Path:
    """What is put back when a program died while it wrote without a -wal."""
    return _with_tail(path, "-journal")


def removed(path: Path) -> bool:
    """Removes a file and all that is beside it, as far as the disk lets us; whether all of it is gone. The file goes last: what
    is left beside no file would be read in the next one of that name."""
    gone = True
    for one in (journal_of(path), wal_of(path), shm_of(path), path):
        try:
            one.unlink(missing_ok=True)
        except OSError:
            gone = False
    return gone


def _with_tail(path: Path, tail: str) -> Path:
    return path.with_name(path.name + tail)
