"""What a flow begins with: the real window over a fresh project in a home of its own, and a browser for the neighbours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.workspace import OpenWorkspace, create_services
from tests.browsers import running_browser
from tests.flows.hall import Hall, window_open


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings and no projects from before."""
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))


@pytest.fixture
def project(own_home: None, tmp_path: Path) -> OpenWorkspace:
    """A fresh project; the window that shows it closes it."""
    return create_services(tmp_path / "plein.cocreate", {"name": "Plein", "question": "Wat mis je?"})


@pytest.fixture
def hall(qtbot: QtBot, qapp: QApplication, project: OpenWorkspace) -> Iterator[Hall]:
    """The window at the room to prepare of that project."""
    with window_open(qtbot, qapp, project) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of a file."""
    with running_browser() as made:
        yield made
