"""Photos of a wall in the real room of the evening, over a real, encrypted project; only who looks at them is played."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.desktop.walls.bringdialog import BringPhotos
from cocreate_desktop.desktop.walls.evening import EveningWalls
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Photo, Way
from cocreate_desktop.services.walls import WallReview
from tests.desktop.quiet import QuietProject
from tests.desktop.steps.conftest import Hands, hands_in_the_room
from tests.desktop.walls.eyes import FakeEyes, picture

PATIENCE_MS = 30_000


class WallProject(QuietProject):
    """A real project, but for its phone server and for who looks at its photos."""

    def __init__(self, opened: OpenWorkspace) -> None:
        super().__init__(opened)
        self.played = FakeEyes()

    @property
    def eyes(self) -> FakeEyes:
        return self.played


class Wall(Hands):
    """The hands of the facilitator at the step for ideas, with photos."""

    eyes: FakeEyes

    def until(self, so: Callable[[], bool]) -> None:
        """Several tasks follow one another here, each with a write to the disk: a busy machine takes its time for them."""
        self.qtbot.waitUntil(so, timeout=PATIENCE_MS)

    @property
    def walls(self) -> EveningWalls:
        return self.room.walls

    @property
    def review(self) -> WallReview:
        return self.services.walls.review(self.evening.id)

    @property
    def photos(self) -> tuple[Photo, ...]:
        return self.review.photos

    def arrive(self, name: str = "muur.jpg", way: Way = Way.FILE) -> Photo:
        """A photo comes by another road than this window's."""
        whole = self.eyes.take(picture(), name)
        return self.services.walls.arrive(self.step(Kind.IDEAS).id, whole, way=way)

    def send_photo(self, name: str = "telefoon.jpg") -> Photo:
        """A phone sends one."""
        whole = self.eyes.take(picture(), name)
        work = self.services.walls.arriving(self.evening.id, whole, way=Way.PHONE)
        photo = self.services.store.run(work)
        self.see()
        return photo

    def open(self) -> BringPhotos:
        dialog = self.walls.open_photos()
        assert dialog is not None
        self.until(lambda: dialog.camera.turn_on.isEnabled() or not self.eyes.names)
        return dialog

    def live(self) -> BringPhotos:
        dialog = self.open()
        dialog.camera.turn_on.click()
        self.until(lambda: dialog.camera.live)
        return dialog

    def until_all_read(self, photos: int = 1) -> None:
        def done() -> bool:
            seen = self.review
            return len(seen.photos) == photos and not seen.arrived and all(one.read for one in seen.sightings)

        self.until(lambda: done() and not self.walls.tools.work.busy)


@pytest.fixture
def wall(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Wall]:
    with hands_in_the_room(qtbot, qapp, tmp_path, (Wall, WallProject)) as (hands, project):
        hands.eyes = project.played
        hands.go(Kind.IDEAS)
        yield hands
        project.played.hold.set()


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file to bring in."""

    def write(name: str, content: bytes | None = None) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(picture() if content is None else content)
        return path

    return write
