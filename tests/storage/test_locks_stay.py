"""Nothing that is done beside an open project takes SQLite's locks away: on POSIX whoever closes a second handle on a file
does, and the next program that closes would take the -wal for nobody's, with all that is written from then on."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreate_desktop.apps import support
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.storage import drill
from tests.readymade import ready_file

# Whether another process may lock what SQLite locks: the file, and the bytes by which a -shm is known to be in use.
_MAY = """
import fcntl, sys
for name, byte in ((sys.argv[1], 0x40000002), (sys.argv[1] + "-shm", 128)):
    with open(name, "r+b") as stream:
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
            print(name)
        except BlockingIOError:
            pass
"""


def _unlocked(path: Path) -> str:
    words = [sys.executable, "-c", _MAY, str(path)]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def _knows_the_stick(opened: OpenWorkspace, folder: Path) -> None:
    (folder / "stick").mkdir()
    backup = Path(opened.workspace.backups.make())
    opened.workspace.second.carry(backup, folder / "stick", "stick")
    assert opened.workspace.second.knows(folder / "stick")


def _tries_a_backup(opened: OpenWorkspace, _folder: Path) -> None:
    backup = Path(opened.workspace.backups.make())
    assert drill(backup, opened.workspace.path, opened.workspace.recovery_key()).behind == 0


def _makes_a_support_package(opened: OpenWorkspace, _folder: Path) -> None:
    parts = {part.name: part.text for part in support.gather(opened.workspace.path)}
    assert '"sound": true' in parts["project.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="there a lock is of a handle, not of a process")
@pytest.mark.parametrize("does", [_knows_the_stick, _tries_a_backup, _makes_a_support_package])
def test_that_an_open_project_stays_locked(
    does: Callable[[OpenWorkspace, Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "plein.cocreate"
    opened = open_services(path, key=ready_file(path, "locks", {"name": "Buurtplein"}))
    try:
        assert _unlocked(path) == ""
        does(opened, tmp_path)
        assert _unlocked(path) == ""
    finally:
        opened.close()
    assert not path.with_name(f"{path.name}-wal").exists()
