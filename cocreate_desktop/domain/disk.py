"""What the operating system says of a file becomes an error of the house. Opens and writes nothing."""

import errno

from cocreate_desktop.domain.errors import BadFile, DiskFull, DiskTrouble, FileProblem, NoPlace, ReadOnly
from cocreate_desktop.language import N_, _

_KINDS: dict[type[FileProblem], tuple[int, ...]] = {
    DiskFull: (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    ReadOnly: (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY),
    NoPlace: (
        errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ENAMETOOLONG, errno.EINVAL,
    ),
}  # fmt: skip
_NOT_READ = {
    errno.ENOENT: N_("it is not there."),
    errno.ENOTDIR: N_("it is not there."),
    errno.ENAMETOOLONG: N_("it is not there."),
    errno.EISDIR: N_("it is a folder."),
    errno.EACCES: N_("it may not be read."),
    errno.EPERM: N_("it may not be read."),
}


def disk_error(problem: OSError, path: object) -> FileProblem:
    """The error for what went wrong while ``path`` (a path or its text) was written."""
    kind = next((kind for kind, codes in _KINDS.items() if problem.errno in codes), DiskTrouble)
    return kind(path=str(path))


def unreadable(problem: OSError, path: object) -> BadFile:
    """The error for what went wrong while ``path`` (a path, its name or its text) was read."""
    why = _NOT_READ.get(problem.errno or 0, N_("the disk does not give it."))
    return BadFile(path=str(path), why=_(why))
