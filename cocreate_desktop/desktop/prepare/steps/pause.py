"""The settings of a break: the sentence under the clock."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ....domain.steps import PauseSettings, read_settings
from ....services.overview import EveningView
from ... import forms
from ...desk import Desk
from ..fields import SavedField
from .panel import StepSettings


class Panel(StepSettings):
    """One sentence."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/pause")
        edit, error = forms.child(form, QLineEdit, "message"), forms.child(form, QLabel, "messageError")
        self._message = SavedField(desk, "message", edit, error, desk.services.evenings.change_settings)

    def show_view(self, view: EveningView) -> None:
        """The sentence."""
        settings = read_settings(view.step) if view.step else None
        if view.step is not None and isinstance(settings, PauseSettings):
            self._message.aim(view.step.id, self.changing(view.step), settings.message)
