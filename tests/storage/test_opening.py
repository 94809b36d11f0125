"""Opening and closing a workspace file: what is refused and why, and that nothing committed is ever silently missing."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cocreate_desktop import paths
from cocreate_desktop.domain.errors import (
    BadFile,
    CocreateError,
    DamagedWorkspace,
    MissingWal,
    NewerWorkspace,
    NoKey,
    NotAWorkspace,
    WorkspaceExists,
    WrongKey,
)
from cocreate_desktop.domain.events import Event
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import KeySource, Workspace, create_workspace, keys, open_workspace
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.inspection import read_salt
from tests.storage.conftest import a_project

Maker = Callable[..., Workspace]
ROOT = Path(__file__).parents[2]

# A process of its own: opens the file, writes a name, says so, and waits.
_OTHER = """
import sys
from pathlib import Path
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import open_workspace

workspace = open_workspace(Path(sys.argv[1]), bus=Bus())
pid = workspace.project_id
for name in sys.argv[2:]:
    workspace.store.run(lambda unit: unit.change(Project, pid, name=name))
print(workspace.last_seq(), flush=True)
for line in sys.stdin:
    break
workspace.close()
"""


class Other:
    """Another process that has the same file open."""

    def __init__(self, path: Path, *names: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _OTHER, str(path), *names],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self._process.stdout is not None
        self.seq = int(self._process.stdout.readline())

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()

    def close(self) -> None:
        self._process.communicate("close\n")
        assert self._process.returncode == 0


def name_in(workspace: Workspace) -> str:
    return workspace.store.read(lambda reader: reader.get(Project, workspace.project_id)).name


def closed(make: Maker) -> Path:
    made = make()
    made.close()
    return made.path


def wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def reopened(path: Path, **options: str) -> Workspace:
    return open_workspace(path, bus=Bus(), **options)  # type: ignore[arg-type]  # named options


def refused(path: Path, error: type[CocreateError], **options: str) -> CocreateError:
    with pytest.raises(error) as caught:
        reopened(path, **options)
    assert "{" not in str(caught.value)
    return caught.value


def test_that_a_closed_file_is_one_file_and_opens_again(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    assert sorted(p.name for p in path.parent.iterdir()) == ["evening.cocreate"]
    again = reopened(path)
    assert name_in(again) == "Buurtplein"
    assert wal(path).exists()
    again.close()
    again.close()


def test_that_nothing_readable_stands_in_the_file(new_workspace: Maker) -> None:
    workspace = new_workspace()
    for place in workspace.path.parent.glob("evening.cocreate*"):
        assert b"Buurtplein" not in place.read_bytes()
        assert b"project" not in place.read_bytes()


def test_that_an_existing_file_is_not_overwritten(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    before = path.read_bytes()
    with pytest.raises(WorkspaceExists):
        create_workspace(path, a_project(), bus=Bus())
    assert path.read_bytes() == before


def test_that_a_file_half_made_is_taken_away(tmp_path: Path) -> None:
    def fails(_event: Event) -> None:
        raise ValueError("on purpose")

    bus = Bus()
    bus.subscribe(fails)
    with pytest.raises(ValueError, match="on purpose"):
        create_workspace(tmp_path / "x.cocreate", a_project(), bus=bus)
    assert list(tmp_path.iterdir()) == []


def test_that_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    refused(tmp_path / "x.cocreate", BadFile)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"short", b"SQLite format 3\x00" + bytes(8000)])
def test_that_another_file_is_no_workspace(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.cocreate"
    path.write_bytes(content)
    refused(path, NotAWorkspace)
    refused(tmp_path, NotAWorkspace)
    assert path.read_bytes() == content


def test_that_a_wrong_key_is_refused_and_the_file_untouched(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    before = path.read_bytes()
    refused(path, WrongKey, key=keys.written(keys.new_key()))
    refused(path, WrongKey, key="no key at all")
    assert path.read_bytes() == before
    reopened(path).close()


def test_that_a_laptop_without_the_key_asks_for_it_once(new_workspace: Maker) -> None:
    made = new_workspace()
    key = made.recovery_key()
    made.close()
    shutil.rmtree(paths.data() / "keys")
    refused(made.path, NoKey)
    again = reopened(made.path, key=key.lower().replace("-", " "))
    assert again.key_source is KeySource.FILE
    again.close()
    reopened(made.path).close()


def test_that_a_newer_file_is_refused(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    bare = _bare(path)
    bare.execute("UPDATE alembic_version SET version_num = '9999'")
    bare.close()
    refused(path, NewerWorkspace)


def test_that_an_encrypted_file_of_another_program_is_no_workspace(tmp_path: Path) -> None:
    path, key, salt = tmp_path / "x.cocreate", keys.new_key(), keys.new_key()[:16]
    bare = connect(path, key, salt)
    bare.execute("CREATE TABLE recipes (name TEXT)")
    bare.close()
    refused(path, NotAWorkspace, key=keys.written(key))


@pytest.mark.parametrize("page", [2, 5, -1])
def test_that_one_flipped_bit_is_noticed(new_workspace: Maker, page: int) -> None:
    path = closed(new_workspace)
    content = bytearray(path.read_bytes())
    content[(page * 4096 + 100) % len(content)] ^= 1
    path.write_bytes(bytes(content))
    refused(path, DamagedWorkspace)


def test_that_a_cut_file_is_noticed(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    path.write_bytes(path.read_bytes()[:-4096])
    refused(path, DamagedWorkspace)


@pytest.mark.parametrize("keep", [0, 1000])
def test_that_a_spoiled_beginning_points_to_the_backups(new_workspace: Maker, keep: int) -> None:
    made = new_workspace()
    made.backups.make()
    made.close()
    content = made.path.read_bytes()
    made.path.write_bytes(bytes(64) + content[64:])
    assert refused(made.path, DamagedWorkspace).values["backups"] == 1
    made.path.write_bytes(content[:keep])
    assert refused(made.path, DamagedWorkspace).values["backups"] == 1


def test_that_what_was_committed_survives_a_killed_process(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    Other(path, "one", "two").kill()
    assert wal(path).stat().st_size
    again = reopened(path)
    assert name_in(again) == "two"
    again.close()
    assert not wal(path).exists()


def test_that_a_missing_wal_is_noticed_and_heals_when_it_is_back(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    Other(path, "one").kill()
    elsewhere = path.with_name("elsewhere")
    wal(path).rename(elsewhere)
    refused(path, MissingWal)
    refused(path, MissingWal)
    assert not wal(path).exists()
    elsewhere.rename(wal(path))
    again = reopened(path)
    assert name_in(again) == "one"
    again.close()


def test_that_a_kill_after_reopening_is_no_missing_wal(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    Other(path, "one").kill()
    Other(path).kill()
    again = reopened(path)
    assert name_in(again) == "one"
    again.close()


@pytest.mark.parametrize("first", ["this", "other"])
def test_that_the_last_of_two_processes_closes_the_file(new_workspace: Maker, first: str) -> None:
    path = closed(new_workspace)
    here, there = reopened(path), Other(path, "there")
    assert name_in(here) == "there"
    (here if first == "this" else there).close()
    assert wal(path).exists()
    (there if first == "this" else here).close()
    assert not wal(path).exists()
    again = reopened(path)
    assert name_in(again) == "there"
    again.close()


def test_that_a_kill_of_the_one_left_behind_is_noticed_without_its_wal(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    here, there = reopened(path), Other(path)
    here.close()
    there.kill()
    wal(path).unlink()
    refused(path, MissingWal)


def test_that_two_processes_share_a_device_and_hear_of_one_another(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    here = reopened(path)
    seen = here.last_seq()
    heard: list[Event] = []
    bus = Bus()
    bus.subscribe(heard.append)
    listening = open_workspace(path, bus=bus)
    there = Other(path, "there")
    assert there.seq == seen + 1
    assert listening.store.pull(here.device, seen) == there.seq
    assert len(heard) == 1
    listening.close()
    there.close()
    here.close()


def test_that_a_copied_file_gets_a_device_of_its_own(new_workspace: Maker) -> None:
    made = new_workspace()
    made.close()
    same = reopened(made.path)
    assert same.device == made.device
    same.close()
    copied = made.path.with_name("copy.cocreate")
    shutil.copy(made.path, copied)
    copy = reopened(copied)
    assert copy.device != made.device
    copy.store.run(lambda unit: unit.change(Project, copy.project_id, name="copy"))
    copy.close()


def test_that_an_older_copy_put_back_by_hand_gets_a_new_device(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    older = path.read_bytes()
    newer = reopened(path)
    newer.store.run(lambda unit: unit.change(Project, newer.project_id, name="later"))
    newer.close()
    path.write_bytes(older)
    again = reopened(path)
    assert again.device != newer.device
    again.close()


def _bare(path: Path) -> Any:
    salt = read_salt(path)
    return connect(path, keys.find_key(path, salt.hex()).value, salt)
