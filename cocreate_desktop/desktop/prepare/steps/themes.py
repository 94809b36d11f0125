"""The settings of putting in order: whether the room looks along."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from ....domain.steps import ThemesSettings, read_settings
from ....services.overview import EveningView
from ... import forms
from ...desk import Desk
from ..fields import SavedCheck
from .panel import StepSettings


class Panel(StepSettings):
    """One box to tick."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/themes")
        self._on_stage = SavedCheck(desk, "on_stage", forms.child(form, QCheckBox, "looksAlong"))

    def show_view(self, view: EveningView) -> None:
        """Whether the room looks along."""
        settings = read_settings(view.step) if view.step else None
        if view.step is not None and isinstance(settings, ThemesSettings):
            self._on_stage.aim(self.changing(view.step), settings.on_stage)
