"""What the operating system says of a file becomes an error of the house. Opens and writes nothing."""

import errno

from cocreate_desktop.domain.errors import DiskFull, DiskTrouble, FileProblem, NoPlace, ReadOnly

_KINDS: dict[type[FileProblem], tuple[int, ...]] = {
    DiskFull: (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    ReadOnly: (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY),
    NoPlace: (
        errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ENAMETOOLONG, errno.EINVAL,
    ),
}  # fmt: skip


def disk_error(problem: OSError, path: object) -> FileProblem:
    """The error for what went wrong while ``path`` (a path or its text) was written."""
    kind = next((kind for kind, codes in _KINDS.items() if problem.errno in codes), DiskTrouble)
    return kind(path=str(path))
