"""What the operating system says becomes a sentence of ours."""

import errno
from pathlib import Path

import pytest

from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.errors import DiskFull, DiskTrouble, FileProblem, NoPlace, ReadOnly


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
