"""What every face of a step at the desk shares, and where the face of a kind is found. It knows no kind by itself."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ...domain.steps import Kind
from ...services.overview import EveningView
from .. import theme
from ..desk import Desk
from ..stage.state import StageState

LONG_QUESTION = 90


class WallDeed(StrEnum):
    """What a face asks about photos of a wall: take one or bring it in, or check what was seen."""

    PHOTO = "photo"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class WallWish:
    """``brought`` is what was dropped or pasted on the face, or None."""

    deed: WallDeed
    brought: object = None


@dataclass(frozen=True, slots=True)
class WallStanding:
    """How many notes seen on photos wait for a look, and whether a photo is being looked at now."""

    waiting: int
    busy: bool


class StepFace(QWidget):
    """Shows one kind of step in the middle of the evening; fed with the whole view after each change. A ``wide`` one gets
    the whole width: run sheet and column make room."""

    wide = False

    # Emits: WallWish.
    wall_wished = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def show_view(self, view: EveningView) -> None:
        """Shows the evening as it is now; what is being typed stays."""

    def show_turnout(self, view: EveningView) -> None:
        """Shows the evening as it is now, of which only the turnout of its vote is other than before."""
        self.show_view(view)

    def show_wall(self, standing: WallStanding) -> None:
        """How photos of a wall stand; a face that takes none shows nothing."""

    def show_picture(self, state: StageState) -> None:
        """Shows what the room sees; a face that has no picture of it shows nothing."""

    def tick(self, view: EveningView) -> None:
        """A second has passed: only clocks are painted anew."""

    def take_focus(self) -> None:
        """The step was just entered: the focus goes to what is used first."""


def make_face(kind: Kind, desk: Desk, parent: QWidget | None = None) -> StepFace:
    """The face of a kind. Its module is imported here and not before."""
    module = importlib.import_module(f"{__package__}.{kind.value}")
    return cast(StepFace, module.Face(desk, parent))


def show_question(label: QLabel, words: str) -> None:
    """The question of a step; a long one is set smaller, so that it leaves room for what is done with it."""
    label.setText(words)
    theme.set_style_property(label, "type", "title" if len(words) > LONG_QUESTION else "question")


def show_typed(field: QLineEdit, words: str) -> None:
    """Shows what is kept; never over what is being typed, nor over what was refused and may still be mended."""
    if field.isModified() or field.text() == words:
        return
    field.setText(words)
    if not field.hasFocus():
        field.setCursorPosition(0)


def settle(field: QLineEdit, kept: str | None) -> None:
    """What was typed is kept as ``kept``; None when it was refused: then it stays, marked, until it is changed."""
    field.setModified(kept is None)
    theme.set_style_property(field, "error", kept is None)
    if kept is not None:
        show_typed(field, kept)
