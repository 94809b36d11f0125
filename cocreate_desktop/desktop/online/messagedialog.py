"""One message to everybody who asked at home to hear how it goes on. The centre mails it, to each once; who they are stands
nowhere here."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from ...domain.ids import new_id
from ...language import _, ngettext, number_text
from ...services.hearback import LONGEST_SUBJECT, Followers, Told
from .. import forms, problems
from ..desk import Desk
from ..drafting import keep_drafts
from ..parts.dialogs import SafeDialog
from ..parts.iconlabel import IconLabel
from ..parts.wrappedlist import WrappedList
from .inboxwords import day_text

_WIDE = 560


class MessageDialog(SafeDialog):
    """Opened with ``open()``. To send again after a broken line sends nothing twice: a message keeps its id until it went."""

    def __init__(self, desk: Desk, known: Followers, parent: QWidget | None = None) -> None:
        words = ngettext("Send to {n} person", "Send to {n} people", known.confirmed)
        text = _(
            "Everybody who confirmed gets it once, in a mail with a link to stop. You do not see who they are."
        )
        super().__init__(
            _("A message to who wants to hear"),
            text,
            _("Not now"),
            words.format(n=number_text(known.confirmed)),
            parent=parent,
        )
        self.setFixedWidth(_WIDE)
        self._desk, self._hear_back = desk, desk.project.hear_back
        self._id = new_id()
        self.gone = self.busy = False
        form = forms.load("online/message", self)
        self.body.addWidget(form)
        self.subject = forms.child(form, QLineEdit, "subject")
        self.words = forms.child(form, QPlainTextEdit, "words")
        self._error = forms.child(form, QLabel, "wordsError")
        self.told = forms.child(form, WrappedList, "told")
        self._told_label = forms.child(form, QLabel, "toldLabel")
        self._progress = (
            forms.child(form, IconLabel, "progressIcon"),
            forms.child(form, QLabel, "progressWords"),
        )
        self.subject.setMaxLength(LONGEST_SUBJECT)
        project = desk.services.projects.current()
        self.subject.setText(project.name or project.question)
        self.subject.textChanged.connect(self._check)
        self.words.textChanged.connect(self._check)
        self.finished.connect(self._on_gone)
        keep_drafts(desk, self, "message", words=self.words)
        self._show_told(())
        self._say("")
        self._check()
        self.words.setFocus()
        desk.tasks.run(self._hear_back.told, self._show_told, self._untold)

    @Slot()
    def accept(self) -> None:
        """Has it sent; the dialog stays open until the centre has taken it."""
        if self.busy or not self._ready():
            return
        hear_back, own_id = self._hear_back, self._id
        subject, words = self.subject.text(), self.words.toPlainText()
        self._hold(True)
        self._error.hide()
        self._say(_("Handing it to the centre …"))

        def work() -> Told:
            return hear_back.tell(own_id, subject, words)

        self._desk.tasks.run(work, self._went, self._failed)

    def _went(self, told: Told) -> None:
        self._desk.voice.message(told_text(told))
        if not self.gone:
            super().accept()

    def _failed(self, problem: BaseException) -> None:
        """What was typed stays."""
        known = problems.foreseen(problem)
        if self.gone:
            self._desk.voice.problem(known)
            return
        self._hold(False)
        self._say("")
        self._error.setText(" ".join(part for part in (known.happened, known.kept, known.next) if part))
        self._error.show()
        self.fit()

    def _untold(self, problem: BaseException) -> None:
        """Earlier messages are only there to be looked at."""
        problems.foreseen(problem)

    def _show_told(self, told: tuple[Told, ...]) -> None:
        if self.gone:
            return
        self.told.clear()
        self.told.addItems([f"{one.subject} · {told_text(one)}" for one in told])
        for part in (self.told, self._told_label):
            part.setVisible(bool(told))
        self.fit()

    def _say(self, words: str) -> None:
        for part in self._progress:
            part.setVisible(bool(words))
        self._progress[1].setText(words)
        self.fit()

    def _ready(self) -> bool:
        return bool(self.subject.text().strip() and self.words.toPlainText().strip())

    def _hold(self, busy: bool) -> None:
        self.busy = busy
        for field in (self.subject, self.words):
            field.setEnabled(not busy)
        self.deed_button.setEnabled(not busy and self._ready())

    @Slot()
    def _check(self) -> None:
        self.deed_button.setEnabled(not self.busy and self._ready())

    @Slot(int)
    def _on_gone(self, _result: int) -> None:
        self.gone = True


def told_text(one: Told) -> str:
    """How far a message has come."""
    parts = [_("{sent} of {people} sent").format(sent=number_text(one.sent), people=number_text(one.people))]
    if one.waiting:
        words = ngettext("{n} on its way", "{n} on their way", one.waiting)
        parts.append(words.format(n=number_text(one.waiting)))
    if one.failed:
        words = ngettext("{n} address takes no mail", "{n} addresses take no mail", one.failed)
        parts.append(words.format(n=number_text(one.failed)))
    if one.told_on:
        parts.insert(0, day_text(one.told_on))
    return " · ".join(parts)
