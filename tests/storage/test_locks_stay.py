"""Nothing that is done beside an open project takes SQLite's locks away: on POSIX whoever closes a second handle on a file
does, and the next program that closes would take the -wal for nobody's, with all that is written from then on."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from cocreate_desktop.apps import support
from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.apps.outward import FileDesk, PictureDesk
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.errors import BadFile, InUse
from cocreate_desktop.exchange.bundlefile import BundleFile
from cocreate_desktop.exchange.reading import document
from cocreate_desktop.storage import check_workspace, drill, keys, restore_backup
from cocreate_desktop.storage.backups import FileBackups
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


def _is_opened_once_more(opened: OpenWorkspace, _folder: Path) -> None:
    again = open_services(opened.workspace.path)
    assert again.services.projects.current().name == "Buurtplein"
    again.close()


def _is_checked(opened: OpenWorkspace, _folder: Path) -> None:
    assert check_workspace(opened.workspace.path).sound


def _is_no_backup_to_put_back(opened: OpenWorkspace, _folder: Path) -> None:
    backup = Path(opened.workspace.backups.make())
    with pytest.raises(InUse):
        restore_backup(backup, opened.workspace.path)


def _is_backed_up_by_somebody_who_knows_only_its_key(opened: OpenWorkspace, _folder: Path) -> None:
    path = opened.workspace.path
    assert FileBackups(path, keys.parse(opened.workspace.recovery_key())).make()


def _is_no_file_of_another_program(opened: OpenWorkspace, folder: Path) -> None:
    """Somebody chooses the project itself where a list, a stick or a photo is asked for, also by another name."""
    (folder / "ideeen.csv").symlink_to(opened.workspace.path)
    desk = FileDesk(opened.services)
    reads: list[Callable[[Path], object]] = [
        desk.look_at_ideas, desk.read_ideas, desk.read_polis, desk.read_places, PictureDesk().read, document,
        lambda path: BundleFile(path, "a b c d e f"),
    ]  # fmt: skip
    for path in (opened.workspace.path, folder / "ideeen.csv"):
        for read in reads:
            with pytest.raises(BadFile):
                read(path)


def _lies_in_a_folder_of_photos(_opened: OpenWorkspace, folder: Path) -> None:
    Image.new("RGB", (400, 300), "white").save(folder / "foto.png")
    assert [one.name for one in OwnEyes().open(folder)] == ["foto.png"]


DEEDS = [
    _knows_the_stick,
    _tries_a_backup,
    _makes_a_support_package,
    _is_opened_once_more,
    _is_checked,
    _is_no_backup_to_put_back,
    _is_backed_up_by_somebody_who_knows_only_its_key,
    _is_no_file_of_another_program,
    _lies_in_a_folder_of_photos,
]


@pytest.mark.skipif(sys.platform == "win32", reason="there a lock is of a handle, not of a process")
@pytest.mark.parametrize("does", DEEDS)
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
