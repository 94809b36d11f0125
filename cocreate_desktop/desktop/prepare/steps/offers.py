"""The settings of offered and sought: whether what phones send is looked at first."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from ....domain.steps import read_settings
from ....domain.steps.offers import OffersSettings
from ....services.overview import EveningView
from ... import forms
from ...desk import Desk
from ..fields import SavedCheck
from .panel import StepSettings


class Panel(StepSettings):
    """One box."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/offers")
        self._moderated = SavedCheck(desk, "moderated", forms.child(form, QCheckBox, "moderated"))

    def show_view(self, view: EveningView) -> None:
        """What is stored."""
        settings = read_settings(view.step) if view.step else None
        if view.step is not None and isinstance(settings, OffersSettings):
            self._moderated.aim(self.changing(view.step), settings.moderated)
