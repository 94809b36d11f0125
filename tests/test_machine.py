"""What differs between systems is asked in few places, and each of them stands in docs/machines.md."""

import re
import sys
from pathlib import Path

import pytest

from cocreate_desktop import machine
from cocreate_desktop.apps import doctor
from cocreate_desktop.capture import cameranames
from tests.source_tree import ROOT, modules

ASKS = re.compile(
    r"sys\.platform|os\.name\b|platform\.(system|release|machine|node)\(|CREATE_NO_WINDOW|ctypes\.(CDLL|windll)"
)
# The composition root of the window puts Qt offscreen where `machine` sees no display.
PAGE = (ROOT / "docs" / "machines.md").read_text(encoding="utf-8")


def test_that_every_module_that_asks_which_system_it_is_stands_on_the_page() -> None:
    asking = {module.place for module in modules() if ASKS.search(module.text)}
    assert len(asking) > 15
    named = set(re.findall(r"`(cocreate_desktop/\S+\.py)`", PAGE))
    assert asking - named == set()
    assert {place for place in named if not (ROOT / place).is_file()} == set()


def test_that_a_linux_without_a_display_is_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert machine.has_display() == (not sys.platform.startswith("linux"))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert machine.has_display()


def test_that_a_frozen_window_starts_the_command_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window of Windows has no streams, and the phone server answers through its own."""
    assert machine.itself() == [sys.executable, "-m", "cocreate_desktop"]
    window, command = tmp_path / "cocreate-desktop.exe", tmp_path / "cocreate.exe"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(window))
    assert machine.itself() == [str(window)]
    command.touch()
    assert machine.itself() == [str(command)]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the names of its cameras")
def test_that_the_check_calls_cameras_by_the_name_that_the_window_gives_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "video0").mkdir()
    (tmp_path / "video0" / "name").write_text("Integrated Camera\n", encoding="utf-8")
    monkeypatch.setattr(cameranames, "_NODES", tmp_path)
    (found,) = (one for one in doctor.findings() if one.what == "camera")
    assert (found.state, found.says) == ("ok", "Integrated Camera")


@pytest.mark.skipif(sys.platform != "linux", reason="the programs that answer are those of Linux")
@pytest.mark.parametrize(
    ("program", "says", "still"),
    [
        ("gsettings", "false", True),
        ("gsettings", "true", False),
        ("kreadconfig6", "0", True),
        ("kreadconfig6", "1", False),
        ("gsettings", "", False),
        ("other", "false", False),
    ],
)
def test_that_a_system_that_asks_for_less_motion_is_heard(
    program: str, says: str, still: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering = tmp_path / program
    answering.write_text(f"#!/bin/sh\necho {says}\n", encoding="utf-8")
    answering.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert machine.stillness_asked() is still
