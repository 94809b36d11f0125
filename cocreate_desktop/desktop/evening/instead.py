"""The screens that can stand in the place of a step's face: photos of walls and their check, voting cards, stickers. The room
asks them all as one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ...services.overview import EveningView
from ..cards.evening import EveningCards
from ..desk import Desk
from ..steps.face import StepFace
from ..walls.evening import EveningWalls
from .frame import RoomFrame


class Instead(QObject):
    """``player`` are the keys of the evening."""

    # Emits: nothing; the step's face is there again.
    left = Signal()

    def __init__(self, desk: Desk, room: QWidget, frame: RoomFrame, player: Mapping[str, QAction]) -> None:
        super().__init__(room)
        self.walls = EveningWalls(desk, room, frame.show_screen, player)
        self.cards = EveningCards(desk, room, frame.show_over_face)
        self.walls.left.connect(self.left)
        self.cards.left.connect(self.left)

    @property
    def showing(self) -> bool:
        """Whether one of them is what is shown."""
        return self.walls.reviewing or self.cards.showing

    def places(self) -> tuple[str, ...]:
        """The name of the one that is shown."""
        return ("screen:walls",) if self.walls.reviewing else self.cards.places()

    def hear(self, face: StepFace) -> None:
        """A new face, that asks for screens and shows how photos of walls stand."""
        face.wall_wished.connect(self.walls.do)
        self.walls.changed.connect(face.show_wall)
        face.show_wall(self.walls.standing)
        self.cards.hear(face)

    def show_view(self, view: EveningView) -> None:
        """The evening of now."""
        self.walls.show_view(view)
        self.cards.show_view(view)

    def enter(self) -> bool:
        """The room is shown; says whether one of them is what is shown in it, and then has the focus."""
        below = self.cards.enter()
        return self.walls.enter() or (below and self.cards.take_focus())

    def leave(self) -> None:
        """Another room is shown."""
        self.walls.leave()
        self.cards.leave()

    def take_focus(self) -> bool:
        """The one that is shown takes the focus, when there is one."""
        return self.walls.take_focus() or self.cards.take_focus()

    def close(self) -> None:
        """The project closes."""
        self.walls.close()
        self.cards.close()
