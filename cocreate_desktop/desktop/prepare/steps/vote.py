"""The settings of a vote: method, rules, the base of percentages and the options, with the panels of the evening's own desk.
Once the vote was opened they can only be read."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ....domain.rounds import Phase
from ....language import _
from ....services.overview import EveningView
from ....services.tallying import RoundView
from ... import forms
from ...desk import Desk
from ...steps.voteoptions import OptionsPanel
from ...steps.voterules import RulesPanel
from .panel import StepSettings

_LATER = ("heads", "summary", "objectionsHost")


class Panel(StepSettings):
    """Rules and options of the round of the step."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/vote")
        self._draft = forms.child(form, QWidget, "draftPart")
        self._locked = forms.child(form, QLabel, "locked")
        self._rules = RulesPanel(desk, form)
        self._rules.narrow()
        self._options = OptionsPanel(desk, form)
        for name in _LATER:
            forms.child(form, QWidget, name).hide()

    def show_view(self, view: EveningView) -> None:
        """The round as it is stored."""
        found = view.round
        if found is None:
            return
        draft = found.round.phase is Phase.DRAFT
        self._draft.setVisible(draft)
        self._locked.setVisible(not draft)
        if draft:
            self._rules.show_round(found)
            self._options.show_view(view, found, tight=True)
        else:
            self._locked.setText(_read_only(found))


def _read_only(found: RoundView) -> str:
    options = [f"{option.letter}  {option.text}" for option in found.options]
    return "\n".join((_("The vote was opened: its rules and options stay as they are."), "", *options))
