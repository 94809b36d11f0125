"""Backups: verified, opened with the same key, kept sparingly, and put back without losing the damaged file."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreate_desktop import settings
from cocreate_desktop.domain.backuphealth import moment_in
from cocreate_desktop.domain.errors import DamagedWorkspace, FileProblem
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import Workspace, backups_beside, keys, open_workspace, restore_backup
from cocreate_desktop.storage.backups import KEPT, FileBackups, verify

Maker = Callable[..., Workspace]
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def second_folder(tmp_path: Path) -> Iterator[Path]:
    """The folder of the settings, on a stick."""
    (tmp_path / "stick").mkdir()
    settings.save(settings.Settings(backup_folder=str(tmp_path / "stick")))
    yield tmp_path / "stick"
    settings.save(settings.Settings())


def rename(workspace: Workspace, name: str) -> None:
    workspace.store.run(lambda unit: unit.change(Project, workspace.project_id, name=name))


def name_in(workspace: Workspace) -> str:
    return workspace.store.read(lambda reader: reader.get(Project, workspace.project_id)).name


def test_that_a_backup_of_an_open_workspace_holds_everything_committed(new_workspace: Maker) -> None:
    workspace = new_workspace()
    rename(workspace, "later")
    backup = Path(workspace.backups.make())
    assert verify(backup, keys.parse(workspace.recovery_key())) == workspace.last_seq()
    assert workspace.backups.all() == [str(backup)]
    assert [p.name for p in backup.parent.iterdir()] == [backup.name]
    copied = open_workspace(backup, bus=Bus())
    assert name_in(copied) == "later"
    assert copied.device != workspace.device
    copied.close()


def test_that_a_spoiled_backup_is_not_taken_for_one(new_workspace: Maker) -> None:
    workspace = new_workspace()
    backup = Path(workspace.backups.make())
    content = bytearray(backup.read_bytes())
    content[9000] ^= 1
    backup.write_bytes(bytes(content))
    with pytest.raises(DamagedWorkspace):
        verify(backup, keys.parse(workspace.recovery_key()))
    before = workspace.path.read_bytes()
    with pytest.raises(FileProblem):
        restore_backup(backup, workspace.path)
    assert workspace.path.read_bytes() == before


def test_that_a_backup_put_back_sets_the_damaged_file_aside(new_workspace: Maker) -> None:
    workspace = new_workspace()
    rename(workspace, "saved")
    backup = Path(workspace.backups.make())
    rename(workspace, "lost")
    workspace.close()
    damaged = bytes(8192)
    workspace.path.write_bytes(damaged)
    with pytest.raises(DamagedWorkspace):
        open_workspace(workspace.path, bus=Bus())
    restore_backup(backup, workspace.path)
    again = open_workspace(workspace.path, bus=Bus())
    assert name_in(again) == "saved"
    assert again.device != workspace.device
    rename(again, "goes on")
    again.close()
    (aside,) = workspace.path.parent.glob("*put-aside*")
    assert aside.read_bytes() == damaged
    assert backup.exists()


def test_that_the_newest_of_both_places_is_found_also_when_one_is_gone(
    new_workspace: Maker, second_folder: Path
) -> None:
    workspace = new_workspace()
    backup = Path(workspace.backups.make())
    assert not list(second_folder.iterdir()), (
        "a stick may take its time: whoever wants a copy there asks for it"
    )
    second = workspace.second.carry(backup, second_folder, "stick")
    assert second == second_folder / "evening-backups" / backup.name
    assert second.read_bytes() == backup.read_bytes()
    assert backups_beside(workspace.path) == [backup]
    shutil.rmtree(backup.parent)
    assert backups_beside(workspace.path) == [second]


def test_that_the_last_ones_and_one_a_day_are_kept(new_workspace: Maker) -> None:
    workspace = new_workspace()
    folder = workspace.path.parent / "evening-backups"
    folder.mkdir()
    older = [f"evening-2026112{day}T{hour}0000.000000Z.cocreate" for day in (1, 2) for hour in (10, 20)]
    for name in older:
        (folder / name).write_bytes(b"")
    for minute in range(KEPT + 2):
        moment = NOON + timedelta(minutes=minute)
        keeper = FileBackups(workspace.path, keys.parse(workspace.recovery_key()), lambda at=moment: at)  # type: ignore[misc]  # a default binds the moment
        keeper.make()
    names = sorted(p.name for p in folder.iterdir())
    assert names[:2] == [older[1], older[3]]
    assert len(names) == 2 + KEPT


def test_that_the_last_one_is_the_newest_also_when_the_clock_was_put_back(new_workspace: Maker) -> None:
    workspace = new_workspace()
    key = keys.parse(workspace.recovery_key())
    made = [
        FileBackups(workspace.path, key, lambda at=moment: at).make()  # type: ignore[misc]  # a default binds it
        for moment in (NOON, NOON - timedelta(days=4000), NOON - timedelta(days=1), NOON + timedelta(days=1))
    ]
    assert list(workspace.backups.all()) == made[::-1]
    assert moment_in(Path(made[1]).name) == NOON
    assert [moment_in(Path(one).name) for one in made[2:]] == [NOON, NOON + timedelta(days=1)]


def test_that_a_copy_in_another_folder_is_checked_and_leaves_its_neighbours_alone(
    new_workspace: Maker, tmp_path: Path
) -> None:
    workspace = new_workspace()
    stick = tmp_path / "my stick"
    stick.mkdir()
    others = [stick / f"project {number}.cocreate" for number in range(KEPT + 6)]
    for other in others:
        other.write_text("of somebody else", encoding="utf-8")
    backup = Path(workspace.backups.make())
    copied = workspace.backups.copy(backup, stick)
    assert copied.read_bytes() == backup.read_bytes()
    backup.write_bytes(backup.read_bytes()[:-5000])
    copied.unlink()
    with pytest.raises(FileProblem):
        workspace.backups.copy(backup, stick)
    assert sorted(stick.iterdir()) == sorted(others)
