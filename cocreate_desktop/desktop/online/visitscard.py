"""How people came to the pages at home, and those who want to hear how it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ...domain.outreach import Outreach
from ...language import _, ngettext, number_text
from ...services.hearback import Followers
from ...services.online import Inbox
from .. import forms, problems
from ..desk import Desk
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import NameLabel
from .messagedialog import MessageDialog
from .visitbars import VisitBars, rows_of


class VisitsCard(QWidget):
    """Fed by ``show_visits``. Who wants to hear is asked of the centre, aside, by ``look``; where nothing can be asked the line
    is not there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = forms.fill(self, "online/visits")
        self._told = forms.child(form, QLabel, "visitsTold")
        self.bars = VisitBars(self)
        column = forms.child(form, QVBoxLayout, "visitsHostLayout")
        column.addWidget(self.bars)
        column.addStretch(1)
        self.followers = forms.child(form, QLabel, "followers")
        self.more = forms.child(form, NameLabel, "followersMore")
        self.message = forms.child(form, KeyButton, "message")
        self._line = (
            forms.child(form, QFrame, "followersRule"),
            forms.child(form, IconLabel, "followersIcon"),
            self.followers,
            self.more,
            self.message,
        )
        self.known: Followers | None = None
        self.dialog: MessageDialog | None = None
        self.message.clicked.connect(self._on_message)
        self._show_followers()

    def show_visits(self, inbox: Inbox, ways: Sequence[Outreach], today: date) -> None:
        """Everything anew."""
        number = inbox.visits
        words = ngettext("opened {n} time", "opened {n} times", number)
        self._told.setText(words.format(n=number_text(number)))
        self.bars.show_rows(rows_of(inbox, ways, today), today)

    @Slot()
    def look(self) -> None:
        """Asks the centre who wants to hear; when it does not answer, nothing is told of it."""
        hear_back = self._desk.project.hear_back
        if hear_back.possible:
            self._desk.tasks.run(hear_back.followers, self._heard, self._unheard)

    def _heard(self, found: Followers) -> None:
        self.known = found
        self._show_followers()

    def _unheard(self, problem: Exception) -> None:
        """The centre is away: what is known stays."""
        problems.foreseen(problem)

    def _show_followers(self) -> None:
        known = self.known
        for part in self._line:
            part.setVisible(known is not None)
        if known is None:
            return
        number = known.confirmed
        words = ngettext("{n} person wants to hear", "{n} people want to hear", number)
        self.followers.setText(words.format(n=number_text(number)))
        self.more.show_words(more_text(known))
        self.message.setEnabled(bool(number) and known.mails)

    @Slot()
    def _on_message(self) -> None:
        if self.known is not None:
            self.dialog = MessageDialog(self._desk, self.known, self.window())
            self.dialog.finished.connect(self.look)
            self.dialog.open()


def more_text(known: Followers) -> str:
    """Who has not said yes yet, and why no message can go."""
    if not known.mails:
        return _("The centre cannot send mail.")
    parts = []
    if known.waiting:
        words = ngettext("{n} has not confirmed yet", "{n} have not confirmed yet", known.waiting)
        parts.append(words.format(n=number_text(known.waiting)))
    if known.helping:
        parts.append(
            ngettext("{n} will help", "{n} will help", known.helping).format(n=number_text(known.helping))
        )
    return " · ".join(parts) or _("By mail, with a link to stop in each.")
