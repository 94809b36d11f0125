"""The votes that people at home can take part in: asked, closed and told from here; and what a vote from home counts for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from ...domain.project import Project
from ...language import _, apart
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import NameLabel
from . import onlineacts, votewords
from .askdialog import AskDialog
from .questiondialog import QuestionDialog
from .votewords import VoteDeed, VoteLine


@dataclass(frozen=True, slots=True)
class VoteWanted:
    """A button of a vote was pressed."""

    line: VoteLine
    deed: VoteDeed


class VoteRow(QWidget):
    """A vote with its question, how it stands and two buttons at most."""

    # Emits: VoteWanted.
    wanted = Signal(object)

    def __init__(self, line: VoteLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        form = forms.fill(self, "online/voterow")
        question = line.question or _("A vote without a question yet")
        forms.child(form, NameLabel, "question").show_words(question)
        self.told = forms.child(form, NameLabel, "told")
        self.told.show_words(votewords.told_text(line))
        self.deed = forms.child(form, KeyButton, "deed")
        self.second = forms.child(form, KeyButton, "second")
        for button, deed in zip((self.deed, self.second), line.deeds, strict=True):
            button.setText(votewords.deed_text(deed, second=button is self.second))
            button.setAccessibleName(f"{question}: {button.text()}")
            button.setVisible(deed is not VoteDeed.NONE)
            button.clicked.connect(self._on_pressed)

    @Slot()
    def _on_pressed(self) -> None:
        first, second = self.line.deeds
        self.wanted.emit(VoteWanted(self.line, first if self.sender() is self.deed else second))


class VotesCard(QWidget):
    """Fed by ``show_votes``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening_id = ""
        form = forms.fill(self, "online/votes")
        self.new_question = forms.child(form, KeyButton, "newQuestion")
        self._none = forms.child(form, QLabel, "noVotes")
        self._scroll = forms.child(form, QScrollArea, "votesScroll")
        self._column = forms.child(form, QVBoxLayout, "rowsLayout")
        self.weight = forms.child(form, QComboBox, "weight")
        self._words = forms.child(form, QLabel, "weightWords")
        self.rows: list[VoteRow] = []
        self._lines: tuple[VoteLine, ...] | None = None
        self.dialog: AskDialog | QuestionDialog | None = None
        for percent, words in votewords.WEIGHTS.items():
            self.weight.addItem(_(words), percent)
        self.weight.activated.connect(self._on_weight)
        self.new_question.clicked.connect(self._on_new)

    def show_votes(self, lines: Sequence[VoteLine], project: Project, evening_id: str) -> None:
        """Everything anew; ``evening_id`` is where a new question comes."""
        self._evening_id = evening_id
        self.weight.setCurrentIndex(_nearest(project.online_weight))
        self._words.setText(votewords.weight_words(project.online_weight))
        if self._lines == tuple(lines):
            return
        self._lines = tuple(lines)
        self._none.setVisible(not lines)
        self._scroll.setVisible(bool(lines))
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while self._column.count():
            self._column.takeAt(0)
        self.rows = [VoteRow(line, self) for line in lines]
        for row in self.rows:
            row.wanted.connect(self._on_wanted)
            self._column.addWidget(row)
        self._column.addStretch(1)

    @Slot(object)
    def _on_wanted(self, wanted: VoteWanted) -> None:
        line = wanted.line
        if wanted.deed in (VoteDeed.ASK, VoteDeed.AGAIN):
            self.dialog = AskDialog(self._desk, line, self.window())
            self.dialog.open()
        elif wanted.deed is VoteDeed.CLOSE and onlineacts.stop(self._desk, line.round):
            told = _("“{question}” is closed.").format(question=apart(line.question))
            self._desk.voice.message(told, self._desk.undo.undo)
        elif wanted.deed is VoteDeed.REVEAL and onlineacts.reveal(self._desk, line.round.id):
            words = _("The result is told: at home, in the report and on the page of this evening.")
            self._desk.voice.message(words, self._desk.undo.undo)

    @Slot()
    def _on_new(self) -> None:
        self.dialog = QuestionDialog(self._desk, self._evening_id, self.window())
        self.dialog.open()

    @Slot(int)
    def _on_weight(self, _place: int) -> None:
        percent = int(self.weight.currentData())
        if percent != self._desk.services.projects.current().online_weight:
            onlineacts.weigh(self._desk, percent)


def _nearest(percent: int) -> int:
    """The place of the choice that comes nearest; a file may hold any number."""
    known = list(votewords.WEIGHTS)
    return min(range(len(known)), key=lambda place: abs(known[place] - percent))
