"""The settings of an exit poll: five statements of one's own, which are about the outcome, and when people hear back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from ....domain.answers import STATEMENTS
from ....domain.errors import CocreateError
from ....domain.steps import ExitSettings, Step, read_settings
from ....domain.steps.exit import USUAL_STATEMENTS
from ....language import _
from ....services.overview import EveningView
from ... import forms, problems
from ...desk import Desk
from ...steps import acts
from ...steps.face import show_typed
from ..fields import DATE, SavedField
from .panel import StepSettings


class Panel(StepSettings):
    """The usual statements stand in grey where nothing is typed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/exit")
        self._step: Step | None = None
        self._edits = [forms.child(form, QLineEdit, f"statement{n}") for n in range(1, len(STATEMENTS) + 1)]
        self._boxes = [forms.child(form, QCheckBox, f"outcome{n}") for n in range(1, len(STATEMENTS) + 1)]
        self._error = forms.child(form, QLabel, "statementsError")
        for edit, words in zip(self._edits, USUAL_STATEMENTS, strict=True):
            edit.setPlaceholderText(_(words))
            edit.editingFinished.connect(self._on_left)
        for box in self._boxes:
            box.clicked.connect(self._on_left)
        promised, error = forms.child(form, QLineEdit, "promised"), forms.child(form, QLabel, "promisedError")
        self._promised = SavedField(desk, "promised", promised, error, desk.services.exitpoll.promise, DATE)

    def show_view(self, view: EveningView) -> None:
        """What is stored; what is being typed stays."""
        settings = read_settings(view.step) if view.step else None
        if view.step is None or not isinstance(settings, ExitSettings):
            return
        if self._step is None or self._step.id != view.step.id:
            self._forget()
        self._step = view.step
        kept = (*settings.statements, *("" for _one in self._edits))
        for place, (edit, box) in enumerate(zip(self._edits, self._boxes, strict=True)):
            show_typed(edit, kept[place])
            box.setChecked(place in settings.outcome)
        change = partial(self.desk.services.exitpoll.promise, view.step.id)
        self._promised.aim(view.step.id, change, settings.promise)

    def _forget(self) -> None:
        """What was refused in another step goes."""
        self._error.setText("")
        for edit in self._edits:
            edit.setModified(False)

    @Slot()
    def _on_left(self) -> None:
        step = self._step
        settings = read_settings(step) if step is not None else None
        if step is None or not isinstance(settings, ExitSettings):
            return
        typed = [edit.text() for edit in self._edits]
        outcome = [place for place, box in enumerate(self._boxes) if box.isChecked()]
        wanted = tuple(typed) if any(one.strip() for one in typed) else ()
        if (wanted, tuple(outcome)) == (settings.statements, settings.outcome):
            return
        self._keep(step.id, (wanted, outcome), (settings.statements, settings.outcome))

    def _keep(
        self,
        step_id: str,
        wanted: tuple[Sequence[str], Sequence[int]],
        before: tuple[Sequence[str], Sequence[int]],
    ) -> None:
        polls, why = self.desk.services.exitpoll, ""
        try:
            polls.state(step_id, *wanted)
        except CocreateError as problem:
            why = problems.at_field(problem)
        self._error.setText(why)
        if why:
            return
        for edit in self._edits:
            edit.setModified(False)
        words = _("Change the statements")
        self.desk.undo.push(
            acts.Act(
                self.desk,
                words,
                lambda: polls.state(step_id, *before),
                lambda: polls.state(step_id, *wanted),
            )
        )
        self.desk.relay.tell_now()
