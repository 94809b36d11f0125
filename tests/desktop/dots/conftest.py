"""A vote with stickers in the real room of the evening, with real eyes on photos of generated posters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.domain.steps import Kind
from tests.desktop.cards.conftest import HallProject, Voting
from tests.desktop.cards.halls import HallEyes
from tests.desktop.steps.conftest import hands_in_the_room


@pytest.fixture
def vote(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Voting]:
    with hands_in_the_room(qtbot, qapp, tmp_path, (Voting, HallProject)) as (hands, project):
        project.hall_eyes = hands.eyes = HallEyes(tmp_path)
        hands.go(Kind.VOTE)
        hands.prepare("dots", cards=0)
        yield hands
        hands.eyes.lose.set()
