"""Ideas at the desk: a line to type them on, what hangs there, the notes of phones that wait, and the clock of 1-2-4-All."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ...services.overview import EveningView
from .. import forms, theme
from ..desk import Desk
from ..prepare.bringing import Bringer
from . import keys
from .face import StepFace, WallStanding, show_question
from .ideasclock import IdeasClock
from .ideasline import IdeasLine
from .ideaswaiting import IdeasWaiting
from .ideaswall import IdeasWall
from .wallbuttons import WallButtons


class Face(StepFace):
    """The desk's face of collecting ideas; its parts know nothing of one another."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/ideas")
        self._question = forms.child(form, QLabel, "question")
        self._typing = IdeasLine(desk, form, self)
        self._clock = IdeasClock(desk, form, self)
        self._wall = IdeasWall(desk, form, self)
        self._waiting = IdeasWaiting(desk, form, self, self._typing.line)
        self._bringer = Bringer(desk, self)
        self._photos = WallButtons(self, form, self._typing.line)
        for action_id, slot in (
            ("ideas.waiting", self._waiting.enter),
            ("ideas.back", self._on_back),
            ("ideas.all", self._waiting.show_all),
            ("ideas.hideNewest", self._wall.hide_newest),
            ("ideas.words", self._wall.edit),
            ("ideas.think", self._clock.go_on),
            ("ideas.thinkStop", self._clock.stop),
        ):
            keys.of_action(self, action_id, slot)

    def show_view(self, view: EveningView) -> None:
        """Shows what hangs, what waits and the phase of now; what is typed is left alone."""
        if view.step is None:
            return
        self._bringer.aim(view.evening.id, view.step.id)
        show_question(self._question, view.step.question or view.project.question)
        self._typing.show_view(view)
        self._clock.show_view(view)
        if self._clock.running:
            # The room is busy with it already: what is typed and what hangs needs the place more.
            theme.set_style_property(self._question, "type", "title")
        self._wall.show_view(view)
        self._waiting.show_view(view)

    def show_wall(self, standing: WallStanding) -> None:
        """How much of photos waits for a look."""
        self._photos.show_wall(standing)

    def tick(self, _view: EveningView) -> None:
        """Only the clock goes on."""
        self._clock.tick()

    def take_focus(self) -> None:
        """The line to type on."""
        self._typing.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_back(self) -> None:
        """Escape leads back to the line and takes nothing away but the offer of a double."""
        if QApplication.focusWidget() is self._typing.line:
            self._typing.leave_double()
        else:
            self.take_focus()
