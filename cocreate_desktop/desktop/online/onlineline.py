"""The online follow-up in one line, for the page about what happens with the input: how often it was opened, what came in, and
the way there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...domain.online import ONLINE_PHASES, Serves
from ...domain.project import Project
from ...language import _, ngettext, number_text
from ...services.online import Inbox
from .. import forms
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import NameLabel


class OnlineLine(QWidget):
    """Fed by ``show_online``."""

    # Emits: nothing; somebody wants to see it.
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "online/line")
        self.told = forms.child(form, NameLabel, "lineTold")
        self.look = forms.child(form, KeyButton, "look")
        self.look.clicked.connect(self.wanted)

    def show_online(self, project: Project, inbox: Inbox) -> None:
        """How it stands now."""
        self.told.show_words(told_text(project, inbox))


def told_text(project: Project, inbox: Inbox) -> str:
    """What there is, in numbers; without any how it stands."""
    parts = []
    if inbox.visits:
        words = ngettext("opened {n} time", "opened {n} times", inbox.visits)
        parts.append(words.format(n=number_text(inbox.visits)))
    if inbox.items:
        words = ngettext("{n} message", "{n} messages", len(inbox.items))
        parts.append(words.format(n=number_text(len(inbox.items))))
    waits = len(inbox.waiting)
    if waits:
        parts.append(ngettext("{n} waits", "{n} wait", waits).format(n=number_text(waits)))
    if parts:
        return " · ".join(parts)
    if not project.follow_up.strip():
        return _("no address yet")
    return _("own page") if project.follow_up_by is Serves.PAGE else _(ONLINE_PHASES[project.online])
