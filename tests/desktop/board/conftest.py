"""The board in the real room of the evening, with the hands of a facilitator."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from cocreate_desktop.desktop.board.outline import Outline
from cocreate_desktop.desktop.board.scene import BoardScene
from cocreate_desktop.desktop.board.view import BoardView
from cocreate_desktop.desktop.models.board import RowKind
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.board import Board
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.conftest import hands as hands  # noqa: PLC0414 - a fixture of this folder too

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


class Wall:
    """Six notes, the first two in one theme, the third in another; and what one does with them."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        services = hands.services
        services.capturing.remove([note.id for note in hands.notes])
        words = ["Lange tafel", "Picknick", "Zandbak", "Bankje", "Meer bomen", "Waterpomp"]
        step = hands.step(Kind.THEMES).id
        self.ids = [services.capturing.write(step, text).id for text in words]
        evening = hands.evening.id
        self.first = services.boards.group(evening, step, self.ids[:2], "We eten samen.").id
        self.second = services.boards.group(evening, step, self.ids[2:3], "Kinderen spelen.").id
        hands.go(Kind.THEMES)
        self.view = hands.part(BoardView, "board")
        self.outline = hands.part(Outline, "outline")

    @property
    def line(self) -> QLineEdit:
        return self.hands.part(QLineEdit, "line")

    def act(self, name: str) -> None:
        """An action of the board by its id, as its key or its line in a menu would."""
        action = next(one for one in self.hands.room.findChildren(QAction, name) if one.isEnabled())
        action.trigger()

    @property
    def scene(self) -> BoardScene:
        scene = self.view.scene()
        assert isinstance(scene, BoardScene)
        return scene

    @property
    def board(self) -> Board:
        return self.hands.services.boards.board(self.hands.evening.id)

    @property
    def themes(self) -> tuple[Theme, ...]:
        return self.board.themes

    def note(self, place: int) -> Note:
        return next(note for note in self.board.notes if note.id == self.ids[place])

    def inside(self, theme_id: str) -> list[str]:
        return [note.text for note in self.board.of(theme_id)]

    def box(self, place: int) -> QRectF:
        box = self.scene.box_of(self.ids[place])
        assert box is not None
        return box

    def head(self, theme_id: str) -> QRectF:
        head = self.scene.head_of(theme_id)
        assert head is not None
        return head

    def at(self, point: QPointF) -> QPoint:
        return self.view.mapFromScene(point)

    def click(self, place: int, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, modifier, self.at(self.box(place).center()))

    def drag(self, place: int, to: QPointF, *, drop: bool = True) -> None:
        """Presses on a note, moves in steps as a hand does, and lets go."""
        viewport, start = self.view.viewport(), self.box(place).center()
        QTest.mousePress(viewport, LEFT, NO_KEY, self.at(start))
        for share in (0.1, 0.5, 0.9, 1.0):
            QTest.mouseMove(viewport, self.at(start + (to - start) * share))
        if drop:
            QTest.mouseRelease(viewport, LEFT, NO_KEY, self.at(to))

    def choose(self, *places: int) -> None:
        """Chooses notes in the outline by keyboard: the first by walking to it, the others with Ctrl."""
        self.open_outline()
        model = self.outline.board_model
        self.hands.focus(self.outline)
        for number, place in enumerate(places):
            wanted = model.index_of(self.ids[place], RowKind.NOTE).row()
            self._walk(wanted, Qt.KeyboardModifier.ControlModifier if number else NO_KEY)
            if number:
                QTest.keyClick(self.outline, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)

    def choose_theme(self, theme_id: str) -> None:
        """Walks to a heading in the outline."""
        self.open_outline()
        self.hands.focus(self.outline)
        self._walk(self.outline.board_model.index_of(theme_id, RowKind.THEME).row(), NO_KEY)

    def open_outline(self) -> None:
        if not self.outline.isVisible():
            self.hands.part(QToolButton, "outlineButton").click()
        self.hands.until(self.outline.isVisible)

    def _walk(self, row: int, modifier: Qt.KeyboardModifier) -> None:
        if not self.outline.currentIndex().isValid():
            QTest.keyClick(self.outline, Qt.Key.Key_Home)
        while (here := self.outline.currentIndex().row()) != row:
            QTest.keyClick(self.outline, Qt.Key.Key_Down if here < row else Qt.Key.Key_Up, modifier)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier)


@pytest.fixture
def wall(hands: Hands) -> Wall:
    return Wall(hands)
