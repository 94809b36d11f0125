"""The room after the evening, over a real project, and its page of one evening."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.aftercare.eveningpage import EveningPage
from cocreate_desktop.desktop.aftercare.room import AftercareRoom
from tests.desktop.scene import Scene
from tests.desktop.scene import scene as scene  # noqa: PLC0414 - a fixture of this folder too


@pytest.fixture
def aftercare(qtbot: QtBot, scene: Scene) -> Iterator[AftercareRoom]:
    made = AftercareRoom(scene.desk, scene.host)
    made.resize(scene.host.size())
    scene.host.show()
    made.enter(scene.evening_id)
    qtbot.waitUntil(lambda: not scene.desk.tasks.busy)
    yield made
    made.close_down()


@pytest.fixture
def room(aftercare: AftercareRoom) -> EveningPage:
    """The page of one evening is shown."""
    aftercare.go("evening")
    return aftercare.evening
