"""Backups on a stick or in a folder elsewhere: copies that are complete by themselves, each checked where it lies. Beside them
lies what was erased since, so that also a laptop that never heard of it erases it again."""

import contextlib
import hmac
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from cocreate_desktop import lasting
from cocreate_desktop.domain.backuperrors import DamagedCopy, SecondFull, SecondGone
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.errors import DiskFull, FileProblem
from cocreate_desktop.language import _
from cocreate_desktop.storage import erasures
from cocreate_desktop.storage.backups import (
    KEPT,
    FileBackups,
    all_in,
    head,
    is_there,
    of_a_copy,
    prune,
    verify,
)
from cocreate_desktop.storage.engine import connect, translated
from cocreate_desktop.storage.erasures import Remembered
from cocreate_desktop.storage.inspection import read_salt
from cocreate_desktop.storage.ownfacts import project_of

MEMORY = "erased.json"
_LONGEST = 8 * 2**20  # bytes; a longer one is not ours


class SecondPlace:
    """The backups of one workspace on a stick. Each method may take as long as a stick takes."""

    def __init__(self, path: Path, project_id: str, key: bytes, salt: bytes) -> None:
        self._path = path
        self._project_id = project_id
        self._key = key
        self._salt = salt
        self._backups = FileBackups(path, key, salt=salt)
        self._subfolder = f"{path.stem}-backups"

    def all(self, stick: Path) -> tuple[Path, ...]:
        """The verified backups there, newest first; none while it is not there."""
        return tuple(all_in(stick / self._subfolder))

    def knows(self, stick: Path) -> bool:
        """Whether there are backups of this very workspace: it is recognised by what begins each of its files."""
        found = self.all(stick)
        try:
            return bool(found) and read_salt(found[0]) == self._salt
        except FileProblem:
            return False

    def carry(self, backup: Path, stick: Path, name: str) -> Path:
        """Puts a backup there, and takes older ones away where there is no room. ``name`` is how people call the place. Raises
        FileProblem; what was there before then stands."""
        if not is_there(stick):
            # Never made here: in the place of a stick that was pulled out a folder of the laptop would be taken for it.
            raise SecondGone(name=name)
        folder = stick / self._subfolder
        try:
            copied = self._copied(backup, folder, name)
        except DiskFull:
            prune(folder, 1)
            try:
                copied = self._copied(backup, folder, name)
            except DiskFull as problem:
                raise SecondFull(name=name) from problem
        except FileProblem as problem:
            if not is_there(stick):
                raise SecondGone(name=name) from problem
            raise
        prune(folder, KEPT)
        leave_memory(folder, self._project_id, self._key)
        return copied

    def _copied(self, backup: Path, folder: Path, name: str) -> Path:
        try:
            with of_a_copy(backup.name, name):
                return self._backups.copy(backup, folder)
        except DamagedCopy:
            with of_a_copy(backup.name, _("this laptop")):
                verify(backup, self._key)  # a copy of what was damaged here already is not the stick's doing
            raise


def leave_memory(folder: Path, project_id: str, key: bytes) -> None:
    """Lays down what this machine remembers of erasures; hashes and ids only, and nobody finds a name by them who has not the
    project too. A stick that does not take it has the backup all the same."""
    known = erasures.known(project_id) | memory_in(folder, key)
    if not known:
        return
    said = known.written()
    with contextlib.suppress(OSError):
        lasting.write(folder / MEMORY, json.dumps({"said": said, "mac": _mac(said, key)}))


def memory_in(folder: Path, key: bytes) -> Remembered:
    """What lies there; nothing when it was not written with the key of this workspace."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        if (folder / MEMORY).stat().st_size <= _LONGEST:
            found: dict[str, Any] = json.loads((folder / MEMORY).read_text(encoding="utf-8"))
            if hmac.compare_digest(str(found["mac"]), _mac(str(found["said"]), key)):
                return erasures.read(str(found["said"]))
    return Remembered()


def take_memory(backup: Path, key: bytes) -> None:
    """Before a backup is put back: this machine from now on remembers what was erased since it was made. Raises FileProblem:
    where that cannot be written down the backup is not put back, for it would bring back what was erased."""
    found = memory_in(backup.parent, key)
    if not found:
        return
    try:
        with (
            translated(backup),
            contextlib.closing(connect(backup, key, head(backup))) as connection,
        ):
            if project_id := project_of(connection):
                erasures.remember(project_id, found)
    except OSError as problem:
        raise disk_error(problem, Path(problem.filename or backup)) from problem


def _mac(said: str, key: bytes) -> str:
    return hmac.new(key, b"erased beside backups\n" + said.encode(), sha256).hexdigest()
