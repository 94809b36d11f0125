"""What contributors rely on before anything is installed: dev.py, what it sets up and the lock files."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
from resources.packaging import setting_up
from tests.source_tree import ROOT, files_of_tests, imports, other_files


def _entries(lock: str) -> list[str]:
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _names(lock: str) -> set[str]:
    return {entry.split("==")[0] for entry in _entries(lock)}


@pytest.mark.parametrize("lock", [*setting_up.LOCKS, setting_up.CHECKERS_LOCK, setting_up.PACKER_LOCK])
def test_that_the_lock_files_hold_hashes_and_no_addresses(lock: str) -> None:
    for entry in _entries(lock):
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; [^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*$", entry), entry


def test_that_each_lock_file_holds_the_one_before() -> None:
    run, test, check = map(set, map(_entries, setting_up.LOCKS))
    assert run < test < check


def test_that_the_checkers_of_other_systems_lie_apart_from_the_program() -> None:
    assert {"pabulib-checker", "preflibtools"} <= _names(setting_up.CHECKERS_LOCK)
    assert not {"pabulib-checker", "preflibtools"} & _names(setting_up.DEV_LOCK)
    assert not any(str(setting_up.CHECKERS) in place for place in sys.path)


def test_that_what_freezes_lies_apart_from_the_program_too() -> None:
    """PyInstaller is under the GPL; what it makes may be under any licence, but nothing of ours imports it."""
    assert "pyinstaller" in _names(setting_up.PACKER_LOCK)
    assert "pyinstaller" not in _names(setting_up.DEV_LOCK) | _names(setting_up.CHECKERS_LOCK)
    assert not any(str(setting_up.PACKER) in place for place in sys.path)


def test_that_tools_of_another_lock_are_not_the_right_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def fill(*words: str) -> int:
        asked.append(words)
        Path(words[-1]).mkdir()
        return 0

    checkers, packer = tmp_path / "checkers", tmp_path / "packer"
    monkeypatch.setattr(setting_up, "CHECKERS", checkers)
    monkeypatch.setattr(setting_up, "PACKER", packer)
    monkeypatch.setattr(setting_up, "call", fill)
    setting_up.add_tools()
    setting_up.add_tools()
    assert [words[-3:] for words in asked] == [
        (setting_up.CHECKERS_LOCK, "--target", str(checkers)),
        (setting_up.PACKER_LOCK, "--target", str(packer)),
    ]
    (packer / setting_up.STAMP).write_text("of an older lock", encoding="utf-8")
    setting_up.add_tools()
    assert [words[-3] for words in asked[2:]] == [setting_up.PACKER_LOCK]


def test_that_everything_the_program_needs_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[\[><=;]", line)[0].lower() for line in project["dependencies"]}
    assert needed <= _names(setting_up.RUN_LOCK)


def test_that_what_was_installed_needs_nothing_that_is_not_locked() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stdout


def test_that_windows_and_linux_get_what_only_they_need() -> None:
    marked = {entry.split("==")[0]: entry for entry in _entries(setting_up.RUN_LOCK)}
    assert 'sys_platform == "win32"' in marked["colorama"]
    assert 'sys_platform == "win32"' in marked["pywin32-ctypes"]
    assert 'sys_platform == "linux"' in marked["secretstorage"]


def test_that_dev_py_needs_nothing_but_python() -> None:
    alone = [file for file in other_files() if file.place in ("dev.py", "resources/packaging/setting_up.py")]
    assert len(alone) == 2
    for module in alone:
        asked = {found.name.split(".")[0] for found in imports(module)}
        assert asked <= sys.stdlib_module_names | {"resources"}


def test_that_an_unknown_task_is_wrong_use_and_shows_the_tasks(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["dance"]) == 2
    assert "translate" in capsys.readouterr().out


def test_that_a_half_made_environment_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_up, "VENV", tmp_path)
    assert not setting_up.venv_works()


def test_that_without_a_display_no_window_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert setting_up.has_display() == (sys.platform != "linux")


def test_that_the_tests_have_files_to_read() -> None:
    assert len(files_of_tests()) > 8
