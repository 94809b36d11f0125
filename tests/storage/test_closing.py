"""However a program or the power ends, the next one opens the file, and a -wal is only missed when somebody left it behind."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from cocreate_desktop import paths
from cocreate_desktop.domain.errors import (
    BadFile,
    CocreateError,
    DamagedWorkspace,
    InUse,
    MissingWal,
    NewerWorkspace,
)
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import Workspace, keys, open_workspace, restore_backup
from cocreate_desktop.storage.closing import Opened
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.inspection import read_salt

Maker = Callable[..., Workspace]
ROOT = Path(__file__).parents[2]
_WRITES = """
import sys
from pathlib import Path
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import open_workspace
workspace = open_workspace(Path(sys.argv[1]), bus=Bus())
workspace.store.run(lambda unit: unit.change(Project, workspace.project_id, name=sys.argv[2]))
"""
_CLOSES_WHEN_TOLD = _WRITES + "print(flush=True)\nsys.stdin.readline()\nworkspace.close()"
_UNFORESEEN = _WRITES + "1 / 0"
_OPENS_AND_CLOSES_OFTEN = """
import sys
from pathlib import Path
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import open_workspace
print(flush=True)
sys.stdin.readline()
for _time in range(20):
    open_workspace(Path(sys.argv[1]), bus=Bus()).close()
"""


def program(words: str, path: Path, name: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", words, str(path), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def closed(make: Maker) -> Path:
    made = make()
    made.close()
    return made.path


def wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def name_in(path: Path, key: str | None = None) -> str:
    again = open_workspace(path, bus=Bus(), key=key)
    try:
        return again.store.read(lambda reader: reader.get(Project, again.project_id)).name
    finally:
        again.close()


def test_that_a_program_that_ends_by_an_error_leaves_a_file_that_opens(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    _, told = program(_UNFORESEEN, path, "one").communicate()
    assert "ZeroDivisionError" in told
    assert name_in(path) == "one"


def test_that_programs_that_open_and_close_at_the_same_time_never_miss_a_wal(new_workspace: Maker) -> None:
    path = closed(new_workspace)
    others = [program(_OPENS_AND_CLOSES_OFTEN, path, "") for _place in range(4)]
    for other in others:
        assert other.stdout is not None
        other.stdout.readline()
    told = [other.stdin for other in others]
    for line in told:
        assert line is not None
        line.write("\n")
        line.flush()
    assert [other.communicate()[1] for other in others] == [""] * len(others)
    assert not wal(path).exists()
    assert name_in(path) == "Buurtplein"


def test_that_a_file_is_not_called_whole_while_another_program_has_it_open(new_workspace: Maker) -> None:
    made = new_workspace()
    other = open_workspace(made.path, bus=Bus())
    other.close()
    made.store.run(lambda unit: unit.change(Project, made.project_id, name="later"))
    copy = made.path.with_name("copy.cocreate")
    copy.write_bytes(made.path.read_bytes())
    with pytest.raises(MissingWal):
        open_workspace(copy, bus=Bus(), key=made.recovery_key())
    made.close()
    assert name_in(made.path) == "later"


def test_that_a_backup_takes_no_file_away_from_a_program_that_writes_in_it(new_workspace: Maker) -> None:
    made = new_workspace()
    backup = Path(made.backups.make())
    made.close()
    path = made.path
    other = program(_CLOSES_WHEN_TOLD, path, "voted meanwhile")
    assert other.stdout is not None
    other.stdout.readline()
    with pytest.raises(InUse):
        restore_backup(backup, path)
    other.communicate("\n")
    assert name_in(path) == "voted meanwhile"
    restore_backup(backup, path)
    assert name_in(path) == "Buurtplein"


def test_that_a_file_that_could_not_be_opened_for_want_of_room_elsewhere_opens_later(
    new_workspace: Maker,
) -> None:
    path = closed(new_workspace)
    devices = paths.data() / "devices"
    aside = devices.rename(devices.with_name("aside"))
    devices.write_text("no folder", encoding="utf-8")
    with pytest.raises(CocreateError):
        open_workspace(path, bus=Bus())
    devices.unlink()
    aside.rename(devices)
    assert name_in(path) == "Buurtplein"


def test_that_looking_at_what_a_newer_program_left_behind_changes_nothing(new_workspace: Maker) -> None:
    made = new_workspace()
    key, path = made.recovery_key(), made.path
    made.close()
    raw = connect(path, keys.parse(key), read_salt(path))
    raw.execute("UPDATE alembic_version SET version_num = '9999_later'")
    raw.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('open', 'it')")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("UPDATE project SET name = 'newer'")
    copy = path.with_name("copy.cocreate")
    for tail in ("", "-wal"):
        copy.with_name(copy.name + tail).write_bytes(path.with_name(path.name + tail).read_bytes())
    raw.close()
    before = [copy.read_bytes(), wal(copy).read_bytes()]
    for _attempt in range(2):
        with pytest.raises(NewerWorkspace):
            open_workspace(copy, bus=Bus(), key=key)
    assert [copy.read_bytes(), wal(copy).read_bytes()] == before


def test_that_a_name_with_signs_of_an_address_is_a_name(new_workspace: Maker) -> None:
    path = new_workspace("50% #1? wijk&stad").path
    with pytest.raises(BadFile):
        open_workspace(path.with_name("50%"), bus=Bus())
    again = open_workspace(path, bus=Bus())
    assert again.project_id
    again.close()


def test_that_a_file_that_cannot_be_written_is_closed_all_the_same(new_workspace: Maker) -> None:
    made = new_workspace()
    key, path = keys.parse(made.recovery_key()), made.path
    made.close()

    def protected() -> Any:
        return connect(path, key, read_salt(path), only_look=True)

    opened = Opened(protected(), protected, wal(path), "")
    opened.close()
    with pytest.raises(sqlcipher.ProgrammingError):
        opened.anchor.execute("SELECT 1")


def half_written(new_workspace: Maker, page: int) -> tuple[Path, str, int]:
    """A copy of an open file with one page spoiled in its middle, as a power cut may leave it; and which pages its -wal
    holds."""
    made = new_workspace()
    key = made.recovery_key()
    for number in range(40):
        made.store.run(lambda unit, name=str(number): unit.change(Project, made.project_id, name=name))  # type: ignore[misc]  # bound at once
    copy = made.path.with_name("copy.cocreate")
    for tail in ("", "-wal"):
        copy.with_name(copy.name + tail).write_bytes(made.path.with_name(made.path.name + tail).read_bytes())
    content = bytearray(copy.read_bytes())
    for place in range((page - 1) * 4096 + 1024, page * 4096):
        content[place] = 0x55
    copy.write_bytes(bytes(content))
    return copy, key, len(content) // 4096


def pages_in(wal_file: Path) -> list[int]:
    frames = wal_file.read_bytes()
    return sorted({int.from_bytes(frames[at : at + 4], "big") for at in range(32, len(frames), 24 + 4096)})


@pytest.mark.parametrize("place", [0, 1, -1])
def test_that_a_page_half_written_by_a_power_cut_is_read_from_the_wal(
    new_workspace: Maker, place: int
) -> None:
    first = new_workspace("first")
    first.store.run(lambda unit: unit.change(Project, first.project_id, name="0"))
    many = first.path.stat().st_size // 4096
    page = [page for page in pages_in(wal(first.path)) if page <= many][place]
    copy, key, _pages = half_written(new_workspace, page)
    assert page in pages_in(wal(copy))
    assert [name_in(copy, key) for _time in range(2)] == ["39", "39"]


def test_that_a_spoiled_page_that_no_wal_holds_is_damage(new_workspace: Maker) -> None:
    copy, key, pages = half_written(new_workspace, 3)
    assert 3 not in pages_in(wal(copy))
    assert pages > 3
    before = [copy.read_bytes(), wal(copy).read_bytes()]
    with pytest.raises(DamagedWorkspace):
        open_workspace(copy, bus=Bus(), key=key)
    assert [copy.read_bytes(), wal(copy).read_bytes()] == before
