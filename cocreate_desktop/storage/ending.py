"""Taking a whole project off this machine: the file, its backups at both places, its key and what this machine knew of it. Only
files that begin as this one does are touched, for another project may have the same name."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from cocreate_desktop import lasting
from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import InUse
from cocreate_desktop.storage import devices, keys
from cocreate_desktop.storage.backups import SUFFIX, folders_of
from cocreate_desktop.storage.beside import removed, wal_of
from cocreate_desktop.storage.engine import SALT_BYTES
from cocreate_desktop.storage.opening import Workspace, open_here
from cocreate_desktop.storage.secondplace import MEMORY


@dataclass(frozen=True, slots=True)
class Ended:
    """What is still here of a project that was ended: ``files`` that could not be removed, other ``copies`` of it, and whether
    the key ``waits``: it could not be taken away, and that is tried again."""

    files: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()
    waits: bool = False


def end_workspace(workspace: Workspace, known: Iterable[Path] = ()) -> Ended:
    """Closes and removes a project for good; what is left of it on a stick that is not here cannot be read without the recovery
    key. The key stays while another project file, beside it or of those ``known`` here, has the same one. Raises InUse while
    another program has it open, and FileProblem where its folder cannot be read, both with everything as it was."""
    path, salt = workspace.path, workspace.salt
    workspace.close()
    if wal_of(path).exists():
        raise InUse(path=str(path))
    try:
        found = (path, *_aside(path, salt), *_backups(path, salt))
        copies = tuple(one for one in sorted(_others(path, known, found)) if _is_its(one, salt))
    except OSError as problem:
        raise unreadable(problem, path.parent) from problem
    # First the key: from then on whatever stays behind is noise.
    waits = not copies and not keys.forget_key(salt.hex())
    left = tuple(one for one in found if not removed(one))
    for folder in {one.parent for one in found}:
        lasting.settle(folder)
    for folder in folders_of(path):
        with contextlib.suppress(OSError):
            if not any(folder.glob(f"*{SUFFIX}*")):
                (folder / MEMORY).unlink(missing_ok=True)
                folder.rmdir()
    with contextlib.suppress(OSError):
        devices.forget(workspace.id, path)
    return Ended(left, copies, waits)


def _others(path: Path, known: Iterable[Path], found: Iterable[Path]) -> set[Path]:
    """Copies that somebody made or put back elsewhere may be kept longer than this one."""
    beside = path.parent.glob(f"*{path.suffix}")
    return {one.resolve() for one in (*beside, *known)} - {one.resolve() for one in found}


def _aside(path: Path, salt: bytes) -> Iterator[Path]:
    """What was put aside when a backup took its place."""
    return (
        one for one in path.parent.glob(f"{escape(path.stem)}-put-aside-*{path.suffix}") if _is_its(one, salt)
    )


def _backups(path: Path, salt: bytes) -> Iterator[Path]:
    """Backups at both places, those half made among them."""
    for folder in folders_of(path):
        with contextlib.suppress(OSError):
            yield from (one for one in folder.glob(f"*{SUFFIX}*") if _is_its(one, salt))


def _is_its(one: Path, salt: bytes) -> bool:
    here = open_here(one)  # never read aside: that would take its locks away
    if here is not None:
        return here.salt == salt
    with contextlib.suppress(OSError), one.open("rb") as stream:
        return stream.read(SALT_BYTES) == salt
    return False
