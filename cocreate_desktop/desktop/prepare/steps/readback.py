"""The settings of a readback: the summary, a sentence a line. Empty it is proposed from themes, choices and pledges."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from ....domain.errors import CocreateError
from ....domain.steps import Step
from ....language import _
from ....services.overview import EveningView
from ....services.readback import ReadbackView
from ... import forms, problems
from ...desk import Desk
from ...steps import acts
from .panel import StepSettings


class Panel(StepSettings):
    """One field; it is kept when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/readback")
        self._edit = forms.child(form, QPlainTextEdit, "points")
        self._error = forms.child(form, QLabel, "pointsError")
        self._edit.installEventFilter(self)
        self._step: Step | None = None
        self._kept: tuple[str, ...] = ()

    def show_view(self, view: EveningView) -> None:
        """What is written; what is proposed stands in grey."""
        found, step = view.matter, view.step
        if step is None or not isinstance(found, ReadbackView):
            return
        other = self._step is None or self._step.id != step.id
        self._step, self._kept = step, found.settings.points
        self._edit.setPlaceholderText("\n".join(found.points) if found.proposed else "")
        if other:
            self._error.setText("")
        if other or not (self._edit.hasFocus() or self._error.text()):
            self._edit.setPlainText("\n".join(self._kept))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whoever leaves the field keeps what it says."""
        if event.type() is QEvent.Type.FocusOut:
            self._keep()
        return False

    def _keep(self) -> None:
        step, before, readbacks = self._step, self._kept, self.desk.services.readbacks
        wanted = tuple(line.strip() for line in self._edit.toPlainText().splitlines() if line.strip())
        if step is None or wanted == before:
            return
        step_id, why = step.id, ""
        try:
            readbacks.write(step_id, wanted)
        except CocreateError as problem:
            why = problems.at_field(problem)
        self._error.setText(why)
        if why:
            return
        self.desk.undo.push(
            acts.Act(
                self.desk,
                _("Change the summary"),
                lambda: readbacks.write(step_id, before),
                lambda: readbacks.write(step_id, wanted),
            )
        )
        self.desk.relay.tell_now()
