"""Putting a backup back, on the laptop it comes from or on another one. What was erased since it was made is remembered before
anybody opens it."""

from pathlib import Path

from cocreate_desktop import lasting
from cocreate_desktop.domain.backuperrors import DamagedBackup
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.errors import DamagedWorkspace
from cocreate_desktop.storage import backups, keys
from cocreate_desktop.storage.inspection import read_salt
from cocreate_desktop.storage.secondplace import take_memory


def restore_backup(backup: Path, path: Path, *, key: str | None = None, key_file: Path | None = None) -> None:
    """Puts a backup in the place of ``path``; what stood there is put aside, never removed. Raises FileProblem, NoKey;
    DamagedBackup."""
    backup, path = Path(backup), Path(path).absolute()
    try:
        found = keys.find_key(backup, read_salt(backup).hex(), key, key_file)
        backups.verify(backup, found.value)
    except DamagedWorkspace as problem:
        raise DamagedBackup(name=backup.name) from problem
    take_memory(backup, found.value)
    try:
        lasting.make_folder(path.parent)  # a laptop that has nothing yet
    except OSError as problem:
        raise disk_error(problem, path) from problem
    backups.put_back(backup, path, backups.utc_now())
