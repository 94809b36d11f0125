"""What the operating system says becomes a sentence of ours."""

import errno
from pathlib import Path

import pytest

from cocreate_desktop.domain.disk import disk_error, unreadable
from cocreate_desktop.domain.errors import DiskFull, DiskTrouble, FileProblem, NoPlace, ReadOnly
from cocreate_desktop.language import speaking


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, ReadOnly),
        (errno.ENOTDIR, NoPlace),
        (errno.ENAMETOOLONG, NoPlace),
        (errno.EIO, DiskTrouble),
        (None, DiskTrouble),
    ],
)
def test_that_what_the_disk_says_is_told_in_our_words(code: int | None, kind: type[FileProblem]) -> None:
    problem = OSError(code, "No space left on device") if code is not None else OSError()
    told = disk_error(problem, Path("buurt.cocreate"))
    assert type(told) is kind
    assert "device" not in str(told)
    assert "{" not in str(told)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOENT, "it is not there."),
        (errno.EACCES, "it may not be read."),
        (errno.EISDIR, "it is a folder."),
        (errno.EIO, "the disk does not give it."),
        (None, "the disk does not give it."),
    ],
)
def test_that_what_cannot_be_read_is_not_told_as_if_it_were_written(code: int | None, why: str) -> None:
    problem = OSError(code, "device") if code is not None else OSError()
    with speaking("en"):
        told = str(unreadable(problem, Path("muur.jpg")))
    assert told.startswith(f"The file muur.jpg cannot be read: {why}")
    assert "written" not in told
