"""Every way in which the program and its libraries change a file, once: what the recorder must see. Started by its test."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tests.torture.recording import in_a_fork, mark


def all_ways(place: Path) -> None:
    """Leaves a few files and folders behind."""
    (place / "folder" / "within").mkdir(parents=True)
    first = place / "folder" / "first"
    first.write_bytes(b"0123456789" * 2000)
    shutil.copyfile(first, place / "copied")
    with first.open("r+b") as stream:
        stream.seek(5)
        stream.write(b"five")
        stream.truncate(15000)
    with (place / "added").open("ab") as stream:
        stream.write(b"one")
        stream.flush()
        stream.write(b"two")
    number = os.open(place / "placed", os.O_RDWR | os.O_CREAT)
    os.pwrite(number, b"there", 700)
    os.writev(number, [b"a", b"", b"bc"])
    os.copy_file_range(number, number, 3, 0, 100)
    os.close(number)
    os.link(place / "placed", place / "linked")
    (place / "copied").rename(place / "folder" / "within" / "renamed")
    (place / "added").replace(place / "linked")
    (place / "gone").touch()
    (place / "gone").unlink()
    (place / "it-shm").write_bytes(b"not looked at")
    (place / "away" / "too").mkdir(parents=True)
    (place / "away" / "file").touch()
    shutil.rmtree(place / "away")
    mark("told", it=1)


if __name__ == "__main__":
    with in_a_fork(Path(sys.argv[2])) as here:
        if here:
            all_ways(Path(sys.argv[2]) / "disk")
