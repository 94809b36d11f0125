"""Verified backups beside the workspace and, when wished, in a second folder: made in one step, opened and counted before
they get their name. The same key opens them. Nothing here ever removes a workspace."""

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cocreate_desktop import held, lasting, settings
from cocreate_desktop.domain.backuperrors import DamagedCopy
from cocreate_desktop.domain.disk import disk_error, unreadable
from cocreate_desktop.domain.errors import DamagedWorkspace, InUse, NotAWorkspace, WrongKey
from cocreate_desktop.storage.beside import removed, shm_of, wal_of
from cocreate_desktop.storage.engine import SALT_BYTES, UNREAD, connect, error_of, loose_ends, spoiled_pages
from cocreate_desktop.storage.ownfacts import INSTANCE, MARKER
from cocreate_desktop.storage.tables import DRAFT

KEPT = 24  # the last ones; and of each day the last
PART_STAYS_S = 600.0
SUFFIX = ".cocreate"
_SHARED_LOCK = (510, 0x4000_0002)  # length and place of the bytes that every SQLite reader of a file locks
_STAMP = "%Y%m%dT%H%M%S.%fZ"


def utc_now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def folders_of(path: Path) -> tuple[Path, ...]:
    """Where backups of ``path`` go: beside it, and in the folder of the settings when there is one."""
    name = f"{path.stem}-backups"
    second = settings.load().settings.backup_folder
    return (path.parent / name, Path(second) / name) if second else (path.parent / name,)


def is_there(folder: Path) -> bool:
    """Whether a folder can be reached; a disk that answers with an error instead is not there either."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def backups_beside(path: Path) -> list[Path]:
    """The verified backups of ``path``, newest first; one that lies in both folders is named once."""
    found: dict[str, Path] = {}
    for folder in folders_of(path):
        found = {one.name: one for one in all_in(folder)} | found
    return [found[name] for name in sorted(found, reverse=True)]


def all_in(folder: Path) -> list[Path]:
    """The verified backups in a folder, newest first; none where it cannot be read: a stick that was pulled out may answer with
    an error."""
    with contextlib.suppress(OSError):
        return sorted(folder.glob(f"*{SUFFIX}"), reverse=True)
    return []


class FileBackups:
    """Fulfils ``services.ports.BackupKeeper`` for an open workspace file."""

    def __init__(
        self, path: Path, key: bytes, now: Callable[[], datetime] = utc_now, *, salt: bytes = b""
    ) -> None:
        self._path = path
        self._key = key
        self._now = now
        self._salt = salt

    def make(self) -> str:
        """Makes and verifies one beside the workspace; returns its path. Raises FileProblem."""
        first = folders_of(self._path)[0]
        made = self._write(first, self._name(first), self._copy)
        prune(first, KEPT)
        return str(made)

    def _name(self, folder: Path) -> str:
        """After now; right after the newest when the clock was put back since, for the last by name is taken for the newest."""
        moment = self._now()
        for one in all_in(folder):
            with contextlib.suppress(ValueError):
                stamp = one.name.removesuffix(SUFFIX).removeprefix(f"{self._path.stem}-")
                last = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
                moment = max(moment, last + timedelta(microseconds=1))
        return f"{self._path.stem}-{moment.strftime(_STAMP)}{SUFFIX}"

    def copy(self, backup: Path, folder: Path) -> Path:
        """Puts a backup in another folder too, verified there. Raises FileProblem, and then leaves no part of it."""
        return self._write(folder, backup.name, lambda part: _copy_file(backup, part))

    def spare(self, folder: Path) -> Path:
        """One more copy in a folder of its own, verified as the others are. Raises FileProblem."""
        return self._write(folder, self._path.name, self._copy)

    def all(self) -> Sequence[str]:
        """Paths of verified backups beside it, newest first. Looks on no stick, which may take its time."""
        return [str(backup) for backup in all_in(folders_of(self._path)[0])]

    def _write(self, folder: Path, name: str, copy: Callable[[Path], None]) -> Path:
        part = folder / f"{name}.part"
        try:
            lasting.make_folder(folder)
            _sweep(folder)
            copy(part)
            verify(part, self._key)
            lasting.sync_place(part)
            part.replace(folder / name)
            lasting.sync_place(folder)
        except UNREAD as problem:
            raise error_of(problem, part) from problem
        except OSError as problem:
            raise disk_error(problem, folder) from problem
        finally:
            removed(part)
        return folder / name

    def _copy(self, part: Path) -> None:
        part.unlink(missing_ok=True)
        salt = self._salt or head(self._path)
        source = connect(self._path, self._key, salt)
        target = connect(part, self._key, salt)
        try:
            source.backup(target, pages=-1)
            target.execute("PRAGMA journal_mode = DELETE")
            # A backup is closed, and whoever restores it is another device.
            target.execute("DELETE FROM meta WHERE key IN (?, ?)", (MARKER, INSTANCE))
            target.execute("DELETE FROM meta WHERE key LIKE ?", (f"{DRAFT}%",))  # of nobody but who types it
        finally:
            target.close()
            source.close()


def verify(backup: Path, key: bytes) -> int:
    """Opens a backup, checks every page and returns how many ops it holds. Raises DamagedWorkspace, WrongKey."""
    try:
        salt = head(backup)
        if len(salt) < SALT_BYTES:  # SQLite takes a file of no bytes for a new one
            raise DamagedWorkspace(path=str(backup), backups=0)
        with contextlib.closing(connect(backup, key, salt)) as connection:
            if spoiled_pages(connection) or loose_ends(connection):
                raise DamagedWorkspace(path=str(backup), backups=0)
            (ops,) = connection.execute("SELECT count(*) FROM op").fetchone()
    except UNREAD as problem:
        raise error_of(problem, backup) from problem
    except OSError as problem:
        raise unreadable(problem, backup) from problem
    if not ops:
        raise DamagedWorkspace(path=str(backup), backups=0)
    return int(ops)


@contextlib.contextmanager
def of_a_copy(name: str, place: str) -> Iterator[None]:
    """What is wrong with a file in there is wrong with the backup ``name`` on ``place``, and not with the project. One that the
    key of the project does not open is damaged too."""
    try:
        yield
    except (DamagedWorkspace, NotAWorkspace, WrongKey) as problem:
        raise DamagedCopy(name=name, place=place) from problem


def head(path: Path) -> bytes:
    """The first 16 bytes of a file, of which one that is open here is not read for them. Raises OSError."""
    known = held.head_of(path)
    if known is not None:
        return known
    with path.open("rb") as stream:
        return stream.read(SALT_BYTES)


def put_back(backup: Path, path: Path, now: datetime) -> None:
    """Puts a verified backup in the place of ``path``; what stood there is put aside. Raises FileProblem, and InUse while
    another program has it open: that one would go on writing in the file that was put aside."""
    part = path.with_name(path.name + ".part")
    aside = path.with_name(f"{path.stem}-put-aside-{now.strftime(_STAMP)}{path.suffix}")
    try:
        if path.exists() and (held.head_of(path) is not None or _is_in_use(path)):
            raise InUse(path=str(path))
        _copy_file(backup, part)
        for old, new in ((wal_of(path), wal_of(aside)), (shm_of(path), shm_of(aside))):
            if old.exists():
                old.rename(new)
        # The -wal goes for good before the other file comes: its pages would be read in that one.
        lasting.settle(path.parent)
        if path.exists():
            _put_aside(path, aside)
        part.replace(path)
        lasting.sync_place(path.parent)
    except OSError as problem:
        raise disk_error(problem, path) from problem
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _put_aside(old: Path, aside: Path) -> None:
    """By a second name, so that at every moment a file stands under the first; a disk without second names moves it."""
    try:
        os.link(old, aside)
    except OSError:
        old.rename(aside)


def _is_in_use(path: Path) -> bool:
    """Whether another process holds SQLite's own lock on a file, be it damaged or not. Raises OSError.

    Not for a file that this process has open: looking would take its own locks away.
    """
    if sys.platform == "win32":
        return False  # there a file that is open cannot be renamed
    import fcntl

    with path.open("r+b") as stream:
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB, *_SHARED_LOCK)
        except BlockingIOError:
            return True
    return False


def _sweep(folder: Path) -> None:
    """Takes away what a program that was killed had of a backup; one that is being made is younger."""
    for part in folder.glob(f"*{SUFFIX}.part*"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > PART_STAYS_S:
                part.unlink()


def _copy_file(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    lasting.sync_place(target)
    if hasattr(os, "posix_fadvise"):  # what is checked next is read from the stick, not from memory
        with target.open("rb") as stream, contextlib.suppress(OSError):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def prune(folder: Path, kept: int) -> None:
    """Keeps the last ones (so many), and of each day the last; with ``kept`` 1 only the last."""
    days: set[str] = set()
    for place, name in enumerate(one.name for one in all_in(folder)):
        day = name.removesuffix(SUFFIX).rpartition("-")[2][:8]
        if place >= kept and (day in days or kept == 1):
            with contextlib.suppress(OSError):  # one too many is no reason to doubt the new one
                (folder / name).unlink()
        days.add(day)
