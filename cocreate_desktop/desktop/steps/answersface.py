"""What the faces share of the kinds that ask the whole room and then let it see what came: heading, Show and its pages."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..stage import exitfacts
from . import keys
from .face import StepFace, show_question


class AnswersFace(StepFace):
    """Filled with the form ``name``, which has the buttons ``show`` and ``page``, and beside kicker, question and number the
    ``labels``."""

    def __init__(self, desk: Desk, parent: QWidget | None, name: str, labels: tuple[str, ...]) -> None:
        super().__init__(desk, parent)
        self.form = forms.fill(self, name)
        self._labels = {
            label: forms.child(self.form, QLabel, label)
            for label in ("kicker", "question", "number", *labels)
        }
        self._show = forms.child(self.form, KeyButton, "show")
        self._page = forms.child(self.form, KeyButton, "page")

    def _show_heading(self, view: EveningView) -> None:
        kicker, question = exitfacts.heading(view)
        self._labels["kicker"].setText(kicker)
        show_question(self._labels["question"], question)

    def _wire(self) -> None:
        self._show.clicked.connect(self.show_or_hide)
        self._page.clicked.connect(self.other_page)
        keys.of_action(self, "answers.show", self.show_or_hide)
        keys.of_action(self, "answers.page", self.other_page)

    @Slot()
    def show_or_hide(self) -> None:
        """Lets the room see what came, or hides it."""

    @Slot()
    def other_page(self) -> None:
        """To the next page on the stage, and from the last to the first."""
