"""What is read aside: one read at a time, and what is shown in the end is what was so in the end."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.reading import Reading
from cocreate_desktop.domain.errors import CocreateError, Gone
from tests.desktop.scene import Scene
from tests.desktop.scene import scene as scene  # noqa: PLC0414 - a fixture of this folder too


class Shelf:
    """Something that takes as long to read as ``gate`` is shut."""

    def __init__(self, scene: Scene) -> None:
        self.value, self.problem = 0, ""
        self.gate = threading.Event()
        self.began = 0
        self.shown: list[int] = []
        self.failed: list[CocreateError] = []
        self.reading: Reading[int] = Reading(scene.desk, self.work, self.shown.append, self.failed.append)

    def work(self) -> Callable[[], int]:
        self.began += 1

        def look() -> int:
            found = self.value
            assert self.gate.wait(20)
            if self.problem:
                raise Gone(what=self.problem, id="")
            return found

        return look


def test_that_however_much_changes_one_read_goes_at_a_time_and_the_last_is_shown(
    qtbot: QtBot, scene: Scene
) -> None:
    shelf = Shelf(scene)
    for value in range(1, 6):
        shelf.value = value
        shelf.reading.ask()
        assert shelf.reading.wanted() == (value == 1), "what goes is no longer what was asked for last"
    assert shelf.began == 1
    shelf.gate.set()
    qtbot.waitUntil(lambda: not scene.desk.tasks.busy)
    assert (shelf.began, shelf.shown[-1], len(shelf.shown)) == (2, 5, 2)


def test_that_nothing_is_shown_once_it_is_closed(qtbot: QtBot, scene: Scene) -> None:
    shelf = Shelf(scene)
    shelf.reading.ask()
    shelf.reading.ask()
    shelf.reading.close()
    assert not shelf.reading.wanted()
    shelf.gate.set()
    qtbot.waitUntil(lambda: not scene.desk.tasks.busy)
    assert (shelf.began, shelf.shown) == (1, [])


def test_that_what_could_not_be_read_is_told_and_read_again_with_the_next_change(
    qtbot: QtBot, scene: Scene
) -> None:
    shelf = Shelf(scene)
    shelf.gate.set()
    shelf.problem = "theme"
    shelf.reading.ask()
    qtbot.waitUntil(lambda: bool(shelf.failed))
    shelf.problem, shelf.value = "", 7
    shelf.reading.ask()
    qtbot.waitUntil(lambda: shelf.shown == [7])
    assert len(shelf.failed) == 1
