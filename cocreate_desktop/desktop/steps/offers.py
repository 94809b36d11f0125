"""Aanbod en vraag at the desk: who offers what and what is sought."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from .face import StepFace


class Face(StepFace):
    """The desk's face of this kind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/offers")
        self._title = forms.child(form, QLabel, "title")

    def show_view(self, view: EveningView) -> None:
        """Shows the step as it is now."""
        if view.step is not None:
            self._title.setText(view.step.title)
