"""The window as it stands when it has just opened, for every test that goes through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cocreate_desktop.apps.desktop import Window, make_window
from cocreate_desktop.apps.projects import LocalProjects


@pytest.fixture
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalProjects:
    """The projects of a laptop that has none yet."""
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    return LocalProjects(0, "127.0.0.1")


@pytest.fixture
def window(qapp: QApplication, projects: LocalProjects) -> Iterator[Window]:
    """On its start screen, as large as a usual laptop."""
    made = make_window(qapp, projects, theme="light", still=True)
    made.shell.resize(1366, 768)
    made.shell.show()
    made.opener.refresh()
    yield made
    made.close()
