"""The settings of a welcome: where people without a phone get their ballot."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ....domain.steps import WelcomeSettings, read_settings
from ....language import _
from ....services.overview import EveningView
from ... import forms
from ...desk import Desk
from ..fields import SavedField
from .panel import StepSettings


class Panel(StepSettings):
    """One sentence."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/welcome")
        edit = forms.child(form, QLineEdit, "paperHint")
        edit.setPlaceholderText(_("Get a ballot card at the door."))
        error = forms.child(form, QLabel, "paperHintError")
        self._hint = SavedField(desk, "paper_hint", edit, error, desk.services.evenings.change_settings)

    def show_view(self, view: EveningView) -> None:
        """The sentence for paper."""
        settings = read_settings(view.step) if view.step else None
        if view.step is not None and isinstance(settings, WelcomeSettings):
            self._hint.aim(view.step.id, self.changing(view.step), settings.paper_hint)
