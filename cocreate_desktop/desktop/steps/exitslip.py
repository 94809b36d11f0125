"""Forms of the exit poll that are typed over, one a line: what was read stands under the line before Enter is pressed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ...domain.answererrors import BadSlip
from ...domain.answers import MARK, NO, SO_SO, YES
from ...domain.exitslips import Slip, read_slip
from ...domain.notes import Channel
from ...language import N_, _, ngettext, number_text
from ...services.exitpoll import ExitView
from .. import forms, problems
from ..desk import Desk
from . import acts
from .face import settle

_SAID = {YES: N_("yes"), SO_SO: N_("so-so"), NO: N_("no")}


class SlipLine(QObject):
    """Wires the line."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._step_id = ""
        self._keys: tuple[str, ...] = ()
        self._line = forms.child(form, QLineEdit, "slip")
        self._read = forms.child(form, QLabel, "slipRead")
        self._count = forms.child(form, QLabel, "slipCount")
        self._line.textChanged.connect(self._on_text)
        self._line.returnPressed.connect(self._on_enter)

    def show_view(self, view: ExitView) -> None:
        """How many forms were typed."""
        self._step_id = view.polls[-1].step.id
        self._keys = tuple(one.question for one in view.asked)
        number = view.by_channel[Channel.PAPER].people
        told = ngettext("{n} form is in.", "{n} forms are in.", number).format(n=number_text(number))
        self._count.setText(told)

    def take_focus(self) -> None:
        """To the line."""
        self._line.setFocus()

    @Slot(str)
    def _on_text(self, typed: str) -> None:
        self._line.setProperty("error", False)
        self._read.setText(self._told(typed))

    def _told(self, typed: str) -> str:
        if not typed.strip():
            return _("Enter keeps it. A minus skips; own words may follow after a space.")
        try:
            slip = read_slip(typed)
        except BadSlip as problem:
            return problems.at_field(problem)
        return self._words(slip)

    def _words(self, slip: Slip) -> str:
        """What was read, such as "8 · yes · yes · so-so · – · no"."""
        skipped = "–"
        said = [_(_SAID[slip.answers[key]]) if key in slip.answers else skipped for key in self._keys]
        parts = [slip.answers.get(MARK, skipped), *said]
        return " · ".join([*parts, slip.words] if slip.words else parts)

    @Slot()
    def _on_enter(self) -> None:
        typed, polls, step_id = self._line.text(), self._desk.services.exitpoll, self._step_id
        if not typed.strip():
            return
        done = acts.do(
            self._desk, _("Type a form"), lambda: polls.enter(step_id, typed), polls.remove, polls.restore
        )
        settle(self._line, None if done is None else "")
        if done is not None:
            self._line.clear()
