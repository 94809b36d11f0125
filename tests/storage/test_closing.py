"""However a program ends, the next one opens the file: a -wal is only missed when somebody left it behind."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreate_desktop import paths
from cocreate_desktop.domain.errors import BadFile, CocreateError, NewerWorkspace
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import Workspace, keys, open_workspace
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


def name_in(path: Path) -> str:
    again = open_workspace(path, bus=Bus())
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
