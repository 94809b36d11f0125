"""Small files that last: whole or not there at all, and on the disk itself when the writing is done, with the name they have.

Where a disk cannot be asked to wait for a folder (Windows does it by itself) nothing is waited for. Never for a workspace.
"""

import contextlib
import os
import sys
import tempfile
from pathlib import Path


def write(place: Path, content: str | bytes) -> None:
    """Writes a file in one go, readable by its owner only; the old one stays when it does not work. Raises OSError."""
    make_folder(place.parent)
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".part", dir=place.parent)
    scratch = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
            stream.flush()
            sync(stream.fileno())
        scratch.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise
    settle(place.parent)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Makes a folder, and those above it that are not there. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode, exist_ok=True)
    settle(folder.parent)


def settle(folder: Path) -> None:
    """Waits until the names in a folder are on the disk, where the disk can be asked. Never raises: what was written is there
    in any case."""
    with contextlib.suppress(OSError):
        sync_place(folder)


def sync_place(place: Path) -> None:
    """Waits until a file or a folder is on the disk; Windows does it for folders by itself. Raises OSError."""
    folder = place.is_dir()
    if folder and os.name == "nt":
        return
    handle = os.open(place, os.O_RDONLY if folder else os.O_RDWR)
    try:
        sync(handle)
    finally:
        os.close(handle)


def sync(handle: int) -> None:
    """Waits until an open file is on the disk; macOS answers the usual question before the disk itself has it. Raises
    OSError."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # a network folder knows no such question
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)
