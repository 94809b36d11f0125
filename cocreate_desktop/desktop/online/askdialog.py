"""Asks a vote at home too: until when, and whether only by a personal code."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from ...domain.errors import CocreateError
from ...domain.online import OnlinePhase, Serves
from ...language import _, apart
from .. import forms, problems, theme
from ..desk import Desk
from ..parts.dialogs import SafeDialog
from ..prepare.fields import date_shown, date_typed
from . import onlineacts
from .votewords import VoteLine


class AskDialog(SafeDialog):
    """Opened with ``open()``; stays open when it cannot be done, with a sentence under the field."""

    def __init__(self, desk: Desk, line: VoteLine, parent: QWidget | None = None) -> None:
        text = _(
            "People at home see the question and not who voted what. Their votes stay apart from those of the hall."
        )
        if line.round.phase.shown:
            text = _(
                "The result that was told stays. The question is asked once more, and both are laid beside one another."
            )
        text = " ".join((text, not_online(desk))).strip()
        title = _("Ask at home: {question}").format(question=apart(line.question))
        super().__init__(title, text, _("Not now"), _("Ask it at home"), parent=parent)
        self._desk, self._line = desk, line
        form = forms.load("online/ask", self)
        self.body.addWidget(form)
        self.until = forms.child(form, QLineEdit, "until")
        self.codes = forms.child(form, QCheckBox, "codes")
        self._error = forms.child(form, QLabel, "untilError")
        self.until.setText(date_shown(line.round.online_until) if line.asks else "")
        self.codes.setChecked(line.round.online_codes)
        self.until.setFocus()

    @Slot()
    def accept(self) -> None:
        """Asks it."""
        try:
            until = str(date_typed(self.until.text()))
            onlineacts.ask(self._desk, self._line.round.id, until, codes=self.codes.isChecked())
        except CocreateError as problem:
            self._error.setText(problems.at_field(problem))
            self._error.show()
            theme.set_style_property(self.until, "error", True)
            self.fit()
            return
        super().accept()
        self._desk.voice.message(_("It is asked at home from the next sharing on."))


def not_online(desk: Desk) -> str:
    """That nobody at home can vote yet; empty where they can."""
    project = desk.services.projects.current()
    served = project.follow_up_by is Serves.HUB and project.online is OnlinePhase.OPEN
    return "" if served else _("The project is not online now: people can vote once it is.")
