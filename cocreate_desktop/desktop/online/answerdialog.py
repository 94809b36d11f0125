"""Answers something that somebody wrote at home. What was typed stays until it is kept."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from ...domain.errors import CocreateError
from ...domain.notes import NoteState
from ...language import _
from ...services.onlineinbox import InboxItem
from .. import forms, problems
from ..desk import Desk
from ..drafting import keep_drafts
from ..parts.dialogs import SafeDialog
from . import inboxwords, onlineacts


class AnswerDialog(SafeDialog):
    """Opened with ``open()``."""

    def __init__(self, desk: Desk, item: InboxItem, parent: QWidget | None = None) -> None:
        text = _("It stands under what was said, for everybody who reads it.")
        if item.state is not NoteState.SHOWN:
            text = _("Others read it once you show what was said.")
        title = _("Answer: {what}").format(what=inboxwords.about_text(item))
        super().__init__(title, text, _("Not now"), _("Keep"), parent=parent)
        self._desk, self._item = desk, item
        form = forms.load("online/answer", self)
        self.body.addWidget(form)
        forms.child(form, QLabel, "saidText").setText(item.text)
        self.words = forms.child(form, QPlainTextEdit, "words")
        self._error = forms.child(form, QLabel, "wordsError")
        self.words.setPlainText(item.answer)
        keep_drafts(desk, self, f"answer {item.id}", words=self.words)
        self.words.setFocus()

    @Slot()
    def accept(self) -> None:
        """Keeps it; stays open when it cannot be taken."""
        try:
            onlineacts.answer(self._desk, self._item, self.words.toPlainText())
        except CocreateError as problem:
            self._error.setText(problems.at_field(problem))
            self._error.show()
            self.fit()
            return
        super().accept()
