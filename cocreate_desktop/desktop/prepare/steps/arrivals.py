"""The settings of the count at the door: which ways of hearing of it are asked, and the question about influence."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from ....domain.outreach import CHANNEL_NAMES, OutreachChannel
from ....domain.steps import ArrivalsSettings, Step, read_settings
from ....language import _
from ....services.arrivals import ArrivalsView
from ....services.overview import EveningView
from ... import forms
from ...desk import Desk
from ...parts.keybutton import KeyButton
from ..fields import SavedCheck, SavedField
from .panel import StepSettings

MOST = 5
"""As many as stand beside one another on a screen."""


class Panel(StepSettings):
    """Eleven boxes of which five can be ticked, and a question."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/arrivals")
        self._step: Step | None = None
        self._boxes = {one: forms.child(form, QCheckBox, f"way{n}") for n, one in enumerate(OutreachChannel)}
        self._project = forms.child(form, KeyButton, "ofProject")
        self._ask = SavedCheck(desk, "ask_expectation", forms.child(form, QCheckBox, "askExpectation"))
        self._edit = forms.child(form, QLineEdit, "expectation")
        error = forms.child(form, QLabel, "expectationError")
        self._question = SavedField(desk, "expectation", self._edit, error, self._unaimed)
        for one, box in self._boxes.items():
            box.setText(_(CHANNEL_NAMES[one]))
            box.clicked.connect(self._on_box)
        self._project.clicked.connect(self._on_project)

    def show_view(self, view: EveningView) -> None:
        """What is stored."""
        settings = read_settings(view.step) if view.step else None
        if view.step is None or not isinstance(settings, ArrivalsSettings):
            return
        self._step = view.step
        full = len(self._known(settings)) >= MOST
        for one, box in self._boxes.items():
            box.setChecked(one.value in settings.heard)
            box.setEnabled(box.isChecked() or not full)
        wanted = self._of_project()
        self._project.setVisible(bool(wanted) and wanted != settings.heard)
        change = self.changing(view.step)
        self._ask.aim(change, settings.ask_expectation)
        self._question.aim(view.step.id, change, settings.expectation)
        usual = view.matter.usual if isinstance(view.matter, ArrivalsView) else ""
        self._edit.setPlaceholderText(usual)
        self._edit.setEnabled(settings.ask_expectation)

    def _unaimed(self, **_fields: object) -> None:
        """Nothing is changed before a step is shown."""

    def _known(self, settings: ArrivalsSettings) -> tuple[str, ...]:
        return tuple(key for key in settings.heard if key in set(OutreachChannel))

    def _of_project(self) -> tuple[str, ...]:
        """The ways by which this project invites, each once, in the order of the list."""
        invited = {one.channel for one in self.desk.services.outreach.log.all()}
        return tuple(one.value for one in OutreachChannel if one in invited)[:MOST]

    @Slot(bool)
    def _on_box(self, on: bool) -> None:
        key = next(one.value for one, box in self._boxes.items() if box is self.sender())
        settings = read_settings(self._step) if self._step is not None else None
        if isinstance(settings, ArrivalsSettings):
            chosen = {*settings.heard, key} if on else set(settings.heard) - {key}
            newer = tuple(one for one in settings.heard if one not in set(OutreachChannel))
            heard = (*(one.value for one in OutreachChannel if one.value in chosen), *newer)
            self.keep(self._step, "heard", heard)

    @Slot()
    def _on_project(self) -> None:
        self.keep(self._step, "heard", self._of_project())
