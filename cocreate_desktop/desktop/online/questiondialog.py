"""A new question for people at home, after the evening: its words, how it is answered, and until when."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ...domain.errors import BadValue, CocreateError, Empty, TextTooLong
from ...domain.text import LINE
from ...domain.voting import ANSWERS
from ...language import _
from ...services.ballotwords import METHOD_NAMES
from .. import forms, problems
from ..desk import Desk
from ..drafting import keep_drafts
from ..faults import tell_at
from ..parts.dialogs import SafeDialog
from ..prepare.fields import date_typed
from .askdialog import not_online

METHODS = ("choice", "approval", "yes-no", "dots", "score", "ranking", "support")
"""Those that need no money or talk to be asked at home."""
_WIDE = 560


class QuestionDialog(SafeDialog):
    """Opened with ``open()``; stays open when it cannot be done, with a sentence under the field."""

    def __init__(self, desk: Desk, evening_id: str, parent: QWidget | None = None) -> None:
        text = _("It comes at the end of this evening's run sheet, and is asked at home at once.")
        text = " ".join((text, not_online(desk))).strip()
        super().__init__(
            _("A new question for at home"), text, _("Not now"), _("Ask it at home"), parent=parent
        )
        self.setFixedWidth(_WIDE)
        self._desk, self._evening_id = desk, evening_id
        form = forms.load("online/question", self)
        self.body.addWidget(form)
        self.question = forms.child(form, QLineEdit, "question")
        self.method = forms.child(form, QComboBox, "method")
        self.options = forms.child(form, QPlainTextEdit, "options")
        self.until = forms.child(form, QLineEdit, "until")
        self.codes = forms.child(form, QCheckBox, "codes")
        self._options_label = forms.child(form, QLabel, "optionsLabel")
        self._errors: dict[QWidget, QLabel] = {
            self.question: forms.child(form, QLabel, "questionError"),
            self.options: forms.child(form, QLabel, "optionsError"),
            self.until: forms.child(form, QLabel, "untilError"),
        }
        for method in METHODS:
            self.method.addItem(_(METHOD_NAMES[method]), method)
        self.method.currentIndexChanged.connect(self._on_method)
        keep_drafts(desk, self, "question", options=self.options)
        self.question.setFocus()

    @property
    def lines(self) -> list[str]:
        """The options as they are typed; none for a method with answers of its own."""
        if str(self.method.currentData()) in ANSWERS:
            return []
        return [line.strip() for line in self.options.toPlainText().splitlines() if line.strip()]

    @Slot()
    def accept(self) -> None:
        """Asks it."""
        online = self._desk.services.online
        try:
            online.new_question(
                self._evening_id,
                self.question.text(),
                str(self.method.currentData()),
                self.lines,
                str(date_typed(self.until.text())),
                self.codes.isChecked(),
            )
        except CocreateError as problem:
            self._tell(self._at_fault(problem), problems.at_field(problem))
            return
        self._desk.relay.tell_now()
        super().accept()
        self._desk.voice.message(_("It is asked at home from the next sharing on."))

    def _at_fault(self, problem: CocreateError) -> QWidget:
        """The field that a problem is about."""
        too_long = isinstance(problem, TextTooLong) and len(self.question.text()) > LINE
        if isinstance(problem, Empty) or too_long:
            return self.question
        return self.until if isinstance(problem, BadValue) else self.options

    def _tell(self, wrong: QWidget, why: str) -> None:
        tell_at(wrong, why, self._errors)
        self.fit()

    @Slot()
    def _on_method(self) -> None:
        open_ended = str(self.method.currentData()) not in ANSWERS
        self._options_label.setVisible(open_ended)
        self.options.setVisible(open_ended)
        self.fit()
